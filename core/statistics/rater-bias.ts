/**
 * Signed bias: by how much a rater, or a kind of rater, scores above or below the rest on the same units.
 *
 * Exports
 *   raterBias(ratings, level?): RaterBias[]
 *   raterGroupDifference(ratings, groupOf, first, second, level?): RaterGroupDifference
 */
import { tQuantile, tTwoSided } from './distributions.ts'
import { decimalDifference } from './decimal-difference.ts'
import { finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Value } from './result.ts'
import type { Ratings } from './ratings.ts'
import { compareText, mean, sumOfSquares } from './sum.ts'

export type MeanDifference = {
  /** In levels; positive means higher than the others. */
  readonly difference: Value
  readonly standardError: Value
  readonly interval: Interval
  readonly t: Value
  readonly df: number
  readonly p: Value
  /** Units that both sides scored. */
  readonly units: number
}

export type RaterBias = MeanDifference & { readonly rater: string; readonly ratings: number }

/**
 * Per rater the mean over units of own rating − mean of the other ratings of the same unit, with a t interval over
 * units. Missing: units the rater and at least one other scored.
 *
 * Input: units × raters. Unit: levels.
 * Undefined: `noData` when the rater scored nothing; `oneRater` when nobody else did; `noOverlap`; the interval with
 * `tooFew` under 2 units; t and p with `noVariation` when every difference is the same.
 * Source: the paired t interval, Student (1908), applied to rater − rest; Hoyt (2000), Psychological Methods 5, 64–86,
 * on rater bias.
 *
 * Example: ratings a 3, 4 and b 2, 2 of two units give a the bias +1.5 and b −1.5.
 */
export function raterBias(ratings: Ratings, level = 0.95): RaterBias[] {
  const active = ratings.raters.filter((_, rater) => ratings.values.some((row) => row[rater] !== null)).length
  return ratings.raters
    .map((name, rater) => {
      const given = ratings.values.filter((row) => row[rater] !== null)
      const differences = given.flatMap((row) => {
        const others = row.filter((value, other) => other !== rater && value !== null) as number[]
        return others.length === 0 ? [] : [decimalDifference(row[rater]!, mean(others))]
      })
      const reason =
        given.length === 0
          ? undefinedBecause('noData')
          : active === 1
            ? undefinedBecause('oneRater')
            : undefinedBecause('noOverlap')
      return { rater: name, ratings: given.length, ...meanDifference(differences, reason, level) }
    })
    .sort((a, b) => compareText(a.rater, b.rater))
}

export type RaterGroupDifference = MeanDifference & {
  readonly first: string
  readonly second: string
  readonly firstRaters: number
  readonly secondRaters: number
}

/**
 * Two kinds of raters, such as internal and external: the mean over units of mean of the first − mean of the second.
 * Missing: units at least one of each kind scored.
 *
 * Input: units × raters, and the kind of each rater (null: neither).
 * Undefined: `emptyGroup` when a kind has no rating; `noOverlap`; then as raterBias.
 *
 * Example: internal 4, 5 and external 3, 3 on two units differ by 1.5 levels.
 */
export function raterGroupDifference(
  ratings: Ratings,
  groupOf: readonly (string | null)[],
  first: string,
  second: string,
  level = 0.95,
): RaterGroupDifference {
  const of = (row: readonly (number | null)[], group: string) =>
    row.filter((value, rater) => value !== null && groupOf[rater] === group) as number[]
  const ratersOf = (group: string) =>
    ratings.raters.filter((_, rater) => groupOf[rater] === group && ratings.values.some((row) => row[rater] !== null))
      .length
  const firstRaters = ratersOf(first)
  const secondRaters = ratersOf(second)
  const differences = ratings.values.flatMap((row) => {
    const left = of(row, first)
    const right = of(row, second)
    return left.length === 0 || right.length === 0 ? [] : [decimalDifference(mean(left), mean(right))]
  })
  const reason =
    firstRaters === 0 || secondRaters === 0
      ? undefinedBecause('emptyGroup', { group: firstRaters === 0 ? first : second })
      : undefinedBecause('noOverlap')
  return { first, second, firstRaters, secondRaters, ...meanDifference(differences, reason, level) }
}

function meanDifference(
  differences: readonly number[],
  reason: ReturnType<typeof undefinedBecause>,
  level: number,
): MeanDifference {
  const units = differences.length
  const df = Math.max(0, units - 1)
  if (units === 0)
    return { difference: reason, standardError: reason, interval: reason, t: reason, df, p: reason, units }
  const difference = finite(mean(differences))
  if (units === 1) {
    const few = undefinedBecause('tooFew', { count: 1, minimum: 2 })
    return { difference, standardError: few, interval: few, t: few, df, p: few, units }
  }
  const centre = mean(differences)
  const error = Math.sqrt(sumOfSquares(differences, centre) / df / units)
  const t = error === 0 ? undefinedBecause('noVariation') : finite(centre / error)
  const reach = tQuantile((1 + level) / 2, df) * error
  return {
    difference,
    standardError: finite(error),
    interval: error === 0 ? undefinedBecause('noVariation') : interval(centre - reach, centre + reach, level, 't'),
    t,
    df,
    p: isDefined(t) ? tTwoSided(t, df) : t,
    units,
  }
}
