/**
 * A share with its intervals.
 *
 * Exports
 *   proportion(successes, n, { level?, population? }): Proportion
 *   weightedProportion(successes, weights, { level?, population? }): WeightedProportion
 *   wilson(share, n, level): Interval                 n may be an effective number
 */
import { betaQuantile, normalQuantile } from './distributions.ts'
import { InputError, finite, interval, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'
import { sum, sumOfSquares } from './sum.ts'

export type ShareOptions = { readonly level?: number; readonly population?: number }

export type Proportion = {
  readonly share: Value
  readonly successes: number
  readonly n: number
  readonly wilson: Interval
  readonly agrestiCoull: Interval
  readonly clopperPearson: Interval
  /** null unless a population is given; it describes this group now, not a comparison. */
  readonly ofPopulation: OfPopulation | Undefined | null
}

export type OfPopulation = {
  readonly population: number
  /** Wilson on n* = n(N − 1)/(N − n), if those who did not answer resemble those who did. */
  readonly wilson: Interval
  /** If nobody of those who did not answer, or all of them, would have been counted. */
  readonly worstCase: { readonly low: number; readonly high: number }
}

/**
 * Wilson's score interval without continuity correction, Agresti & Coull's (not cut at 0 or 1), and Clopper & Pearson's
 * exact one. With a population of N: Wilson on n* = n(N − 1)/(N − n) and the worst-case bounds x/N and (x + N − n)/N.
 *
 * Input: whole numbers 0 ≤ successes ≤ n; population N ≥ n. Unit: shares of 1.
 * Undefined: `noData` when n is 0; of the population `sampleExceedsPopulation`. Errors: InputError `notACount`.
 * Source: Wilson (1927), JASA 22, 209–212; Agresti & Coull (1998), American Statistician 52, 119–126; Clopper & Pearson
 * (1934), Biometrika 26, 404–413; finite population: Cochran (1977), Sampling Techniques, 2.6 and 13.2.
 *
 * Example: 3 of 10 is 0.3, Wilson 0.1078 … 0.6032, Clopper–Pearson 0.0667 … 0.6525.
 */
export function proportion(successes: number, n: number, options: ShareOptions = {}): Proportion {
  const { level = 0.95, population } = options
  for (const count of [successes, n, ...(population === undefined ? [] : [population])]) {
    if (!Number.isSafeInteger(count) || count < 0) throw new InputError('notACount', { value: String(count) })
  }
  if (successes > n) throw new InputError('notACount', { value: successes, largest: n })
  if (n === 0) {
    const reason = undefinedBecause('noData')
    return {
      share: reason,
      successes,
      n,
      wilson: reason,
      agrestiCoull: reason,
      clopperPearson: reason,
      ofPopulation: null,
    }
  }
  const share = successes / n
  const z = normalQuantile((1 + level) / 2)
  const centre = (successes + (z * z) / 2) / (n + z * z)
  const reach = z * Math.sqrt((centre * (1 - centre)) / (n + z * z))
  return {
    share: finite(share),
    successes,
    n,
    wilson: wilson(share, n, level),
    agrestiCoull: interval(centre - reach, centre + reach, level, 'agresti-coull'),
    clopperPearson: interval(
      successes === 0 ? 0 : betaQuantile((1 - level) / 2, successes, n - successes + 1),
      successes === n ? 1 : betaQuantile((1 + level) / 2, successes + 1, n - successes),
      level,
      'clopper-pearson',
    ),
    ofPopulation: population === undefined ? null : ofPopulation(share, n, n, population, level),
  }
}

export type WeightedProportion = {
  readonly share: Value
  readonly n: number
  readonly effectiveN: Value
  readonly designEffect: Value
  readonly wilson: Interval
  readonly ofPopulation: OfPopulation | Undefined | null
}

/**
 * Σwy/Σw with Wilson's interval on Kish's effective number n_eff = (Σw)²/Σw², and on n* = n_eff(N − 1)/(N − n) with a
 * population.
 *
 * Input: true or false per person and a weight ≥ 0; a weight of 0 counts for nothing.
 * Undefined: `noData`; `zeroWeights`; `sampleExceedsPopulation`. Errors: InputError `negativeWeight`, `lengthsDiffer`.
 * Source: Kish (1965), Survey Sampling, 11.7; Korn & Graubard (1998), Survey Methodology 24, 193–201 (effective number).
 *
 * Example: yes, no, yes with weights 1, 1, 2 is 0.75 with n_eff = 16/6.
 */
export function weightedProportion(
  successes: readonly boolean[],
  weights: readonly number[],
  options: ShareOptions = {},
): WeightedProportion {
  const { level = 0.95, population } = options
  if (successes.length !== weights.length) throw new InputError('lengthsDiffer')
  const negative = weights.findIndex((weight) => weight < 0)
  if (negative !== -1) throw new InputError('negativeWeight', { row: negative + 1 })
  const n = weights.filter((weight) => weight > 0).length
  if (n === 0) {
    const reason = undefinedBecause(weights.length === 0 ? 'noData' : 'zeroWeights')
    return { share: reason, n, effectiveN: reason, designEffect: reason, wilson: reason, ofPopulation: null }
  }
  const total = sum(weights)
  const share = sum(weights.filter((_, row) => successes[row])) / total
  const effective = total ** 2 / sumOfSquares(weights)
  return {
    share: finite(share),
    n,
    effectiveN: finite(effective),
    designEffect: finite(n / effective),
    wilson: wilson(share, effective, level),
    ofPopulation: population === undefined ? null : ofPopulation(share, n, effective, population, level),
  }
}

function ofPopulation(
  share: number,
  n: number,
  effective: number,
  population: number,
  level: number,
): OfPopulation | Undefined {
  if (n > population) return undefinedBecause('sampleExceedsPopulation', { count: n, population })
  const known = (share * n) / population
  return {
    population,
    wilson:
      n === population
        ? interval(share, share, level, 'complete count')
        : wilson(share, (effective * (population - 1)) / (population - n), level),
    worstCase: { low: known, high: known + (population - n) / population },
  }
}

/** Wilson's interval for a share of `n`, which may be an effective, not whole, number above 0. */
export function wilson(share: number, n: number, level: number): Interval {
  const z = normalQuantile((1 + level) / 2)
  const square = (z * z) / n
  const reach = z * Math.sqrt((share * (1 - share)) / n + square / (4 * n))
  const low = (share + square / 2 - reach) / (1 + square)
  const high = (share + square / 2 + reach) / (1 + square)
  return interval(share === 0 ? 0 : low, share === 1 ? 1 : high, level, 'wilson')
}
