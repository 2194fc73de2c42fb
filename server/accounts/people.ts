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

export async function setAccount(
  db: Queryable,
  personId: string,
  name: string,
  email: string,
  password: string,
): Promise<void> {
  await run(
    db,
    sql`update person set name = ${name}, email = ${email}, password_hash = ${await hashPassword(password)} where id = ${personId}`,
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
