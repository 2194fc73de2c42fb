/**
 * How large a difference of two groups is, whatever the sample size.
 *
 * Exports
 *   cliffDelta(first, second, level?): CliffDelta
 *   pooledCliffDelta(parts): Value                    δ of several items, weighted by n₁n₂/(n₁ + n₂)
 *   standardizedDifference(first, second, level?): StandardizedDifference      Cohen's d and Hedges' g
 */
import { logGamma, noncentralTCdf, normalQuantile } from './distributions.ts'
import { finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'
import { isConstant, mean, sum, sumOfSquares } from './sum.ts'

export type CliffDelta = {
  /** From −1 to 1: pairs in which the first is larger minus pairs in which it is smaller, as a share of all pairs. */
  readonly delta: Value
  readonly standardError: Value
  readonly interval: Interval
  readonly firstN: number
  readonly secondN: number
}

/**
 * δ = (#(x > y) − #(x < y))/n₁n₂, with Cliff's unbiased variance
 * (n₁²Σ(dᵢ. − δ)² + n₂²Σ(d.ⱼ − δ)² − ΣΣ(dᵢⱼ − δ)²)/(n₁n₂(n₁ − 1)(n₂ − 1)), not less than his minimum (1 − δ²)/(n₁n₂ − 1),
 * and the asymmetric normal interval that stays inside −1 … 1.
 *
 * Input: two lists of finite numbers, of which only the order matters. Without unit.
 * Undefined: `noData`; `emptyGroup`; interval `tooFew` when a group has one value, `noVariation` where δ is ±1, since
 * the sample then says nothing of the spread.
 * Source: Cliff (1993), Psychological Bulletin 114, 494–509; Feng & Cliff (2004), Journal of Modern Applied Statistical
 * Methods 3, 322–332.
 *
 * Example: 1, 3 against 2, 2 has δ = 0; 4, 5 against 1, 2, 4 has δ = 5/6.
 */
export function cliffDelta(first: readonly number[], second: readonly number[], level = 0.95): CliffDelta {
  const m = first.length
  const n = second.length
  const counts = { firstN: m, secondN: n }
  const nothing = (reason: Undefined, delta: Value = reason): CliffDelta => ({
    delta,
    standardError: reason,
    interval: reason,
    ...counts,
  })
  if (m === 0 || n === 0) return nothing(undefinedBecause(m + n === 0 ? 'noData' : 'emptyGroup'))
  const ofFirst = dominance(first, second)
  const ofSecond = dominance(second, first)
  const delta = sum(ofFirst.map(({ above, below }) => above - below)) / (m * n)
  if (Math.min(m, n) < 2) {
    return nothing(undefinedBecause('tooFew', { count: Math.min(m, n), minimum: 2 }), finite(delta))
  }
  if (Math.abs(delta) === 1) return nothing(undefinedBecause('noVariation'), finite(delta))
  const rows = sumOfSquares(
    ofFirst.map(({ above, below }) => (above - below) / n),
    delta,
  )
  const columns = sumOfSquares(
    ofSecond.map(({ above, below }) => (below - above) / m),
    delta,
  )
  const cells = sum(ofFirst.map(({ above, below }) => above + below)) - m * n * delta * delta
  const unbiased = (m * m * rows + n * n * columns - cells) / (m * n * (m - 1) * (n - 1))
  const variance = Math.max(unbiased, (1 - delta * delta) / (m * n - 1))
  const z = normalQuantile((1 + level) / 2)
  const rest = 1 - delta * delta
  const reach = z * Math.sqrt(variance) * Math.sqrt(rest * rest + z * z * variance)
  const below = rest + z * z * variance
  return {
    delta: finite(delta),
    standardError: finite(Math.sqrt(variance)),
    interval: interval((delta * rest - reach) / below, (delta * rest + reach) / below, level, 'feng-cliff'),
    ...counts,
  }
}

/**
 * Σ wδ/Σ w with w = n₁n₂/(n₁ + n₂), over items where δ is defined. Undefined: `noData` when it is nowhere.
 *
 * Example: δ 0.5 of 10 and 10 people with δ 0 of 30 and 10 give 0.5 · 5/(5 + 7.5) = 0.2.
 */
export function pooledCliffDelta(parts: readonly Pick<CliffDelta, 'delta' | 'firstN' | 'secondN'>[]): Value {
  const known = parts.flatMap(({ delta, firstN, secondN }) =>
    isDefined(delta) ? [{ delta, weight: (firstN * secondN) / (firstN + secondN) }] : [],
  )
  const weights = known.map(({ weight }) => weight)
  return finite(sum(known.map(({ delta, weight }) => delta * weight)) / sum(weights), 'noData')
}

/** For each of `values`, how many of the others it exceeds and how many exceed it. */
function dominance(values: readonly number[], others: readonly number[]): { above: number; below: number }[] {
  const sorted = Float64Array.from(others).sort()
  const countBelow = (value: number, equalToo: boolean): number => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (sorted[middle]! < value || (equalToo && sorted[middle] === value)) low = middle + 1
      else high = middle
    }
    return low
  }
  return values.map((value) => ({ above: countBelow(value, false), below: sorted.length - countBelow(value, true) }))
}

export type StandardizedDifference = {
  /** Cohen: difference of means ÷ pooled standard deviation. */
  readonly cohenD: Value
  /** Exact interval from the noncentral t distribution. */
  readonly cohenDInterval: Interval
  /** Hedges and Olkin's normal approximation. */
  readonly cohenDNormalInterval: Interval
  /** d times the exact small-sample correction. */
  readonly hedgesG: Value
  /** The ends of d's exact interval times the correction. */
  readonly hedgesGInterval: Interval
  /** Normal, with the variance of d times the correction squared. */
  readonly hedgesGNormalInterval: Interval
  readonly correction: Value
  readonly pooledDeviation: Value
  readonly firstN: number
  readonly secondN: number
}

/**
 * d = (x̄₁ − x̄₂)/s_pooled and g = J(m)d with m = n₁ + n₂ − 2 and J(m) = Γ(m/2)/(√(m/2) Γ((m − 1)/2)). Normal variance
 * (n₁ + n₂)/n₁n₂ + d²/2(n₁ + n₂).
 *
 * Input: two lists of finite numbers. Without unit.
 * Undefined: `noData`; `emptyGroup`; `noDegreesOfFreedom` under 3 values in all; `noVariation` when no group varies.
 * Source: Cohen (1988), Statistical Power Analysis, 2.5; Hedges & Olkin (1985), Statistical Methods for Meta-Analysis,
 * chapter 5; Cumming & Finch (2001), Educational and Psychological Measurement 61, 532–574 (noncentral interval).
 *
 * Example: 1, 2, 3 against 2, 3, 4 has d = −1 and g = −0.798.
 */
export function standardizedDifference(
  first: readonly number[],
  second: readonly number[],
  level = 0.95,
): StandardizedDifference {
  const n1 = first.length
  const n2 = second.length
  const counts = { firstN: n1, secondN: n2 }
  const nothing = (reason: Undefined): StandardizedDifference => ({
    cohenD: reason,
    cohenDInterval: reason,
    cohenDNormalInterval: reason,
    hedgesG: reason,
    hedgesGInterval: reason,
    hedgesGNormalInterval: reason,
    correction: reason,
    pooledDeviation: reason,
    ...counts,
  })
  if (n1 === 0 || n2 === 0) return nothing(undefinedBecause(n1 + n2 === 0 ? 'noData' : 'emptyGroup'))
  const df = n1 + n2 - 2
  if (df < 1) return nothing(undefinedBecause('noDegreesOfFreedom'))
  if (isConstant(first) && isConstant(second)) return nothing(undefinedBecause('noVariation'))
  const firstMean = mean(first)
  const secondMean = mean(second)
  const pooled = Math.sqrt((sumOfSquares(first, firstMean) + sumOfSquares(second, secondMean)) / df)
  const d = (firstMean - secondMean) / pooled
  const z = normalQuantile((1 + level) / 2)
  const reach = z * Math.sqrt((n1 + n2) / (n1 * n2) + (d * d) / (2 * (n1 + n2)))
  const exact = noncentralInterval(d, n1, n2, level)
  // With one degree of freedom the correction is 0: nothing is left of so small a sample.
  const correction =
    df === 1
      ? undefinedBecause('noDegreesOfFreedom')
      : finite(Math.exp(logGamma(df / 2) - logGamma((df - 1) / 2)) / Math.sqrt(df / 2))
  return {
    cohenD: finite(d),
    cohenDInterval: exact,
    cohenDNormalInterval: interval(d - reach, d + reach, level, 'hedges-olkin'),
    hedgesG: isDefined(correction) ? finite(d * correction) : correction,
    hedgesGInterval: isDefined(correction)
      ? isDefined(exact)
        ? interval(exact.low * correction, exact.high * correction, level, 'noncentral-t')
        : exact
      : correction,
    hedgesGNormalInterval: isDefined(correction)
      ? interval((d - reach) * correction, (d + reach) * correction, level, 'hedges-olkin')
      : correction,
    correction,
    pooledDeviation: finite(pooled),
    ...counts,
  }
}

function noncentralInterval(d: number, n1: number, n2: number, level: number): Interval {
  const scale = Math.sqrt((n1 * n2) / (n1 + n2))
  const t = d * scale
  const df = n1 + n2 - 2
  const at = (probability: number) => {
    // The distribution function falls as the noncentrality grows.
    let step = 1
    let low = t
    while (noncentralTCdf(t, df, low) < probability && step < 1e6) {
      low -= step
      step *= 2
    }
    step = 1
    let high = t
    while (noncentralTCdf(t, df, high) > probability && step < 1e6) {
      high += step
      step *= 2
    }
    for (let round = 0; round < 200 && high - low > 1e-13 * Math.max(1, Math.abs(low)); round += 1) {
      const middle = (low + high) / 2
      if (middle === low || middle === high) break
      if (noncentralTCdf(t, df, middle) > probability) low = middle
      else high = middle
    }
    return (low + high) / 2
  }
  return interval(at((1 + level) / 2) / scale, at((1 - level) / 2) / scale, level, 'noncentral-t')
}
