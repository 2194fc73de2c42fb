/**
 * PostgreSQL as a child process, reached over a unix socket in the data folder and by nobody else.
 *
 * Call it from the main thread: where the system can end the child with its parent, it looks at the thread that
 * started it.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartProblem } from '#launcher/problem.mjs'
import { makeFolder } from '#server/make-folder.ts'
import { checkVersion, clusterFolder, environment, initialise, lastLine, makeInitialFolder } from './cluster.ts'
import { type Identity, chooseIdentity } from './identity.ts'
import { ownerOf, takeOwnership } from './owner.ts'
import { commandOf, isRunning } from './processes.ts'
import { type PostgresProgram, findPostgres } from './program.ts'
import { makeSocketFolder, socketUrl } from './socket-folder.ts'

export type EmbeddedPostgres = {
  /** PostgreSQL address over the unix socket, for `pg` and everything built on it. */
  url: string
  /** Settled when PostgreSQL has ended, whoever ended it; true when that was `stop`. */
  ended: Promise<{ asked: boolean }>
  /** Ends it in order (open transactions are rolled back) and gives the data folder back. May be called twice. */
  stop: () => Promise<void>
}

/** How long a killed predecessor may take to go, in milliseconds. */
const patience = 10_000

/** Crash recovery of a large database takes its time; beyond this something else is wrong. In milliseconds. */
const longestStart = 300_000

/**
 * Starts PostgreSQL on a data folder, making folder and cluster when they are not there. What a killed predecessor left
 * running or lying about is stopped and cleared first.
 *
 * @throws StartProblem data.inUse, data.noAccess, data.tooNew, data.tooOld, postgres.noPlatform, postgres.root,
 *   postgres.failed
 */
export async function startEmbeddedPostgres(options: { dataFolder: string }): Promise<EmbeddedPostgres> {
  const dataFolder = resolve(options.dataFolder)
  const program = findPostgres()
  const release = withAccess(dataFolder, () => {
    makeFolder(dataFolder)
    return takeOwnership(dataFolder)
  })
  try {
    checkVersion(dataFolder, program)
    await stopOrphan(dataFolder)
    const socket = withAccess(dataFolder, () => makeSocketFolder(dataFolder))
    const identity = withAccess(dataFolder, () => prepare(dataFolder, socket.folder, program))
    const child = await startWithPatience(dataFolder, socket.folder, program, identity)
    return running(child, socketUrl(socket.folder), () => {
      socket.remove()
      release()
    })
  } catch (error) {
    release()
    throw error
  }
}

/**
 * The address of the PostgreSQL that another living Touchstone runs on this data folder, for commands that work beside
 * it; undefined when none runs.
 */
export function findEmbeddedPostgres(options: { dataFolder: string }): string | undefined {
  const dataFolder = resolve(options.dataFolder)
  if (ownerOf(dataFolder) === undefined) return undefined
  const found = readPostmaster(dataFolder)
  return found?.ready ? socketUrl(found.socketFolder) : undefined
}

/** A fault of the file system is the data folder's problem, said as such. */
function withAccess<T>(dataFolder: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof StartProblem) throw error
    throw new StartProblem('data.noAccess', { dataFolder, reason: (error as Error).message })
  }
}

function prepare(dataFolder: string, socketFolder: string, program: PostgresProgram): Identity {
  const cluster = clusterFolder(dataFolder)
  if (existsSync(cluster)) return chooseIdentity(program, [cluster, socketFolder], cluster)
  const initial = makeInitialFolder(dataFolder)
  const identity = chooseIdentity(program, [initial, socketFolder], cluster)
  initialise(dataFolder, initial, program, identity)
  return identity
}

/** Ends the PostgreSQL of a killed predecessor. */
async function stopOrphan(dataFolder: string): Promise<void> {
  const found = readPostmaster(dataFolder)
  if (!found) return
  const command = commandOf(found.pid)
  if (!isRunning(found.pid) || (command !== undefined && !command.includes(clusterFolder(dataFolder)))) {
    forgetProcess(dataFolder)
    return
  }
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    try {
      process.kill(found.pid, signal)
    } catch {
      // Gone in between, or another user's: the wait tells.
    }
    const until = Date.now() + patience
    while (Date.now() < until) {
      if (!isRunning(found.pid)) return forgetProcess(dataFolder)
      await sleep(10)
    }
  }
  throw new StartProblem('data.inUse', { dataFolder, pid: found.pid })
}

/**
 * Puts a number nobody has into the lock file of a server that is gone: PostgreSQL would take whatever has the old
 * number for a living server, be it another program or a remainder nobody waited for. The rest of the file stays, because
 * by it PostgreSQL sees whether children of the old server still hold its memory.
 */
function forgetProcess(dataFolder: string): void {
  const file = postmasterFile(dataFolder)
  if (!existsSync(file)) return
  const lines = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, ['2147483647', ...lines.slice(1)].join('\n'))
}

/** A killed predecessor's last children may still hold the shared memory for a moment, so a refusal is tried again. */
async function startWithPatience(
  dataFolder: string,
  socketFolder: string,
  program: PostgresProgram,
  identity: Identity,
): Promise<ChildProcess> {
  const logFile = join(dataFolder, 'postgres.log')
  const until = Date.now() + patience
  for (;;) {
    const from = startLog(logFile)
    const child = spawnPostgres(dataFolder, socketFolder, program, identity, logFile)
    const ready = await readyOrEnded(child, dataFolder)
    if (ready === 'ready') return child
    const said = readFileSync(logFile).subarray(from).toString()
    const held = /lock file .* already exists|pre-existing shared memory block|is already in use/.test(said)
    if (!held || Date.now() > until) {
      const fatal = said.split('\n').findLast((line) => /FATAL|PANIC/.test(line))
      const reason = fatal?.replace(/^.*?(FATAL|PANIC): +/, '') ?? (lastLine(said) || ready)
      throw held
        ? new StartProblem('data.inUse', { dataFolder })
        : new StartProblem('postgres.failed', { reason, log: logFile })
    }
    await sleep(100)
  }
}

/** Keeps the log of this start and the one before from growing without end; returns where this start begins. */
function startLog(logFile: string): number {
  const size = existsSync(logFile) ? statSync(logFile).size : 0
  if (size < 1_000_000) return size
  renameSync(logFile, `${logFile}.old`)
  return 0
}

function spawnPostgres(
  dataFolder: string,
  socketFolder: string,
  program: PostgresProgram,
  identity: Identity,
  logFile: string,
): ChildProcess {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    fsync: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Logs hold no personal data: neither the statement nor the values of the row that failed.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }
  const values = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const withParent = endsWithParent() ? ['setpriv', '--pdeathsig', 'INT', '--'] : []
  const words = [...identity.prefix, ...withParent, program.postgres, '-D', clusterFolder(dataFolder), ...values]
  const log = openSync(logFile, 'a', 0o600)
  try {
    return spawn(words[0] as string, words.slice(1), {
      // In a group of its own: Ctrl-C in a terminal reaches the group, and PostgreSQL has to outlive our last statement.
      detached: true,
      stdio: ['ignore', log, log],
      env: environment(),
      ...(identity.uid === undefined ? {} : { uid: identity.uid, gid: identity.gid }),
    })
  } finally {
    closeSync(log)
  }
}

/** Whether the system can end PostgreSQL when this process is killed. */
function endsWithParent(): boolean {
  if (process.platform !== 'linux') return false
  return spawnSync('setpriv', ['--pdeathsig', 'INT', '--', 'true'], { stdio: 'ignore' }).status === 0
}

async function readyOrEnded(child: ChildProcess, dataFolder: string): Promise<string> {
  let failure: string | undefined
  child.once('error', (error) => (failure = error.message))
  const until = Date.now() + longestStart
  while (Date.now() < until) {
    if (failure !== undefined) return failure
    if (child.exitCode !== null || child.signalCode !== null) return `ended with ${child.exitCode ?? child.signalCode}`
    const found = readPostmaster(dataFolder)
    if (found?.pid === child.pid && found?.ready) return 'ready'
    await sleep(5)
  }
  child.kill('SIGQUIT')
  return 'no answer in five minutes'
}

function running(child: ChildProcess, url: string, clear: () => void): EmbeddedPostgres {
  let asked = false
  const ended = new Promise<{ asked: boolean }>((settle) => {
    child.once('exit', () => {
      clear()
      settle({ asked })
    })
  })
  return {
    url,
    ended,
    stop: async () => {
      asked = true
      child.kill('SIGINT')
      const hurry = setTimeout(() => child.kill('SIGQUIT'), patience)
      await ended
      clearTimeout(hurry)
    },
  }
}

function postmasterFile(dataFolder: string): string {
  return join(clusterFolder(dataFolder), 'postmaster.pid')
}

/** PostgreSQL's own lock file: process number, then folder, start, port, socket folder, address, shared memory, state. */
function readPostmaster(dataFolder: string): { pid: number; socketFolder: string; ready: boolean } | undefined {
  const file = postmasterFile(dataFolder)
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
}
