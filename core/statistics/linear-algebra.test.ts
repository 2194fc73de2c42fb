import { describe, expect, test } from 'vitest'
import {
  covarianceMatrix,
  invertPositiveDefinite,
  isPositiveDefinite,
  leastSquares,
  linearDependencies,
} from './linear-algebra.ts'
import { solvePositiveDefinite, symmetricEigen } from './linear-algebra.ts'
import type { LeastSquares } from './linear-algebra.ts'

/** NIST Statistical Reference Datasets, Longley: y, x1 … x6. */
const longley = [
  [60323, 83, 234289, 2356, 1590, 107608, 1947],
  [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
  [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
  [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
  [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
  [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
  [64989, 99, 365385, 1870, 3547, 115094, 1953],
  [63761, 100, 363112, 3578, 3350, 116219, 1954],
  [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
  [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
  [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
  [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
  [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
  [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
  [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
  [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
]
const predictors = [1, 2, 3, 4, 5, 6].map((k) => ({ name: `x${k}`, values: longley.map((row) => row[k]!) }))
const outcome = longley.map((row) => row[0]!)

describe('leastSquares', () => {
  const fit = leastSquares(predictors, outcome) as LeastSquares

  test('reaches the certified values of NIST Longley', () => {
    const certified = [
      15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355,
    ]
    const errors = [
      84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675, 0.22607320006937, 455.478499142212,
    ]
    for (const [index, coefficient] of fit.coefficients.entries()) {
      expect(coefficient.value / certified[index]!).toBeCloseTo(1, 10)
      expect((coefficient.standardError as number) / errors[index]!).toBeCloseTo(1, 10)
    }
    expect(fit.intercept / -3482258.63459582).toBeCloseTo(1, 10)
    expect(fit.residualSumOfSquares / 836424.055505915).toBeCloseTo(1, 10)
    expect(fit.rSquared).toBeCloseTo(0.995479004577296, 13)
    expect(fit.residualDf).toBe(9)
  })

  test('row and column order do not change a digit', () => {
    const order = [7, 3, 15, 0, 2, 11, 9, 14, 1, 4, 13, 5, 6, 8, 12, 10]
    const shuffled = leastSquares(
      [...predictors].reverse().map(({ name, values }) => ({ name, values: order.map((row) => values[row]!) })),
      order.map((row) => outcome[row]!),
    ) as LeastSquares
    expect([...shuffled.coefficients].reverse()).toEqual(fit.coefficients)
    expect(shuffled.intercept).toBe(fit.intercept)
  })

  test('weights are honoured and a row of weight 0 counts for nothing', () => {
    // R 4.2.2: lm(c(1,3,5,7.5) ~ c(0,1,2,3), weights = c(1,2,1,1))
    const x = [{ name: 'x', values: [0, 1, 2, 3, 99] }]
    const weighted = leastSquares(x, [1, 3, 5, 7.5, -4], [1, 2, 1, 1, 0]) as LeastSquares
    expect(weighted.n).toBe(4)
    expect(weighted.coefficients[0]!.value).toBeCloseTo(2.15384615384615, 12)
    expect(weighted.intercept).toBeCloseTo(0.88461538461538, 12)
  })

  test('absences have names', () => {
    const x = [1, 2, 3, 4, 5, 7]
    const y = [2, 1, 4, 3, 6, 5]
    expect(
      leastSquares(
        [
          { name: 'x', values: x },
          { name: 'k', values: [2, 2, 2, 2, 2, 2] },
        ],
        y,
      ),
    ).toEqual({ value: null, reason: 'constantColumn', detail: { columns: ['k'] } })
    expect(
      leastSquares(
        [
          { name: 'x', values: x },
          { name: 'z', values: x.map((v) => 3 - 2 * v) },
        ],
        y,
      ),
    ).toMatchObject({ reason: 'duplicateColumn' })
    expect(leastSquares([{ name: 'x', values: [1, 2] }], [1, 2])).toMatchObject({ reason: 'tooFewRows' })
    expect(leastSquares([], [])).toMatchObject({ reason: 'noData' })
    expect(leastSquares([{ name: 'x', values: x }], y, [0, 0, 0, 0, 0, 0])).toMatchObject({ reason: 'zeroWeights' })
  })
})

test('linearDependencies names the partners', () => {
  const a = [1, 5, 2, 8, 4]
  const b = [3, 1, 4, 1, 5]
  expect(
    linearDependencies([
      { name: 'c', values: a.map((v, i) => 2 * v - b[i]! + 7) },
      { name: 'b', values: b },
      { name: 'a', values: a },
    ]),
  ).toEqual([{ kind: 'collinear', name: 'c', with: ['a', 'b'] }])
})

test('matrices', () => {
  expect(
    covarianceMatrix([
      [1, 2, 3],
      [2, 4, 6],
    ]),
  ).toEqual([
    [1, 2],
    [2, 4],
  ])
  expect(
    covarianceMatrix(
      [
        [1, 2, 3],
        [2, 4, 6],
      ],
      [1, 1, 1],
    ),
  ).toEqual([
    [1, 2],
    [2, 4],
  ])
  expect(
    symmetricEigen([
      [2, 1],
      [1, 2],
    ]).values[0],
  ).toBeCloseTo(3, 14)
  expect(
    isPositiveDefinite([
      [1, 1],
      [1, 1],
    ]),
  ).toBe(false)
  expect(
    solvePositiveDefinite(
      [
        [2, 1],
        [1, 2],
      ],
      [3, 3],
    )[0],
  ).toBeCloseTo(1, 14)
  const inverse = invertPositiveDefinite([
    [2, 0],
    [0, 4],
  ])
  expect(inverse[0]![0]).toBeCloseTo(0.5, 14)
  expect(inverse[1]![1]).toBeCloseTo(0.25, 14)
})
