/** A database of its own for a test file. */
import { afterAll, inject } from 'vitest'
import { copyTemplate, dropCopy } from './postgres.ts'

/**
 * Makes a fresh, migrated, empty database and drops it after the test file. Call it once at the top of the file:
 *
 *     const databaseUrl = await freshDatabase()
 *
 * @returns PostgreSQL address, usable by `pg` and by the server
 */
export async function freshDatabase(): Promise<string> {
  const adminUrl = inject('adminUrl')
  const url = await copyTemplate({ adminUrl, template: inject('template') })
  afterAll(() => dropCopy(adminUrl, url))
  return url
}
