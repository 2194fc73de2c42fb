import { expect, test } from 'vitest'
import type { ComparedRow } from '#core/score/compare-units.ts'
import { inOrder } from './order.ts'

const row = (address: string, whole: number | null, spread: number | null, east: number | null): ComparedRow => {
  const mark = {
    state: 'scored',
    median: null,
    hollow: false,
    basis: null,
    raters: 2,
    criteriaScored: 1,
    criteriaApplicable: 1,
    working: null,
  } as const
  return {
    address,
    kind: 'aspect',
    parent: null,
    organisation: { ...mark, mean: whole },
    units: [{ ...mark, unitId: 'east', mean: east, obstacle: null }],
    weakest: [],
    spread,
  }
}
const rows = [row('a', 2, 0.5, null), row('b', null, null, 1), row('c', 1, 0.5, 3), row('d', 3, 2, 1)]
const ranked = (order: string) =>
  inOrder(rows, order)
    .map(({ address }) => address)
    .join('')

test('rows rank by what they say; absent figures come last, level rows keep their order', () => {
  expect(ranked('pack')).toBe('abcd')
  expect(ranked('spread')).toBe('dacb')
  expect(ranked('organisation')).toBe('cadb')
  expect(ranked('east')).toBe('bdca')
})
