/**
 * The Cochran–Armitage test: does a share rise or fall with time?
 *
 * Exports
 *   cochranArmitage(times, successes, counts): CochranArmitage
 */
import { normalTwoSided } from './distributions.ts'
import { tooFewPoints, trendReading } from './mann-kendall.ts'
import { InputError, finite, isDefined, undefinedBecause } from './result.ts'
import type { Undefined, Value } from './result.ts'
import { sum, sumOfProducts } from './sum.ts'

export type CochranArmitage = {
  readonly z: Value
  /** z², one degree of freedom (R's prop.trend.test). */
  readonly chiSquare: Value
  /** Two-sided, normal. */
  readonly p: Value
  /** Mantel's form: χ²(N − 1)/N, the linear-by-linear M² of the table. */
  readonly mantelChiSquare: Value
  readonly mantelP: Value
  /** Change of the share per unit of time, by weighted least squares. */
  readonly slope: Value
  readonly share: Value
  readonly successes: number
  /** All cases. */
  readonly n: number
  /** Points of time that have cases. */
  readonly points: number
  readonly reading: 'tooFewPoints' | 'change' | 'trend'
}

/**
 * z = Σ(tᵢ − t̄)xᵢ / √(p̄(1 − p̄)Σnᵢ(tᵢ − t̄)²) with t̄ = Σnᵢtᵢ/N and p̄ = Σx/N, without continuity correction. The times
 * are the scores: their real distances count. Rows of the same time are one point.
 *
 * Input: times; whole numbers 0 ≤ successes ≤ count.
 * Undefined: `noData` when there are no cases; z and p `tooFew` under 4 points with cases; `noVariation` when all or
 * none succeeded. Errors: InputError `lengthsDiffer`, `notACount` with the row.
 * Source: Cochran (1954), Biometrics 10, 417–451; Armitage (1955), Biometrics 11, 375–386; Mantel (1963), JASA 58.
 *
 * Example: 83/86, 90/93, 129/136, 70/82 at 1 … 4 has χ² = 8.2249, p = 0.0041.
 */
export function cochranArmitage(
  times: readonly number[],
  successes: readonly number[],
  counts: readonly number[],
): CochranArmitage {
  if (successes.length !== times.length || counts.length !== times.length) throw new InputError('lengthsDiffer')
  for (const [row, count] of counts.entries()) {
    if (!Number.isSafeInteger(count) || count < 0) throw new InputError('notACount', { row: row + 1, value: count })
    const success = successes[row]!
    if (!Number.isSafeInteger(success) || success < 0 || success > count) {
      throw new InputError('notACount', { row: row + 1, value: success, largest: count })
    }
  }
  const used = [...times.keys()].filter((row) => counts[row]! > 0)
  const t = used.map((row) => times[row]!)
  const x = used.map((row) => successes[row]!)
  const n = used.map((row) => counts[row]!)
  const total = sum(n)
  const points = new Set(t).size
  const basis = { successes: sum(x), n: total, points, reading: trendReading(points) }
  if (total === 0) return nothing(undefinedBecause('noData'), undefinedBecause('noData'), basis)
  const share = basis.successes / total
  const centre = sumOfProducts(n, t) / total
  const spread = sum(t.map((time, row) => n[row]! * (time - centre) ** 2))
  const moment = sum(t.map((time, row) => (time - centre) * (x[row]! - n[row]! * share)))
  const slope = finite(moment / spread, 'noVariation')
  if (points < 2) return nothing(undefinedBecause('tooFew', { count: points, minimum: 2 }), finite(share), basis)
  const reason =
    basis.reading === 'tooFewPoints'
      ? tooFewPoints(points)
      : share === 0 || share === 1
        ? undefinedBecause('noVariation')
        : undefined
  if (reason !== undefined) return { ...nothing(reason, finite(share), basis), slope }
  const z = finite(moment / Math.sqrt(share * (1 - share) * spread))
  const mantel = isDefined(z) ? finite((z * z * (total - 1)) / total) : z
  return {
    z,
    chiSquare: isDefined(z) ? finite(z * z) : z,
    p: isDefined(z) ? normalTwoSided(z) : z,
    mantelChiSquare: mantel,
    mantelP: isDefined(mantel) ? normalTwoSided(Math.sqrt(mantel)) : mantel,
    slope,
    share: finite(share),
    ...basis,
  }
}

function nothing(
  reason: Undefined,
  share: Value,
  basis: Pick<CochranArmitage, 'successes' | 'n' | 'points' | 'reading'>,
): CochranArmitage {
  return {
    z: reason,
    chiSquare: reason,
    p: reason,
    mantelChiSquare: reason,
    mantelP: reason,
    slope: reason,
    share,
    ...basis,
  }
}
