import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { type EmbeddedPostgres, findEmbeddedPostgres, startEmbeddedPostgres } from './start.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

function newFolder(name = 'data'): string {
  const parent = mkdtempSync(join(tmpdir(), 'touchstone-postgres-'))
  folders.push(parent)
  return join(parent, name)
}

async function started(dataFolder: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataFolder })
  onTestFinished(() => server.stop())
  return server
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

/** Another Touchstone, as far as the data folder can tell. */
async function otherProcess(dataFolder: string): Promise<ChildProcess> {
  const script = `import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'start.ts'))}
    await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)} })
    console.log('ready')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

describe('embedded PostgreSQL', () => {
  test('keeps what was committed from one start to the next', async () => {
    const dataFolder = newFolder()
    const first = await started(dataFolder)
    await ask(first.url, 'create table kept as select 7 as value')
    await first.stop()
    expect(await first.ended).toEqual({ asked: true })
    expect(existsSync(join(dataFolder, 'owner.json'))).toBe(false)
    const second = await started(dataFolder)
    expect(await ask(second.url, 'select value from kept')).toBe(7)
  })

  test('writes through, listens nowhere, sorts by code point and knows names in Chinese order', async () => {
    const { url } = await started(newFolder())
    expect(await ask(url, "select current_setting('fsync') || current_setting('synchronous_commit')")).toBe('onon')
    expect(await ask(url, "select current_setting('listen_addresses')")).toBe('')
    expect(await ask(url, "select string_agg(n, '' order by n) from (values ('b'), ('B'), ('a')) v(n)")).toBe('Bab')
    const names = "(values ('张'), ('李'), ('阿')) v(n)"
    expect(await ask(url, `select string_agg(n, '' order by n collate "zh-x-icu") from ${names}`)).toBe('阿李张')
  })

  test('is refused to a second starter, who can still find its address', async () => {
    const dataFolder = newFolder()
    expect(findEmbeddedPostgres({ dataFolder })).toBeUndefined()
    const { url } = await started(dataFolder)
    await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({ code: 'data.inUse', exitCode: 32 })
    expect(findEmbeddedPostgres({ dataFolder })).toBe(url)
  })

  test('loses nothing acknowledged when its Touchstone is killed, and starts again', async () => {
    const dataFolder = newFolder()
    const killed = await otherProcess(dataFolder)
    const url = findEmbeddedPostgres({ dataFolder }) as string
    await ask(url, 'create table kept as select 7 as value')
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    const again = await started(dataFolder)
    expect(await ask(again.url, 'select value from kept')).toBe(7)
  })

  test('starts again when PostgreSQL was killed with it and its number went to another program', async () => {
    const dataFolder = newFolder()
    const killed = await otherProcess(dataFolder)
    const lock = join(dataFolder, 'postgres', 'postmaster.pid')
    const lines = readFileSync(lock, 'utf8').split('\n')
    process.kill(Number(lines[0]), 'SIGKILL')
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    writeFileSync(lock, [process.pid, ...lines.slice(1)].join('\n'))
    const again = await started(dataFolder)
    expect(await ask(again.url, 'select 1')).toBe(1)
  })

  test('works where the path of the data folder is too long for a socket', async () => {
    const { url } = await started(newFolder('x'.repeat(100)))
    expect(await ask(url, 'select 1')).toBe(1)
  })

  test('says when the data folder is newer or older than the program, and leaves it alone', async () => {
    const dataFolder = newFolder()
    await (await started(dataFolder)).stop()
    const version = join(dataFolder, 'postgres', 'PG_VERSION')
    writeFileSync(version, '19\n')
    await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({ code: 'data.tooNew' })
    writeFileSync(version, '17\n')
    await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({ code: 'data.tooOld' })
    writeFileSync(version, '18\n')
    await started(dataFolder)
  })

  test('says when a file stands where the data folder should be', async () => {
    const dataFolder = newFolder()
    writeFileSync(dataFolder, 'not a folder')
    await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({ code: 'data.noAccess' })
  })
})
