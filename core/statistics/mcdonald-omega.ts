/**
 * McDonald's omega total of a scale with one factor.
 *
 * Exports
 *   mcdonaldOmega(covariance): McdonaldOmega
 *   oneFactor(correlations): OneFactor | Undefined    maximum likelihood loadings and unique variances
 */
import {
  correlationFromCovariance,
  invertPositiveDefinite,
  isPositiveDefinite,
  symmetricEigen,
} from './linear-algebra.ts'
import { LuDecomposition, Matrix } from 'ml-matrix'
import { finite, isDefined, undefinedBecause } from './result.ts'
import type { Undefined, Value } from './result.ts'
import type { ScaleCovariance } from './scale-covariance.ts'
import { sum } from './sum.ts'

export type McdonaldOmega = {
  /** Of the sum of the items as they are. */
  readonly omegaFromCovariance: Value
  /** Of the sum of the standardised items. */
  readonly omegaFromCorrelation: Value
  readonly loadings: readonly {
    readonly item: string
    readonly standardizedLoading: Value
    readonly uniqueness: Value
  }[]
}

/**
 * ω = (Σλ)²/((Σλ)² + Σψ) with loadings λ and unique variances ψ of one common factor, fitted by maximum likelihood. That
 * fit does not depend on the scale of the items, so λ and ψ from the correlations are carried back by the items' standard
 * deviations for the covariance form.
 *
 * Input: the covariance matrix of k ≥ 3 items. ω is between 0 and 1, without unit.
 * Undefined: `tooFew` under 3 items; `constantColumn`; `notPositiveDefinite`; `notConverged`; `improperSolution` when a
 * unique variance would be negative (a Heywood case), with the items.
 * Source: McDonald (1999), Test Theory, 6; maximum likelihood: Jöreskog (1967), Psychometrika 32, 443–482.
 *
 * Example: three items that correlate 0.5 with each other have λ = √0.5 and ω = 4.5/(4.5 + 1.5) = 0.75.
 */
export function mcdonaldOmega({ items, matrix }: ScaleCovariance): McdonaldOmega {
  const nothing = (reason: Undefined): McdonaldOmega => ({
    omegaFromCovariance: reason,
    omegaFromCorrelation: reason,
    loadings: items.map((item) => ({ item, standardizedLoading: reason, uniqueness: reason })),
  })
  if (items.length < 3) return nothing(undefinedBecause('tooFew', { count: items.length, minimum: 3 }))
  const constant = items.filter((_, index) => matrix[index]![index] === 0)
  if (constant.length > 0) return nothing(undefinedBecause('constantColumn', { columns: constant }))
  const factor = oneFactor(correlationFromCovariance(matrix))
  if (!isDefined(factor)) return nothing(factor)
  const { loadings, uniquenesses } = factor
  const improper = items.filter((_, index) => uniquenesses[index]! < 0)
  if (improper.length > 0) return nothing(undefinedBecause('improperSolution', { columns: improper }))
  const deviations = matrix.map((row, index) => Math.sqrt(row[index]!))
  return {
    omegaFromCovariance: omega(
      loadings.map((loading, index) => loading * deviations[index]!),
      uniquenesses.map((unique, index) => unique * deviations[index]! ** 2),
    ),
    omegaFromCorrelation: omega(loadings, uniquenesses),
    loadings: items.map((item, index) => ({
      item,
      standardizedLoading: finite(loadings[index]!),
      uniqueness: finite(uniquenesses[index]!),
    })),
  }
}

function omega(loadings: readonly number[], uniquenesses: readonly number[]): Value {
  const common = sum(loadings) ** 2
  return finite(common / (common + sum(uniquenesses)), 'zeroDenominator')
}

export type OneFactor = { readonly loadings: readonly number[]; readonly uniquenesses: readonly number[] }

const mostRounds = 500

/**
 * One factor by maximum likelihood: Fisher scoring on loadings and unique variances, which may come out negative. The
 * sign is the one with a positive sum of loadings.
 *
 * Input: a correlation matrix of k ≥ 3 items. Undefined: `notPositiveDefinite`, `notConverged`.
 */
export function oneFactor(correlations: readonly (readonly number[])[]): OneFactor | Undefined {
  if (!isPositiveDefinite(correlations)) return undefinedBecause('notPositiveDefinite')
  const size = correlations.length
  const { values, vectors } = symmetricEigen(correlations)
  let loadings = vectors[0]!.map((part) => part * Math.sqrt(Math.max(0.1, values[0]! - 1) * 0.9))
  loadings = loadings.map((loading) => Math.max(-0.95, Math.min(0.95, loading)))
  let unique = loadings.map((loading) => 1 - loading * loading)
  let misfit = discrepancy(correlations, loadings, unique)
  for (let round = 0; round < mostRounds; round += 1) {
    const step = scoringStep(correlations, loadings, unique)
    if (step === undefined) return undefinedBecause('notConverged', { rounds: round })
    let share = 1
    let next = move(loadings, unique, step, share)
    let nextMisfit = discrepancy(correlations, next.loadings, next.unique)
    while (!(nextMisfit <= misfit + 1e-13) && share > 1e-6) {
      share /= 2
      next = move(loadings, unique, step, share)
      nextMisfit = discrepancy(correlations, next.loadings, next.unique)
    }
    if (!(nextMisfit <= misfit + 1e-13)) return undefinedBecause('notConverged', { rounds: round })
    ;({ loadings, unique } = next)
    misfit = nextMisfit
    if (Math.max(...step.map(Math.abs)) < 1e-12) {
      const sign = sum(loadings) < 0 ? -1 : 1
      return { loadings: loadings.map((loading) => loading * sign), uniquenesses: unique }
    }
    if (Math.max(...unique.map(Math.abs)) > 100 * size) break
  }
  return undefinedBecause('notConverged', { rounds: mostRounds })
}

function move(loadings: readonly number[], unique: readonly number[], step: readonly number[], share: number) {
  return {
    loadings: loadings.map((loading, index) => loading - share * step[index]!),
    unique: unique.map((value, index) => value - share * step[loadings.length + index]!),
  }
}

function implied(loadings: readonly number[], unique: readonly number[]): number[][] {
  return loadings.map((a, i) => loadings.map((b, j) => a * b + (i === j ? unique[i]! : 0)))
}

/** log|Σ| + tr(SΣ⁻¹), or Infinity where Σ is not positive definite. */
function discrepancy(
  observed: readonly (readonly number[])[],
  loadings: readonly number[],
  unique: readonly number[],
): number {
  const model = implied(loadings, unique)
  const { values } = symmetricEigen(model)
  if (values.some((value) => value <= 1e-12)) return Number.POSITIVE_INFINITY
  const inverse = invertPositiveDefinite(model)
  const trace = sum(inverse.flatMap((row, i) => row.map((value, j) => value * observed[i]![j]!)))
  return sum(values.map(Math.log)) + trace
}

/** Expected information⁻¹ times gradient, loadings first. */
function scoringStep(
  observed: readonly (readonly number[])[],
  loadings: readonly number[],
  unique: readonly number[],
): number[] | undefined {
  const size = loadings.length
  const model = implied(loadings, unique)
  const inverse = new Matrix(invertPositiveDefinite(model))
  const difference = Matrix.sub(new Matrix(model), new Matrix(observed.map((row) => [...row])))
  const gradientMatrix = inverse.mmul(difference).mmul(inverse)
  const column = Matrix.columnVector([...loadings])
  const weighted = inverse.mmul(column).to1DArray()
  const common = sum(weighted.map((value, index) => value * loadings[index]!))
  const gradient = [...gradientMatrix.mmul(column).to1DArray(), ...gradientMatrix.diagonal().map((value) => value / 2)]
  const information = Matrix.zeros(2 * size, 2 * size)
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const w = inverse.get(i, j)
      information.set(i, j, w * common + weighted[i]! * weighted[j]!)
      information.set(i, size + j, weighted[j]! * w)
      information.set(size + j, i, weighted[j]! * w)
      information.set(size + i, size + j, (w * w) / 2)
    }
  }
  const decomposition = new LuDecomposition(information)
  if (decomposition.isSingular()) return undefined
  const step = decomposition.solve(Matrix.columnVector(gradient)).to1DArray()
  return step.every(Number.isFinite) ? step : undefined
}
