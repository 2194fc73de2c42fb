/** Starting diagnostics: what does not fit is named, and a copy works whatever has changed since. */
import { beforeAll, expect, test } from 'vitest'
import { writePack } from '#core/instrument/write-pack.ts'
import { writePackZip } from '#server/packs/zip.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { startTestServer, type Visitor } from '#test/support/server.ts'

const app = await startTestServer()
let alice: Visitor
let workspace: string
let root: string
const api = (path: string) => `/api/workspaces/${workspace}${path}`
const publish = (...options: Parameters<typeof smallPack>) =>
  alice.upload<{ committed: boolean; code?: string }>(
    api('/packs?commit=true'),
    'pack.zip',
    writePackZip(writePack(smallPack(...options))),
  )
interface Diagnostic {
  id: string
  code?: string
  packs: { version: string }[]
  assessors: { id: string; name: string; label: string; personId: string | null }[]
  targets: { address: string }[]
}
const start = (more: object = {}, headers: Record<string, string> = {}) =>
  alice.post<Diagnostic>(
    api('/diagnostics'),
    {
      name: { en: '2026' },
      periodFrom: '2026-01-01',
      periodTo: '2026-06-30',
      packs: [{ packId: 'small-pack', version: '1.0.0' }],
      unitIds: [root],
      ...more,
    },
    headers,
  )

beforeAll(async () => {
  alice = await app.alice()
  workspace = (await alice.post<{ id: string }>('/api/workspaces', { name: { en: 'Harbour Bank' } })).body.id
  root = (await alice.get<{ units: { id: string }[] }>(api('/organisation'))).body.units[0]?.id ?? ''
  await publish({ levels: 5 })
})

test('what does not fit', async () => {
  const target = (address: string, level: number) => [{ packId: 'small-pack', address, level, rationale: '' }]
  for (const [more, code] of [
    [{ periodFrom: '2027-01-01' }, 'period.backwards'],
    [{ packs: [{ packId: 'small-pack', version: '9.0.0' }] }, 'pack.unknown'],
    [
      {
        packs: [
          { packId: 'small-pack', version: '1.0.0' },
          { packId: 'small-pack', version: '1.0.0' },
        ],
      },
      'request.invalid',
    ],
    [{ targets: target('instrument', 6) }, 'target.offScale'],
    [{ targets: target('aspect/nothing', 2) }, 'target.unknown'],
    [{ targets: [{ packId: 'other', address: 'instrument', level: 1, rationale: '' }] }, 'pack.notInDiagnostic'],
    [{ assessors: [{ name: 'Li' }, { name: ' li ' }] }, 'assessor.twice'],
  ] as const)
    expect((await start(more)).body).toMatchObject({ code })
  for (const [language, title] of [
    ['en', 'A target does not say which area or aspect it is for.'],
    ['zh-CN', '有一项目标没有说明针对哪个领域或方面。'],
  ] as const)
    expect((await start({ targets: target('', 2) }, { 'accept-language': language })).body).toMatchObject({ title })
  // whole or not at all
  expect((await alice.get<{ rows: unknown[] }>(api('/diagnostics'))).body.rows).toEqual([])
})

test('a copy takes the newest instrument, and neither who has left nor a level that is gone stands in its way', async () => {
  const bob = await app.invited(workspace, 'Bob', 'assessor')
  const { rows } = (await alice.get<{ rows: { personId: string; name: string }[] }>(api('/members'))).body
  const personId = rows.find(({ name }) => name === 'Bob')?.personId
  const made = await start({
    assessors: [{ name: 'Bob', personId }, { name: 'Li' }],
    targets: [
      { packId: 'small-pack', address: 'instrument', level: 3, rationale: '' },
      { packId: 'small-pack', address: 'area/promise', level: 5, rationale: '' },
    ],
  })
  expect(made.status).toBe(200)
  await alice.delete(api(`/members/${personId}`))
  await publish({ levels: 4, version: '1.1.0' })
  const copy = await alice.post<Diagnostic>(api(`/diagnostics/${made.body.id}/copy`), {
    name: { en: '2027' },
    periodFrom: '2027-01-01',
    periodTo: '2027-06-30',
  })
  expect(copy).toMatchObject({
    status: 200,
    body: {
      packs: [{ version: '1.1.0' }],
      assessors: [
        { name: 'Bob', label: 'A', personId: null },
        { name: 'Li', label: 'B', personId: null },
      ],
      targets: [{ address: 'instrument' }],
    },
  })
  expect((await bob.get(api(`/diagnostics/${copy.body.id}`))).status).toBe(404)
})

test('a version never changes; the newer one supersedes it where the list shows it', async () => {
  expect((await publish({ levels: 5 })).body).toMatchObject({ committed: true })
  expect((await publish({ levels: 6 })).body).toMatchObject({ code: 'pack.changed' })
  const { packs } = (
    await alice.get<{ packs: { packId: string; version: string; supersededBy: string | null }[] }>(api('/packs'))
  ).body
  expect(packs.filter(({ packId }) => packId === 'small-pack')).toMatchObject([
    { version: '1.1.0', supersededBy: null },
    { version: '1.0.0', supersededBy: '1.1.0' },
  ])
})

/** Of the Excel report and of the scoring workbook. */
async function fileNamesOf(
  diagnostic: string,
  assessor: string | undefined,
  pack: string,
  language: string,
): Promise<string[]> {
  const files = [`report?format=xlsx&language=${language}`, `workbook?assessor=${assessor}&language=${language}`]
  return Promise.all(
    files.map(async (file) => {
      const path = api(`/diagnostics/${diagnostic}/${file}&pack=${pack}`)
      const { headers } = await alice.get(path, { 'accept-language': language })
      return decodeURIComponent(headers.get('content-disposition')?.split("UTF-8''")[1] ?? '')
    }),
  )
}

test('files of a diagnostic with two instruments say in their names which they are of', async () => {
  const other = { ...smallPack({ id: 'other-pack' }), short: { en: 'A/B: leaders', 'zh-CN': '领导 力' } }
  await alice.upload(api('/packs?commit=true'), 'pack.zip', writePackZip(writePack(other)))
  const { id, assessors } = (
    await start({
      packs: ['small-pack', 'other-pack'].map((packId) => ({ packId, version: '1.0.0' })),
      assessors: [{ name: 'Li' }],
    })
  ).body
  expect(await fileNamesOf(id, assessors[0]?.id, 'small-pack', 'en')).toEqual([
    'Harbour-Bank_2026_Small-instrument_scorecard.xlsx',
    'Scoring_2026_Small-instrument_Li.xlsx',
  ])
  expect(await fileNamesOf(id, assessors[0]?.id, 'other-pack', 'zh-CN')).toEqual([
    'Harbour-Bank_2026_领导-力_记分卡.xlsx',
    '评分表_2026_领导-力_Li.xlsx',
  ])
})

test('two instruments with the same short name give files of different names', async () => {
  const short = { en: 'Twin pack', 'zh-CN': '双生' }
  for (const id of ['twin-a', 'twin-b']) {
    // told apart by nothing that a file system keeps
    const pack = { ...smallPack({ id }), short: id === 'twin-a' ? short : { en: 'TWIN: pack', 'zh-CN': '双生' } }
    await alice.upload(api('/packs?commit=true'), 'pack.zip', writePackZip(writePack(pack)))
  }
  const packs = ['twin-a', 'twin-b', 'small-pack'].map((packId) => ({ packId, version: '1.0.0' }))
  const { id, assessors } = (await start({ packs, assessors: [{ name: 'Li' }] })).body
  expect(await fileNamesOf(id, assessors[0]?.id, 'twin-a', 'en')).toEqual([
    'Harbour-Bank_2026_Twin-pack_twin-a_scorecard.xlsx',
    'Scoring_2026_Twin-pack_twin-a_Li.xlsx',
  ])
  expect(await fileNamesOf(id, assessors[0]?.id, 'twin-b', 'zh-CN')).toEqual([
    'Harbour-Bank_2026_双生_twin-b_记分卡.xlsx',
    '评分表_2026_双生_twin-b_Li.xlsx',
  ])
  expect(await fileNamesOf(id, assessors[0]?.id, 'small-pack', 'en')).toEqual([
    'Harbour-Bank_2026_Small-instrument_scorecard.xlsx',
    'Scoring_2026_Small-instrument_Li.xlsx',
  ])
})

test('a request without a body says nothing: what is missing is named, what needs nothing is done', async () => {
  const nothing = await alice.call<{ details: { issues: { path: string }[] } }>('POST', api('/diagnostics'))
  expect(nothing.status).toBe(400)
  expect(nothing.body.details.issues.map(({ path }) => path)).toContain('/name')
  const { body } = await start({ assessors: [{ name: 'Wu' }] })
  const at = api(`/diagnostics/${body.id}`)
  const rated = await alice.put(`${at}/ratings`, {
    packId: 'small-pack',
    assessorId: body.assessors[0]?.id,
    unitId: root,
    criterion: 'brand-promise.goals',
    value: { kind: 'level', level: 2 },
    basedOn: 0,
    device: 'd',
  })
  expect(rated.status).toBe(200)
  expect(await alice.call('POST', `${at}/reveal`)).toMatchObject({ status: 200 })
})
