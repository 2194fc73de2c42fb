import { describe, expect, test } from 'vitest'
import { cliffDelta, pooledCliffDelta, standardizedDifference } from './effect-size.ts'
import { kruskalWallis } from './kruskal-wallis.ts'
import { mannWhitney } from './mann-whitney.ts'
import { newcombe } from './newcombe.ts'
import { pairedT, wilcoxonSignedRank } from './paired.ts'
import { welchF, welchT } from './welch.ts'
import { isDefined } from './result.ts'
import type { Interval, Value } from './result.ts'

const a = [3, 5, 4, 2, 5, 4]
const b = [2, 3, 1, 4, 2, 2, 3]
const c = [1, 1, 2, 3, 2]

function near(expected: readonly number[], digits = 12): unknown[] {
  return expected.map((value) => expect.closeTo(value, digits))
}

function ends(interval: Interval): Value[] {
  return isDefined(interval) ? [interval.low, interval.high] : [interval, interval]
}

/** Every expected number: R 4.2.2, the call named in the test, unless said otherwise. */
describe('two groups', () => {
  test('welchT equals t.test(a, b)', () => {
    const { difference, standardError, interval, t, df, p } = welchT(a, b)
    expect([difference, standardError, ...ends(interval), t, df, p]).toEqual(
      near([
        1.404761904761905, 0.6031850458578074, 0.05768875200988698, 2.751835057513923, 2.328907048357194,
        9.833385885359677, 0.04253799691600128,
      ]),
    )
  })

  test('mannWhitney equals wilcox.test: with ties, exact, and without exact', () => {
    const tied = mannWhitney(a, b)
    expect([tied.u, tied.p]).toEqual(near([34.5, 0.0564434221544049]))
    expect(tied).toMatchObject({ method: 'normal', ties: true, exactP: { reason: 'notExact' } })
    const untied = mannWhitney([1.1, 2.3, 5.2, 3.9], [0.5, 1.7, 2.9, 6.1, 0.2])
    expect([untied.u, untied.p, untied.normalP]).toEqual(near([13, 0.5555555555555556, 0.54029137460742]))
    expect(untied.method).toBe('exact')
    const ten = mannWhitney([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [11, 12])
    expect(ten.method).toBe('normal')
  })

  test('cliffDelta equals the formulas of Cliff and of Feng & Cliff on outer(a, b)', () => {
    const { delta, standardError, interval } = cliffDelta(a, b)
    expect([delta, standardError, ...ends(interval)]).toEqual(
      near([0.6428571428571429, 0.2207026111925131, 0.07994259048265712, 0.894887696303077]),
    )
    const { superiority } = mannWhitney(a, b)
    expect(2 * (superiority as number) - 1).toBeCloseTo(delta as number, 14)
  })

  test('pooledCliffDelta weighs items by n₁n₂/(n₁ + n₂)', () => {
    const parts = [
      { delta: 0.5, firstN: 10, secondN: 10 },
      { delta: 0, firstN: 30, secondN: 10 },
      { ...cliffDelta([1], []) },
    ]
    expect(pooledCliffDelta(parts)).toBeCloseTo(0.2, 14)
    expect(pooledCliffDelta([])).toMatchObject({ reason: 'noData' })
  })

  test("Cohen's d and Hedges' g equal uniroot over pt(ncp) and the normal formulas", () => {
    const result = standardizedDifference(a, b)
    expect([result.cohenD, ...ends(result.cohenDInterval), result.hedgesG, result.correction]).toEqual(
      near([1.3152805605357, 0.0735077120346502, 2.509798659981199, 1.223158060140615, 0.9299598099757788], 9),
    )
    expect([...ends(result.cohenDNormalInterval), ...ends(result.hedgesGNormalInterval)]).toEqual(
      near([0.1133561641382017, 2.517204956933198, 0.1054166768615452, 2.340899443419685]),
    )
  })

  test('newcombe equals the published example, Newcombe (1998) table II, and statsmodels 0.13.5', () => {
    const result = newcombe(56, 70, 48, 80)
    expect([result.difference, ...ends(result.interval)]).toEqual(near([0.2, 0.05243147240236498, 0.33387265403690614]))
    expect([newcombe(9, 10, 3, 10).difference, ...ends(newcombe(9, 10, 3, 10).interval)]).toEqual(
      near([0.6, 0.1705, 0.809], 4),
    )
    expect(newcombe(0, 5, 0, 7)).toMatchObject({ difference: 0, z: { reason: 'noVariation' } })
    expect(newcombe(0, 0, 1, 7).difference).toMatchObject({ reason: 'emptyGroup' })
  })

  test('absences have names', () => {
    expect(welchT([], []).t).toMatchObject({ reason: 'noData' })
    expect(welchT([1, 2], []).t).toMatchObject({ reason: 'emptyGroup' })
    expect(welchT([1, 2], [4])).toMatchObject({ difference: -2.5, t: { reason: 'tooFew' } })
    expect(welchT([2, 2], [3, 3])).toMatchObject({
      difference: -1,
      standardError: 0,
      t: { reason: 'noVariation' },
      interval: { reason: 'noVariation' },
    })
    expect(mannWhitney([2, 2], [2])).toMatchObject({
      u: 1,
      p: { reason: 'noVariation' },
      method: { reason: 'noVariation' },
    })
    expect(mannWhitney([2], []).u).toMatchObject({ reason: 'emptyGroup' })
    expect(cliffDelta([4, 5], [1, 2])).toMatchObject({ delta: 1, interval: { reason: 'noVariation' } })
    expect(cliffDelta([4], [1, 5])).toMatchObject({ delta: 0, interval: { reason: 'tooFew' } })
    expect(cliffDelta([2, 2], [2, 2])).toMatchObject({ delta: 0, interval: { method: 'feng-cliff' } })
    expect(standardizedDifference([2, 2], [3, 3]).cohenD).toMatchObject({ reason: 'noVariation' })
    expect(standardizedDifference([2], [3]).cohenD).toMatchObject({ reason: 'noDegreesOfFreedom' })
    expect(standardizedDifference([2], [3, 4])).toMatchObject({ hedgesG: { reason: 'noDegreesOfFreedom' } })
  })
})

describe('several groups', () => {
  test('welchF equals oneway.test, and the square of t for two groups', () => {
    const { f, df2, p, df1 } = welchF([a, b, c])
    expect([f, df1, df2, p]).toEqual(near([5.301687562786759, 2, 9.640098150508516, 0.02798742649280328]))
    expect(welchF([a, b]).f as number).toBeCloseTo((welchT(a, b).t as number) ** 2, 12)
  })

  test('kruskalWallis equals kruskal.test', () => {
    const { h, df, p } = kruskalWallis([a, b, c])
    expect([h, df, p]).toEqual(near([7.12947176684882, 2, 0.02830446017414377]))
  })

  test('the order of people and groups does not change a digit', () => {
    const turned = [[...c].reverse(), [...a].reverse(), [...b].reverse()]
    expect(welchF(turned)).toEqual(welchF([a, b, c]))
    expect(kruskalWallis(turned)).toEqual(kruskalWallis([a, b, c]))
  })

  test('absences have names', () => {
    expect(welchF([a, []]).f).toMatchObject({ reason: 'emptyGroup' })
    expect(welchF([a]).f).toMatchObject({ reason: 'oneGroup' })
    expect(welchF([]).f).toMatchObject({ reason: 'noData' })
    expect(welchF([a, [3, 3]]).f).toMatchObject({ reason: 'noVariation' })
    expect(welchF([a, [3]]).f).toMatchObject({ reason: 'tooFew' })
    expect(kruskalWallis([[2, 2], [2]]).h).toMatchObject({ reason: 'noVariation' })
    expect(kruskalWallis([a, []]).h).toMatchObject({ reason: 'emptyGroup' })
  })
})

describe('pairs', () => {
  const first = [3, 5, 4, 2, 5, 4, 3, 2]
  const second = [2, 5, 1, 3, 3, 2, 1, 1]

  test('pairedT equals t.test(paired = TRUE)', () => {
    const { difference, standardError, interval, t, p } = pairedT([...first, 9], [...second, null])
    expect([difference, standardError, ...ends(interval), t, p]).toEqual(
      near([1.25, 0.4531634835874829, 0.1784386367727693, 2.321561363227231, 2.758386421836852, 0.0281613969090087]),
    )
    expect(pairedT([...first, 9], [...second, null])).toMatchObject({ pairs: 8, leftOut: 1, df: 7 })
  })

  test('wilcoxonSignedRank equals wilcox.test(paired = TRUE): ties and a zero, exact, and without exact', () => {
    const tied = wilcoxonSignedRank(first, second)
    expect([tied.v, tied.p]).toEqual(near([26, 0.04858293092335843]))
    expect(tied).toMatchObject({ n: 7, zeros: 1, method: 'normal' })
    const untied = wilcoxonSignedRank([1.1, 2.4, 3.3, 4, 5.2, 2.2], [0.9, 2.9, 2.3, 3.3, 6.5, 0.6])
    expect([untied.v, untied.p, untied.normalP]).toEqual(near([14, 0.5625, 0.5293681061847979]))
  })

  test('differences that are equal but for the last bit are ties', () => {
    expect(wilcoxonSignedRank([0.3, 0.4, 1], [0.1, 0.2, 0]).method).toBe('normal')
    expect(pairedT([0.3, 0.4], [0.1, 0.2])).toMatchObject({ difference: 0.2, t: { reason: 'noVariation' } })
  })

  test('absences have names', () => {
    expect(pairedT([], []).t).toMatchObject({ reason: 'noData' })
    expect(pairedT([1, null], [null, 2]).t).toMatchObject({ reason: 'noOverlap' })
    expect(pairedT([1], [2])).toMatchObject({ difference: -1, t: { reason: 'tooFew' } })
    expect(pairedT([1, 2], [2, 3])).toMatchObject({ difference: -1, t: { reason: 'noVariation' } })
    expect(wilcoxonSignedRank([1, 2], [1, 2]).v).toMatchObject({ reason: 'noVariation' })
    expect(() => pairedT([1], [])).toThrow('lengthsDiffer')
  })
})
