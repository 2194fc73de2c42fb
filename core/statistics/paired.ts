/**
 * Two values of the same cases: the paired t test and Wilcoxon's signed-rank test.
 *
 * Exports
 *   pairedT(first, second, level?): PairedT
 *   wilcoxonSignedRank(first, second): WilcoxonSignedRank
 */
import { normalTwoSided, tTwoSided } from './distributions.ts'
import { decimalDifference } from './decimal-difference.ts'
import { meanEstimate } from './mean.ts'
import { midRanks, tieTerm } from './ranks.ts'
import { InputError, finite, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'
import { sum } from './sum.ts'

export type PairedT = {
  /** Mean of first minus second. */
  readonly difference: Value
  readonly standardError: Value
  readonly interval: Interval
  readonly t: Value
  readonly df: number
  /** Two-sided. */
  readonly p: Value
  readonly pairs: number
  readonly leftOut: number
}

/**
 * The t test of the differences. Missing: pairs with both values (listwise).
 *
 * Input: two columns of the same length, null where there is none. Unit: that of the values.
 * Undefined: `noData`; `noOverlap`; spread `tooFew` under 2 pairs; t and interval `noVariation` when all differences are
 * equal. Errors: InputError `lengthsDiffer`.
 * Source: Student (1908), Biometrika 6, 1–25.
 *
 * Example: 3, 5, 4 and 2, 3, 3 differ by 4/3, t = 4 with 2 degrees of freedom.
 */
export function pairedT(first: readonly (number | null)[], second: readonly (number | null)[], level = 0.95): PairedT {
  const { differences, leftOut } = pairs(first, second)
  const basis = { df: Math.max(0, differences.length - 1), pairs: differences.length, leftOut }
  if (differences.length === 0) {
    const reason = undefinedBecause(leftOut === 0 ? 'noData' : 'noOverlap')
    return { difference: reason, standardError: reason, interval: reason, t: reason, p: reason, ...basis }
  }
  const { mean, standardError, interval } = meanEstimate(differences, { level })
  const t: Value = !isDefined(mean)
    ? mean
    : !isDefined(standardError)
      ? standardError
      : standardError === 0
        ? undefinedBecause('noVariation')
        : finite(mean / standardError)
  return { difference: mean, standardError, interval, t, p: isDefined(t) ? tTwoSided(t, basis.df) : t, ...basis }
}

export type WilcoxonSignedRank = {
  /** Sum of the ranks of the positive differences (R's V). */
  readonly v: Value
  /** Exact under 50 pairs without ties and zeros, else normal. Two-sided. */
  readonly p: Value
  readonly method: 'exact' | 'normal' | Undefined
  readonly exactP: Value
  /** With tie and continuity correction. */
  readonly z: Value
  readonly normalP: Value
  /** Pairs that differ. */
  readonly n: number
  /** Pairs without difference, dropped as Wilcoxon did. */
  readonly zeros: number
  readonly leftOut: number
}

const exactBelow = 50

/**
 * Ranks of |first − second|, zeros dropped, ties sharing their mean rank. Missing: pairs with both values.
 *
 * Undefined: `noData`; `noOverlap`; `noVariation` when no pair differs; exactP `notExact`.
 * Errors: InputError `lengthsDiffer`.
 * Source: Wilcoxon (1945), Biometrics Bulletin 1, 80–83; Lehmann (1975), Nonparametrics, 3.2 (ties).
 *
 * Example: differences 1, 2, −3 have V = 3 and exact p = 1.
 */
export function wilcoxonSignedRank(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
): WilcoxonSignedRank {
  const { differences, leftOut } = pairs(first, second)
  const used = differences.filter((difference) => difference !== 0)
  const n = used.length
  const zeros = differences.length - n
  const basis = { n, zeros, leftOut }
  if (n === 0) {
    const reason = undefinedBecause(zeros > 0 ? 'noVariation' : leftOut === 0 ? 'noData' : 'noOverlap')
    return { v: reason, p: reason, method: reason, exactP: reason, z: reason, normalP: reason, ...basis }
  }
  const { ranks, ties } = midRanks(used.map(Math.abs))
  const v = sum(ranks.filter((_rank, index) => used[index]! > 0))
  const exact = n < exactBelow && ties.length === 0 && zeros === 0
  const exactP = exact ? exactTwoSided(v, n) : undefinedBecause('notExact')
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieTerm(ties) / 48
  const distance = v - (n * (n + 1)) / 4
  const z = finite((distance - Math.sign(distance) / 2) / Math.sqrt(variance))
  const normalP = isDefined(z) ? normalTwoSided(z) : z
  return { v: finite(v), p: exact ? exactP : normalP, method: exact ? 'exact' : 'normal', exactP, z, normalP, ...basis }
}

function exactTwoSided(v: number, n: number): number {
  const most = (n * (n + 1)) / 2
  const ways = Array.from({ length: most + 1 }, (_, total): number => (total === 0 ? 1 : 0))
  for (let rank = 1; rank <= n; rank += 1) {
    for (let total = most; total >= rank; total -= 1) ways[total]! += ways[total - rank]!
  }
  const tail = Math.min(v, most - v)
  const below = ways.slice(0, tail + 1).reduce((total, each) => total + each, 0)
  return Math.min(1, (2 * below) / 2 ** n)
}

function pairs(first: readonly (number | null)[], second: readonly (number | null)[]) {
  if (first.length !== second.length) throw new InputError('lengthsDiffer')
  const differences: number[] = []
  let leftOut = 0
  for (const [row, a] of first.entries()) {
    const b = second[row]!
    if (a !== null && b !== null) differences.push(decimalDifference(a, b))
    else if (a !== null || b !== null) leftOut += 1
  }
  return { differences, leftOut }
}
