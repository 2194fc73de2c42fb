/** Goes through a whole file of answers once, row by row, whatever its format. */
import type { Detected } from '../store.ts'
import { CsvRow } from '#server/tables/csv-scanner.ts'
import { readCsv } from '#server/tables/csv.ts'
import { openWorkbook } from '#server/tables/xlsx-read.ts'
import { formOf, type Reading } from '../detect.ts'
import { readUpload, readWholeUpload } from '../uploads.ts'
import type { AnswerReader, RowRefusal } from './reader.ts'

export interface Sink {
  accept(): void
  refuse(row: number, refusal: RowRefusal): void
  /** Called after each piece of the file. Awaited, so that a sink may write somewhere slow. */
  progress(rows: number, bytes: number): Promise<void> | void
}

/**
 * Calls the sink once for each row below the header; an accepted row's bytes stand in the reader. Lines without a single
 * character are passed over and counted.
 */
export async function scanAnswers(
  folder: string,
  importId: string,
  detected: Detected,
  reading: Reading & { headerRow: number },
  reader: AnswerReader,
  sink: Sink,
): Promise<{ blankLines: number }> {
  let blankLines = 0
  const take = (row: CsvRow): void => {
    if (row.number <= reading.headerRow) return
    if (row.fault === null && row.cells === 1 && row.ends[0] === row.starts[0]) {
      blankLines++
      return
    }
    const refusal = reader.read(row)
    if (refusal === null) sink.accept()
    else sink.refuse(row.number, refusal)
  }
  if (detected.format === 'csv') {
    const source = await readUpload(folder, importId)
    await readCsv(source, formOf(detected, reading), take, (progress) => sink.progress(progress.rows, progress.bytes))
    return { blankLines }
  }
  const upload = await readWholeUpload(folder, importId)
  const book = await openWorkbook(upload)
  const sheet = reading.sheet ?? book.sheets.find((candidate) => !candidate.hidden)?.name ?? book.sheets[0]!.name
  const last = book.sheets.find((candidate) => candidate.name === sheet)?.rows ?? 1
  const row = new CsvRow()
  for await (const { number, cells, uncomputed } of book.rows(sheet)) {
    fillRow(row, number, cells)
    const header = uncomputed.length > 0 && number > reading.headerRow ? reader.firstMapped(uncomputed) : null
    if (header === null) take(row)
    else sink.refuse(number, { column: header, code: 'formulaWithoutValue', details: {} })
    if (number % 1000 === 0) await sink.progress(number, Math.round((upload.length * number) / Math.max(last, number)))
  }
  await sink.progress(row.number, upload.length)
  return { blankLines }
}

/** A workbook's row in the form the CSV reader has. */
function fillRow(row: CsvRow, number: number, cells: readonly string[]): void {
  const encoded = cells.map((cell) => Buffer.from(cell))
  row.number = number
  row.cells = cells.length
  row.fault = null
  row.bytes = Buffer.concat(encoded)
  let at = 0
  encoded.forEach((cell, i) => {
    row.starts[i] = at
    at += cell.length
    row.ends[i] = at
    row.doubled[i] = 0
  })
}
