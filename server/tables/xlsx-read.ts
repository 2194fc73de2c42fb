/**
 * Reads sheets of an uploaded workbook (.xlsx) as rows of text, one row at a time. The archive and its XML are checked
 * first (`zip.ts`, `xml-guard.ts`); the cells are read by hucre. Formulas are read as the value they had when the file
 * was saved, and named; macros, links to other workbooks and pictures are never looked at.
 */
import { streamXlsxRows, type CellValue } from 'hucre'
import { cleanText } from '#reports/xlsx/workbook.ts'
import { limits } from './limits.ts'
import { TableFault } from './table-fault.ts'
import { type SheetFacts, XmlGuard } from './xml-guard.ts'
import { type ZipEntry, buildZip, inflate, inflateWhole, readZip } from './zip.ts'

export type SheetSummary = {
  name: string
  hidden: boolean
  /** The number of the last row that has a cell. */
  rows: number
  columns: number
}

export type Workbook = {
  sheets: SheetSummary[]
  /** Rows of one sheet, in order; rows without a cell are left out. @throws TableFault */
  rows(sheet: string): AsyncGenerator<SheetRow>
}

export type SheetRow = {
  /** As the spreadsheet numbers it, from 1. */
  number: number
  /** Numbers as written without a format, dates as `2026-01-31`, truth as TRUE and FALSE. */
  cells: string[]
  /** Columns, from 0, whose value is computed by a formula. */
  formulas: number[]
  /** Those of them that have no value. */
  uncomputed: number[]
}

/**
 * Opens a workbook held in memory.
 * @throws TableFault when it is no workbook, damaged, encrypted, or larger than the limits.
 */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  if (bytes.length > limits.xlsxBytes) {
    throw new TableFault('xlsxTooLarge', { megabytes: limits.xlsxBytes / 1024 ** 2 })
  }
  const entries = readZip(bytes)
  const parts = await readablePartsOf(entries)
  const clean = buildZip(parts.entries)
  const sheets = parts.sheets.map(({ name, hidden, facts }) => ({
    name,
    hidden,
    rows: facts.lastRow,
    columns: facts.columns,
  }))
  return {
    sheets,
    rows: (name) => {
      const sheet = parts.sheets.find((candidate) => candidate.name === name)
      if (!sheet) throw new TableFault('sheetUnknown', { sheet: name })
      return rowsOf(clean, name, sheet.facts)
    },
  }
}

async function* rowsOf(clean: Buffer, sheet: string, facts: SheetFacts): AsyncGenerator<SheetRow> {
  let last = 0
  try {
    for await (const row of streamXlsxRows(clean, { sheet })) {
      const number = row.index + 1
      // rows out of order would let one cell be read twice
      if (number <= last) throw new TableFault('xlsxDamaged', { part: sheet })
      last = number
      const among = (found: ReadonlySet<string>): number[] =>
        found.size === 0 ? [] : row.values.flatMap((_, i) => (found.has(`${number}:${i + 1}`) ? [i] : []))
      const cells = row.values.map(cellText)
      if (cells.some((cell) => cell.length > limits.cellBytes))
        throw new TableFault('cellTooLong', { sheet, row: number })
      yield { number, cells, formulas: among(facts.formulas), uncomputed: among(facts.uncomputed) }
    }
  } catch (error) {
    if (error instanceof TableFault) throw error
    // the library's own refusals name places inside the archive, which help nobody
    throw new TableFault('xlsxDamaged', { part: sheet })
  }
}

/** What stands in a cell, as text without a format. */
function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  // a hostile file can hold zero bytes and halves of characters, which no database stores
  if (typeof value === 'string') return cleanText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number') return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : ''
  if (Number.isNaN(value.getTime())) return ''
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`
}

type SheetPart = { name: string; hidden: boolean; path: string; facts: SheetFacts }

/** Finds and checks the few parts that are needed: the list of sheets, the sheets, their texts and styles. */
async function readablePartsOf(entries: Map<string, ZipEntry>): Promise<{ entries: ZipEntry[]; sheets: SheetPart[] }> {
  const kept: ZipEntry[] = []
  const take = async (path: string, limit: number): Promise<string> => {
    const entry = entries.get(path)
    if (!entry) throw new TableFault('xlsxNotAWorkbook')
    const bytes = await inflateWhole(entry, limit)
    const guard = new XmlGuard(path)
    guard.push(bytes)
    guard.end()
    if (!kept.includes(entry)) kept.push(entry)
    return bytes.toString('utf8')
  }
  const small = limits.xlsxSmallPartBytes
  await take('[Content_Types].xml', small)
  const root = relationsIn(await take('_rels/.rels', small))
  const workbookPath = root.find((relation) => relation.type.endsWith('/officeDocument'))?.target.replace(/^\//u, '')
  if (workbookPath === undefined) throw new TableFault('xlsxNotAWorkbook')
  const folder = workbookPath.includes('/') ? workbookPath.slice(0, workbookPath.lastIndexOf('/')) : ''
  const file = workbookPath.slice(folder === '' ? 0 : folder.length + 1)
  const workbook = await take(workbookPath, small)
  const relations = relationsIn(await take(`${folder === '' ? '' : `${folder}/`}_rels/${file}.rels`, small))
  const pathOf = (target: string): string => resolvePath(folder, target)
  for (const relation of relations) {
    if (relation.type.endsWith('/sharedStrings')) await take(pathOf(relation.target), limits.sharedStringsBytes)
    if (relation.type.endsWith('/styles')) await take(pathOf(relation.target), small)
  }
  const sheets: SheetPart[] = []
  let total = 0
  for (const tag of workbook.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/gu)) {
    const attributes = attributesIn(tag[1]!)
    const name = attributes.get('name') ?? ''
    const relation = relations.find(({ id }) => id === attributes.get('r:id') || id === anyId(attributes))
    // chart and dialogue sheets have no cells
    if (relation === undefined || !relation.type.endsWith('/worksheet')) continue
    if (sheets.length >= limits.xlsxSheets) throw new TableFault('xlsxTooManySheets', { limit: limits.xlsxSheets })
    if (name === '' || sheets.some((other) => other.name === name))
      throw new TableFault('xlsxDamaged', { part: workbookPath })
    const path = pathOf(relation.target)
    const entry = entries.get(path)
    if (!entry || sheets.some((other) => other.path === path))
      throw new TableFault('xlsxDamaged', { part: path.slice(0, 80) })
    total += entry.size
    if (total > limits.xlsxInflatedBytes) {
      throw new TableFault('xlsxTooLarge', { megabytes: limits.xlsxInflatedBytes / 1024 ** 2 })
    }
    const guard = new XmlGuard(path)
    for await (const piece of inflate(entry)) guard.push(piece)
    const facts = guard.end()
    kept.push(entry)
    sheets.push({ name, hidden: /hidden/iu.test(attributes.get('state') ?? ''), path, facts })
  }
  if (sheets.length === 0) throw new TableFault('xlsxNotAWorkbook')
  return { entries: kept, sheets }
}

function relationsIn(xml: string): { id: string; type: string; target: string }[] {
  return [...xml.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/gu)].map((tag) => {
    const attributes = attributesIn(tag[1]!)
    return {
      id: attributes.get('Id') ?? '',
      type: attributes.get('Type') ?? '',
      target: attributes.get('Target') ?? '',
    }
  })
}

function attributesIn(tag: string): Map<string, string> {
  return new Map(
    [...tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)].map((match) => [
      match[1]!,
      unescapeXml(match[2] ?? match[3] ?? ''),
    ]),
  )
}

function anyId(attributes: Map<string, string>): string | undefined {
  for (const [name, value] of attributes) if (name.endsWith(':id')) return value
  return undefined
}

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/giu, (whole, hex, decimal, name) => {
    if (name) return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[String(name).toLowerCase()] ?? whole
    const code = hex ? parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

function resolvePath(folder: string, target: string): string {
  const path = target.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}
