/** Starting and ending the real program: what goes wrong is one sentence and its exit code, and nothing is left running. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { exitCodes } from '#launcher/exit-codes.mjs'
import { takeFirstStart } from '#server/installation.ts'
import { openDatabase } from '#server/storage/database.ts'
import { freshDatabase } from '#test/support/database.ts'

const root = join(import.meta.dirname, '../..')
const databaseUrl = await freshDatabase()
const scratch = await mkdtemp(join(tmpdir(), 'touchstone-start-'))
afterAll(() => rm(scratch, { recursive: true, force: true }))

/** Runs a program of ours to its end; `whenSaid` acts on what it prints. */
function run(
  entry: string,
  args: string[],
  environment: Record<string, string> = {},
  whenStarted: (pid: number) => void = () => {},
  whenSaid: (said: string, pid: number) => void = () => {},
): Promise<{ code: number | null; out: string; said: string }> {
  const { DATABASE_URL: _, ...inherited } = process.env
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, entry), ...args], {
      env: { ...inherited, LANG: 'C', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      // a program that never ends is a failed test, not one that never ends
      timeout: 120_000,
      killSignal: 'SIGKILL',
    })
    whenStarted(child.pid ?? 0)
    let out = ''
    let said = ''
    const hear = (text: string) => {
      said += text
      whenSaid(said, child.pid ?? 0)
    }
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString()
      hear(data.toString())
    })
    child.stderr.on('data', (data: Buffer) => hear(data.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, said }))
  })
}
const server = (
  args: string[],
  ...more: Parameters<typeof run> extends [string, string[], ...infer More] ? More : never
) => run('server/main.ts', args, ...more)

/** Processes whose command line names the folder. */
function left(folder: string): string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      } catch {
        return ''
      }
    })
    .filter((command) => command.includes(folder))
}

describe('what cannot start says so', () => {
  test.each([
    ['an unknown option', ['--prot', '1'], {}, 'usage'],
    ['a value that cannot be', ['--port', 'abc'], {}, 'usage'],
    [
      'a server that is not there',
      ['--port', '0'],
      { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/x' },
      'database.unreachable',
    ],
    [
      'a name that is none',
      ['--port', '0'],
      { DATABASE_URL: 'postgres://me:secret@nowhere.invalid/x' },
      'database.unreachable',
    ],
    ['an address that is none', ['--port', '0'], { DATABASE_URL: 'hello' }, 'database.unreachable'],
    ['an address of another machine', ['--port', '1', '--host', '203.0.113.9'], {}, 'host.unavailable'],
    [
      'others let in before there is a password',
      ['--port', '0', '--host', '0.0.0.0', '--empty'],
      { DATABASE_URL: databaseUrl },
      'host.needsPassword',
    ],
  ] as const)('%s', async (_, args, environment, code) => {
    const ended = await server([...args, '--data', join(scratch, 'none')], { ...environment, LANG: 'zh_CN.UTF-8' })
    expect(ended).toMatchObject({ code: exitCodes[code], out: '' })
    // after what was done, one sentence; the secret of an address is not in it
    const sentence = ended.said.replaceAll(/^.*(?:……|已更新。)\n/gm, '')
    expect(sentence).toMatch(/\p{Script=Han}/u)
    expect(sentence).not.toMatch(/secret|\n\s+at /)
    if (code !== 'usage') expect(sentence.trim()).not.toContain('\n')
  })

  test.runIf(process.platform === 'linux')('a data folder where the system makes none', async () => {
    for (const folder of ['/proc/none', '/proc/none/below/it'])
      expect(await server(['--port', '0', '--data', folder])).toMatchObject({
        code: exitCodes['data.noAccess'],
        out: '',
        said: expect.stringMatching(/\/proc\/none.*\n$/),
      })
  })

  test('a taken port', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as { port: number }
    const ended = await server(['--port', String(port), '--data', join(scratch, 'none')])
    expect(ended).toMatchObject({ code: exitCodes['port.taken'], said: expect.stringContaining(`Port ${port}`) })
    other.close()
    expect(existsSync(join(scratch, 'none'))).toBe(false)
  })

  test('a PostgreSQL that is too old', async () => {
    const old = createServer((socket) => {
      const message = (type: string, ...parts: (string | Buffer)[]) => {
        const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)))
        const length = Buffer.alloc(4)
        length.writeInt32BE(body.length + 4)
        return Buffer.concat([Buffer.from(type), length, body])
      }
      const ready = message('Z', Buffer.from('I'))
      // of no table, type 25 (text), any length, as text
      const textColumn = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 255, 255, 255, 255, 255, 255, 0, 0])
      let greeted = false
      socket.on('data', () => {
        if (!greeted) socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]))
        else {
          // one column of text, one row of it
          const column = message('T', Buffer.from([0, 1]), 'server_version_num', textColumn)
          const row = message('D', Buffer.from([0, 1, 0, 0, 0, 6]), Buffer.from('140011'))
          socket.write(Buffer.concat([column, row, message('C', 'SHOW'), ready]))
        }
        greeted = true
      })
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => old.once('listening', resolve))
    const { port } = old.address() as { port: number }
    const ended = await server(['--port', '0', '--data', join(scratch, 'none')], {
      DATABASE_URL: `postgres://me:secret@127.0.0.1:${port}/x?sslmode=disable`,
    })
    old.close()
    expect(ended).toMatchObject({ code: exitCodes['database.tooOld'], said: expect.stringContaining('PostgreSQL 14') })
  })

  test('a data folder of a newer version, to the server and the command line alike', async () => {
    const url = new URL(databaseUrl)
    const client = new pg.Client(databaseUrl)
    await client.connect()
    await client.query(`insert into touchstone_meta.migration (name, hash) values ('9999_future.sql', '')`)
    const args = ['--data', join(scratch, 'none')]
    const environment = { DATABASE_URL: databaseUrl }
    const ended = [
      await server(['--port', '0', ...args], environment),
      await run('cli/main.ts', ['workspaces', ...args], environment),
    ]
    await client.query(`delete from touchstone_meta.migration where name = '9999_future.sql'`)
    await client.end()
    for (const { code, said } of ended) {
      expect(code).toBe(exitCodes['data.tooNew'])
      expect(said).toMatch(/9999_future/)
      if (url.password !== '') expect(said).not.toContain(url.password)
    }
  })

  test('the command line says the same of a server that is not there', async () => {
    const environment = { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/x' }
    const plain = await run('cli/main.ts', ['workspaces', '--data', join(scratch, 'none')], environment)
    expect(plain).toMatchObject({ code: exitCodes['database.unreachable'], out: '' })
    const json = await run(
      'cli/main.ts',
      ['workspaces', '--json', '--lang', 'zh', '--data', join(scratch, 'none')],
      environment,
    )
    expect(JSON.parse(json.out)).toMatchObject({
      ok: false,
      code: 'database.unreachable',
      title: expect.stringMatching(/无法连接/),
    })
  })
})

test('of two first starts at the same moment one makes the sample', async () => {
  const db = openDatabase(databaseUrl)
  await db.query({ text: `delete from installation where key = 'started'` })
  const firsts = await Promise.all([db.transaction(takeFirstStart), db.transaction(takeFirstStart)])
  await db.close()
  expect(firsts.filter(Boolean)).toHaveLength(1)
})

describe.skipIf(process.platform === 'win32')('ending', { timeout: 120_000 }, () => {
  test('Ctrl-C at any moment of the start leaves nothing running, and the folder starts again', async () => {
    const data = join(scratch, 'ended')
    for (const milliseconds of [200, 900, 1600, 3000]) {
      const ended = await server(['--port', '0', '--data', data], {}, (pid) => {
        setTimeout(() => {
          try {
            process.kill(pid, 'SIGINT')
          } catch {
            // it has ended by itself, which its exit code below tells
          }
        }, milliseconds)
      })
      // before the first line of ours runs, the signal ends the process as it ends any other
      expect([exitCodes.ok, null], `${milliseconds} ms: ${ended.said}`).toContain(ended.code)
      expect(ended.said).not.toMatch(/\n\s+at /)
      expect(left(data)).toEqual([])
      expect(existsSync(join(data, 'owner.json'))).toBe(false)
    }
    const again = await server(['--port', '0', '--data', data], {}, undefined, (said, pid) => {
      if (said.includes('http://')) process.kill(pid, 'SIGTERM')
    })
    expect(again).toMatchObject({ code: exitCodes.ok, out: expect.stringContaining('/welcome#') })
    expect(left(data)).toEqual([])
  })

  test('a data folder in use; and when PostgreSQL goes, the program says so and goes too', async () => {
    const data = join(scratch, 'lost')
    let second: ReturnType<typeof server> | undefined
    const ended = await server(['--port', '0', '--data', data, '--empty'], {}, undefined, (said) => {
      if (second !== undefined || !said.includes('http://')) return
      second = server(['--port', '0', '--data', data])
      void second.then(() => {
        const [pid] = readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
        process.kill(Number(pid), 'SIGQUIT')
      })
    })
    expect(await second).toMatchObject({ code: exitCodes['data.inUse'], out: '', said: expect.stringContaining(data) })
    expect(ended.code).toBe(exitCodes['postgres.lost'])
    expect(ended.said).not.toMatch(/\n\s+at /)
    expect(left(data)).toEqual([])
  })
})
