/** What belongs to the installation as a whole: its hash key and whether the sample was ever made. */
import { randomBytes } from 'node:crypto'
import { maybeOne, one, run, sql, type Queryable } from '#server/storage/database.ts'

/** The key for hashes of inputs, made once and kept in the database, so that it survives a restart of the program. */
export async function hashKey(db: Queryable): Promise<Buffer> {
  await run(
    db,
    sql`insert into installation (key, value) values ('hashKey', ${JSON.stringify(randomBytes(32).toString('base64'))}) on conflict do nothing`,
  )
  const { value } = await one<{ value: string }>(db, sql`select value from installation where key = 'hashKey'`)
  return Buffer.from(value, 'base64')
}

/** Whether this is the first start on this database. */
export async function isFirstStart(db: Queryable): Promise<boolean> {
  return (await maybeOne(db, sql`select 1 from installation where key = 'started'`)) === null
}

export async function markStarted(db: Queryable): Promise<void> {
  await run(db, sql`insert into installation (key, value) values ('started', 'true') on conflict do nothing`)
}
