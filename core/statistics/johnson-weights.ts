/**
 * Johnson's relative weights: R² shared out among predictors through the uncorrelated variables nearest to them.
 *
 * Exports
 *   johnsonWeights(correlations, withOutcome): JohnsonWeights
 *   orthogonalPart(correlations): number[][]          Λ = R^½, correlations of predictors with those variables
 */
import { symmetricEigen } from './linear-algebra.ts'
import { sum } from './sum.ts'

export type JohnsonWeights = {
  readonly rSquared: number
  /** In the order of the predictors; they add up to R². */
  readonly weights: readonly number[]
}

/**
 * With R = VDV', Λ = V√D V' holds the correlations of the predictors with the orthogonal variables nearest to them, and
 * β = Λ⁻¹r the weights of those in the outcome; the weight of predictor j is Σₖ Λⱼₖ²βₖ².
 *
 * Input: the positive definite correlation matrix of the predictors, and their correlations with the outcome.
 * Source: Johnson (2000), Multivariate Behavioral Research 35, 1–19; LeBreton & Tonidandel (2008), Journal of Applied
 * Psychology 93, 329–345.
 *
 * Example: predictors with r = 0.5 between them and 0.6, 0.4 with the outcome have the weights 0.2867 and 0.0867 (with
 * two predictors they are those of LMG).
 */
export function johnsonWeights(
  correlations: readonly ArrayLike<number>[],
  withOutcome: ArrayLike<number>,
): JohnsonWeights {
  const { values, vectors } = symmetricEigen(correlations.map((row) => Array.from(row)))
  const p = values.length
  const root = rootOf(values, vectors)
  const rotated = vectors.map(
    (vector, k) => sum(vector.map((part, j) => part * withOutcome[j]!)) / Math.sqrt(values[k]!),
  )
  const beta = Array.from({ length: p }, (_, j) => sum(vectors.map((vector, k) => vector[j]! * rotated[k]!)))
  const squares = beta.map((part) => part * part)
  const weights = root.map((row) => sum(row.map((part, k) => part * part * squares[k]!)))
  return { rSquared: sum(squares), weights }
}

/** Λ = V√D V'. Input: a positive definite correlation matrix. */
export function orthogonalPart(correlations: readonly ArrayLike<number>[]): number[][] {
  const { values, vectors } = symmetricEigen(correlations.map((row) => Array.from(row)))
  return rootOf(values, vectors)
}

function rootOf(values: readonly number[], vectors: readonly (readonly number[])[]): number[][] {
  return values.map((_, i) =>
    values.map((_value, j) => sum(vectors.map((vector, k) => vector[i]! * vector[j]! * Math.sqrt(values[k]!)))),
  )
}
