/**
 * Turns rows of a file into answers: a byte for each mapped item and the number of the row's segment tuple, or the first
 * reason why not. Cells are looked up by their bytes; only a text seen for the first time is ever decoded.
 */
import type { CsvRow } from '#server/tables/csv-scanner.ts'
import { MappingFault, shortened, type Details, type RefusalCode } from '../faults.ts'
import { cellKey, wholeNumber } from '../matching.ts'
import { ByteMap } from './byte-map.ts'
import { answerCodes } from '#core/survey/answer-code.ts'
import type { AnswersPlan } from './plan.ts'

const { notAsked, leftEmpty } = answerCodes
/** A text that is no answer. */
const unknown = 252
/** A whole number outside the scale. */
const outside = 251
/** A group has people in it; a column with more values than this names persons. */
const mostSegmentValues = 10_000
const longestSegment = 80
/** Texts remembered per column; beyond it cells are decoded each time. */
const mostRemembered = 20_000

export interface RowRefusal {
  /** The header of the column at fault; empty when it is the row as a whole. */
  column: string
  code: RefusalCode
  details: Details
}

/** Numbers outside the scale, in how many cells and rows they stand, and how many cells were read at all. */
export interface ScaleEvidence {
  outside: Map<string, { cells: number; rows: number }>
  cells: number
}

export class AnswerReader {
  /** The bytes of the row read last, one for each mapped item. */
  readonly answers: Uint8Array
  /** The segment tuple of the row read last. */
  tuple = 0
  /** Codes of each tuple, in the order of the plan's segments; null where a row has none. */
  readonly tuples: (string | null)[][] = []
  readonly evidence: ScaleEvidence = { outside: new Map(), cells: 0 }
  readonly #plan: AnswersPlan
  /** Columns of the items. Kept flat, as what follows: these are read for every cell. */
  readonly #columns: Int32Array
  /** What a cell of one byte means, 256 for each item. */
  readonly #single: Uint8Array
  /** What an empty cell means, for each item. */
  readonly #empty: Uint8Array
  readonly #texts: ByteMap[]
  readonly #segments: { texts: ByteMap; codes: (string | null)[]; indexOf: Map<string, number> }[]
  /** Per segment: number of the combination before it, and its own value → number of the combination with it. */
  readonly #pairs: Map<number, number>[]
  readonly #prefixes: (string | null)[][][]

  constructor(plan: AnswersPlan) {
    this.#plan = plan
    this.answers = new Uint8Array(plan.items.length)
    this.#texts = plan.items.map(() => new ByteMap())
    this.#columns = Int32Array.from(plan.items, ({ column }) => column)
    this.#single = Uint8Array.from({ length: plan.items.length * 256 }, (_, at) => {
      const byte = at % 256
      return byte < 0x80 ? this.#meaningOf(String.fromCharCode(byte), plan.items[at >> 8]!.options) : unknown
    })
    this.#empty = Uint8Array.from(plan.items, ({ options }) => this.#meaningOf('', options))
    this.#segments = plan.segments.map(() => ({ texts: new ByteMap(), codes: [null], indexOf: new Map() }))
    this.#pairs = plan.segments.map(() => new Map<number, number>())
    this.#prefixes = plan.segments.map(() => [])
    if (plan.segments.length === 0) this.tuples.push([])
  }

  /** The header of the first of these columns that the plan uses; null for none. */
  firstMapped(columns: readonly number[]): string | null {
    const mapped = [...this.#plan.items, ...this.#plan.segments]
    return mapped.find(({ column }) => columns.includes(column))?.header ?? null
  }

  /** Reads one row; null when it is an answer (`answers`, `tuple`). @throws MappingFault */
  read(row: CsvRow): RowRefusal | null {
    const plan = this.#plan
    if (row.fault !== null) return { column: '', code: row.fault, details: {} }
    if (plan.width !== null && (row.cells < plan.width.least || row.filled > plan.width.most)) {
      if (row.isBlank) return { column: '', code: 'blank', details: {} }
      return { column: '', code: 'ragged', details: { cells: row.cells, expected: plan.width.most } }
    }
    const { bytes, starts, ends, cells } = row
    const { answers } = this
    const columns = this.#columns
    const single = this.#single
    const empty = this.#empty
    let answered = false
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]!
      const start = starts[column]!
      const length = column < cells ? ends[column]! - start : 0
      const code =
        length === 1
          ? single[i * 256 + bytes[start]!]!
          : length === 0
            ? empty[i]!
            : this.#meaningOfBytes(i, row, column)
      if (code === unknown || code === outside) return this.#refuse(row, i, code)
      if (code !== notAsked && code !== leftEmpty) answered = true
      answers[i] = code
    }
    this.evidence.cells += columns.length
    if (!answered)
      return row.isBlank ? { column: '', code: 'blank', details: {} } : { column: '', code: 'noAnswer', details: {} }
    return this.#readSegments(row)
  }

  #readSegments(row: CsvRow): RowRefusal | null {
    const { segments } = this.#plan
    let key = 0
    for (let s = 0; s < segments.length; s++) {
      const { column } = segments[s]!
      const state = this.#segments[s]!
      let index = 0
      if (column < row.cells && row.ends[column]! > row.starts[column]!) {
        index = state.texts.get(row.bytes, row.starts[column]!, row.ends[column]!)
        if (index < 0) {
          const learnt = this.#learnSegment(s, row, column)
          if (typeof learnt !== 'number') return learnt
          index = learnt
        }
      }
      const pair = key * 65_536 + index
      const known = this.#pairs[s]!.get(pair)
      key = known ?? this.#newKey(s, pair, index, key)
    }
    this.tuple = key
    return null
  }

  /** Numbers a new combination of the first `s + 1` segments; the last step makes the tuple. */
  #newKey(s: number, pair: number, index: number, before: number): number {
    const pairs = this.#pairs[s]!
    const key = pairs.size
    pairs.set(pair, key)
    const prefix = [...(s === 0 ? [] : this.#prefixes[s - 1]![before]!), this.#segments[s]!.codes[index]!]
    this.#prefixes[s]![key] = prefix
    if (s === this.#plan.segments.length - 1) this.tuples[key] = prefix
    return key
  }

  #meaningOfBytes(i: number, row: CsvRow, column: number): number {
    const texts = this.#texts[i]!
    const known = texts.get(row.bytes, row.starts[column]!, row.ends[column]!)
    if (known >= 0) return known
    const code = this.#meaningOf(row.text(column), this.#plan.items[i]!.options)
    if (texts.size < mostRemembered) texts.add(row.bytes, row.starts[column]!, row.ends[column]!, code)
    return code
  }

  #learnSegment(s: number, row: CsvRow, column: number): number | RowRefusal {
    const segment = this.#plan.segments[s]!
    const state = this.#segments[s]!
    // what nobody sees (a zero-width space from a web page, a mark of direction) makes no group of its own
    const text = row
      .text(column)
      .replace(/\p{Cf}/gu, '')
      .normalize('NFKC')
      .trim()
    if ([...text].length > longestSegment)
      return { column: segment.header, code: 'segmentTooLong', details: { limit: longestSegment } }
    // what is left of bytes that mean nothing, or a control character: the encoding is not the one chosen
    // eslint-disable-next-line no-control-regex -- these are the characters looked for
    if (/[\uFFFD\u0000-\u001F]/u.test(text)) return { column: segment.header, code: 'segmentUnreadable', details: {} }
    const code = text === '' ? null : (segment.known.get(cellKey(text)) ?? text)
    let index = 0
    if (code !== null) {
      const key = cellKey(code)
      index = state.indexOf.get(key) ?? state.codes.length
      if (index === state.codes.length) {
        if (index > mostSegmentValues)
          throw new MappingFault('dimensionLikeIds', { column: segment.header, limit: mostSegmentValues })
        state.codes.push(code)
        state.indexOf.set(key, index)
      }
    }
    if (state.texts.size < 4 * mostSegmentValues)
      state.texts.add(row.bytes, row.starts[column]!, row.ends[column]!, index)
    return index
  }

  #meaningOf(text: string, options: ReadonlyMap<string, number>): number {
    const { listed, bareNumbers, levels } = this.#plan
    const key = cellKey(text)
    const said = listed.get(key)
    if (said !== undefined) return said
    if (key === '') return leftEmpty
    const number = wholeNumber(text)
    if (number !== null) {
      const asListed = listed.get(String(number))
      if (asListed !== undefined) return asListed
      return bareNumbers && number >= 1 && number <= levels ? number : outside
    }
    return options.get(key) ?? (/^-?\d+[.,]\d+$/u.test(key) ? outside : unknown)
  }

  #refuse(row: CsvRow, i: number, code: number): RowRefusal {
    const item = this.#plan.items[i]!
    const text = shortened(row.text(item.column))
    this.evidence.cells += this.#plan.items.length
    if (code === unknown) return { column: item.header, code: 'valueUnknown', details: { text } }
    const { outside: numbers } = this.evidence
    const inRow = new Set<string>()
    // every cell of the row speaks about the scale, not only the first
    for (const { column } of this.#plan.items) {
      const number = wholeNumber(row.text(column))
      if (number === null || (number >= 1 && number <= this.#plan.levels) || this.#plan.listed.has(String(number)))
        continue
      const seen = numbers.get(String(number)) ?? { cells: 0, rows: 0 }
      seen.cells++
      if (!inRow.has(String(number))) seen.rows++
      inRow.add(String(number))
      if (numbers.size < 1000) numbers.set(String(number), seen)
    }
    return { column: item.header, code: 'levelOutsideScale', details: { text, levels: this.#plan.levels } }
  }
}

/**
 * The number that shows that a file uses another scale than the instrument: one outside it in more than 2 % of the
 * cells and in at least three rows. A typing error is rarer than that, a row of totals stands alone; each costs its row
 * only.
 */
export function foreignValue(evidence: ScaleEvidence): { value: string; cells: number } | null {
  for (const [value, { cells, rows }] of evidence.outside)
    if (rows >= 3 && cells > evidence.cells * 0.02) return { value, cells }
  return null
}
