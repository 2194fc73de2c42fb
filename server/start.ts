/** From settings to a listening server: database, migrations, sample, web app, routes. Used by main.ts and by tests. */
import { rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { StartProblem } from '#launcher/problem.mjs'
import { makeLink, setupNeeded } from '#server/accounts/one-time-links.ts'
import { hashKey, takeFirstStart } from '#server/installation.ts'
import { noteAddress } from '#server/listening.ts'
import { startEmbeddedPostgres } from '#server/postgres/start.ts'
import { noteServed, removeStaleBuilds } from '#server/stale-builds.ts'
import { startResults } from '#server/results/results.ts'
import type { Services } from '#server/services.ts'
import type { Settings } from '#server/settings.ts'
import { openDatabase } from '#server/storage/database.ts'
import { version } from '#server/version.ts'
import { prepareDatabase } from '#server/storage/prepare.ts'

export interface RunningServer {
  /** http://host:port, without a trailing slash */
  address: string
  /** Token of the one-time link that makes the owner's account; null when there is an account. */
  setupToken: string | null
  services: Services
  /** Settled when the embedded PostgreSQL ended without being asked to. */
  lost: Promise<StartProblem>
  close(): Promise<void>
}

/** What main.ts tells the terminal while it waits. */
export type Progress = (step: 'database' | 'web' | 'sample') => void

const root = join(import.meta.dirname, '..')

const never = new Promise<never>(() => {})

/**
 * Starts everything; when a step fails or `signal` says so, what was started is stopped again. `web: false` leaves the
 * pages out (API tests).
 *
 * @throws StartProblem; the reason of `signal` when that came first
 */
export async function startServer(
  settings: Settings,
  {
    progress = () => {},
    web = true,
    signal = new AbortController().signal,
  }: { progress?: Progress; web?: boolean; signal?: AbortSignal } = {},
): Promise<RunningServer> {
  await checkPort(settings)
  const undo: (() => Promise<void>)[] = []
  try {
    const database =
      settings.databaseUrl === null
        ? embedded(settings, undo)
        : Promise.resolve({ url: settings.databaseUrl, lost: never })
    reportLater(database)
    // PostgreSQL comes up while this process loads the routes
    await nextTurn()
    const webFolder = web ? prepareWeb(progress) : Promise.resolve(null)
    reportLater(webFolder)
    const { buildApp } = await import('#server/http/app.ts')
    const { url, lost } = await database
    signal.throwIfAborted()
    if ((await prepareDatabase(url, settings)).length > 0) progress('database')
    signal.throwIfAborted()
    const db = openDatabase(url)
    undo.push(() => db.close())
    const results = startResults(url, settings.resultsMegabytes)
    undo.push(() => results.close())
    const services: Services = { db, results, settings, hashKey: await hashKey(db), version }
    if (!isLoopback(settings.host) && (await setupNeeded(db)))
      throw new StartProblem('host.needsPassword', { host: settings.host })
    await db.transaction(async (tx) => {
      if (!(await takeFirstStart(tx)) || settings.empty) return
      progress('sample')
      const { seedSample } = await import('#server/sample/seed.ts')
      await seedSample(tx, services.hashKey)
    })
    signal.throwIfAborted()
    const app = await buildApp(services, await webFolder)
    signal.throwIfAborted()
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
    undo.push(await noteAddress(settings.dataFolder, address))
    return {
      address,
      setupToken: (await setupNeeded(db)) ? await makeLink(db, 'setup', null, 7) : null,
      services,
      lost,
      close: () => runAll(undo),
    }
  } catch (error) {
    await runAll(undo)
    throw error
  }
}

/** Its failure is reported where it is awaited, and is not unhandled until then. */
function reportLater(work: Promise<unknown>): void {
  work.catch(() => {})
}

async function runAll(undo: (() => Promise<void>)[]): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step().catch(() => {})
}

async function embedded(
  { dataFolder }: Settings,
  undo: (() => Promise<void>)[],
): Promise<{ url: string; lost: Promise<StartProblem> }> {
  const starting = startEmbeddedPostgres({ dataFolder })
  undo.push(async () => (await starting).stop())
  const postgres = await starting
  const lost = postgres.ended.then(({ asked }) =>
    asked ? never : new StartProblem('postgres.lost', { log: join(dataFolder, 'postgres.log') }),
  )
  return { url: postgres.url, lost }
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
  if (error.syscall === 'listen' || error.syscall === 'getaddrinfo')
    return new StartProblem('host.unavailable', { host, port, reason: error.code ?? '' })
  return error
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|::1)$/i.test(host)
}

/** The folder of the built web app; built when its sources changed, into a folder named by their hash. */
async function prepareWeb(progress: Progress): Promise<string> {
  const { buildWeb, webSourcesHash } = await import('#web/build.ts')
  const home = join(root, '.build')
  const name = `web-${webSourcesHash()}`
  const folder = join(home, name)
  noteServed(home, name)
  if (await stat(join(folder, 'index.html')).catch(() => null)) return folder
  progress('web')
  const unfinished = `${folder}.${process.pid}`
  await buildWeb(unfinished)
  // another process may have been faster; its folder has the same content
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }))
  await removeStaleBuilds(home, name)
  return folder
}
