/** Reads a former scorecard, row by row: which aspect, which level, or why neither. */
import type { ScorecardMapping } from '#contract/import.ts'
import { findAspect } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { columnLetters } from '#reports/xlsx/workbook.ts'
import { MappingFault, shortened, type Refusal } from '../faults.ts'
import { cellKey, wholeNumber } from '../matching.ts'

export interface ScorecardEntry {
  row: number
  aspect: string
  level: number
  comment: string
}

export interface TableRow {
  number: number
  cells: string[]
}

const marks = new Set(
  [
    'x',
    '×',
    '✕',
    '✗',
    '✘',
    '✓',
    '✔',
    '☑',
    '√',
    '●',
    '•',
    '■',
    '◼',
    '★',
    '*',
    'o',
    '1',
    'y',
    'yes',
    'true',
    '是',
    '有',
    '对',
    'v',
  ].map(cellKey),
)
const noMarks = new Set(['', '-', '–', '—', '0', 'n', 'no', 'false', '否', '无', '○', '☐'].map(cellKey))
const longestComment = 2000

/**
 * Entries and refusals of a table under a mapping. Rows that the mapping leaves out (null) are passed over; rows it does
 * not name are listed as unmapped. A file on another scale is refused as a whole until its values are mapped.
 * @throws MappingFault
 */
export function readScorecard(
  rows: readonly TableRow[],
  mapping: ScorecardMapping,
  pack: Pack,
  sheet: string | null,
): { entries: ScorecardEntry[]; refusals: Refusal[] } {
  const levels = pack.scale.levels.length
  checkMapping(mapping, pack, rows)
  const aspectOf = new Map(mapping.rows.map(({ row, aspect }) => [row, aspect]))
  const values = new Map(mapping.values.map(({ text, level }) => [cellKey(text), level]))
  const refusals: Refusal[] = []
  const refuse = (row: number, column: number, code: Refusal['code'], details: Refusal['details'] = {}): void =>
    void refusals.push({ sheet, row, column: columnLetters(column), code, details })
  const candidates: { row: TableRow; aspect: string }[] = []
  for (const row of rows) {
    if (row.number <= mapping.headerRow) continue
    const name = (row.cells[mapping.nameColumn] ?? '').trim()
    const aspect = aspectOf.get(row.number)
    if (aspect === null) continue
    if (aspect === undefined) {
      if (name !== '') refuse(row.number, mapping.nameColumn, 'rowUnmapped', { text: shortened(name) })
      continue
    }
    candidates.push({ row, aspect })
  }
  const foreign = mapping.levelColumn === null ? null : foreignCell(candidates, mapping.levelColumn, values, levels)
  const entries: ScorecardEntry[] = []
  for (const { row, aspect } of candidates) {
    const comment = mapping.commentColumn === null ? '' : (row.cells[mapping.commentColumn] ?? '').trim()
    if (comment.length > longestComment) {
      refuse(row.number, mapping.commentColumn ?? 0, 'tooLong', { limit: longestComment })
      continue
    }
    const read =
      mapping.levelColumn === null
        ? readMarks(row, mapping)
        : readLevel(row, mapping.levelColumn, values, levels, foreign)
    if (typeof read === 'number') entries.push({ row: row.number, aspect, level: read, comment })
    else refuse(row.number, read.column, read.code, read.details)
  }
  return { entries, refusals }
}

type Outcome = number | { column: number; code: Refusal['code']; details?: Refusal['details'] }

function readMarks(row: TableRow, mapping: ScorecardMapping): Outcome {
  const marked: { column: number; level: number }[] = []
  for (const { column, level } of mapping.markColumns) {
    const text = row.cells[column] ?? ''
    const key = cellKey(text)
    if (noMarks.has(key)) continue
    // a column that holds its own level number is marked
    if (marks.has(key) || wholeNumber(text) === level) marked.push({ column, level })
    else return { column, code: 'markUnknown', details: { text: shortened(text) } }
  }
  if (marked.length === 0) return { column: mapping.markColumns[0]!.column, code: 'noMark' }
  if (marked.length > 1) return { column: marked[1]!.column, code: 'twoMarks' }
  return marked[0]!.level
}

function readLevel(
  row: TableRow,
  column: number,
  values: ReadonlyMap<string, number>,
  levels: number,
  foreign: string | null,
): Outcome {
  const text = (row.cells[column] ?? '').trim()
  if (text === '') return { column, code: 'noMark' }
  const said = values.get(cellKey(text)) ?? values.get(String(wholeNumber(text)))
  if (said !== undefined) return said
  const number = wholeNumber(text)
  // once the mapping says what numbers mean, or one of them is off the scale, a bare number is nobody's level
  if (number === null || hasNumbers(values))
    return { column, code: 'valueUnmapped', details: { text: shortened(text) } }
  if (foreign !== null) return { column, code: 'foreignScale', details: { text: foreign, levels } }
  return number
}

/** A number in the column that the scale does not have and the mapping does not explain: the file has another scale. */
function foreignCell(
  candidates: readonly { row: TableRow }[],
  column: number,
  values: ReadonlyMap<string, number>,
  levels: number,
): string | null {
  if (hasNumbers(values)) return null
  for (const { row } of candidates) {
    const text = (row.cells[column] ?? '').trim()
    if (values.has(cellKey(text))) continue
    const number = wholeNumber(text)
    if (number !== null && (number < 1 || number > levels)) return shortened(text)
    if (/^-?\d+[.,]\d*[1-9]\d*$|^\d+(?:[.,]\d+)?\s*[%％/]/u.test(text)) return shortened(text)
  }
  return null
}

function hasNumbers(values: ReadonlyMap<string, number>): boolean {
  for (const text of values.keys()) if (wholeNumber(text) !== null) return true
  return false
}

function checkMapping(mapping: ScorecardMapping, pack: Pack, rows: readonly TableRow[]): void {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const levels = pack.scale.levels.length
  const columns = [
    mapping.nameColumn,
    mapping.levelColumn,
    mapping.commentColumn,
    ...mapping.markColumns.map(({ column }) => column),
  ]
  for (const column of columns)
    if (column !== null && column >= width) throw new MappingFault('column', { column: column + 1 })
  if (mapping.levelColumn === null && mapping.markColumns.length === 0) throw new MappingFault('noLevels')
  for (const { column, level } of mapping.markColumns) {
    if (level > levels) throw new MappingFault('level', { text: columnLetters(column), level, levels })
    if (mapping.markColumns.some((other) => other.column === column && other.level !== level)) {
      throw new MappingFault('columnTwice', { column: columnLetters(column) })
    }
  }
  const texts = new Set<string>()
  for (const { text, level } of mapping.values) {
    if (level > levels) throw new MappingFault('level', { text, level, levels })
    if (texts.has(cellKey(text))) throw new MappingFault('textTwice', { text })
    texts.add(cellKey(text))
  }
  const aspects = new Set<string>()
  for (const { aspect } of mapping.rows) {
    if (aspect === null) continue
    if (findAspect(pack, aspect) === null) throw new MappingFault('aspect', { aspect })
    if (aspects.has(aspect)) throw new MappingFault('aspectTwice', { aspect })
    aspects.add(aspect)
  }
}
