/** The sample's pulse: units stand side by side, and what the page shows is worked out here once more from the ratings. */
import { beforeAll, expect, test } from 'vitest'
import type { getOrganisation } from '#contract/organisation.ts'
import type { getRevealed } from '#contract/rating.ts'
import type { ReplyOf } from '#contract/route.ts'
import type { getUnitComparison } from '#contract/score.ts'
import { startTestServer } from '#test/support/server.ts'

type Revealed = ReplyOf<typeof getRevealed>
type Comparison = ReplyOf<typeof getUnitComparison>['comparison']
type Unit = ReplyOf<typeof getOrganisation>['units'][number]

const app = await startTestServer({ empty: false })
let office: Unit
let regions: Unit[]
let comparison: Comparison
const revealed = new Map<string, Revealed>()

beforeAll(async () => {
  const alice = await app.alice()
  const session = await alice.get<{ workspaces: { id: string }[] }>('/api/session')
  const api = `/api/workspaces/${session.body.workspaces[0]?.id}`
  const { rows } = (await alice.get<{ rows: { id: string; packs: { packId: string }[] }[] }>(`${api}/diagnostics`)).body
  expect(rows.map(({ packs }) => packs.map(({ packId }) => packId))).toEqual([
    ['cx-diagnostic'],
    ['voc-pulse'],
    ['cx-diagnostic'],
  ])
  const at = `${api}/diagnostics/${rows[1]?.id}`
  const { units } = (await alice.get<{ units: Unit[] }>(`${api}/organisation`)).body
  office = units.find(({ parentId }) => parentId === null)!
  regions = units.filter(({ parentId }) => parentId !== null)
  for (const { id } of units) revealed.set(id, (await alice.get<Revealed>(`${at}/revealed?unit=${id}`)).body)
  comparison = (await alice.get<{ comparison: Comparison }>(`${at}/unit-comparison`)).body.comparison
})

/** Level by criterion of an aspect in a unit: the agreed one, else what the only assessor gave. */
function levelsOf(unit: Unit, aspect: string): Map<string, number> {
  const { ratings, agreed } = revealed.get(unit.id)!
  return new Map(
    [...ratings, ...agreed].flatMap(({ criterion, value }) =>
      criterion.startsWith(`${aspect}.`) && value.kind === 'level' ? [[criterion, value.level]] : [],
    ),
  )
}
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const rowOf = (aspect: string) => comparison.rows.find(({ address }) => address === `aspect/${aspect}`)!
const aspects = ['strategic-vision', 'programme-design', 'engagement', 'action-on-results', 'value-delivered']

test('four regions, and nothing is rated both there and at head office', () => {
  expect(regions.map(({ code }) => code)).toEqual(['north', 'east', 'south', 'west'])
  const criteria = (unit: Unit) => new Set(revealed.get(unit.id)!.ratings.map(({ criterion }) => criterion))
  expect(criteria(office).size).toBe(3)
  for (const region of regions) expect(criteria(region).isDisjointFrom(criteria(office))).toBe(true)
})

test.each(aspects)('%s: the regions’ figures, the organisation’s and the lowest', (aspect) => {
  const row = rowOf(aspect)
  const seen = regions.map((region) => {
    const levels = levelsOf(region, aspect)
    const mark = row.units.find(({ unitId }) => unitId === region.id)!
    expect(mark.mean).toBeCloseTo(meanOf([...levels.values()]), 12)
    return { region, levels, mean: mark.mean!, isComparable: mark.obstacle === null }
  })
  const comparable = seen.filter(({ isComparable }) => isComparable)
  const all = comparable.reduce((sum, { region }) => sum + region.headcount!, 0)
  const combined = [...comparable[0]!.levels.keys()].map((criterion) =>
    comparable.reduce((sum, { region, levels }) => sum + (region.headcount! * levels.get(criterion)!) / all, 0),
  )
  expect(row.organisation.mean).toBeCloseTo(meanOf([...combined, ...levelsOf(office, aspect).values()]), 12)
  const means = comparable.map(({ mean }) => mean)
  expect(row.spread).toBeCloseTo(Math.max(...means) - Math.min(...means), 12)
})

test('who is behind differs from aspect to aspect, and one figure must not be compared', () => {
  const codeOf = (id: string) => regions.find((region) => region.id === id)?.code
  const lowest = (aspect: string) => rowOf(aspect).weakest.map(codeOf)
  expect(comparison.rows[0]?.weakest.map(codeOf)).toEqual(['west'])
  expect(lowest('programme-design')).toEqual(['west'])
  expect(lowest('action-on-results')).toEqual(['south'])
  const alone = rowOf('value-delivered').units.filter(({ obstacle }) => obstacle !== null)
  expect(alone.map(({ unitId }) => codeOf(unitId))).toEqual(['west'])
  expect(alone[0]?.obstacle).toEqual({ kind: 'tooFewRaters', raters: 1, needed: 2 })
})
