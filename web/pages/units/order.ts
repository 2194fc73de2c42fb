/** In which order the rows of the comparison stand: as in the instrument, or by what they say. */
import type { ComparedRow } from '#core/score/compare-units.ts'

/** `pack`, `spread`, `organisation`, or the id of the unit whose lowest scores come first. */
export type RowOrder = string

/** Figures that are not there come last; rows that are level keep the order of the instrument. */
export function inOrder(rows: readonly ComparedRow[], order: RowOrder): ComparedRow[] {
  if (order === 'pack') return [...rows]
  const key = (row: ComparedRow): number => {
    if (order === 'spread') return row.spread === null ? Infinity : -row.spread
    if (order === 'organisation') return row.organisation.mean ?? Infinity
    return row.units.find((unit) => unit.unitId === order)?.mean ?? Infinity
  }
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
