/**
 * Ratings of units by raters, as the agreement statistics take them.
 *
 * Exports
 *   type Ratings = { units, raters, values }          values[unit][rater], null = not scored
 *   ratingsFromLong(units, raters, values): Ratings   one row per rating
 *   ratingsFromMatrix(values, units?, raters?): Ratings
 *   completeUnits(ratings): Ratings                   units that every rater scored
 *   jackknife(estimate, leftOut, level?): Jackknife
 */
import { tQuantile } from './distributions.ts'
import { InputError, finite, interval, isDefined } from './result.ts'
import type { Interval, Value } from './result.ts'
import { compareText, mean, sumOfSquares } from './sum.ts'

export type Ratings = {
  readonly units: readonly string[]
  readonly raters: readonly string[]
  /** values[unit][rater]; null where the rater did not score the unit. */
  readonly values: readonly (readonly (number | null)[])[]
}

/**
 * One row per rating; units and raters are sorted by name. Errors: `lengthsDiffer`; `duplicateRating` with the row of
 * the second rating of a unit by the same rater.
 */
export function ratingsFromLong(
  units: readonly string[],
  raters: readonly string[],
  values: readonly (number | null)[],
): Ratings {
  if (units.length !== values.length || raters.length !== values.length) throw new InputError('lengthsDiffer')
  const unitNames = [...new Set(units)].sort(compareText)
  const raterNames = [...new Set(raters)].sort(compareText)
  const unitIndex = new Map(unitNames.map((name, index) => [name, index]))
  const raterIndex = new Map(raterNames.map((name, index) => [name, index]))
  const matrix = unitNames.map((): (number | null | undefined)[] => raterNames.map(() => undefined))
  for (const [row, value] of values.entries()) {
    const cells = matrix[unitIndex.get(units[row]!)!]!
    const rater = raterIndex.get(raters[row]!)!
    if (cells[rater] !== undefined) {
      throw new InputError('duplicateRating', { row: row + 1, unit: units[row]!, rater: raters[row]! })
    }
    cells[rater] = value
  }
  return { units: unitNames, raters: raterNames, values: matrix.map((row) => row.map((value) => value ?? null)) }
}

/** A matrix of units × raters. Errors: `wrongMatrixShape`. */
export function ratingsFromMatrix(
  values: readonly (readonly (number | null)[])[],
  units: readonly string[] = values.map((_, index) => String(index + 1)),
  raters: readonly string[] = (values[0] ?? []).map((_, index) => String(index + 1)),
): Ratings {
  if (units.length !== values.length || values.some((row) => row.length !== raters.length)) {
    throw new InputError('wrongMatrixShape', { rows: units.length, columns: raters.length })
  }
  return { units, raters, values }
}

/** The units that every rater scored (listwise). */
export function completeUnits(ratings: Ratings): Ratings {
  const kept = ratings.values.map((row) => row.every((value) => value !== null))
  return {
    units: ratings.units.filter((_, unit) => kept[unit]),
    raters: ratings.raters,
    values: ratings.values.filter((_, unit) => kept[unit]),
  }
}

export type Jackknife = {
  readonly standardError: Value
  /** (m − 1)(mean of the leave-one-outs − estimate). */
  readonly bias: Value
  /** The estimate less its bias: the mean of the pseudo-values. */
  readonly biasCorrected: Value
  readonly df: number
  readonly interval: Interval
}

/**
 * The delete-one jackknife: standard error √((m − 1)/m · Σ(θ₍ᵢ₎ − θ̄)²), and the interval θ̂ ± t · SE with m − 1 degrees
 * of freedom around the estimate itself. Not cut at ±1.
 * Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 11.
 *
 * Input: the estimate and the m ≥ 2 leave-one-out values.
 * Example: jackknife(2, [1.5, 2, 2.5]) has standard error √(2/3 · 0.5) = 0.577350269189626.
 */
export function jackknife(estimate: number, leftOut: readonly number[], level = 0.95): Jackknife {
  const m = leftOut.length
  const centre = mean(leftOut)
  const standardError = finite(Math.sqrt(((m - 1) / m) * sumOfSquares(leftOut, centre)))
  const bias = finite((m - 1) * (centre - estimate))
  const reach = tQuantile((1 + level) / 2, m - 1)
  return {
    standardError,
    bias,
    biasCorrected: isDefined(bias) ? finite(estimate - bias) : bias,
    df: m - 1,
    interval: isDefined(standardError)
      ? interval(estimate - reach * standardError, estimate + reach * standardError, level, 'jackknife-t')
      : standardError,
  }
}
