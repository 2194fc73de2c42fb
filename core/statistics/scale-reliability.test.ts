import { describe, expect, test } from 'vitest'
import { cronbachAlpha } from './cronbach-alpha.ts'
import { itemRest } from './item-rest.ts'
import { mcdonaldOmega, oneFactor } from './mcdonald-omega.ts'
import { reverseItem, scaleCovariance } from './scale-covariance.ts'
import type { ScaleCovariance, ScaleItem } from './scale-covariance.ts'
import { scaleReading, scaleReliability } from './scale-reliability.ts'
import type { ScaleReliability } from './scale-reliability.ts'
import { randomStream } from './random.ts'

/** Chatterjee & Price (1977), R's data set `attitude`, four of its columns. */
const attitude = {
  complaints: [
    51, 64, 70, 63, 78, 55, 67, 75, 82, 61, 53, 60, 62, 83, 77, 90, 85, 60, 70, 58, 40, 61, 66, 37, 54, 77, 75, 57, 85,
    82,
  ],
  privileges: [
    30, 51, 68, 45, 56, 49, 42, 50, 72, 45, 53, 47, 57, 83, 54, 50, 64, 65, 46, 68, 33, 52, 52, 42, 42, 66, 58, 44, 71,
    39,
  ],
  learning: [
    39, 54, 69, 47, 66, 44, 56, 55, 67, 47, 58, 39, 42, 45, 72, 72, 69, 75, 57, 54, 34, 62, 50, 58, 48, 63, 74, 45, 71,
    59,
  ],
  raises: [
    61, 63, 76, 54, 71, 54, 66, 70, 71, 62, 58, 59, 55, 59, 79, 60, 79, 55, 75, 64, 43, 66, 63, 50, 66, 88, 80, 51, 77,
    64,
  ],
}
const items: ScaleItem[] = Object.entries(attitude).map(([name, values]) => ({ name, values }))
const covariance = scaleCovariance(items, 'listwise') as ScaleCovariance
const item = (name: string, values: (number | null)[]): ScaleItem => ({ name, values })

describe('scaleReliability', () => {
  test('α equals R 4.2.2 psych 2.2.9 alpha(attitude), Feldt as 1 − (1 − α) qf', () => {
    const alpha = cronbachAlpha(covariance)
    expect(alpha.alpha as number).toBeCloseTo(0.836669815795873, 13)
    expect(alpha.standardizedAlpha as number).toBeCloseTo(0.839811860417166, 13)
    expect(alpha.meanInterItemCorrelation as number).toBeCloseTo(0.567224127354787, 13)
    expect((alpha.interval as { low: number }).low).toBeCloseTo(0.714668725725167, 12)
    expect((alpha.interval as { high: number }).high).toBeCloseTo(0.914683604588214, 12)
  })

  test('item–rest and α if dropped equal psych alpha: r.drop, alpha.drop', () => {
    const rest = new Map(itemRest(covariance).map((each) => [each.item, each]))
    const expected = [
      ['complaints', 0.731989063203975, 0.764637085745544],
      ['privileges', 0.57893718641325, 0.832732769746096],
      ['learning', 0.682073478223367, 0.787219005032708],
      ['raises', 0.700652194189635, 0.784897437983495],
    ] as const
    for (const [name, correlation, dropped] of expected) {
      expect(rest.get(name)!.itemRestCorrelation as number).toBeCloseTo(correlation, 13)
      expect(rest.get(name)!.alphaIfDropped as number).toBeCloseTo(dropped, 13)
    }
  })

  test('ω equals lavaan 0.6.14 cfa(std.lv = TRUE) and stats::factanal to their own precision', () => {
    const omega = mcdonaldOmega(covariance)
    expect(omega.omegaFromCovariance as number).toBeCloseTo(0.841397181487825, 7)
    expect(omega.omegaFromCorrelation as number).toBeCloseTo(0.842755600759684, 7)
    const loading = (item: string) => omega.loadings.find((each) => each.item === item)!.standardizedLoading as number
    expect(loading('complaints')).toBeCloseTo(0.8238619862051, 7)
    expect(loading('privileges')).toBeCloseTo(0.626655213293269, 7)
  })

  test('three items have a closed solution, λ² = r₁₂r₁₃/r₂₃', () => {
    const factor = oneFactor([
      [1, 0.5, 0.4],
      [0.5, 1, 0.3],
      [0.4, 0.3, 1],
    ])
    if (!('loadings' in factor)) throw new Error('no solution')
    expect(factor.loadings[0]! ** 2).toBeCloseTo((0.5 * 0.4) / 0.3, 11)
    expect(factor.loadings[2]! ** 2).toBeCloseTo((0.4 * 0.3) / 0.5, 11)
  })

  test('order of rows and columns does not change a digit', () => {
    const turned = [...items].reverse().map(({ name, values }) => ({ name, values: [...values].reverse() }))
    expect(scaleReliability(turned, 'listwise')).toEqual(scaleReliability(items, 'listwise'))
  })

  test('full forms only, counted', () => {
    const gaps = items.map(({ name, values }, index) => item(name, [...values, index === 0 ? null : 50, null]))
    expect(scaleReliability(gaps, 'listwise')).toMatchObject({ n: 30, incomplete: 1, smallestPair: 30, k: 4 })
    expect(scaleReliability(gaps, 'pairwise')).toEqual({
      value: null,
      reason: 'tooFewPairs',
      detail: { count: 30, minimum: 50 },
    })
  })

  test('pairwise covariances from pairs of dealt items', () => {
    const random = randomStream(4, 0)
    const people = Array.from({ length: 400 }, () => random.normal())
    const dealt = ['a', 'b', 'c'].map((name) =>
      item(
        name,
        people.map((trait) => (random.uniform() < 0.3 ? null : trait + random.normal())),
      ),
    )
    const pairwise = scaleReliability(dealt, 'pairwise') as ScaleReliability
    expect(pairwise.alpha as number).toBeGreaterThan(0.6)
    expect(pairwise.interval).toMatchObject({ reason: 'incompleteForms' })
    const full = dealt.map(({ name, values }) =>
      item(
        name,
        values.map((value) => value ?? 1),
      ),
    )
    const both = ['listwise', 'pairwise'].map(
      (missing) => scaleReliability(full, missing as 'listwise') as ScaleReliability,
    )
    expect(both[1]!.alpha as number).toBeCloseTo(both[0]!.alpha as number, 13)
    expect(both[1]!.interval).toMatchObject({ method: 'feldt' })
  })

  test('an item the wrong way round is found and turned', () => {
    const a = [1, 2, 3, 4, 5, 6, 2, 5]
    const scale = [item('a', a), item('b', [2, 2, 3, 5, 5, 6, 1, 4]), item('c', [6, 5, 4, 2, 2, 1, 6, 3])]
    const wrong = scaleReliability(scale, 'listwise') as ScaleReliability
    expect(wrong.negativeItems).toContain('c')
    expect(wrong.alpha as number).toBeLessThan(0)
    expect(wrong.reading).toBe('unreliable')
    const turned = [scale[0]!, scale[1]!, item('c', reverseItem(scale[2]!.values, [1, 2, 3, 4, 5, 6]))]
    expect(scaleReliability(turned, 'listwise')).toMatchObject({ reading: 'reliable', negativeItems: [] })
    expect(() => reverseItem([7], [1, 2])).toThrow('outsideLevels')
    expect([0.6999, 0.7].map(scaleReading)).toEqual(['unreliable', 'reliable'])
  })

  test('absences have names', () => {
    const a = [1, 2, 3, 5]
    const reason = (scale: ScaleItem[]) => scaleReliability(scale, 'listwise')
    expect(reason([])).toMatchObject({ reason: 'noData' })
    expect(reason([item('a', a)])).toMatchObject({ reason: 'oneItem' })
    expect(reason([item('a', [1, null]), item('b', [null, 2])])).toMatchObject({ reason: 'incompleteForms' })
    expect(reason([item('a', [1, 2]), item('b', [null, 2])])).toMatchObject({ reason: 'tooFew' })
    const constant = reason([item('a', a), item('b', [3, 3, 3, 3])]) as ScaleReliability
    expect(constant).toMatchObject({
      alpha: 0,
      standardizedAlpha: { reason: 'constantColumn', detail: { columns: ['b'] } },
    })
    expect(constant.itemStatistics.map(({ itemRestCorrelation }) => itemRestCorrelation)).toMatchObject([
      { reason: 'noVariation' },
      { reason: 'constantColumn' },
    ])
    expect(reason([item('a', [2, 2]), item('b', [3, 3])])).toMatchObject({
      alpha: { reason: 'noVariation' },
      reading: { reason: 'noVariation' },
    })
    expect(
      reason([
        item('a', a),
        item(
          'b',
          a.map((v) => 6 - v),
        ),
      ]),
    ).toMatchObject({ alpha: { reason: 'zeroDenominator' } })
    const two = reason([item('a', a), item('b', [2, 2, 4, 4])]) as ScaleReliability
    expect(two.omegaFromCovariance).toMatchObject({ reason: 'tooFew' })
    expect(two.itemStatistics[0]!.alphaIfDropped).toMatchObject({ reason: 'oneItem' })
    const copies = ['a', 'b', 'c'].map((name) => item(name, a))
    expect(reason(copies)).toMatchObject({ alpha: 1, omegaFromCovariance: { reason: 'notPositiveDefinite' } })
  })

  test('items that do not correlate, or that no single factor describes, have no ω', () => {
    const none = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]
    expect(oneFactor(none)).toMatchObject({ reason: 'notConverged' })
    const contradictory = [
      [1, 0.1, -0.2],
      [0.1, 1, 0.3],
      [-0.2, 0.3, 1],
    ]
    expect(oneFactor(contradictory)).toMatchObject({ reason: 'notConverged' })
  })

  test('a Heywood case is named', () => {
    const heywood: ScaleCovariance = {
      missing: 'listwise',
      items: ['a', 'b', 'c'],
      matrix: [
        [1, 0.8, 0.8],
        [0.8, 1, 0.4],
        [0.8, 0.4, 1],
      ],
      n: 100,
      incomplete: 0,
      smallestPair: 100,
    }
    expect(mcdonaldOmega(heywood).omegaFromCorrelation).toEqual({
      value: null,
      reason: 'improperSolution',
      detail: { columns: ['a'] },
    })
  })
})
