/** The units as lines of a tree: parents before children, each with its depth. */
import type { Unit } from '#contract/organisation.ts'

export type UnitLine = { unit: Unit; depth: number }

export function unitLines(units: readonly Unit[], parentId: string | null = null, depth = 0): UnitLine[] {
  return units
    .filter((unit) => unit.parentId === parentId)
    .flatMap((unit) => [{ unit, depth }, ...unitLines(units, unit.id, depth + 1)])
}

/** A unit and everything below it: it cannot stand below any of these. */
export function familyOf(units: readonly Unit[], id: string): Set<string> {
  const below = unitLines(units, id).map(({ unit }) => unit.id)
  return new Set([id, ...below])
}
