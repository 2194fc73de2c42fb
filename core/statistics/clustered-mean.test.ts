import { describe, expect, test } from 'vitest'
import { clusteredDifference, clusteredMean } from './clustered-mean.ts'
import { meanEstimate } from './mean.ts'
import { welchT } from './welch.ts'

const gap = null
const items = [
  { name: 'y1', values: [4, 2, gap, 3, 5, gap, 1, 4, gap, 2, 3, gap] },
  { name: 'y2', values: [3, gap, 5, 3, gap, 2, 2, gap, 4, 1, gap, 5] },
  { name: 'y3', values: [gap, 3, 4, gap, 4, 2, gap, 5, 3, gap, 2, 5] },
]
const weights = [1, 2, 1, 1, 0.5, 1, 1.5, 1, 1, 2, 1, 1]
const itemWeights = new Map([
  ['y1', 0.5],
  ['y2', 0.3],
  ['y3', 0.2],
])

describe('clusteredMean', () => {
  test('equals R 4.2.2 survey 4.1.1: svycontrast of ratios y/asked over svytotal', () => {
    const result = clusteredMean(items, weights, itemWeights)
    expect(result.mean as number).toBeCloseTo(2.83498452012384, 13)
    expect(result.standardError as number).toBeCloseTo(0.3425234183049057, 13)
    expect(result).toMatchObject({ df: 11, n: 12, itemsLeftOut: [] })
  })

  test('one item with equal weights is the plain mean with its t interval', () => {
    const values = [3, 5, 4, 2, 5, 4, 4, 1]
    const plain = meanEstimate(values)
    const clustered = clusteredMean([{ name: 'a', values: [...values, gap] }])
    expect(clustered.mean).toBe(plain.mean)
    expect(clustered.standardError as number).toBeCloseTo(plain.standardError as number, 14)
  })

  test('order of people and items does not change a digit', () => {
    const turned = [...items].reverse().map(({ name, values }) => ({ name, values: [...values].reverse() }))
    expect(clusteredMean(turned, [...weights].reverse(), itemWeights)).toEqual(
      clusteredMean(items, weights, itemWeights),
    )
  })

  test('an item with fewer than five answers leaves the aspect and is named', () => {
    const rare = { name: 'rare', values: items[0]!.values.map((_, row) => (row < 4 ? 5 : gap)) }
    const result = clusteredMean([...items, rare], weights, itemWeights)
    expect(result.itemsLeftOut).toEqual(['rare'])
    expect(result.mean).toBe(clusteredMean(items, weights, itemWeights).mean)
  })

  test('absences have names', () => {
    expect(clusteredMean([]).mean).toMatchObject({ reason: 'noData' })
    expect(
      clusteredMean(
        items,
        weights.map(() => 0),
      ).mean,
    ).toMatchObject({ reason: 'zeroWeights' })
    expect(clusteredMean([{ name: 'a', values: [3, 3, 3, 3, 3] }])).toMatchObject({
      mean: 3,
      standardError: 0,
      interval: { reason: 'noVariation' },
    })
    expect(() => clusteredMean(items, [1])).toThrow('lengthsDiffer')
  })
})

describe('clusteredDifference', () => {
  test("one item with equal weights is Welch's t test", () => {
    const a = [3, 5, 4, 2, 5, 4]
    const b = [2, 3, 1, 4, 2, 2, 3]
    const groups = [...a.map(() => 'a'), ...b.map(() => 'b')]
    const clustered = clusteredDifference([{ name: 'x', values: [...a, ...b] }], groups, 'a', 'b')
    const welch = welchT(a, b)
    expect(clustered.difference as number).toBeCloseTo(welch.difference as number, 13)
    expect(clustered.t as number).toBeCloseTo(welch.t as number, 12)
    expect(clustered.df).toBeCloseTo(welch.df as number, 12)
    expect(clustered.p as number).toBeCloseTo(welch.p as number, 12)
  })

  test('an item must be answered often enough in both groups', () => {
    const groups = items[0]!.values.map((_, row) => (row < 6 ? 'a' : 'b'))
    const result = clusteredDifference(items, groups, 'a', 'b', undefined, undefined, { fewestAnswers: 4 })
    expect(result.items.map(({ name }) => name)).toEqual(['y1', 'y2', 'y3'])
    expect(clusteredDifference(items, groups, 'a', 'b').difference).toMatchObject({ reason: 'noData' })
    expect(clusteredDifference(items, groups, 'a', 'c').difference).toEqual({
      value: null,
      reason: 'emptyGroup',
      detail: { group: 'c' },
    })
  })
})
