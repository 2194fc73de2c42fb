/** Writes a backup of one workspace or of everything, while people work: one read-only snapshot of the database. */
import { rename, rm } from 'node:fs/promises'
import { to as copyTo } from 'pg-copy-streams'
import { keyForBackup } from '#server/installation.ts'
import { many, maybeOne, sql, type Db, type Queryable } from '#server/storage/database.ts'
import { backupFormat, BackupWriter, type BackupHead } from './format.ts'
import { backupTables, quoted, type BackupTable } from './tables.ts'

const uuid = /^[0-9a-f-]{36}$/

/** `workspaceId: null` backs up everything. The file appears under its name only when it is whole. */
export async function writeBackup(
  db: Db,
  file: string,
  workspaceId: string | null,
  version: string,
): Promise<BackupHead> {
  if (workspaceId !== null && !uuid.test(workspaceId)) throw new Error('a workspace id is not an id')
  const unfinished = `${file}.unfinished`
  await rm(unfinished, { force: true })
  const writer = new BackupWriter(unfinished)
  try {
    const head = await db.withConnection(async (client) => {
      await client.query('begin isolation level repeatable read read only')
      try {
        const reader = { query: (statement: { text: string; values?: unknown[] }) => client.query(statement) }
        const workspaces = await many<{ id: string }>(
          reader,
          sql`select workspace_id as id from workspace where ${workspaceId}::uuid is null or workspace_id = ${workspaceId} order by created_at, workspace_id`,
        )
        const newest = await maybeOne<{ name: string }>(
          reader,
          sql`select name from touchstone_meta.migration order by name desc limit 1`,
        )
        const made: BackupHead = {
          touchstone: 'backup',
          format: backupFormat,
          version,
          migration: newest?.name ?? '',
          madeAt: new Date().toISOString(),
          workspaces: workspaces.map((workspace) => workspace.id),
          scope: workspaceId === null ? 'everything' : 'workspace',
        }
        await writer.head(made)
        for (const table of await backupTables(reader)) {
          const query = await selection(reader, table, workspaceId)
          if (query === null) continue
          await writer.table({ table: table.name, columns: query.columns })
          for await (const chunk of client.query(copyTo(`copy (${query.text}) to stdout`)))
            await writer.chunk(chunk as Buffer)
          await writer.endTable()
        }
        return made
      } finally {
        await client.query('rollback')
      }
    })
    await writer.finish()
    await rename(unfinished, file)
    return head
  } catch (error) {
    await writer.abandon()
    await rm(unfinished, { force: true })
    throw error
  }
}

/** What of a table goes into the backup. Of one workspace: its rows, its key, and the people in it without their passwords. */
async function selection(
  reader: Queryable,
  table: BackupTable,
  workspaceId: string | null,
): Promise<{ text: string; columns: string[] } | null> {
  const all = `select ${table.columns.map(quoted).join(', ')} from ${quoted(table.name)}`
  if (workspaceId === null) return { text: all, columns: table.columns }
  if (table.ofWorkspace) return { text: `${all} where workspace_id = '${workspaceId}'`, columns: table.columns }
  if (table.name === 'installation') {
    const { name, value } = await keyForBackup(reader, workspaceId)
    return { columns: ['key', 'value'], text: `select '${name}' as key, '${JSON.stringify(value)}'::jsonb as value` }
  }
  if (table.name !== 'person') return null
  return {
    columns: ['id', 'email', 'name'],
    text: `select id, email, name from person where id in (select person_id from membership where workspace_id = '${workspaceId}')
      or id in (select person_id from assessor where workspace_id = '${workspaceId}')`,
  }
}
