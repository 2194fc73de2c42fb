import { describe, expect, test } from 'vitest'
import { unitsBelow, unitTree } from './unit-tree.ts'
import type { UnitRow } from './unit-tree.ts'

/** `code<parent` */
const rows = (...lines: string[]): UnitRow[] =>
  lines.map((line) => {
    const [code = '', parent = null] = line.split('<')
    return { code, parent }
  })

const kinds = (...lines: string[]) => unitTree(rows(...lines)).faults.map((fault) => `${fault.index} ${fault.kind}`)

describe('units as a tree', () => {
  test('children stand below their parents, in list order', () => {
    const { root, faults } = unitTree(rows('shops<retail', 'org', 'retail<org', 'online<retail', 'b2b<org'))
    expect(faults).toEqual([])
    expect(root && unitsBelow(root).map((row) => row.code)).toEqual(['org', 'retail', 'shops', 'online', 'b2b'])
  })

  test('an empty list has no tree and no fault', () => {
    expect(unitTree([])).toEqual({ root: null, faults: [] })
  })

  test('every fault is listed with its row', () => {
    expect(kinds('org', '<org', 'a<org', 'a<org', 'b<nowhere', 'other')).toEqual([
      '1 codeMissing',
      '3 codeTwice',
      '4 parentUnknown',
      '5 secondRoot',
    ])
    expect(kinds('org', 'a<a')).toEqual(['1 circle'])
    expect(kinds('a<b', 'b<a')).toEqual(['0 circle', '1 circle', '-1 rootMissing'])
    // c hangs on a circle without being part of it.
    expect(kinds('org', 'a<b', 'b<a', 'c<a')).toEqual(['1 circle', '2 circle'])
  })

  test('a circle is named', () => {
    const { faults } = unitTree(rows('org', 'a<b', 'b<c', 'c<a'))
    expect(faults[0]).toEqual({ kind: 'circle', index: 1, code: 'a', circle: ['a', 'b', 'c'] })
  })
})
