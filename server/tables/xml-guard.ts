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
}

const less = 0x3c
const greater = 0x3e

export class XmlGuard {
  readonly facts: SheetFacts = { lastRow: 0, columns: 0, cells: 0, formulas: new Set() }
  readonly #part: string
  #carry: Buffer = Buffer.alloc(0)
  #depth = 0
  #textLength = 0
  #started = false
  #row = 0
  #column = 0
  #cell = ''

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
    if (length === 1 && first === 0x63 /* c */) this.#cellTag(attribute(bytes, nameEnd, to, 0x72 /* r */))
    else if (length === 1 && first === 0x66 /* f */) this.#formula()
    else if (length === 3 && bytes.toString('latin1', name, nameEnd) === 'row') {
      const said = attribute(bytes, nameEnd, to, 0x72)
      this.#row = said === null ? this.#row + 1 : Number(said)
      this.#column = 0
      if (!Number.isInteger(this.#row) || this.#row < 1 || this.#row > limits.xlsxRows) throw this.#fault()
    }
  }

  #cellTag(reference: string | null): void {
    const { facts } = this
    facts.cells++
    if (reference === null) this.#column++
    else {
      const match = /^([A-Z]{1,3})([1-9][0-9]{0,6})$/u.exec(reference)
      if (!match) throw this.#fault()
      this.#column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
      const row = Number(match[2])
      if (row > limits.xlsxRows) throw this.#fault()
      this.#row = row
    }
    if (this.#column > limits.columns) throw new TableFault('tooManyColumns', { limit: limits.columns })
    this.#cell = `${this.#row}:${this.#column}`
    facts.lastRow = Math.max(facts.lastRow, this.#row)
    facts.columns = Math.max(facts.columns, this.#column)
  }

  #formula(): void {
    // enough to mark every cell of a scoring workbook; a sheet of computed answers is only said to have formulas
    if (this.#cell !== '' && this.facts.formulas.size < 20_000) this.facts.formulas.add(this.#cell)
  }

  #fault(): TableFault {
    return new TableFault('xlsxDamaged', { part: this.#part })
  }
}

/** The value of the attribute named by one letter, or null. */
function attribute(bytes: Buffer, from: number, to: number, letter: number): string | null {
  for (let at = from; at + 3 < to; at++) {
    if (bytes[at]! <= 0x20 && bytes[at + 1] === letter && bytes[at + 2] === 0x3d) {
      const mark = bytes[at + 3]!
      if (mark !== 0x22 && mark !== 0x27) return null
      const close = bytes.indexOf(mark, at + 4)
      return close < 0 || close > to ? null : bytes.toString('latin1', at + 4, close)
    }
    const byte = bytes[at]!
    if (byte === 0x22 || byte === 0x27) {
      const close = bytes.indexOf(byte, at + 1)
      if (close < 0 || close > to) return null
      at = close
    }
  }
  return null
}
