/**
 * Net promoter score, top box, effort and favourability. Expected values: R 4.2.2, by formula (no package of CRAN's is in
 * Debian), with v <- (P + D)/N - ((P - D)/N)^2; c(m - qnorm(.975) * sqrt(v/N), m + qnorm(.975) * sqrt(v/N)) * 100.
 */
import { describe, expect, test } from 'vitest'
import { effortAgreement, effortSpent } from './customer-effort.ts'
import { customerSatisfaction } from './customer-satisfaction.ts'
import { favourability } from './favourability.ts'
import { netPromoterDifference, netPromoterScore } from './net-promoter-score.ts'

const scores = (promoters: number, passives: number, detractors: number): number[] => [
  ...Array.from({ length: promoters }, () => 9),
  ...Array.from({ length: passives }, () => 7),
  ...Array.from({ length: detractors }, () => 6),
]

describe('net promoter score', () => {
  test('15 promoters, 9 passives, 12 detractors', () => {
    const result = netPromoterScore(scores(15, 9, 12))
    expect(result.nps).toBeCloseTo(8.33333333333333, 11)
    expect(result.standardError).toBeCloseTo(14.36677837887306, 11)
    expect(result.wald).toMatchObject({ low: expect.closeTo(-19.8250348631266, 11), level: 0.95 })
    expect(result.adjustedNps).toBeCloseTo(7.69230769230769, 11)
    expect(result.adjustedWald).toMatchObject({
      low: expect.closeTo(-19.02793999320986, 11),
      high: expect.closeTo(34.41255537782524, 11),
    })
    expect(result.adjustedWaldTwo).toMatchObject({
      low: expect.closeTo(-19.76721220794558, 11),
      high: expect.closeTo(35.5566858921561, 11),
    })
  })

  test('the classes end at 6 and 8', () => {
    expect(netPromoterScore([0, 6, 7, 8, 9, 10])).toMatchObject({ promoters: 2, passives: 2, detractors: 2, nps: 0 })
  })

  test('no answers, one class only, and what is not a score', () => {
    expect(netPromoterScore([]).nps).toEqual({ value: null, reason: 'noData' })
    const all = netPromoterScore([9, 10])
    expect(all).toMatchObject({ nps: 100, standardError: 0, wald: { value: null, reason: 'noVariation' } })
    expect(all.adjustedWald).toMatchObject({ method: 'adjusted-wald-3' })
    for (const wrong of [[11], [-1], [7.5]]) expect(() => netPromoterScore(wrong)).toThrow('outsideLevels')
  })

  test('difference of two scores', () => {
    const result = netPromoterDifference(scores(15, 9, 12), scores(30, 20, 10))
    expect(result.difference).toBeCloseTo(-25, 11)
    expect(result.wald).toMatchObject({
      z: expect.closeTo(-1.445794792024498, 11),
      p: expect.closeTo(0.148234767290136, 11),
    })
    expect(result.adjustedWald).toMatchObject({
      z: expect.closeTo(-1.452018617667382, 11),
      p: expect.closeTo(0.146496428611386, 11),
      interval: { low: expect.closeTo(-56.521925401651558, 10), high: expect.closeTo(8.414477294203454, 10) },
    })
  })

  test('difference without answers or without variation', () => {
    expect(netPromoterDifference([], [9]).difference).toEqual({ value: null, reason: 'emptyGroup' })
    expect(netPromoterDifference([9], [9]).wald.z).toEqual({ value: null, reason: 'noVariation' })
  })
})

describe('customer satisfaction', () => {
  test('top two of five, a level nobody used included', () => {
    const result = customerSatisfaction([5, 5, 3, 1], [1, 2, 3, 4, 5], 2)
    expect(result.topLevels).toEqual([4, 5])
    expect(result.topBox.share).toBe(0.5)
    expect(result.counts.map(({ count }) => count)).toEqual([1, 0, 1, 0, 2])
    expect(result.meanScore.mean).toBe(3.5)
  })

  test('a level outside the scale has its row', () => {
    expect(() => customerSatisfaction([5, 6], [1, 2, 3, 4, 5])).toThrow(
      expect.objectContaining({ code: 'outsideLevels', detail: { row: 2, cell: '6' } }),
    )
    expect(() => customerSatisfaction([1], [1, 2], 2)).toThrow('notACount')
  })
})

describe('customer effort', () => {
  test('1–7 agreement: high is easy', () => {
    const result = effortAgreement([7, 6, 5, 2])
    expect(result.score.mean).toBe(5)
    expect(result.easy.share).toBe(0.75)
    expect(result.topTwo.share).toBe(0.5)
    expect(() => effortAgreement([8])).toThrow('outsideLevels')
  })

  test('1–5 effort: low is easy, and reversed beside it', () => {
    const result = effortSpent([1, 2, 2, 5])
    expect(result.score.mean).toBe(2.5)
    expect(result.reversedScore).toBe(3.5)
    expect(result.lowEffort.share).toBe(0.75)
    expect(result.highEffort.share).toBe(0.25)
    expect(effortSpent([]).reversedScore).toEqual({ value: null, reason: 'noData' })
  })
})

describe('favourability', () => {
  test('odd and even scales', () => {
    expect(favourability([5, 4, 3, 1], [1, 2, 3, 4, 5])).toMatchObject({
      favourable: { share: 0.5 },
      neutral: { share: 0.25 },
      unfavourable: { share: 0.25 },
      net: 0.25,
    })
    expect(favourability([4, 3, 2, 1, 1], [1, 2, 3, 4])).toMatchObject({
      favourable: { share: 0.4 },
      neutral: { share: 0 },
      net: expect.closeTo(-0.2, 12),
    })
    expect(favourability([], [1, 2]).net).toEqual({ value: null, reason: 'noData' })
  })
})
