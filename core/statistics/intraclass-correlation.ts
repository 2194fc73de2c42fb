/**
 * Intraclass correlations of units × raters, and of groups.
 *
 * Exports
 *   intraclassCorrelation(ratings, level?): IntraclassCorrelation      the six forms, full rows only
 *   groupCorrelation(groups, values, level?): GroupCorrelation         ICC(1) and ICC(2) of members of groups
 */
import { fQuantile, fUpper } from './distributions.ts'
import { finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'
import { completeUnits } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { compareText, mean, sum, sumOfSquares } from './sum.ts'

export type IntraclassForm = {
  /** Shrout & Fleiss: ICC(model, raters averaged). */
  readonly name: 'ICC(1,1)' | 'ICC(2,1)' | 'ICC(3,1)' | 'ICC(1,k)' | 'ICC(2,k)' | 'ICC(3,k)'
  /** The same in McGraw & Wong's notation. */
  readonly mcGrawWong: 'ICC(1)' | 'ICC(A,1)' | 'ICC(C,1)' | 'ICC(k)' | 'ICC(A,k)' | 'ICC(C,k)'
  readonly icc: Value
  readonly interval: Interval
  /** Test of no correlation. */
  readonly f: Value
  readonly df1: number
  readonly df2: number
  readonly p: Value
}

export type IntraclassCorrelation = {
  readonly forms: readonly IntraclassForm[]
  readonly units: number
  readonly unitsLeftOut: number
  readonly raters: number
  readonly meanSquares:
    | { readonly units: number; readonly raters: number; readonly within: number; readonly error: number }
    | Undefined
}

/**
 * One-way random (1), two-way random with absolute agreement (2) and two-way fixed with consistency (3), for one rater
 * and for the mean of all k. Missing: units that every rater scored (listwise).
 *
 * Input: units × raters. ICC ≤ 1, without unit; it can be negative, and is not cut.
 * Undefined: `noData`; `oneRater`; `oneUnit`; `incompleteForms` when no unit is full; `noVariation` when a denominator
 * vanishes.
 * Source: Shrout & Fleiss (1979), Psychological Bulletin 86, 420–428; names also from McGraw & Wong (1996),
 * Psychological Methods 1, 30–46.
 *
 * Example (Shrout & Fleiss, table 2: 6 targets × 4 judges): 0.17, 0.29, 0.71 for one judge, 0.44, 0.62, 0.91 for four.
 */
export function intraclassCorrelation(ratings: Ratings, level = 0.95): IntraclassCorrelation {
  const complete = completeUnits(ratings)
  const rows = complete.values.map((row) => row.map((value) => value!))
  const n = rows.length
  const k = ratings.raters.length
  const basis = { units: n, unitsLeftOut: ratings.units.length - n, raters: k }
  const reason = ratings.values.every((row) => row.every((value) => value === null))
    ? undefinedBecause('noData')
    : k < 2
      ? undefinedBecause('oneRater')
      : n === 0
        ? undefinedBecause('incompleteForms')
        : n === 1
          ? undefinedBecause('oneUnit')
          : undefined
  if (reason !== undefined) return { forms: formsWithout(reason, n, k), ...basis, meanSquares: reason }

  const grand = mean(rows.flat())
  const unitMeans = rows.map(mean)
  const raterMeans = ratings.raters.map((_, rater) => mean(rows.map((row) => row[rater]!)))
  const residuals = rows.flatMap((row, unit) =>
    row.map((value, rater) => value - unitMeans[unit]! - raterMeans[rater]! + grand),
  )
  const beyond = beyondRounding(rows.flat())
  const between = beyond(k * sumOfSquares(unitMeans, grand)) / (n - 1)
  const raters = beyond(n * sumOfSquares(raterMeans, grand)) / (k - 1)
  const within = beyond(sum(rows.map((row, unit) => sumOfSquares(row, unitMeans[unit])))) / (n * (k - 1))
  const error = beyond(sumOfSquares(residuals)) / ((n - 1) * (k - 1))
  const squares = { units: between, raters, within, error }
  if (between === 0 && within === 0) {
    return { forms: formsWithout(undefinedBecause('noVariation'), n, k), ...basis, meanSquares: squares }
  }
  return { forms: sixForms(squares, n, k, level), ...basis, meanSquares: squares }
}

/** Deviations this small beside the largest value are what rounding the means leaves of none at all. */
const rounding = 1e-15

/** A sum of squares of these values about their means, and 0 where nothing but rounding is left of it. */
function beyondRounding(values: readonly number[]) {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const noise = values.length * (largest * rounding) ** 2
  return (squares: number): number => (squares <= noise ? 0 : squares)
}

const names = [
  ['ICC(1,1)', 'ICC(1)'],
  ['ICC(2,1)', 'ICC(A,1)'],
  ['ICC(3,1)', 'ICC(C,1)'],
  ['ICC(1,k)', 'ICC(k)'],
  ['ICC(2,k)', 'ICC(A,k)'],
  ['ICC(3,k)', 'ICC(C,k)'],
] as const

function formsWithout(reason: Undefined, n: number, k: number): IntraclassForm[] {
  return names.map(([name, mcGrawWong], index) => ({
    name,
    mcGrawWong,
    icc: reason,
    interval: reason,
    f: reason,
    df1: Math.max(0, n - 1),
    df2: Math.max(0, index % 3 === 0 ? n * (k - 1) : (n - 1) * (k - 1)),
    p: reason,
  }))
}

function sixForms(
  squares: { units: number; raters: number; within: number; error: number },
  n: number,
  k: number,
  level: number,
): IntraclassForm[] {
  const { units, raters, within, error } = squares
  const tail = 1 - (1 - level) / 2
  const df1 = n - 1
  const dfWithin = n * (k - 1)
  const dfError = (n - 1) * (k - 1)
  const oneWay = variance(units, within, df1, dfWithin)
  const twoWay = variance(units, error, df1, dfError)

  const single1 = (units - within) / (units + (k - 1) * within)
  const single2 = (units - error) / (units + (k - 1) * error + (k * (raters - error)) / n)
  const single3 = (units - error) / (units + (k - 1) * error)
  const mean1 = (units - within) / units
  const mean2 = (units - error) / (units + (raters - error) / n)
  const mean3 = (units - error) / units

  // Shrout & Fleiss (1979), pages 423–425: limits from F, and Satterthwaite's degrees of freedom for form 2.
  const limits = (ratio: Value, df2: number) =>
    isDefined(ratio) && ratio > 0
      ? ([ratio / fQuantile(tail, df1, df2), ratio * fQuantile(tail, df2, df1)] as const)
      : undefined
  const noLimits = undefinedBecause('noVariation')
  const single = ([low, high]: readonly [number, number]) =>
    interval((low - 1) / (low + k - 1), (high - 1) / (high + k - 1), level, 'shrout-fleiss')
  const average = ([low, high]: readonly [number, number]) =>
    interval(1 - 1 / low, 1 - 1 / high, level, 'shrout-fleiss')
  const limits1 = limits(oneWay.f, dfWithin)
  const limits3 = limits(twoWay.f, dfError)
  const absolute = absoluteLimits(units, raters, error, single2, n, k, level)
  // Below −1/(k − 1) the step from one rater to k has passed its pole and comes back from above.
  const absoluteMean = !isDefined(absolute)
    ? absolute
    : 1 + absolute.low * (k - 1) <= 0
      ? undefinedBecause('outsideDomain')
      : interval(stepUp(absolute.low, k), stepUp(absolute.high, k), level, 'shrout-fleiss')

  const values = [single1, single2, single3, mean1, mean2, mean3]
  const intervals = [
    limits1 === undefined ? noLimits : single(limits1),
    absolute,
    limits3 === undefined ? noLimits : single(limits3),
    limits1 === undefined ? noLimits : average(limits1),
    absoluteMean,
    limits3 === undefined ? noLimits : average(limits3),
  ]
  return names.map(([name, mcGrawWong], index) => {
    const test = index % 3 === 0 ? oneWay : twoWay
    return { name, mcGrawWong, icc: finite(values[index]!, 'noVariation'), interval: intervals[index]!, ...test }
  })
}

function variance(units: number, rest: number, df1: number, df2: number) {
  const f: Value = rest === 0 ? undefinedBecause('noVariation') : finite(units / rest)
  return { f, df1, df2, p: isDefined(f) ? fUpper(f, df1, df2) : f }
}

function absoluteLimits(
  units: number,
  raters: number,
  error: number,
  icc: number,
  n: number,
  k: number,
  level: number,
): Interval {
  if (error === 0 || !Number.isFinite(icc)) return undefinedBecause('noVariation')
  const ratio = raters / error
  const weight = n * (1 + (k - 1) * icc) - k * icc
  const df =
    ((k - 1) * (n - 1) * (k * icc * ratio + weight) ** 2) /
    ((n - 1) * k * k * icc * icc * ratio * ratio + weight * weight)
  if (!(df > 0)) return undefinedBecause('noDegreesOfFreedom')
  const tail = 1 - (1 - level) / 2
  const upper = fQuantile(tail, n - 1, df)
  const lower = fQuantile(tail, df, n - 1)
  const rest = k * raters + (k * n - k - n) * error
  return interval(
    (n * (units - upper * error)) / (upper * rest + n * units),
    (n * (lower * units - error)) / (rest + n * lower * units),
    level,
    'shrout-fleiss',
  )
}

/** Spearman–Brown: from one rater to the mean of k. */
function stepUp(icc: number, k: number): number {
  return (k * icc) / (1 + icc * (k - 1))
}

export type GroupCorrelation = {
  /** ICC(1): how much of the variation between people goes with their group. */
  readonly icc1: Value
  /** ICC(2): reliability of the group means. */
  readonly icc2: Value
  /** ICC(1) with the plain mean group size in place of n₀, as some packages print it. */
  readonly icc1MeanSize: Value
  readonly interval: Interval
  readonly f: Value
  readonly df1: number
  readonly df2: number
  readonly p: Value
  readonly meanSquareBetween: Value
  readonly meanSquareWithin: Value
  readonly groups: number
  readonly n: number
  /** n₀ = (N − Σn²/N)/(J − 1), the group size that makes the mean squares unbiased. */
  readonly effectiveGroupSize: Value
  readonly meanGroupSize: Value
}

/**
 * One-way random intraclass correlation of people in groups of different sizes: ICC(1) = (MSB − MSW)/(MSB + (n₀ − 1)MSW),
 * ICC(2) = (MSB − MSW)/MSB. Interval of ICC(1): Shrout & Fleiss's with n₀, approximate when sizes differ.
 *
 * Input: the group of each person and a value; null in either leaves the person out. Without unit; can be negative.
 * Undefined: `noData`; `oneGroup`; `noDegreesOfFreedom` when every group has one person; `noVariation`.
 * Source: Bliese (2000), in Klein & Kozlowski, Multilevel Theory, 349–381; Snedecor & Cochran (1980), Statistical
 * Methods (n₀).
 *
 * Example: groups a: 1, 2 and b: 4, 5 have MSB 9, MSW 0.5, ICC(1) = 8.5/9.5 and ICC(2) = 8.5/9.
 */
export function groupCorrelation(
  groups: readonly (string | null)[],
  values: readonly (number | null)[],
  level = 0.95,
): GroupCorrelation {
  const byGroup = new Map<string, number[]>()
  for (const [row, group] of groups.entries()) {
    const value = values[row]
    if (group === null || value === null || value === undefined) continue
    const list = byGroup.get(group)
    if (list === undefined) byGroup.set(group, [value])
    else list.push(value)
  }
  const lists = [...byGroup].sort(([a], [b]) => compareText(a, b)).map(([, list]) => list)
  const n = lists.reduce((total, list) => total + list.length, 0)
  const df1 = Math.max(0, lists.length - 1)
  const df2 = n - lists.length
  const basis = { df1, df2, groups: lists.length, n }
  const nothing = (reason: Undefined): GroupCorrelation => ({
    icc1: reason,
    icc2: reason,
    icc1MeanSize: reason,
    interval: reason,
    f: reason,
    p: reason,
    meanSquareBetween: reason,
    meanSquareWithin: reason,
    effectiveGroupSize: reason,
    meanGroupSize: reason,
    ...basis,
  })
  if (n === 0) return nothing(undefinedBecause('noData'))
  if (lists.length === 1) return nothing(undefinedBecause('oneGroup'))
  if (df2 === 0) return nothing(undefinedBecause('noDegreesOfFreedom'))

  const grand = mean(lists.flat())
  const means = lists.map(mean)
  const beyond = beyondRounding(lists.flat())
  const between = beyond(sum(lists.map((list, group) => list.length * (means[group]! - grand) ** 2))) / df1
  const within = beyond(sum(lists.map((list, group) => sumOfSquares(list, means[group])))) / df2
  const effective = (n - sum(lists.map((list) => list.length ** 2)) / n) / df1
  const meanSize = n / lists.length
  const squares = { meanSquareBetween: finite(between), meanSquareWithin: finite(within) }
  const sizes = { effectiveGroupSize: finite(effective), meanGroupSize: finite(meanSize) }
  if (between === 0 && within === 0) return { ...nothing(undefinedBecause('noVariation')), ...squares, ...sizes }

  const test = variance(between, within, df1, df2)
  const tail = 1 - (1 - level) / 2
  const low = isDefined(test.f) ? test.f / fQuantile(tail, df1, df2) : undefined
  const high = isDefined(test.f) ? test.f * fQuantile(tail, df2, df1) : undefined
  return {
    icc1: finite((between - within) / (between + (effective - 1) * within), 'noVariation'),
    icc2: finite((between - within) / between, 'noVariation'),
    icc1MeanSize: finite((between - within) / (between + (meanSize - 1) * within), 'noVariation'),
    interval:
      low === undefined || high === undefined
        ? undefinedBecause('noVariation')
        : interval((low - 1) / (low + effective - 1), (high - 1) / (high + effective - 1), level, 'shrout-fleiss'),
    f: test.f,
    p: test.p,
    ...squares,
    ...sizes,
    ...basis,
  }
}
