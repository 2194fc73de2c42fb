import { describe, expect, test } from 'vitest'
import { fleissKappa } from './fleiss-kappa.ts'
import { ratingsFromMatrix } from './ratings.ts'

/** The worked example of Wikipedia's "Fleiss' kappa": how many of 14 raters chose each of 5 categories. */
const counts = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
]
const units = counts.map((row) => row.flatMap((count, category) => Array.from({ length: count }, () => category + 1)))

describe('fleissKappa', () => {
  const result = fleissKappa(ratingsFromMatrix(units))

  test('equals the published example and statsmodels 0.13.5 fleiss_kappa(counts)', () => {
    expect(result.kappa as number).toBeCloseTo(0.20993070442195522, 14)
    expect(result.observedAgreement as number).toBeCloseTo(0.378, 3)
    expect(result.expectedAgreement as number).toBeCloseTo(0.213, 3)
  })

  test('standard errors follow Fleiss, Nee & Landis (1979)', () => {
    // Computed from Fleiss, Nee & Landis (1979) in exact fractions with Python 3.12.
    expect(result.standardErrorUnderNull as number).toBeCloseTo(0.01696506922439313, 14)
    expect(result.categories[0]!.standardErrorUnderNull as number).toBeCloseTo(Math.sqrt(2 / (10 * 14 * 13)), 14)
    const weighted = result.categories.map(({ share, kappa }) => share * (1 - share) * (kappa as number))
    const spread = result.categories.map(({ share }) => share * (1 - share))
    expect(weighted.reduce((a, b) => a + b) / spread.reduce((a, b) => a + b)).toBeCloseTo(result.kappa as number, 13)
  })

  test('has a jackknife interval from ten units, and drops units that are not full', () => {
    expect(result.interval).toMatchObject({ method: 'jackknife-t', level: 0.95 })
    const gaps = fleissKappa(ratingsFromMatrix([...units, units[0]!.map((value, i) => (i === 0 ? null : value))]))
    expect(gaps).toEqual({ ...result, unitsLeftOut: 1 })
  })

  test('the order of units and raters does not change a digit', () => {
    expect(fleissKappa(ratingsFromMatrix([...units].reverse().map((row) => [...row].reverse())))).toEqual(result)
  })

  test('absences have names', () => {
    const reason = (values: (number | null)[][]) => fleissKappa(ratingsFromMatrix(values)).kappa
    expect(reason([])).toMatchObject({ reason: 'noData' })
    expect(reason([[1], [2]])).toMatchObject({ reason: 'oneRater' })
    expect(
      reason([
        [1, null],
        [null, 2],
      ]),
    ).toMatchObject({ reason: 'incompleteForms' })
    expect(
      reason([
        [1, 1],
        [1, 1],
      ]),
    ).toMatchObject({ reason: 'noVariation' })
    expect(
      reason([
        [1, 2],
        [2, 1],
      ]),
    ).toBe(-1)
    expect(fleissKappa(ratingsFromMatrix(units.slice(0, 9))).interval).toMatchObject({ reason: 'tooFew' })
    const agreed = Array.from({ length: 12 }, (_, unit) => [unit % 2, unit % 2])
    expect(fleissKappa(ratingsFromMatrix(agreed))).toMatchObject({ kappa: 1, interval: { reason: 'allAgree' } })
  })
})
