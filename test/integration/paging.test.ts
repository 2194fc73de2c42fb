/** Pages: walked one row at a time they give every row once, in the order of one large page, also where sort keys are equal. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { allRoutes, callOf, inputSchema } from '#test/support/routes.ts'
import { startTestServer } from '#test/support/server.ts'
import { makeWorld, type World } from '#test/support/world.ts'

const paged = (await allRoutes()).filter(
  ([, { query }]) => query !== undefined && inputSchema(query).properties?.['after'] !== undefined,
)
const app = await startTestServer()
const { db } = app.server.services
const many = 23
let world: World
let theirs: World

beforeAll(async () => {
  const alice = await app.alice()
  world = await makeWorld(app, alice, { packId: 'small-pack', assessorName: 'Bob' })
  theirs = await makeWorld(app, alice, { packId: 'small-pack', assessorName: 'Carol' })
  const { workspace, revealed } = world
  for (let n = 0; n < many; n++) {
    // namesakes, diagnostics of one period, runs and events of one instant
    await alice.post(`/api/workspaces/${workspace}/members`, {
      // the longest name there can be, which a cursor has to carry
      name: ['张伟', 'Kim', '很长的名字'.repeat(24), '\u0001"'.repeat(60)][n % 4],
      email: `kim${n}@example.org`,
      role: 'assessor',
    })
    await alice.post(`/api/workspaces/${workspace}/diagnostics`, {
      name: { en: 'Same' },
      periodFrom: '2024-01-01',
      periodTo: '2024-12-31',
      packs: [{ packId: 'small-pack', version: '1.0.0' }],
      unitIds: revealed['unitIds'],
    })
    await db.query({
      text: `insert into score_run (workspace_id, id, diagnostic_id, pack_id, method_version, inputs_hash, input, result, made_by, made_at)
             select workspace_id, $2, diagnostic_id, pack_id, method_version, $3, input, result, made_by, made_at from score_run where workspace_id = $1 and id = $4`,
      values: [workspace, randomUUID(), `hash ${n}`, revealed['run']],
    })
  }
  await db.query({ text: 'update audit_event set at = now() where workspace_id = $1', values: [workspace] })
})

test('there are lists with pages', () => {
  expect(paged.map(([name]) => name)).toEqual(
    expect.arrayContaining(['listDiagnostics', 'listMembers', 'listAuditEvents', 'listScoreRuns']),
  )
})

test.each(paged)('%s', async (name, route) => {
  interface Page {
    rows: unknown[]
    next: string | null
  }
  const page = async (limit: number, after?: string) => {
    const { method, path } = callOf(route, { ...world.revealed, limit, after })
    const { status, body } = await world.owner.call<Page>(method, path)
    expect(status).toBe(200)
    expect(body.rows.length).toBeLessThanOrEqual(limit)
    return body
  }
  const all = await page(200)
  expect(all.next).toBeNull()
  expect(all.rows.length).toBeGreaterThan(many)
  for (const limit of [1, 7]) {
    const walked: unknown[] = []
    for (let next: string | null | undefined = undefined; next !== null;) {
      const one: Page = await page(limit, next)
      walked.push(...one.rows)
      next = one.next
      expect(walked.length).toBeLessThanOrEqual(all.rows.length)
    }
    expect(walked).toEqual(all.rows)
  }
  // cut or continued, of other lists, of another workspace
  const { next } = await page(1)
  const foreign: (string | null)[] = [next?.slice(0, -1) ?? '', `${next}!`]
  for (const [otherName, other] of paged)
    for (const { owner, revealed } of otherName === name ? [theirs] : [world, theirs]) {
      const { method, path } = callOf(other, { ...revealed, limit: 1 })
      foreign.push((await owner.call<Page>(method, path)).body.next)
    }
  for (const after of [
    ...foreign.filter((cursor) => cursor !== null),
    'x',
    'W10',
    Buffer.from('["2026-01-01","x"]').toString('base64url'),
    Buffer.from('[1,2]').toString('base64url'),
  ]) {
    const { method, path } = callOf(route, { ...world.revealed, limit: 1, after })
    expect(await world.owner.call<{ code: string }>(method, path)).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    })
  }
})
