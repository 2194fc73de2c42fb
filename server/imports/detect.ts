/** What an uploaded file is, before anything is decided: format, encoding, separator, sheets, columns with samples. */
import { Readable } from 'node:stream'
import { countCsvRows, detectCsv, readCsv, type CsvForm } from '#server/tables/csv.ts'
import type { Encoding } from '#core/encoding.ts'
import type { RowFault } from '#server/tables/csv-scanner.ts'
import { limits } from '#server/tables/limits.ts'
import { TableFault } from '#server/tables/table-fault.ts'
import { openWorkbook, type Workbook } from '#server/tables/xlsx-read.ts'
import { shortened, type Refusal } from './faults.ts'
import { columnLetters } from '#reports/xlsx/workbook.ts'
import type { Detected } from './store.ts'
import type { Upload } from './uploads.ts'
import { readUpload, readWholeUpload } from './uploads.ts'

/** How many rows are looked at for samples and proposals. */
const sampleRows = 300
/** … and how far into a CSV they may lie. */
const sampleBytes = 8 * 1024 * 1024

/** How a file is to be read; what is not said is found out. */
export interface Reading {
  encoding?: Encoding | null | undefined
  separator?: string | null | undefined
  sheet?: string | undefined
  headerRow?: number | undefined
}

/** The first rows of a table. */
export interface Sample {
  detected: Detected
  sheet: string | null
  headerRow: number
  header: string[]
  /** Rows below the header with their numbers. */
  rows: { number: number; cells: string[] }[]
}

/**
 * Looks into an upload. `known` is what was found before: when the file is read in the same way again, its rows are not
 * counted again.
 */
export async function sampleUpload(
  folder: string,
  importId: string,
  upload: Upload,
  reading: Reading,
  known: Detected | null = null,
): Promise<Sample> {
  if (upload.bytes === 0) throw new TableFault('empty')
  if (isXlsx(upload.head)) return sampleWorkbook(await openWorkbook(await readWholeUpload(folder, importId)), reading)
  if (upload.head.length >= 8 && upload.head.readUInt32BE(0) === 0xd0cf11e0) throw new TableFault('xlsOld')
  const found = known === null ? detectCsv(upload.head, upload.fault) : formOf(known, {})
  const form = { encoding: reading.encoding ?? found.encoding, separator: reading.separator ?? found.separator }
  if (looksBinary(upload.head, form.encoding)) throw new TableFault('notUnderstood')
  const isAsBefore = known?.encoding === form.encoding && known.separator === form.separator
  const total = isAsBefore && known.rows !== null ? null : await countCsvRows(await readUpload(folder, importId), form)
  const sample = await sampleCsv(await readUpload(folder, importId, sampleBytes), form, reading, upload.bytes)
  return {
    ...sample,
    detected: {
      ...sample.detected,
      rows: total === null ? (known?.rows ?? null) : Math.max(0, total - sample.headerRow),
    },
  }
}

export function isXlsx(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4
}

async function sampleCsv(source: Readable, form: CsvForm, reading: Reading, bytes: number): Promise<Sample> {
  const rows: Sample['rows'] = []
  let said = false
  let fault: RowFault | null = null
  await readCsv(source, form, (row) => {
    fault ??= row.fault
    if (row.number === 1 && row.cells === 2 && /^sep=$/u.test(row.text(0))) said = true
    if (rows.length < sampleRows && row.fault === null) rows.push({ number: row.number, cells: row.texts() })
  })
  refuseWithoutTable(rows, fault)
  // the last row of a piece is cut off
  if (bytes > sampleBytes && rows.length > 1 && rows.length < sampleRows) rows.pop()
  const headerRow = reading.headerRow ?? (said ? 2 : headerRowOf(rows))
  return sampleOf(rows, headerRow, null, {
    format: 'csv',
    encoding: form.encoding,
    separator: form.separator,
    sheets: [],
    rows: null,
  })
}

/** A file in which no row can be read, or none has anything in it. */
function refuseWithoutTable(rows: Sample['rows'], fault: RowFault | null): void {
  if (rows.some(({ cells }) => cells.some((cell) => cell.trim() !== ''))) return
  if (fault === null) throw new TableFault('empty')
  throw fault === 'tooManyColumns' ? new TableFault(fault, { limit: limits.columns }) : new TableFault('notUnderstood')
}

async function sampleWorkbook(book: Workbook, reading: Reading): Promise<Sample> {
  const sheets = book.sheets.filter((sheet) => !sheet.hidden)
  // asked for in the mapping; until then the fullest one is shown
  const fullest = sheets.reduce<(typeof sheets)[number] | null>(
    (best, sheet) => (best === null || sheet.rows > best.rows ? sheet : best),
    null,
  )
  const sheet = reading.sheet ?? fullest?.name ?? book.sheets[0]!.name
  const rows: Sample['rows'] = []
  for await (const { number, cells } of book.rows(sheet)) {
    if (rows.length >= sampleRows) break
    rows.push({ number, cells })
  }
  refuseWithoutTable(rows, null)
  const headerRow = reading.headerRow ?? headerRowOf(rows)
  const last = book.sheets.find((candidate) => candidate.name === sheet)?.rows ?? 0
  return sampleOf(rows, headerRow, sheet, {
    format: 'xlsx',
    encoding: null,
    separator: null,
    sheets: book.sheets.map(({ name, rows: count }) => ({ name, rows: count })),
    rows: Math.max(0, last - headerRow),
  })
}

/** The first row that is filled nearly as widely as the widest, so that titles above a table are passed over. */
function headerRowOf(rows: readonly { number: number; cells: string[] }[]): number {
  const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length
  const widest = Math.max(0, ...rows.slice(0, 50).map(({ cells }) => filled(cells)))
  return rows.slice(0, 50).find(({ cells }) => filled(cells) >= Math.max(1, widest * 0.6))?.number ?? 1
}

function sampleOf(
  rows: Sample['rows'],
  headerRow: number,
  sheet: string | null,
  about: Omit<Detected, 'columns'>,
): Sample {
  const header = rows.find(({ number }) => number === headerRow)?.cells ?? []
  const below = rows.filter(({ number }) => number > headerRow)
  const width = Math.max(header.length, ...below.map(({ cells }) => cells.length))
  const columns = Array.from({ length: Math.min(width, 2000) }, (_, index) => ({
    index,
    header: shortened(header[index] ?? ''),
    samples: [...new Set(below.map(({ cells }) => shortened(cells[index] ?? '')).filter((cell) => cell !== ''))].slice(
      0,
      6,
    ),
  }))
  return { detected: { ...about, columns }, sheet, headerRow, header, rows: below }
}

/** Text files have next to no control characters; archives, pictures and PDFs are full of them. */
function looksBinary(head: Uint8Array, encoding: Encoding): boolean {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return false
  let control = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++
  return control > head.length * 0.02
}

/** Every row of a small table, with its number. @throws TableFault beyond `most` rows */
export async function readTable(
  folder: string,
  importId: string,
  detected: Detected,
  reading: Reading,
  most: number,
): Promise<{ rows: { number: number; cells: string[] }[]; faults: Refusal[]; sheet: string | null }> {
  const rows: { number: number; cells: string[] }[] = []
  const faults: Refusal[] = []
  const take = (number: number, cells: string[]): void => {
    if (cells.every((cell) => cell.trim() === '')) return
    if (rows.length >= most) throw new TableFault('tooManyRows', { limit: most })
    rows.push({ number, cells })
  }
  if (detected.format === 'csv') {
    const form = formOf(detected, reading)
    await readCsv(await readUpload(folder, importId), form, (row) => {
      if (row.fault === null) take(row.number, row.texts())
      else if (faults.length < most)
        faults.push({
          sheet: null,
          row: row.number,
          column: columnLetters(row.faultColumn),
          code: row.fault,
          details: {},
        })
    })
    return { rows, faults, sheet: null }
  }
  const book = await openWorkbook(await readWholeUpload(folder, importId))
  const sheet = reading.sheet ?? book.sheets.find((candidate) => !candidate.hidden)?.name ?? book.sheets[0]!.name
  for await (const { number, cells } of book.rows(sheet)) take(number, cells)
  return { rows, faults, sheet }
}

/** Encoding and separator as said, else as detected. */
export function formOf(detected: Detected, reading: Reading): CsvForm {
  return {
    encoding: reading.encoding ?? detected.encoding ?? 'utf-8',
    separator: reading.separator ?? detected.separator ?? ',',
  }
}
