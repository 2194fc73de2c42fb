/** A former scorecard in any spreadsheet becomes a baseline: rows find their aspects, marks and numbers their levels. */
import { writeXlsx } from 'hucre'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Import, ScorecardMapping } from '#contract/import.ts'
import type { putAgreed } from '#contract/rating.ts'
import type { ReplyOf } from '#contract/route.ts'
import type { getResults } from '#contract/score.ts'
import type { Visitor } from '#test/support/server.ts'
import { makeImportScene, pack, type ImportScene } from './imports-support.ts'

let scene: ImportScene

beforeAll(async () => {
  scene = await makeImportScene()
})

async function upload(name: string, content: Uint8Array | string): Promise<Import> {
  const { status, body } = await scene.upload(scene.alice, 'scorecard', name, content)
  expect({ status, body }).toMatchObject({ status: 200 })
  return body
}

const mapped = (found: Import): ScorecardMapping => found.mapping as ScorecardMapping
const preview = (id: string, mapping: unknown) =>
  scene.alice.put<Import & { code?: string }>(`${scene.at}/imports/${id}/mapping`, mapping)
const marks = async () => {
  const { rows } = await scene.app.server.services.db.query({
    text: 'select aspect, level, comment from imported_mark where workspace_id = $1 order by aspect',
    values: [scene.workspace],
  })
  return rows as { aspect: string; level: number; comment: string }[]
}

test('marks in level columns, names in Chinese and English, a title above, rows that fit nothing', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '记分卡',
        rows: [
          ['客户体验记分卡 2024'],
          ['编号', '方面', '1 起步', '2 搭建', '3 运转', '4 稳定', '备注'],
          [1, 'Brand Promise', null, '√', null, null, '口号为主'],
          [2, '客户的声音', 'x', null, null, null, null],
          [3, '服务步骤', '✓', '✓', null, null, null],
          [4, 'Training of staff', null, null, '?', null, null],
          [9, '合计', null, null, null, null, null],
        ],
      },
    ],
  })
  const found = await upload('scorecard.xlsx', bytes)
  expect(mapped(found)).toMatchObject({
    headerRow: 2,
    nameColumn: 1,
    levelColumn: null,
    commentColumn: 6,
    markColumns: [2, 3, 4, 5].map((column, i) => ({ column, level: i + 1 })),
    unitId: scene.root,
  })
  expect(mapped(found).rows.map(({ row, aspect }) => [row, aspect])).toEqual([
    [3, 'brand-promise'],
    [4, 'customer-voice'],
    [5, 'service-steps'],
    [6, 'staff-training'],
    [7, null],
  ])
  const seen = await preview(found.id, mapped(found))
  expect(seen.body.preview).toMatchObject({ accepted: 2, refused: 2, notes: [], unreadValues: [] })
  expect(seen.body.preview!.changes.map(({ thing, before, after }) => [thing.en, before, after])).toEqual([
    ['Brand promise', 'not scored', '2 Building · “口号为主”'],
    ['Customer voice', 'not scored', '1 Starting'],
  ])
  expect(seen.body.preview!.refusedRows.map(({ row, column, code }) => [row, column, code])).toEqual([
    [5, 'D', 'twoMarks'],
    [6, 'E', 'markUnknown'],
  ])
  expect(await marks()).toEqual([])
  expect((await scene.alice.post<Import>(`${scene.at}/imports/${found.id}/commit`)).body.state).toBe('committed')
  expect(await marks()).toEqual([
    { aspect: 'brand-promise', level: 2, comment: '口号为主' },
    { aspect: 'customer-voice', level: 1, comment: '' },
  ])
})

test('a second one overwrites what it names, flagged, and undo puts it back', async () => {
  const found = await upload(
    'again.csv',
    'No;Aspect;Level\n1;Brand promise;Working\n2;Customer voice;1\n3;Service steps;4\n',
  )
  expect(mapped(found)).toMatchObject({ nameColumn: 1, levelColumn: 2, values: [{ text: 'Working', level: 3 }] })
  const seen = await preview(found.id, mapped(found))
  expect(seen.body.preview).toMatchObject({ accepted: 3, unchanged: 1, refused: 0 })
  expect(seen.body.preview!.changes.map(({ address, overwrites }) => [address, overwrites])).toEqual([
    ['aspect/brand-promise', true],
    ['aspect/service-steps', false],
  ])
  await scene.alice.post(`${scene.at}/imports/${found.id}/commit`)
  expect((await marks()).map(({ level }) => level)).toEqual([3, 1, 4])
  expect((await scene.alice.post<Import>(`${scene.at}/imports/${found.id}/undo`)).body.state).toBe('undone')
  expect((await marks()).map(({ aspect, level }) => [aspect, level])).toEqual([
    ['brand-promise', 2],
    ['customer-voice', 1],
  ])
})

describe('another scale', () => {
  const csv = 'Aspect,Score\nBrand promise,5\nCustomer voice,3\nService steps,2\n'

  test('is refused as a whole until its values are mapped, never shifted', async () => {
    const found = await upload('five.csv', csv)
    const seen = await preview(found.id, mapped(found))
    expect(seen.body.preview).toMatchObject({ accepted: 0, refused: 3 })
    expect(new Set(seen.body.preview!.refusedRows.map(({ code }) => code))).toEqual(new Set(['foreignScale']))
    expect((await scene.alice.post(`${scene.at}/imports/${found.id}/commit`)).body).toMatchObject({
      code: 'import.mapping',
    })
    const values = [1, 2, 3, 5].map((number) => ({ text: String(number), level: Math.min(4, number) }))
    const given = await preview(found.id, { ...mapped(found), values })
    expect(given.body.preview!.changes.map(({ after }) => after)).toEqual(['4 Steady', '3 Working', '2 Building'])
    const missing = await preview(found.id, { ...mapped(found), values: values.slice(0, 2) })
    expect(missing.body.preview!.refusedRows.map(({ code }) => code)).toEqual(['valueUnmapped', 'valueUnmapped'])
  })

  test('scores between levels and percentages are no levels', async () => {
    const found = await upload('half.csv', 'Aspect,Score\nBrand promise,2.5\nCustomer voice,3\n')
    expect((await preview(found.id, mapped(found))).body.preview).toMatchObject({ accepted: 0, refused: 2 })
    const percent = await upload('percent.csv', 'Aspect,Score\nBrand promise,75%\nCustomer voice,3\n')
    const seen = await preview(percent.id, { ...mapped(percent), levelColumn: 1 })
    expect(seen.body.preview).toMatchObject({ accepted: 0 })
  })
})

test('rows the mapping does not name are listed; mappings that cannot be are a sentence', async () => {
  const found = await upload('rows.csv', 'Aspect,Level\nBrand promise,2\nSomething else,3\n')
  const seen = await preview(found.id, { ...mapped(found), rows: mapped(found).rows.slice(0, 1) })
  expect(seen.body.preview!.refusedRows).toMatchObject([
    { row: 3, column: 'A', code: 'rowUnmapped', reason: expect.stringContaining('Something else') },
  ])
  for (const change of [
    { rows: [{ row: 2, aspect: 'none' }] },
    { levelColumn: 7 },
    { unitId: '00000000-0000-4000-8000-000000000000' },
    {
      rows: [
        { row: 2, aspect: 'brand-promise' },
        { row: 3, aspect: 'brand-promise' },
      ],
    },
  ]) {
    expect((await preview(found.id, { ...mapped(found), ...change })).body).toMatchObject({ code: 'import.mapping' })
  }
})

test('an agreed level answers with the scores of the scorecard, imported aspects among them', async () => {
  // brand-promise 2 and customer-voice 1 stand as imported; one criterion of a third aspect is rated and agreed
  const rated = 'service-steps.goals'
  const rate = (who: Visitor, assessorId: string | undefined, value: object) =>
    who.put(`${scene.at}/ratings`, {
      packId: pack.id,
      assessorId,
      unitId: scene.root,
      criterion: rated,
      value,
      basedOn: 0,
      device: 'd',
    })
  expect((await rate(scene.bob, undefined, { kind: 'level', level: 4 })).status).toBe(200)
  expect((await rate(scene.alice, scene.assessors.wu, { kind: 'cannotJudge' })).status).toBe(200)
  expect((await rate(scene.alice, scene.assessors.li, { kind: 'notApplicable', reason: 'no shops' })).status).toBe(200)
  expect((await scene.alice.post(`${scene.at}/reveal`)).status).toBe(200)
  const { status, body } = await scene.alice.put<ReplyOf<typeof putAgreed>>(`${scene.at}/agreed`, {
    packId: pack.id,
    unitId: scene.root,
    criterion: rated,
    value: { kind: 'level', level: 3 },
    reason: 'seen in two shops',
    basedOn: 0,
  })
  expect({ status, body }).toMatchObject({ status: 200 })
  const results = await scene.alice.get<ReplyOf<typeof getResults>>(`${scene.at}/results?unit=${scene.root}`)
  const { nodes } = results.body
  for (const score of body.scores) {
    const node = nodes.find(({ address }) => address === score.address)
    expect(score).toEqual({
      address: node?.address,
      median: node?.median,
      mean: node?.mean,
      scored: node?.coverage.criteriaScored,
      applicable: node?.coverage.criteriaApplicable,
    })
  }
  expect(body.scores.find(({ address }) => address === 'instrument')?.mean).not.toBe(3)
})

test('words nobody has given a meaning are named, the frequent first, and what is rated here is said', async () => {
  const words = ['fair', 'poor', 'fair', 'good']
  const names = pack.areas.flatMap((area) => area.aspects).map(({ name }) => name.en ?? '')
  const found = await upload(
    'words.csv',
    ['Aspect,Verdict', ...names.map((name, at) => `${name},${words[at]}`)].join('\n'),
  )
  expect(mapped(found)).toMatchObject({ levelColumn: 1, values: [] })
  const first = (await preview(found.id, mapped(found))).body.preview!
  expect(first).toMatchObject({
    accepted: 0,
    refused: 4,
    unreadValues: [{ text: 'fair', rows: 2 }, { rows: 1 }, { rows: 1 }],
  })
  const values = [
    { text: 'poor', level: 1 },
    { text: 'fair', level: 2 },
    { text: 'good', level: 4 },
  ]
  const second = (await preview(found.id, { ...mapped(found), values })).body.preview!
  expect(second).toMatchObject({ accepted: 4, refused: 0, unreadValues: [] })
  expect(second.notes).toEqual([expect.stringContaining('the rating counts')])
})
