/**
 * Fleiss' kappa: chance-corrected agreement of a fixed number of ratings per unit, on unordered categories.
 *
 * Exports
 *   fleissKappa(ratings, level?): FleissKappa
 */
import { normalTwoSided } from './distributions.ts'
import { finite, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'
import { completeUnits, jackknife } from './ratings.ts'
import type { Ratings } from './ratings.ts'
import { sum } from './sum.ts'

export type FleissKappa = {
  readonly kappa: Value
  /** Under the hypothesis κ = 0 (Fleiss, Nee & Landis 1979), with its two-sided normal test. */
  readonly standardErrorUnderNull: Value
  readonly z: Value
  readonly p: Value
  /** Delete-one-unit jackknife with t; the null standard error must not be used for an interval. */
  readonly interval: Interval
  readonly observedAgreement: Value
  readonly expectedAgreement: Value
  /** κ of each category against all others together. */
  readonly categories: readonly CategoryKappa[]
  readonly units: number
  /** Units that a rater left out, dropped (listwise). */
  readonly unitsLeftOut: number
  readonly raters: number
}

export type CategoryKappa = {
  readonly category: number
  readonly share: number
  readonly kappa: Value
  readonly standardErrorUnderNull: Value
  readonly z: Value
  readonly p: Value
}

const fewestUnits = 10

/**
 * κ = (P̄ − P̄ₑ)/(1 − P̄ₑ); P̄ is the mean share of agreeing pairs of ratings within a unit, P̄ₑ = Σ pⱼ².
 * Missing: units that every rater scored (listwise).
 *
 * Input: units × raters of category codes. κ ≤ 1, without unit; it can be negative.
 * Undefined: `noData`; `oneRater`; `incompleteForms` when no unit is complete; `noVariation` when one category holds
 * every rating. Interval: `tooFew` under 10 units, `allAgree`, `leaveOneOutUndefined`.
 * Source: Fleiss (1971), Psychological Bulletin 76, 378–382; Fleiss, Nee & Landis (1979), Psychological Bulletin 86,
 * 974–977; interval: Efron & Tibshirani (1993), chapter 11.
 *
 * Example: 10 units × 14 raters with the counts printed on Wikipedia's page "Fleiss' kappa" give κ = 0.210.
 */
export function fleissKappa(ratings: Ratings, level = 0.95): FleissKappa {
  const complete = completeUnits(ratings)
  const raters = ratings.raters.length
  const categories = [...new Set(complete.values.flatMap((row) => row.map((value) => value!)))].sort((a, b) => a - b)
  const place = new Map(categories.map((category, index) => [category, index]))
  const counts = complete.values.map((row) => {
    const count = categories.map(() => 0)
    for (const value of row) count[place.get(value!)!]! += 1
    return count
  })
  const basis = { units: counts.length, unitsLeftOut: ratings.units.length - counts.length, raters }
  const nothing = (reason: Undefined): FleissKappa => ({
    kappa: reason,
    standardErrorUnderNull: reason,
    z: reason,
    p: reason,
    interval: reason,
    observedAgreement: reason,
    expectedAgreement: reason,
    categories: [],
    ...basis,
  })
  if (ratings.values.every((row) => row.every((value) => value === null))) return nothing(undefinedBecause('noData'))
  if (raters < 2) return nothing(undefinedBecause('oneRater'))
  if (counts.length === 0) return nothing(undefinedBecause('incompleteForms'))

  const agreeing = counts.map((count) => count.reduce((pairs, each) => pairs + each * (each - 1), 0))
  const totals = categories.map((_, index) => counts.reduce((total, count) => total + count[index]!, 0))
  const whole = kappaOf(sum(agreeing), totals, counts.length, raters)
  if (whole === undefined) {
    return { ...nothing(undefinedBecause('noVariation')), observedAgreement: 1, expectedAgreement: 1 }
  }
  const shares = totals.map((total) => total / (counts.length * raters))
  const spread = sum(shares.map((share) => share * (1 - share)))
  const skew = sum(shares.map((share) => share * (1 - share) * (1 - 2 * share)))
  const pairs = counts.length * raters * (raters - 1)
  const standardError = Math.sqrt((2 / pairs) * Math.max(0, spread * spread - skew)) / spread
  return {
    ...tested(whole.kappa, standardError),
    interval: jackknifeInterval(whole.kappa, counts, agreeing, totals, raters, level),
    observedAgreement: finite(whole.observed),
    expectedAgreement: finite(whole.expected),
    categories: categories.map((category, index) => {
      const share = shares[index]!
      const own = counts.reduce((total, count) => total + count[index]! * (raters - count[index]!), 0)
      const kappa = 1 - own / (pairs * share * (1 - share))
      return { category, share, ...tested(kappa, Math.sqrt(2 / pairs)) }
    }),
    ...basis,
  }
}

function tested(kappa: number, standardError: number) {
  const z = standardError === 0 ? undefinedBecause('noVariation') : finite(kappa / standardError)
  return {
    kappa: finite(kappa),
    standardErrorUnderNull: finite(standardError),
    z,
    p: isDefined(z) ? normalTwoSided(z) : z,
  }
}

function kappaOf(agreeingPairs: number, totals: readonly number[], units: number, raters: number) {
  if (totals.filter((total) => total > 0).length < 2) return undefined
  const observed = agreeingPairs / (units * raters * (raters - 1))
  const expected = totals.reduce((total, each) => total + each * each, 0) / (units * raters) ** 2
  return { kappa: (observed - expected) / (1 - expected), observed, expected }
}

function jackknifeInterval(
  kappa: number,
  counts: readonly (readonly number[])[],
  agreeing: readonly number[],
  totals: readonly number[],
  raters: number,
  level: number,
): Interval {
  if (counts.length < fewestUnits) return undefinedBecause('tooFew', { count: counts.length, minimum: fewestUnits })
  if (agreeing.every((pairs) => pairs === raters * (raters - 1))) return undefinedBecause('allAgree')
  const all = sum(agreeing)
  const leftOut: number[] = []
  for (const [unit, count] of counts.entries()) {
    const remaining = totals.map((total, index) => total - count[index]!)
    const without = kappaOf(all - agreeing[unit]!, remaining, counts.length - 1, raters)
    if (without === undefined) return undefinedBecause('leaveOneOutUndefined')
    leftOut.push(without.kappa)
  }
  return jackknife(kappa, leftOut, level).interval
}
