/**
 * Differences without the noise of binary fractions.
 *
 * Exports
 *   decimalDifference(a, b): number
 */

/**
 * a − b, rounded to 15 significant digits of the larger: 0.3 − 0.1 and 0.4 − 0.2 are both 0.2, so that equal differences
 * are seen to be equal.
 *
 * Example: decimalDifference(0.3, 0.1) is 0.2.
 */
export function decimalDifference(a: number, b: number): number {
  const larger = Math.max(Math.abs(a), Math.abs(b))
  if (larger === 0) return 0
  const decimals = 14 - Math.floor(Math.log10(larger))
  if (decimals < 0 || decimals > 100) return a - b
  return Number((a - b).toFixed(decimals)) + 0
}
