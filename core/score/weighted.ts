/** The three ways to sum up weighted levels (measurement.md, Roll-up). Weights ≥ 0; weight 0 counts for nothing. */

export type Weighted = { value: number; weight: number }

/** Cumulated weights such as 0.1 + 0.2 may miss the half by a rounding error of the machine; this much is forgiven. */
const tolerance = 1e-12

/** Σw, over the list in its order. */
export function totalWeight(items: readonly { weight: number }[]): number {
  return items.reduce((sum, item) => sum + item.weight, 0)
}

/** The smallest value whose cumulated weight reaches half of the total. Null when nothing of positive weight is given. */
export function weightedLowerMedian(items: readonly Weighted[]): number | null {
  const counting = items.filter((item) => item.weight > 0).sort((a, b) => a.value - b.value)
  const half = totalWeight(counting) / 2
  let cumulated = 0
  for (const item of counting) {
    cumulated += item.weight
    if (cumulated >= half * (1 - tolerance)) return item.value
  }
  return null
}

/**
 * Σwx ÷ Σw in full precision, kept between the smallest and the largest value where the machine's rounding would leave
 * them (3, 3 and 3 give 3). Null when nothing of positive weight is given.
 */
export function weightedMean(items: readonly Weighted[]): number | null {
  const weight = totalWeight(items)
  if (weight === 0) return null
  const mean = items.reduce((sum, item) => sum + item.weight * item.value, 0) / weight
  const values = items.filter((item) => item.weight > 0).map((item) => item.value)
  return Math.min(Math.max(mean, Math.min(...values)), Math.max(...values))
}
