/**
 * Logistic regression by maximum likelihood.
 *
 * Exports
 *   type LogisticData = { predictors, outcome, weights? }
 *   logisticRegression(data): LogisticFit | Undefined
 *   nullLogLikelihood(data): number                   with the intercept alone
 */
import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { undefinedBecause } from './result.ts'
import type { Undefined } from './result.ts'
import { sum } from './sum.ts'

export type LogisticData = {
  readonly predictors: readonly Float64Array[]
  /** 0 or 1 in every row. */
  readonly outcome: Float64Array
  readonly weights: Float64Array | undefined
}

export type LogisticFit = {
  readonly logLikelihood: number
  readonly intercept: number
  readonly coefficients: readonly number[]
  readonly standardErrors: readonly number[]
  /** Probability of 1 in every row. */
  readonly fitted: Float64Array
}

const mostRounds = 60

/**
 * Newton's method (which is Fisher scoring here), with steps halved while the likelihood falls, until it gains less than
 * 1e-14 of itself. Predictors are centred and scaled inside. Put the rows in canonical order first: they are added as
 * they come.
 *
 * Input: independent predictors; an outcome that is not separated by them (see separation.ts), which would have no
 * maximum. Undefined: `notConverged`; `notPositiveDefinite`.
 * Source: McCullagh & Nelder (1989), Generalized Linear Models, 4.4.
 */
export function logisticRegression({ predictors, outcome, weights }: LogisticData): LogisticFit | Undefined {
  const n = outcome.length
  const centres = predictors.map((column) => sum(column) / n)
  const scales = predictors.map((column, j) => {
    const centre = centres[j]!
    return Math.sqrt(column.reduce((total, value) => total + (value - centre) ** 2, 0) / n)
  })
  const columns = [
    new Float64Array(n).fill(1),
    ...predictors.map((column, j) => column.map((value) => (value - centres[j]!) / scales[j]!)),
  ]
  const width = columns.length
  const predicted = new Float64Array(n)
  const fitted = new Float64Array(n)
  const evaluate = (beta: readonly number[]): number => {
    let likelihood = 0
    for (let row = 0; row < n; row += 1) {
      let linear = 0
      for (let j = 0; j < width; j += 1) linear += beta[j]! * columns[j]![row]!
      predicted[row] = linear
      fitted[row] = 1 / (1 + Math.exp(-linear))
      const signed = outcome[row] === 1 ? linear : -linear
      const part = signed > 0 ? -Math.log1p(Math.exp(-signed)) : signed - Math.log1p(Math.exp(signed))
      likelihood += weights === undefined ? part : weights[row]! * part
    }
    return likelihood
  }
  let beta = Array.from({ length: width }, () => 0)
  let likelihood = evaluate(beta)
  for (let round = 0; round < mostRounds; round += 1) {
    const { score, information } = derivatives(columns, outcome, fitted, weights)
    const cholesky = new CholeskyDecomposition(information)
    if (!cholesky.isPositiveDefinite()) return undefinedBecause('notPositiveDefinite')
    const step = cholesky.solve(Matrix.columnVector(score)).to1DArray()
    let share = 1
    let next = beta.map((value, j) => value + share * step[j]!)
    let nextLikelihood = evaluate(next)
    while (nextLikelihood < likelihood - 1e-12 * Math.abs(likelihood) && share > 1e-6) {
      share /= 2
      next = beta.map((value, j) => value + share * step[j]!)
      nextLikelihood = evaluate(next)
    }
    const gained = nextLikelihood - likelihood
    beta = next
    likelihood = nextLikelihood
    if (Math.abs(gained) > 1e-14 * Math.abs(likelihood)) continue
    const inverse = new CholeskyDecomposition(derivatives(columns, outcome, fitted, weights).information)
    const variances = inverse.solve(Matrix.eye(width)).diagonal()
    const coefficients = predictors.map((_, j) => beta[j + 1]! / scales[j]!)
    return {
      logLikelihood: likelihood,
      intercept: beta[0]! - coefficients.reduce((total, slope, j) => total + slope * centres[j]!, 0),
      coefficients,
      standardErrors: predictors.map((_, j) => Math.sqrt(variances[j + 1]!) / scales[j]!),
      fitted,
    }
  }
  return undefinedBecause('notConverged', { rounds: mostRounds })
}

function derivatives(
  columns: readonly Float64Array[],
  outcome: Float64Array,
  fitted: Float64Array,
  weights: Float64Array | undefined,
) {
  const width = columns.length
  const n = outcome.length
  const score = Array.from({ length: width }, () => 0)
  const information = Matrix.zeros(width, width)
  const curve = new Float64Array(n)
  const rest = new Float64Array(n)
  for (let row = 0; row < n; row += 1) {
    const weight = weights === undefined ? 1 : weights[row]!
    curve[row] = weight * fitted[row]! * (1 - fitted[row]!)
    rest[row] = weight * (outcome[row]! - fitted[row]!)
  }
  for (let i = 0; i < width; i += 1) {
    const column = columns[i]!
    let total = 0
    for (let row = 0; row < n; row += 1) total += rest[row]! * column[row]!
    score[i] = total
    for (let j = i; j < width; j += 1) {
      const other = columns[j]!
      let product = 0
      for (let row = 0; row < n; row += 1) product += curve[row]! * column[row]! * other[row]!
      information.set(i, j, product)
      information.set(j, i, product)
    }
  }
  return { score, information }
}

/** Σw(y log ȳ + (1 − y) log(1 − ȳ)). Input: an outcome that has both values. */
export function nullLogLikelihood({ outcome, weights }: LogisticData): number {
  let [ones, all] = [0, 0]
  for (let row = 0; row < outcome.length; row += 1) {
    const weight = weights === undefined ? 1 : weights[row]!
    all += weight
    if (outcome[row] === 1) ones += weight
  }
  return ones * Math.log(ones / all) + (all - ones) * Math.log(1 - ones / all)
}
