/**
 * A table of text cells, as a CSV parser or an API body leaves it, read into columns of numbers or labels.
 *
 * Every problem is an InputError with `row` (1 = the first row under the header) and `column`.
 *
 * Exports
 *   type Table = { header, rows }
 *   tableFromRecords(records): Table                              checks header, cell counts and cell length
 *   columnNames(table, names): names                              checks that they exist
 *   labelColumn(table, name, missing?): (string | null)[]
 *   numberColumn(table, name, { missing?, levels? }): (number | null)[]
 *   numberReader(name, { missing?, levels? }): (cell, row) => number | null
 *   requiredNumberColumn(table, name, { missing? }): number[]     an empty cell is an error
 *   readLevels(text): number[]                                    "1,2,3,4"
 *   missingByDefault = ['', 'NA']
 *   longestCell = 10,000 characters
 */
import { InputError } from './result.ts'

export type Table = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** Codes that mean "no value" in every column, besides the declared ones. */
export const missingByDefault: readonly string[] = ['', 'NA']

/** A cell longer than this is not data of any method; it is refused rather than carried along. */
export const longestCell = 10_000

type Reading = { readonly missing?: readonly string[]; readonly levels?: readonly number[] }

/** The first record is the header. Errors: `emptyTable`, `emptyHeader`, `duplicateHeader`, `wrongCellCount`, `cellTooLong`. */
export function tableFromRecords(records: readonly (readonly string[])[]): Table {
  const [first, ...rows] = records
  if (first === undefined) throw new InputError('emptyTable')
  const header = first.map((name) => name.trim())
  for (const [index, name] of header.entries()) {
    if (name.length > longestCell)
      throw new InputError('cellTooLong', { row: 0, column: String(index + 1), longest: longestCell })
    if (name === '') throw new InputError('emptyHeader', { column: String(index + 1) })
    if (header.indexOf(name) !== index) throw new InputError('duplicateHeader', { column: name })
  }
  if (rows.length === 0) throw new InputError('emptyTable')
  for (const [index, row] of rows.entries()) {
    if (row.length !== header.length) {
      throw new InputError('wrongCellCount', { row: index + 1, count: row.length, expected: header.length })
    }
    const long = row.findIndex((cell) => cell.length > longestCell)
    if (long !== -1)
      throw new InputError('cellTooLong', { row: index + 1, column: header[long]!, longest: longestCell })
  }
  return { header, rows }
}

/** The same names, once each exists. Errors: `unknownColumn` with the columns there are. */
export function columnNames(table: Table, names: readonly string[]): readonly string[] {
  for (const name of names) {
    if (!table.header.includes(name)) throw new InputError('unknownColumn', { column: name, columns: table.header })
  }
  return names
}

/** A column of labels, trimmed; missing codes become null. */
export function labelColumn(table: Table, name: string, missing: readonly string[] = []): (string | null)[] {
  columnNames(table, [name])
  const index = table.header.indexOf(name)
  const codes = new Set([...missingByDefault, ...missing])
  return table.rows.map((row) => {
    const cell = row[index]!.trim()
    return codes.has(cell) ? null : cell
  })
}

const decimalNumber = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/**
 * A column of numbers; missing codes become null, also when they are written differently ("0" declares "0.0" missing).
 * Errors: `notANumber`, `numberTooLarge`, and with levels `outsideLevels`.
 */
export function numberColumn(table: Table, name: string, reading: Reading = {}): (number | null)[] {
  const read = numberReader(name, reading)
  return labelColumn(table, name, reading.missing).map((cell, index) => (cell === null ? null : read(cell, index + 1)))
}

/**
 * Reads one trimmed cell that is not a missing code written as text; null for a missing code written differently.
 * Errors: as numberColumn, with `row`.
 */
export function numberReader(
  name: string,
  { missing = [], levels }: Reading,
): (cell: string, row: number) => number | null {
  const missingNumbers = new Set(missing.filter((code) => decimalNumber.test(code)).map(Number))
  return (cell, row) => {
    if (!decimalNumber.test(cell)) throw new InputError('notANumber', { row, column: name, cell: shown(cell) })
    const value = Number(cell) + 0
    if (!Number.isFinite(value)) throw new InputError('numberTooLarge', { row, column: name, cell: shown(cell) })
    if (missingNumbers.has(value)) return null
    if (levels !== undefined && !levels.includes(value)) {
      throw new InputError('outsideLevels', { row, column: name, cell: shown(cell), levels: levels.map(String) })
    }
    return value
  }
}

/** A column in which every row must have a number. Errors: as numberColumn, and `emptyCell`. */
export function requiredNumberColumn(table: Table, name: string, reading: Reading = {}): number[] {
  return numberColumn(table, name, reading).map((value, index) => {
    if (value === null) throw new InputError('emptyCell', { row: index + 1, column: name })
    return value
  })
}

/**
 * Declared levels, lowest first. Errors: `levelNotANumber`, `duplicateLevel`, `tooFewLevels`.
 *
 * Example: readLevels('1,2,3,4') is [1, 2, 3, 4].
 */
export function readLevels(text: string): number[] {
  const levels = text.split(',').map((part) => {
    const cell = part.trim()
    if (!decimalNumber.test(cell)) throw new InputError('levelNotANumber', { level: shown(cell) })
    return Number(cell)
  })
  levels.sort((a, b) => a - b)
  const twice = levels.find((level, index) => level === levels[index - 1])
  if (twice !== undefined) throw new InputError('duplicateLevel', { level: twice })
  if (levels.length < 2) throw new InputError('tooFewLevels', { count: levels.length, minimum: 2 })
  return levels
}

/** Enough of a cell to recognise it in a message. */
function shown(cell: string): string {
  return cell.length > 60 ? `${cell.slice(0, 60)}…` : cell
}
