/**
 * One way to write a workbook, used for the scorecard workbook here and for scoring sheets and templates in `server`.
 * What a person typed can never become a formula, absences are words or blanks, and the same sheets give the same bytes.
 */
import { writeXlsx } from 'hucre/xlsx'
import type { Language } from '#core/language.ts'
import { cleanText } from '../clean-text.ts'
import { lineCount } from '../measure.ts'
import { patchPart } from '../ooxml/archive.ts'
import { coreProperties } from '../ooxml/core-properties.ts'
import type { CellStyle as LibraryStyle, DataValidation, MergeRange, WriteSheet } from 'hucre'

export { cleanText } from '../clean-text.ts'

/** How a cell looks. Colours are `RRGGBB`; a number format is Excel's own (`0.0`, `0%`, `yyyy-mm-dd`). */
export type CellStyle = {
  bold?: boolean
  italic?: boolean
  size?: number
  colour?: string
  fill?: string
  wrap?: boolean
  align?: 'left' | 'center' | 'right'
  /** A line under the cell: `ink` under a head, `hair` between rows. */
  line?: 'ink' | 'hair'
  numberFormat?: string
}

export type CellValue = string | number | boolean | null
export type CellSpec = CellValue | { value: CellValue; style: CellStyle }

export type ColumnSpec = {
  /** Stands in the first row. A line break separates two languages. */
  header: string
  /** In characters of the body font. */
  width: number
  /** Keys a program needs and a person should not see. */
  hidden?: boolean
  style?: CellStyle
}

/** Offers a list in the cells of one column. Row numbers count from 1 below the header. */
export type ListValidation = {
  /** Index of the column, from 0. */
  column: number
  firstRow: number
  lastRow: number
  /**
   * Either the entries themselves (no commas or quotes, 255 characters together, the most Excel can hold), or where
   * they stand: a column of another sheet, rows counted from 1 below its header.
   */
  list: readonly string[] | { sheet: string; column: number; firstRow: number; lastRow: number }
  /** What Excel says when something else is entered; `stop` refuses it. */
  message?: { title: string; text: string }
}

export type SheetSpec = {
  name: string
  columns: readonly ColumnSpec[]
  rows: readonly (readonly CellSpec[])[]
  /** Columns that stay when scrolling sideways. The header row always stays. */
  frozenColumns?: number
  /** Filter buttons in the header row. */
  filter?: boolean
  validations?: readonly ListValidation[]
  /** Rows and columns from 0 below the header; only the first cell's value is kept. */
  merges?: readonly { row: number; column: number; rows: number; columns: number }[]
  hidden?: boolean
  /** A4, the header repeated; as many pages wide as it takes to be read, with the frozen columns on each. */
  print?: 'portrait' | 'landscape'
  /** Only so many columns from the left are printed; the rest is for the screen. */
  printedColumns?: number
}

export type WorkbookSpec = {
  sheets: readonly SheetSpec[]
  title: string
  /** ISO 8601; written as the time of creation, so that the same input gives the same bytes. */
  madeAt: string
  /** Written into the properties, for search and screen readers. */
  language?: Language
  /** Printed at the foot of every page, with page numbers beside it. */
  foot?: string
}

/** The most characters a cell can hold. */
const longestCell = 32_767
const ink = '141A1C'
const hairline = 'D5DCDA'
const bodyFont = { name: 'Arial', size: 10 }
const headStyle: CellStyle = { bold: true, wrap: true, line: 'ink', fill: 'EAEEEC', align: 'left' }

/** A head stands over its column: left over text, right over numbers. */
function headOf(column: ColumnSpec): CellStyle {
  return { ...headStyle, align: column.style?.align ?? 'left' }
}

/**
 * The bytes of an XLSX file. Numbers must be finite.
 *
 * Text that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`, a tab or line end first) is stored as text in a
 * cell of the text format, which stays text even when somebody edits it. Control characters that XML cannot carry are
 * dropped; text beyond what a cell can hold ends in `…`.
 */
export async function writeWorkbook(workbook: WorkbookSpec): Promise<Uint8Array> {
  const names = sheetNames(workbook.sheets.map((sheet) => sheet.name))
  const made = new Date(workbook.madeAt)
  const nameOf = new Map(workbook.sheets.map((sheet, index) => [sheet.name, names[index]!]))
  const written = await writeXlsx({
    sheets: workbook.sheets.map((sheet, index) => writtenSheet(sheet, names[index]!, nameOf, workbook.foot)),
    properties: { title: cleanText(workbook.title), creator: 'Touchstone', created: made, modified: made },
    defaultFont: bodyFont,
  })
  const referring = await patchPart(written, 'xl/workbook.xml', quotedSheetNames)
  const styled = await patchPart(referring, 'xl/styles.xml', correctedStyles)
  const { language } = workbook
  if (language === undefined) return styled
  return patchPart(styled, 'docProps/core.xml', (core) => coreProperties(core, { madeAt: workbook.madeAt, language }))
}

/**
 * Names a workbook accepts, in the same order: at most 31 characters, none of `[ ] : * ? / \`, no apostrophe at either
 * end, and no two alike when case is ignored.
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const base = [
      ...cleanText(name)
        .replace(/[[\]:*?/\\]/gu, ' ')
        .replace(/\s+/gu, ' ')
        .trim(),
    ]
      .slice(0, 31)
      .join('')
    const bare = base.replace(/^'+|'+$/gu, '') || 'Sheet'
    let candidate = bare
    for (let n = 2; taken.has(candidate.toLowerCase()); n++) {
      const tail = ` (${n})`
      candidate = bare.slice(0, 31 - tail.length) + tail
    }
    taken.add(candidate.toLowerCase())
    return candidate
  })
}

/** Whether a spreadsheet would read this text as the start of a formula. */
export function looksLikeFormula(text: string): boolean {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text)
}

/** `0` → `A`, `26` → `AA`. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (index % 26))
}

/**
 * What hucre 1.0.0 writes against the schema, or not at all:
 * - in a font the colour stands before the size; the schema wants it after;
 * - cells of the text format lack the mark (`quotePrefix`) by which Excel shows that they are text by intent.
 */
export function correctedStyles(styles: string): string {
  const textFormat = /numFmtId="(\d+)" formatCode="@"/u.exec(styles)?.[1]
  const ordered = styles.replace(/(<color [^>]*\/>)(<sz [^>]*\/>)/gu, '$2$1')
  if (textFormat === undefined) return ordered
  return ordered.replaceAll(`<xf numFmtId="${textFormat}"`, `<xf quotePrefix="1" numFmtId="${textFormat}"`)
}

function writtenSheet(
  sheet: SheetSpec,
  name: string,
  nameOf: ReadonlyMap<string, string>,
  foot: string | undefined,
): WriteSheet {
  const lastColumn = columnLetters(Math.max(0, sheet.columns.length - 1))
  const lines: (readonly CellSpec[])[] = [
    sheet.columns.map((column) => ({ value: column.header, style: headOf(column) })),
    ...sheet.rows,
  ]
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  const rows = lines.map((line, row) =>
    line.map((spec, column) => {
      const given = typeof spec === 'object' && spec !== null ? spec : { value: spec, style: {} }
      const value = storedValue(given.value)
      const style: CellStyle = { ...(row === 0 ? {} : sheet.columns[column]?.style), ...given.style }
      if (typeof value === 'string' && looksLikeFormula(value)) style.numberFormat = '@'
      cells.set(`${row},${column}`, { style: libraryStyle(style) })
      return value
    }),
  )
  return {
    name,
    columns: sheet.columns.map((column) => ({ width: column.width, hidden: column.hidden ?? false })),
    rows,
    cells,
    freezePane: { rows: 1, columns: sheet.frozenColumns ?? 0 },
    hidden: sheet.hidden ?? false,
    rowDefs: raisedRows(sheet, lines),
    dataValidations: (sheet.validations ?? []).map((validation) => libraryValidation(validation, nameOf)),
    merges: (sheet.merges ?? []).map((merge): MergeRange => ({
      startRow: merge.row + 1,
      endRow: merge.row + merge.rows,
      startCol: merge.column,
      endCol: merge.column + merge.columns - 1,
    })),
    ...(sheet.filter && sheet.rows.length > 0
      ? { autoFilter: { range: `A1:${lastColumn}${sheet.rows.length + 1}` } }
      : {}),
    ...(foot === undefined ? {} : { headerFooter: { oddFooter: footCodes(foot) } }),
    ...(sheet.print
      ? {
          pageSetup: {
            paperSize: 'a4',
            orientation: sheet.print,
            fitToPage: true,
            fitToWidth: pagesAcross(sheet, sheet.print),
            fitToHeight: 0,
            printTitlesRow: '$1:$1',
            ...(sheet.printedColumns === undefined
              ? {}
              : { printArea: `$A$1:$${columnLetters(sheet.printedColumns - 1)}$${sheet.rows.length + 1}` }),
            ...(pagesAcross(sheet, sheet.print) > 1 && repeats(sheet, sheet.print)
              ? { printTitlesColumn: `$A:$${columnLetters((sheet.frozenColumns ?? 0) - 1)}` }
              : {}),
          },
        }
      : {}),
  }
}

/**
 * The library refers to a sheet by its bare name. With a space or a bracket in it no spreadsheet understands that: heads
 * are not repeated, the printed columns are not kept, and Excel may offer to repair the file.
 */
function quotedSheetNames(book: string): string {
  return book.replace(/(<definedName [^>]*>)([^<]*)(?=<\/definedName>)/gu, (whole, tag: string, reference: string) => {
    const parts = /^(.+?)!(\$[$A-Z\d:]+)(?:,\1!(\$[$A-Z\d:]+))?$/u.exec(reference)
    if (parts === null) return whole
    const [, name = '', ...ranges] = parts
    const quoted = `'${name.replaceAll(/'|&apos;/gu, '$&$&')}'`
    return tag + ranges.flatMap((range) => (range === undefined ? [] : [`${quoted}!${range}`])).join(',')
  })
}

/** Points between the margins of A4, and the smallest type somebody should have to read on paper. */
const printable = { portrait: 494, landscape: 741 }
const smallestPrint = 7

/** Characters of column width that a page holds in the smallest type. */
function pageRoom(print: 'portrait' | 'landscape'): number {
  return (printable[print] / characterWidth) * (bodyFont.size / smallestPrint)
}

function shownWidth(columns: readonly ColumnSpec[]): number {
  return columns.reduce((sum, column) => sum + (column.hidden ? 0 : column.width), 0)
}

/** Whether the frozen columns leave enough of a page to be worth repeating on each. */
function repeats(sheet: SheetSpec, print: 'portrait' | 'landscape'): boolean {
  const frozen = sheet.frozenColumns ?? 0
  return frozen > 0 && shownWidth(sheet.columns.slice(0, frozen)) <= pageRoom(print) * 0.6
}

/** Pages side by side. A spreadsheet shrinks a sheet to as many as it is told, whether it can then be read or not. */
function pagesAcross(sheet: SheetSpec, print: 'portrait' | 'landscape'): number {
  // an upright sheet has few columns of words that belong beside each other
  if (print === 'portrait') return 1
  const room = pageRoom(print)
  const repeated = repeats(sheet, print) ? shownWidth(sheet.columns.slice(0, sheet.frozenColumns)) : 0
  let pages = 1
  let used = 0
  for (const { width, hidden } of sheet.columns.slice(0, sheet.printedColumns)) {
    if (hidden) continue
    if (used > 0 && used + width > room) {
      pages += 1
      used = repeated
    }
    used += width
  }
  return pages
}

/** Text on the left, the sheet's name in the middle, page of pages on the right, in eight points. `&` begins a code. */
function footCodes(foot: string): string {
  const text = [...cleanText(foot)].slice(0, 100).join('').replaceAll('&', '&&')
  return `&L&8 ${text}&C&8 &A&R&8 &P / &N`
}

/** Points of a line of the body font and of one with Chinese in it, and of one character of a column's width. */
const lineHeight = 13
const chineseLineHeight = 15
const characterWidth = 5.6
/** Excel's highest row. */
const highestRow = 409

/** Not every program raises a row to its wrapped text, so rows of more than one line get their height. */
function raisedRows(sheet: SheetSpec, lines: readonly (readonly CellSpec[])[]): NonNullable<WriteSheet['rowDefs']> {
  const heights: NonNullable<WriteSheet['rowDefs']> = new Map()
  lines.forEach((line, row) => {
    let most = 0
    line.forEach((spec, index) => {
      const column = sheet.columns[index]
      const given = typeof spec === 'object' && spec !== null ? spec : { value: spec, style: {} }
      const style: CellStyle = { ...(row === 0 ? headStyle : column?.style), ...given.style }
      if (typeof given.value !== 'string' || !style.wrap || column === undefined || column.hidden) return
      const width = Math.max(1, column.width - 1) * characterWidth
      const face = style.bold ? 'arialBold' : 'arial'
      most = Math.max(most, wrappedHeight(given.value, width, face))
    })
    if (most > chineseLineHeight) heights.set(row, { height: Math.min(highestRow, most + 3) })
  })
  return heights
}

/** Points that wrapped text takes; its own line ends count, and Chinese fonts are taller. */
function wrappedHeight(text: string, width: number, face: 'arial' | 'arialBold'): number {
  return text
    .split('\n')
    .reduce(
      (sum, one) =>
        sum +
        lineCount(one, width, bodyFont.size, face) * (/\p{Script=Han}/u.test(one) ? chineseLineHeight : lineHeight),
      0,
    )
}

function storedValue(value: CellValue): CellValue {
  if (typeof value === 'number') {
    if (!Number.isFinite(value))
      throw new RangeError('A cell cannot hold NaN or Infinity; write the absence as a word.')
    return Object.is(value, -0) ? 0 : value
  }
  if (typeof value !== 'string') return value
  const text = cleanText(value)
  if (text === '') return null
  return text.length <= longestCell ? text : `${text.slice(0, longestCell - 1).toWellFormed()}…`
}

function libraryStyle(style: CellStyle): LibraryStyle {
  const font: LibraryStyle['font'] = { ...bodyFont, color: { rgb: style.colour ?? ink } }
  if (style.size !== undefined) font.size = style.size
  if (style.bold) font.bold = true
  if (style.italic) font.italic = true
  const written: LibraryStyle = {
    font,
    alignment: {
      vertical: 'top',
      ...(style.align ? { horizontal: style.align } : {}),
      // Text in the next column would touch a number that ends at the edge.
      ...(style.align === 'right' ? { indent: 1 } : {}),
      ...(style.wrap ? { wrapText: true } : {}),
    },
  }
  if (style.fill !== undefined) written.fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: style.fill } }
  if (style.numberFormat !== undefined) written.numFmt = style.numberFormat
  if (style.line === 'ink') written.border = { bottom: { style: 'medium', color: { rgb: ink } } }
  if (style.line === 'hair') written.border = { bottom: { style: 'thin', color: { rgb: hairline } } }
  return written
}

function libraryValidation(validation: ListValidation, nameOf: ReadonlyMap<string, string>): DataValidation {
  const letters = columnLetters(validation.column)
  const range = `${letters}${validation.firstRow + 1}:${letters}${validation.lastRow + 1}`
  const { list, message } = validation
  return {
    type: 'list',
    range,
    allowBlank: true,
    formula1: 'sheet' in list ? listRange(list, nameOf) : inlineList(list),
    showErrorMessage: true,
    ...(message ? { errorStyle: 'stop' as const, errorTitle: message.title, errorMessage: message.text } : {}),
  }
}

function listRange(
  list: { sheet: string; column: number; firstRow: number; lastRow: number },
  nameOf: ReadonlyMap<string, string>,
): string {
  const name = nameOf.get(list.sheet)
  if (name === undefined)
    throw new RangeError(`A list refers to the sheet "${list.sheet}", which is not in the workbook.`)
  const letters = columnLetters(list.column)
  return `'${name.replaceAll("'", "''")}'!$${letters}$${list.firstRow + 1}:$${letters}$${list.lastRow + 1}`
}

function inlineList(entries: readonly string[]): string {
  const joined = entries.join(',')
  if (joined.length > 255 || entries.some((entry) => /[",]/u.test(entry))) {
    throw new RangeError(
      'This list is too long for one cell rule, or holds commas or quotes; put it on a sheet of its own.',
    )
  }
  return `"${joined}"`
}
