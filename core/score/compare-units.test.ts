import { describe, expect, test } from 'vitest'
import { compareUnits, countUnits, type ComparedRow } from './compare-units.ts'
import { explain } from './explain.ts'
import { inputOf, packOf, ratingsOf, unitOf } from './fixtures.ts'
import { scoreRun } from './score-run.ts'

const pack = packOf({ insight: { voc: [1, 1, 2], personas: [1] } })
const units = [unitOf('whole', { isOrganisation: true }), unitOf('east'), unitOf('west'), unitOf('south')]
/** East is rated by two throughout, West lower, South by one only and on a single criterion of three. */
const input = inputOf(pack, {
  units,
  ratings: [
    ...ratingsOf('east', { 'voc.a': [3, 3], 'voc.b': [4, 4], 'voc.c': [3, 3], 'personas.a': [2, 2] }),
    ...ratingsOf('west', { 'voc.a': [2, 2], 'voc.b': [1, 1], 'voc.c': [2, 2], 'personas.a': [2, 2] }),
    ...ratingsOf('south', { 'voc.a': [1], 'personas.a': ['na', 'na'] }),
  ],
})
const run = scoreRun(input)
const comparison = compareUnits(run)

function rowAt(address: string): ComparedRow {
  const row = comparison.rows.find((one) => one.address === address)
  if (row === undefined) throw new Error(`no ${address}`)
  return row
}
const markOf = (address: string, unitId: string) => rowAt(address).units.find((unit) => unit.unitId === unitId)

describe('units side by side', () => {
  test('every row from the instrument to the aspects, every unit but the organisation itself', () => {
    expect(comparison.rows.map((row) => row.address)).toEqual([
      'instrument',
      'area/insight',
      'aspect/voc',
      'aspect/personas',
    ])
    expect(comparison.units.map((unit) => unit.unitId)).toEqual(['east', 'south', 'west'])
    expect(rowAt('aspect/voc').units.map((unit) => unit.unitId)).toEqual(['east', 'south', 'west'])
  })

  test('each mark is the one of the unit’s own scorecard, with the working its explanation shows', () => {
    for (const row of comparison.rows)
      for (const unit of row.units) {
        const { row: own, meanWorking } = explain(run, input, unit.unitId, row.address, 'mean') ?? {}
        expect([unit.median, unit.mean, unit.state, unit.working]).toEqual([
          own?.median,
          own?.mean,
          own?.state,
          meanWorking,
        ])
      }
    // (1×3 + 1×4 + 2×3) ÷ 4
    expect(markOf('aspect/voc', 'east')?.working).toEqual({ sumOfProducts: 13, sumOfWeights: 4, quotient: 3.25 })
  })

  test('a unit with too little coverage says so, is not the weakest and widens no spread', () => {
    expect(markOf('aspect/voc', 'south')?.obstacle).toEqual({ kind: 'tooLittleCoverage', share: 0.25 })
    expect(rowAt('aspect/voc').weakest).toEqual(['west'])
    // 3.25 − 1.75; South's 1.0 is not comparable
    expect(rowAt('aspect/voc').spread).toBe(1.5)
  })

  test('what does not apply is neither an obstacle nor a figure; units that are level are all the weakest', () => {
    expect(markOf('aspect/personas', 'south')).toMatchObject({ state: 'notApplicable', mean: null, obstacle: null })
    expect(rowAt('aspect/personas').weakest).toEqual(['east', 'west'])
    expect(rowAt('aspect/personas').spread).toBe(0)
  })

  test('as many units are counted as are shown', () => {
    expect(countUnits(run)).toBe(comparison.units.length)
  })

  test('one rater beside others is not comparable', () => {
    const single = scoreRun(
      inputOf(pack, { units, ratings: [...input.ratings, ...ratingsOf('south', { 'voc.b': [4], 'voc.c': [4] })] }),
    )
    const south = compareUnits(single)
      .rows.find((row) => row.address === 'aspect/voc')
      ?.units.find((unit) => unit.unitId === 'south')
    expect(south?.obstacle).toEqual({ kind: 'tooFewRaters', raters: 1, needed: 2 })
  })

  test('with one unit there is nothing to compare', () => {
    const alone = compareUnits(scoreRun(inputOf(pack, { ratings: ratingsOf('whole', { 'voc.a': [3, 3] }) })))
    expect(alone.rows.every((row) => row.weakest.length === 0 && row.spread === null)).toBe(true)
  })
})
