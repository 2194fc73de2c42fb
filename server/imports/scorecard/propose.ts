/** A first mapping of a former scorecard: which column is what, and which row is which aspect. */
import type { ScorecardMapping } from '#contract/import.ts'
import type { Aspect, Pack } from '#core/instrument/pack.ts'
import type { Sample } from '../detect.ts'
import { shortened } from '../faults.ts'
import { cellKey, labelledLevel, namesOf, normalised, similarity, wholeNumber } from '../matching.ts'
import type { TableRow } from './read.ts'

const alikeEnough = 0.55
const clearlyBetter = 0.08
const commentHeads = [
  'comment',
  'comments',
  'remark',
  'remarks',
  'note',
  'notes',
  'justification',
  '备注',
  '评语',
  '说明',
  '意见',
  '评论',
].map(normalised)
const levelHeads = [
  'level',
  'score',
  'rating',
  'mark',
  'current',
  'maturity',
  'result',
  'grade',
  'assessment',
  '级别',
  '等级',
  '得分',
  '评分',
  '分数',
  '成熟度',
  '现状',
  '评价',
  '评级',
  '结果',
  '结论',
].map(normalised)

/** Proposes; the reader decides. `rows` is the whole table. */
export function proposeScorecard(
  sample: Sample,
  rows: readonly TableRow[],
  pack: Pack,
  unitId: string,
): ScorecardMapping {
  const below = rows.filter(({ number }) => number > sample.headerRow)
  const width = Math.max(sample.header.length, 1, ...below.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, column) => column)
  // names before numbers: a column of row numbers would fit some aspects by chance
  const matchesBy = columns.map((column) => matchRows(below, column, pack))
  const strength = (column: number): number =>
    [...matchesBy[column]!.values()].reduce((sum, { byName }) => sum + (byName ? 1 : 0.2), 0)
  const nameColumn = columns.reduce((best, column) => (strength(column) > strength(best) ? column : best), 0)
  const matched = matchesBy[nameColumn]!
  const markColumns = markColumnsOf(sample, below, pack)
  const levelColumn = markColumns.length >= 2 ? null : levelColumnOf(sample, below, columns, nameColumn, pack)
  return {
    kind: 'scorecard',
    sheet: sample.sheet ?? undefined,
    encoding: sample.detected.encoding ?? undefined,
    separator: sample.detected.separator ?? undefined,
    headerRow: sample.headerRow,
    unitId,
    nameColumn,
    levelColumn,
    markColumns: levelColumn === null ? markColumns : [],
    commentColumn: columns.find((column) => isCommentHead(sample.header[column])) ?? null,
    values: levelColumn === null ? [] : wordValues(below, levelColumn, pack),
    rows: below
      .filter(({ cells }) => (cells[nameColumn] ?? '').trim() !== '')
      .slice(0, 2000)
      .map(({ number, cells }) => ({
        row: number,
        aspect: matched.get(number)?.aspect ?? null,
        text: shortened(cells[nameColumn] ?? ''),
      })),
  }
}

/**
 * Which aspect each row of a column names: by its name or short name in any language, by its number when the name does
 * not speak against it, else by likeness. Each aspect is given once, to its best row.
 */
export function matchRows(
  rows: readonly TableRow[],
  column: number,
  pack: Pack,
): Map<number, { aspect: string; byName: boolean }> {
  const aspects = pack.areas
    .flatMap((area) => area.aspects)
    .map((aspect) => ({ aspect, names: namesOf(aspect.name, aspect.short) }))
  const found: { row: number; aspect: string; byName: boolean; score: number }[] = []
  for (const { number: row, cells } of rows) {
    const text = (cells[column] ?? '').trim()
    if (text === '' || text.length > 300) continue
    const { number, name } = numberAndName(text)
    const beside = column > 0 ? wholeNumber(cells[column - 1] ?? '') : null
    const scores = aspects.map(({ aspect, names }) => ({
      aspect,
      score: likeness(aspect, names, name, number ?? beside),
    }))
    scores.sort((a, b) => b.score - a.score)
    const [best, second] = scores
    const lead = (best?.score ?? 0) - (second?.score ?? 0)
    // the very name of one aspect names it, however like another one's it is
    if (best && best.score >= alikeEnough && (lead >= clearlyBetter || (best.score >= 1 && lead > 0))) {
      found.push({ row, aspect: best.aspect.id, byName: name !== '', score: best.score })
    }
  }
  found.sort((a, b) => b.score - a.score || a.row - b.row)
  const rowsOf = new Map<number, { aspect: string; byName: boolean }>()
  const taken = new Set<string>()
  for (const { row, aspect, byName } of found) {
    if (taken.has(aspect) || rowsOf.has(row)) continue
    taken.add(aspect)
    rowsOf.set(row, { aspect, byName })
  }
  return rowsOf
}

/** `12. Brand promise`, `第12项 品牌承诺`, `12` → the number and what is left. */
function numberAndName(text: string): { number: number | null; name: string } {
  const match = /^\s*(?:第|no\.?|#)?\s*(\d{1,3})\s*(?:项|条|个)?\s*[.、:：)）\s-]*(.*)$/isu.exec(text.normalize('NFKC'))
  return match ? { number: Number(match[1]), name: normalised(match[2]!) } : { number: null, name: normalised(text) }
}

function likeness(aspect: Aspect, names: readonly string[], name: string, number: number | null): number {
  const byName = name === '' ? 0 : Math.max(0, ...names.map((other) => similarity(name, other)))
  if (number !== aspect.number) return byName
  // a number alone is enough; with a name it only helps one that fits a little
  if (name === '') return 0.9
  return byName >= 0.25 ? Math.max(byName, 0.7) + 0.1 : byName
}

/** Columns named after the levels of the scale, or numbered like them, whose cells hold nothing but marks. */
function markColumnsOf(sample: Sample, rows: readonly TableRow[], pack: Pack): ScorecardMapping['markColumns'] {
  const found = pack.scale.levels.flatMap((level) => {
    const names = namesOf(level.name)
    const column = sample.header.findIndex((head) => {
      const { number, name } = numberAndName(head)
      return (
        (number === level.number && (name === '' || names.some((other) => similarity(name, other) > 0.4))) ||
        names.includes(normalised(head))
      )
    })
    return column < 0 ? [] : [{ column, level: level.number }]
  })
  const allShort = found.every(({ column }) => rows.every(({ cells }) => (cells[column] ?? '').trim().length <= 4))
  return found.length >= 2 && allShort && new Set(found.map(({ column }) => column)).size === found.length ? found : []
}

function levelColumnOf(
  sample: Sample,
  rows: readonly TableRow[],
  columns: readonly number[],
  nameColumn: number,
  pack: Pack,
): number | null {
  const words = new Set(
    pack.scale.levels
      .flatMap((level) => [level.name.en, level.name['zh-CN']])
      .filter((name) => name !== undefined)
      .map(cellKey),
  )
  const scores = columns
    .filter((column) => column !== nameColumn && !isCommentHead(sample.header[column]))
    .map((column) => {
      const cells = rows.map((row) => (row.cells[column] ?? '').trim()).filter((cell) => cell !== '')
      if (cells.length === 0) return { column, score: 0, wordy: false }
      const fitting =
        cells.filter((cell) => words.has(cellKey(cell)) || inRange(wholeNumber(cell) ?? labelledLevel(cell))).length /
        cells.length
      const named = levelHeads.includes(normalised(sample.header[column] ?? '')) ? 0.5 : 0
      // numbers that go up row by row are row numbers
      const counting =
        cells.length > 3 &&
        cells.every((cell, at) => at === 0 || (wholeNumber(cell) ?? 0) > (wholeNumber(cells[at - 1]!) ?? 0))
      // a few words that come again and again are marks in somebody else's words
      const kinds = new Set(cells.map(cellKey)).size
      const wordy = kinds >= 2 && kinds <= 10 && kinds < cells.length && cells.every((cell) => cell.length <= 20)
      return { column, score: counting ? 0 : fitting + named, wordy }
    })
    .sort((a, b) => b.score - a.score || a.column - b.column)
  const best = scores.find(({ score }) => score >= 0.6) ?? scores.find(({ wordy }) => wordy)
  return best?.column ?? null
}

function isCommentHead(head: string | undefined): boolean {
  return commentHeads.includes(normalised(head ?? ''))
}

function inRange(number: number | null): boolean {
  return number !== null && number >= 0 && number <= 10
}

/**
 * Words in the level column that are names of levels, or carry their number. A number beyond the scale shows that it is
 * another one, and then none of its numbers is proposed.
 */
function wordValues(rows: readonly TableRow[], column: number, pack: Pack): ScorecardMapping['values'] {
  const values = new Map<string, { text: string; level: number }>()
  const levels = pack.scale.levels.length
  const numbers = rows.map(({ cells }) => labelledLevel(cells[column] ?? '')).filter((number) => number !== null)
  const onScale = numbers.every((number) => number >= 1 && number <= levels)
  for (const { cells } of rows) {
    const text = (cells[column] ?? '').trim()
    const key = cellKey(text)
    if (text === '' || text.length > 200 || wholeNumber(text) !== null || values.has(key) || values.size >= 200)
      continue
    const level = pack.scale.levels.find(({ name, number }) => {
      const said = numberAndName(text)
      const names = namesOf(name)
      return names.includes(normalised(text)) || (said.number === number && names.includes(said.name))
    })
    const number = level?.number ?? (onScale ? labelledLevel(text) : null)
    if (number !== null) values.set(key, { text, level: number })
  }
  return [...values.values()]
}
