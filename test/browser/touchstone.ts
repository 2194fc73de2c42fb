/** A running Touchstone for a spec file: the command a user runs, on a database of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from '@playwright/test'
import { copyTemplate, dropCopy } from '#test/support/postgres.ts'

const root = join(import.meta.dirname, '..', '..')

export type RunningTouchstone = {
  /** Address without path, `http://127.0.0.1:12345`. */
  origin: string
  /** The whole address as it was printed: on a first start with the one-time link that makes the owner's account. */
  printed: string
  /** Its database, for commands beside it. */
  databaseUrl: string
}

/**
 * Starts Touchstone before the first test of the file and stops it after the last. Call it once at the top and read the
 * result inside the tests; for a page of it, `page.goto(touchstone.origin + '/…')`.
 *
 * @param options arguments of `npm start --`, for instance `--empty`
 */
export function useTouchstone(...options: string[]): RunningTouchstone {
  const running: RunningTouchstone = { origin: '', printed: '', databaseUrl: '' }
  const adminUrl = process.env['TEST_ADMIN_URL'] ?? ''
  let child: ChildProcess
  let dataFolder: string

  test.beforeAll(async () => {
    running.databaseUrl = await copyTemplate({ adminUrl, template: process.env['TEST_TEMPLATE'] ?? '' })
    dataFolder = await mkdtemp(join(tmpdir(), 'touchstone-browser-'))
    const words = [join(root, 'server', 'main.ts'), '--port', '0', '--data', dataFolder, ...options]
    child = spawn(process.execPath, words, {
      cwd: root,
      env: { ...process.env, DATABASE_URL: running.databaseUrl, LANG: 'en_US.UTF-8', LC_ALL: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    running.printed = await firstAddress(child)
    running.origin = new URL(running.printed).origin
  })

  test.afterAll(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    }
    await dropCopy(adminUrl, running.databaseUrl)
    await rm(dataFolder, { recursive: true, force: true })
  })

  return running
}

async function firstAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('Touchstone was started without a standard output')
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /https?:\/\/\S+/.exec(line)?.[0]
    if (!address) continue
    // What it prints later must not fill the pipe.
    child.stdout.resume()
    return address
  }
  throw new Error('Touchstone ended before it printed its address; the reason stands above')
}
