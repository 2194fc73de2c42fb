/**
 * An older backup: its tables are made again as they were, in a schema of their own, filled, and brought up to date by the
 * migrations since. So a later migration may rename, split or drop whatever it likes. Part of the restoring transaction:
 * the schema is gone again at its end, however it ends.
 */
import type { PoolClient } from 'pg'
import type { Migration } from '#server/storage/migrate.ts'
import { quoted } from './tables.ts'

const schema = 'touchstone_restore'

/** Runs `work` with its tables found, and made, in the staging schema. */
export async function inStaging<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query(`set local search_path to ${schema}`)
  const result = await work()
  await client.query('reset search_path')
  return result
}

/** The tables as they were when the backup was made. */
export async function makeStaging(client: PoolClient, migrations: readonly Migration[]): Promise<void> {
  await client.query(`create schema ${schema}`)
  await migrateStaging(client, migrations)
}

/** Brings them to what `migrations` make of them. */
export async function migrateStaging(client: PoolClient, migrations: readonly Migration[]): Promise<void> {
  await inStaging(client, async () => {
    for (const { text } of migrations) await client.query(text)
  })
}

export async function dropStaging(client: PoolClient): Promise<void> {
  await client.query(`drop schema ${schema} cascade`)
}

/** A table of the staging schema, as SQL writes it. */
export function staged(table: string): string {
  return `${schema}.${quoted(table)}`
}
