/**
 * A saved rating to new scores in the reply, over real HTTP: 500 criteria, 20 assessors, everything rated. Beside it the
 * same request without computing anything (the sign-in check), so that the cost of HTTP itself is seen.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pack } from '#core/instrument/pack.ts'
import { criteriaOf } from '#core/instrument/look-up.ts'
import { insertPack, packHash } from '#server/packs/library.ts'
import { readSettings } from '#server/settings.ts'
import { startServer } from '#server/start.ts'
import { many, run, sql } from '#server/storage/database.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { percentile, print, timed } from './table.ts'

const assessors = 20
const dataFolder = await mkdtemp(join(tmpdir(), 'touchstone-bench-'))
const { settings } = readSettings({ dataFolder, port: '0', empty: 'true' }, { TOUCHSTONE_LOG: 'silent' })
const server = await startServer(settings, { web: false })
try {
  const { db } = server.services
  let cookie = ''
  const call = async (method: string, path: string, body?: object) => {
    const reply = await fetch(`${server.address}${path}`, {
      method,
      headers: { cookie, ...(method === 'GET' ? {} : { origin: server.address, 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as Record<string, never>
  }
  await call('POST', '/api/one-time-link/use', {
    token: server.setupToken,
    name: 'Alice',
    email: 'a@example.org',
    password: 'a long password',
  })
  const workspace = (await call('POST', '/api/workspaces', { name: { en: 'Bench' } }))['id'] as unknown as string
  const pack = largePack()
  await insertPack(db, workspace, { pack, hash: packHash(pack), origin: 'imported' }, null)
  const [root] = await many<{ id: string }>(db, sql`select id from unit where workspace_id = ${workspace}`)
  const diagnostic = (
    await call('POST', `/api/workspaces/${workspace}/diagnostics`, {
      name: { en: 'Bench' },
      periodFrom: '2026-01-01',
      periodTo: '2026-12-31',
      packs: [{ packId: pack.id, version: pack.version }],
      unitIds: [root?.id],
      assessors: Array.from({ length: assessors }, (_, at) => ({ name: `Assessor ${at}` })),
    })
  )['id'] as unknown as string
  const criteria = criteriaOf(pack).map(({ address }) => address)
  const people = await many<{ id: string }>(db, sql`select id from assessor where workspace_id = ${workspace}`)
  await run(
    db,
    sql`insert into rating (workspace_id, diagnostic_id, assessor_id, unit_id, pack_id, criterion, kind, level)
        select ${workspace}, ${diagnostic}, a, ${root?.id}, ${pack.id}, c, 'level', 1 + (abs(hashtext(a::text || c)) % 4)
        from unnest(${people.map(({ id }) => id)}::uuid[]) a cross join unnest(${criteria}::text[]) c`,
  )
  await run(db, { text: 'analyze', values: [] })
  const at = `/api/workspaces/${workspace}/diagnostics/${diagnostic}`
  const rate = (n: number) =>
    call('PUT', `${at}/ratings`, {
      packId: pack.id,
      assessorId: people[n % assessors]?.id,
      unitId: root?.id,
      criterion: criteria[n % criteria.length],
      value: { kind: 'level', level: 1 + (n % 4) },
      basedOn: 1,
      device: randomUUID(),
    })
  await rate(0)
  const saved = await timed(200, (n) => rate(n + 1))
  await call('POST', `${at}/reveal`, {})
  const agree = (n: number) =>
    call('PUT', `${at}/agreed`, {
      packId: pack.id,
      unitId: root?.id,
      criterion: criteria[n],
      value: { kind: 'level', level: 1 + (n % 4) },
      reason: 'measured',
      basedOn: 0,
    })
  await agree(0)
  const agreed = await timed(200, (n) => agree(n + 1))
  const bare = await timed(200, () => call('GET', '/api/session'))
  process.stdout.write(`${criteria.length} criteria × ${assessors} assessors, milliseconds per request\n`)
  const row = (what: string, times: number[]) => ({
    what,
    median: percentile(times, 0.5),
    p95: percentile(times, 0.95),
  })
  print([
    row('rating saved, own scores in the reply', saved),
    row('agreed level saved, everybody’s scores in the reply', agreed),
    row('a request that computes nothing', bare),
  ])
} finally {
  await server.close()
  await rm(dataFolder, { recursive: true, force: true })
}

/** The small pack with 50 aspects of 10 criteria. */
function largePack(): Pack {
  const small = smallPack()
  const [area] = small.areas
  const [aspect] = area?.aspects ?? []
  const [, criterion] = aspect?.criteria ?? []
  if (area === undefined || aspect === undefined || criterion === undefined)
    throw new Error('the small pack is too small')
  const aspects = Array.from({ length: 50 }, (_, a) => ({
    ...aspect,
    id: `aspect-${a}`,
    number: a + 1,
    criteria: Array.from({ length: 10 }, (__, c) => ({ ...criterion, id: `criterion-${c}` })),
  }))
  return {
    ...small,
    id: 'large-pack',
    areas: [0, 1, 2, 3, 4].map((at) => ({ ...area, id: `area-${at}`, aspects: aspects.slice(at * 10, at * 10 + 10) })),
    surveyItems: [],
    guides: [],
  }
}
