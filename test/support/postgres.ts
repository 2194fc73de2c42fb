/**
 * Global set-up of the integration tests: one PostgreSQL for the whole run (the embedded one, or the server that
 * DATABASE_URL names), with one migrated template database that each test file copies.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#server/postgres/start.ts'
import { databaseUrl } from './postgres-url.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Server on which the test databases are made (its own database is only connected to, never written). */
    adminUrl: string
    /** Migrated, empty database to copy. */
    templateDatabase: string
  }
}

/** Starts or reaches PostgreSQL, migrates the template and returns the clean-up. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await serverForTests()
  const template = `touchstone_test_${randomBytes(4).toString('hex')}`
  await run(server.url, `create database ${template}`)
  try {
    await migrateIfThere(databaseUrl(server.url, template))
  } catch (error) {
    await dropTestDatabases(server.url, template)
    await server.stop()
    throw error
  }
  project.provide('adminUrl', server.url)
  project.provide('templateDatabase', template)
  return async () => {
    await dropTestDatabases(server.url, template)
    await server.stop()
  }
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

/** Drops the template and every copy of it, also those a crashed test file left behind. */
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

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

async function migrateIfThere(url: string): Promise<void> {
  const entry = new URL('../../server/storage/migrate.ts', import.meta.url)
  if (!existsSync(entry)) return
  const { migrate } = (await import(entry.href)) as { migrate: (databaseUrl: string) => Promise<void> }
  await migrate(url)
}
