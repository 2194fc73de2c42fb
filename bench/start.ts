/**
 * From the command to the first answer: the very first start (database made, sample seeded), a second one, and one after
 * kill -9; a second one by `npm start` as well, with what npm and the launcher take. Beside it the embedded PostgreSQL
 * alone, which no start can undercut. The pages are built beforehand.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startEmbeddedPostgres } from '#server/postgres/start.ts'
import { percentile, print, timed } from './table.ts'

const root = join(import.meta.dirname, '..')

const direct = [process.execPath, '--disable-warning=ExperimentalWarning', join(root, 'server/main.ts')]
const byNpm = ['npm', 'start', '--']

/** Starts the program, waits for its answer, ends it by `signal`; milliseconds until the answer. */
async function start(dataFolder: string, signal: 'SIGINT' | 'SIGKILL', [program = '', ...words] = direct) {
  const before = performance.now()
  const { DATABASE_URL: _, ...environment } = process.env
  const cache = { NODE_COMPILE_CACHE: join(root, '.build', 'compile-cache') }
  const child = spawn(program, [...words, '--data', dataFolder, '--port', '0'], {
    cwd: root,
    env: { ...environment, ...cache },
    stdio: ['ignore', 'pipe', 'ignore'],
    // a group of its own, so that the signal reaches npm and what it runs, as Ctrl-C in a terminal does
    detached: true,
  })
  let took = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/[^/\s]+/.exec(line)?.[0]
    if (address === undefined) continue
    await fetch(`${address}/health`)
    took = performance.now() - before
    break
  }
  const ended = once(child, 'exit')
  process.kill(-(child.pid ?? 0), signal)
  await ended
  return took
}

const folders: string[] = []
const folder = async () => {
  const made = await mkdtemp(join(tmpdir(), 'touchstone-bench-'))
  folders.push(made)
  return made
}
try {
  await start(await folder(), 'SIGINT')
  const first = [
    await start(await folder(), 'SIGINT'),
    await start(await folder(), 'SIGINT'),
    await start(await folder(), 'SIGINT'),
  ].sort((a, b) => a - b)
  const kept = await folder()
  await start(kept, 'SIGINT')
  const warm: number[] = []
  for (let at = 0; at < 7; at++) warm.push(await start(kept, 'SIGINT'))
  const commanded: number[] = []
  for (let at = 0; at < 7; at++) commanded.push(await start(kept, 'SIGINT', byNpm))
  const killed: number[] = []
  for (let at = 0; at < 5; at++) {
    await start(kept, 'SIGKILL')
    killed.push(await start(kept, 'SIGINT'))
  }
  const bare = await folder()
  await (await startEmbeddedPostgres({ dataFolder: bare })).stop()
  const alone = await timed(7, async () => (await startEmbeddedPostgres({ dataFolder: bare })).stop())
  const row = (what: string, times: number[]) => ({
    what,
    median: percentile(
      [...times].sort((a, b) => a - b),
      0.5,
    ),
    worst: Math.max(...times),
  })
  process.stdout.write('milliseconds to the first answer\n')
  print([
    row('first start, with the sample', first),
    row('second start', warm),
    row('second start, by npm start', commanded),
    row('start after kill -9', killed),
    row('PostgreSQL alone, started and stopped', alone),
  ])
} finally {
  for (const made of folders) await rm(made, { recursive: true, force: true })
}
