/**
 * Cronbach's alpha: how well the items of a scale hang together.
 *
 * Exports
 *   cronbachAlpha(covariance, level?): CronbachAlpha
 *   alphaOf(matrix): Value                            k/(k − 1) (1 − trace ÷ sum)
 */
import { fQuantile } from './distributions.ts'
import { correlationFromCovariance } from './linear-algebra.ts'
import { finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Value } from './result.ts'
import type { ScaleCovariance } from './scale-covariance.ts'
import { sum } from './sum.ts'

export type CronbachAlpha = {
  readonly alpha: Value
  /** Feldt's interval; full forms only. */
  readonly interval: Interval
  /** α of the correlation matrix: every item with the same weight. */
  readonly standardizedAlpha: Value
  readonly meanInterItemCorrelation: Value
}

/**
 * α = k/(k − 1) (1 − Σ item variances ÷ variance of the sum). Feldt's interval: 1 − (1 − α)F with n − 1 and
 * (n − 1)(k − 1) degrees of freedom, not cut at 0 or 1. Standardised: k r̄/(1 + (k − 1) r̄).
 *
 * Input: the covariance matrix of k ≥ 2 items. α ≤ 1, without unit; it can be negative.
 * Undefined: `oneItem`; `noVariation` when no item varies; `zeroDenominator` when the items cancel out exactly;
 * standardised: `constantColumn` with the names. Interval: `incompleteForms` for a pairwise matrix with gaps.
 * Source: Cronbach (1951), Psychometrika 16, 297–334; Feldt (1965), Psychometrika 30, 357–370.
 *
 * Example: items 1, 2, 3 and 2, 4, 6 have covariances 1, 2, 2, 4 and α = 2(1 − 5/9) = 8/9.
 */
export function cronbachAlpha(covariance: ScaleCovariance, level = 0.95): CronbachAlpha {
  const { matrix, items, n, incomplete } = covariance
  const alpha = alphaOf(matrix)
  const constant = items.filter((_, index) => matrix[index]![index] === 0)
  const standardized =
    constant.length === 0 ? meanCorrelation(matrix) : undefinedBecause('constantColumn', { columns: constant })
  const k = items.length
  return {
    alpha,
    interval: !isDefined(alpha)
      ? alpha
      : covariance.missing === 'pairwise' && incomplete > 0
        ? undefinedBecause('incompleteForms', { count: incomplete })
        : interval(
            1 - (1 - alpha) * fQuantile((1 + level) / 2, n - 1, (n - 1) * (k - 1)),
            1 - (1 - alpha) * fQuantile((1 - level) / 2, n - 1, (n - 1) * (k - 1)),
            level,
            'feldt',
          ),
    standardizedAlpha: isDefined(standardized)
      ? finite((k * standardized) / (1 + (k - 1) * standardized), 'zeroDenominator')
      : standardized,
    meanInterItemCorrelation: standardized,
  }
}

/** Of a covariance or correlation matrix. Example: [[1, 0.5], [0.5, 1]] gives 2/3. */
export function alphaOf(matrix: readonly (readonly number[])[]): Value {
  const k = matrix.length
  if (k < 2) return undefinedBecause('oneItem')
  const own = sum(matrix.map((row, index) => row[index]!))
  if (own === 0) return undefinedBecause('noVariation')
  const total = sum(matrix.flat())
  if (total <= own * 1e-15) return undefinedBecause('zeroDenominator')
  return finite((k / (k - 1)) * (1 - own / total))
}

function meanCorrelation(matrix: readonly (readonly number[])[]): Value {
  const correlations = correlationFromCovariance(matrix)
  const k = matrix.length
  return finite(sum(correlations.flatMap((row, i) => row.filter((_, j) => j !== i))) / (k * (k - 1)))
}
