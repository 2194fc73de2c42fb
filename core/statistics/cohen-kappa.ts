/**
 * Cohen's kappa of two raters, unweighted and weighted.
 *
 * Exports
 *   cohenKappa(a, b, levels, weights, level?): CohenKappa      weights: 'none' | 'linear' | 'quadratic' | own matrix
 */
import { normalQuantile, normalTwoSided } from './distributions.ts'
import { InputError, finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'
import { sum } from './sum.ts'

export type KappaWeights = 'none' | 'linear' | 'quadratic' | readonly (readonly number[])[]

export type CohenKappa = {
  readonly weights: 'none' | 'linear' | 'quadratic' | 'own agreement matrix' | 'own disagreement matrix'
  readonly kappa: Value
  /** Large-sample standard error for intervals. */
  readonly standardError: Value
  /** κ ± z · standard error, not cut at ±1. */
  readonly interval: Interval
  /** Standard error if the true κ is 0, and the test with it (two-sided normal). */
  readonly standardErrorUnderNull: Value
  readonly z: Value
  readonly p: Value
  /** Weighted shares of agreement, seen and by chance; 1 is full agreement. */
  readonly observedAgreement: Value
  readonly expectedAgreement: Value
  /** Units both scored. */
  readonly n: number
  /** Units that only one of them scored, left out. */
  readonly leftOut: number
}

/**
 * κ = 1 − Σ v p_ij / Σ v p_i· p_·j, with disagreement weights v: 'none' 0 or 1; 'linear' |i − j|; 'quadratic'
 * (i − j)², i and j being places among the declared levels, so that a level nobody used keeps its place. An own matrix
 * with zeros on its diagonal is read as disagreement, one with equal positive numbers there as agreement (1 = full).
 * Missing: pairs with both values (listwise).
 *
 * Input: two columns of the same length; at least two levels. κ ≤ 1, without unit; it can be negative.
 * Undefined: `noData`; `noOverlap`; `noVariation` when chance alone would agree fully (both gave one and the same level
 * throughout); interval `allAgree` when they never differ. Errors: InputError `lengthsDiffer`, `outsideLevels` with the row, `tooFewLevels`, `duplicateLevel`,
 * `wrongMatrixShape`, `outsideDomain` for a matrix that is neither of the two.
 * Source: Cohen (1960), Educational and Psychological Measurement 20, 37–46; Cohen (1968), Psychological Bulletin 70,
 * 213–220; standard errors: Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, 323–327.
 *
 * Example: levels 1, 2 with counts [[20, 5], [10, 15]] give κ = 0.4.
 */
export function cohenKappa<Level extends number | string>(
  a: readonly (Level | null)[],
  b: readonly (Level | null)[],
  levels: readonly Level[],
  weights: KappaWeights,
  level = 0.95,
): CohenKappa {
  if (a.length !== b.length) throw new InputError('lengthsDiffer')
  if (levels.length < 2) throw new InputError('tooFewLevels', { count: levels.length, minimum: 2 })
  const place = new Map(levels.map((each, index) => [each, index]))
  if (place.size < levels.length) throw new InputError('duplicateLevel')
  const { name, disagreement } = disagreementWeights(weights, levels.length)

  const counts = levels.map(() => levels.map(() => 0))
  let n = 0
  let leftOut = 0
  for (const [row, first] of a.entries()) {
    const second = b[row]!
    for (const value of [first, second]) {
      if (value !== null && !place.has(value))
        throw new InputError('outsideLevels', { row: row + 1, cell: String(value) })
    }
    if (first === null || second === null) {
      if (first !== null || second !== null) leftOut += 1
      continue
    }
    counts[place.get(first)!]![place.get(second)!]! += 1
    n += 1
  }
  const nothing = (reason: Undefined): CohenKappa => ({
    weights: name,
    kappa: reason,
    standardError: reason,
    interval: reason,
    standardErrorUnderNull: reason,
    z: reason,
    p: reason,
    observedAgreement: reason,
    expectedAgreement: reason,
    n,
    leftOut,
  })
  if (n === 0) return nothing(undefinedBecause(leftOut === 0 ? 'noData' : 'noOverlap'))

  // Agreement weights scaled to at most 1: κ and its errors do not depend on the scale.
  const largest = Math.max(...disagreement.flat())
  const w = disagreement.map((row) => row.map((value) => 1 - value / largest))
  const rows = counts.map((row) => sum(row) / n)
  const columns = levels.map((_, j) => sum(counts.map((row) => row[j]!)) / n)
  const observed = sum(counts.flatMap((row, i) => row.map((count, j) => (w[i]![j]! * count) / n)))
  const expected = sum(rows.flatMap((p, i) => columns.map((q, j) => w[i]![j]! * p * q)))
  const lost = sum(rows.flatMap((p, i) => columns.map((q, j) => (disagreement[i]![j]! / largest) * p * q)))
  const shares = { observedAgreement: finite(observed), expectedAgreement: finite(expected) }
  if (lost === 0) return { ...nothing(undefinedBecause('noVariation')), ...shares }

  const disagreed = sum(
    counts.flatMap((row, i) => row.map((count, j) => ((disagreement[i]![j]! / largest) * count) / n)),
  )
  const kappa = 1 - disagreed / lost
  const rowMean = w.map((row) => sum(row.map((value, j) => value * columns[j]!)))
  const columnMean = levels.map((_, j) => sum(w.map((row, i) => row[j]! * rows[i]!)))
  const spread = (share: (i: number, j: number) => number, own: (i: number, j: number) => number) =>
    sum(rows.flatMap((_, i) => columns.map((_column, j) => share(i, j) * own(i, j) ** 2)))
  const around = spread(
    (i, j) => counts[i]![j]! / n,
    (i, j) => w[i]![j]! - (rowMean[i]! + columnMean[j]!) * (1 - kappa),
  )
  const underNull = spread(
    (i, j) => rows[i]! * columns[j]!,
    (i, j) => w[i]![j]! - (rowMean[i]! + columnMean[j]!),
  )
  const standardError = finite(Math.sqrt(beyondRounding(around, (kappa - expected * (1 - kappa)) ** 2) / n) / lost)
  const standardErrorUnderNull = finite(Math.sqrt(beyondRounding(underNull, expected * expected) / n) / lost)
  const z =
    standardErrorUnderNull === 0 || !isDefined(standardErrorUnderNull)
      ? undefinedBecause('noVariation')
      : finite(kappa / standardErrorUnderNull)
  const reach = normalQuantile((1 + level) / 2)
  return {
    weights: name,
    kappa: finite(kappa),
    standardError,
    interval:
      disagreed === 0
        ? undefinedBecause('allAgree')
        : isDefined(standardError)
          ? interval(kappa - reach * standardError, kappa + reach * standardError, level, 'fleiss-cohen-everitt')
          : standardError,
    standardErrorUnderNull,
    z,
    p: isDefined(z) ? normalTwoSided(z) : z,
    ...shares,
    n,
    leftOut,
  }
}

/** a − b for a ≥ b, and 0 where nothing but rounding is left of it. */
function beyondRounding(a: number, b: number): number {
  return a - b <= 1e-14 * a ? 0 : a - b
}

function disagreementWeights(weights: KappaWeights, size: number) {
  const built = (of: (distance: number) => number) =>
    Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_cell, j) => of(Math.abs(i - j))))
  if (weights === 'none') return { name: weights, disagreement: built((distance) => (distance === 0 ? 0 : 1)) }
  if (weights === 'linear') return { name: weights, disagreement: built((distance) => distance) }
  if (weights === 'quadratic') return { name: weights, disagreement: built((distance) => distance ** 2) }
  if (weights.length !== size || weights.some((row) => row.length !== size)) {
    throw new InputError('wrongMatrixShape', { rows: weights.length, expected: size })
  }
  const full = weights[0]![0]!
  const cells = weights.flat()
  if (weights.some((row, i) => row[i] !== full)) throw new InputError('outsideDomain', { matrix: 'diagonal' })
  if (full === 0 && cells.every((value) => value >= 0) && cells.some((value) => value > 0)) {
    return { name: 'own disagreement matrix' as const, disagreement: weights }
  }
  if (full > 0 && cells.every((value) => value <= full) && cells.some((value) => value < full)) {
    return {
      name: 'own agreement matrix' as const,
      disagreement: weights.map((row) => row.map((value) => full - value)),
    }
  }
  throw new InputError('outsideDomain', { matrix: 'cells' })
}
