import { describe, expect, test } from 'vitest'
import { effectiveNumber, meanEstimate, weightedMeanEstimate } from './mean.ts'

const x = [3, 5, 4, 2, 5, 4, 4, 1]
const w = [1, 2, 1, 1.5, 0.5, 3, 1, 0.8]

describe('meanEstimate', () => {
  test('equals R 4.2.2 t.test', () => {
    const result = meanEstimate(x)
    expect(result).toMatchObject({ mean: 3.5, n: 8, df: 7, standardError: 0.5 })
    const { low, high } = result.interval as { low: number; high: number }
    expect(low).toBeCloseTo(2.317687874203608, 13)
    expect(high).toBeCloseTo(4.682312125796392, 13)
  })

  test('the population correction is √((N − n)/(N − 1))', () => {
    const result = meanEstimate(x, { population: 15 })
    expect(result.ofPopulation).toMatchObject({
      correction: Math.sqrt(7 / 14),
      standardError: expect.closeTo(0.5 * Math.SQRT1_2, 14),
    })
    expect(meanEstimate(x, { population: 8 }).ofPopulation).toMatchObject({
      correction: 0,
      standardError: 0,
      interval: { low: 3.5, high: 3.5 },
    })
    expect(meanEstimate(x, { population: 7 }).ofPopulation).toMatchObject({ reason: 'sampleExceedsPopulation' })
  })

  test('absences have names', () => {
    expect(meanEstimate([]).mean).toMatchObject({ reason: 'noData' })
    expect(meanEstimate([4])).toMatchObject({
      mean: 4,
      standardError: { reason: 'tooFew' },
      interval: { reason: 'tooFew' },
    })
    expect(meanEstimate([0.1, 0.1, 0.1])).toMatchObject({ standardError: 0, interval: { reason: 'noVariation' } })
  })
})

describe('weightedMeanEstimate', () => {
  test('equals R 4.2.2 survey 4.1.1: svymean(~x, svydesign(~1, weights = ~w), deff = "replace"), confint(df = 7)', () => {
    const result = weightedMeanEstimate(x, w)
    expect(result.mean as number).toBeCloseTo(3.638888888888888, 13)
    expect(result.standardError as number).toBeCloseTo(0.4450660906603697, 13)
    expect(result.designEffect as number).toBeCloseTo(0.9793005236541419, 12)
    expect(result.effectiveN as number).toBeCloseTo(6.094043887147336, 12)
    expect(result.kishDesignEffect as number).toBeCloseTo(8 / 6.094043887147336, 12)
    const { low, high } = result.interval as { low: number; high: number }
    expect(low).toBeCloseTo(2.586474817351785, 12)
    expect(high).toBeCloseTo(4.691302960425991, 12)
  })

  test('order, scale of weights and rows of weight 0', () => {
    expect(weightedMeanEstimate([...x].reverse(), [...w].reverse())).toEqual(weightedMeanEstimate(x, w))
    expect(weightedMeanEstimate([...x, 99], [...w, 0])).toEqual(weightedMeanEstimate(x, w))
    expect(
      weightedMeanEstimate(
        x,
        x.map(() => 3),
      ).mean,
    ).toBe(3.5)
    expect(
      weightedMeanEstimate(
        x,
        x.map(() => 3),
      ).designEffect as number,
    ).toBeCloseTo(1, 13)
  })

  test('absences have names', () => {
    expect(weightedMeanEstimate([1, 2], [0, 0]).mean).toMatchObject({ reason: 'zeroWeights' })
    expect(weightedMeanEstimate([], []).mean).toMatchObject({ reason: 'noData' })
    expect(weightedMeanEstimate([1, 2], [0, 1])).toMatchObject({ mean: 2, n: 1, interval: { reason: 'tooFew' } })
    expect(weightedMeanEstimate([2, 2], [1, 3])).toMatchObject({ mean: 2, designEffect: { reason: 'noVariation' } })
    expect(() => weightedMeanEstimate([1], [-1])).toThrow('negativeWeight')
    expect(effectiveNumber([])).toMatchObject({ reason: 'zeroWeights' })
  })
})
