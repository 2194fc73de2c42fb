/**
 * Least squares and small symmetric matrices, on ml-matrix.
 *
 * Exports
 *   type NamedColumn = { name, values }
 *   leastSquares(predictors, outcome, weights?): LeastSquares | Undefined
 *   covarianceMatrix(columns, weights?): number[][]        n − 1 (Σw − Σw²/Σw with weights), complete rows only
 *   correlationFromCovariance(covariance): number[][]      no zero on the diagonal
 *   symmetricEigen(matrix): { values, vectors }            largest first; vectors[k] belongs to values[k]
 *   isPositiveDefinite(matrix, tolerance = 1e-10): boolean smallest eigenvalue against the largest
 *   solvePositiveDefinite(matrix, right): number[]         throws if it is not positive definite
 *   invertPositiveDefinite(matrix): number[][]
 *   linearDependencies(columns): Dependency[]              constant, duplicate and collinear columns, named
 */
import { CholeskyDecomposition, EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix'
import { tTwoSided } from './distributions.ts'
import { InputError, finite, undefinedBecause } from './result.ts'
import type { Undefined, Value } from './result.ts'
import {
  canonicalOrder,
  compareText,
  inOrder,
  isConstant,
  mean,
  sum,
  sumOfProducts,
  sumOfSquares,
  weightedMean,
} from './sum.ts'

export type NamedColumn = { readonly name: string; readonly values: ArrayLike<number> }

export type Coefficient = {
  readonly name: string
  readonly value: number
  readonly standardError: Value
  readonly t: Value
  /** Two-sided, Student's t with `residualDf` degrees of freedom. */
  readonly p: Value
}

export type LeastSquares = {
  readonly n: number
  readonly intercept: number
  /** In the order the predictors were given. */
  readonly coefficients: readonly Coefficient[]
  readonly residualDf: number
  readonly residualSumOfSquares: number
  readonly totalSumOfSquares: number
  /** 1 − residual ÷ total; undefined when the outcome does not vary. */
  readonly rSquared: Value
}

export type Dependency =
  | { readonly kind: 'constant'; readonly name: string }
  | { readonly kind: 'duplicate'; readonly name: string; readonly of: string }
  | { readonly kind: 'collinear'; readonly name: string; readonly with: readonly string[] }

/** Below this share of its own length outside the others, a column counts as dependent (R's lm uses 1e-7). */
const dependenceTolerance = 1e-9
/** Two columns whose correlation is this close to ±1 are one column: what rounding alone leaves. */
const copyTolerance = 1e-14

function byName<T extends { readonly name: string }>(columns: readonly T[]): T[] {
  return [...columns].sort((a, b) => compareText(a.name, b.name))
}

/**
 * Ordinary (or weighted) least squares with an intercept, by Householder QR of the centred and scaled predictors.
 * Rows are sorted canonically and predictors by name first, so neither order changes a digit.
 *
 * Input: p predictors and an outcome of n finite numbers each; weights ≥ 0, rows of weight 0 are left out.
 * Undefined: `noData`; `zeroWeights`; `constantColumn`, `duplicateColumn`, `collinear` with the names; `tooFewRows` when n ≤ p + 1.
 * Errors: InputError `lengthsDiffer`, `negativeWeight`.
 * Source: Golub & Van Loan (2013), Matrix Computations, 5.3.
 *
 * Example: y = 1, 3, 5 on x = 0, 1, 2 with a fourth row (3, 7.5) gives slope 2.15 and intercept 0.9.
 */
export function leastSquares(
  predictors: readonly NamedColumn[],
  outcome: ArrayLike<number>,
  weights?: ArrayLike<number>,
): LeastSquares | Undefined {
  const used = weights === undefined ? undefined : Array.from(weights)
  for (const { name, values } of predictors) {
    if (values.length !== outcome.length) throw new InputError('lengthsDiffer', { column: name })
  }
  if (used !== undefined && used.length !== outcome.length) throw new InputError('lengthsDiffer', {})
  if (used?.some((weight) => weight < 0)) throw new InputError('negativeWeight', {})
  if (outcome.length === 0) return undefinedBecause('noData')
  if (used !== undefined && used.every((weight) => weight === 0)) return undefinedBecause('zeroWeights')

  const named = byName(predictors)
  const order = Array.from(
    canonicalOrder([...named.map(({ values }) => values), outcome, ...(used === undefined ? [] : [used])]),
  ).filter((row) => used === undefined || used[row]! > 0)
  const columns = named.map(({ name, values }) => ({ name, values: inOrder(values, order) }))
  const y = inOrder(outcome, order)
  const w = used === undefined ? y.map(() => 1) : inOrder(used, order)
  const n = y.length
  const p = columns.length

  const problem = linearDependencies(columns, w)[0]
  if (n <= p + 1) return undefinedBecause('tooFewRows', { count: n, minimum: p + 2 })
  if (problem !== undefined) return dependencyReason(problem)

  const roots = w.map(Math.sqrt)
  const centred = columns.map(({ values }) => standardised(values, w))
  const outcomeMean = weightedMean(y, w)
  const residualOutcome = y.map((value, row) => (value - outcomeMean) * roots[row]!)
  const totalSumOfSquares = sumOfSquares(residualOutcome)
  const design = Matrix.zeros(n, p)
  for (const [column, { values }] of centred.entries()) {
    for (let row = 0; row < n; row += 1) design.set(row, column, values[row]! * roots[row]!)
  }
  const right = Matrix.columnVector(residualOutcome)
  const qr = p === 0 ? undefined : new QrDecomposition(design)
  const slopes = qr === undefined ? [] : refined(qr, design, right)
  const residuals = residualOutcome.map(
    (value, row) => value - sum(slopes.map((slope, column) => slope * design.get(row, column))),
  )
  const residualSumOfSquares = sumOfSquares(residuals)
  const residualDf = n - p - 1
  const variance = residualSumOfSquares / residualDf
  const inverse = qr === undefined ? [] : inverseCrossProduct(qr.upperTriangularMatrix, p)

  const values = slopes.map((slope, column) => slope / centred[column]!.scale)
  const intercept = outcomeMean - sum(values.map((value, column) => value * centred[column]!.mean))
  const fitted = new Map(
    columns.map(({ name }, column) => {
      const standardError = Math.sqrt(variance * inverse[column]!) / centred[column]!.scale
      const t = finite(values[column]! / standardError, 'noVariation')
      const p = typeof t === 'number' ? tTwoSided(t, residualDf) : t
      return [name, { name, value: values[column]! + 0, standardError: finite(standardError), t, p }]
    }),
  )
  return {
    n,
    intercept: intercept + 0,
    coefficients: predictors.map(({ name }) => fitted.get(name)!),
    residualDf,
    residualSumOfSquares,
    totalSumOfSquares,
    rSquared:
      totalSumOfSquares === 0 ? undefinedBecause('noVariation') : finite(1 - residualSumOfSquares / totalSumOfSquares),
  }
}

/** One step of iterative refinement after the QR solution takes back most of what rounding took. */
function refined(qr: QrDecomposition, design: Matrix, right: Matrix): number[] {
  const first = qr.solve(right)
  const correction = qr.solve(Matrix.sub(right, design.mmul(first)))
  return Matrix.add(first, correction).to1DArray()
}

function dependencyReason(problem: Dependency): Undefined {
  if (problem.kind === 'constant') return undefinedBecause('constantColumn', { columns: [problem.name] })
  if (problem.kind === 'duplicate') return undefinedBecause('duplicateColumn', { columns: [problem.name, problem.of] })
  return undefinedBecause('collinear', { columns: [problem.name, ...problem.with] })
}

function standardised(values: readonly number[], weights: readonly number[]) {
  const centre = weightedMean(values, weights)
  const centred = values.map((value) => value - centre)
  const scale = Math.sqrt(sum(centred.map((value, row) => value * value * weights[row]!)))
  return { mean: centre, scale, values: centred.map((value) => value / scale) }
}

/** The diagonal of (X'X)⁻¹ = R⁻¹R⁻ᵀ. */
function inverseCrossProduct(upper: Matrix, size: number): number[] {
  const diagonal = Array.from({ length: size }, () => 0)
  for (let column = 0; column < size; column += 1) {
    const solution = Array.from({ length: size }, () => 0)
    for (let row = column; row >= 0; row -= 1) {
      let total = row === column ? 1 : 0
      for (let inner = row + 1; inner <= column; inner += 1) total -= upper.get(row, inner) * solution[inner]!
      solution[row] = total / upper.get(row, row)
      diagonal[row]! += solution[row]! ** 2
    }
  }
  return diagonal
}

/**
 * Columns that cannot be told apart from the others: constant ones, exact copies (a column equal to another after
 * centring and scaling, reversed ones too), and those that follow from several others. Columns are taken by name; each
 * is compared with those before it.
 *
 * Example: a, b and c = a + b gives [{ kind: 'collinear', name: 'c', with: ['a', 'b'] }].
 */
export function linearDependencies(columns: readonly NamedColumn[], weights?: ArrayLike<number>): Dependency[] {
  const found: Dependency[] = []
  const kept: { name: string; values: number[]; unit: number[]; recipe: Map<string, number> }[] = []
  for (const { name, values } of byName(columns)) {
    const rows = Array.from(values)
    if (isConstant(rows)) {
      found.push({ kind: 'constant', name })
      continue
    }
    const w = weights === undefined ? rows.map(() => 1) : Array.from(weights)
    const roots = w.map(Math.sqrt)
    const scaled = standardised(rows, w).values.map((value, row) => value * roots[row]!)
    const copy = kept.find(({ values: other }) => 1 - Math.abs(sumOfProducts(other, scaled)) < copyTolerance)
    if (copy !== undefined) {
      found.push({ kind: 'duplicate', name, of: copy.name })
      continue
    }
    // Modified Gram–Schmidt, twice, with the combination of original columns carried along.
    let rest = [...scaled]
    const recipe = new Map<string, number>([[name, 1]])
    for (let pass = 0; pass < 2; pass += 1) {
      for (const { unit, recipe: parts } of kept) {
        const share = sumOfProducts(rest, unit)
        rest = rest.map((value, row) => value - share * unit[row]!)
        for (const [part, factor] of parts) recipe.set(part, (recipe.get(part) ?? 0) - share * factor)
      }
    }
    const length = Math.sqrt(sumOfSquares(rest))
    if (length < dependenceTolerance) {
      const partners = [...recipe].filter(([part, factor]) => part !== name && Math.abs(factor) > 1e-6)
      found.push({ kind: 'collinear', name, with: partners.map(([part]) => part).sort(compareText) })
      continue
    }
    for (const [part, factor] of recipe) recipe.set(part, factor / length)
    kept.push({ name, values: scaled, unit: rest.map((value) => value / length), recipe })
  }
  return found
}

/**
 * The covariance matrix of complete columns, rows and columns in the order given; the same bits in any row order.
 * With weights the divisor is Σw − Σw²/Σw (reliability weights), which is n − 1 when all weights are 1.
 *
 * Example: columns 1, 2, 3 and 2, 4, 6 give [[1, 2], [2, 4]].
 */
export function covarianceMatrix(columns: readonly ArrayLike<number>[], weights?: ArrayLike<number>): number[][] {
  const centred = columns.map((values) => {
    const centre = weights === undefined ? mean(values) : weightedMean(values, weights)
    return Float64Array.from(values, (value) => value - centre)
  })
  const count = columns[0]?.length ?? 0
  const divisor = weights === undefined ? count - 1 : sum(weights) - sumOfSquares(weights) / sum(weights)
  const matrix = columns.map(() => columns.map(() => 0))
  for (const [i, first] of centred.entries()) {
    const left = weights === undefined ? first : first.map((value, row) => value * weights[row]!)
    for (let j = i; j < centred.length; j += 1) {
      const value = sumOfProducts(left, centred[j]!) / divisor
      matrix[i]![j] = value
      matrix[j]![i] = value
    }
  }
  return matrix
}

/** Input: positive variances on the diagonal. Example: [[1, 2], [2, 16]] gives [[1, 0.5], [0.5, 1]]. */
export function correlationFromCovariance(covariance: readonly (readonly number[])[]): number[][] {
  const deviations = covariance.map((row, index) => Math.sqrt(row[index]!))
  return covariance.map((row, i) =>
    row.map((value, j) => (i === j ? 1 : value / (deviations[i]! * deviations[j]!) + 0)),
  )
}

/** Eigenvalues, largest first, with their unit vectors; the sign is fixed by the largest component being positive. */
export function symmetricEigen(matrix: readonly (readonly number[])[]): { values: number[]; vectors: number[][] } {
  const decomposition = new EigenvalueDecomposition(new Matrix(matrix.map((row) => [...row])), {
    assumeSymmetric: true,
  })
  const pairs = decomposition.realEigenvalues.map((value, index) => {
    const vector = decomposition.eigenvectorMatrix.getColumn(index)
    const largest = vector.reduce((best, part) => (Math.abs(part) > Math.abs(best) ? part : best), 0)
    return { value, vector: largest < 0 ? vector.map((part) => -part) : vector }
  })
  pairs.sort((a, b) => b.value - a.value)
  return { values: pairs.map(({ value }) => value), vectors: pairs.map(({ vector }) => vector) }
}

/** Whether the smallest eigenvalue is above `tolerance` times the largest. */
export function isPositiveDefinite(matrix: readonly (readonly number[])[], tolerance = 1e-10): boolean {
  const { values } = symmetricEigen(matrix)
  const largest = values[0] ?? 0
  const smallest = values.at(-1) ?? 0
  return largest > 0 && smallest > tolerance * largest
}

function cholesky(matrix: readonly (readonly number[])[]): CholeskyDecomposition {
  return new CholeskyDecomposition(new Matrix(matrix.map((row) => [...row])))
}

/** x with Ax = b. Errors: throws when A is not positive definite: ask isPositiveDefinite first. */
export function solvePositiveDefinite(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  return cholesky(matrix)
    .solve(Matrix.columnVector([...right]))
    .to1DArray()
}

/** A⁻¹. Errors: throws when A is not positive definite. */
export function invertPositiveDefinite(matrix: readonly (readonly number[])[]): number[][] {
  return cholesky(matrix).solve(Matrix.eye(matrix.length)).to2DArray()
}
