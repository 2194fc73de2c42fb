/** In which order the gaps stand. By weight is how the results list them already: size × weight, then score gap. */
import type { GapEntry } from '#core/score/types.ts'
import type { PackIndex } from '../../data/pack.ts'

export const orders = ['weight', 'size', 'pack'] as const
export type GapOrder = (typeof orders)[number]

/** Gaps that are level keep the order of the results. */
export function inOrder(gaps: readonly GapEntry[], order: GapOrder, index: PackIndex): GapEntry[] {
  if (order === 'weight') return [...gaps]
  if (order === 'size') return [...gaps].sort((a, b) => b.scoreGap - a.scoreGap)
  const places = new Map([...index.aspects.keys()].map((address, place) => [address, place]))
  return [...gaps].sort((a, b) => (places.get(a.address) ?? 0) - (places.get(b.address) ?? 0))
}
