/** The main job over HTTP: set up, score blind, reveal, agree, read results; and what other people may not. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { openDatabase } from '#server/storage/database.ts'
import { freshDatabase } from '#test/support/database.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { startTestServer, Visitor } from '#test/support/server.ts'
import { writePack } from '#core/instrument/write-pack.ts'
import { writePackZip } from '#server/packs/zip.ts'

const app = await startTestServer()
let alice: Visitor
let workspace: string
let root: string
let diagnostic: string
let bob: Visitor
const api = (path = '') => `/api/workspaces/${workspace}${path}`

beforeAll(async () => {
  alice = await app.alice()
  workspace = (
    await alice.post<{ id: string }>('/api/workspaces', { name: { en: 'Harbour Bank', 'zh-CN': '海港银行' } })
  ).body.id
  root = (await alice.get<{ units: { id: string }[] }>(api('/organisation'))).body.units[0]?.id ?? ''
  const zip = writePackZip(writePack(smallPack()))
  const imported = await alice.upload<{ committed: boolean; faults: unknown[] }>(
    `${api('/packs')}?commit=true`,
    'small.zip',
    zip,
  )
  expect(imported.body).toMatchObject({ committed: true })
  bob = await app.invited(workspace, 'Bob', 'assessor')
})

test('a diagnostic is made, scored blind by two, revealed and agreed', async () => {
  const members = (await alice.get<{ rows: { personId: string; name: string }[] }>(api('/members'))).body.rows
  const made = await alice.post<{ id: string; assessors: { id: string; label: string }[] }>(api('/diagnostics'), {
    name: { en: '2026' },
    periodFrom: '2026-01-01',
    periodTo: '2026-06-30',
    packs: [{ packId: 'small-pack', version: '1.0.0' }],
    unitIds: [root],
    assessors: [
      { name: 'Bob', personId: members.find((member) => member.name === 'Bob')?.personId },
      { name: 'Workbook Wu' },
    ],
    targets: [{ packId: 'small-pack', address: 'instrument', level: 3, rationale: '' }],
  })
  expect(made.status).toBe(200)
  diagnostic = made.body.id
  expect(made.body.assessors.map((assessor) => assessor.label)).toEqual(['A', 'B'])

  const at = api(`/diagnostics/${diagnostic}`)
  const rate = (who: Visitor, criterion: string, level: number, basedOn = 0, more: object = {}) =>
    who.put<{ rating: { version: number }; scores: { address: string; mean: number }[] }>(`${at}/ratings`, {
      packId: 'small-pack',
      unitId: root,
      criterion,
      value: { kind: 'level', level },
      basedOn,
      device: 'phone',
      ...more,
    })
  const first = await rate(bob, 'brand-promise.goals', 2)
  expect(first.status).toBe(200)
  expect(first.body.scores.find((score) => score.address === 'aspect/brand-promise')?.mean).toBe(2)
  // a retry after a lost reply is the same change
  expect((await rate(bob, 'brand-promise.goals', 2)).body.rating.version).toBe(1)
  // another device that had not seen it gets both versions, nothing is overwritten
  const conflict = await rate(bob, 'brand-promise.goals', 4, 0, { device: 'laptop' })
  expect(conflict).toMatchObject({
    status: 409,
    body: { code: 'rating.conflict', details: { current: { value: { level: 2 } } } },
  })
  expect((await rate(bob, 'brand-promise.goals', 4, 1, { device: 'laptop' })).body.rating.version).toBe(2)
  expect((await rate(bob, 'brand-promise.goals', 9, 2)).status).toBe(400)
  expect((await rate(bob, 'brand-promise.nothing', 2)).body).toMatchObject({ code: 'rating.criterion' })

  // Wu works in a workbook: the owner keeps that sheet; Bob may not
  const wu = made.body.assessors[1]?.id
  expect((await rate(alice, 'brand-promise.goals', 3, 0, { assessorId: wu })).status).toBe(200)
  expect((await rate(bob, 'brand-promise.goals', 1, 1, { assessorId: wu })).status).toBe(403)
  expect((await bob.get(`${at}/sheet?unit=${root}&assessor=${wu}`)).status).toBe(403)

  // sealed until the reveal, for everybody
  for (const path of [
    'results',
    'explanation?address=instrument',
    'scorecard.csv',
    'unit-comparison',
    'unit-comparison.csv',
    `revealed?unit=${root}`,
  ])
    expect((await alice.get(`${at}/${path}`)).status).toBe(423)
  expect((await bob.post(`${at}/reveal`)).status).toBe(403)
  expect((await alice.post(`${at}/reveal`)).status).toBe(200)
  expect((await rate(bob, 'brand-promise.goals', 1, 2)).body).toMatchObject({ code: 'rating.locked' })

  const revealed = await bob.get<{ ratings: { value: { level: number } }[] }>(`${at}/revealed?unit=${root}`)
  expect(revealed.body.ratings.map((rating) => rating.value.level).sort((a, b) => a - b)).toEqual([3, 4])
  const results = await bob.get<{
    nodes: { address: string; median: number; mean: number; basis: string; target: { level: number } }[]
  }>(`${at}/results`)
  // lower median of 3 and 4, not agreed yet
  expect(results.body.nodes.find((node) => node.address === 'criterion/brand-promise.goals')).toMatchObject({
    median: 3,
    basis: 'provisional',
    target: { level: 3 },
  })

  const agree = (who: Visitor, basedOn: number) =>
    who.put(`${at}/agreed`, {
      packId: 'small-pack',
      unitId: root,
      criterion: 'brand-promise.goals',
      value: { kind: 'level', level: 2 },
      reason: 'The register is a year old',
      basedOn,
    })
  expect((await agree(bob, 0)).status).toBe(403)
  expect(await agree(alice, 0)).toMatchObject({
    status: 200,
    body: { scores: [{ address: 'instrument', mean: 2 }, {}, {}] },
  })
  expect((await agree(alice, 0)).body).toMatchObject({ code: 'agreed.conflict' })
  const explanation = await bob.get<{ explanation: { value: number } }>(
    `${at}/explanation?address=aspect/brand-promise`,
  )
  expect(explanation.body.explanation.value).toBe(2)

  // a run is stored once for the same inputs and never edited
  const run = await alice.post<{ id: string }>(`${at}/score-runs`)
  expect((await alice.post<{ id: string }>(`${at}/score-runs`)).body.id).toBe(run.body.id)
  await expect(
    app.server.services.db.query({ text: 'update score_run set made_by = $1', values: ['Mallory'] }),
  ).rejects.toThrow('never edited')
  expect((await alice.get<{ run: { id: string } }>(`${at}/results`)).body.run.id).toBe(run.body.id)
})

test('copying takes the set-up and none of the scores', async () => {
  const copy = await alice.post<{
    id: string
    previousId: string
    assessors: { settled: number }[]
    targets: unknown[]
  }>(api(`/diagnostics/${diagnostic}/copy`), {
    name: { en: '2027' },
    periodFrom: '2027-01-01',
    periodTo: '2027-06-30',
  })
  expect(copy.body).toMatchObject({
    previousId: diagnostic,
    assessors: [{ settled: 0 }, { settled: 0 }],
    targets: [{ level: 3 }],
  })
})

test('another workspace is not found, whatever is tried', async () => {
  const other = (await alice.post<{ id: string }>('/api/workspaces', { name: { en: 'Other' } })).body.id
  const carol = await app.invited(other, 'Carol', 'owner')
  const own = `/api/workspaces/${other}`
  for (const path of [
    '',
    '/organisation',
    '/members',
    '/packs',
    '/diagnostics',
    `/diagnostics/${diagnostic}`,
    `/diagnostics/${diagnostic}/results`,
    '/packs/small-pack/1.0.0',
  ])
    expect((await carol.get(api(path))).status, path).toBe(404)
  // her own workspace with somebody else's ids
  for (const path of [
    `/diagnostics/${diagnostic}`,
    `/diagnostics/${diagnostic}/results`,
    `/diagnostics/${diagnostic}/sheet?unit=${root}`,
    `/diagnostics/${diagnostic}/workforce`,
  ])
    expect((await carol.get(own + path)).status, path).toBe(404)
  expect((await carol.post(`${own}/diagnostics/${diagnostic}/reveal`)).status).toBe(404)
  expect(
    (await carol.post(`${own}/units`, { parentId: root, code: 'x', name: { en: 'X' }, kind: 'other' })).body,
  ).toMatchObject({ code: 'unit.unknown' })
  expect((await carol.delete(`${api()}?confirm=Harbour Bank`)).status).toBe(404)
})

test('the door: foreign origins, strangers, wrong passwords, used links', async () => {
  const stranger = new Visitor(app.address)
  expect((await stranger.get(api())).status).toBe(401)
  expect(
    (await alice.call('POST', '/api/workspaces', { name: { en: 'X' } }, { origin: 'https://evil.example' })).status,
  ).toBe(403)
  const used = await stranger.post('/api/one-time-link/use', {
    token: app.server.setupToken,
    name: 'Mallory',
    email: 'm@example.org',
    password: 'another long password',
  })
  expect(used.status).toBe(410)
  const signIn = (password: string) =>
    stranger.post<{ person: { name: string } }>('/api/session', { email: 'alice@example.org', password })
  expect((await signIn('wrong')).status).toBe(401)
  const right = await signIn('correct horse battery')
  expect(right.body.person.name).toBe('Alice')
  expect(right.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax/i)
  const tries = await Promise.all(Array.from({ length: 12 }, () => signIn('wrong')))
  expect(tries.some((reply) => reply.status === 429)).toBe(true)
})

test('units come by CSV, all rows or none, with row and column of every fault', async () => {
  const bad = await alice.post<{ faults: { row: number; column: string }[]; committed: boolean }>(
    api('/units/import'),
    {
      csv: 'code,parent,name_en,kind,headcount\nnorth,,North,region,ten\nshop,nowhere,Shop,other,5\nnorth,,Again,region,1\n',
      commit: true,
    },
  )
  expect(bad.body.committed).toBe(false)
  expect(bad.body.faults.map(({ row, column }) => `${row} ${column}`)).toEqual(['2 headcount', '3 parent', '4 code'])
  const good = await alice.post(api('/units/import'), { csv: 'code;x\n', commit: true })
  expect(good.body).toMatchObject({ committed: false })
  const rows =
    'code,parent,name_zh,name_en,kind,headcount,revenue\nshop,north,店,Shop,other,5,\nnorth,,北区,North,region,120,1000.5\n'
  expect((await alice.post(api('/units/import'), { csv: rows, commit: true })).body).toMatchObject({
    added: 2,
    committed: true,
  })
  expect((await alice.post(api('/units/import'), { csv: rows, commit: true })).body).toMatchObject({
    added: 0,
    changed: 0,
    unchanged: 2,
  })
})

test('every table of a workspace starts its keys with the workspace', async () => {
  const globals = ['person', 'session', 'one_time_token', 'password_tries', 'installation', 'membership']
  const { rows } = await app.server.services.db.query({
    text: `select c.relname as name, con.contype as type, con.conname as key,
        (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = con.conkey[1]) as first
      from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_constraint con on con.conrelid = c.oid and con.contype in ('p', 'u', 'f')
      where c.relkind = 'r' and n.nspname = 'public'`,
  })
  for (const row of rows as { name: string; type: string | null; key: string; first: string }[]) {
    if (globals.includes(row.name)) continue
    // answers have no key of their own: any would be a stamp on a person
    if (row.name === 'response' && row.type === null) continue
    const toPerson = row.type === 'f' && row.key.includes('person_id')
    if (!toPerson) expect(`${row.name} ${row.key} ${row.first}`).toBe(`${row.name} ${row.key} workspace_id`)
  }
})

test('a workspace moves as one file, for its owner only', async () => {
  expect((await bob.get(api('/backup'))).status).toBe(403)
  const { status, body, headers } = await alice.get<Buffer>(api('/backup'))
  expect(status).toBe(200)
  expect(headers.get('content-disposition')).toContain('Harbour%20Bank.touchstone')
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-moved-'))
  const there = openDatabase(await freshDatabase())
  try {
    await writeFile(join(folder, 'moved.touchstone'), body)
    expect((await restoreBackup(there, join(folder, 'moved.touchstone'))).workspaces).toEqual([workspace])
    const ratings = { text: 'select count(*)::int as n from rating where workspace_id = $1', values: [workspace] }
    expect((await there.query(ratings)).rows).toEqual((await app.server.services.db.query(ratings)).rows)
  } finally {
    await there.close()
    await rm(folder, { recursive: true })
  }
})

test('the API describes itself: every route with its parameters, in both languages', async () => {
  const { status, body } = await alice.get<{ openapi: string; paths: Record<string, object> }>('/api/openapi.json')
  expect(status).toBe(200)
  expect(body.openapi).toBe('3.1.0')
  expect(Object.keys(body.paths).length).toBeGreaterThan(30)
  for (const language of ['en', 'zh-CN']) {
    const page = await alice.get<Buffer>('/api/docs', { 'accept-language': language })
    expect(page.body.toString()).toContain(`<html lang="${language}">`)
  }
  expect((await alice.get('/health')).body).toMatchObject({ status: 'ok' })
})
