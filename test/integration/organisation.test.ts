/** The organisation model over HTTP: what a change leaves alone, what still holds a unit, two people at once. */
import { beforeAll, expect, test } from 'vitest'
import { startTestServer, type Visitor } from '#test/support/server.ts'
import { makeWorld, type World } from '#test/support/world.ts'

const app = await startTestServer()
let alice: Visitor
let world: World
const api = (path: string) => `/api/workspaces/${world.workspace}${path}`
interface Unit {
  id: string
  code: string
  headcount: number | null
  revenue: number | null
}
beforeAll(async () => {
  alice = await app.alice()
  world = await makeWorld(app, alice, { packId: 'small-pack', assessorName: 'Bob' })
})
const root = () => String(world.open['unit'])
const add = (code: string, more: object = {}) =>
  alice.post<Unit & { code: string }>(api('/units'), {
    parentId: root(),
    code,
    name: { en: code },
    kind: 'region',
    ...more,
  })

test('a change of the name leaves people and revenue alone', async () => {
  const { id } = (await add('north', { headcount: 120, revenue: 1.5 })).body
  const renamed = await alice.patch(api(`/units/${id}`), { name: { en: 'Far north' } })
  expect(renamed.body).toMatchObject({ name: { en: 'Far north' }, headcount: 120, revenue: 1.5, kind: 'region' })
  expect((await alice.patch(api(`/units/${id}`), { headcount: null })).body).toMatchObject({
    headcount: null,
    revenue: 1.5,
  })
  await alice.patch(api(`/units/${root()}`), { headcount: 900 })
  expect((await alice.patch(api(`/units/${root()}`), { headcount: null })).body).toMatchObject({ headcount: null })
})

test('numbers beyond a column are refused as such', async () => {
  for (const more of [{ headcount: 3e9 }, { headcount: 1.5 }, { headcount: -1 }, { revenue: 1e300 }])
    expect((await add('huge', more)).body).toMatchObject({ status: 400, code: 'request.invalid' })
  const segment = (more: object) =>
    alice.put(api('/segments/region'), {
      values: [{ code: 'a', name: { en: 'A' }, parentCode: null, headcount: null, ...more }],
    })
  for (const more of [{ headcount: -1 }, { headcount: 3e9 }, { code: '' }, { code: 'x'.repeat(5000) }])
    expect((await segment(more)).status).toBe(400)
})

test('the same code twice at the same moment: one is made, the others are told', async () => {
  const replies = await Promise.all(Array.from({ length: 8 }, () => add('twin')))
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status, body } of replies.filter((reply) => reply.status !== 200)) {
    expect(status).toBe(409)
    expect(['unit.code.taken', 'request.conflict']).toContain(body.code)
  }
})

test('a unit of which something was said stays, also out of scope', async () => {
  const { id } = (await add('island')).body
  const made = await alice.post<{ id: string }>(api('/diagnostics'), {
    name: { en: 'Islands' },
    periodFrom: '2026-01-01',
    periodTo: '2026-06-30',
    packs: [{ packId: 'small-pack', version: '1.0.0' }],
    unitIds: [root(), id],
  })
  const at = api(`/diagnostics/${made.body.id}`)
  await alice.put(`${at}/comments`, {
    packId: 'small-pack',
    unitId: id,
    aspect: 'brand-promise',
    comment: { en: 'Quiet' },
  })
  expect((await alice.patch(at, { unitIds: [root()] })).status).toBe(200)
  expect((await alice.delete(api(`/units/${id}`))).body).toMatchObject({ code: 'unit.used' })
})

test('a unit does not stand below itself, at any distance', async () => {
  const top = (await add('top')).body.id
  const below = (await add('below', { parentId: top })).body.id
  expect((await alice.patch(api(`/units/${top}`), { parentId: below })).body).toMatchObject({ code: 'unit.parent' })
  expect((await alice.delete(api(`/units/${top}`))).status).toBe(200)
  const { units } = (await alice.get<{ units: { id: string; parentId: string }[] }>(api('/organisation'))).body
  expect(units.find(({ id }) => id === below)?.parentId).toBe(root())
})
