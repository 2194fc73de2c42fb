import { describe, expect, test } from 'vitest'
import { raterBias, raterGroupDifference } from './rater-bias.ts'
import { ratingsFromMatrix } from './ratings.ts'

const values = [
  [3, 2, 4],
  [4, 2, 3],
  [2, 2, null],
  [5, 3, 4],
  [1, 1, 2],
  [4, null, 3],
]
const ratings = ratingsFromMatrix(values, undefined, ['a', 'b', 'c'])

describe('raterBias', () => {
  test.each([
    // R 4.2.2: t.test(own − rowMeans(others, na.rm = TRUE)): estimate, stderr, conf.int, statistic, p.value
    [
      0, 0.5833333333333334, 0.3515837184954831, -0.3204413871366265, 1.487108053803293, 1.659159120989921,
      0.1579794508234564,
    ],
    [1, -1, 0.3162277660168379, -1.877989033085083, -0.1220109669149171, -3.162277660168379, 0.03410942316740963],
    [2, 0.3, 0.4358898943540673, -0.9102243635845336, 1.510224363584533, 0.6882472016116853, 0.5291333003818581],
  ])('rater %i against the rest equals R', (index, difference, error, low, high, t, p) => {
    const bias = raterBias(ratings)[index]!
    expect(bias.difference as number).toBeCloseTo(difference, 13)
    expect(bias.standardError as number).toBeCloseTo(error, 13)
    expect((bias.interval as { low: number }).low).toBeCloseTo(low, 12)
    expect((bias.interval as { high: number }).high).toBeCloseTo(high, 12)
    expect(bias.t as number).toBeCloseTo(t, 12)
    expect(bias.p as number).toBeCloseTo(p, 12)
  })

  test('internal against external', () => {
    const split = raterGroupDifference(ratings, ['internal', 'external', 'external'], 'internal', 'external')
    expect(split.difference as number).toBeCloseTo(0.5833333333333334, 13)
    expect(split).toMatchObject({ units: 6, firstRaters: 1, secondRaters: 2 })
    expect(raterGroupDifference(ratings, ['internal', null, null], 'internal', 'external').difference).toEqual({
      value: null,
      reason: 'emptyGroup',
      detail: { group: 'external' },
    })
  })

  test('order does not change a digit; absences have names', () => {
    const turned = ratingsFromMatrix(
      [...values].reverse().map((row) => [...row].reverse()),
      undefined,
      ['c', 'b', 'a'],
    )
    expect(raterBias(turned)).toEqual(raterBias(ratings))
    const reasons = (rows: (number | null)[][]) =>
      raterBias(ratingsFromMatrix(rows)).map(({ difference }) => difference)
    expect(
      reasons([
        [1, null],
        [2, null],
      ]),
    ).toMatchObject([{ reason: 'oneRater' }, { reason: 'noData' }])
    expect(
      reasons([
        [1, null],
        [null, 2],
      ]),
    ).toMatchObject([{ reason: 'noOverlap' }, { reason: 'noOverlap' }])
    expect(raterBias(ratingsFromMatrix([[3, 2]]))[0]).toMatchObject({ difference: 1, interval: { reason: 'tooFew' } })
    expect(
      raterBias(
        ratingsFromMatrix([
          [3, 2],
          [4, 3],
        ]),
      )[0],
    ).toMatchObject({ difference: 1, standardError: 0, interval: { reason: 'noVariation' } })
    expect(raterBias(ratingsFromMatrix([]))).toEqual([])
  })
})
