/** What was acknowledged is there after `kill -9`, and the data folder opens again: the real program on the embedded database. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, test } from 'vitest'
import { writePack } from '#core/instrument/write-pack.ts'
import { writePackZip } from '#server/packs/zip.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { Visitor } from '#test/support/server.ts'

const root = join(import.meta.dirname, '../..')
const dataFolder = await mkdtemp(join(tmpdir(), 'touchstone-kill-'))
const started: ChildProcess[] = []
afterAll(async () => {
  for (const child of started) child.kill('SIGINT')
  await Promise.all(
    started.map(async (child) => {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    }),
  )
  await rm(dataFolder, { recursive: true, force: true })
})

/** Starts the program and waits for its one line. */
async function start(): Promise<{ child: ChildProcess; address: string; token: string | null }> {
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn(
    process.execPath,
    [join(root, 'server/main.ts'), '--data', dataFolder, '--port', '0', '--empty'],
    { env: { ...environment, LANG: 'C' }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  started.push(child)
  if (child.stdout === null) throw new Error('no output')
  for await (const line of createInterface(child.stdout)) {
    const [, address, token] = /(http:\/\/[^/\s]+)(?:\/welcome#(\S+))?/.exec(line) ?? []
    if (address !== undefined) return { child, address, token: token ?? null }
  }
  throw new Error('the program ended before it was ready')
}

test('a rating that was confirmed survives a kill in the middle of saving', { timeout: 120_000 }, async () => {
  const first = await start()
  const alice = new Visitor(first.address)
  await alice.post('/api/one-time-link/use', {
    token: first.token,
    name: 'Alice',
    email: 'alice@example.org',
    password: 'correct horse battery',
  })
  const workspace = (await alice.post<{ id: string }>('/api/workspaces', { name: { en: 'Harbour Bank' } })).body.id
  const api = `/api/workspaces/${workspace}`
  await alice.upload(`${api}/packs?commit=true`, 'small.zip', writePackZip(writePack(smallPack())))
  const unit = (await alice.get<{ units: { id: string }[] }>(`${api}/organisation`)).body.units[0]?.id
  const made = await alice.post<{ id: string; assessors: { id: string }[] }>(`${api}/diagnostics`, {
    name: { en: '2026' },
    periodFrom: '2026-01-01',
    periodTo: '2026-06-30',
    packs: [{ packId: 'small-pack', version: '1.0.0' }],
    unitIds: [unit],
    assessors: [{ name: 'Wu' }],
  })
  const at = `${api}/diagnostics/${made.body.id}`
  const assessorId = made.body.assessors[0]?.id

  let acknowledged = 0
  const saving = (async () => {
    for (let version = 0; ; version++) {
      const reply = await alice.put<{ rating: { version: number } }>(`${at}/ratings`, {
        packId: 'small-pack',
        assessorId,
        unitId: unit,
        criterion: 'brand-promise.goals',
        value: { kind: 'level', level: 1 + (version % 4) },
        note: `note ${version + 1}`,
        basedOn: version,
        device: 'phone',
      })
      if (reply.status !== 200) throw new Error(String(reply.status))
      acknowledged = reply.body.rating.version
    }
  })()
  const ended = saving.catch(() => 'cut off')
  while (acknowledged < 20) await new Promise((resolve) => setTimeout(resolve, 5))
  first.child.kill('SIGKILL')
  expect(await ended).toBe('cut off')

  const second = await start()
  const again = new Visitor(second.address)
  expect(
    (await again.post('/api/session', { email: 'alice@example.org', password: 'correct horse battery' })).status,
  ).toBe(200)
  const sheet = await again.get<{ ratings: { version: number; note: string }[] }>(
    `${at}/sheet?unit=${unit}&assessor=${assessorId}`,
  )
  const [rating] = sheet.body.ratings
  // the last one may have been committed without its reply having arrived
  expect([acknowledged, acknowledged + 1]).toContain(rating?.version)
  expect(rating?.note).toBe(`note ${rating?.version}`)
  const history = await again.get<{ versions: { version: number }[] }>(
    `${at}/ratings/history?unit=${unit}&assessor=${assessorId}&criterion=brand-promise.goals`,
  )
  expect(history.body.versions).toHaveLength(rating?.version ?? 0)

  // Ctrl-C ends everything it started, and says so by its exit code
  second.child.kill('SIGINT')
  const [code] = (await once(second.child, 'exit')) as [number]
  expect(code).toBe(0)
})
