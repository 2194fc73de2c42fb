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
