/**
 * Tries at a password, counted by account and device, beside the limit by address: somebody who asks from many addresses
 * waits as well. Why nobody is locked out for good by it: docs/decisions/tries-at-a-password.md.
 */
import { createHmac } from 'node:crypto'
import { problem } from '#server/http/problem.ts'
import { maybeOne, one, run, sql, type Queryable } from '#server/storage/database.ts'

/** Tries without any wait; each further one doubles the wait, from one second to the longest. */
const free = 5
const longestWait = 30

/** What tries are counted under. `account` may be an address that has no account: it is counted alike. */
export function triesOf(hashKey: Buffer, account: string, device: string | null): Buffer {
  return createHmac('sha256', hashKey)
    .update(JSON.stringify(['tries', account.trim().toLowerCase(), device]))
    .digest()
}

/**
 * Takes one try before the password is looked at, so that many at once are counted as many. A try that comes too early is
 * refused without being counted: asking again and again does not make the wait longer.
 *
 * @throws problem `request.tooMany` with the seconds to wait
 */
export async function takeTry(db: Queryable, who: Buffer): Promise<void> {
  await run(db, sql`delete from password_tries where last_at < now() - interval '1 hour'`)
  const taken = await maybeOne(
    db,
    sql`insert into password_tries as t (who, tries, next_at, last_at) values (${who}, 1, now(), now())
        on conflict (who) do update set tries = t.tries + 1, last_at = now(),
          next_at = now() + make_interval(secs => case when t.tries + 1 < ${free}::int then 0 else least(${longestWait}::float8, 2 ^ least(t.tries + 1 - ${free}::int, 20)) end)
        where t.next_at <= now() returning tries`,
  )
  if (taken !== null) return
  const { seconds } = await one<{ seconds: number }>(
    db,
    sql`select coalesce(ceil(extract(epoch from max(next_at) - now())), 1)::int as seconds from password_tries where who = ${who}`,
  )
  throw problem('request.tooMany', { seconds: Math.max(seconds, 1) })
}

/** The password was right: what was counted before is forgotten. */
export async function forgetTries(db: Queryable, who: Buffer): Promise<void> {
  await run(db, sql`delete from password_tries where who = ${who}`)
}
