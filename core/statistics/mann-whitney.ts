/**
 * The Mann–Whitney test (Wilcoxon's rank sum test) of two groups.
 *
 * Exports
 *   mannWhitney(first, second): MannWhitney
 */
import { normalTwoSided } from './distributions.ts'
import { midRanks, tieTerm } from './ranks.ts'
import { finite, isDefined, undefinedBecause } from './result.ts'
import type { Undefined, Value } from './result.ts'
import { sum } from './sum.ts'

export type MannWhitney = {
  /** Pairs in which the first is larger, ties counting half (R's W). */
  readonly u: Value
  /** u ÷ n₁n₂: how often one of the first group exceeds one of the second. */
  readonly superiority: Value
  /** Exact when both groups are under 10 and nothing is tied, else the normal approximation. Two-sided. */
  readonly p: Value
  readonly method: 'exact' | 'normal' | Undefined
  readonly exactP: Value
  /** With tie and continuity correction. */
  readonly z: Value
  readonly normalP: Value
  readonly ties: boolean
  readonly firstN: number
  readonly secondN: number
}

/** The exact distribution is used below this size of both groups. */
const exactBelow = 10

/**
 * U = R₁ − n₁(n₁ + 1)/2 with mid-ranks; z = (U − n₁n₂/2 ∓ ½)/√(n₁n₂/12 ((N + 1) − Σ(t³ − t)/(N(N − 1)))).
 *
 * Input: two lists of finite numbers, of which only the order matters.
 * Undefined: `noData`; `emptyGroup`; z `noVariation` when all values are equal; exactP `notExact`.
 * Source: Mann & Whitney (1947), Annals of Mathematical Statistics 18, 50–60; Lehmann (1975), Nonparametrics, 1.4 (ties).
 *
 * Example: 1, 2 against 3, 4 has U = 0 and exact p = 1/3.
 */
export function mannWhitney(first: readonly number[], second: readonly number[]): MannWhitney {
  const counts = { firstN: first.length, secondN: second.length }
  if (first.length === 0 || second.length === 0) {
    const reason = undefinedBecause(first.length + second.length === 0 ? 'noData' : 'emptyGroup')
    return {
      u: reason,
      superiority: reason,
      p: reason,
      method: reason,
      exactP: reason,
      z: reason,
      normalP: reason,
      ties: false,
      ...counts,
    }
  }
  const m = first.length
  const n = second.length
  const { ranks, ties } = midRanks([...first, ...second])
  const u = sum(ranks.slice(0, m)) - (m * (m + 1)) / 2
  const exact = m < exactBelow && n < exactBelow && ties.length === 0
  const exactP = exact ? exactTwoSided(u, m, n) : undefinedBecause('notExact')
  const variance = ((m * n) / 12) * (m + n + 1 - tieTerm(ties) / ((m + n) * (m + n - 1)))
  const distance = u - (m * n) / 2
  const z =
    variance <= 0 || ties[0] === m + n
      ? undefinedBecause('noVariation')
      : finite((distance - Math.sign(distance) / 2) / Math.sqrt(variance))
  const normalP = isDefined(z) ? normalTwoSided(z) : z
  return {
    u: finite(u),
    superiority: finite(u / (m * n)),
    p: exact ? exactP : normalP,
    method: exact ? 'exact' : isDefined(normalP) ? 'normal' : normalP,
    exactP,
    z,
    normalP,
    ties: ties.length > 0,
    ...counts,
  }
}

/** Ways to reach each U: the coefficients of the Gaussian binomial. */
function exactTwoSided(u: number, m: number, n: number): number {
  let ways = [1]
  for (let i = 1; i <= m; i += 1) {
    const up = Array.from(
      { length: ways.length + n + i },
      (_, sumOf) => (ways[sumOf] ?? 0) - (ways[sumOf - n - i] ?? 0),
    )
    for (let sumOf = i; sumOf < up.length; sumOf += 1) up[sumOf]! += up[sumOf - i]!
    ways = up.slice(0, i * n + 1)
  }
  const all = ways.reduce((total, each) => total + each, 0)
  const tail = Math.min(u, m * n - u)
  const below = ways.slice(0, tail + 1).reduce((total, each) => total + each, 0)
  return Math.min(1, (2 * below) / all)
}
