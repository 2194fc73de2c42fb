/** Saving ratings as it happens: two devices, lost replies, many at once, undo, a reveal in the middle, scales of 3 and 7. */
import { beforeAll, describe, expect, test } from 'vitest'
import { writePack } from '#core/instrument/write-pack.ts'
import { writePackZip } from '#server/packs/zip.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { startTestServer, type Visitor } from '#test/support/server.ts'

const app = await startTestServer()
let alice: Visitor
let workspace: string
let root: string
let shop: string
const api = (path: string) => `/api/workspaces/${workspace}${path}`
const packs = {
  three: smallPack({ id: 'three', levels: 3 }),
  seven: smallPack({ id: 'seven', levels: 7 }),
}
// one criterion that is rated once for the whole organisation
const whole = packs.seven.areas[0]!.aspects[0]!.criteria[0]!
whole.wholeOrganisationOnly = true
const wholeAddress = `${packs.seven.areas[0]!.aspects[0]!.id}.${whole.id}`

interface Rating {
  version: number
  value: { kind: string; level?: number; reason?: string }
  note: string
}
interface Saved {
  code?: string
  rating: Rating
  details: { current: Rating }
  progress: { settled: number; total: number }
}

beforeAll(async () => {
  alice = await app.alice()
  workspace = (await alice.post<{ id: string }>('/api/workspaces', { name: { en: 'Harbour Bank' } })).body.id
  root = (await alice.get<{ units: { id: string }[] }>(api('/organisation'))).body.units[0]?.id ?? ''
  shop = (
    await alice.post<{ id: string }>(api('/units'), {
      parentId: root,
      code: 'shop',
      name: { en: 'Shop' },
      kind: 'channel',
    })
  ).body.id
  for (const pack of Object.values(packs))
    await alice.upload(api('/packs?commit=true'), 'pack.zip', writePackZip(writePack(pack)))
})

/** A diagnostic with one sheet that the owner keeps. */
async function diagnosticOf(packId: string, unitIds = [root]) {
  const { body } = await alice.post<{ id: string; assessors: { id: string }[]; unitIds: string[] }>(
    api('/diagnostics'),
    {
      name: { en: packId },
      periodFrom: '2026-01-01',
      periodTo: '2026-06-30',
      packs: [{ packId, version: '1.0.0' }],
      unitIds,
      assessors: [{ name: 'Wu' }, { name: 'Li' }],
    },
  )
  const at = api(`/diagnostics/${body.id}`)
  const assessorId = body.assessors[0]?.id
  const save = (criterion: string, value: object, basedOn = 0, more: object = {}) =>
    alice.put<Saved>(`${at}/ratings`, {
      packId,
      assessorId,
      unitId: unitIds[0],
      criterion,
      value,
      basedOn,
      device: 'phone',
      ...more,
    })
  const level = (criterion: string, number: number, basedOn = 0, more: object = {}) =>
    save(criterion, { kind: 'level', level: number }, basedOn, more)
  const history = async (criterion: string) =>
    (
      await alice.get<{ versions: (Rating & { source: string })[] }>(
        `${at}/ratings/history?unit=${unitIds[0]}&assessor=${assessorId}&criterion=${criterion}`,
      )
    ).body.versions
  const sheet = async () =>
    (
      await alice.get<{ ratings: (Rating & { criterion: string })[]; locked: boolean }>(
        `${at}/sheet?unit=${unitIds[0]}&assessor=${assessorId}`,
      )
    ).body
  return { at, save, level, history, sheet, unitIds: body.unitIds }
}

describe('the scale of the instrument', () => {
  test.each([
    ['three', 3],
    ['seven', 7],
  ])('%s has %d levels', async (packId, levels) => {
    const { level } = await diagnosticOf(packId)
    for (let number = 1; number <= levels; number++)
      expect((await level('customer-voice.goals', number, number - 1)).status).toBe(200)
    if (levels < 7)
      expect((await level('customer-voice.goals', levels + 1, levels)).body).toMatchObject({
        code: 'rating.level',
        details: { level: levels + 1, levels },
      })
    for (const wrong of [0, 8, 1.5, -1]) expect((await level('customer-voice.goals', wrong, levels)).status).toBe(400)
  })
})

test('not applicable needs its reason; not scored is kept as such and counts as nothing', async () => {
  const { save, level, sheet } = await diagnosticOf('three')
  for (const value of [
    { kind: 'notApplicable' },
    { kind: 'notApplicable', reason: ' ' },
    { kind: 'level' },
    { kind: 'else' },
  ])
    expect((await save('customer-voice.goals', value)).status).toBe(400)
  expect(
    (await save('customer-voice.goals', { kind: 'notApplicable', reason: 'No shops' })).body.progress.settled,
  ).toBe(1)
  expect((await save('customer-voice.goals', { kind: 'notScored' }, 1)).body.progress.settled).toBe(0)
  expect((await save('customer-voice.goals', { kind: 'cannotJudge' }, 2)).body.progress.settled).toBe(1)
  await level('customer-voice.ownership', 1)
  expect((await sheet()).ratings.map(({ value }) => value)).toEqual([
    { kind: 'cannotJudge' },
    { kind: 'level', level: 1 },
  ])
})

test('what is rated once for the organisation is not rated in a unit', async () => {
  const { level, unitIds } = await diagnosticOf('seven', [shop])
  // the organisation itself joined the scope for it
  expect(unitIds).toEqual([root, shop])
  expect((await level(wholeAddress, 2)).body.code).toBe('rating.wholeOrganisation')
  expect((await level(wholeAddress, 2, 0, { unitId: root })).status).toBe(200)
})

test('beside its units the organisation is not rated on what each of them is rated on', async () => {
  const { at, level, save } = await diagnosticOf('three')
  expect((await level('customer-voice.ownership', 3)).status).toBe(200)
  expect((await alice.patch(at, { unitIds: [root, shop] })).status).toBe(200)
  expect((await level('customer-voice.ownership', 2, 1)).body.code).toBe('rating.perUnit')
  expect((await level('customer-voice.ownership', 2, 0, { unitId: shop })).status).toBe(200)
  // what was rated while it stood alone can be taken back
  expect((await save('customer-voice.ownership', { kind: 'notScored' }, 1)).status).toBe(200)
})

test('undo is a version like any other, and the history keeps all', async () => {
  const { level, history } = await diagnosticOf('three')
  await level('customer-voice.goals', 1)
  await level('customer-voice.goals', 3, 1)
  expect((await level('customer-voice.goals', 1, 2, { undo: true })).body.rating).toMatchObject({ version: 3 })
  expect(
    (await history('customer-voice.goals')).map(({ version, source, value }) => [version, source, value.level]),
  ).toEqual([
    [3, 'undo', 1],
    [2, 'web', 3],
    [1, 'web', 1],
  ])
})

describe('two devices', () => {
  test('a lost reply and its retry are one change, however often', async () => {
    const { level, history } = await diagnosticOf('three')
    const once = await Promise.all(Array.from({ length: 6 }, () => level('customer-voice.goals', 2)))
    expect(once.map(({ status, body }) => [status, body.rating?.version])).toEqual(
      Array.from({ length: 6 }, () => [200, 1]),
    )
    expect(await history('customer-voice.goals')).toHaveLength(1)
  })

  test('of twenty at once one is saved; the others see what it saved, and nothing is lost from the history', async () => {
    const { level, history, sheet } = await diagnosticOf('seven')
    for (const basedOn of [0, 1]) {
      const replies = await Promise.all(
        Array.from({ length: 20 }, (_, device) =>
          level('customer-voice.goals', 1 + (device % 7), basedOn, {
            device: `device ${device}`,
            note: `note ${device}`,
          }),
        ),
      )
      const saved = replies.filter(({ status }) => status === 200)
      expect(saved).toHaveLength(1)
      for (const { status, body } of replies) {
        if (status === 200) continue
        expect({ status, code: body.code }).toEqual({ status: 409, code: 'rating.conflict' })
        expect(body.details.current).toMatchObject({ version: basedOn + 1, note: saved[0]?.body.rating.note })
      }
    }
    expect((await history('customer-voice.goals')).map(({ version }) => version)).toEqual([2, 1])
    expect((await sheet()).ratings).toHaveLength(1)
  })

  test('a change based on nothing that ever was is refused', async () => {
    const { level } = await diagnosticOf('three')
    expect((await level('customer-voice.goals', 1, 5)).body.code).toBe('rating.conflict')
    expect((await level('customer-voice.goals', 1, 9_007_199_254_740_991)).body.code).toBe('rating.conflict')
  })
})

test('a save that races the reveal is in it or refused, never lost and never later', async () => {
  for (let round = 0; round < 5; round++) {
    const { at, level, sheet } = await diagnosticOf('seven')
    await level('customer-voice.goals', 1)
    const criteria = packs.seven.areas.flatMap((area) =>
      area.aspects.flatMap((aspect) => aspect.criteria.map((criterion) => `${aspect.id}.${criterion.id}`)),
    )
    const late = criteria
      .filter((criterion) => criterion !== 'customer-voice.goals')
      .map((criterion) => level(criterion, 2))
    const revealed = alice.post(`${at}/reveal`)
    const replies = await Promise.all(late)
    expect((await revealed).status).toBe(200)
    const saved = replies.filter(({ status }) => status === 200).length
    for (const { status, body } of replies) if (status !== 200) expect(body.code).toBe('rating.locked')
    expect((await sheet()).ratings).toHaveLength(saved + 1)
    expect((await level('customer-voice.goals', 3, 1)).body.code).toBe('rating.locked')
    // the second reveal is the first one again
    expect((await alice.post(`${at}/reveal`)).status).toBe(200)
  }
})

test('a rating that waits while its diagnostic is deleted finds nothing', async () => {
  const { at, level } = await diagnosticOf('three')
  const { db } = app.server.services
  const waiting = async () =>
    (
      await db.query({
        text: `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%for share%'`,
      })
    ).rows.length > 0
  const late = await db.transaction(async (tx) => {
    await tx.query({
      text: 'delete from diagnostic where workspace_id = $1 and id = $2',
      values: [workspace, at.split('/').at(-1)],
    })
    const saving = level('customer-voice.goals', 1)
    while (!(await waiting())) await new Promise((resolve) => setTimeout(resolve, 10))
    return { saving }
  })
  expect(await late.saving).toMatchObject({ status: 404, body: { code: 'notFound' } })
})

test('two score runs at the same moment are one', async () => {
  const { at, level } = await diagnosticOf('three')
  await level('customer-voice.goals', 1)
  await alice.post(`${at}/reveal`)
  const runs = await Promise.all(Array.from({ length: 5 }, () => alice.post<{ id: string }>(`${at}/score-runs`)))
  expect(new Set(runs.map(({ body }) => body.id)).size).toBe(1)
})

test('looking at proposed titles stores nothing; a year is readable while the next one is still blind', async () => {
  const { at, level } = await diagnosticOf('three')
  await level('customer-voice.goals', 2)
  await alice.post(`${at}/reveal`)
  expect((await alice.get(`${at}/report/titles?language=en`)).status).toBe(200)
  expect((await alice.get<{ rows: unknown[] }>(`${at}/score-runs`)).body.rows).toEqual([])
  const put = (slide: string, title: string | null) =>
    alice.put(`${at}/report/titles/${slide}`, { language: 'en', title })
  expect((await put('nothing', 'Words')).status).toBe(404)
  expect((await put('scorecard', 'Words of ours')).status).toBe(200)
  expect((await alice.get<{ titles: object[] }>(`${at}/report/titles?language=en`)).body.titles).toContainEqual(
    expect.objectContaining({ slide: 'scorecard', edited: 'Words of ours' }),
  )

  // a predecessor in its blind round keeps its numbers to itself, and does not hide ours
  const blind = await diagnosticOf('three')
  await blind.level('customer-voice.goals', 1)
  await alice.patch(at, { previousId: blind.at.split('/').at(-1) })
  expect((await alice.get<{ previous: unknown }>(`${at}/results`)).body).toMatchObject({ previous: null })
  expect((await alice.get(`${blind.at}/results`)).status).toBe(423)
})
