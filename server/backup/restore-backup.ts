/**
 * Restores a backup in one transaction: the whole file is checked first, then everything in it comes in or nothing does.
 * An older backup fits a newer program: columns it does not have take their defaults.
 */
import type { PoolClient } from 'pg'
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { takeKeys } from '#server/installation.ts'
import { problem } from '#server/http/problem.ts'
import { many, sql, type Db } from '#server/storage/database.ts'
import { shippedMigrations } from '#server/storage/migrate.ts'
import { BackupFault, readBackup, type BackupHead, type TableHead } from './format.ts'
import { backupTables, quoted } from './tables.ts'

/** Tables that name people: their rows pass through a temporary table in which ids of known people are exchanged. */
const namesPeople: Record<string, string> = { membership: 'person_id', assessor: 'person_id' }

export async function restoreBackup(db: Db, file: string): Promise<BackupHead> {
  const head = await check(file)
  await db.withConnection(async (client) => {
    await client.query('begin')
    try {
      await load(client, file, head)
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
async function check(file: string): Promise<BackupHead> {
  try {
    const head = await readBackup(file, {})
    const known = (await shippedMigrations()).at(-1)?.name ?? ''
    if (head.migration > known) throw new BackupFault('newer')
    return head
  } catch (error) {
    if (error instanceof BackupFault) throw problem('backup.invalid', { why: error.why })
    throw error
  }
}

async function load(client: PoolClient, file: string, head: BackupHead): Promise<void> {
  const reader = { query: (statement: { text: string; values?: unknown[] }) => client.query(statement) }
  const there = await many(reader, sql`select 1 from workspace where workspace_id = any(${head.workspaces}::uuid[])`)
  if (there.length > 0) throw problem('backup.exists')
  const tables = new Map((await backupTables(reader)).map((table) => [table.name, table]))
  await client.query(
    'create temporary table person_of_backup (id uuid, email text, name text, password_hash text, created_at timestamptz(3)) on commit drop',
  )
  let stream: CopyStreamQuery | null = null
  let current: TableHead | null = null
  await readBackup(file, {
    table: async (table) => {
      const known = tables.get(table.table)
      if (known === undefined || table.columns.some((column) => !known.columns.includes(column)))
        throw new BackupFault('damaged')
      current = table
      const target = await targetOf(client, table.table)
      stream = client.query(copyFrom(`copy ${target} (${table.columns.map(quoted).join(', ')}) from stdin`))
    },
    chunk: async (data) => {
      if (stream !== null && !stream.write(data)) await once(stream, 'drain')
    },
    endTable: async () => {
      if (stream === null || current === null) return
      stream.end()
      await finished(stream)
      await settle(client, current, head.workspaces)
      stream = null
    },
  })
}

/** Where a table's rows go first. */
async function targetOf(client: PoolClient, table: string): Promise<string> {
  if (table === 'person') return 'person_of_backup'
  if (table !== 'installation' && namesPeople[table] === undefined) return quoted(table)
  await client.query(
    `create temporary table ${quoted(`${table}_of_backup`)} (like ${quoted(table)} including defaults) on commit drop`,
  )
  return quoted(`${table}_of_backup`)
}

/** Moves staged rows into their table. People are one person by address, whatever their id was elsewhere. */
async function settle(client: PoolClient, { table, columns }: TableHead, workspaces: readonly string[]): Promise<void> {
  if (table === 'person') {
    await client.query(`insert into person (id, email, name, password_hash, created_at)
      select id, email, name, password_hash, coalesce(created_at, now()) from person_of_backup b
      where not exists (select 1 from person p where lower(p.email) = lower(b.email)) on conflict do nothing`)
    return
  }
  if (table === 'installation') {
    const { rows } = await client.query<{ key: string; value: unknown }>(
      'select key, value from installation_of_backup',
    )
    await takeKeys(client, new Map(rows.map(({ key, value }) => [key, value])), workspaces)
    // whoever restores everything into a new folder does not want the sample beside it
    await client.query(`insert into installation (key, value) select key, value from installation_of_backup
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
  await client.query(
    `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) select ${chosen.join(', ')} from ${quoted(`${table}_of_backup`)} s`,
  )
}
