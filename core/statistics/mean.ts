/**
 * A mean with its interval.
 *
 * Exports
 *   meanEstimate(values, { level?, population? }): MeanEstimate
 *   weightedMeanEstimate(values, weights, { level?, population? }): WeightedMeanEstimate
 *   effectiveNumber(weights): Value                   Kish's (Σw)²/Σw²
 */
import { tQuantile } from './distributions.ts'
import { InputError, finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'
import { mean, sum, sumOfSquares, weightedMean } from './sum.ts'

export type MeanOptions = { readonly level?: number; readonly population?: number }

export type MeanEstimate = {
  readonly mean: Value
  readonly n: number
  /** Divisor n − 1. */
  readonly standardDeviation: Value
  readonly standardError: Value
  readonly df: number
  readonly interval: Interval
  /** null unless a population is given; it describes this group now, not a comparison. */
  readonly ofPopulation: MeanOfPopulation | Undefined | null
}

export type MeanOfPopulation = {
  readonly population: number
  /** √((N − n)/(N − 1)). */
  readonly correction: number
  readonly standardError: Value
  readonly interval: Interval
}

/**
 * x̄ ± t s/√n with n − 1 degrees of freedom; with a population of N the standard error is multiplied by
 * √((N − n)/(N − 1)), "if those who did not answer resemble those who did".
 *
 * Input: finite numbers. Unit: that of the values.
 * Undefined: `noData`; spread `tooFew` under 2 values; interval `noVariation` when all are equal; of the population
 * `sampleExceedsPopulation`.
 * Source: Student (1908), Biometrika 6, 1–25; Cochran (1977), Sampling Techniques, 2.6.
 *
 * Example: 1, 2, 6 has mean 3, standard error 1.5275 and interval −3.572 … 9.572.
 */
export function meanEstimate(values: readonly number[], options: MeanOptions = {}): MeanEstimate {
  const { level = 0.95, population } = options
  const n = values.length
  const df = Math.max(0, n - 1)
  if (n === 0) {
    const reason = undefinedBecause('noData')
    return {
      mean: reason,
      n,
      standardDeviation: reason,
      standardError: reason,
      df,
      interval: reason,
      ofPopulation: null,
    }
  }
  const centre = mean(values)
  const few = undefinedBecause('tooFew', { count: n, minimum: 2 })
  const deviation = n === 1 ? few : finite(Math.sqrt(sumOfSquares(values, centre) / df))
  const standardError = isDefined(deviation) ? finite(deviation / Math.sqrt(n)) : deviation
  return {
    mean: finite(centre),
    n,
    standardDeviation: deviation,
    standardError,
    df,
    interval: around(centre, standardError, df, level),
    ofPopulation: population === undefined ? null : ofPopulation(centre, standardError, n, population, level),
  }
}

export type WeightedMeanEstimate = {
  readonly mean: Value
  /** People with a weight above 0. */
  readonly n: number
  readonly standardError: Value
  readonly df: number
  readonly interval: Interval
  /** Kish: (Σw)²/Σw². */
  readonly effectiveN: Value
  /** Kish: n ÷ n_eff, what unequal weights cost whatever is asked. */
  readonly kishDesignEffect: Value
  /** Variance of this mean ÷ that of an unweighted sample of the same size. */
  readonly designEffect: Value
  readonly ofPopulation: MeanOfPopulation | Undefined | null
}

/**
 * Σwx/Σw with the linearised variance n/(n − 1) Σ(w(x − x̄))²/(Σw)², t with n − 1 degrees of freedom.
 *
 * Input: finite numbers and weights ≥ 0; a weight of 0 counts for nothing.
 * Undefined: as meanEstimate, and `zeroWeights`. Errors: InputError `negativeWeight` with the row, `lengthsDiffer`.
 * Source: Cochran (1977), Sampling Techniques, 6.3 and 11; Kish (1965), Survey Sampling, 8.2 and 11.7.
 *
 * Example: 1, 2, 6 with weights 1, 1, 2 has mean 3.75 and n_eff = 16/6.
 */
export function weightedMeanEstimate(
  values: readonly number[],
  weights: readonly number[],
  options: MeanOptions = {},
): WeightedMeanEstimate {
  const { level = 0.95, population } = options
  if (values.length !== weights.length) throw new InputError('lengthsDiffer')
  const negative = weights.findIndex((weight) => weight < 0)
  if (negative !== -1) throw new InputError('negativeWeight', { row: negative + 1 })
  const used = values.flatMap((value, row) => (weights[row]! > 0 ? [{ value, weight: weights[row]! }] : []))
  const n = used.length
  const df = Math.max(0, n - 1)
  if (n === 0) {
    const reason = undefinedBecause(values.length === 0 ? 'noData' : 'zeroWeights')
    return {
      mean: reason,
      n,
      standardError: reason,
      df,
      interval: reason,
      effectiveN: reason,
      kishDesignEffect: reason,
      designEffect: reason,
      ofPopulation: null,
    }
  }
  const x = used.map(({ value }) => value)
  const w = used.map(({ weight }) => weight)
  const total = sum(w)
  const centre = weightedMean(x, w)
  const deviations = x.map((value) => value - centre)
  const influence = deviations.map((deviation, row) => (w[row]! * deviation) / total)
  const few = undefinedBecause('tooFew', { count: n, minimum: 2 })
  const standardError = n === 1 ? few : finite(Math.sqrt((n / df) * sumOfSquares(influence)))
  const spread = sum(deviations.map((deviation, row) => w[row]! * deviation * deviation)) / total / df
  const effective = effectiveNumber(w)
  return {
    mean: finite(centre),
    n,
    standardError,
    df,
    interval: around(centre, standardError, df, level),
    effectiveN: effective,
    kishDesignEffect: isDefined(effective) ? finite(n / effective) : effective,
    designEffect: isDefined(standardError) ? finite(standardError ** 2 / spread, 'noVariation') : standardError,
    ofPopulation: population === undefined ? null : ofPopulation(centre, standardError, n, population, level),
  }
}

/** Kish's (Σw)²/Σw². Undefined: `zeroWeights`. Example: effectiveNumber([1, 1, 2]) is 16/6. */
export function effectiveNumber(weights: readonly number[]): Value {
  return finite(sum(weights) ** 2 / sumOfSquares(weights), 'zeroWeights')
}

function around(centre: number, standardError: Value, df: number, level: number): Interval {
  if (!isDefined(standardError)) return standardError
  if (standardError === 0) return undefinedBecause('noVariation')
  const reach = tQuantile((1 + level) / 2, df) * standardError
  return interval(centre - reach, centre + reach, level, 't')
}

function ofPopulation(
  centre: number,
  standardError: Value,
  n: number,
  population: number,
  level: number,
): MeanOfPopulation | Undefined {
  if (!Number.isSafeInteger(population) || population < 0)
    throw new InputError('notACount', { value: String(population) })
  if (n > population) return undefinedBecause('sampleExceedsPopulation', { count: n, population })
  if (n === population) {
    return { population, correction: 0, standardError: 0, interval: interval(centre, centre, level, 'complete count') }
  }
  const correction = Math.sqrt((population - n) / (population - 1))
  const corrected = isDefined(standardError) ? finite(standardError * correction) : standardError
  return { population, correction, standardError: corrected, interval: around(centre, corrected, n - 1, level) }
}
