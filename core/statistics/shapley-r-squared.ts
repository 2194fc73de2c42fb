/**
 * LMG: R² shared out among predictors, averaged over every order in which they can enter (the Shapley value of R²).
 *
 * Exports
 *   shapleyRSquared(correlations, withOutcome): ShapleyRSquared | Undefined
 *   mostShapleyPredictors = 20
 *   shapleyShares(worth, count): number[][]           of any worth of subsets, by the number already there
 */
import { undefinedBecause } from './result.ts'
import type { Undefined } from './result.ts'
import { sum } from './sum.ts'

export type ShapleyRSquared = {
  /** R² of all predictors together. */
  readonly rSquared: number
  /** In the order of the predictors; they add up to R². */
  readonly lmg: readonly number[]
  /** gains[predictor][k]: mean gain of R² by the predictor over all sets of k others. LMG is their mean. */
  readonly gains: readonly (readonly number[])[]
}

export const mostShapleyPredictors = 20

/**
 * LMG by the R² of all 2^p subsets. The subsets form a tree in which each child adds one predictor behind the last: the
 * covariances that remain of the predictors behind it are carried along (Gaussian elimination), so that a subset costs a
 * handful of operations and nothing is swept back and forth.
 *
 * Input: the positive definite correlation matrix of p predictors, and their correlations with the outcome; put the
 * predictors in an order that does not depend on the file. Unit: shares of 1.
 * Undefined: `tooMany` over 20 predictors.
 * Source: Lindeman, Merenda & Gold (1980), Introduction to Bivariate and Multivariate Analysis, p. 119; Grömping (2006),
 * Journal of Statistical Software 17(1); Shapley (1953).
 *
 * Example: predictors with r = 0.5 between them and 0.6, 0.4 with the outcome have LMG 0.2867 and 0.0867 of R² = 0.3733.
 */
export function shapleyRSquared(
  correlations: readonly ArrayLike<number>[],
  withOutcome: ArrayLike<number>,
): ShapleyRSquared | Undefined {
  const p = correlations.length
  if (p > mostShapleyPredictors) return undefinedBecause('tooMany', { count: p, maximum: mostShapleyPredictors })
  const worth = subsetRSquared(correlations, withOutcome)
  const gains = shapleyShares(worth, p)
  return {
    rSquared: worth.at(-1)!,
    // LMG is never negative; what is below zero here is rounding
    lmg: gains.map((bySize) => Math.max(0, sum(bySize) / p)),
    gains,
  }
}

/** R² of every subset; bit j of the place stands for predictor j. */
function subsetRSquared(correlations: readonly ArrayLike<number>[], withOutcome: ArrayLike<number>): Float64Array {
  const p = correlations.length
  const width = p + 1
  const worth = new Float64Array(2 ** p)
  const levels = Array.from({ length: width }, () => new Float64Array(width * width))
  for (let i = 0; i < p; i += 1) {
    for (let j = i; j < p; j += 1) levels[0]![i * width + j] = correlations[i]![j]!
    levels[0]![i * width + p] = withOutcome[i]!
  }
  function grow(depth: number, start: number, subset: number, rSquared: number): void {
    const rest = levels[depth]!
    for (let j = start; j < p; j += 1) {
      const pivot = rest[j * width + j]!
      const own = rest[j * width + p]!
      const grown = rSquared + (own * own) / pivot
      worth[subset + 2 ** j] = grown
      if (j + 1 === p) continue
      const next = levels[depth + 1]!
      for (let a = j + 1; a < p; a += 1) {
        const factor = rest[j * width + a]! / pivot
        for (let b = a; b <= p; b += 1) next[a * width + b] = rest[a * width + b]! - factor * rest[j * width + b]!
      }
      grow(depth + 1, j + 1, subset + 2 ** j, grown)
    }
  }
  grow(0, 0, 0, 0)
  return worth
}

/**
 * Per member, the mean gain of worth when it joins sets of 0, 1, … p − 1 others. The mean of a row is its Shapley value.
 *
 * Input: the worth of every subset, bit j of the place standing for member j.
 */
export function shapleyShares(worth: Float64Array, count: number): number[][] {
  const subsets = worth.length
  const sizes = new Uint8Array(subsets)
  for (let subset = 1; subset < subsets; subset += 1) sizes[subset] = sizes[subset >> 1]! + (subset & 1)
  const ways = Array.from({ length: count }, () => 1)
  for (let size = 1; size < count; size += 1) ways[size] = (ways[size - 1]! * (count - size)) / size
  return Array.from({ length: count }, (_, member) => {
    const bit = 2 ** member
    const totals = new Float64Array(count)
    for (let from = 0; from < subsets; from += 2 * bit) {
      for (let subset = from; subset < from + bit; subset += 1) {
        totals[sizes[subset]!]! += worth[subset + bit]! - worth[subset]!
      }
    }
    return Array.from(totals, (total, size) => total / ways[size]!)
  })
}
