/**
 * The covariance matrix that the reliability of a scale is made of, from full forms or from pairs of answers.
 *
 * Exports
 *   type ScaleItem = { name, values }                 null where there is no answer
 *   scaleCovariance(items, missing): ScaleCovariance | Undefined
 *   reverseItem(values, levels): values               low + high − value
 */
import { covarianceMatrix, isPositiveDefinite } from './linear-algebra.ts'
import { InputError, undefinedBecause } from './result.ts'
import type { Undefined } from './result.ts'
import { compareText } from './sum.ts'

export type ScaleItem = { readonly name: string; readonly values: readonly (number | null)[] }

export type MissingRule = 'listwise' | 'pairwise'

export type ScaleCovariance = {
  readonly missing: MissingRule
  /** By name, the order of the rows and columns of `matrix`. */
  readonly items: readonly string[]
  readonly matrix: readonly (readonly number[])[]
  /** People with every item answered. */
  readonly n: number
  /** People with at least one item answered but not all. */
  readonly incomplete: number
  /** The smallest number of people that any pair of items shares. */
  readonly smallestPair: number
}

/** Pairs of dealt items must meet at least this often. */
const fewestPairs = 50

/**
 * Covariances with divisor n − 1. Listwise: people who answered every item. Pairwise: each pair of items from those who
 * answered both, and only if every pair has 50 joint answers and the matrix is positive definite.
 *
 * Input: item columns of the same length, null where there is no answer.
 * Undefined: `noData`; `oneItem`; listwise `incompleteForms` when nobody answered all, `tooFew` under 2 people;
 * pairwise `tooFewPairs` with the smallest count, `notPositiveDefinite`; `overflow`. Errors: InputError `lengthsDiffer`.
 */
export function scaleCovariance(items: readonly ScaleItem[], missing: MissingRule): ScaleCovariance | Undefined {
  const sorted = [...items].sort((a, b) => compareText(a.name, b.name))
  const people = sorted[0]?.values.length ?? 0
  for (const { name, values } of sorted) {
    if (values.length !== people) throw new InputError('lengthsDiffer', { column: name })
  }
  const rows = Array.from({ length: people }, (_, row) => row)
  const answered = rows.filter((row) => sorted.some(({ values }) => values[row] !== null))
  if (answered.length === 0) return undefinedBecause('noData')
  if (sorted.length === 1) return undefinedBecause('oneItem')
  const full = answered.filter((row) => sorted.every(({ values }) => values[row] !== null))
  const smallestPair = full.length === answered.length ? full.length : fewestTogether(sorted)
  const basis = {
    missing,
    items: sorted.map(({ name }) => name),
    n: full.length,
    incomplete: answered.length - full.length,
    smallestPair,
  }
  if (missing === 'listwise') {
    if (full.length === 0) return undefinedBecause('incompleteForms', { smallestPair })
    if (full.length === 1) return undefinedBecause('tooFew', { count: 1, minimum: 2 })
    const matrix = covarianceMatrix(sorted.map(({ values }) => full.map((row) => values[row]!)))
    return matrix.flat().every(Number.isFinite) ? { ...basis, matrix } : undefinedBecause('overflow')
  }
  if (smallestPair < fewestPairs) return undefinedBecause('tooFewPairs', { count: smallestPair, minimum: fewestPairs })
  const matrix = sorted.map((a) =>
    sorted.map((b) => {
      const both = answered.filter((row) => a.values[row] !== null && b.values[row] !== null)
      const pair = [a, b].map(({ values }) => both.map((row) => values[row]!))
      return covarianceMatrix(pair)[0]![1]!
    }),
  )
  if (!matrix.flat().every(Number.isFinite)) return undefinedBecause('overflow')
  if (!isPositiveDefinite(matrix)) return undefinedBecause('notPositiveDefinite')
  return { ...basis, matrix }
}

/** The smallest number of people who answered both items of a pair. */
function fewestTogether(items: readonly ScaleItem[]): number {
  const given = items.map(({ values }) => Uint8Array.from(values, (value) => (value === null ? 0 : 1)))
  let fewest = Number.POSITIVE_INFINITY
  for (const [index, a] of given.entries()) {
    for (const b of given.slice(index + 1)) {
      let together = 0
      for (let row = 0; row < a.length; row += 1) together += a[row]! & b[row]!
      fewest = Math.min(fewest, together)
    }
  }
  return fewest
}

/**
 * The answers to an item worded the other way round. Errors: InputError `outsideLevels` with the row.
 *
 * Example: reverseItem([1, 6, null], [1, 2, 3, 4, 5, 6]) is [6, 1, null].
 */
export function reverseItem(values: readonly (number | null)[], levels: readonly number[]): (number | null)[] {
  const ends = Math.min(...levels) + Math.max(...levels)
  return values.map((value, row) => {
    if (value === null) return null
    if (!levels.includes(value)) throw new InputError('outsideLevels', { row: row + 1, cell: String(value) })
    return ends - value
  })
}
