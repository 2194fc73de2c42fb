/** Where an instrument is used: counted by version, listed whatever the version, and in one's own workspace only. */
import { beforeAll, expect, test } from 'vitest'
import { writePack } from '#core/instrument/write-pack.ts'
import { writePackZip } from '#server/packs/zip.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { startTestServer, Visitor } from '#test/support/server.ts'

const app = await startTestServer()
let alice: Visitor
let bank: string
let shop: string

interface Uses {
  rows: { name: { en: string }; packs: { packId: string; version: string }[] }[]
  next: string | null
}
const usesOf = async (who: Visitor, workspace: string, pack: string, more = '') =>
  (await who.get<Uses>(`/api/workspaces/${workspace}/diagnostics?pack=${pack}${more}`)).body
const namesOf = async (who: Visitor, workspace: string, pack: string) =>
  (await usesOf(who, workspace, pack)).rows.map(({ name }) => name.en)
async function counts(who: Visitor, workspace: string): Promise<Record<string, number>> {
  const { packs } = (
    await who.get<{ packs: { packId: string; version: string; diagnostics: number }[] }>(
      `/api/workspaces/${workspace}/packs`,
    )
  ).body
  return Object.fromEntries(packs.map((pack) => [`${pack.packId} ${pack.version}`, pack.diagnostics]))
}

async function start(workspace: string, year: number, packs: readonly (readonly [string, string])[]): Promise<string> {
  const { units } = (await alice.get<{ units: { id: string }[] }>(`/api/workspaces/${workspace}/organisation`)).body
  const { status, body } = await alice.post<{ id: string }>(`/api/workspaces/${workspace}/diagnostics`, {
    name: { en: String(year) },
    periodFrom: `${year}-01-01`,
    periodTo: `${year}-06-30`,
    packs: packs.map(([packId, version]) => ({ packId, version })),
    unitIds: [units[0]?.id],
  })
  expect(status).toBe(200)
  return body.id
}

beforeAll(async () => {
  alice = await app.alice()
  for (const name of ['Harbour Bank', 'Corner Shop']) {
    const { id } = (await alice.post<{ id: string }>('/api/workspaces', { name: { en: name } })).body
    if (name === 'Harbour Bank') bank = id
    else shop = id
    for (const version of ['1.0.0', '1.1.0'])
      await alice.upload(
        `/api/workspaces/${id}/packs?commit=true`,
        'pack.zip',
        writePackZip(writePack(smallPack({ version }))),
      )
  }
  await start(bank, 2024, [['small-pack', '1.0.0']])
  await start(bank, 2025, [
    ['voc-pulse', '1.0.0'],
    ['small-pack', '1.0.0'],
  ])
  await start(bank, 2026, [['small-pack', '1.1.0']])
  await start(shop, 2023, [['small-pack', '1.0.0']])
})

test('listed in every version, newest period first, with the version each keeps', async () => {
  const { rows } = await usesOf(alice, bank, 'small-pack')
  expect(rows.map(({ name, packs }) => [name.en, packs.find((pack) => pack.packId === 'small-pack')?.version])).toEqual(
    [
      ['2026', '1.1.0'],
      ['2025', '1.0.0'],
      ['2024', '1.0.0'],
    ],
  )
  expect(rows[1]?.packs).toHaveLength(2)
  expect(await namesOf(alice, bank, 'voc-pulse')).toEqual(['2025'])
  expect(await namesOf(alice, bank, 'cx-diagnostic')).toEqual([])
  expect(await namesOf(alice, bank, 'no-such-pack')).toEqual([])
  // its pages hold the same
  const first = await usesOf(alice, bank, 'small-pack', '&limit=2')
  const second = await usesOf(alice, bank, 'small-pack', `&limit=2&after=${first.next}`)
  expect([...first.rows, ...second.rows]).toEqual(rows)
  expect(second.next).toBeNull()
})

test('counted by version, and less after one is deleted', async () => {
  const before = { 'small-pack 1.1.0': 1, 'small-pack 1.0.0': 2, 'voc-pulse 1.0.0': 1, 'cx-diagnostic 1.0.0': 0 }
  expect(await counts(alice, bank)).toMatchObject(before)
  const id = await start(bank, 2027, [['cx-diagnostic', '1.0.0']])
  expect(await counts(alice, bank)).toMatchObject({ ...before, 'cx-diagnostic 1.0.0': 1 })
  expect((await alice.delete(`/api/workspaces/${bank}/diagnostics/${id}?confirm=2027`)).status).toBe(200)
  expect(await counts(alice, bank)).toMatchObject(before)
})

test('an assessor sees what the list of diagnostics shows them, and nothing of another workspace', async () => {
  const bob = await app.invited(bank, 'Bob', 'assessor')
  const all = (await bob.get<Uses>(`/api/workspaces/${bank}/diagnostics`)).body.rows.map(({ name }) => name.en)
  expect(await namesOf(bob, bank, 'small-pack')).toEqual(all)
  expect(await counts(bob, bank)).toEqual(await counts(alice, bank))
  expect(await counts(alice, shop)).toMatchObject({
    'small-pack 1.0.0': 1,
    'small-pack 1.1.0': 0,
    'voc-pulse 1.0.0': 0,
  })
  expect(await namesOf(alice, shop, 'small-pack')).toEqual(['2023'])
  for (const path of ['diagnostics?pack=small-pack', 'packs'])
    expect((await bob.get(`/api/workspaces/${shop}/${path}`)).status).toBe(404)
  expect(
    (await new Visitor(app.server.address).get(`/api/workspaces/${bank}/diagnostics?pack=small-pack`)).status,
  ).toBe(401)
})
