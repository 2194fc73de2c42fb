import { expect, test } from 'vitest'
import { decimalDifference } from './decimal-difference.ts'

test('equal decimal differences are equal numbers', () => {
  expect(decimalDifference(0.3, 0.1)).toBe(0.2)
  expect(decimalDifference(0.4, 0.2)).toBe(0.2)
  expect(decimalDifference(1000000.1, 1000000)).toBe(0.1)
  expect(decimalDifference(2, 7)).toBe(-5)
  expect(Object.is(decimalDifference(-0, 0), 0)).toBe(true)
  expect(Object.is(decimalDifference(0.1, 0.1), 0)).toBe(true)
  expect(decimalDifference(1e20, 1)).toBe(1e20)
})
