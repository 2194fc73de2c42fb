/**
 * One PostgreSQL for a whole test run (the embedded one, or the server that DATABASE_URL names), with one migrated
 * template database that every test file copies.
 */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '#server/postgres/start.ts'
import { migrate } from '#server/storage/migrate.ts'

export type TestPostgres = {
  /** Server on which the test databases are made; its own database is only connected to. */
  adminUrl: string
  /** Migrated, empty database to copy. */
  template: string
  /** Drops every test database, also those a crashed test left behind, and stops what was started. */
  stop: () => Promise<void>
}

export async function startTestPostgres(): Promise<TestPostgres> {
  const server = await serverForTests()
  const template = `touchstone_test_${randomBytes(4).toString('hex')}`
  const stop = async () => {
    await dropTestDatabases(server.url, template)
    await server.stop()
  }
  try {
    await statement(server.url, `create database ${template}`)
    await migrate(databaseUrl(server.url, template))
  } catch (error) {
    await stop()
    throw error
  }
  return { adminUrl: server.url, template, stop }
}

/**
 * Copies the template.
 *
 * @returns address of the new database
 */
export async function copyTemplate({
  adminUrl,
  template,
}: Pick<TestPostgres, 'adminUrl' | 'template'>): Promise<string> {
  const name = `${template}_${randomBytes(4).toString('hex')}`
  await statement(adminUrl, `create database ${name} template ${template}`)
  return databaseUrl(adminUrl, name)
}

/** Drops a copy, also while somebody is connected to it. */
export async function dropCopy(adminUrl: string, url: string): Promise<void> {
  await statement(adminUrl, `drop database if exists ${new URL(url).pathname.slice(1)} with (force)`)
}

function databaseUrl(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

async function serverForTests(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['DATABASE_URL']
  if (given) return { url: given, stop: async () => {} }
  const dataFolder = await mkdtemp(join(tmpdir(), 'touchstone-test-'))
  const embedded = await startEmbeddedPostgres({ dataFolder })
  return {
    url: embedded.url,
    stop: async () => {
      await embedded.stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

async function dropTestDatabases(adminUrl: string, template: string): Promise<void> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    const found = await client.query<{ datname: string }>(
      'select datname from pg_database where datname = $1 or starts_with(datname, $2)',
      [template, `${template}_`],
    )
    for (const { datname } of found.rows) await client.query(`drop database if exists ${datname} with (force)`)
  } finally {
    await client.end()
  }
}

async function statement(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
