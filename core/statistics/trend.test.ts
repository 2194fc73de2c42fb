/**
 * Trends over time. Expected values: R 4.2.2 (prop.trend.test; cor.test(method = "kendall", exact = TRUE); S, variance and
 * z by formula on R's Nile) and scipy 1.17.1 (stats.theilslopes, stats.kendalltau(method = "asymptotic")).
 */
import { describe, expect, test } from 'vitest'
import { cochranArmitage } from './cochran-armitage.ts'
import { normalTwoSided } from './distributions.ts'
import { mannKendall } from './mann-kendall.ts'
import { theilSen } from './theil-sen.ts'

const steps = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const uneven = { times: [0, 1, 2, 4, 5, 8, 9, 12], values: [3, 1, 4, 1.5, 5, 9, 2.6, 6] }
const tied = [23, 24, 29, 6, 29, 24, 24, 29, 23]
/** The flow of the Nile, 1871 … 1970. */
// prettier-ignore
const nile = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100,
  1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456,
  824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897,
  822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975,
  815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]

describe('Mann–Kendall', () => {
  test('exact to 10 points without ties, the normal form beside it', () => {
    const result = mannKendall(uneven.times, uneven.values)
    expect(result).toMatchObject({ s: 12, method: 'exact', reading: 'trend' })
    expect(result.p).toBeCloseTo(0.178869047619, 11)
    expect(result.tauB).toBeCloseTo(0.428571428571429, 13)
    expect(result.z).toBeCloseTo(1.360897063089832, 13)
    expect(result.normalP).toBeCloseTo(0.173546221787853, 13)
  })

  test('ties and many points', () => {
    const long = mannKendall(steps(100), nile)
    expect(long).toMatchObject({ s: -1387, method: 'normal', exactP: { reason: 'notExact' } })
    expect(long.variance).toBeCloseTo(112728.333333333, 7)
    expect(long.z).toBeCloseTo(-4.1280665228441, 12)
    const short = mannKendall(steps(9), tied)
    expect(short.variance).toBeCloseTo(83.66666666666667, 12)
    expect(short.normalP).toBeCloseTo(0.826921021756705, 13)
    expect(short.p).toBe(short.normalP)
  })

  test('points of one time are not compared', () => {
    const result = mannKendall([1, 1, 2, 2, 3, 3, 4, 5, 5, 6], [2, 3, 3, 4, 1, 5, 6, 6, 7, 7])
    expect(result.tauB).toBeCloseTo(0.7229440390678198, 13)
    expect(normalTwoSided(Number(result.s) / Math.sqrt(Number(result.variance)))).toBeCloseTo(0.005804802436467009, 13)
  })

  test('too few points, no variation, no points', () => {
    expect(mannKendall([1, 2, 3], [1, 2, 3])).toMatchObject({
      s: 3,
      p: { value: null, reason: 'tooFew', detail: { count: 3, minimum: 4 } },
      reading: 'tooFewPoints',
    })
    expect(mannKendall(steps(5), [2, 2, 2, 2, 2])).toMatchObject({
      s: 0,
      tauB: { reason: 'noVariation' },
      p: { reason: 'noVariation' },
    })
    expect(mannKendall([], []).s).toEqual({ value: null, reason: 'noData' })
    expect(mannKendall(steps(7), steps(7)).reading).toBe('change')
    expect(mannKendall(steps(4), [1, 3, 2, 4]).p).toBeCloseTo(1 / 3, 14)
  })

  test('the order of the rows does not matter', () => {
    const back = [...steps(8)].reverse()
    expect(
      mannKendall(
        back.map((row) => uneven.times[row]!),
        back.map((row) => uneven.values[row]!),
      ),
    ).toEqual(mannKendall(uneven.times, uneven.values))
  })
})

describe('Theil–Sen', () => {
  test('uneven distances', () => {
    const result = theilSen(uneven.times, uneven.values)
    expect(result.slope).toBeCloseTo(0.29166666666666663, 14)
    expect(result.intercept).toBeCloseTo(2.1875, 13)
    expect(result.interval).toMatchObject({ low: -0.375, high: expect.closeTo(1.1333333333333333, 14) })
  })

  test('ties', () => {
    expect(theilSen(steps(9), tied)).toMatchObject({ slope: 0, intercept: 24, interval: { low: -1.25, high: 2.5 } })
  })

  test('few points: a slope without interval; one time: nothing', () => {
    expect(theilSen([0, 2, 4], [1, 2, 9])).toMatchObject({ slope: 2, interval: { reason: 'tooFew' } })
    expect(theilSen(steps(4), [1, 3, 2, 4])).toMatchObject({ slope: 0.75, interval: { reason: 'tooFew' } })
    expect(theilSen([1, 1], [1, 2]).slope).toEqual({ value: null, reason: 'noVariation' })
    expect(theilSen([], []).slope).toEqual({ value: null, reason: 'noData' })
  })
})

describe('Cochran–Armitage', () => {
  test("R's prop.trend.test on its own example", () => {
    const result = cochranArmitage([1, 2, 3, 4], [83, 90, 129, 70], [86, 93, 136, 82])
    expect(result.chiSquare).toBeCloseTo(8.224922285198, 11)
    expect(result.p).toBeCloseTo(0.00413189747764, 13)
    expect(result.z).toBeLessThan(0)
    expect(result.mantelChiSquare).toBeCloseTo((8.224922285198 * 396) / 397, 11)
    expect(result).toMatchObject({ n: 397, points: 4, reading: 'change' })
  })

  test('too few points, no variation, impossible counts', () => {
    expect(cochranArmitage([1, 2, 3], [1, 2, 3], [5, 5, 5])).toMatchObject({
      z: { reason: 'tooFew' },
      slope: expect.closeTo(0.2, 14),
    })
    expect(cochranArmitage([1, 2, 3, 4], [0, 0, 0, 0], [5, 5, 5, 5]).z).toEqual({ value: null, reason: 'noVariation' })
    expect(cochranArmitage([1, 2], [0, 0], [0, 0]).share).toEqual({ value: null, reason: 'noData' })
    expect(() => cochranArmitage([1], [3], [2])).toThrow(expect.objectContaining({ code: 'notACount' }))
  })
})
