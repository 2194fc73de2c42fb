import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isRunning } from '#server/postgres/processes.ts'

/** A project of its own with our launcher, a program and no packages unless the lock file names some. */
function newProject(program: string, packages: Record<string, unknown> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'touchstone-launcher-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  cpSync(import.meta.dirname, join(root, 'launcher'), { recursive: true })
  const dependencies = Object.fromEntries(
    Object.keys(packages).map((path) => [path.replace('node_modules/', ''), '1.0.0']),
  )
  const described = { name: 'touchstone', version: '1.0.0', type: 'module', dependencies }
  writeFileSync(join(root, 'package.json'), JSON.stringify(described))
  const lock = { ...described, lockfileVersion: 3, packages: { '': described, ...packages } }
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock))
  mkdirSync(join(root, 'cli'))
  writeFileSync(join(root, 'cli', 'main.ts'), program)
  return root
}

function start(root: string, args: string[] = [], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, [join(root, 'launcher', 'touchstone.mjs'), ...args], {
    env: { ...process.env, LC_ALL: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}

const waiting = `process.on('SIGTERM', () => { console.log('told'); process.exit(5) })
console.log(process.pid)
setInterval(() => {}, 1000)`

test('arguments, output and exit code pass through, and nothing of ours stands between', async () => {
  const root = newProject('console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7')
  const result = await ended(start(root, ['pack', 'check', 'a folder', '--json']))
  expect(result).toEqual({ code: 7, out: '["pack","check","a folder","--json"]\n', err: '' })
  expect(existsSync(join(root, 'node_modules', '.bin', 'touchstone'))).toBe(true)
})

test('a reader that has had enough is no fault: the work is done and its exit code stands', async () => {
  const root = newProject(`import { writeFileSync } from 'node:fs'
process.exitCode = 7
for (let line = 0; line < 50; line++) {
  console.log(line)
  await new Promise((resolve) => setTimeout(resolve, 10))
}
writeFileSync('done', '')`)
  const child = spawn(process.execPath, [join(root, 'launcher', 'touchstone.mjs')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.once('data', () => child.stdout.destroy())
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  expect({ code, said, done: existsSync(join(root, 'done')) }).toEqual({ code: 7, said: '', done: true })
})

test('a signal reaches the program once, and its exit code is the answer', async () => {
  const child = start(newProject(waiting))
  await once(child.stdout!, 'data')
  child.kill('SIGTERM')
  child.kill('SIGTERM')
  expect(await ended(child)).toMatchObject({ code: 5, out: 'told\n' })
})

test('the program ends when the launcher is killed', async () => {
  const child = start(newProject(waiting))
  const [said] = (await once(child.stdout!, 'data')) as [Buffer]
  child.kill('SIGKILL')
  await expect.poll(() => isRunning(Number(said.toString())), { timeout: 5000 }).toBe(false)
})

test('without a network it says what is missing and leaves nothing that looks installed', async () => {
  const wanted = { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==` }
  const root = newProject('', { 'node_modules/nowhere': wanted })
  const cache = join(root, 'cache')
  const offline = { npm_config_registry: 'http://127.0.0.1:9', npm_config_cache: cache }
  const { code, err } = await ended(start(root, [], offline))
  expect(code).toBe(11)
  expect(err).toContain('The packages (1) could not be fetched (ECONNREFUSED). Check the network')
  expect(existsSync(join(root, 'node_modules', '.touchstone.json'))).toBe(false)
}, 30_000)

test('what is installed as the lock says is taken as it is, and noted', async () => {
  const there = { version: '1.0.0', integrity: 'sha512-x' }
  const root = newProject('console.log("ran")', { 'node_modules/there': there })
  mkdirSync(join(root, 'node_modules'))
  const note = JSON.stringify({ packages: { 'node_modules/there': there } })
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), note)
  expect(await ended(start(root))).toEqual({ code: 0, out: 'ran\n', err: '' })
  const stamp = JSON.parse(readFileSync(join(root, 'node_modules', '.touchstone.json'), 'utf8')) as { packages: string }
  expect(stamp.packages).toBe('all')
})
