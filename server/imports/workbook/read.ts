/** Reads a filled scoring workbook: what each row says, or why it says nothing that can be taken. */
import { criteriaOf } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import type { RatingValue } from '#core/rating/rating.ts'
import { isAsked } from '#core/rating/sheet.ts'
import { texts } from '#core/texts/index.ts'
import type { ScopeUnit } from '#server/diagnostics/diagnostics.ts'
import { TableFault } from '#server/tables/table-fault.ts'
import type { Workbook } from '#server/tables/xlsx-read.ts'
import { columnLetters } from '#reports/xlsx/workbook.ts'
import { shortened, type Note, type Refusal } from '../faults.ts'
import { cellKey, wholeNumber } from '../matching.ts'
import { entryColumns, scoringColumns, type ScoringColumns } from './columns.ts'

export interface WorkbookFrame {
  diagnosticId: string
  packs: readonly Pack[]
  units: readonly ScopeUnit[]
}

/** One row that can be taken. `blank`: the level was left empty. */
export interface WorkbookEntry {
  sheet: string
  row: number
  unitId: string
  packId: string
  criterion: string
  /** The version the row was exported with, 0 for none. */
  basedOn: number
  value: RatingValue
  note: string
  blank: boolean
}

export interface WorkbookReading {
  /** The assessor named in the workbook; null when no row names one. */
  assessorId: string | null
  entries: WorkbookEntry[]
  refusals: Refusal[]
  notes: Note[]
}

const headerRows = 20
const mostRows = 200_000
const longestNote = 4000
const longestReason = 2000

/**
 * Reads every sheet that has the columns of a scoring workbook.
 * @throws TableFault `noScoringSheet` when there is none
 */
export async function readScoringWorkbook(book: Workbook, frame: WorkbookFrame): Promise<WorkbookReading> {
  const reading: WorkbookReading = { assessorId: null, entries: [], refusals: [], notes: [] }
  const formulas: string[] = []
  const rows: NamedEntry[] = []
  let scoringSheets = 0
  let total = 0
  const read = makeRowReader(frame)
  for (const summary of book.sheets) {
    let columns: ScoringColumns | null = null
    for await (const { number, cells, formulas: computed, uncomputed } of book.rows(summary.name)) {
      if (columns === null) {
        columns = scoringColumns(cells)
        if (columns === null && number >= headerRows) break
        continue
      }
      if (++total > mostRows) throw new TableFault('tooManyRows', { limit: mostRows })
      const outcome = read(summary.name, number, cells, columns)
      if (outcome === null) continue
      const places = columns
      const failed = entryColumns.find(
        (column) => uncomputed.includes(places[column]) || isErrorValue(cells[places[column]] ?? ''),
      )
      if (failed !== undefined) {
        reading.refusals.push(refusal(summary.name, number, columns, failed, 'formulaWithoutValue'))
      } else if ('code' in outcome) reading.refusals.push(outcome)
      else if (computed.includes(columns.level) && outcome.entry.blank) {
        reading.refusals.push(refusal(summary.name, number, columns, 'level', 'formulaWithoutValue'))
      } else {
        if (computed.includes(columns.level)) formulas.push(`${summary.name}!${columnLetters(columns.level)}${number}`)
        rows.push({ ...outcome, columns })
      }
    }
    if (columns !== null) scoringSheets++
    else if (!summary.hidden && !isOurs(summary.name))
      reading.notes.push({ code: 'sheetIgnored', details: { sheet: summary.name } })
  }
  if (scoringSheets === 0) throw new TableFault('noScoringSheet')
  if (formulas.length > 0) {
    reading.notes.unshift({
      code: 'formulas',
      details: { count: formulas.length, cells: formulas.slice(0, 10).join(', ') },
    })
  }
  reading.assessorId = mostFrequent(rows.map(({ assessorId }) => assessorId))
  const own = rows.filter((row) => row.assessorId === reading.assessorId)
  for (const { entry, columns, assessorId } of rows) {
    if (assessorId !== reading.assessorId)
      reading.refusals.push(refusal(entry.sheet, entry.row, columns, 'assessor_id', 'otherAssessor'))
  }
  const { kept, refusals } = withoutRepeats(own)
  reading.entries = kept
  reading.refusals.push(...refusals)
  const order = new Map(book.sheets.map(({ name }, at) => [name, at]))
  reading.refusals.sort((one, other) => order.get(one.sheet!)! - order.get(other.sheet!)! || one.row - other.row)
  return reading
}

/** What a spreadsheet shows where a formula failed: nobody's reason, and nobody's level. */
function isErrorValue(text: string): boolean {
  return /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!)$/u.test(text.trim())
}

interface NamedEntry {
  entry: WorkbookEntry
  assessorId: string
  columns: ScoringColumns
}

/** Whose workbook this is: the assessor most rows name. */
function mostFrequent(ids: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  let best: string | null = null
  for (const [id, count] of counts) if (best === null || count > counts.get(best)!) best = id
  return best
}

/** Takes each rating once. Of rows that disagree none is taken, as nobody can tell which is meant. */
function withoutRepeats(rows: readonly NamedEntry[]): { kept: WorkbookEntry[]; refusals: Refusal[] } {
  const byKey = new Map<string, NamedEntry[]>()
  for (const row of rows) {
    const key = `${row.entry.unitId} ${row.entry.packId} ${row.entry.criterion}`
    byKey.set(key, [...(byKey.get(key) ?? []), row])
  }
  const kept: WorkbookEntry[] = []
  const refusals: Refusal[] = []
  for (const [first, ...others] of byKey.values()) {
    if (first === undefined) continue
    const says = ({ entry }: NamedEntry): string => JSON.stringify([entry.value, entry.note])
    const agree = others.every((other) => says(other) === says(first))
    if (agree) kept.push(first.entry)
    const repeated = (row: NamedEntry, of: NamedEntry): Refusal =>
      refusal(row.entry.sheet, row.entry.row, row.columns, 'criterion', 'duplicate', {
        row: of.entry.row,
        sheet: of.entry.sheet,
      })
    if (!agree) refusals.push(repeated(first, others[0]!))
    for (const other of others) refusals.push(repeated(other, first))
  }
  return { kept, refusals }
}

/** Sheets that every scoring workbook has beside the areas. */
function isOurs(name: string): boolean {
  const zh = texts['zh-CN'].imports.workbook
  const en = texts.en.imports.workbook
  return [zh.readMe, en.readMe, `${zh.readMe} ${en.readMe}`].includes(name)
}

type RowOutcome = Refusal | { entry: WorkbookEntry; assessorId: string } | null

function makeRowReader(
  frame: WorkbookFrame,
): (sheet: string, row: number, cells: readonly string[], columns: ScoringColumns) => RowOutcome {
  const units = new Map(frame.units.map((unit) => [unit.id, unit]))
  const packs = new Map(
    frame.packs.map((pack) => [
      pack.id,
      {
        pack,
        criteria: new Map(criteriaOf(pack).map((placed) => [placed.address, placed.criterion])),
        words: levelWords(pack),
      },
    ]),
  )
  return (sheet, row, cells, columns) => {
    const cell = (column: keyof ScoringColumns): string => (cells[columns[column]] ?? '').trim()
    const refuse = (column: keyof ScoringColumns, code: Refusal['code'], details: Refusal['details'] = {}): Refusal =>
      refusal(sheet, row, columns, column, code, details)
    const level = cell('level')
    const note = cell('reason')
    const reason = cell('notApplicableReason')
    if (cell('unit_id') === '' || cell('criterion') === '' || cell('diagnostic_id') === '') {
      return level === '' && note === '' && reason === '' ? null : refuse('criterion', 'idsMissing')
    }
    if (cell('diagnostic_id').toLowerCase() !== frame.diagnosticId) return refuse('diagnostic_id', 'otherDiagnostic')
    const known = packs.get(cell('pack'))
    if (!known) return refuse('pack', 'packUnknown', { pack: shortened(cell('pack')) })
    const criterion = known.criteria.get(cell('criterion'))
    if (!criterion) return refuse('criterion', 'criterionUnknown', { criterion: shortened(cell('criterion')) })
    const unit = units.get(cell('unit_id').toLowerCase())
    if (!unit) return refuse('unit_id', 'unitUnknown')
    if (!isAsked(criterion, unit, frame.units.length)) {
      if (!unit.isOrganisation) return refuse('unit_id', 'wholeOrganisationOnly')
      return level === '' && note === '' && reason === '' ? null : refuse('unit_id', 'perUnitOnly')
    }
    if (note.length > longestNote) return refuse('reason', 'tooLong', { limit: longestNote })
    if (reason.length > longestReason) return refuse('notApplicableReason', 'tooLong', { limit: longestReason })
    const value = readValue(level, reason, note, known.pack, known.words)
    if ('code' in value) return refuse(value.column, value.code, value.details ?? {})
    return {
      assessorId: cell('assessor_id').toLowerCase(),
      entry: {
        sheet,
        row,
        unitId: unit.id,
        packId: known.pack.id,
        criterion: cell('criterion'),
        basedOn: wholeNumber(cell('version')) ?? 0,
        value: value.value,
        note: value.note,
        blank: level === '' && reason === '',
      },
    }
  }
}

type ValueOutcome =
  | { value: RatingValue; note: string }
  | { column: keyof ScoringColumns; code: Refusal['code']; details?: Refusal['details'] }

/** What level, reason for N/A and note say together. */
function readValue(
  level: string,
  reason: string,
  note: string,
  pack: Pack,
  words: ReadonlyMap<string, RatingValue['kind'] | number>,
): ValueOutcome {
  const levels = pack.scale.levels.length
  const meant = level === '' ? (reason === '' ? 'notScored' : 'notApplicable') : meaningOf(level, words)
  if (meant === null) return { column: 'level', code: 'levelUnreadable', details: { text: shortened(level) } }
  if (meant === 'notApplicable') {
    // a reason in the other column is a reason too
    if (reason !== '') return { value: { kind: 'notApplicable', reason }, note }
    if (note === '') return { column: 'notApplicableReason', code: 'notApplicableWithoutReason' }
    if (note.length > longestReason) return { column: 'reason', code: 'tooLong', details: { limit: longestReason } }
    return { value: { kind: 'notApplicable', reason: note }, note: '' }
  }
  if (reason !== '') return { column: 'notApplicableReason', code: 'levelAndReason' }
  if (typeof meant === 'number') {
    if (meant < 1 || meant > levels)
      return { column: 'level', code: 'levelOutsideScale', details: { text: shortened(level), levels } }
    return { value: { kind: 'level', level: meant }, note }
  }
  return { value: meant === 'cannotJudge' ? { kind: 'cannotJudge' } : { kind: 'notScored' }, note }
}

function meaningOf(
  level: string,
  words: ReadonlyMap<string, RatingValue['kind'] | number>,
): RatingValue['kind'] | number | null {
  const number = wholeNumber(level)
  if (number !== null) return number
  const said = words.get(cellKey(level))
  if (said !== undefined) return said
  // an entry of the list, in whatever language it was exported: a number and that level's name. Of `3.5`, `3-4` or a
  // name of another level nobody can tell what is meant
  const entry = /^\s*(\d{1,2})[\s.:、：-]+(\S[\s\S]*)$/u.exec(level.normalize('NFKC'))
  return entry !== null && words.get(cellKey(entry[2]!)) === Number(entry[1]) ? Number(entry[1]) : null
}

/** Names of levels and absences, in both languages and together. */
function levelWords(pack: Pack): Map<string, RatingValue['kind'] | number> {
  const words = new Map<string, RatingValue['kind'] | number>()
  const put = (names: (string | undefined)[], meaning: RatingValue['kind'] | number): void => {
    const [zh, en] = names
    for (const name of [zh, en, zh !== undefined && en !== undefined ? `${zh} ${en}` : undefined])
      if (name) words.set(cellKey(name), meaning)
  }
  for (const level of pack.scale.levels) put([level.name['zh-CN'], level.name.en], level.number)
  const zh = texts['zh-CN'].imports.workbook
  const en = texts.en.imports.workbook
  put([zh.notApplicable, en.notApplicable], 'notApplicable')
  put(['NA', 'n.a.'], 'notApplicable')
  put([zh.cannotJudge, en.cannotJudge], 'cannotJudge')
  put([undefined, en.cannotJudge.replace('’', "'")], 'cannotJudge')
  return words
}

function refusal(
  sheet: string,
  row: number,
  columns: ScoringColumns,
  column: keyof ScoringColumns,
  code: Refusal['code'],
  details: Refusal['details'] = {},
): Refusal {
  return { sheet, row, column: columnLetters(columns[column]), code, details }
}
