/**
 * The Kruskal–Wallis test of several groups.
 *
 * Exports
 *   kruskalWallis(groups): KruskalWallis
 */
import { chiSquareUpper } from './distributions.ts'
import { midRanks, tieTerm } from './ranks.ts'
import { finite, isDefined, undefinedBecause } from './result.ts'
import type { Undefined, Value } from './result.ts'
import { sum } from './sum.ts'

export type KruskalWallis = {
  /** Corrected for ties. */
  readonly h: Value
  readonly df: number
  /** χ² approximation. */
  readonly p: Value
  /** H(n + 1)/(n² − 1): the share of the variation of ranks that lies between groups. */
  readonly epsilonSquared: Value
  readonly groups: number
  readonly n: number
}

/**
 * H = (12/(n(n + 1)) Σ R²/nᵢ − 3(n + 1)) / (1 − Σ(t³ − t)/(n³ − n)).
 *
 * Input: two or more lists of finite numbers, of which only the order matters.
 * Undefined: `noData`; `oneGroup`; `emptyGroup`; `noVariation` when all values are equal.
 * Source: Kruskal & Wallis (1952), JASA 47, 583–621; ε² as in Tomczak & Tomczak (2014),
 * Trends in Sport Sciences 1(21), 19–25.
 *
 * Example: groups 1, 2 and 3, 4 have H = 2.4.
 */
export function kruskalWallis(groups: readonly (readonly number[])[]): KruskalWallis {
  const n = groups.reduce((total, group) => total + group.length, 0)
  const basis = { df: Math.max(0, groups.length - 1), groups: groups.length, n }
  const nothing = (reason: Undefined): KruskalWallis => ({ h: reason, p: reason, epsilonSquared: reason, ...basis })
  if (n === 0) return nothing(undefinedBecause('noData'))
  if (groups.length === 1) return nothing(undefinedBecause('oneGroup'))
  if (groups.some((group) => group.length === 0)) return nothing(undefinedBecause('emptyGroup'))
  const { ranks, ties } = midRanks(groups.flat())
  if (ties[0] === n) return nothing(undefinedBecause('noVariation'))
  let start = 0
  const parts = groups.map((group) => {
    const rankSum = sum(ranks.slice(start, start + group.length))
    start += group.length
    return (rankSum * rankSum) / group.length
  })
  const correction = 1 - tieTerm(ties) / (n ** 3 - n)
  const h = finite(((12 / (n * (n + 1))) * sum(parts) - 3 * (n + 1)) / correction)
  return {
    h,
    p: isDefined(h) ? chiSquareUpper(h, groups.length - 1) : h,
    epsilonSquared: isDefined(h) ? finite((h * (n + 1)) / (n * n - 1)) : h,
    ...basis,
  }
}
