/**
 * How often two raters of the same unit give the same level, or levels next to each other.
 *
 * Exports
 *   withinOneAgreement(ratings, levels): WithinOneAgreement
 */
import { InputError, finite, undefinedBecause } from './result.ts'
import type { Value } from './result.ts'
import type { Ratings } from './ratings.ts'

export type WithinOneAgreement = {
  /** Pairs of ratings of one unit with the same level, as a share of all such pairs. */
  readonly exact: Value
  /** The same, or one declared level apart. */
  readonly withinOne: Value
  /** Units whose highest and lowest level are the same, and at most one apart, as shares of the units with a pair. */
  readonly unitsExact: Value
  readonly unitsWithinOne: Value
  readonly pairs: number
  readonly units: number
}

/**
 * Shares of pairs, pooled over units. One level apart means neighbours among the declared levels, also where a level
 * was used by nobody. Missing: pairs of given ratings. No interval: pairs of one unit hang together.
 *
 * Input: units × raters; the declared levels. Unit: shares of 1.
 * Undefined: `noData`; `oneRater`; `noOverlap`. Errors: InputError `outsideLevels`.
 * Source: the proportion of observed agreement, Fleiss, Levin & Paik (2003), Statistical Methods for Rates and
 * Proportions, 18.1, on pairs.
 *
 * Example: ratings 1, 2, 4 of one unit have three pairs, none equal, one within one level.
 */
export function withinOneAgreement(ratings: Ratings, levels: readonly number[]): WithinOneAgreement {
  const place = new Map([...levels].sort((a, b) => a - b).map((level, index) => [level, index]))
  const active = new Set<number>()
  let pairs = 0
  let exact = 0
  let withinOne = 0
  let units = 0
  let unitsExact = 0
  let unitsWithinOne = 0
  for (const [unit, row] of ratings.values.entries()) {
    const places: number[] = []
    for (const [rater, value] of row.entries()) {
      if (value === null) continue
      const at = place.get(value)
      if (at === undefined) {
        throw new InputError('outsideLevels', {
          unit: ratings.units[unit]!,
          rater: ratings.raters[rater]!,
          cell: String(value),
        })
      }
      places.push(at)
      active.add(rater)
    }
    if (places.length < 2) continue
    units += 1
    const spread = Math.max(...places) - Math.min(...places)
    if (spread === 0) unitsExact += 1
    if (spread <= 1) unitsWithinOne += 1
    for (const [index, first] of places.entries()) {
      for (const second of places.slice(index + 1)) {
        pairs += 1
        if (first === second) exact += 1
        if (Math.abs(first - second) <= 1) withinOne += 1
      }
    }
  }
  if (pairs === 0) {
    const reason = undefinedBecause(active.size === 0 ? 'noData' : active.size === 1 ? 'oneRater' : 'noOverlap')
    return { exact: reason, withinOne: reason, unitsExact: reason, unitsWithinOne: reason, pairs, units }
  }
  return {
    exact: finite(exact / pairs),
    withinOne: finite(withinOne / pairs),
    unitsExact: finite(unitsExact / units),
    unitsWithinOne: finite(unitsWithinOne / units),
    pairs,
    units,
  }
}
