/**
 * An aspect as the workforce sees it: the mean of its item means, never of persons' means, over the items that are shown
 * in every group compared (measurement.md, Survey).
 */
import type { Group, Tally } from '#core/tally/tally.ts'

export type AspectCell =
  | {
      kind: 'shown'
      /** Mean of item means, a score. */
      mean: number
      /** The smallest number of answers among the items used. */
      fewestAnswers: number
    }
  | { kind: 'hidden' }

export type AspectByGroup = {
  groups: Group[]
  /** In the order of `groups`. */
  cells: AspectCell[]
  /** Everyone, over the same items, so that groups and total can be set side by side. */
  total: AspectCell
  /** Items used in every shown cell. */
  items: string[]
  /** Items of the aspect that some compared group has no shown cell for. */
  leftOut: string[]
}

/**
 * `items` are the aspect's items within the tally, each with its weight (criterion weights; 1 by default). A group is
 * compared when it is shown on at least half of the items of the aspect that have a total; the others are hidden whole.
 */
export function aspectByGroup(tally: Tally, items: readonly { item: string; weight: number }[]): AspectByGroup {
  const known = items.flatMap(({ item, weight }) => {
    const counted = tally.items.find((one) => one.item === item)
    return counted === undefined || counted.total.kind === 'hidden' || weight === 0 ? [] : [{ counted, weight }]
  })
  const shownIn = (group: number) => known.filter(({ counted }) => counted.cells[group]?.kind === 'shown').length
  const compared = tally.groups.map((_, group) => known.length > 0 && shownIn(group) * 2 >= known.length)
  const used = known.filter(({ counted }) =>
    compared.every((isCompared, group) => !isCompared || counted.cells[group]?.kind === 'shown'),
  )
  const usedIds = new Set(used.map(({ counted }) => counted.item))
  const cellFor = (group: number | null): AspectCell => {
    if (used.length === 0 || (group !== null && compared[group] !== true)) return { kind: 'hidden' }
    let sum = 0
    let weights = 0
    let fewestAnswers = Infinity
    for (const { counted, weight } of used) {
      const cell = group === null ? counted.total : counted.cells[group]
      if (cell?.kind !== 'shown') return { kind: 'hidden' }
      sum += cell.mean * weight
      weights += weight
      fewestAnswers = Math.min(fewestAnswers, cell.n)
    }
    return { kind: 'shown', mean: sum / weights, fewestAnswers }
  }
  return {
    groups: tally.groups,
    cells: tally.groups.map((_, group) => cellFor(group)),
    total: cellFor(null),
    items: [...usedIds],
    leftOut: items.map(({ item }) => item).filter((item) => !usedIds.has(item)),
  }
}
