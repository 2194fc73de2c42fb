/** From settings to a listening server: database, migrations, sample, web app, routes. Used by main.ts and by tests. */
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { StartProblem } from '#launcher/problem.mjs'
import { makeLink, setupNeeded } from '#server/accounts/one-time-links.ts'
import { buildApp } from '#server/http/app.ts'
import { hashKey, isFirstStart, markStarted } from '#server/installation.ts'
import { startEmbeddedPostgres } from '#server/postgres/start.ts'
import { startResults } from '#server/results/results.ts'
import type { Services } from '#server/services.ts'
import type { Settings } from '#server/settings.ts'
import { openDatabase } from '#server/storage/database.ts'
import { version } from '#server/version.ts'
import { migrate, NewerDatabase } from '#server/storage/migrate.ts'

export interface RunningServer {
  /** http://host:port, without a trailing slash */
  address: string
  /** Token of the one-time link that makes the owner's account; null when there is an account. */
  setupToken: string | null
  services: Services
  close(): Promise<void>
}

/** What main.ts tells the terminal while it waits. */
export type Progress = (step: 'database' | 'web' | 'sample') => void

const root = join(import.meta.dirname, '..')

/** Starts everything; when a step fails, what was started is stopped again. `web: false` leaves the pages out (API tests). */
export async function startServer(
  settings: Settings,
  { progress = () => {}, web = true }: { progress?: Progress; web?: boolean } = {},
): Promise<RunningServer> {
  await checkPort(settings)
  const undo: (() => Promise<void>)[] = []
  try {
    const webFolder = web ? prepareWeb(progress) : Promise.resolve(null)
    // reported below, where it is awaited
    webFolder.catch(() => {})
    const url = settings.databaseUrl ?? (await embedded(settings, undo))
    if (settings.databaseUrl !== null) await checkDatabase(settings.databaseUrl)
    await bringUpToDate(url, settings, progress)
    const db = openDatabase(url)
    undo.push(() => db.close())
    const results = startResults(url, settings.resultsMegabytes)
    undo.push(() => results.close())
    const services: Services = { db, results, settings, hashKey: await hashKey(db), version }
    if (!isLoopback(settings.host) && (await setupNeeded(db)))
      throw new StartProblem('host.needsPassword', { host: settings.host })
    if (await isFirstStart(db)) {
      if (!settings.empty) {
        progress('sample')
        const { seedSample } = await import('#server/sample/seed.ts')
        await db.transaction((tx) => seedSample(tx, services.hashKey))
      }
      await markStarted(db)
    }
    const app = await buildApp(services, await webFolder)
    undo.push(async () => {
      // a request that never ends (a client that went away in the middle of an upload) must not hold the end up
      const late = setTimeout(() => app.server.closeAllConnections(), 3000)
      await app.close()
      clearTimeout(late)
    })
    const address = await app
      .listen({ host: settings.host, port: settings.port })
      .catch((error: NodeJS.ErrnoException) => {
        throw listenProblem(error, settings)
      })
    return {
      address,
      setupToken: (await setupNeeded(db)) ? await makeLink(db, 'setup', null, 7) : null,
      services,
      close: () => runAll(undo),
    }
  } catch (error) {
    await runAll(undo)
    throw error
  }
}

async function runAll(undo: (() => Promise<void>)[]): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step().catch(() => {})
}

async function embedded(settings: Settings, undo: (() => Promise<void>)[]): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataFolder: settings.dataFolder })
  undo.push(() => postgres.stop())
  return postgres.url
}

async function bringUpToDate(url: string, settings: Settings, progress: Progress): Promise<void> {
  try {
    const beforeDataChange = async (migration: string) => {
      const { backupBeforeMigration } = await import('#server/backup/before-migration.ts')
      await backupBeforeMigration(url, settings, migration, version)
    }
    const ran = await migrate(url, { beforeDataChange })
    if (ran.length > 0) progress('database')
  } catch (error) {
    if (error instanceof NewerDatabase)
      throw new StartProblem('data.tooNew', { dataFolder: settings.dataFolder, found: error.found, known: error.known })
    throw error
  }
}

/** A database server must answer and be PostgreSQL 15 or later; the address is said without its password. */
async function checkDatabase(url: string): Promise<void> {
  let shown = url
  try {
    const parts = new URL(url)
    shown = `${parts.hostname}${parts.port === '' ? '' : `:${parts.port}`}${parts.pathname}`
  } catch {
    throw new StartProblem('database.unreachable', { address: 'DATABASE_URL', reason: 'not an address' })
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const found = Number((await client.query('show server_version_num')).rows[0]?.server_version_num)
    if (found < 150_000) throw new StartProblem('database.tooOld', { found: Math.floor(found / 10_000) })
  } catch (error) {
    if (error instanceof StartProblem) throw error
    throw new StartProblem('database.unreachable', {
      address: shown,
      reason: (error as NodeJS.ErrnoException).code ?? (error as Error).message,
    })
  } finally {
    await client.end().catch(() => {})
  }
}

/** Says early that a port is taken, before a database is started for nothing. */
async function checkPort({ host, port }: Settings): Promise<void> {
  if (port === 0) return
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => reject(listenProblem(error, { host, port })))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()))
  })
}

function listenProblem(error: NodeJS.ErrnoException, { host, port }: Pick<Settings, 'host' | 'port'>): Error {
  if (error.code === 'EADDRINUSE') return new StartProblem('port.taken', { host, port })
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EACCES')
    return new StartProblem('host.unavailable', { host })
  return error
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|::1)$/i.test(host)
}

/** The folder of the built web app; built when its sources changed, into a folder named by their hash. */
async function prepareWeb(progress: Progress): Promise<string> {
  const { buildWeb, webSourcesHash } = await import('#web/build.ts')
  const home = join(root, '.build')
  const folder = join(home, `web-${await webSourcesHash()}`)
  if (await stat(join(folder, 'index.html')).catch(() => null)) return folder
  progress('web')
  const unfinished = `${folder}.${process.pid}`
  await mkdir(home, { recursive: true })
  await buildWeb(unfinished)
  // another process may have been faster; its folder has the same content
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }))
  for (const name of await readdir(home))
    if (/^web-[0-9a-f]+$/.test(name) && join(home, name) !== folder)
      await rm(join(home, name), { recursive: true, force: true })
  return folder
}
