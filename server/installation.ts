/** What belongs to the installation as a whole: its hash key and whether the sample was ever made. */
import { createHmac, randomBytes } from 'node:crypto'
import { maybeOne, one, run, sql, type Queryable, type Tx } from '#server/storage/database.ts'

/** The key for hashes of inputs, made once and kept in the database, so that it survives a restart of the program. */
export async function hashKey(db: Queryable): Promise<Buffer> {
  await run(
    db,
    sql`insert into installation (key, value) values ('hashKey', ${JSON.stringify(randomBytes(32).toString('base64'))}) on conflict do nothing`,
  )
  const { value } = await one<{ value: string }>(db, sql`select value from installation where key = 'hashKey'`)
  return Buffer.from(value, 'base64')
}

const nameOfKey = (workspaceId: string) => `hashKey/${workspaceId}`

/**
 * The key for hashes of one workspace's inputs. It follows from the installation's, or came with the workspace from
 * another installation, so that its score runs are recognised wherever it lives.
 */
export async function workspaceKey(db: Queryable, installationKey: Buffer, workspaceId: string): Promise<Buffer> {
  const row = await maybeOne<{ value: string }>(
    db,
    sql`select value from installation where key = ${nameOfKey(workspaceId)}`,
  )
  return row === null ? derivedKey(installationKey, workspaceId) : Buffer.from(row.value, 'base64')
}

/** What goes into a backup of one workspace: enough for its hashes, and nothing about those of the others. */
export async function keyForBackup(db: Queryable, workspaceId: string): Promise<{ name: string; value: string }> {
  const row = await maybeOne<{ value: string }>(db, sql`select value from installation where key = 'hashKey'`)
  const installationKey = Buffer.from(row?.value ?? '', 'base64')
  const key = await workspaceKey(db, installationKey, workspaceId)
  return { name: nameOfKey(workspaceId), value: key.toString('base64') }
}

/** Takes over the keys of restored workspaces; `rows` are the installation's rows in the backup. */
export async function takeKeys(
  db: Queryable,
  rows: ReadonlyMap<string, unknown>,
  workspaceIds: readonly string[],
): Promise<void> {
  const installationKey = rows.get('hashKey')
  for (const id of workspaceIds) {
    const own = rows.get(nameOfKey(id))
    const key =
      typeof own === 'string'
        ? own
        : typeof installationKey === 'string'
          ? derivedKey(Buffer.from(installationKey, 'base64'), id).toString('base64')
          : null
    if (key === null) continue
    await run(
      db,
      sql`insert into installation (key, value) values (${nameOfKey(id)}, ${JSON.stringify(key)}) on conflict (key) do update set value = excluded.value`,
    )
  }
}

/** Forgets what the installation kept for a workspace that is deleted. */
export async function forgetKey(db: Queryable, workspaceId: string): Promise<void> {
  await run(db, sql`delete from installation where key = ${nameOfKey(workspaceId)}`)
}

function derivedKey(installationKey: Buffer, workspaceId: string): Buffer {
  return createHmac('sha256', installationKey).update(workspaceId).digest()
}

/** True once in the life of a database; of two servers that start at the same moment, for one. Part of the caller's transaction. */
export async function takeFirstStart(tx: Tx): Promise<boolean> {
  return (
    (await run(tx, sql`insert into installation (key, value) values ('started', 'true') on conflict do nothing`)) === 1
  )
}
