import { describe, expect, test } from 'vitest'
import { proportion, weightedProportion, wilson } from './proportion.ts'
import type { Interval } from './result.ts'

function ends(interval: Interval): [number, number] {
  const { low, high } = interval as { low: number; high: number }
  return [low, high]
}

function close(interval: Interval, low: number, high: number) {
  expect(ends(interval)).toEqual([expect.closeTo(low, 13), expect.closeTo(high, 13)])
}

describe('proportion', () => {
  test('3 of 10 equals R 4.2.2 prop.test(correct = FALSE) and binom.test, Agresti–Coull by its formula there', () => {
    const result = proportion(3, 10)
    expect(result.share).toBe(0.3)
    close(result.wilson, 0.107791267406301, 0.6032218525388545)
    close(result.clopperPearson, 0.0667395111777345, 0.6524528500599973)
    close(result.agrestiCoull, 0.1033384179224253, 0.6076747020227304)
  })

  test('0 of 12 starts at exactly 0', () => {
    const result = proportion(0, 12)
    close(result.wilson, 0, 0.2424940066552408)
    close(result.clopperPearson, 0, 0.2646484693970511)
    expect(ends(result.wilson)[0]).toBe(0)
    expect(ends(proportion(12, 12).wilson)[1]).toBe(1)
    expect(ends(result.agrestiCoull)[0]).toBeLessThan(0)
  })

  test('of a population: n* and the worst case', () => {
    const { ofPopulation } = proportion(3, 10, { population: 40 })
    if (ofPopulation === null || !('worstCase' in ofPopulation)) throw new Error('expected bounds')
    close(ofPopulation.wilson, 0.1220544794430096, 0.5691836694986696)
    expect(ofPopulation.worstCase).toEqual({ low: 3 / 40, high: 3 / 40 + 30 / 40 })
    expect(proportion(3, 10, { population: 10 }).ofPopulation).toMatchObject({ wilson: { low: 0.3, high: 0.3 } })
    expect(proportion(3, 10, { population: 9 }).ofPopulation).toMatchObject({ reason: 'sampleExceedsPopulation' })
    expect(proportion(3, 10).ofPopulation).toBeNull()
  })

  test('absences and bad counts have names', () => {
    expect(proportion(0, 0).share).toEqual({ value: null, reason: 'noData' })
    expect(() => proportion(4, 3)).toThrow('notACount')
    expect(() => proportion(0.5, 3)).toThrow('notACount')
  })
})

describe('weightedProportion', () => {
  test('equal weights are the plain one, a weight of 0 counts for nothing', () => {
    const plain = proportion(2, 4)
    const weighted = weightedProportion([true, false, true, false, true], [2, 2, 2, 2, 0])
    expect(weighted).toMatchObject({ share: 0.5, n: 4, effectiveN: 4, designEffect: 1, wilson: plain.wilson })
  })

  test('Kish and Wilson on the effective number', () => {
    const weighted = weightedProportion([true, false, true], [1, 1, 2])
    expect(weighted.share).toBe(0.75)
    expect(weighted.effectiveN as number).toBeCloseTo(16 / 6, 14)
    expect(weighted.wilson).toEqual(wilson(0.75, 16 / 6, 0.95))
    expect(weightedProportion([true, false, true], [1, 1, 2], { population: 3 }).ofPopulation).toMatchObject({
      wilson: { low: 0.75 },
    })
  })

  test('absences have names', () => {
    expect(weightedProportion([], []).share).toMatchObject({ reason: 'noData' })
    expect(weightedProportion([true], [0]).share).toMatchObject({ reason: 'zeroWeights' })
    expect(() => weightedProportion([true], [-1])).toThrow('negativeWeight {"row":1}')
  })
})
