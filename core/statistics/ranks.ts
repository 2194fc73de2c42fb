/**
 * Ranks with ties.
 *
 * Exports
 *   midRanks(values): { ranks, ties }                 ranks from 1, tied values share their mean rank
 *   tieTerm(ties): number                             Σ(t³ − t)
 */

/** `ties` has the size of each run of equal values, runs of one left out. Example: [5, 3, 3] has ranks [3, 1.5, 1.5]. */
export function midRanks(values: readonly number[]): { ranks: number[]; ties: number[] } {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!)
  const ranks = values.map(() => 0)
  const ties: number[] = []
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && values[order[end]!] === values[order[start]!]) end += 1
    for (let place = start; place < end; place += 1) ranks[order[place]!] = (start + end + 1) / 2
    if (end - start > 1) ties.push(end - start)
    start = end
  }
  return { ranks, ties }
}

/** Σ(t³ − t): what ties take from a variance of ranks. */
export function tieTerm(ties: readonly number[]): number {
  return ties.reduce((total, tie) => total + tie ** 3 - tie, 0)
}
