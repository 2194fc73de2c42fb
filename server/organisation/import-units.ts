/** Units from CSV: code, parent, name_zh, name_en, kind, headcount, revenue. All rows or none; every fault names row and column. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { type RowFault, type UnitContent, UnitKind, type UnitRow, type Unit } from '#contract/organisation.ts'
import { unitTree } from '#core/organisation/unit-tree.ts'
import { texts } from '#core/texts/index.ts'
import type { Language, Text } from '#core/language.ts'
import type { Queryable } from '#server/storage/database.ts'
import { CsvScanner } from '#server/tables/csv-scanner.ts'
import { detectSeparator } from '#server/tables/csv.ts'
import { insertUnits, listUnits, updateUnit, type UnitFields } from './organisation.ts'

type Fault = z.infer<typeof RowFault>
interface Row {
  row: number
  code: string
  parent: string
  name: Text
  kind: Unit['kind']
  headcount: number | null
  revenue: number | null
}
const columns = ['code', 'parent', 'name_zh', 'name_en', 'kind', 'headcount', 'revenue'] as const
const mostRows = 5000
/** As many rows as a preview shows. */
const mostShown = 200

const longestCode = 80
const longestName = 400
const mostRevenue = 1e15
const mostHeadcount = 2_147_483_647
/** What is left of bytes in another encoding, and controls: no name has them. */
const unreadable = /[\uFFFD\p{Cc}]/u

interface Line {
  row: number
  cells: string[]
  readable: boolean
}

/** The lines that have anything in them, numbered as a spreadsheet numbers them, and the separator they use. */
function linesOf(csv: string): Line[] {
  const text = csv.replace(/^\uFEFF/u, '')
  const lines: Line[] = []
  const scanner = new CsvScanner(detectSeparator(text), (row) => {
    if (row.isBlank || lines.length > mostRows + 1) return
    const cells = row.texts().slice(0, row.filled)
    lines.push({ row: row.number, cells: cells.map(tidy), readable: row.fault === null })
  })
  scanner.write(Buffer.from(text))
  scanner.end()
  return /^sep=$/u.test(lines[0]?.cells[0] ?? '') ? lines.slice(1) : lines
}

/** On one line, without what nobody sees: a mark of direction or a zero-width space makes no other name. */
function tidy(cell: string): string {
  return cell
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Reads the CSV into rows; `known` are the codes already there (a parent may be one of them). */
export function readUnitRows(
  csv: string,
  known: ReadonlySet<string>,
  language: Language,
): { rows: Row[]; faults: Fault[]; given: ReadonlySet<string> } {
  const t = texts[language].organisation.faults
  const faults: Fault[] = []
  const fault = (row: number, column: string, reason: string) => void faults.push({ row, column, reason })
  const [head, ...lines] = linesOf(csv)
  if (head === undefined) return { rows: [], given: new Set(), faults: [{ row: 1, column: '', reason: t.empty }] }
  const header = head.cells.map((name) => name.normalize('NFKC').toLowerCase())
  header.forEach((name, at) => {
    if (!(columns as readonly string[]).includes(name))
      fault(head.row, name, t.unknownColumn({ columns: columns.join(', ') }))
    else if (header.indexOf(name) !== at) fault(head.row, name, t.columnTwice)
  })
  for (const name of ['code', 'parent'] as const) if (!header.includes(name)) fault(head.row, name, t.missingColumn)
  if (faults.length === 0 && lines.length === 0) fault(head.row, '', t.noRows)
  if (lines.length > mostRows) fault(lines[mostRows]!.row, '', t.tooMany({ most: mostRows }))
  if (faults.length > 0) return { rows: [], faults, given: new Set() }

  const codes = new Set<string>()
  const rows = lines.flatMap(({ row, cells, readable }): Row[] => {
    if (!readable || cells.length > header.length) {
      fault(row, '', readable ? t.ragged({ cells: cells.length, expected: header.length }) : t.unreadable)
      return []
    }
    const cell = (column: (typeof columns)[number]): string => cells[header.indexOf(column)] ?? ''
    for (const column of columns) if (unreadable.test(cell(column))) fault(row, column, t.characters)
    const code = cell('code')
    if (code === '' || code.length > longestCode) fault(row, 'code', t.code)
    else if (codes.has(code)) fault(row, 'code', t.twice({ code }))
    codes.add(code)
    const zh = cell('name_zh')
    const en = cell('name_en')
    if (zh === '' && en === '') fault(row, 'name_zh', t.name)
    if (zh.length > longestName) fault(row, 'name_zh', t.nameTooLong({ most: longestName }))
    if (en.length > longestName) fault(row, 'name_en', t.nameTooLong({ most: longestName }))
    const kind = UnitKind.exclude(['organisation']).safeParse(cell('kind') || 'other')
    if (!kind.success)
      fault(row, 'kind', t.kind({ kinds: UnitKind.options.filter((option) => option !== 'organisation').join(', ') }))
    const amount = (column: 'headcount' | 'revenue', most: number, whole: boolean): number | null => {
      const text = cell(column).normalize('NFKC')
      if (text === '') return null
      const value = /^\d+(?:\.\d+)?(?:e\+?\d+)?$/iu.test(text) ? Number(text) : Number.NaN
      if (value <= most && (!whole || Number.isSafeInteger(value))) return value
      fault(row, column, t.amount({ most: most.toLocaleString('en-US') }))
      return null
    }
    return [
      {
        row,
        code,
        parent: cell('parent'),
        kind: kind.data ?? 'other',
        name: { ...(zh === '' ? {} : { 'zh-CN': zh }), ...(en === '' ? {} : { en }) },
        headcount: amount('headcount', mostHeadcount, true),
        revenue: amount('revenue', mostRevenue, false),
      },
    ]
  })
  const inFile = new Set(rows.map((row) => row.code))
  for (const row of rows) {
    if (row.parent !== '' && !inFile.has(row.parent) && !known.has(row.parent))
      fault(row.row, 'parent', t.parentUnknown({ code: row.parent }))
  }
  return { rows, faults, given: new Set(header) }
}

/** Parents before their children, so that a child finds its parent's id. */
function parentsFirst(rows: readonly Row[]): Row[] {
  const given = new Set(rows.map((row) => row.code))
  const below = Map.groupBy(rows, (row) => (given.has(row.parent) ? row.parent : ''))
  const ordered = [...(below.get('') ?? [])]
  for (const row of ordered) ordered.push(...(below.get(row.code) ?? []))
  return ordered
}

/** Rows that would stand below themselves, by way of other rows or of units already there. */
function circles(existing: readonly Unit[], rows: readonly Row[], root: string, language: Language): Fault[] {
  const codeOf = new Map(existing.map((unit) => [unit.id, unit.code]))
  const parents = new Map(existing.map((unit) => [unit.code, codeOf.get(unit.parentId ?? '') ?? null]))
  for (const row of rows) if (row.code !== root) parents.set(row.code, row.parent === '' ? root : row.parent)
  const tree = unitTree([...parents].map(([code, parent]) => ({ code, parent })))
  const inCircle = new Set(tree.faults.flatMap((one) => (one.kind === 'circle' ? [one.code] : [])))
  return rows
    .filter((row) => inCircle.has(row.code))
    .map((row) => ({ row: row.row, column: 'parent', reason: texts[language].organisation.faults.circle }))
}

/** Says what the rows would change and, with `commit` and no fault, changes it. An empty parent means the organisation. */
export async function importUnits(
  db: Queryable,
  workspaceId: string,
  csv: string,
  commit: boolean,
  language: Language,
) {
  const existing = await listUnits(db, workspaceId)
  const byCode = new Map(existing.map((unit) => [unit.code, unit]))
  const root = existing.find((unit) => unit.parentId === null)
  const { rows: read, faults, given } = readUnitRows(csv, new Set(byCode.keys()), language)
  const rows = read.map((row) => keepWhatIsLeftOut(row, byCode.get(row.code), given))
  for (const row of rows)
    if (row.code === root?.code)
      faults.push({ row: row.row, column: 'code', reason: texts[language].organisation.faults.root })
  faults.push(...circles(existing, rows, root?.code ?? '', language))
  let added = 0
  let changed = 0
  const fresh: (UnitFields & { id: string })[] = []
  const moved: Unit[] = []
  const ids = new Map(existing.map((unit) => [unit.code, unit.id]))
  const write = commit && faults.length === 0 && root !== undefined
  for (const row of faults.length > 0 ? [] : parentsFirst(rows)) {
    const old = byCode.get(row.code)
    const parentId = row.parent === '' ? (root?.id ?? '') : (ids.get(row.parent) ?? row.parent)
    const fields = {
      parentId,
      code: row.code,
      name: row.name,
      kind: row.kind,
      headcount: row.headcount,
      revenue: row.revenue,
    }
    if (old === undefined) {
      added++
      const id = write ? randomUUID() : row.code
      ids.set(row.code, id)
      fresh.push({ ...fields, id })
    } else if (!sameUnit(old, fields)) {
      changed++
      moved.push({ ...old, ...fields })
    }
  }
  if (write) {
    // what is new first: a unit that was there may be put below it
    if (fresh.length > 0) await insertUnits(db, workspaceId, fresh)
    for (const unit of moved) await updateUnit(db, workspaceId, unit)
  }
  return {
    added,
    changed,
    rows: rowsOfPreview(existing, rows, new Set([...fresh, ...moved].map(({ code }) => code)), root),
    unchanged: faults.length > 0 ? 0 : rows.length - added - changed,
    faults: faults.sort((a, b) => a.row - b.row),
    committed: write,
  }
}

/** A column that the file does not have leaves a unit as it is; an empty cell clears. */
function keepWhatIsLeftOut(row: Row, old: Unit | undefined, given: ReadonlySet<string>): Row {
  if (old === undefined || old.kind === 'organisation') return row
  const { 'zh-CN': zh, en } = old.name
  return {
    ...row,
    name: {
      ...row.name,
      ...(!given.has('name_zh') && zh !== undefined && { 'zh-CN': zh }),
      ...(!given.has('name_en') && en !== undefined && { en }),
    },
    kind: given.has('kind') ? row.kind : old.kind,
    headcount: given.has('headcount') ? row.headcount : old.headcount,
    revenue: given.has('revenue') ? row.revenue : old.revenue,
  }
}

/** What each row that adds or changes a unit would make of it, and what is there now. */
function rowsOfPreview(
  existing: readonly Unit[],
  rows: readonly Row[],
  touched: ReadonlySet<string>,
  root: Unit | undefined,
): z.infer<typeof UnitRow>[] {
  const byId = new Map(existing.map((unit) => [unit.id, unit]))
  const byCode = new Map(existing.map((unit) => [unit.code, unit]))
  const names = new Map<string, Text>([...existing, ...rows].map(({ code, name }) => [code, name]))
  const content = ({ name, kind, headcount, revenue }: Omit<UnitContent, 'parent'>, parent: Text = {}) => ({
    name,
    parent,
    kind,
    headcount,
    revenue,
  })
  return rows
    .filter(({ code }) => touched.has(code))
    .slice(0, mostShown)
    .map((row) => {
      const old = byCode.get(row.code)
      return {
        row: row.row,
        code: row.code,
        before: old === undefined ? null : content(old, byId.get(old.parentId ?? '')?.name),
        after: content(row, row.parent === '' ? root?.name : names.get(row.parent)),
      }
    })
}

function sameUnit(old: Unit, now: Omit<Unit, 'id' | 'sort'>): boolean {
  return (
    old.parentId === now.parentId &&
    old.kind === now.kind &&
    old.headcount === now.headcount &&
    old.revenue === now.revenue &&
    (old.name.en ?? '') === (now.name.en ?? '') &&
    (old.name['zh-CN'] ?? '') === (now.name['zh-CN'] ?? '')
  )
}
