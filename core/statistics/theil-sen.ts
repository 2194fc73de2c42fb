/**
 * The Theil–Sen slope: the median of the slopes of all pairs of points.
 *
 * Exports
 *   theilSen(times, values, level?): TheilSen
 */
import { normalQuantile } from './distributions.ts'
import { kendallVariance, tooFewPoints, trendReading } from './mann-kendall.ts'
import { InputError, finite, interval, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'

export type TheilSen = {
  /** Units of value per unit of time. */
  readonly slope: Value
  readonly interval: Interval
  /** Median of the values − slope · median of the times (Conover). */
  readonly intercept: Value
  readonly pairs: number
  readonly n: number
}

/** All slopes are held and sorted. */
const mostPoints = 5_000

/**
 * Slopes (yⱼ − yᵢ)/(tⱼ − tᵢ) over pairs of different times, with the real distances between times. Interval by Sen: with
 * N slopes and C = z√variance of Mann–Kendall's S, the slopes number round((N − C)/2) and round((N + C)/2) + 1 of the
 * sorted list, as R's trend::sens.slope and scipy.stats.theilslopes take them; none where those lie outside the list.
 *
 * Input: times and values, finite numbers.
 * Undefined: `noData`; `noVariation` when all times are equal; interval `tooFew` under 4 points and where N is too small;
 * `tooMany` over 5,000 points. Errors: InputError `lengthsDiffer`.
 * Source: Theil (1950), Proc. KNAW 53, 386–392; Sen (1968), JASA 63, 1379–1389; Conover (1980), Practical Nonparametric
 * Statistics, 5.5 (intercept).
 *
 * Example: 1, 3, 2, 4 at times 1 … 4 has slopes −1, 0.5, 0.5, 1, 2, 2 and their median 0.75.
 */
export function theilSen(times: readonly number[], values: readonly number[], level = 0.95): TheilSen {
  if (times.length !== values.length) throw new InputError('lengthsDiffer')
  const n = times.length
  if (n === 0) return nothing(undefinedBecause('noData'), n)
  if (n > mostPoints) return nothing(undefinedBecause('tooMany', { count: n, maximum: mostPoints }), n)
  const slopes: number[] = []
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) {
      if (times[i] !== times[j]) slopes.push((values[i]! - values[j]!) / (times[i]! - times[j]!))
    }
  }
  if (slopes.length === 0) return nothing(undefinedBecause('noVariation'), n)
  const sorted = Float64Array.from(slopes).sort()
  const slope = median(sorted)
  const middle = (list: readonly number[]) => median(Float64Array.from(list).sort())
  return {
    slope: finite(slope),
    interval:
      trendReading(n) === 'tooFewPoints'
        ? tooFewPoints(n)
        : sen(sorted, Math.sqrt(kendallVariance(times, values)), level),
    intercept: finite(middle(values) - slope * middle(times)),
    pairs: sorted.length,
    n,
  }
}

function sen(sorted: Float64Array, deviation: number, level: number): Interval {
  const reach = normalQuantile((1 + level) / 2) * deviation
  const low = Math.round((sorted.length - reach) / 2)
  const high = Math.round((sorted.length + reach) / 2) + 1
  const from = sorted[low - 1]
  const to = sorted[high - 1]
  if (from === undefined || to === undefined) {
    return undefinedBecause('tooFew', { count: sorted.length, minimum: Math.ceil(reach) + 1 })
  }
  return interval(from, to, level, 'sen')
}

function median(sorted: Float64Array): number {
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

function nothing(reason: Undefined, n: number): TheilSen {
  return { slope: reason, interval: reason, intercept: reason, pairs: 0, n }
}
