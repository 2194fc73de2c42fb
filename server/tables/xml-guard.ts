/**
 * Looks at the XML of a workbook, piece by piece, before anything parses it: no document type (so no entities, no
 * external ones), no depth, tag or text beyond the limits, UTF-8 only. On the way it counts the rows of a sheet and
 * names its formulas and the columns they stand in.
 */
import { limits } from './limits.ts'
import { TableFault } from './table-fault.ts'

export type SheetFacts = {
  /** The largest row number that has a cell. */
  lastRow: number
  columns: number
  cells: number
  /** Cells whose shown value is computed; only the value last computed is in the file. */
  formulas: Set<string>
  /** Those of them without a value: a program wrote the formula and none has computed it. */
  uncomputed: Set<string>
}

const less = 0x3c
const greater = 0x3e

export class XmlGuard {
  readonly facts: SheetFacts = { lastRow: 0, columns: 0, cells: 0, formulas: new Set(), uncomputed: new Set() }
  readonly #part: string
  #carry: Buffer = Buffer.alloc(0)
  #depth = 0
  #textLength = 0
  #started = false
  #row = 0
  #column = 0

  constructor(part: string) {
    this.#part = part
  }

  /** Takes the next piece. @throws TableFault */
  push(piece: Buffer): void {
    const bytes = this.#carry.length === 0 ? piece : Buffer.concat([this.#carry, piece])
    if (!this.#started && bytes.length >= 4) {
      this.#started = true
      const [first, second] = bytes
      if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0) {
        throw this.#fault()
      }
    }
    let at = 0
    for (;;) {
      const open = bytes.indexOf(less, at)
      this.#textLength += (open < 0 ? bytes.length : open) - at
      if (this.#textLength > limits.xmlTextBytes) throw this.#fault()
      if (open < 0) {
        at = bytes.length
        break
      }
      const after = this.#construct(bytes, open)
      if (after < 0) {
        if (bytes.length - open > limits.xmlTagBytes) throw this.#fault()
        at = open
        break
      }
      this.#textLength = 0
      at = after
    }
    this.#carry = bytes.subarray(at)
  }

  /** All pieces were there. @throws TableFault when the XML ends in the middle. */
  end(): SheetFacts {
    if (this.#depth !== 0 || this.#carry.length > 0) throw this.#fault()
    return this.facts
  }

  /** One tag, comment, CDATA section or instruction; returns the place behind it, or -1 when its end is not there. */
  #construct(bytes: Buffer, open: number): number {
    const next = bytes[open + 1]
    if (next === undefined) return -1
    if (next === 0x21 /* ! */) {
      if (bytes.length < open + 9) return -1
      const start = bytes.toString('latin1', open + 2, open + 9)
      const ending = start.startsWith('--') ? '-->' : start === '[CDATA[' ? ']]>' : null
      // what remains is a document type or something else a workbook never has
      if (ending === null) throw this.#fault()
      const close = bytes.indexOf(ending, open + (ending === '-->' ? 4 : 9), 'latin1')
      return close < 0 ? -1 : close + 3
    }
    if (next === 0x3f /* ? */) {
      const close = bytes.indexOf('?>', open + 2, 'latin1')
      if (close < 0) return -1
      const declared = /encoding\s*=\s*["']([^"']*)/iu.exec(bytes.toString('latin1', open, close))?.[1]
      if (declared !== undefined && !/^(utf-?8|us-ascii)$/iu.test(declared)) throw this.#fault()
      return close + 2
    }
    let close = open + 1
    let inQuote = 0
    for (; close < bytes.length; close++) {
      const byte = bytes[close]!
      if (inQuote !== 0) {
        if (byte === inQuote) inQuote = 0
      } else if (byte === 0x22 || byte === 0x27) inQuote = byte
      else if (byte === greater) break
    }
    if (close >= bytes.length) return -1
    if (close - open > limits.xmlTagBytes) throw this.#fault()
    if (next === 0x2f /* / */) {
      this.#depth--
      if (this.#depth < 0) throw this.#fault()
    } else {
      if (bytes[close - 1] !== 0x2f) this.#depth++
      if (this.#depth > limits.xmlDepth) throw this.#fault()
      this.#tag(bytes, open + 1, close)
    }
    return close + 1
  }

  #tag(bytes: Buffer, from: number, to: number): void {
    let nameEnd = from
    let name = from
    for (; nameEnd < to; nameEnd++) {
      const byte = bytes[nameEnd]!
      if (byte === 0x3a /* : */) name = nameEnd + 1
      else if (byte <= 0x20 || byte === 0x2f) break
    }
    const length = nameEnd - name
    const first = bytes[name]
    if (length === 1 && first === 0x63 /* c */) this.#cellTag(bytes, nameEnd, to)
    else if (length === 1 && first === 0x66 /* f */) this.#formula()
    else if (length === 1 && first === 0x76 /* v */) this.facts.uncomputed.delete(`${this.#row}:${this.#column}`)
    else if (length === 3 && first === 0x72 && bytes[name + 1] === 0x6f && bytes[name + 2] === 0x77 /* row */)
      this.#rowTag(bytes, nameEnd, to)
  }

  #rowTag(bytes: Buffer, from: number, to: number): void {
    const start = referenceAt(bytes, from, to)
    this.#row++
    this.#column = 0
    if (start >= 0) this.#readRow(bytes, start)
    if (this.#row > limits.xlsxRows) throw this.#fault()
  }

  #cellTag(bytes: Buffer, from: number, to: number): void {
    const { facts } = this
    facts.cells++
    let at = referenceAt(bytes, from, to)
    if (at < 0) this.#column++
    else {
      const start = at
      let column = 0
      for (; bytes[at]! >= 0x41 && bytes[at]! <= 0x5a && at < start + 3; at++) column = column * 26 + bytes[at]! - 0x40
      if (column === 0) throw this.#fault()
      const row = this.#row
      const before = this.#column
      this.#column = column
      this.#readRow(bytes, at)
      // cells out of order would let one be read twice
      if (this.#row === row && column <= before) throw this.#fault()
    }
    if (this.#column > limits.columns) throw new TableFault('tooManyColumns', { limit: limits.columns })
    if (this.#row > facts.lastRow) facts.lastRow = this.#row
    if (this.#column > facts.columns) facts.columns = this.#column
  }

  /** A row number up to the closing quote: digits only, no leading zero, on the sheet. */
  #readRow(bytes: Buffer, from: number): void {
    let at = from
    let row = 0
    for (; bytes[at]! >= 0x30 && bytes[at]! <= 0x39 && at < from + 7; at++) row = row * 10 + bytes[at]! - 0x30
    const closing = bytes[at]
    if (bytes[from] === 0x30 || row === 0 || row > limits.xlsxRows || (closing !== 0x22 && closing !== 0x27)) {
      throw this.#fault()
    }
    this.#row = row
  }

  #formula(): void {
    // enough to mark every cell of a scoring workbook; a sheet of computed answers is only said to have formulas
    const { formulas, uncomputed } = this.facts
    if (this.#row === 0 || this.#column === 0) return
    if (formulas.size < 20_000) formulas.add(`${this.#row}:${this.#column}`)
    if (uncomputed.size < 200_000) uncomputed.add(`${this.#row}:${this.#column}`)
  }

  #fault(): TableFault {
    return new TableFault('xlsxDamaged', { part: this.#part })
  }
}

/** Where the value of the attribute `r` begins, or -1. */
function referenceAt(bytes: Buffer, from: number, to: number): number {
  for (let at = from; at + 3 < to; at++) {
    const byte = bytes[at]!
    if (byte <= 0x20 && bytes[at + 1] === 0x72 && bytes[at + 2] === 0x3d) {
      const mark = bytes[at + 3]!
      return mark === 0x22 || mark === 0x27 ? at + 4 : -1
    }
    if (byte === 0x22 || byte === 0x27) {
      at++
      while (at < to && bytes[at] !== byte) at++
    }
  }
  return -1
}
