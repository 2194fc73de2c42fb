/**
 * All answers of one survey version in memory: a byte array per two items (per item on scales of more than twelve levels)
 * and one segment tuple per person. It is a cache of the rows in `response`; dropping it and counting again gives the same
 * tallies.
 */
import { answerCodes } from '#core/survey/answer-code.ts'

/** A segment of a person that is not known. */
export const noCategory = 65535

/** A way to cut respondents: `department` with its categories in display order. */
export type Dimension = { id: string; categories: readonly string[] }

/** What does not grow with the answers. Item order is that of the survey version and frozen with it. */
export type SnapshotHead = {
  itemIds: readonly string[]
  /** Levels (or options) of every item: codes 1…levels are valid answers. */
  levels: number
  dimensions: readonly Dimension[]
}

export type Snapshot = SnapshotHead & {
  rows: number
  /** Each `rows` long. Which item lies where in them is `placeOfItem`'s to say. */
  columns: readonly Uint8Array[]
  /** Per row, the index of its tuple. */
  tupleIds: Uint32Array
  /** Tuple after tuple: the category index in every dimension, or `noCategory`. */
  tuples: Uint16Array
  tupleCount: number
}

/** Levels 1…12, nothing asked (0) and the absences 253 to 255, which end in 13 to 15, make sixteen codes: half a byte. */
const levelsInHalf = 12

/** Where an item's codes lie: a column, and whether they are its upper half, its lower half or whole bytes. */
export type Place = { column: number; half: 'upper' | 'lower' | null }

/** Of items in halves: the former of two in the upper one. */
export function placeOfItem(item: number, levels: number): Place {
  if (levels > levelsInHalf) return { column: item, half: null }
  return { column: item >> 1, half: item % 2 === 0 ? 'upper' : 'lower' }
}

/**
 * Released responses as they are stored: row after row, `stride` bytes from one to the next, each beginning with `width`
 * answers. An earlier release may have fewer items than the survey has now: the others were not asked then.
 */
export type Responses = { rows: number; answers: Uint8Array; width: number; stride: number; tupleIds: Uint32Array }

/** Answers that do not fit the survey version. */
export class SnapshotFault extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SnapshotFault'
  }
}

/** A snapshot of no answers. `tuples` lists the segment tuples known so far, category indexes per dimension. */
export function emptySnapshot(head: SnapshotHead, tuples: Uint16Array): Snapshot {
  return {
    itemIds: head.itemIds,
    levels: head.levels,
    dimensions: head.dimensions,
    rows: 0,
    columns: Array.from({ length: columnCount(head) }, () => new Uint8Array(0)),
    tupleIds: new Uint32Array(0),
    tuples,
    tupleCount: head.dimensions.length === 0 ? 1 : tuples.length / head.dimensions.length,
  }
}

function columnCount({ itemIds, levels }: SnapshotHead): number {
  return levels > levelsInHalf ? itemIds.length : Math.ceil(itemIds.length / 2)
}

/** Rows are turned into columns in blocks that fit the processor's cache. */
const block = 4096

/**
 * The snapshot with further releases behind the ones it has; `tuples` is the complete list of tuples, which only grows. The
 * former snapshot stays as it was. Throws `SnapshotFault` for a row that does not fit.
 */
export function appendReleases(snapshot: Snapshot, releases: readonly Responses[], tuples: Uint16Array): Snapshot {
  const { dimensions } = snapshot
  const tupleCount = dimensions.length === 0 ? 1 : tuples.length / dimensions.length
  if (tupleCount < snapshot.tupleCount) throw new SnapshotFault('The list of segment tuples must not shrink')
  const total = releases.reduce((sum, { rows }) => sum + rows, snapshot.rows)
  const grown = withRoom(snapshot, total)
  let at = snapshot.rows
  for (const release of releases) {
    refuseUnfit(release, snapshot.itemIds.length, tupleCount)
    grown.tupleIds.set(release.tupleIds, at)
    copyAnswers(snapshot, release, grown.columns, at)
    at += release.rows
  }
  return { ...snapshot, ...grown, rows: total, tuples, tupleCount }
}

function refuseUnfit({ rows, answers, width, stride, tupleIds }: Responses, items: number, tupleCount: number): void {
  if (width > items) throw new SnapshotFault(`Responses have ${width} answers where the survey has ${items} items`)
  if (tupleIds.length !== rows || (rows > 0 && answers.length < (rows - 1) * stride + width)) {
    throw new SnapshotFault(`${rows} responses of ${width} items are not all there`)
  }
  for (const tuple of tupleIds) if (tuple >= tupleCount) throw new SnapshotFault(`Segment tuple ${tuple} is not known`)
}

function copyAnswers({ levels, itemIds }: SnapshotHead, from: Responses, columns: Uint8Array[], at: number): void {
  const { rows, answers, width, stride } = from
  const inHalves = levels <= levelsInHalf
  for (let start = 0; start < rows; start += block) {
    const end = Math.min(start + block, rows)
    let allKnown = true
    for (const [column, bytes] of columns.entries()) {
      const to = bytes.subarray(at + start, at + end)
      const first = inHalves ? column * 2 : column
      const source = start * stride + first
      // what an earlier release did not ask stays 0
      if (first >= width) break
      const copy = !inHalves ? copyBytes : first + 1 < width ? copyHalves : copyUpper
      allKnown = copy(answers, source, stride, levels, to) && allKnown
    }
    if (!allKnown) throw foreignAnswer(from, itemIds, levels)
  }
}

/** Codes from the first absence to the end of the byte. */
const absences = 256 - answerCodes.notApplicable

/**
 * Negative for a code that is neither a level nor an absence. Such a code must not be counted as something else. Without a
 * branch: the absences, nothing asked (0) and the levels lie next to each other once the first absence is moved to 0.
 */
function known(code: number, levels: number): number {
  return levels + absences - ((code + absences) & 255)
}

function copyBytes(answers: Uint8Array, from: number, stride: number, levels: number, to: Uint8Array): boolean {
  let sign = 0
  for (let row = 0, at = from; row < to.length; row++, at += stride) {
    const code = answers[at] as number
    sign |= known(code, levels)
    to[row] = code
  }
  return sign >= 0
}

function copyHalves(answers: Uint8Array, from: number, stride: number, levels: number, to: Uint8Array): boolean {
  let sign = 0
  for (let row = 0, at = from; row < to.length; row++, at += stride) {
    const upper = answers[at] as number
    const lower = answers[at + 1] as number
    sign |= known(upper, levels) | known(lower, levels)
    to[row] = (upper << 4) | (lower & 15)
  }
  return sign >= 0
}

/** The last of an odd number of items. */
function copyUpper(answers: Uint8Array, from: number, stride: number, levels: number, to: Uint8Array): boolean {
  let sign = 0
  for (let row = 0, at = from; row < to.length; row++, at += stride) {
    const code = answers[at] as number
    sign |= known(code, levels)
    to[row] = code << 4
  }
  return sign >= 0
}

function foreignAnswer({ rows, answers, width, stride }: Responses, itemIds: readonly string[], levels: number) {
  for (let row = 0; row < rows; row++) {
    for (let item = 0; item < width; item++) {
      const code = answers[row * stride + item] ?? 0
      if (known(code, levels) < 0) return new SnapshotFault(`Item ${itemIds[item]} has no answer ${code}`)
    }
  }
  return new SnapshotFault('An answer is not on the scale')
}

/** Arrays of `total` rows with the present ones copied: releases are few and large, so a copy per release is cheap. */
function withRoom(snapshot: Snapshot, total: number): { columns: Uint8Array[]; tupleIds: Uint32Array } {
  const columns = snapshot.columns.map((bytes) => {
    const larger = new Uint8Array(total)
    larger.set(bytes.subarray(0, snapshot.rows))
    return larger
  })
  const tupleIds = new Uint32Array(total)
  tupleIds.set(snapshot.tupleIds.subarray(0, snapshot.rows))
  return { columns, tupleIds }
}

/** Whole releases lie one after the other: rows `from` up to before `to`. */
export type RowRange = { from: number; to: number }

/** Only the rows in these ranges; views of the same memory when there is one range. */
export function rowsOf(snapshot: Snapshot, ranges: readonly RowRange[]): Snapshot {
  const rows = ranges.reduce((sum, { from, to }) => sum + to - from, 0)
  const [first] = ranges
  const pick = <Column extends Uint8Array | Uint32Array>(column: Column, made: Column): Column => {
    let at = 0
    for (const { from, to } of ranges) {
      made.set(column.subarray(from, to), at)
      at += to - from
    }
    return made
  }
  if (ranges.length === 1 && first !== undefined)
    return {
      ...snapshot,
      rows,
      columns: snapshot.columns.map((bytes) => bytes.subarray(first.from, first.to)),
      tupleIds: snapshot.tupleIds.subarray(first.from, first.to),
    }
  return {
    ...snapshot,
    rows,
    columns: snapshot.columns.map((bytes) => pick(bytes, new Uint8Array(rows))),
    tupleIds: pick(snapshot.tupleIds, new Uint32Array(rows)),
  }
}

/** Memory held, in bytes, for a byte-bounded cache. */
export function snapshotBytes(snapshot: Snapshot): number {
  const answers = snapshot.columns.reduce((sum, bytes) => sum + bytes.byteLength, 0)
  return answers + snapshot.tupleIds.byteLength + snapshot.tuples.byteLength
}
