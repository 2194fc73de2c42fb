/**
 * A CSV as the table that the statistical methods read: each reading is one pass over the bytes, and a number never
 * becomes a text, so that a million rows take seconds.
 */
import type { DataTable } from '#core/statistics/methods/method.ts'
import { longestCell, missingByDefault, numberReader, type Reading } from '#core/statistics/read-table.ts'
import { InputError } from '#core/statistics/result.ts'
import { detectCsv } from '#server/tables/csv.ts'
import { CsvScanner, type CsvRow } from '#server/tables/csv-scanner.ts'

type Source = { bytes: Buffer; separator: string }

/**
 * Reads the header of a CSV; columns come later. `missing` are the declared missing codes.
 * Errors: InputError `emptyTable`, `duplicateHeader`, `notCsv`, `notText`.
 */
export function csvTable(file: Uint8Array, missing: readonly string[] = []): DataTable {
  const source = asUtf8(file)
  const header = readHeader(source)
  const codes = [...missingByDefault, ...missing]
  const places = (names: readonly string[]) =>
    names.map((name) => {
      const place = header.indexOf(name)
      if (place === -1)
        throw new InputError('unknownColumn', { column: name.slice(0, 60), columns: header.slice(0, 50) })
      return place
    })
  const numbers = (names: readonly string[], reading: Reading & { missing: readonly string[] }): Float64Array[] => {
    const at = places(names)
    const columns = names.map((name) => new NumberColumn(name, codes, reading))
    eachRow(source, header, (row, number) => {
      for (let index = 0; index < at.length; index += 1) columns[index]!.take(row, at[index]!, number)
    })
    return columns.map((column) => column.values)
  }
  return {
    header,
    labels: (names) => {
      const at = places(names)
      const known = new Set(codes)
      const columns = names.map((): (string | null)[] => [])
      eachRow(source, header, (row, number) => {
        for (const [index, place] of at.entries()) {
          const cell = row.text(place).trim()
          if (cell.length > longestCell) throw tooLong(number, header[place]!)
          columns[index]!.push(known.has(cell) ? null : cell)
        }
      })
      return columns
    },
    numbers: (names, levels) => numbers(names, levels === undefined ? { missing } : { missing, levels }),
    probabilities: (name) => numbers([name], { missing, anySize: true })[0]!,
  }
}

/** The cells of a small CSV without a header, such as a matrix. */
export function csvCells(file: Uint8Array): string[][] {
  const rows: string[][] = []
  const source = asUtf8(file)
  scan(source, (row, number) => {
    refuseFault(row, number, [])
    if (!row.isBlank) rows.push(row.texts())
  })
  return rows
}

function tooLong(row: number, column: string): InputError {
  return new InputError('cellTooLong', { row, column, longest: longestCell })
}

/** The bytes in UTF-8 without a mark and with an end to the last line, which lets the scanner see a cell of any length whole. */
function asUtf8(file: Uint8Array): Source {
  const head = Buffer.from(file.buffer, file.byteOffset, Math.min(file.byteLength, 256 * 1024))
  const { encoding, separator } = detectCsv(head)
  const isUtf8 = encoding === 'utf-8' || encoding === 'utf-8-bom'
  const bytes = isUtf8
    ? Buffer.from(file.buffer, file.byteOffset, file.byteLength)
    : Buffer.from(new TextDecoder(encoding).decode(file))
  const unmarked = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? bytes.subarray(3) : bytes
  // Excel's own first line, which says the separator and is no row
  const said = /^sep=.\r?\n/u.exec(unmarked.toString('latin1', 0, 8))?.[0].length ?? 0
  const table = unmarked.subarray(said)
  const last = table.at(-1)
  const ended = last === 0x0a || last === 0x0d ? table : Buffer.concat([table, Buffer.from('\n')])
  return { bytes: ended, separator }
}

function scan({ bytes, separator }: Source, onRow: (row: CsvRow, number: number) => void): void {
  let before: { bytes: Buffer; end: number } | undefined
  const scanner = new CsvScanner(separator, (row) => {
    if (row.fault === 'unclosedQuote') {
      const from = before?.bytes === row.bytes ? before.end : 0
      const open = openCell(row.bytes, from, separator.charCodeAt(0))
      row.faultColumn = open.column
      if (open.length > longestCell) row.fault = 'cellTooLong'
    }
    onRow(row, row.number)
    if (row.cells > 0) before = { bytes: row.bytes, end: row.ends[row.cells - 1]! }
  })
  scanner.write(bytes)
  scanner.end()
}

/** The cell whose quote is never closed, in the first row with any content at or after `from`; the rest of the file is its length. */
function openCell(bytes: Buffer, from: number, separator: number): { column: number; length: number } {
  let at = from
  const isEnd = (byte: number | undefined) => byte === 0x0a || byte === 0x0d
  if (from > 0) while (at < bytes.length && !isEnd(bytes[at])) at += 1
  while (at < bytes.length && isEnd(bytes[at])) at += 1
  let column = 0
  while (at < bytes.length && !isEnd(bytes[at])) {
    if (bytes[at] === 0x22) {
      let close = bytes.indexOf(0x22, at + 1)
      while (close !== -1 && bytes[close + 1] === 0x22) close = bytes.indexOf(0x22, close + 2)
      if (close === -1) return { column, length: bytes.length - at }
      at = close + 1
    }
    while (at < bytes.length && bytes[at] !== separator && !isEnd(bytes[at])) at += 1
    if (bytes[at] === separator) {
      at += 1
      column += 1
    }
  }
  return { column: 0, length: 0 }
}

class Found extends Error {}

/** No name has one; workbooks and pictures read as text do. */
// oxlint-disable-next-line no-control-regex
const controlCharacter = /[\u0000-\u0008\u000E-\u001F\u007F]/u

function readHeader(source: Source): string[] {
  let header: string[] | undefined
  try {
    scan(source, (row) => {
      if (row.isBlank) return
      refuseFault(row, 0, [])
      header = row.texts().map((name) => name.trim())
      throw new Found()
    })
  } catch (error) {
    if (!(error instanceof Found)) throw error
  }
  if (header === undefined || (header.length === 1 && header[0] === '')) throw new InputError('emptyTable')
  for (const [index, name] of header.entries()) {
    if (name.length > longestCell) throw tooLong(0, String(index + 1))
    if (controlCharacter.test(name)) throw new InputError('notText', { row: 0, column: String(index + 1) })
    // numbers of rows, as R and pandas write them, stand under no name
    if (name !== '' && header.indexOf(name) !== index)
      throw new InputError('duplicateHeader', { column: name.slice(0, 60) })
  }
  return header
}

/** Rows under the header, numbered from 1. An empty line is passed over, but in a table of one column it is a missing value. */
function eachRow(source: Source, header: readonly string[], onRow: (row: CsvRow, number: number) => void): void {
  let headerLine = 0
  let rows = 0
  scan(source, (row, line) => {
    if (headerLine === 0) {
      if (!row.isBlank) headerLine = line
      return
    }
    const number = line - headerLine
    refuseFault(row, number, header)
    if (row.cells === 1 && header.length > 1 && row.isBlank) return
    if (row.cells !== header.length) {
      throw new InputError('wrongCellCount', { row: number, count: row.cells, expected: header.length })
    }
    rows += 1
    onRow(row, number)
  })
  if (rows === 0) throw new InputError('emptyTable')
}

function refuseFault(row: CsvRow, number: number, header: readonly string[]): void {
  if (row.fault === null) return
  const column = header[row.faultColumn] ?? String(row.faultColumn + 1)
  if (row.fault === 'cellTooLong') throw tooLong(number, column)
  if (row.fault === 'zeroByte') throw new InputError('notText', { row: number, column })
  throw new InputError('notCsv', { row: number, column, fault: row.fault })
}

/** Numbers of one column as they come. Short plain decimals are read from the bytes, everything else as text. */
class NumberColumn {
  private column = new Float64Array(1024)
  private count = 0
  private readonly missing: ReadonlySet<string>
  private readonly read: (cell: string, row: number) => number | null
  private readonly name: string
  /** Whether a number may be taken from the bytes: no missing code is a number. */
  private readonly isPlain: boolean
  private readonly levels: ReadonlySet<number> | null

  constructor(name: string, codes: readonly string[], reading: Reading & { missing: readonly string[] }) {
    this.name = name
    this.missing = new Set(codes)
    this.read = numberReader(name, reading)
    this.isPlain = reading.missing.every((code) => code === '' || Number.isNaN(Number(code)))
    this.levels = reading.levels === undefined ? null : new Set(reading.levels)
  }

  get values(): Float64Array {
    return this.column.slice(0, this.count)
  }

  take(row: CsvRow, place: number, number: number): void {
    if (this.count === this.column.length) {
      const longer = new Float64Array(this.count * 2)
      longer.set(this.column)
      this.column = longer
    }
    const fast = this.isPlain ? shortDecimal(row.bytes, row.starts[place]!, row.ends[place]!) : Number.NaN
    const isOff = Number.isNaN(fast) || (this.levels !== null && !this.levels.has(fast))
    this.column[this.count] = isOff ? this.slow(row.text(place).trim(), number) : fast
    this.count += 1
  }

  private slow(cell: string, number: number): number {
    if (this.missing.has(cell)) return Number.NaN
    if (cell.length > longestCell) throw tooLong(number, this.name)
    return this.read(cell, number) ?? Number.NaN
  }
}

const powersOfTen = Array.from({ length: 16 }, (_, power) => 10 ** power)

/**
 * A number of at most 15 digits without exponent: as an integer divided by a power of ten it is rounded once, as
 * Number() rounds it. NaN for anything else.
 */
function shortDecimal(bytes: Buffer, from: number, to: number): number {
  if (to - from > 17 || to <= from) return Number.NaN
  let at = from
  const isNegative = bytes[at] === 0x2d
  if (isNegative) at += 1
  let digits = 0
  let value = 0
  let decimals = -1
  for (; at < to; at += 1) {
    const byte = bytes[at]!
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + (byte - 0x30)
      digits += 1
      if (decimals >= 0) decimals += 1
    } else if (byte === 0x2e && decimals < 0) decimals = 0
    else return Number.NaN
  }
  if (digits === 0 || digits > 15) return Number.NaN
  const size = decimals > 0 ? value / powersOfTen[decimals]! : value
  return isNegative && size !== 0 ? -size : size
}
