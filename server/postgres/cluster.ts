/** The cluster: PostgreSQL's own folder inside the data folder. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { StartProblem } from '#launcher/problem.mjs'
import type { Identity } from './identity.ts'
import type { PostgresProgram } from './program.ts'

export function clusterFolder(dataFolder: string): string {
  return join(dataFolder, 'postgres')
}

/**
 * Refuses a cluster of another major version before anything touches it.
 *
 * @throws StartProblem data.tooNew, data.tooOld
 */
export function checkVersion(dataFolder: string, program: PostgresProgram): void {
  const file = join(clusterFolder(dataFolder), 'PG_VERSION')
  if (!existsSync(file)) return
  const found = Number.parseInt(readFileSync(file, 'utf8'), 10)
  const details = { dataFolder, found: `PostgreSQL ${found}`, known: `PostgreSQL ${program.major}` }
  if (found > program.major) throw new StartProblem('data.tooNew', details)
  if (found < program.major) throw new StartProblem('data.tooOld', { dataFolder, found, known: program.major })
}

const initialName = 'postgres.initialising-'

/**
 * A folder of its own to initialise the cluster in. It gets its final name when it is complete, so a kill in the middle
 * leaves no half-made cluster behind; and another name each time, because the initdb of a killed start lives on for a
 * moment and clears away what it had begun. Only the owner of the data folder calls this.
 */
export function makeInitialFolder(dataFolder: string): string {
  for (const name of readdirSync(dataFolder)) {
    if (!name.startsWith(initialName)) continue
    try {
      rmSync(join(dataFolder, name), { recursive: true, force: true, maxRetries: 3 })
    } catch {
      // still written to by an initdb that is about to end; the next start clears it
    }
  }
  return mkdtempSync(join(dataFolder, initialName))
}

/**
 * Initialises the cluster and gives it its name. Text sorts by code point unless a query names another collation, so a
 * cluster gives the same order on every system.
 *
 * @throws StartProblem postgres.failed
 */
export function initialise(dataFolder: string, folder: string, program: PostgresProgram, identity: Identity): void {
  const options = ['--username=touchstone', '--auth=trust', '--encoding=UTF8', '--locale=C']
  const collation = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const [command, ...rest] = [...identity.prefix, program.initdb, '-D', folder, ...options, ...collation]
  const done = spawnSync(command as string, rest, {
    encoding: 'utf8',
    env: environment(),
    ...(identity.uid === undefined ? {} : { uid: identity.uid, gid: identity.gid }),
  })
  if (done.status !== 0) {
    const reason = done.error?.message ?? lastLine(done.stderr)
    throw new StartProblem('postgres.failed', { reason, log: folder })
  }
  renameSync(folder, clusterFolder(dataFolder))
}

/** Nothing of ours: neither secrets nor settings that PostgreSQL would read. */
export function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}

export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
