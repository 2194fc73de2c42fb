import { describe, expect, test } from 'vitest'
import { bcaInterval, bootstrap, percentileInterval, quantile, resampledRows } from './bootstrap.ts'
import { meanEstimate } from './mean.ts'
import { finite, isDefined, undefinedBecause } from './result.ts'
import type { Interval } from './result.ts'
import { mean } from './sum.ts'

const draws = [
  2.517875, 1.943205, 3.126802, 3.86249, 4.649651, 3.520677, 2.792088, 2.536742, 4.22362, 5.198261, 3.700046, 2.043338,
  2.345908, 5.160021, 3.623171, 1.494652, 3.307934, 2.120451, 2.707783, 2.863194, 2.615355, 4.008716, 3.330605,
  2.751626, 3.850602, 4.312841, 1.592674, 3.117597, 2.321178, 3.209529, 1.981639, 3.422759, 3.358326, 3.065228,
  2.247281, 2.964191, 2.199538, 1.90927, 3.647264, 2.179715,
]
const leftOut = [3.41703, 3.371659, 3.100218, 3.327213, 3.189828, 3.303306, 3.304363, 3.101157, 3.276658]
const ends = (interval: Interval) => (isDefined(interval) ? [interval.low, interval.high] : interval)
const ofMean = ([x]: readonly number[][]) => finite(mean(x!))

describe('intervals of given draws', () => {
  test('equal scipy 1.10.1 norm.ppf, norm.cdf and numpy.quantile on the same draws', () => {
    expect(ends(bcaInterval(3.3, draws, leftOut, 0.95))).toEqual([
      expect.closeTo(1.951442579026637, 11),
      expect.closeTo(5.191000143359301, 11),
    ])
    expect(ends(percentileInterval(draws, 0.95))).toEqual([
      expect.closeTo(1.59022345, 12),
      expect.closeTo(5.160977, 12),
    ])
  })

  test('quantile is linear between order statistics', () => {
    expect(quantile([1, 2], 0.5)).toBe(1.5)
    expect(quantile([4], 0.9)).toBe(4)
    expect(quantile([1, 2, 3], 1)).toBe(3)
  })

  test('absences have names', () => {
    expect(percentileInterval([2, 2], 0.95)).toMatchObject({ reason: 'noVariation' })
    expect(bcaInterval(9, draws, leftOut, 0.95)).toMatchObject({ reason: 'noVariation' })
    expect(bcaInterval(3, draws, [1, 1], 0.95)).toMatchObject({ reason: 'noVariation' })
  })
})

describe('bootstrap', () => {
  const values = [3, 5, 4, 2, 5, 4, 4, 1, 2, 2, 5, 3, 3, 4, 1, 2, 5, 4, 3, 3]
  const result = bootstrap([values], ofMean, { seed: 1 })

  test('comes near the t interval of a mean', () => {
    const classical = meanEstimate(values)
    expect(result.estimate).toBe(classical.mean)
    const spread = (classical.standardError as number) * Math.sqrt(19 / 20)
    expect((result.standardError as number) / spread).toBeCloseTo(1, 1)
    const low = (result.estimate as number) - 1.96 * spread
    expect(Math.abs((result.percentile as { low: number }).low - low)).toBeLessThan(0.1)
    expect(Math.abs((result.bca as { low: number }).low - low)).toBeLessThan(0.15)
  })

  test('the same seed gives the same digits in any row order; another seed does not', () => {
    expect(bootstrap([[...values].reverse()], ofMean, { seed: 1 })).toEqual(result)
    expect(bootstrap([values], ofMean, { seed: 2 }).standardError).not.toBe(result.standardError)
    expect(resampledRows(5, 1, 7)).toEqual(resampledRows(5, 1, 7))
    expect(resampledRows(50, 1, 7)).not.toEqual(resampledRows(50, 1, 8))
  })

  test('undefined draws are counted and left out, too many are a reason', () => {
    const varies = ([x]: readonly number[][]) =>
      x!.every((value) => value === x![0]) ? undefinedBecause('noVariation') : finite(mean(x!))
    const some = bootstrap([[1, 2, 4, 9]], varies, { seed: 3, draws: 500 })
    expect(some.undefinedDraws).toBeGreaterThan(0)
    expect(some.percentile).toMatchObject({ method: 'bootstrap percentile' })
    expect(bootstrap([[1, 2]], varies, { seed: 3, draws: 500 }).percentile).toMatchObject({ reason: 'tooFew' })
  })

  test('absences have names', () => {
    expect(bootstrap([[]], ofMean, { seed: 1 }).estimate).toMatchObject({ reason: 'noData' })
    expect(bootstrap([[4]], ofMean, { seed: 1 })).toMatchObject({ estimate: 4, percentile: { reason: 'tooFew' } })
    expect(bootstrap([[4, 4, 4]], ofMean, { seed: 1 })).toMatchObject({
      percentile: { reason: 'noVariation' },
      bca: { reason: 'noVariation' },
    })
  })
})
