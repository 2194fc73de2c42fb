/**
 * Key drivers on R's swiss data. Expected values: R 4.2.2, LMG by the R² of all subsets and Johnson's weights by eigen()
 * (relaimpo is not in Debian; Grömping 2006 prints the same LMG for these data), lm and summary for the rest:
 * lmg <- function(R, r) … sum(k! (p − k − 1)!/p! · (w[S + j] − w[S])) with w[S] = t(r[S]) %*% solve(R[S, S]) %*% r[S].
 */
import { describe, expect, test } from 'vitest'
import { centredCrossProducts, pairwiseCorrelations } from './cross-products.ts'
import { johnsonWeights } from './johnson-weights.ts'
import { keyDrivers } from './key-drivers.ts'
import type { KeyDrivers } from './key-drivers.ts'
import { randomStream } from './random.ts'
import { shapleyRSquared } from './shapley-r-squared.ts'

const names = ['Agriculture', 'Catholic', 'Education', 'Examination', 'Infant.Mortality']
/** The five predictors and Fertility. */
// prettier-ignore
const swiss: number[][] = [
  [17, 9.96, 12, 15, 22.2, 80.2],
  [45.1, 84.84, 9, 6, 22.2, 83.1],
  [39.7, 93.4, 5, 5, 20.2, 92.5],
  [36.5, 33.77, 7, 12, 20.3, 85.8],
  [43.5, 5.16, 15, 17, 20.6, 76.9],
  [35.3, 90.57, 7, 9, 26.6, 76.1],
  [70.2, 92.85, 7, 16, 23.6, 83.8],
  [67.8, 97.16, 8, 14, 24.9, 92.4],
  [53.3, 97.67, 7, 12, 21, 82.4],
  [45.2, 91.38, 13, 16, 24.4, 82.9],
  [64.5, 98.61, 6, 14, 24.5, 87.1],
  [62, 8.52, 12, 21, 16.5, 64.1],
  [67.5, 2.27, 7, 14, 19.1, 66.9],
  [60.7, 4.43, 12, 19, 22.7, 68.9],
  [69.3, 2.82, 5, 22, 18.7, 61.7],
  [72.6, 24.2, 2, 18, 21.2, 68.3],
  [34, 3.3, 8, 17, 20, 71.7],
  [19.4, 12.11, 28, 26, 20.2, 55.7],
  [15.2, 2.15, 20, 31, 10.8, 54.3],
  [73, 2.84, 9, 19, 20, 65.1],
  [59.8, 5.23, 10, 22, 18, 65.5],
  [55.1, 4.52, 3, 14, 22.4, 65],
  [50.9, 15.14, 12, 22, 16.7, 56.6],
  [54.1, 4.2, 6, 20, 15.3, 57.4],
  [71.2, 2.4, 1, 12, 21, 72.5],
  [58.1, 5.23, 8, 14, 23.8, 74.2],
  [63.5, 2.56, 3, 6, 18, 72],
  [60.8, 7.72, 10, 16, 16.3, 60.5],
  [26.8, 18.46, 19, 25, 20.9, 58.3],
  [49.5, 6.1, 8, 15, 22.5, 65.4],
  [85.9, 99.71, 2, 3, 15.1, 75.5],
  [84.9, 99.68, 6, 7, 19.8, 69.3],
  [89.7, 100, 2, 5, 18.3, 77.3],
  [78.2, 98.96, 6, 12, 19.4, 70.5],
  [64.9, 98.22, 3, 7, 20.2, 79.4],
  [75.9, 99.06, 9, 9, 17.8, 65],
  [84.6, 99.46, 3, 3, 16.3, 92.2],
  [63.1, 96.83, 13, 13, 18.1, 79.3],
  [38.4, 5.62, 12, 26, 20.3, 70.4],
  [7.7, 13.79, 11, 29, 20.5, 65.7],
  [16.7, 11.22, 13, 22, 18.9, 72.7],
  [17.6, 16.92, 32, 35, 23, 64.4],
  [37.6, 4.97, 7, 15, 20, 77.6],
  [18.7, 8.65, 7, 25, 19.5, 67.6],
  [1.2, 42.34, 53, 37, 18, 35],
  [46.6, 50.43, 29, 16, 18.2, 44.7],
  [27.7, 58.33, 29, 22, 19.3, 42.8],
]

const column = (rows: readonly (readonly (number | null)[])[], index: number) => rows.map((row) => row[index]!)
const drivers = (rows: readonly (readonly (number | null)[])[], options = {}) =>
  keyDrivers(
    { name: 'Fertility', values: column(rows, 5) },
    names.map((name, index) => ({ name, values: column(rows, index) })),
    options,
  ) as KeyDrivers
const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12))
const gaps = swiss.map((row) => [...row]) as (number | null)[][]
for (const [row, at] of [
  [0, 0],
  [4, 1],
  [8, 2],
  [19, 5],
  [29, 3],
] as const)
  gaps[row]![at] = null

describe('key drivers', () => {
  test('LMG, Johnson and least squares', () => {
    const result = drivers(swiss)
    expect(result).toMatchObject({ n: 47, leftOut: 0, missing: 'listwise', weighted: false, enoughRows: false })
    expect(result.rSquared).toBeCloseTo(0.706735001593, 11)
    expect(result.adjustedRSquared).toBeCloseTo(0.670970977397, 11)
    expect(result.intercept).toBeCloseTo(66.9151816789687, 10)
    expect(result.predictors.map(({ lmg }) => lmg)).toEqual(
      close([0.0570912207680912, 0.1055701503734936, 0.2601346786243844, 0.1711730289002341, 0.1127659229265218]),
    )
    expect(result.predictors.map(({ johnson }) => johnson)).toEqual(
      close([0.0484168958119006, 0.1146800299475614, 0.271964104645999, 0.15470824980616, 0.1169657213811047]),
    )
    expect(result.predictors.map(({ lmgRank }) => lmgRank)).toEqual([5, 4, 1, 2, 3])
    expect(result.predictors.map(({ varianceInflation }) => varianceInflation)).toEqual(
      close([2.28412937759729, 1.93716038026313, 2.77494278112695, 3.67541957554434, 1.10754222555695]),
    )
    const [first] = result.predictors
    expect(first).toMatchObject({
      coefficient: expect.closeTo(-0.1721139709415, 12),
      standardError: expect.closeTo(0.0703039231786, 12),
      t: expect.closeTo(-2.44814, 5),
      p: expect.closeTo(0.0187272, 7),
      direction: 'unclear',
      suppressor: true,
    })
    expect(result.predictors[2]).toMatchObject({ direction: 'lowers', suppressor: false })
  })

  test('weights, as lm(weights = ) and cov.wt', () => {
    const weights = swiss.map((_, row) => [1, 2, 0.5][row % 3]!)
    const result = drivers(swiss, { weights })
    expect(result.predictors.map(({ lmg }) => lmg)).toEqual(
      close([0.0500568958751267, 0.0986983711137179, 0.2553025077975421, 0.1521643391705175, 0.1378739999945502]),
    )
    expect(result.predictors[4]!.johnson).toBeCloseTo(0.1435268284749479, 12)
    expect(result.predictors[4]).toMatchObject({
      coefficient: expect.closeTo(1.324164594127522, 11),
      standardError: expect.closeTo(0.3937328285873863, 11),
      p: expect.closeTo(0.00167994232970155, 12),
    })
    const doubled = drivers([...swiss, ...swiss])
    const two = drivers(swiss, { weights: swiss.map(() => 2) })
    expect(two.predictors.map(({ lmg }) => Number(lmg).toFixed(12))).toEqual(
      doubled.predictors.map(({ lmg }) => Number(lmg).toFixed(12)),
    )
  })

  test('missing values, listwise and pairwise', () => {
    const listwise = drivers(gaps)
    expect(listwise).toMatchObject({ n: 42, leftOut: 5, shareLeftOut: expect.closeTo(5 / 47, 14) })
    expect(listwise.predictors.map(({ lmg }) => lmg)).toEqual(
      close([0.0643136964110703, 0.1124289425737622, 0.2781654138090151, 0.1624432796581762, 0.1106680154997381]),
    )
    const pairwise = drivers(gaps, { missing: 'pairwise' })
    expect(pairwise).toMatchObject({ missing: 'pairwise', n: 45, leftOut: 5 })
    expect(pairwise.predictors.map(({ lmg }) => lmg)).toEqual(
      close([0.0594361111003792, 0.1117867583112182, 0.255909540597583, 0.1627159636694561, 0.11569722805088]),
    )
    expect(pairwise.predictors.map(({ johnson }) => johnson)).toEqual(
      close([0.0531193057263933, 0.1214200471265101, 0.2678854004597911, 0.1427702611030005, 0.1203505873138223]),
    )
    expect(pairwise.predictors[0]!.standardError).toMatchObject({ reason: 'incompleteForms' })
  })

  test('neither the order of the rows nor that of the columns changes a digit', () => {
    const result = drivers(swiss)
    expect(drivers([...swiss].reverse())).toEqual(result)
    const turned = keyDrivers(
      { name: 'Fertility', values: column(swiss, 5) },
      [...names.keys()].reverse().map((index) => ({ name: names[index]!, values: column(swiss, index) })),
    ) as KeyDrivers
    expect([...turned.predictors].reverse()).toEqual(result.predictors)
  })

  test.each([
    ['constant', (x: number[]) => x.map(() => 3), { reason: 'constantColumn', detail: { columns: ['c'] } }],
    [
      'copy',
      (x: number[]) => x.map((value) => 2 * value + 1),
      { reason: 'duplicateColumn', detail: { columns: ['a', 'c'] } },
    ],
    ['reversed copy', (x: number[]) => x.map((value) => 6 - value), { reason: 'duplicateColumn' }],
    [
      'sum',
      (x: number[], y: number[]) => x.map((value, row) => value + y[row]!),
      { reason: 'collinear', detail: { columns: ['c', 'a', 'b'] } },
    ],
  ])('a predictor that is a %s', (_, third, reason) => {
    const a = column(swiss, 0)
    const b = column(swiss, 1)
    const result = keyDrivers({ name: 'y', values: column(swiss, 5) }, [
      { name: 'a', values: a },
      { name: 'b', values: b },
      { name: 'c', values: third(a, b) },
    ])
    expect(result).toMatchObject(reason)
  })

  test('too few rows, no variation, no rows, all weights zero', () => {
    const y = { name: 'y', values: [1, 2, 4] }
    const x = { name: 'x', values: [1, 3, 2] }
    const z = { name: 'z', values: [2, 1, 1] }
    expect(keyDrivers(y, [x, z])).toMatchObject({ reason: 'tooFewRows', detail: { count: 3, minimum: 4 } })
    expect(keyDrivers({ name: 'y', values: [1, 1, 1] }, [x])).toMatchObject({ reason: 'noVariation' })
    expect(keyDrivers({ name: 'y', values: [null, 1] }, [{ name: 'x', values: [1, null] }])).toMatchObject({
      reason: 'noData',
    })
    expect(keyDrivers(y, [x], { weights: [0, 0, 0] })).toMatchObject({ reason: 'zeroWeights' })
    expect(() => keyDrivers(y, [x], { weights: [1, -1, 0] })).toThrow(
      expect.objectContaining({ code: 'negativeWeight' }),
    )
    expect(() => keyDrivers(y, [x, x])).toThrow('duplicateHeader')
    const pair = { missing: 'pairwise' } as const
    expect(
      keyDrivers({ name: 'y', values: [1, 2, null, null] }, [{ name: 'x', values: [null, null, 1, 2] }], pair),
    ).toMatchObject({ reason: 'noOverlap' })
  })

  test('an exact fit and no relation at all', () => {
    const x = [1, 2, 3, 4, 5]
    expect(keyDrivers({ name: 'y', values: x.map((value) => 2 * value) }, [{ name: 'x', values: x }])).toMatchObject({
      rSquared: 1,
      predictors: [{ lmg: 1, standardError: 0, t: { reason: 'noVariation' } }],
    })
    expect(keyDrivers({ name: 'y', values: [1, 0, 0, 0, 1] }, [{ name: 'x', values: x }])).toMatchObject({
      rSquared: 0,
      predictors: [{ lmg: 0, lmgShare: { reason: 'zeroDenominator' }, direction: 'none' }],
    })
  })
})

describe('weights of many predictors', () => {
  const random = randomStream(5, 0)
  const base = Array.from({ length: 12 }, () => Float64Array.from({ length: 300 }, () => random.normal()))
  const mixed = base.map((values, index) => values.map((value, row) => value + 0.5 * base[(index + 1) % 12]![row]!))
  const products = centredCrossProducts(mixed).matrix
  const all = products.map((row, i) => row.map((value, j) => value / Math.sqrt(products[i]![i]! * products[j]![j]!)))
  const correlations = all.slice(0, 11).map((row) => row.slice(0, 11))
  const withOutcome = all[11]!.slice(0, 11)

  test('LMG and Johnson both add up to R²', () => {
    const shapley = shapleyRSquared(correlations, withOutcome)
    const johnson = johnsonWeights(correlations, withOutcome)
    expect(shapley).toMatchObject({ rSquared: expect.closeTo(johnson.rSquared, 12) })
    const total = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0)
    if (!('lmg' in shapley)) throw new Error('no shares')
    expect(total(shapley.lmg)).toBeCloseTo(johnson.rSquared, 12)
    expect(total(johnson.weights)).toBeCloseTo(johnson.rSquared, 12)
  })

  test('over 20 predictors LMG is refused', () => {
    const identity = Array.from({ length: 21 }, (_, i) => Array.from({ length: 21 }, (_each, j) => (i === j ? 1 : 0)))
    expect(
      shapleyRSquared(
        identity,
        Array.from({ length: 21 }, () => 0.1),
      ),
    ).toMatchObject({ reason: 'tooMany' })
  })
})

describe('cross-products', () => {
  const random = randomStream(7, 0)
  const reals = Array.from({ length: 6 }, () => Float64Array.from({ length: 2500 }, () => random.normal() * 3 + 100))
  const levels = Array.from({ length: 6 }, () => Float64Array.from({ length: 2500 }, () => random.below(5) + 1))

  test.each([
    ['real numbers', reals],
    ['levels', levels],
  ])('%s: near the plain sum, and the same bits in any order', (_, columns) => {
    const { matrix, means } = centredCrossProducts(columns)
    const plain = columns[0]!.reduce(
      (total, value, row) => total + (value - means[0]!) * (columns[1]![row]! - means[1]!),
      0,
    )
    expect(matrix[0]![1]).toBeCloseTo(plain, 7)
    expect(centredCrossProducts(columns.map((values) => values.toReversed())).matrix).toEqual(matrix)
  })

  test('pairwise: levels and plain numbers agree', () => {
    const holes = levels.map((values) => values.map((value) => (random.below(4) === 0 ? Number.NaN : value)))
    const levelled = pairwiseCorrelations(holes)
    const plain = pairwiseCorrelations(holes.map((values) => values.map((value) => value / 7)))
    for (const [i, row] of levelled.matrix.entries()) {
      for (const [j, value] of row.entries()) expect(value).toBeCloseTo(plain.matrix[i]![j]!, 12)
      expect(levelled.counts[i]).toEqual(plain.counts[i])
    }
  })
})

describe('predictors that nearly follow from others', () => {
  const rows = Array.from({ length: 24 }, (_, row) => row)
  const near = (distance: number) => {
    const [a, b] = [rows.map((row) => row % 5), rows.map((row) => (row * 7) % 11)]
    const c = rows.map((row) => a[row]! + b[row]! + distance * (((row * 5) % 9) - 4))
    const y = rows.map((row) => a[row]! - b[row]! + 2 * (row % 3))
    return keyDrivers({ name: 'y', values: y }, [
      { name: 'a', values: a },
      { name: 'b', values: b },
      { name: 'c', values: c },
    ])
  }

  test('keep their slopes while six digits of them are left', () => {
    // mpmath with 50 digits on the same doubles: lu_solve of the normal equations
    const { predictors } = near(1e-4) as KeyDrivers
    const expected = [-1200.51986215, -1202.71405039, 1201.6153162]
    for (const [index, slope] of expected.entries()) {
      expect(Math.abs((predictors[index]!.coefficient as number) / slope - 1)).toBeLessThan(1e-6)
    }
  })

  test('and are named before that', () => {
    expect(near(1e-5)).toMatchObject({ reason: 'collinear', detail: { columns: ['c', 'a', 'b'] } })
  })
})
