/**
 * Brings a database to this program's version: plain SQL files, in order, each in its own transaction, all under one
 * advisory lock so that two starting servers do not race. Files are never edited once they have shipped: their hash is kept
 * and compared. They name tables without a schema, so that an older backup can be brought up to date beside the tables in
 * use (server/backup/staged.ts).
 */
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import pg from 'pg'

const folder = new URL('./migrations/', import.meta.url)
const lockKey = 7_246_013

export class NewerDatabase extends Error {
  readonly code = 'database.newer'
  readonly found: string
  readonly known: string
  constructor(found: string, known: string) {
    super(`the data was written by a newer Touchstone (migration ${found}, this one knows up to ${known})`)
    this.found = found
    this.known = known
  }
}

/** A migration that ran here is no longer the one that ships: tables may differ from what the program expects. */
export class ChangedMigration extends Error {
  readonly migration: string
  constructor(migration: string) {
    super(`migration ${migration} ran here with another text than it has now`)
    this.migration = migration
  }
}

export interface Migration {
  name: string
  text: string
  hash: string
  /** The file says `-- changes data` in its first lines: a backup is made before it runs. */
  changesData: boolean
}

export async function shippedMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      // a checkout may have turned line ends; that changes nothing
      const text = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n')
      return {
        name,
        text,
        hash: createHash('sha256').update(text).digest('hex'),
        changesData: /^-- changes data/m.test(text.slice(0, 400)),
      }
    }),
  )
}

/**
 * Runs what is missing on the database at `url` and returns the names it ran. Throws `NewerDatabase`, `ChangedMigration`.
 * `migrations` are the shipped ones unless a test gives others. `beforeDataChange` is called once, before the first missing migration that changes data of a database already in use.
 */
export async function migrate(
  url: string,
  {
    beforeDataChange,
    migrations,
  }: { beforeDataChange?: (migration: string) => Promise<void>; migrations?: readonly Migration[] } = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'touchstone-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await client.query('create schema if not exists touchstone_meta')
    await client.query(
      'create table if not exists touchstone_meta.migration (name text primary key, hash text not null, ran_at timestamptz not null default now())',
    )
    const done = new Map<string, string>(
      (await client.query('select name, hash from touchstone_meta.migration')).rows.map(
        (row: { name: string; hash: string }) => [row.name, row.hash],
      ),
    )
    const shipped = migrations ?? (await shippedMigrations())
    const known = new Set(shipped.map((migration) => migration.name))
    const newer = [...done.keys()].filter((name) => !known.has(name)).sort()
    if (newer[0] !== undefined) throw new NewerDatabase(newer[0], shipped.at(-1)?.name ?? '')
    const changed = shipped.find(({ name, hash }) => done.has(name) && done.get(name) !== hash)
    if (changed !== undefined) throw new ChangedMigration(changed.name)
    const missing = shipped.filter((migration) => !done.has(migration.name))
    if (done.size > 0 && beforeDataChange !== undefined) {
      const first = missing.find((migration) => migration.changesData)
      if (first !== undefined) await beforeDataChange(first.name)
    }
    for (const migration of missing) {
      await client.query('begin')
      try {
        await client.query(migration.text)
        await client.query('insert into touchstone_meta.migration (name, hash) values ($1, $2)', [
          migration.name,
          migration.hash,
        ])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(
          `migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`,
          { cause: error },
        )
      }
    }
    return missing.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}
