/**
 * What several blind levels of one criterion say together. Levels are ordered categories: the middle one is taken, the
 * lower of two, never their average.
 */

/** The lower median: the smallest level that at least half of the levels do not exceed. Null without levels. */
export function lowerMedian(levels: readonly number[]): number | null {
  const sorted = [...levels].sort((a, b) => a - b)
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null
}

/** Distance in levels between the strictest and the most generous rating. Null with fewer than two levels. */
export function spread(levels: readonly number[]): number | null {
  if (levels.length < 2) return null
  return Math.max(...levels) - Math.min(...levels)
}

/** Whether all levels lie within one level of each other. Null with fewer than two levels. */
export function withinOne(levels: readonly number[]): boolean | null {
  const distance = spread(levels)
  return distance === null ? null : distance <= 1
}

/** Shares of pairs of raters, 0…1, over `pairs` pairs. */
export type PairAgreement = { pairs: number; exact: number; withinOne: number }

/**
 * Exact and within-one agreement over several criteria: every pair of levels given to the same criterion counts once.
 * Null when no criterion has two levels.
 */
export function pairAgreement(levelsPerCriterion: readonly (readonly number[])[]): PairAgreement | null {
  let pairs = 0
  let exact = 0
  let near = 0
  for (const levels of levelsPerCriterion) {
    for (const [position, one] of levels.entries()) {
      for (const other of levels.slice(position + 1)) {
        pairs += 1
        if (one === other) exact += 1
        if (Math.abs(one - other) <= 1) near += 1
      }
    }
  }
  return pairs === 0 ? null : { pairs, exact: exact / pairs, withinOne: near / pairs }
}
