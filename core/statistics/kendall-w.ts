/**
 * Kendall's coefficient of concordance W: how far several raters put the units in the same order.
 *
 * Exports
 *   kendallW(ratings): KendallW
 */
import { chiSquareUpper, fUpper } from './distributions.ts'
import { midRanks, tieTerm } from './ranks.ts'
import { finite, isDefined, undefinedBecause } from './result.ts'
import type { Undefined, Value } from './result.ts'
import { completeUnits } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { sum, sumOfSquares } from './sum.ts'

export type KendallW = {
  /** Corrected for ties. */
  readonly w: Value
  /** Without the correction for ties; smaller or equal. */
  readonly wUncorrected: Value
  /** m(n − 1)W with n − 1 degrees of freedom, for W corrected for ties. */
  readonly chiSquare: Value
  readonly df: number
  readonly p: Value
  /** (m − 1)W/(1 − W) with n − 1 − 2/m and (m − 1)(n − 1 − 2/m) degrees of freedom: better with few units. */
  readonly f: Value
  readonly df1: Value
  readonly df2: Value
  readonly pF: Value
  readonly units: number
  readonly unitsLeftOut: number
  readonly raters: number
}

/**
 * W = 12 S / (m²n(n² − 1) − m ΣT), S the sum of squared deviations of the units' rank sums, T = Σ(t³ − t) over the ties
 * of each rater; tied units share their mean rank. Missing: units that every rater scored (listwise).
 *
 * Input: units × raters. W is between 0 and 1, without unit.
 * Undefined: `noData`; `oneRater`; `incompleteForms`; `oneUnit`; `noVariation` when every rater ties all units.
 * Source: Kendall & Babington Smith (1939), Annals of Mathematical Statistics 10, 275–287; Kendall & Gibbons (1990),
 * Rank Correlation Methods, chapter 6.
 *
 * Example: two raters who rank four units alike have W = 1, in opposite order W = 0.
 */
export function kendallW(ratings: Ratings): KendallW {
  const complete = completeUnits(ratings)
  const n = complete.units.length
  const m = ratings.raters.length
  const basis = { df: Math.max(0, n - 1), units: n, unitsLeftOut: ratings.units.length - n, raters: m }
  const nothing = (reason: Undefined): KendallW => ({
    w: reason,
    wUncorrected: reason,
    chiSquare: reason,
    p: reason,
    f: reason,
    df1: reason,
    df2: reason,
    pF: reason,
    ...basis,
  })
  if (ratings.values.every((row) => row.every((value) => value === null))) return nothing(undefinedBecause('noData'))
  if (m < 2) return nothing(undefinedBecause('oneRater'))
  if (n === 0) return nothing(undefinedBecause('incompleteForms'))
  if (n === 1) return nothing(undefinedBecause('oneUnit'))

  const ranked = ratings.raters.map((_, rater) => midRanks(complete.values.map((row) => row[rater]!)))
  const rankSums = complete.units.map((_, unit) => sum(ranked.map(({ ranks }) => ranks[unit]!)))
  const squares = sumOfSquares(rankSums, (m * (n + 1)) / 2)
  const full = m * m * n * (n * n - 1)
  const corrected = full - m * sum(ranked.map(({ ties }) => tieTerm(ties)))
  if (corrected === 0) return nothing(undefinedBecause('noVariation'))
  const w = (12 * squares) / corrected
  const chiSquare = finite(m * (n - 1) * w)
  const df1 = n - 1 - 2 / m
  const df2 = (m - 1) * df1
  const f =
    w === 1 || df1 <= 0
      ? undefinedBecause(w === 1 ? 'allAgree' : 'noDegreesOfFreedom')
      : finite(((m - 1) * w) / (1 - w))
  return {
    w: finite(w),
    wUncorrected: finite((12 * squares) / full),
    chiSquare,
    p: isDefined(chiSquare) ? chiSquareUpper(chiSquare, n - 1) : chiSquare,
    f,
    df1: finite(df1),
    df2: finite(df2),
    pF: isDefined(f) ? fUpper(f, df1, df2) : f,
    ...basis,
  }
}
