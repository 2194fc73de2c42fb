/**
 * Welch's comparison of means without assuming equal variances.
 *
 * Exports
 *   welchT(first, second, level?): WelchT             two groups
 *   welchF(groups): WelchF                            two or more groups
 *   satterthwaite(a, aDf, b, bDf): number             degrees of freedom of a sum of two squared standard errors
 */
import { fUpper, tQuantile, tTwoSided } from './distributions.ts'
import { finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'
import { mean, sum, sumOfProducts, sumOfSquares } from './sum.ts'

export type WelchT = {
  /** First minus second. */
  readonly difference: Value
  readonly standardError: Value
  readonly interval: Interval
  readonly t: Value
  /** Welch–Satterthwaite. */
  readonly df: Value
  /** Two-sided. */
  readonly p: Value
  readonly firstMean: Value
  readonly secondMean: Value
  readonly firstN: number
  readonly secondN: number
}

/**
 * t = (x̄₁ − x̄₂)/√(s₁²/n₁ + s₂²/n₂) with Welch–Satterthwaite's degrees of freedom.
 *
 * Input: two lists of finite numbers. Unit: that of the values.
 * Undefined: `noData`; `emptyGroup`; spread `tooFew` when a group has one value; t, p and interval `noVariation` when
 * neither group varies.
 * Source: Welch (1947), Biometrika 34, 28–35.
 *
 * Example: 1, 2, 3 against 2, 4, 6 has difference −2, t = −1.549 and 2.94 degrees of freedom.
 */
export function welchT(first: readonly number[], second: readonly number[], level = 0.95): WelchT {
  const counts = { firstN: first.length, secondN: second.length }
  const means = {
    firstMean: first.length === 0 ? undefinedBecause('noData') : finite(mean(first)),
    secondMean: second.length === 0 ? undefinedBecause('noData') : finite(mean(second)),
  }
  const nothing = (reason: Undefined, difference: Value = reason): WelchT => ({
    difference,
    standardError: reason,
    interval: reason,
    t: reason,
    df: reason,
    p: reason,
    ...means,
    ...counts,
  })
  if (!isDefined(means.firstMean) || !isDefined(means.secondMean)) {
    return nothing(undefinedBecause(first.length + second.length === 0 ? 'noData' : 'emptyGroup'))
  }
  const difference = means.firstMean - means.secondMean
  const few = Math.min(first.length, second.length)
  if (few < 2) return nothing(undefinedBecause('tooFew', { count: few, minimum: 2 }), finite(difference))
  const a = variance(first) / first.length
  const b = variance(second) / second.length
  if (a + b === 0) return { ...nothing(undefinedBecause('noVariation'), finite(difference)), standardError: 0 }
  const error = Math.sqrt(a + b)
  const df = satterthwaite(a, first.length - 1, b, second.length - 1)
  const t = finite(difference / error)
  const reach = tQuantile((1 + level) / 2, df) * error
  return {
    difference: finite(difference),
    standardError: finite(error),
    interval: interval(difference - reach, difference + reach, level, 'welch'),
    t,
    df: finite(df),
    p: isDefined(t) ? tTwoSided(t, df) : t,
    ...means,
    ...counts,
  }
}

/**
 * Welch–Satterthwaite's degrees of freedom of the sum of two squared standard errors, by their shares, so that no square
 * leaves the range of a double. Input: not both 0.
 *
 * Example: satterthwaite(1, 4, 1, 4) is 8.
 */
export function satterthwaite(a: number, aDf: number, b: number, bDf: number): number {
  const [first, second] = [a / (a + b), b / (a + b)]
  return 1 / (first ** 2 / aDf + second ** 2 / bDf)
}

/** Divisor n − 1; exactly 0 for equal values. */
function variance(values: readonly number[]): number {
  return sumOfSquares(values, mean(values)) / (values.length - 1)
}

export type WelchF = {
  readonly f: Value
  readonly df1: number
  readonly df2: Value
  readonly p: Value
  readonly groups: number
  readonly n: number
}

/**
 * Welch's analysis of variance: groups weighted by n/s².
 *
 * Input: two or more lists of finite numbers. Undefined: `oneGroup`; `emptyGroup`; `tooFew` when a group has one value;
 * `noVariation` when a group does not vary, so that its weight has no limit.
 * Source: Welch (1951), Biometrika 38, 330–336.
 *
 * Example: with two groups F is the square of Welch's t.
 */
export function welchF(groups: readonly (readonly number[])[]): WelchF {
  const k = groups.length
  const n = groups.reduce((total, group) => total + group.length, 0)
  const basis = { df1: Math.max(0, k - 1), groups: k, n }
  const nothing = (reason: Undefined): WelchF => ({ f: reason, df2: reason, p: reason, ...basis })
  if (n === 0) return nothing(undefinedBecause('noData'))
  if (k === 1) return nothing(undefinedBecause('oneGroup'))
  const smallest = Math.min(...groups.map((group) => group.length))
  if (smallest === 0) return nothing(undefinedBecause('emptyGroup'))
  if (smallest === 1) return nothing(undefinedBecause('tooFew', { count: 1, minimum: 2 }))
  const variances = groups.map(variance)
  if (variances.includes(0)) return nothing(undefinedBecause('noVariation'))
  const means = groups.map(mean)
  const weights = groups.map((group, index) => group.length / variances[index]!)
  const all = sum(weights)
  const centre = sumOfProducts(weights, means) / all
  const between = sum(means.map((each, index) => weights[index]! * (each - centre) ** 2)) / (k - 1)
  const shortfall = sum(groups.map((group, index) => (1 - weights[index]! / all) ** 2 / (group.length - 1)))
  const f = finite(between / (1 + ((2 * (k - 2)) / (k * k - 1)) * shortfall))
  const df2 = finite((k * k - 1) / (3 * shortfall))
  return { f, df2, p: isDefined(f) && isDefined(df2) ? fUpper(f, k - 1, df2) : undefinedBecause('overflow'), ...basis }
}
