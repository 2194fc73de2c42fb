import { describe, expect, test } from 'vitest'
import { canonicalOrder, inOrder, isConstant, mean, sum, sumOfProducts, sumOfSquares, weightedMean } from './sum.ts'
import { randomStream } from './random.ts'

describe('sum', () => {
  test('keeps what plain addition loses', () => {
    expect(sum([1e16, 1, -1e16])).toBe(1)
    expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1)
    expect(sum([])).toBe(0)
    expect(Object.is(sum([-0, -0]), 0)).toBe(true)
    expect(sum([5e-324, 5e-324])).toBe(1e-323)
  })

  test('gives the same bits in any order', () => {
    const random = randomStream(3, 0)
    const values = Array.from({ length: 999 }, () => (random.uniform() - 0.5) * 10 ** (random.below(30) - 15))
    const weights = values.map(() => random.uniform())
    const shuffled = values
      .map((value, row) => ({ value, weight: weights[row]!, key: random.uniform() }))
      .sort((a, b) => a.key - b.key)
    expect(sum(shuffled.map(({ value }) => value))).toBe(sum(values))
    expect(
      sumOfProducts(
        shuffled.map(({ value }) => value),
        shuffled.map(({ weight }) => weight),
      ),
    ).toBe(sumOfProducts(values, weights))
  })

  test('means and squares', () => {
    expect(mean([1, 2, 6])).toBe(3)
    expect(weightedMean([1, 3], [1, 3])).toBe(2.5)
    expect(sumOfSquares([1, 2, 3], 2)).toBe(2)
    expect(sum([1e308, 1e308])).toBe(Number.POSITIVE_INFINITY)
  })

  test('equal values are their own mean, and squares too small for a double are not zero', () => {
    expect(mean([0.1, 0.1, 0.1])).toBe(0.1)
    expect(weightedMean([0.1, 0.1], [0.3, 0.7])).toBe(0.1)
    expect(Object.is(mean([-0, -0]), 0)).toBe(true)
    expect(isConstant([])).toBe(true)
    expect(isConstant([1, 1, 2])).toBe(false)
    expect(sumOfSquares([1e-200, 2e-200], 1e-200)).toBeNaN()
    expect(sumOfSquares([1e-200, 1e-200], 1e-200)).toBe(0)
    expect(sumOfSquares([])).toBe(0)
  })
})

test('canonicalOrder sorts by every column, missing last', () => {
  const order = canonicalOrder([
    [2, null, 1, 2],
    ['b', 'a', 'z', 'a'],
  ])
  expect([...order]).toEqual([2, 3, 0, 1])
  expect(inOrder([10, 20, 30, 40], order)).toEqual([30, 40, 10, 20])
})
