/**
 * Counts the rows of a CSV as `CsvScanner` finds them. Until the first quote a row is a line, and counting lines takes a
 * small part of the time; behind a quote a line end may belong to a cell, and the scanner goes on.
 */
import { CsvScanner } from './csv-scanner.ts'
import { limits } from './limits.ts'

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

export class RowCounter {
  rows = 0
  readonly #separator: string
  #scanner: CsvScanner | null = null
  /** The beginning of a line whose end has not come yet. */
  #carry: Buffer = Buffer.alloc(0)

  constructor(separator: string) {
    this.#separator = separator
  }

  /** Takes the next bytes. */
  write(chunk: Buffer): void {
    if (this.#scanner !== null) {
      this.#scanner.write(chunk)
      return
    }
    const bytes = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk])
    // nothing longer than a row may be is held here: what becomes of it is for the scanner to say
    if (bytes.includes(quote) || bytes.length > limits.rowBytes) {
      this.#scanner = new CsvScanner(this.#separator, () => this.rows++)
      this.#scanner.write(bytes)
    } else this.#carry = bytes.subarray(this.#countLines(bytes))
  }

  /** Counts what is left. */
  end(): void {
    if (this.#scanner !== null) this.#scanner.end()
    else if (this.#carry.length > 0) this.rows++
  }

  /** Returns where the line begins that does not end in these bytes. */
  #countLines(bytes: Buffer): number {
    let last = -1
    // `indexOf` is native: looking at each byte here takes ten times as long
    for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) {
      this.rows++
      last = at
    }
    for (let at = bytes.indexOf(carriageReturn); at >= 0; at = bytes.indexOf(carriageReturn, at + 1)) {
      // with a line feed behind it, it is counted; behind the last byte one may follow
      if (at + 1 === bytes.length || bytes[at + 1] === lineFeed) continue
      this.rows++
      last = Math.max(last, at)
    }
    return last + 1
  }
}
