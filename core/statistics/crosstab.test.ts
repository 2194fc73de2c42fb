import { describe, expect, test } from 'vitest'
import { crosstab } from './crosstab.ts'

const table = [
  [10, 5, 2],
  [4, 8, 6],
  [1, 3, 9],
]
const rows = table.flatMap((row, i) => row.flatMap((count) => Array.from({ length: count }, () => i + 1)))
const columns = table.flatMap((row) => row.flatMap((count, j) => Array.from({ length: count }, () => j + 1)))

describe('crosstab', () => {
  const result = crosstab(rows, columns)

  test('equals R 4.2.2 chisq.test, (n − 1) cor², cor.test(kendall), cor.test(spearman, exact = FALSE)', () => {
    expect(result.counts).toEqual(table)
    expect(result.chiSquare as number).toBeCloseTo(14.97366101795167, 11)
    expect(result.p as number).toBeCloseTo(0.004756158859245494, 13)
    expect(result.cramersV as number).toBeCloseTo(0.3949375084790798, 13)
    expect(result.linearByLinear.mSquare as number).toBeCloseTo(12.97336227887464, 11)
    expect(result.linearByLinear.p as number).toBeCloseTo(0.0003159541097574183, 13)
    expect(result.kendallTauB.tau as number).toBeCloseTo(0.4790612849567109, 13)
    expect(result.kendallTauB.z as number).toBeCloseTo(3.68841000664211, 12)
    expect(result.kendallTauB.p as number).toBeCloseTo(0.0002256598122925738, 13)
    expect(result.spearman.rho as number).toBeCloseTo(0.5259954564010709, 13)
    expect(result.spearman.p as number).toBeCloseTo(0.0001232489560446871, 13)
    expect(result).toMatchObject({ df: 4, n: 48, leftOut: 0 })
  })

  test('a declared level that nobody used keeps its place and costs no degree of freedom', () => {
    const wide = crosstab(rows, columns, { columnLevels: [1, 2, 3, 4] })
    expect(wide.counts[0]).toEqual([10, 5, 2, 0])
    expect(wide).toMatchObject({ df: 4, chiSquare: result.chiSquare, spearman: result.spearman })
  })

  test('text without an order has no ordinal statistics; with one it has', () => {
    const names = ['low', 'middle', 'high']
    const text = rows.map((row) => names[row - 1]!)
    expect(crosstab(text, columns).kendallTauB.tau).toEqual({ value: null, reason: 'notOrdered' })
    expect(crosstab(text, columns).chiSquare).toBeCloseTo(result.chiSquare as number, 12)
    expect(crosstab(text, columns, { rowLevels: names }).spearman).toEqual(result.spearman)
  })

  test('order of cases, missing, perfect and negative relations', () => {
    expect(crosstab([...rows].reverse(), [...columns].reverse())).toEqual(result)
    expect(crosstab([...rows, 1, null], [...columns, null, null])).toEqual({ ...result, leftOut: 1 })
    const opposite = crosstab([1, 2, 3, 4], [8, 6, 4, 2])
    expect(opposite).toMatchObject({
      cramersV: 1,
      kendallTauB: { tau: -1 },
      spearman: { rho: -1, p: { reason: 'noVariation' } },
    })
  })

  test('absences and bad input have names', () => {
    expect(crosstab([], []).chiSquare).toMatchObject({ reason: 'noData' })
    expect(crosstab([1, null], [null, 1]).chiSquare).toMatchObject({ reason: 'noOverlap' })
    expect(crosstab([1, 1], [1, 2])).toMatchObject({
      chiSquare: { reason: 'noVariation' },
      spearman: { rho: { reason: 'noVariation' } },
    })
    expect(() => crosstab([1, 5], [1, 1], { rowLevels: [1, 2] })).toThrow('outsideLevels {"row":2')
    expect(() => crosstab([1], [])).toThrow('lengthsDiffer')
    const many = Array.from({ length: 600 }, (_, index) => index)
    expect(() => crosstab(many, many)).toThrow('tooManyLevels')
  })
})
