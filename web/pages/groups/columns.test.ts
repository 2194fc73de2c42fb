import { expect, test } from 'vitest'
import { columnsOf, everyone } from './columns.ts'

const shown = (mean: number) => ({ kind: 'shown' as const, mean, items: 1, fewest: 9 })
const hidden = { kind: 'hidden' as const }
const workforce = {
  groups: ['north', 'east', 'south', 'west'].map((key) => ({ key: [key], name: [{ en: key }] })),
  aspects: [{ aspect: 'voice', total: shown(2.5), cells: [shown(3.1), hidden, shown(2.2), hidden], leftOut: [] }],
}
const names = ['North', 'East', 'South', 'West']

test('everyone comes first, groups as listed', () => {
  expect(columnsOf(workforce, names, '', undefined)).toEqual([everyone, '0', '1', '2', '3'])
})

test('lowest first on an aspect; hidden groups stand last as listed, so that their place tells nothing', () => {
  expect(columnsOf(workforce, names, '', 'voice')).toEqual([everyone, '2', '0', '1', '3'])
  expect(columnsOf(workforce, names, '', 'unknown')).toEqual([everyone, '0', '1', '2', '3'])
})

test('a group is found by any part of its name', () => {
  expect(columnsOf(workforce, names, ' TH', undefined)).toEqual([everyone, '0', '2'])
  expect(columnsOf(workforce, names, 'centre', undefined)).toEqual([everyone])
})
