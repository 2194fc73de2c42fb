/** CSV files: what they are (encoding, separator, columns), and their rows as a stream. */
import { detectionBytes, limits } from './limits.ts'
import { CsvScanner, type CsvRow } from './csv-scanner.ts'
import { type Encoding, detectEncoding } from '#core/encoding.ts'
import { decodeHead, toUtf8 } from './encoding.ts'
import { RowCounter } from './row-counter.ts'
import { TableFault } from './table-fault.ts'

export const separators = [',', ';', '\t', '|'] as const

export type CsvForm = { encoding: Encoding; separator: string }

/**
 * Encoding and separator from the beginning of a file.
 * `fault` is a piece of the file further on that is not UTF-8, where the beginning is plain ASCII and says nothing.
 */
export function detectCsv(head: Uint8Array, fault: Uint8Array | null = null): CsvForm {
  const first = detectEncoding(head.subarray(0, detectionBytes))
  const isPlain = first === 'utf-8' && head.every((byte) => byte < 0x80)
  const encoding = isPlain && fault !== null ? detectEncoding(fault) : first
  const sample = decodeHead(head.subarray(0, detectionBytes), encoding)
  return { encoding, separator: detectSeparator(sample) }
}

/**
 * The separator under which the rows agree best on their number of columns. `sep=;` in the first line, as Excel
 * understands it, decides.
 */
export function detectSeparator(sample: string): string {
  const said = /^\uFEFF?sep=(.)\r?\n/u.exec(sample)?.[1]
  if (said !== undefined && (separators as readonly string[]).includes(said)) return said
  let best = { separator: ',', score: 0 }
  for (const separator of separators) {
    const widths = new Map<number, number>()
    let rows = 0
    const scanner = new CsvScanner(separator, (row) => {
      if (row.isBlank || rows >= 200) return
      rows++
      const width = row.fault === null ? row.cells : 0
      widths.set(width, (widths.get(width) ?? 0) + 1)
    })
    // the last line may be cut off
    const cut = sample.length > 2000 ? Math.max(sample.lastIndexOf('\n'), 0) || sample.length : sample.length
    scanner.write(Buffer.from(sample.slice(0, cut)))
    scanner.end()
    for (const [width, count] of widths) {
      if (width < 2) continue
      const score = (count / rows) ** 2 * Math.log2(width + 1)
      if (score > best.score + 1e-9) best = { separator, score }
    }
  }
  return best.separator
}

export type CsvProgress = { rows: number; bytes: number }

/**
 * Reads a CSV: `onRow` is called once for each row, in order; `onProgress` after each piece of the file.
 * @throws TableFault `csvTooLarge` beyond 2 GiB.
 */
export async function readCsv(
  source: AsyncIterable<Uint8Array>,
  form: CsvForm,
  onRow: (row: CsvRow) => void,
  onProgress?: (progress: CsvProgress) => Promise<void> | void,
): Promise<void> {
  let bytes = 0
  const counted = limited(source, (sofar) => {
    bytes = sofar
  })
  const scanner = new CsvScanner(form.separator, onRow)
  for await (const piece of toUtf8(counted, form.encoding)) {
    scanner.write(piece)
    await onProgress?.({ rows: scanner.row.number, bytes })
  }
  scanner.end()
  await onProgress?.({ rows: scanner.row.number, bytes })
}

/** How many rows `readCsv` would hand over. @throws TableFault `csvTooLarge` beyond 2 GiB. */
export async function countCsvRows(source: AsyncIterable<Uint8Array>, form: CsvForm): Promise<number> {
  const counter = new RowCounter(form.separator)
  for await (const piece of toUtf8(limited(source), form.encoding)) counter.write(piece)
  counter.end()
  return counter.rows
}

async function* limited(
  source: AsyncIterable<Uint8Array>,
  onBytes?: (sofar: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of source) {
    bytes += chunk.length
    if (bytes > limits.csvBytes) throw new TableFault('csvTooLarge', { gigabytes: limits.csvBytes / 1024 ** 3 })
    onBytes?.(bytes)
    yield chunk
  }
}
