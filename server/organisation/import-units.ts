/** Units from CSV: code, parent, name_zh, name_en, kind, headcount, revenue. All rows or none; every fault names row and column. */
import { parse } from 'csv-parse/sync'
import type { z } from 'zod'
import { type RowFault, UnitKind, type Unit } from '#contract/organisation.ts'
import { unitTree } from '#core/organisation/unit-tree.ts'
import { texts } from '#core/texts/index.ts'
import type { Language, Text } from '#core/language.ts'
import type { Queryable } from '#server/storage/database.ts'
import { insertUnit, listUnits, updateUnit } from './organisation.ts'

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

/** Reads the CSV into rows; `known` are the codes already there (a parent may be one of them). */
export function readUnitRows(
  csv: string,
  known: ReadonlySet<string>,
  language: Language,
): { rows: Row[]; faults: Fault[] } {
  const t = texts[language].organisation.faults
  const faults: Fault[] = []
  const fault = (row: number, column: string, reason: string) => void faults.push({ row, column, reason })
  let records: Record<string, string>[]
  try {
    records = parse(csv, {
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: false,
      to: mostRows + 1,
      max_record_size: 100_000,
    })
  } catch (error) {
    return { rows: [], faults: [{ row: (error as { lines?: number }).lines ?? 1, column: '', reason: t.unreadable }] }
  }
  if (records.length > mostRows) fault(mostRows + 1, '', t.tooMany({ most: mostRows }))
  const header = Object.keys(records[0] ?? {})
  for (const name of header)
    if (!(columns as readonly string[]).includes(name)) fault(1, name, t.unknownColumn({ columns: columns.join(', ') }))
  for (const name of ['code', 'parent'] as const) if (!header.includes(name)) fault(1, name, t.missingColumn)
  if (faults.length > 0) return { rows: [], faults }

  const codes = new Set<string>()
  const rows = records.map((record, at): Row => {
    const row = at + 2
    const code = record['code'] ?? ''
    if (code === '' || code.length > 80) fault(row, 'code', t.code)
    else if (codes.has(code)) fault(row, 'code', t.twice({ code }))
    codes.add(code)
    const zh = record['name_zh'] ?? ''
    const en = record['name_en'] ?? ''
    if (zh === '' && en === '') fault(row, 'name_zh', t.name)
    const kind = UnitKind.exclude(['organisation']).safeParse(record['kind'] || 'other')
    if (!kind.success)
      fault(row, 'kind', t.kind({ kinds: UnitKind.options.filter((option) => option !== 'organisation').join(', ') }))
    const amount = (column: 'headcount' | 'revenue', whole: boolean): number | null => {
      const text = record[column] ?? ''
      if (text === '') return null
      const value = Number(text)
      if (
        !Number.isFinite(value) ||
        value < 0 ||
        (whole && !Number.isSafeInteger(value)) ||
        (whole && value > 2_147_483_647)
      ) {
        fault(row, column, t.amount)
        return null
      }
      return value
    }
    return {
      row,
      code,
      parent: record['parent'] ?? '',
      kind: kind.data ?? 'other',
      name: { ...(zh === '' ? {} : { 'zh-CN': zh }), ...(en === '' ? {} : { en }) },
      headcount: amount('headcount', true),
      revenue: amount('revenue', false),
    }
  })
  const given = new Set(rows.map((row) => row.code))
  for (const row of rows) {
    if (row.parent !== '' && !given.has(row.parent) && !known.has(row.parent))
      fault(row.row, 'parent', t.parentUnknown({ code: row.parent }))
  }
  return { rows, faults }
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
  const { rows, faults } = readUnitRows(csv, new Set(byCode.keys()), language)
  for (const row of rows)
    if (row.code === root?.code)
      faults.push({ row: row.row, column: 'code', reason: texts[language].organisation.faults.root })
  faults.push(...circles(existing, rows, root?.code ?? '', language))
  let added = 0
  let changed = 0
  const ids = new Map(existing.map((unit) => [unit.code, unit.id]))
  const write = commit && faults.length === 0 && root !== undefined
  // parents first, so that a child finds its parent's id
  const waiting = [...rows]
  const placed = new Set(byCode.keys())
  while (faults.length === 0 && waiting.length > 0) {
    const at = waiting.findIndex((row) => row.parent === '' || placed.has(row.parent))
    const [row] = waiting.splice(at === -1 ? 0 : at, 1)
    if (row === undefined) break
    placed.add(row.code)
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
      ids.set(row.code, write ? await insertUnit(db, workspaceId, fields) : row.code)
    } else if (!sameUnit(old, fields)) {
      changed++
      if (write) await updateUnit(db, workspaceId, { ...old, ...fields })
    }
  }
  return {
    added,
    changed,
    unchanged: faults.length > 0 ? 0 : rows.length - added - changed,
    faults: faults.sort((a, b) => a.row - b.row),
    committed: write,
  }
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
