/**
 * The columns of a scoring workbook. Keys (hidden) say which rating a row is; their heads are words of the program.
 * The others are found by any of their names, so that a workbook exported in one language is read in every other.
 */
import { texts } from '#core/texts/index.ts'
import { cellKey } from '../matching.ts'

export const keyColumns = ['diagnostic_id', 'assessor_id', 'unit_id', 'pack', 'criterion', 'version'] as const
export type KeyColumn = (typeof keyColumns)[number]

export const entryColumns = ['level', 'notApplicableReason', 'reason'] as const
export type EntryColumn = (typeof entryColumns)[number]

export type ScoringColumns = Record<KeyColumn | EntryColumn, number>

/** Where the columns stand in a header row, or null when it is none. */
export function scoringColumns(header: readonly string[]): ScoringColumns | null {
  const places = new Map<string, number>()
  header.forEach((head, at) => {
    const key = cellKey(head)
    if (key !== '' && !places.has(key)) places.set(key, at)
  })
  const found: Partial<ScoringColumns> = {}
  for (const key of keyColumns) {
    const at = places.get(key)
    if (at === undefined) return null
    found[key] = at
  }
  for (const entry of entryColumns) {
    const at = namesOf(entry)
      .map((name) => places.get(cellKey(name)))
      .find((place) => place !== undefined)
    if (at === undefined) return null
    found[entry] = at
  }
  return found as ScoringColumns
}

function namesOf(entry: EntryColumn): string[] {
  const zh = texts['zh-CN'].imports.workbook[entry]
  const en = texts.en.imports.workbook[entry]
  return [zh, en, `${zh}\n${en}`]
}
