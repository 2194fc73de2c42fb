/**
 * Restores a backup in one transaction: the whole file is checked first, then everything in it comes in or nothing does.
 * Its rows first stand in tables of the form they had (server/backup/staged.ts when that was an older one), then move to
 * the tables in use.
 */
import type { PoolClient } from 'pg'
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { takeKeys } from '#server/installation.ts'
import { problem } from '#server/http/problem.ts'
import { many, sql, type Db } from '#server/storage/database.ts'
import { shippedMigrations, type Migration } from '#server/storage/migrate.ts'
import { BackupFault, readBackup, type BackupHead, type TableHead } from './format.ts'
import { dropStaging, inStaging, makeStaging, migrateStaging, staged } from './staged.ts'
import { backupTables, quoted, type BackupTable } from './tables.ts'

/** Tables that name people: in their rows ids of known people are exchanged. */
const namesPeople: Record<string, string> = { membership: 'person_id', assessor: 'person_id' }

/** `migrations` are the shipped ones unless a test gives others; the database has them all. */
export async function restoreBackup(
  db: Db,
  file: string,
  { migrations }: { migrations?: readonly Migration[] } = {},
): Promise<BackupHead> {
  const known = migrations ?? (await shippedMigrations())
  const head = await check(file, known)
  await db.withConnection(async (client) => {
    await client.query('begin')
    try {
      await load(client, file, head, known)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback').catch(() => {})
      if (error instanceof BackupFault) throw problem('backup.invalid', { why: error.why })
      throw error
    }
  })
  return head
}

/** Reads the file once from start to end, so that nothing is written from a damaged one. */
async function check(file: string, known: readonly Migration[]): Promise<BackupHead> {
  try {
    const head = await readBackup(file, {})
    if (!known.some(({ name }) => name === head.migration)) throw new BackupFault('newer')
    return head
  } catch (error) {
    if (error instanceof BackupFault) throw problem('backup.invalid', { why: error.why })
    throw error
  }
}

async function load(client: PoolClient, file: string, head: BackupHead, known: readonly Migration[]): Promise<void> {
  const reader = { query: (statement: { text: string; values?: unknown[] }) => client.query(statement) }
  const there = await many(reader, sql`select 1 from workspace where workspace_id = any(${head.workspaces}::uuid[])`)
  if (there.length > 0) throw problem('backup.exists')
  const tables = await backupTables(reader)
  const since = known.filter(({ name }) => name > head.migration)
  if (since.length === 0) {
    await fill(client, file, tables, {
      target: (table) => targetOf(client, table),
      filled: ({ table, columns }) => settle(client, table, columns, head.workspaces),
    })
    return
  }
  await makeStaging(
    client,
    known.filter(({ name }) => name <= head.migration),
  )
  await fill(client, file, await inStaging(client, () => backupTables(reader)), {
    target: (table) => Promise.resolve(staged(table)),
    filled: () => Promise.resolve(),
  })
  await migrateStaging(client, since)
  for (const { name, columns } of tables) {
    const target = await targetOf(client, name)
    const list = columns.map(quoted).join(', ')
    await client.query(`insert into ${target} (${list}) select ${list} from ${staged(name)}`)
    await settle(client, name, columns, head.workspaces)
  }
  await dropStaging(client)
}

/** Copies the rows of the file into the tables that `target` names, each told to `filled` when it is whole. */
async function fill(
  client: PoolClient,
  file: string,
  tables: readonly BackupTable[],
  { target, filled }: { target: (table: string) => Promise<string>; filled: (table: TableHead) => Promise<void> },
): Promise<void> {
  let stream: CopyStreamQuery | null = null
  let current: TableHead | null = null
  await readBackup(file, {
    table: async (table) => {
      const known = tables.find(({ name }) => name === table.table)
      if (known === undefined || table.columns.some((column) => !known.columns.includes(column)))
        throw new BackupFault('damaged')
      current = table
      stream = client.query(
        copyFrom(`copy ${await target(table.table)} (${table.columns.map(quoted).join(', ')}) from stdin`),
      )
    },
    chunk: async (data) => {
      if (stream !== null && !stream.write(data)) await once(stream, 'drain')
    },
    endTable: async () => {
      if (stream === null || current === null) return
      stream.end()
      await finished(stream)
      await filled(current)
      stream = null
    },
  })
}

const stagedName = (table: string) => `${table}_of_backup`

/** Where a table's rows go first: those that need a look before they count wait in a temporary table. */
async function targetOf(client: PoolClient, table: string): Promise<string> {
  if (table !== 'person' && table !== 'installation' && namesPeople[table] === undefined) return quoted(table)
  const name = quoted(stagedName(table))
  await client.query(`create temporary table ${name} (like ${quoted(table)} including defaults) on commit drop`)
  return name
}

/** Moves staged rows into their table. People are one person by address, whatever their id was elsewhere. */
async function settle(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  workspaces: readonly string[],
): Promise<void> {
  const from = quoted(stagedName(table))
  const list = columns.map(quoted).join(', ')
  if (table === 'person') {
    await client.query(`insert into person (${list}) select ${list} from ${from} b
      where not exists (select 1 from person p where lower(p.email) = lower(b.email)) on conflict do nothing`)
    return
  }
  if (table === 'installation') {
    const { rows } = await client.query<{ key: string; value: unknown }>(`select key, value from ${from}`)
    await takeKeys(client, new Map(rows.map(({ key, value }) => [key, value])), workspaces)
    // whoever restores everything into a new folder does not want the sample beside it
    await client.query(`insert into installation (key, value) select key, value from ${from}
      where key = 'started' on conflict do nothing`)
    return
  }
  const person = namesPeople[table]
  if (person === undefined) return
  const chosen = columns.map((column) =>
    column === person
      ? `(select p.id from person_of_backup b join person p on lower(p.email) = lower(b.email) where b.id = s.${quoted(column)})`
      : `s.${quoted(column)}`,
  )
  await client.query(`insert into ${quoted(table)} (${list}) select ${chosen.join(', ')} from ${from} s`)
}
