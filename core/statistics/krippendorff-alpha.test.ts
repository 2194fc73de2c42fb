import { describe, expect, test } from 'vitest'
import { krippendorff2011 } from './fixtures.ts'
import { agreementBand, alphaMetrics, krippendorffAlpha, krippendorffReading } from './krippendorff-alpha.ts'
import type { AlphaMetric } from './krippendorff-alpha.ts'
import { ratingsFromLong, ratingsFromMatrix } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { randomStream } from './random.ts'
import { tQuantile } from './distributions.ts'

const gap = null

const published = ratingsFromMatrix(krippendorff2011)

/** α from its definition, one pair of ratings after the other. */
function plainAlpha(units: readonly (readonly (number | null)[])[], metric: AlphaMetric): number {
  const paired = units.map((row) => row.filter((value) => value !== null)).filter((row) => row.length > 1)
  const all = paired.flat()
  const count = (value: number) => all.filter((other) => other === value).length
  const distance = (a: number, b: number): number => {
    if (a === b) return 0
    if (metric === 'nominal') return 1
    if (metric === 'interval') return (a - b) ** 2
    if (metric === 'ratio') return ((a - b) / (a + b)) ** 2
    const between = [...new Set(all)].filter((value) => value >= Math.min(a, b) && value <= Math.max(a, b))
    return (between.reduce((total, value) => total + count(value), 0) - (count(a) + count(b)) / 2) ** 2
  }
  const pairs = (values: readonly number[]) =>
    values.reduce((total, a, i) => total + values.reduce((inner, b, j) => inner + (i === j ? 0 : distance(a, b)), 0), 0)
  const observed = paired.reduce((total, values) => total + pairs(values) / (values.length - 1), 0) / all.length
  return 1 - observed / (pairs(all) / (all.length * (all.length - 1)))
}

function sheet(seed: number, units: number, raters: number, levels: number, missing = 0.1): (number | null)[][] {
  const random = randomStream(seed, 0)
  return Array.from({ length: units }, () => {
    const centre = random.uniform() * levels
    return Array.from({ length: raters }, () => {
      if (random.uniform() < missing) return null
      return Math.min(levels, Math.max(1, Math.round(centre + random.normal() * 0.8)))
    })
  })
}

describe('krippendorffAlpha', () => {
  test.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('reaches the published %s value', (metric, expected) => {
    const result = krippendorffAlpha(published, metric)
    expect(result.alpha as number).toBeCloseTo(expected, 3)
    expect(result).toMatchObject({ units: 11, unitsLeftOut: 1, raters: 4, ratings: 41, pairableRatings: 40 })
  })

  test.each(alphaMetrics)('%s equals the definition, and its jackknife leaving out one unit at a time', (metric) => {
    const values = sheet(11, 25, 4, 6, 0.3)
    const result = krippendorffAlpha(ratingsFromMatrix(values), metric)
    expect(result.alpha as number).toBeCloseTo(plainAlpha(values, metric), 12)
    const units = values.filter((row) => row.filter((value) => value !== null).length > 1)
    const left = units.map((_, out) =>
      plainAlpha(
        units.filter((_row, unit) => unit !== out),
        metric,
      ),
    )
    const centre = left.reduce((a, b) => a + b) / left.length
    const m = left.length
    const error = Math.sqrt(((m - 1) / m) * left.reduce((total, each) => total + (each - centre) ** 2, 0))
    expect(result.jackknife).toMatchObject({ df: m - 1 })
    expect((result.jackknife as { standardError: number }).standardError).toBeCloseTo(error, 11)
    const { low, high } = result.interval as { low: number; high: number }
    expect((high - low) / 2).toBeCloseTo(tQuantile(0.975, m - 1) * error, 11)
    expect((high + low) / 2).toBeCloseTo(result.alpha as number, 12)
  })

  test('the order of units, raters and rows does not change a digit', () => {
    const values = sheet(5, 60, 6, 5)
    const units = values.flatMap((row, unit) => row.map(() => `u${unit}`))
    const raters = values.flatMap((row) => row.map((_, rater) => `r${rater}`))
    const rows = values.flat().map((value, row) => ({ unit: units[row]!, rater: raters[row]!, value }))
    const random = randomStream(9, 0)
    const shuffled = rows.map((row) => ({ row, key: random.uniform() })).sort((a, b) => a.key - b.key)
    const long = (list: typeof rows): Ratings =>
      ratingsFromLong(
        list.map(({ unit }) => unit),
        list.map(({ rater }) => rater),
        list.map(({ value }) => value),
      )
    for (const metric of alphaMetrics) {
      const expected = krippendorffAlpha(long(rows), metric)
      expect(krippendorffAlpha(long(shuffled.map(({ row }) => row)), metric)).toEqual(expected)
      expect(
        krippendorffAlpha(ratingsFromMatrix([...values].reverse().map((row) => [...row].reverse())), metric),
      ).toEqual(expected)
    }
  })

  test('can be negative, is 1 without disagreement, and the interval is not cut', () => {
    const opposed = ratingsFromMatrix(Array.from({ length: 12 }, (_, unit) => (unit % 2 === 0 ? [1, 4] : [4, 1])))
    expect(krippendorffAlpha(opposed, 'ordinal').alpha as number).toBeLessThan(-0.9)
    const agreed = krippendorffAlpha(
      ratingsFromMatrix(Array.from({ length: 12 }, (_, unit) => [unit % 3, unit % 3])),
      'ordinal',
    )
    expect(agreed.alpha).toBe(1)
    expect(agreed.interval).toEqual({ value: null, reason: 'allAgree' })
    const almost = ratingsFromMatrix(
      Array.from({ length: 12 }, (_, unit) => (unit === 0 ? [1, 2] : [(unit % 5) + 1, (unit % 5) + 1])),
    )
    expect((krippendorffAlpha(almost, 'nominal').interval as { high: number }).high).toBeGreaterThan(1)
  })

  test('absences have names', () => {
    const reason = (values: (number | null)[][], metric: AlphaMetric = 'ordinal') =>
      krippendorffAlpha(ratingsFromMatrix(values), metric).alpha
    expect(reason([])).toEqual({ value: null, reason: 'noData' })
    expect(reason([[gap, gap]])).toEqual({ value: null, reason: 'noData' })
    expect(
      reason([
        [1, gap],
        [2, gap],
      ]),
    ).toEqual({ value: null, reason: 'oneRater' })
    expect(
      reason([
        [1, gap],
        [gap, 2],
      ]),
    ).toEqual({ value: null, reason: 'noOverlap' })
    expect(
      reason([
        [3, 3],
        [3, 3],
        [gap, 1],
      ]),
    ).toEqual({ value: null, reason: 'noVariation' })
    expect(
      reason(
        [
          [-1, 3],
          [3, 3],
        ],
        'ratio',
      ),
    ).toEqual({ value: null, reason: 'outsideDomain' })
    expect(krippendorffAlpha(ratingsFromMatrix(sheet(1, 9, 3, 5, 0)), 'ordinal').interval).toEqual({
      value: null,
      reason: 'tooFew',
      detail: { count: 9, minimum: 10 },
    })
    const hangsOnOne = [[2, 1], ...Array.from({ length: 11 }, () => [1, 1])]
    expect(krippendorffAlpha(ratingsFromMatrix(hangsOnOne), 'ordinal').interval).toEqual({
      value: null,
      reason: 'leaveOneOutUndefined',
      detail: { unit: '1' },
    })
  })

  test('zero is a value of the ratio scale', () => {
    const values = [
      [0, 0],
      [0, 2],
      [3, 2],
      [1, 1],
    ]
    expect(krippendorffAlpha(ratingsFromMatrix(values), 'ratio').alpha as number).toBeCloseTo(
      plainAlpha(values, 'ratio'),
      12,
    )
  })
})

test('bands include their lower end', () => {
  expect([0.4499, 0.45, 0.6199, 0.62].map(agreementBand)).toEqual(['poor', 'moderate', 'moderate', 'sufficient'])
  expect([0.6669, 0.667, 0.8].map(krippendorffReading)).toEqual(['unreliable', 'tentative', 'reliable'])
})

test('a second rating of a unit by the same rater is refused with its row', () => {
  expect(() => ratingsFromLong(['a', 'a'], ['r', 'r'], [1, 2])).toThrow('duplicateRating {"row":2')
})
