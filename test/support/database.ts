/** A database of its own for a test file, copied from the migrated template. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { databaseUrl } from './postgres-url.ts'

/**
 * Makes a fresh, migrated, empty database and drops it after the test file. Call it once at the top of the file:
 *
 *     const databaseUrl = await freshDatabase()
 *
 * @returns PostgreSQL address, usable by `pg` and by `startServer`
 */
export async function freshDatabase(): Promise<string> {
  const adminUrl = inject('adminUrl')
  const template = inject('templateDatabase')
  const name = `${template}_${randomBytes(4).toString('hex')}`
  await statement(adminUrl, `create database ${name} template ${template}`)
  afterAll(() => statement(adminUrl, `drop database if exists ${name} with (force)`))
  return databaseUrl(adminUrl, name)
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
