/** What belongs to the installation as a whole: its hash key and whether the sample was ever made. */
import { randomBytes } from 'node:crypto'
import { one, run, sql, type Queryable, type Tx } from '#server/storage/database.ts'

/** The key for hashes of inputs, made once and kept in the database, so that it survives a restart of the program. */
export async function hashKey(db: Queryable): Promise<Buffer> {
  await run(
    db,
    sql`insert into installation (key, value) values ('hashKey', ${JSON.stringify(randomBytes(32).toString('base64'))}) on conflict do nothing`,
  )
  const { value } = await one<{ value: string }>(db, sql`select value from installation where key = 'hashKey'`)
  return Buffer.from(value, 'base64')
}

/** True once in the life of a database; of two servers that start at the same moment, for one. Part of the caller's transaction. */
export async function takeFirstStart(tx: Tx): Promise<boolean> {
  return (
    (await run(tx, sql`insert into installation (key, value) values ('started', 'true') on conflict do nothing`)) === 1
  )
}
