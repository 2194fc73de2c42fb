/** kill -9 in the middle of writing answers: nothing is left behind, and the import can simply be started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import type { Import } from '#contract/import.ts'
import { writePack } from '#core/instrument/write-pack.ts'
import { writePackZip } from '#server/packs/zip.ts'
import { freshDatabase } from '#test/support/database.ts'
import { Visitor } from '#test/support/server.ts'
import { pack } from './imports-support.ts'

const database = await freshDatabase()
const dataFolder = await mkdtemp(join(tmpdir(), 'touchstone-killed-'))
const children: ChildProcess[] = []
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(dataFolder, { recursive: true, force: true })
})

async function serve(): Promise<{ child: ChildProcess; address: string; token: string | null }> {
  const script = new URL('../support/serve-child.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, dataFolder, database], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, ...(JSON.parse(line.toString()) as { address: string; token: string | null }) }
}

async function connected<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(database)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function count(table: string): Promise<number> {
  const { rows } = await connected((client) => client.query<{ n: string }>(`select count(*) as n from ${table}`))
  return Number(rows[0]!.n)
}

test('an import of answers that is killed while it writes', async () => {
  const first = await serve()
  const alice = new Visitor(first.address)
  const account = { email: 'alice@example.org', password: 'correct horse battery' }
  await alice.post('/api/one-time-link/use', { token: first.token, name: 'Alice', ...account })
  const { id: workspace } = (await alice.post<{ id: string }>('/api/workspaces', { name: { en: 'Harbour Bank' } })).body
  const api = (path: string) => `/api/workspaces/${workspace}${path}`
  await alice.upload(`${api('/packs')}?commit=true`, 'small.zip', writePackZip(writePack(pack)))
  const { units } = (await alice.get<{ units: { id: string }[] }>(api('/organisation'))).body
  const { id: diagnostic } = (
    await alice.post<{ id: string }>(api('/diagnostics'), {
      name: { en: '2026' },
      periodFrom: '2026-01-01',
      periodTo: '2026-06-30',
      packs: [{ packId: 'small-pack', version: '1.0.0' }],
      unitIds: [units[0]!.id],
    })
  ).body
  const at = api(`/diagnostics/${diagnostic}/imports`)
  const rows = 20_000
  const csv = `department,Q1,Q2\n${Array.from({ length: rows }, (_, i) => `d${i % 9},${1 + (i % 4)},${1 + (i % 3)}`).join('\n')}\n`
  const found = (await alice.upload<Import>(`${at}?kind=answers`, 'answers.csv', csv)).body
  await alice.put(`${at}/${found.id}/mapping`, found.mapping)
  const settled = async (who: Visitor): Promise<Import> => {
    for (;;) {
      const { body } = await who.get<Import>(`${at}/${found.id}`)
      if (body.state !== 'running') return body
      await sleep(50)
    }
  }
  expect(await settled(alice)).toMatchObject({ state: 'previewed', preview: { accepted: rows } })
  await connected(async (client) => {
    // holds the COPY back, so that the kill always meets a half-written import
    await client.query('begin; lock table response in share mode')
    alice.post(`${at}/${found.id}/commit`).catch(() => {})
    const isWaiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'copy response%'`
    while ((await connected((other) => other.query(isWaiting))).rowCount === 0) await sleep(20)
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
  })

  const second = await serve()
  const again = new Visitor(second.address)
  await again.post('/api/session', account)
  expect(await settled(again)).toMatchObject({
    state: 'previewed',
    problem: expect.stringContaining('interrupted'),
  })
  expect([await count('response'), await count('survey'), await count('segment_value')]).toEqual([0, 0, 0])
  await again.post(`${at}/${found.id}/commit`)
  expect(await settled(again)).toMatchObject({ state: 'committed', problem: null })
  expect(await count('response')).toBe(rows)
}, 60_000)
