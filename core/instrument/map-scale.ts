/** Levels of one scale read on another: by an explicit mapping, or not at all. */
import { fault } from './fault.ts'
import type { Fault } from './fault.ts'
import type { Scale } from './pack.ts'

/** Level of the one scale → level of the other, both from 1. */
export type LevelMapping = Readonly<Record<string, number>>

export type ScaleMapping =
  | { kind: 'mapped'; levels: ReadonlyMap<number, number> }
  | { kind: 'refused'; faults: Fault[] }

/** `true` when both scales have the same levels in the same order, told by their ids. */
export function sameScale(a: Scale, b: Scale): boolean {
  return a.levels.length === b.levels.length && a.levels.every((level, index) => level.id === b.levels[index]?.id)
}

/**
 * Where each level of `from` stands on `to`. The same scale maps to itself; any other pair needs a `mapping` that names
 * every level of `from`, stays on `to` and never falls. Without one it is refused: levels are not shifted or stretched.
 */
export function mapScale(from: Scale, to: Scale, mapping?: LevelMapping): ScaleMapping {
  if (mapping === undefined) {
    if (sameScale(from, to))
      return { kind: 'mapped', levels: new Map(from.levels.map((level) => [level.number, level.number])) }
    const details = { fromLevels: from.levels.length, toLevels: to.levels.length }
    return { kind: 'refused', faults: [fault('mapping.missing', place(''), details)] }
  }
  const faults = mappingFaults(from.levels.length, to.levels.length, mapping)
  if (faults.length > 0) return { kind: 'refused', faults }
  return { kind: 'mapped', levels: new Map(from.levels.map(({ number }) => [number, mapping[number] ?? 0])) }
}

/** What is wrong with a mapping from a scale of `fromLevels` levels to one of `toLevels`. */
export function mappingFaults(fromLevels: number, toLevels: number, mapping: LevelMapping): Fault[] {
  const found: Fault[] = []
  let previous = 0
  for (let level = 1; level <= fromLevels; level++) {
    const target = Object.hasOwn(mapping, level) ? mapping[level] : undefined
    if (target === undefined) found.push(fault('mapping.levelMissing', place(String(level)), { level }))
    else if (!Number.isInteger(target) || target < 1 || target > toLevels) {
      found.push(fault('mapping.levelUnknown', place(String(level)), { level: target, levels: toLevels }))
    } else {
      if (target < previous) found.push(fault('mapping.notRising', place(String(level)), { level }))
      previous = Math.max(previous, target)
    }
  }
  for (const key of Object.keys(mapping)) {
    const level = Number(key)
    if (!Number.isInteger(level) || level < 1 || level > fromLevels) {
      found.push(fault('mapping.levelUnknown', place(key), { level, levels: fromLevels }))
    }
  }
  return found
}

function place(path: string) {
  return { file: '', line: null, column: null, path }
}
