import { expect, test } from 'vitest'
import { benjaminiHochberg, holm } from './adjust-p.ts'
import { undefinedBecause } from './result.ts'

const p = [0.01, 0.04, 0.03, 0.005, 0.2, 0.04]

test('equal R 4.2.2 p.adjust', () => {
  const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 14))
  expect(benjaminiHochberg(p)).toEqual(near([0.03, 0.048, 0.048, 0.03, 0.2, 0.048]))
  expect(holm(p)).toEqual(near([0.05, 0.12, 0.12, 0.03, 0.2, 0.12]))
})

test('a test without a p-value stays without and does not count', () => {
  const none = undefinedBecause('noVariation')
  expect(holm([none, 0.04, 0.01])).toEqual([none, 0.04, 0.02])
  expect(benjaminiHochberg([])).toEqual([])
  expect(benjaminiHochberg([0.9, 1])).toEqual([1, 1])
  expect(() => holm([1.2])).toThrow('notAProbability {"row":1')
})
