import { expect, test } from 'vitest'
import { correlationOf, correlationsOf } from './correlation.ts'

test('correlations of any size, 1 for a copy, and none without variation', () => {
  expect(correlationOf(1, 2, 2)).toBe(0.5)
  expect(correlationOf(0.3, 0.3, 0.3)).toBe(1)
  expect(correlationOf(1e200, 2e200, 2e200)).toBeCloseTo(0.5, 15)
  expect(correlationOf(1e-200, 2e-200, 2e-200)).toBeCloseTo(0.5, 15)
  expect(correlationOf(0, 0, 5)).toBeNaN()
  expect(correlationsOf([Float64Array.of(2, 1), Float64Array.of(1, 2)])).toEqual([
    [1, 0.5],
    [0.5, 1],
  ])
  expect(
    correlationsOf([
      [0, 0],
      [0, 2],
    ]),
  ).toEqual([
    [Number.NaN, Number.NaN],
    [Number.NaN, 1],
  ])
})
