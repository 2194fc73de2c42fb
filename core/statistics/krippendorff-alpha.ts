/**
 * Krippendorff's alpha: agreement of any number of raters, with missing ratings.
 *
 * Exports
 *   krippendorffAlpha(ratings, metric, level?): KrippendorffAlpha
 *   agreementLimits = { moderate, sufficient }
 *   agreementBand(alpha): 'poor' | 'moderate' | 'sufficient'
 *   krippendorffReading(alpha): 'unreliable' | 'tentative' | 'reliable'
 */
import { finite, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'
import { jackknife } from './ratings.ts'
import type { Jackknife, Ratings } from './ratings.ts'
import { sum } from './sum.ts'

export const alphaMetrics = ['nominal', 'ordinal', 'interval', 'ratio'] as const
export type AlphaMetric = (typeof alphaMetrics)[number]

export type KrippendorffAlpha = {
  readonly metric: AlphaMetric
  readonly alpha: Value
  /** Delete-one-unit jackknife with t; none under 10 units, where a leave-one-out is undefined, or where all agree. */
  readonly interval: Interval
  readonly jackknife: Omit<Jackknife, 'interval'> | Undefined
  readonly observedDisagreement: Value
  readonly expectedDisagreement: Value
  /** Units with at least two ratings; the others cannot agree or disagree and are left out. */
  readonly units: number
  readonly unitsLeftOut: number
  /** Raters with at least one rating. */
  readonly raters: number
  readonly ratings: number
  readonly pairableRatings: number
}

/** Under this many units there is no interval. */
const fewestUnits = 10

/** How often each distinct value occurs among some ratings: ascending value numbers and their counts. */
type Counts = { readonly of: readonly number[]; readonly count: readonly number[]; readonly total: number }

/** A unit's counts, and how many units have exactly these. */
type Pattern = Counts & { readonly units: number; readonly example: string }

/**
 * α = 1 − Dₒ/Dₑ with Dₒ = 1/n Σᵤ 1/(mᵤ − 1) Σᵢ≠ⱼ δ²(xᵢ, xⱼ) and Dₑ = 1/(n(n − 1)) Σᵢ≠ⱼ δ²(xᵢ, xⱼ) over all n pairable
 * ratings. δ² is: nominal 0 or 1; interval (c − k)²; ordinal the squared distance of mid-ranks, which is Krippendorff's
 * (Σ n_g from c to k − (n_c + n_k)/2)²; ratio ((c − k)/(c + k))².
 *
 * Input: ratings of units by raters, null where there is none. α has no unit; it is at most 1 and can be negative.
 * Undefined: `noData`; `oneRater`; `noOverlap` when no unit has two ratings; `noVariation` when all pairable ratings
 * are equal; `outsideDomain` for a negative value with the ratio metric. Interval: `tooFew` under 10 units, `allAgree`,
 * `leaveOneOutUndefined` with the unit.
 * Source: Krippendorff (2011), Computing Krippendorff's alpha-reliability; Hayes & Krippendorff (2007), Communication
 * Methods and Measures 1, 77–89. Interval: Efron & Tibshirani (1993), chapter 11.
 *
 * Example (Krippendorff 2011, section C: 4 raters, 12 units, missing ratings): nominal 0.743, ordinal 0.815,
 * interval 0.849, ratio 0.797.
 */
export function krippendorffAlpha(ratings: Ratings, metric: AlphaMetric, level = 0.95): KrippendorffAlpha {
  const active = new Set<number>()
  let given = 0
  for (const row of ratings.values) {
    for (const [rater, value] of row.entries()) {
      if (value === null) continue
      active.add(rater)
      given += 1
    }
  }
  const scored = ratings.values.map((row, unit) => ({
    name: ratings.units[unit]!,
    values: row.filter((value) => value !== null),
  }))
  const paired = scored.filter(({ values }) => values.length > 1)
  const basis = {
    metric,
    units: paired.length,
    unitsLeftOut: scored.length - paired.length,
    raters: active.size,
    ratings: given,
    pairableRatings: paired.reduce((total, { values }) => total + values.length, 0),
  }
  const nothing = (reason: Undefined): KrippendorffAlpha => ({
    ...basis,
    alpha: reason,
    interval: reason,
    jackknife: reason,
    observedDisagreement: reason,
    expectedDisagreement: reason,
  })
  if (given === 0) return nothing(undefinedBecause('noData'))
  if (active.size === 1) return nothing(undefinedBecause('oneRater'))
  if (paired.length === 0) return nothing(undefinedBecause('noOverlap'))
  if (metric === 'ratio' && paired.some(({ values }) => values.some((value) => value < 0))) {
    return nothing(undefinedBecause('outsideDomain'))
  }

  const distinct = [...new Set(paired.flatMap(({ values }) => values))].sort((a, b) => a - b)
  const patterns = unitPatterns(paired, distinct)
  const totals = countAll(patterns, distinct.length)
  const alphaWithout = disagreement(metric, distinct, patterns, totals)
  const whole = alphaWithout(undefined)
  if (whole === undefined) {
    return { ...nothing(undefinedBecause('noVariation')), observedDisagreement: 0, expectedDisagreement: 0 }
  }

  const spread = jackknifeOf(whole.alpha, alphaWithout, patterns, paired.length, level)
  return {
    ...basis,
    alpha: finite(whole.alpha),
    interval: isDefined(spread) ? spread.interval : spread,
    jackknife: isDefined(spread)
      ? { standardError: spread.standardError, bias: spread.bias, biasCorrected: spread.biasCorrected, df: spread.df }
      : spread,
    observedDisagreement: finite(whole.observed),
    expectedDisagreement: finite(whole.expected),
  }
}

function jackknifeOf(
  alpha: number,
  alphaWithout: AlphaWithout,
  patterns: readonly Pattern[],
  units: number,
  level: number,
): Jackknife | Undefined {
  if (units < fewestUnits) return undefinedBecause('tooFew', { count: units, minimum: fewestUnits })
  if (patterns.every(({ of }) => of.length === 1)) return undefinedBecause('allAgree')
  const leftOut: number[] = []
  for (const [index, pattern] of patterns.entries()) {
    const rest = alphaWithout(index)
    if (rest === undefined) return undefinedBecause('leaveOneOutUndefined', { unit: pattern.example })
    for (let unit = 0; unit < pattern.units; unit += 1) leftOut.push(rest.alpha)
  }
  return jackknife(alpha, leftOut, level)
}

/** Units with the same ratings are one pattern, so that large sheets cost no more than their variety. */
function unitPatterns(units: readonly { name: string; values: readonly number[] }[], distinct: readonly number[]) {
  const numbered = new Map(distinct.map((value, index) => [value, index]))
  const found = new Map<string, Pattern>()
  for (const { name, values } of units) {
    const of: number[] = []
    const count: number[] = []
    for (const value of values.map((each) => numbered.get(each)!).sort((a, b) => a - b)) {
      if (of.at(-1) === value) count[count.length - 1]! += 1
      else {
        of.push(value)
        count.push(1)
      }
    }
    const key = `${of.join()}/${count.join()}`
    const known = found.get(key)
    const example = known === undefined || name < known.example ? name : known.example
    found.set(key, { of, count, total: values.length, units: (known?.units ?? 0) + 1, example })
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pattern]) => pattern)
}

function countAll(patterns: readonly Pattern[], values: number): number[] {
  const totals = Array.from({ length: values }, () => 0)
  for (const { of, count, units } of patterns) {
    for (const [index, value] of of.entries()) totals[value]! += count[index]! * units
  }
  return totals
}

type Alpha = { alpha: number; observed: number; expected: number }

/** α without one unit of the pattern of that number, or of all units; undefined when the ratings left are all equal. */
type AlphaWithout = (left: number | undefined) => Alpha | undefined

function disagreement(
  metric: AlphaMetric,
  distinct: readonly number[],
  patterns: readonly Pattern[],
  totals: readonly number[],
): AlphaWithout {
  const pairsOf =
    metric === 'nominal' ? nominalPairs : metric === 'ratio' ? ratioPairs(distinct) : squaredPairs(distinct)
  // Ordinal distances depend on how often each value is used, so only they change with the units that stay.
  const fixed = metric === 'ordinal' ? [] : patterns.map((pattern) => pairsOf(pattern) / (pattern.total - 1))
  const expectedRatio = metric === 'ratio' ? ratioPairsWithout(distinct, totals) : undefined
  return (left) => {
    const removed = left === undefined ? undefined : patterns[left]!
    const remaining = removed === undefined ? totals : without(totals, removed)
    const all = countsOf(remaining)
    if (all.of.length < 2) return undefined
    const pairs = metric === 'ordinal' ? squaredPairs(midRanks(remaining)) : pairsOf
    const within = patterns.map((pattern, index) => {
      const units = index === left ? pattern.units - 1 : pattern.units
      return units * (metric === 'ordinal' ? pairs(pattern) / (pattern.total - 1) : fixed[index]!)
    })
    const observed = sum(within) / all.total
    const expected = (expectedRatio?.(removed) ?? pairs(all)) / (all.total * (all.total - 1))
    return { alpha: 1 - observed / expected, observed, expected }
  }
}

function countsOf(totals: readonly number[]): Counts {
  const of: number[] = []
  const count: number[] = []
  let total = 0
  for (let value = 0; value < totals.length; value += 1) {
    const times = totals[value]!
    if (times === 0) continue
    of.push(value)
    count.push(times)
    total += times
  }
  return { of, count, total }
}

function without(totals: readonly number[], { of, count }: Counts): number[] {
  const remaining = [...totals]
  for (const [index, value] of of.entries()) remaining[value]! -= count[index]!
  return remaining
}

/** Half the values below plus half of those equal, counted from 0: distances of these are the ordinal metric. */
function midRanks(totals: readonly number[]): number[] {
  let below = 0
  return totals.map((count) => {
    const rank = below + count / 2
    below += count
    return rank
  })
}

/** Σ over ordered pairs of δ², nominal: pairs that differ. */
function nominalPairs({ count, total }: Counts): number {
  return total * total - count.reduce((same, each) => same + each * each, 0)
}

/** Σ over ordered pairs of (place − place)² = 2 · total · Σ (place − mean)². */
function squaredPairs(places: readonly number[]) {
  return ({ of, count, total }: Counts): number => {
    if (of.length === 1) return 0
    let weighted = 0
    for (let index = 0; index < of.length; index += 1) weighted += count[index]! * places[of[index]!]!
    const centre = weighted / total
    let squares = 0
    for (let index = 0; index < of.length; index += 1) squares += count[index]! * (places[of[index]!]! - centre) ** 2
    return 2 * total * squares
  }
}

function ratioPairs(distinct: readonly number[]) {
  return ({ of, count }: Counts): number => {
    let pairs = 0
    for (let i = 0; i < of.length; i += 1) {
      for (let j = i + 1; j < of.length; j += 1) {
        const low = distinct[of[i]!]!
        const high = distinct[of[j]!]!
        pairs += 2 * count[i]! * count[j]! * ((high - low) / (high + low)) ** 2
      }
    }
    return pairs
  }
}

/** The ratio metric has no short form: one pass over all pairs of values, then each unit is taken off. */
function ratioPairsWithout(distinct: readonly number[], totals: readonly number[]) {
  const distance = (a: number, b: number) => (a === b ? 0 : ((a - b) / (a + b)) ** 2)
  const toAll = distinct.map((value) => {
    let pairs = 0
    for (let other = 0; other < distinct.length; other += 1) pairs += totals[other]! * distance(value, distinct[other]!)
    return pairs
  })
  const total = sum(toAll.map((pairs, value) => pairs * totals[value]!))
  const pairsWithin = ratioPairs(distinct)
  return (removed: Pattern | undefined): number => {
    if (removed === undefined) return total
    const touching = removed.of.reduce((pairs, value, index) => pairs + removed.count[index]! * toAll[value]!, 0)
    return total - 2 * touching + pairsWithin(removed)
  }
}

/** Where a band begins. */
export const agreementLimits = { moderate: 0.45, sufficient: 0.62 } as const

/**
 * The house bands, lower end included: below 0.45 poor, from 0.45 moderate, from 0.62 sufficient. Made for κ by
 * El Emam (1999), Empirical Software Engineering 4, 113–133; that we use them for α is our rule.
 */
export function agreementBand(alpha: number): 'poor' | 'moderate' | 'sufficient' {
  return alpha < agreementLimits.moderate ? 'poor' : alpha < agreementLimits.sufficient ? 'moderate' : 'sufficient'
}

/** Krippendorff (2004), Content Analysis, 11.4: from 0.800 reliable, from 0.667 for tentative conclusions. */
export function krippendorffReading(alpha: number): 'unreliable' | 'tentative' | 'reliable' {
  return alpha < 0.667 ? 'unreliable' : alpha < 0.8 ? 'tentative' : 'reliable'
}
