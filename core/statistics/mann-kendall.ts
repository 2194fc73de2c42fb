/**
 * The Mann–Kendall test: do values tend to rise or fall with time?
 *
 * Exports
 *   mannKendall(times, values): MannKendall
 *   kendallVariance(times, values): number            of S, with ties in either
 *   trendReading(points): 'tooFewPoints' | 'change' | 'trend'
 */
import { normalTwoSided } from './distributions.ts'
import { midRanks } from './ranks.ts'
import { InputError, finite, isDefined, undefinedBecause } from './result.ts'
import type { Undefined, Value } from './result.ts'

export type MannKendall = {
  /** Pairs that rise minus pairs that fall. */
  readonly s: Value
  readonly variance: Value
  /** S ÷ √(pairs untied in time · pairs untied in value), −1 … 1. */
  readonly tauB: Value
  /** With continuity correction: (S ∓ 1)/√variance. */
  readonly z: Value
  /** Two-sided: exact to 10 points without ties, else normal. */
  readonly p: Value
  readonly method: 'exact' | 'normal' | Undefined
  readonly exactP: Value
  readonly normalP: Value
  readonly n: number
  readonly ties: boolean
  /** Under 4 points no test; under 8 it may be called a change, not a trend. */
  readonly reading: 'tooFewPoints' | 'change' | 'trend'
}

const exactUpTo = 10
const fewestForTest = 4
const fewestForTrend = 8
/** All pairs are looked at. */
const mostPoints = 20_000

/** What so few points may be called, whatever the p-value says. */
export function trendReading(points: number): 'tooFewPoints' | 'change' | 'trend' {
  return points < fewestForTest ? 'tooFewPoints' : points < fewestForTrend ? 'change' : 'trend'
}

/** The reason why there is no test of so few points. */
export function tooFewPoints(points: number): Undefined {
  return undefinedBecause('tooFew', { count: points, minimum: fewestForTest })
}

/**
 * S = Σ sign(tⱼ − tᵢ)·sign(yⱼ − yᵢ) over all pairs; points of the same time are not compared. The variance is
 * n(n − 1)(2n + 5)/18 less what ties take, in time as well as in value.
 *
 * Input: times and values, finite numbers; only their order matters.
 * Undefined: `noData`; z and p `tooFew` under 4 points; `noVariation` when all values (or all times) are equal; exactP
 * `notExact` with ties or over 10 points; `tooMany` over 20,000. Errors: InputError `lengthsDiffer`.
 * Source: Mann (1945), Econometrica 13, 245–259; Kendall & Gibbons (1990), Rank Correlation Methods, 4 and 5 (ties);
 * Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, 16.4.
 *
 * Example: 1, 3, 2, 4 at times 1 … 4 has S = 4 and exact p = 1/3.
 */
export function mannKendall(times: readonly number[], values: readonly number[]): MannKendall {
  if (times.length !== values.length) throw new InputError('lengthsDiffer')
  const n = times.length
  const basis = { n, ties: new Set(times).size < n || new Set(values).size < n, reading: trendReading(n) }
  if (n === 0) return nothing(undefinedBecause('noData'), basis)
  if (n > mostPoints) return nothing(undefinedBecause('tooMany', { count: n, maximum: mostPoints }), basis)
  let s = 0
  let untiedTimes = 0
  let untiedValues = 0
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const time = Math.sign(times[i]! - times[j]!)
      const value = Math.sign(values[i]! - values[j]!)
      s += time * value
      untiedTimes += Math.abs(time)
      untiedValues += Math.abs(value)
    }
  }
  const variance = kendallVariance(times, values)
  const measured = {
    s: finite(s),
    variance: finite(variance),
    tauB: finite(s / Math.sqrt(untiedTimes * untiedValues), 'noVariation'),
  }
  const few =
    n < fewestForTest ? tooFewPoints(n) : untiedTimes * untiedValues === 0 ? undefinedBecause('noVariation') : undefined
  if (few !== undefined) return { ...nothing(few, basis), ...measured }
  const z = finite((s - Math.sign(s)) / Math.sqrt(variance), 'noVariation')
  const exact = n <= exactUpTo && !basis.ties
  const exactP = exact ? exactTwoSided(s, n) : undefinedBecause('notExact')
  const normalP = isDefined(z) ? normalTwoSided(z) : z
  return {
    ...measured,
    z,
    p: exact ? exactP : normalP,
    method: exact ? 'exact' : isDefined(normalP) ? 'normal' : normalP,
    exactP,
    normalP,
    ...basis,
  }
}

function nothing(reason: Undefined, basis: Pick<MannKendall, 'n' | 'ties' | 'reading'>): MannKendall {
  return {
    s: reason,
    variance: reason,
    tauB: reason,
    z: reason,
    p: reason,
    method: reason,
    exactP: reason,
    normalP: reason,
    ...basis,
  }
}

/** The variance of S when nothing is going on, with ties in times and values. Kendall & Gibbons (1990), 4. */
export function kendallVariance(times: readonly number[], values: readonly number[]): number {
  const n = times.length
  const [t, u] = [midRanks(times).ties, midRanks(values).ties]
  const total = (ties: readonly number[], term: (size: number) => number) =>
    ties.reduce((all, size) => all + term(size), 0)
  const pairs = (size: number) => size * (size - 1)
  const triples = (size: number) => pairs(size) * (size - 2)
  const spread = (size: number) => pairs(size) * (2 * size + 5)
  return (
    (spread(n) - total(t, spread) - total(u, spread)) / 18 +
    (n > 2 ? (total(t, triples) * total(u, triples)) / (9 * triples(n)) : 0) +
    (n > 1 ? (total(t, pairs) * total(u, pairs)) / (2 * pairs(n)) : 0)
  )
}

/** P(|S| ≥ |s|) over all orders of n values: the counts of orders by their number of falling pairs. */
function exactTwoSided(s: number, n: number): number {
  let ways = [1]
  for (let size = 2; size <= n; size += 1) {
    const longer = Array.from({ length: ways.length + size - 1 }, () => 0)
    for (const [falling, count] of ways.entries()) {
      for (let more = 0; more < size; more += 1) longer[falling + more]! += count
    }
    ways = longer
  }
  const all = ways.reduce((total, count) => total + count, 0)
  const falling = (n * (n - 1)) / 4 - Math.abs(s) / 2
  const tail = ways.slice(0, falling + 1).reduce((total, count) => total + count, 0)
  return Math.min(1, (2 * tail) / all)
}
