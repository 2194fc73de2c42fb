/** A new password for somebody who has an account, whichever way they proved who they are. */
import { run, sql, type Queryable } from '#server/storage/database.ts'
import { forgetPasswordLinks } from './one-time-links.ts'
import { hashPassword } from './passwords.ts'
import { endSessions } from './sessions.ts'

/** Sets it and closes what the old one opened: every session, and links that were made for the same purpose. */
export async function setPassword(db: Queryable, personId: string, password: string): Promise<void> {
  await run(
    db,
    sql`update person set password_hash = ${await hashPassword(password)} where id = ${personId} and password_hash is not null`,
  )
  await endSessions(db, personId)
  await forgetPasswordLinks(db, personId)
}
