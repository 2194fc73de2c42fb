/** Accounts: one person, one address, any number of workspaces. */
import { randomUUID } from 'node:crypto'
import { maybeOne, run, sql, type Queryable } from '#server/storage/database.ts'
import { hashPassword } from './passwords.ts'

export interface PersonRow {
  id: string
  name: string
  email: string
  password_hash: string | null
}

export async function findPerson(db: Queryable, id: string): Promise<PersonRow | null> {
  return maybeOne<PersonRow>(db, sql`select id, name, email, password_hash from person where id = ${id}`)
}

export async function findPersonByEmail(db: Queryable, email: string): Promise<PersonRow | null> {
  return maybeOne<PersonRow>(
    db,
    sql`select id, name, email, password_hash from person where lower(email) = lower(${email})`,
  )
}

/** A person without a password cannot sign in until a one-time link sets one. */
export async function insertPerson(
  db: Queryable,
  name: string,
  email: string,
  password: string | null,
): Promise<string> {
  const id = randomUUID()
  await run(
    db,
    sql`insert into person (id, name, email, password_hash) values (${id}, ${name}, ${email}, ${password === null ? null : await hashPassword(password)})`,
  )
  return id
}

/** Makes the account of somebody who was invited, once; false when they have one already. */
export async function setAccount(
  db: Queryable,
  personId: string,
  name: string,
  email: string,
  password: string,
): Promise<boolean> {
  return (
    (await run(
      db,
      sql`update person set name = ${name}, email = ${email}, password_hash = ${await hashPassword(password)} where id = ${personId} and password_hash is null`,
    )) === 1
  )
}

/** The first account owns every workspace there is (the sample, or what a restore brought). */
export async function makeFirstOwner(db: Queryable, personId: string): Promise<void> {
  // true for all workspaces on purpose: nobody else has an account yet
  await run(
    db,
    sql`insert into membership (workspace_id, person_id, role) select workspace_id, ${personId}, 'owner' from workspace on conflict do nothing`,
  )
}

/** Whether somebody without an account yet was given access elsewhere, where `inviter` has no say. */
export async function isPendingElsewhere(
  db: Queryable,
  personId: string,
  workspaceId: string,
  inviterId: string | null,
): Promise<boolean> {
  const row = await maybeOne(
    db,
    // about one person, wherever they are a member
    sql`select 1 from membership m join person p on p.id = m.person_id
        where m.person_id = ${personId} and p.password_hash is null and m.workspace_id <> ${workspaceId}
          and not exists (select 1 from membership o where o.workspace_id = m.workspace_id and o.person_id = ${inviterId} and o.role = 'owner')`,
  )
  return row !== null
}

/** Forgets those of these people who never made an account and have no access and no sheet left anywhere. */
export async function forgetPeople(db: Queryable, personIds: readonly string[]): Promise<void> {
  await run(
    db,
    sql`delete from person p where p.id = any(${personIds}::uuid[]) and p.password_hash is null
          and not exists (select 1 from membership m where m.person_id = p.id) and not exists (select 1 from assessor a where a.person_id = p.id)`,
  )
}
