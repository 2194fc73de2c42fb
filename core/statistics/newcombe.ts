/**
 * The difference of two independent shares.
 *
 * Exports
 *   newcombe(firstSuccesses, firstN, secondSuccesses, secondN, level?): ShareDifference
 */
import { normalTwoSided } from './distributions.ts'
import { proportion } from './proportion.ts'
import { finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Value } from './result.ts'

export type ShareDifference = {
  /** First minus second. */
  readonly difference: Value
  readonly interval: Interval
  /** Pooled two-sample z, two-sided, without continuity correction (the square of z is the χ² of the 2 × 2 table). */
  readonly z: Value
  readonly p: Value
  readonly firstShare: Value
  readonly secondShare: Value
}

/**
 * Newcombe's hybrid score interval (his method 10, without continuity correction): from the Wilson intervals (l, u) of
 * both shares, low = d − √((p₁ − l₁)² + (u₂ − p₂)²), high = d + √((u₁ − p₁)² + (p₂ − l₂)²).
 *
 * Input: whole numbers 0 ≤ successes ≤ n. Unit: shares of 1.
 * Undefined: `noData`; `emptyGroup` when one n is 0; z `noVariation` when all or none succeeded. Errors: InputError
 * `notACount`.
 * Source: Newcombe (1998), Statistics in Medicine 17, 873–890.
 *
 * Example (Newcombe, table II a): 56/70 and 48/80 differ by 0.2, interval 0.0524 … 0.3339.
 */
export function newcombe(
  firstSuccesses: number,
  firstN: number,
  secondSuccesses: number,
  secondN: number,
  level = 0.95,
): ShareDifference {
  const first = proportion(firstSuccesses, firstN, { level })
  const second = proportion(secondSuccesses, secondN, { level })
  const shares = { firstShare: first.share, secondShare: second.share }
  if (!isDefined(first.share) || !isDefined(second.share) || !isDefined(first.wilson) || !isDefined(second.wilson)) {
    const reason = undefinedBecause(firstN + secondN === 0 ? 'noData' : 'emptyGroup')
    return { difference: reason, interval: reason, z: reason, p: reason, ...shares }
  }
  const difference = first.share - second.share
  const low = Math.hypot(first.share - first.wilson.low, second.wilson.high - second.share)
  const high = Math.hypot(first.wilson.high - first.share, second.share - second.wilson.low)
  const pooled = (firstSuccesses + secondSuccesses) / (firstN + secondN)
  const z =
    pooled === 0 || pooled === 1
      ? undefinedBecause('noVariation')
      : finite(difference / Math.sqrt(pooled * (1 - pooled) * (1 / firstN + 1 / secondN)))
  return {
    difference: finite(difference),
    interval: interval(difference - low, difference + high, level, 'newcombe-10'),
    z,
    p: isDefined(z) ? normalTwoSided(z) : z,
    ...shares,
  }
}
