import { expect, test } from 'vitest'
import { widestSpread } from './widest-spread.ts'

test('the row with the largest distance between two shown cells', () => {
  const rows = [
    [2, 2.5, 3],
    [1, null, 3.5],
    [null, 4, null],
  ]
  expect(widestSpread(rows)).toEqual({
    row: 1,
    high: { column: 2, value: 3.5 },
    low: { column: 0, value: 1 },
    spread: 2.5,
  })
})

test('a hidden cell is not zero, and one cell alone is not a spread', () => {
  expect(widestSpread([[null, 3], [null, null], []])).toBeNull()
})

test('of equal spreads the first row speaks', () => {
  expect(
    widestSpread([
      [1, 2],
      [2, 3],
    ])?.row,
  ).toBe(0)
})
