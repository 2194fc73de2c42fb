/** One-time links: the owner's first account, invitations, and a new password for who forgot theirs. Only the hash of a token is kept. */
import { many, maybeOne, one, run, sql, type Queryable } from '#server/storage/database.ts'
import { hashToken, newToken } from './tokens.ts'

export type LinkPurpose = 'setup' | 'invitation' | 'password'

/** Makes a link's token. A new set-up link replaces the former ones, one for a password those of the same person. */
export async function makeLink(
  db: Queryable,
  purpose: LinkPurpose,
  personId: string | null,
  days: number,
): Promise<string> {
  if (purpose === 'setup') await run(db, sql`delete from one_time_token where purpose = 'setup'`)
  if (purpose === 'password' && personId !== null) await forgetPasswordLinks(db, personId)
  const token = newToken()
  await run(
    db,
    sql`insert into one_time_token (token_hash, purpose, person_id, expires_at) values (${hashToken(token)}, ${purpose}, ${personId}, now() + make_interval(days => ${days}))`,
  )
  return token
}

/** Ends the links that would set this person's password. */
export async function forgetPasswordLinks(db: Queryable, personId: string): Promise<void> {
  await run(db, sql`delete from one_time_token where purpose = 'password' and person_id = ${personId}`)
}

/** The link behind a token, or null when it is unknown, used or has run out. */
export async function findLink(
  db: Queryable,
  token: string,
): Promise<{ purpose: LinkPurpose; personId: string | null; name: string; email: string } | null> {
  const row = await maybeOne<{
    purpose: LinkPurpose
    person_id: string | null
    name: string | null
    email: string | null
  }>(
    db,
    sql`select t.purpose, t.person_id, p.name, p.email from one_time_token t left join person p on p.id = t.person_id
        where t.token_hash = ${hashToken(token)} and t.used_at is null and t.expires_at > now()`,
  )
  return row === null
    ? null
    : { purpose: row.purpose, personId: row.person_id, name: row.name ?? '', email: row.email ?? '' }
}

/** Marks the link as used; false when somebody else was first. */
export async function takeLink(db: Queryable, token: string): Promise<boolean> {
  return (
    (await run(
      db,
      sql`update one_time_token set used_at = now() where token_hash = ${hashToken(token)} and used_at is null and expires_at > now()`,
    )) === 1
  )
}

/** Whether no account with a password exists yet. */
export async function setupNeeded(db: Queryable): Promise<boolean> {
  return (
    await one<{ needed: boolean }>(
      db,
      sql`select not exists (select 1 from person where password_hash is not null) as needed`,
    )
  ).needed
}

/**
 * Links for the owners of restored workspaces that nobody with an account owns here; without one nobody could open them.
 * None while there is no account at all: the first account owns everything.
 */
export async function linksForOwners(
  db: Queryable,
  workspaceIds: readonly string[],
): Promise<{ workspaceId: string; email: string; token: string }[]> {
  if (await setupNeeded(db)) return []
  const owners = await many<{ workspaceId: string; personId: string; email: string }>(
    db,
    sql`select m.workspace_id as "workspaceId", p.id as "personId", p.email from membership m join person p on p.id = m.person_id
        where m.workspace_id = any(${workspaceIds}::uuid[]) and m.role = 'owner'
          and not exists (select 1 from membership o join person q on q.id = o.person_id
                          where o.workspace_id = m.workspace_id and o.role = 'owner' and q.password_hash is not null)
        order by p.email`,
  )
  const links = []
  for (const { workspaceId, personId, email } of owners)
    links.push({ workspaceId, email, token: await makeLink(db, 'invitation', personId, 14) })
  return links
}
