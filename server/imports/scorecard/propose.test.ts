import { expect, test } from 'vitest'
import { shippedPacks } from '#server/packs/library.ts'
import { matchRows, proposeScorecard } from './propose.ts'

const pack = (await shippedPacks()).get('cx-diagnostic')!.pack
const aspects = pack.areas.flatMap((area) => area.aspects)

test.each(['name', 'short'] as const)('every aspect is found by its %s in either language', (which) => {
  for (const language of ['en', 'zh-CN'] as const) {
    const rows = aspects.map((aspect, at) => ({ number: at + 2, cells: [aspect[which][language] ?? ''] }))
    const found = matchRows(rows, 0, pack)
    expect(aspects.map((_, at) => found.get(at + 2)?.aspect)).toEqual(aspects.map(({ id }) => id))
  }
})

test('labels that carry a number are levels, unless one leaves the scale', () => {
  const propose = (labels: string[]) => {
    const table = [
      ['方面', '级别'],
      ...aspects.map(({ name }, at) => [name['zh-CN'] ?? '', labels[at % labels.length]!]),
    ]
    const rows = table.map((cells, at) => ({ number: at + 1, cells }))
    const detected = { format: 'csv', encoding: 'utf-8', separator: ',', sheets: [], columns: [], rows: null } as const
    const sample = { detected: { ...detected, sheets: [], columns: [] }, sheet: null, headerRow: 1, header: table[0]! }
    return proposeScorecard({ ...sample, rows: rows.slice(1) }, rows, pack, 'unit')
  }
  expect(propose(['一级', '二级', '三级', '四级'])).toMatchObject({
    levelColumn: 1,
    values: [
      { text: '一级', level: 1 },
      { text: '二级', level: 2 },
      { text: '三级', level: 3 },
      { text: '四级', level: 4 },
    ],
  })
  expect(propose(['L1', 'L2', 'L3', 'L4', 'L5'])).toMatchObject({ levelColumn: 1, values: [] })
})

test('marks in somebody else’s words stand in one column: the one whose few words come again', () => {
  const table = [
    ['No.', 'Aspect', 'Owner', 'Verdict', 'Remark'],
    ...aspects.map(({ name }, at) => [
      String(at + 1),
      name.en ?? '',
      `Person ${at}`,
      ['poor', 'fair', 'good'][at % 3]!,
      'seen',
    ]),
  ]
  const rows = table.map((cells, at) => ({ number: at + 1, cells }))
  const detected = { format: 'csv', encoding: 'utf-8', separator: ',', sheets: [], columns: [], rows: null } as const
  const sample = { detected: { ...detected, sheets: [], columns: [] }, sheet: null, headerRow: 1, header: table[0]! }
  const found = proposeScorecard({ ...sample, rows: rows.slice(1) }, rows, pack, 'unit')
  expect(found).toMatchObject({ nameColumn: 1, levelColumn: 3, commentColumn: 4, markColumns: [], values: [] })
})
