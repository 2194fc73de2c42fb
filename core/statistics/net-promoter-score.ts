/**
 * The net promoter score, its intervals, and the difference of two.
 *
 * Exports
 *   netPromoterScore(scores, level?): NetPromoterScore
 *   netPromoterDifference(first, second, level?): NetPromoterDifference
 */
import { normalQuantile, normalTwoSided } from './distributions.ts'
import { InputError, finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'

export type NetPromoterScore = {
  /** Percentage of promoters minus percentage of detractors, −100 … 100. */
  readonly nps: Value
  readonly n: number
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
  /** Shares of 1. */
  readonly promoterShare: Value
  readonly passiveShare: Value
  readonly detractorShare: Value
  /** In points, as the intervals are. */
  readonly standardError: Value
  readonly wald: Interval
  /** Rocks' AW(¾, 1½, ¾): three answers added. The one the pages show. */
  readonly adjustedWald: Interval
  /** The centre of that interval: the score with the three answers added. */
  readonly adjustedNps: Value
  /** Bonett & Price's: one promoter and one detractor added. */
  readonly adjustedWaldTwo: Interval
}

/** Answers added to [promoters, passives, detractors]. */
type Added = readonly [promoters: number, passives: number, detractors: number]

const nothingAdded: Added = [0, 0, 0]
const threeAdded: Added = [0.75, 1.5, 0.75]
const twoAdded: Added = [1, 0, 1]

type Moments = { readonly centre: number; readonly variance: number }

/**
 * NPS = %(9–10) − %(0–6) with intervals NPS ± z√((p + d − (p − d)²)/n), p and d the shares of promoters and detractors:
 * Wald on the answers; adjusted Wald after adding ¾ promoter, 1½ passives and ¾ detractor (n + 3); and after adding one
 * promoter and one detractor (n + 2). None is cut at ±100.
 *
 * Input: whole numbers 0 … 10. Unit: points, −100 … 100.
 * Undefined: `noData`; the Wald interval `noVariation` when all fall in one class, where its width would be 0.
 * Errors: InputError `outsideLevels` with the row.
 * Source: Reichheld (2003), Harvard Business Review 81(12), 46–54; Rocks (2016), The American Statistician 70, 365–372
 * (AW, found best there and by Sauro & Lewis); Bonett & Price (2012), Journal of Educational and Behavioral Statistics
 * 37, 479–488.
 *
 * Example: 10, 9, 8, 3 has NPS 25, Wald −56.3 … 106.3, adjusted Wald −44.2 … 72.7.
 */
export function netPromoterScore(scores: readonly number[], level = 0.95): NetPromoterScore {
  const { promoters, passives, detractors } = classes(scores)
  const n = scores.length
  const counts = { n, promoters, passives, detractors }
  if (n === 0) {
    const reason = undefinedBecause('noData')
    return {
      nps: reason,
      ...counts,
      promoterShare: reason,
      passiveShare: reason,
      detractorShare: reason,
      standardError: reason,
      wald: reason,
      adjustedWald: reason,
      adjustedNps: reason,
      adjustedWaldTwo: reason,
    }
  }
  const { centre, variance } = moments(counts, nothingAdded)
  const constant = [promoters, passives, detractors].includes(n)
  return {
    nps: finite(centre),
    ...counts,
    promoterShare: finite(promoters / n),
    passiveShare: finite(passives / n),
    detractorShare: finite(detractors / n),
    standardError: finite(constant ? 0 : Math.sqrt(variance)),
    wald: constant ? undefinedBecause('noVariation') : around({ centre, variance }, level, 'wald'),
    adjustedWald: around(moments(counts, threeAdded), level, 'adjusted-wald-3'),
    adjustedNps: finite(moments(counts, threeAdded).centre),
    adjustedWaldTwo: around(moments(counts, twoAdded), level, 'adjusted-wald-2'),
  }
}

export type NetPromoterDifference = {
  /** First minus second, in points. */
  readonly difference: Value
  readonly firstN: number
  readonly secondN: number
  /** Wald: each variance from the answers alone. */
  readonly wald: DifferenceTest
  /** Adjusted Wald: three answers added to each, as in the interval of one score. */
  readonly adjustedWald: DifferenceTest
}

export type DifferenceTest = {
  readonly standardError: Value
  readonly interval: Interval
  readonly z: Value
  /** Two-sided, normal. */
  readonly p: Value
}

/**
 * Two independent scores: z = (NPS₁ − NPS₂)/√(SE₁² + SE₂²), once with the Wald errors and once with scores and errors
 * after ¾ promoter, 1½ passives and ¾ detractor are added to each.
 *
 * Input: two lists of whole numbers 0 … 10. Unit: points.
 * Undefined: `noData`; `emptyGroup`; the Wald test `noVariation` when neither list varies over the classes.
 * Errors: InputError `outsideLevels`.
 * Source: as netPromoterScore; the test of two scores by Sauro & Lewis (2016), Quantifying the User Experience, 5.
 *
 * Example: 10, 10, 3 against 9, 5, 5 differ by 66.7 points with z = 0.866.
 */
export function netPromoterDifference(
  first: readonly number[],
  second: readonly number[],
  level = 0.95,
): NetPromoterDifference {
  const [a, b] = [classes(first), classes(second)]
  const basis = { firstN: first.length, secondN: second.length }
  if (a.n === 0 || b.n === 0) {
    const reason = undefinedBecause(a.n + b.n === 0 ? 'noData' : 'emptyGroup')
    return { difference: reason, ...basis, wald: withoutTest(reason), adjustedWald: withoutTest(reason) }
  }
  const test = (added: Added, method: string): DifferenceTest => {
    const [one, two] = [moments(a, added), moments(b, added)]
    const variance = one.variance + two.variance
    if (variance <= 0) return withoutTest(undefinedBecause('noVariation'))
    const centre = one.centre - two.centre
    const z = finite(centre / Math.sqrt(variance))
    return {
      standardError: finite(Math.sqrt(variance)),
      interval: around({ centre, variance }, level, method),
      z,
      p: isDefined(z) ? normalTwoSided(z) : z,
    }
  }
  return {
    difference: finite(moments(a, nothingAdded).centre - moments(b, nothingAdded).centre),
    ...basis,
    wald: test(nothingAdded, 'wald'),
    adjustedWald: test(threeAdded, 'adjusted-wald-3'),
  }
}

type Classes = {
  readonly n: number
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
}

function classes(scores: readonly number[]): Classes {
  let promoters = 0
  let detractors = 0
  for (const [row, score] of scores.entries()) {
    if (!Number.isInteger(score) || score < 0 || score > 10) {
      throw new InputError('outsideLevels', { row: row + 1, cell: String(score) })
    }
    if (score >= 9) promoters += 1
    else if (score <= 6) detractors += 1
  }
  return { n: scores.length, promoters, passives: scores.length - promoters - detractors, detractors }
}

/** The score in points and its variance, from counts to which answers were added. */
function moments({ promoters, passives, detractors }: Classes, added: Added): Moments {
  const p = promoters + added[0]
  const d = detractors + added[2]
  const total = p + d + passives + added[1]
  // p + d − (p − d)² of the shares as one fraction, so that one class alone gives 0 exactly
  const spread = ((p + d) * total - (p - d) ** 2) / (total * total)
  return { centre: (100 * (p - d)) / total, variance: (10_000 * Math.max(0, spread)) / total }
}

function around({ centre, variance }: Moments, level: number, method: string): Interval {
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(variance)
  return interval(centre - reach, centre + reach, level, method)
}

function withoutTest(reason: Undefined): DifferenceTest {
  return { standardError: reason, interval: reason, z: reason, p: reason }
}
