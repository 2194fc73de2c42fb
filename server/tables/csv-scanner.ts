/**
 * Finds the cells of a CSV in a stream of UTF-8 bytes, without making a string of any cell that nobody asks for.
 *
 * Written by hand because an import of answers looks at 36 cells a row and keeps one byte of most of them: this scanner
 * does about five times the rows of csv-parse, which stays in the tests as the judge of what a CSV means
 * (docs/decisions/imports.md).
 *
 * RFC 4180 and what spreadsheets do beyond it: any of LF, CRLF, CR ends a row; a quote inside an unquoted cell is a
 * quote; rows may be ragged. A row that cannot be read has a fault and reading goes on behind it, so that every row is
 * accounted for. A quote that is never closed costs its own line only.
 */
import { limits } from './limits.ts'

export type RowFault = 'cellTooLong' | 'rowTooLong' | 'tooManyColumns' | 'textAfterQuote' | 'unclosedQuote' | 'zeroByte'

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d
/** The end of the row has not come yet. */
const incomplete = -1
/** A quoted cell ends in the middle of a later line: most likely its quote was never closed. */
const broken = -2

/** The row being handed over. One object is used again for every row: take what you need before returning. */
export class CsvRow {
  /** 1 for the first row of the file. An empty line is a row, as in a spreadsheet. */
  number = 0
  cells = 0
  fault: RowFault | null = null
  /** The cell at fault, from 0. */
  faultColumn = 0
  bytes: Buffer = Buffer.alloc(0)
  starts = new Int32Array(limits.columns + 1)
  ends = new Int32Array(limits.columns + 1)
  /** 1 where quotes are doubled inside the cell. */
  doubled = new Uint8Array(limits.columns + 1)

  /** A cell as text; a cell the row does not have is empty. */
  text(column: number): string {
    if (column >= this.cells) return ''
    const text = this.bytes.toString('utf8', this.starts[column], this.ends[column])
    return this.doubled[column] === 1 ? text.replaceAll('""', '"') : text
  }

  /** Cells up to the last that has anything in it. */
  get filled(): number {
    let last = this.cells
    while (last > 0 && this.ends[last - 1]! <= this.starts[last - 1]!) last--
    return last
  }

  /** Whether the line is empty or has empty cells only. */
  get isBlank(): boolean {
    for (let i = 0; i < this.cells; i++) if (this.ends[i]! > this.starts[i]!) return false
    return this.fault === null
  }

  /** All cells as text. */
  texts(): string[] {
    return Array.from({ length: this.cells }, (_, i) => this.text(i))
  }
}

export class CsvScanner {
  readonly row = new CsvRow()
  readonly #separator: number
  readonly #onRow: (row: CsvRow) => void
  #carry: Buffer = Buffer.alloc(0)
  /** How much of the carry was looked at when it turned out to be incomplete; saves looking at long rows again. */
  #retryAt = 0
  /** In the middle of a line that was given up: nothing counts before the next line end. */
  #skipping = false

  /** `onRow` is called once for each row, in order. */
  constructor(separator: string, onRow: (row: CsvRow) => void) {
    if (separator.length !== 1 || separator.charCodeAt(0) > 0x7f)
      throw new RangeError('A separator is one ASCII character.')
    this.#separator = separator.charCodeAt(0)
    this.#onRow = onRow
  }

  /** Takes the next bytes. */
  write(chunk: Buffer): void {
    const bytes = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk])
    // a row that was incomplete is tried again only when it has doubled, so that a long cell costs linear time
    if (bytes.length < this.#retryAt) {
      this.#carry = bytes
      return
    }
    this.#scan(bytes, false)
  }

  /** Hands over what is left. */
  end(): void {
    this.#scan(this.#carry, true)
    this.#carry = Buffer.alloc(0)
  }

  #scan(bytes: Buffer, final: boolean): void {
    const row = this.row
    row.bytes = bytes
    const hasZero = bytes.includes(0)
    let position = this.#skipping ? this.#skipLine(bytes, 0) : 0
    while (position < bytes.length) {
      let after = this.#scanRow(bytes, position, final)
      if (after === incomplete && !final && bytes.length - position <= limits.rowBytes) break
      if (after === incomplete || after === broken) after = this.#giveUp(bytes, position, after)
      row.number++
      if (hasZero && row.fault === null) this.#refuseZeroByte(bytes, position, after)
      this.#onRow(row)
      position = after
    }
    this.#carry = bytes.subarray(Math.min(position, bytes.length))
    this.#retryAt = this.#carry.length > 1024 * 1024 ? Math.min(2 * this.#carry.length, limits.rowBytes + 1) : 0
  }

  /** Fills the row from `from`; returns where the next one begins, `incomplete` or `broken`. */
  #scanRow(bytes: Buffer, from: number, final: boolean): number {
    const { row } = this
    const { starts, ends, doubled } = row
    const separator = this.#separator
    const end = bytes.length
    let at = from
    let cell = 0
    row.fault = null
    for (;;) {
      let start = at
      let stop: number
      let hasDoubled = 0
      if (at < end && bytes[at] === quote) {
        start = at + 1
        let close = start
        for (;;) {
          while (close < end && bytes[close] !== quote) close++
          if (close >= end) return incomplete
          if (close + 1 < end) {
            if (bytes[close + 1] !== quote) break
            hasDoubled = 1
            close += 2
          } else if (final) break
          else return incomplete
        }
        stop = close
        at = close + 1
        let code = bytes[at]
        if (at < end && code !== separator && code !== lineFeed && code !== carriageReturn) {
          // blanks may stand behind a closing quote; anything else is a fault of the file
          while (at < end && (code = bytes[at]) !== separator && (code === 0x20 || code === 0x09)) at++
          if (at < end && code !== separator && code !== lineFeed && code !== carriageReturn) {
            if (spansLines(bytes, start, stop)) return broken
            row.fault ??= 'textAfterQuote'
            row.faultColumn = cell
          }
          while (at < end && (code = bytes[at]) !== separator && code !== lineFeed && code !== carriageReturn) at++
        }
      } else {
        let code: number | undefined
        while (at < end && (code = bytes[at]) !== separator && code !== lineFeed && code !== carriageReturn) at++
        stop = at
      }
      if (at >= end && !final) return incomplete
      if (cell < limits.columns) {
        starts[cell] = start
        ends[cell] = stop
        doubled[cell] = hasDoubled
        cell++
      } else if (row.fault === null) {
        row.fault = 'tooManyColumns'
        row.faultColumn = cell
      }
      if (stop - start > limits.cellBytes && row.fault === null) {
        row.fault = 'cellTooLong'
        row.faultColumn = cell - 1
      }
      const code = at < end ? bytes[at] : lineFeed
      if (code === separator) {
        at++
        continue
      }
      row.cells = cell
      if (code === carriageReturn) {
        if (at + 1 >= end && !final) return incomplete
        return bytes[at + 1] === lineFeed ? at + 2 : at + 1
      }
      return at + 1
    }
  }

  /** Hands over one line of a row that cannot be read as a fault; reading goes on with the next line. */
  #giveUp(bytes: Buffer, from: number, why: typeof incomplete | typeof broken): number {
    const { row } = this
    const after = this.#skipLine(bytes, from)
    row.cells = 0
    row.faultColumn = 0
    row.fault = why === broken || bytes.subarray(from, after).includes(quote) ? 'unclosedQuote' : 'rowTooLong'
    return after
  }

  /** The place behind the next line end; without one, everything is left out and so is what comes until it does. */
  #skipLine(bytes: Buffer, from: number): number {
    let at = from
    while (at < bytes.length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at++
    this.#skipping = at >= bytes.length
    return bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? at + 2 : at + 1
  }

  #refuseZeroByte(bytes: Buffer, from: number, to: number): void {
    const at = bytes.subarray(from, to).indexOf(0)
    if (at < 0) return
    const { row } = this
    row.fault = 'zeroByte'
    row.faultColumn = 0
    for (let i = 0; i < row.cells; i++) if (row.starts[i]! <= from + at) row.faultColumn = i
  }
}

function spansLines(bytes: Buffer, start: number, stop: number): boolean {
  const cell = bytes.subarray(start, stop)
  return cell.includes(lineFeed) || cell.includes(carriageReturn)
}
