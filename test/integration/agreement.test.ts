/** Agreement of the blind round over HTTP: sealed until the reveal, whole for the lead, one's own lean for an assessor. */
import { beforeAll, expect, test } from 'vitest'
import { compareText } from '#core/statistics/sum.ts'
import type { RoundAgreement } from '#core/score/agreement.ts'
import { writePack } from '#core/instrument/write-pack.ts'
import { writePackZip } from '#server/packs/zip.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { startTestServer, type Visitor } from '#test/support/server.ts'

const app = await startTestServer()
const pack = smallPack({ id: 'small' })
const criteria = pack.areas.flatMap((area) =>
  area.aspects.flatMap((aspect) => aspect.criteria.map((criterion) => `${aspect.id}.${criterion.id}`)),
)
let alice: Visitor
let bob: Visitor
let at: string
let root: string
let assessors: { id: string; name: string }[]
const agreement = (who: Visitor, query = '') => who.get<RoundAgreement & { code?: string }>(`${at}/agreement${query}`)

beforeAll(async () => {
  alice = await app.alice()
  const { id: workspace } = (await alice.post<{ id: string }>('/api/workspaces', { name: { en: 'Harbour Bank' } })).body
  const api = (path: string) => `/api/workspaces/${workspace}${path}`
  root = (await alice.get<{ units: { id: string }[] }>(api('/organisation'))).body.units[0]?.id ?? ''
  await alice.upload(api('/packs?commit=true'), 'pack.zip', writePackZip(writePack(pack)))
  bob = await app.invited(workspace, 'Bob', 'assessor', alice)
  const { rows } = (await alice.get<{ rows: { personId: string; name: string }[] }>(api('/members'))).body
  const made = await alice.post<{ id: string; assessors: typeof assessors }>(api('/diagnostics'), {
    name: { en: 'Agreement' },
    periodFrom: '2026-01-01',
    periodTo: '2026-06-30',
    packs: [{ packId: 'small', version: '1.0.0' }],
    unitIds: [root],
    assessors: [
      { name: 'Bob', personId: rows.find(({ name }) => name === 'Bob')?.personId ?? null },
      { name: 'Wu' },
      { name: 'Chelsea', external: true },
    ],
  })
  at = api(`/diagnostics/${made.body.id}`)
  ;({ assessors } = made.body)
  const rate = async (who: Visitor, name: string, criterion: string, value: object) => {
    const assessorId = name === 'Bob' ? undefined : assessors.find((one) => one.name === name)?.id
    const common = { packId: 'small', unitId: root, criterion, basedOn: 0, device: 'desk' }
    expect((await who.put(`${at}/ratings`, { ...common, assessorId, value })).status).toBe(200)
  }
  for (const [place, criterion] of criteria.entries()) {
    await rate(bob, 'Bob', criterion, { kind: 'level', level: (place % 3) + 1 })
    await rate(alice, 'Wu', criterion, { kind: 'level', level: (place % 3) + 1 })
    await rate(
      alice,
      'Chelsea',
      criterion,
      place === 0 ? { kind: 'notApplicable', reason: 'no shops' } : { kind: 'level', level: (place % 3) + 2 },
    )
  }
})

test('nothing is told while the round is blind', async () => {
  for (const who of [alice, bob]) {
    const { status, body } = await agreement(who)
    expect([status, body.code]).toEqual([423, 'reveal.early'])
  }
})

test('after the reveal the lead reads all of it, an assessor their own lean only', async () => {
  await alice.post(`${at}/reveal`)
  const { body: lead } = await agreement(alice)
  const idOf = (name: string) => assessors.find((one) => one.name === name)?.id ?? ''
  const sorted = (names: string[]) => names.map(idOf).toSorted(compareText)
  expect(lead.leans.map(({ assessorId }) => assessorId)).toEqual(sorted(['Bob', 'Wu', 'Chelsea']))
  // Bob and Wu agree throughout; Chelsea is one level above both wherever she gave a level.
  expect(lead.external).toMatchObject({ difference: 1, units: criteria.length - 1, firstRaters: 1, secondRaters: 2 })
  expect(lead.disputes).toEqual([
    {
      unitId: root,
      criterion: criteria[0],
      gaveLevel: sorted(['Bob', 'Wu']),
      saidNotApplicable: [idOf('Chelsea')],
    },
  ])
  const { body: own } = await agreement(bob)
  expect(own.leans.map(({ assessorId }) => assessorId)).toEqual([idOf('Bob')])
  expect(own.external).toBeNull()
  expect({ ...own, leans: [], external: null }).toEqual({ ...lead, leans: [], external: null })
})

test('what is agreed afterwards does not change it, and an unknown unit is not found', async () => {
  const before = (await agreement(alice)).body
  const agreed = await alice.put(`${at}/agreed`, {
    packId: 'small',
    unitId: root,
    criterion: criteria[1],
    value: { kind: 'level', level: 1 },
    reason: 'seen together',
    basedOn: 0,
  })
  expect(agreed.status).toBe(200)
  expect((await agreement(alice)).body).toEqual(before)
  expect((await agreement(alice, `?unit=${root}`)).body.instrument).toEqual(before.instrument)
  expect((await agreement(alice, `?unit=${assessors[0]?.id}`)).status).toBe(404)
})
