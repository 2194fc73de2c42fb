import { describe, expect, test } from 'vitest'
import {
  labelColumn,
  longestCell,
  numberColumn,
  readLevels,
  requiredNumberColumn,
  tableFromRecords,
} from './read-table.ts'

const table = tableFromRecords([
  ['unit', ' value '],
  ['a', '1'],
  ['b', ' 2.50 '],
  ['c', ''],
  ['d', '99'],
  ['e', '-1e-3'],
])

describe('tables', () => {
  test('numbers, labels and missing codes', () => {
    expect(numberColumn(table, 'value', { missing: ['99'] })).toEqual([1, 2.5, null, null, -0.001])
    expect(labelColumn(table, 'unit', ['b'])).toEqual(['a', null, 'c', 'd', 'e'])
    const zeros = tableFromRecords([['v'], ['0'], ['0.0'], ['-0'], ['NA']])
    expect(numberColumn(zeros, 'v', { missing: ['0'] })).toEqual([null, null, null, null])
    expect(Object.is(numberColumn(zeros, 'v')[2], 0)).toBe(true)
  })

  test('a problem names its row and column', () => {
    const bad = tableFromRecords([['v'], ['1'], ['x'], ['1e999']])
    expect(() => numberColumn(bad, 'v')).toThrow('notANumber {"row":2,"column":"v","cell":"x"}')
    expect(() => numberColumn(bad, 'v', { missing: ['x'] })).toThrow('numberTooLarge {"row":3')
    expect(() => numberColumn(table, 'value', { levels: [1, 2.5, 99] })).toThrow('outsideLevels {"row":5')
    expect(() => numberColumn(table, 'w')).toThrow('unknownColumn')
    expect(() => requiredNumberColumn(table, 'value')).toThrow('emptyCell {"row":3')
    expect(() => tableFromRecords([])).toThrow('emptyTable')
    expect(() => tableFromRecords([['a']])).toThrow('emptyTable')
    expect(() =>
      tableFromRecords([
        ['a', 'a'],
        ['1', '2'],
      ]),
    ).toThrow('duplicateHeader')
    expect(() =>
      tableFromRecords([
        ['a', ''],
        ['1', '2'],
      ]),
    ).toThrow('emptyHeader')
    expect(() => tableFromRecords([['a', 'b'], ['1']])).toThrow('wrongCellCount')
    expect(() => tableFromRecords([['a'], ['x'.repeat(longestCell + 1)]])).toThrow('cellTooLong {"row":1,"column":"a"')
  })

  test('levels', () => {
    expect(readLevels('3, 1,2')).toEqual([1, 2, 3])
    expect(() => readLevels('1,x')).toThrow('levelNotANumber')
    expect(() => readLevels('1,1')).toThrow('duplicateLevel')
    expect(() => readLevels('1')).toThrow('tooFewLevels')
  })
})
