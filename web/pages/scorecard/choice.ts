/** Which rows of the scorecard stand, and in which order: chosen by the reader, kept in the address. */
import type { NodeScore } from '#core/score/types.ts'
import type { Match } from '../library/search.ts'

export const orders = ['pack', 'score', 'gap', 'moved'] as const
export const shows = ['all', 'below', 'open', 'commented'] as const
export type Choice = { order: (typeof orders)[number]; show: (typeof shows)[number] }

/** As an address says it; what it does not know reads as the whole in the instrument's order. */
export function readChoice(search: { order?: string; show?: string }): Choice {
  return {
    order: orders.find((order) => order === search.order) ?? 'pack',
    show: shows.find((show) => show === search.show) ?? 'all',
  }
}

const kept: Record<Choice['show'], (aspect: NodeScore) => boolean> = {
  all: () => true,
  below: ({ gap }) => gap !== null && (gap.levels ?? gap.score) > 0,
  open: ({ state, hollow }) => state === 'notScored' || hollow,
  commented: ({ comment }) => Object.values(comment).some((words) => words !== ''),
}

/**
 * The aspects that stand, in their order. Figures that are not there come last, and rows that are level keep the order
 * of the instrument. `moved` gives the change shown beside a row, `matches` whether it is what the reader looks for.
 */
export function chosenAspects(
  aspects: readonly NodeScore[],
  choice: Choice,
  { moved, matches }: { moved: (address: string) => number | null; matches: (aspect: NodeScore) => ReturnType<Match> },
): NodeScore[] {
  const stand = aspects.filter((aspect) => kept[choice.show](aspect) && matches(aspect))
  if (choice.order === 'pack') return stand
  const key = (aspect: NodeScore): number => {
    if (choice.order === 'score') return aspect.mean ?? Infinity
    if (choice.order === 'gap') return aspect.gap === null ? Infinity : -aspect.gap.score
    const change = moved(aspect.address)
    return change === null ? Infinity : -Math.abs(change)
  }
  return [...stand].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
