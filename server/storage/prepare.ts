/** Makes a database ready for this program: it answers, is new enough, and has today's tables. Server and command line alike. */
import pg from 'pg'
import { StartProblem } from '#launcher/problem.mjs'
import type { Settings } from '#server/settings.ts'
import { version } from '#server/version.ts'
import { ChangedMigration, migrate, NewerDatabase } from './migrate.ts'

/**
 * @param url where the database is, be it the embedded one or the one in the settings
 * @returns names of the migrations that ran
 * @throws StartProblem database.unreachable, database.tooOld, data.tooNew, data.changed
 */
export async function prepareDatabase(url: string, settings: Settings): Promise<string[]> {
  if (settings.databaseUrl !== null) await checkDatabase(settings.databaseUrl)
  try {
    return await migrate(url, {
      beforeDataChange: async (migration) => {
        const { backupBeforeMigration } = await import('#server/backup/before-migration.ts')
        await backupBeforeMigration(url, settings, migration, version)
      },
    })
  } catch (error) {
    const dataFolder = settings.databaseUrl === null ? settings.dataFolder : shownAddress(settings.databaseUrl)
    if (error instanceof ChangedMigration)
      throw new StartProblem('data.changed', { dataFolder, found: error.migration })
    if (!(error instanceof NewerDatabase)) throw error
    throw new StartProblem('data.tooNew', { dataFolder, found: error.found, known: error.known })
  }
}

/** A database server must answer and be PostgreSQL 15 or later. */
async function checkDatabase(url: string): Promise<void> {
  const address = shownAddress(url)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // a server that goes away while we ask is said below, once
  client.on('error', () => {})
  try {
    await client.connect()
    const found = Number((await client.query('show server_version_num')).rows[0]?.server_version_num)
    if (found < 150_000) throw new StartProblem('database.tooOld', { found: Math.floor(found / 10_000) })
  } catch (error) {
    if (error instanceof StartProblem) throw error
    // what the server itself says is clearer than its code, what the network says is not
    const { code, message } = error as NodeJS.ErrnoException
    throw new StartProblem('database.unreachable', {
      address,
      reason: error instanceof pg.DatabaseError ? message : (code ?? message),
    })
  } finally {
    await client.end().catch(() => {})
  }
}

/** The address without account and password. */
function shownAddress(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url)
    return `${hostname}${port === '' ? '' : `:${port}`}${pathname}`
  } catch {
    throw new StartProblem('database.unreachable', { address: 'DATABASE_URL', reason: 'not an address' })
  }
}
