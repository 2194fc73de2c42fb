/**
 * All answers of one survey version in memory: a byte array per item and one segment tuple per person. It is a cache of
 * the rows in `response`; dropping it and counting again gives the same tallies.
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
  /** One array per item, `rows` long. */
  items: readonly Uint8Array[]
  /** Per row, the index of its tuple. */
  tupleIds: Uint32Array
  /** Tuple after tuple: the category index in every dimension, or `noCategory`. */
  tuples: Uint16Array
  tupleCount: number
}

/** One released response as it is stored. */
export type ResponseRow = { answers: Uint8Array; tupleId: number }

/** Many responses end to end: row after row of one byte per item, and a tuple per row. */
export type PackedResponses = { rows: number; answers: Uint8Array; tupleIds: Uint32Array }

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
    items: head.itemIds.map(() => new Uint8Array(0)),
    tupleIds: new Uint32Array(0),
    tuples,
    tupleCount: head.dimensions.length === 0 ? 1 : tuples.length / head.dimensions.length,
  }
}

/**
 * The snapshot with further rows (whole releases) behind the ones it has; `tuples` is the complete list of tuples, which
 * only grows. The former snapshot stays as it was. Throws `SnapshotFault` for a row that does not fit.
 */
export function appendSnapshot(snapshot: Snapshot, rows: readonly ResponseRow[], tuples: Uint16Array): Snapshot {
  const width = snapshot.itemIds.length
  const packed = {
    rows: rows.length,
    answers: new Uint8Array(rows.length * width),
    tupleIds: new Uint32Array(rows.length),
  }
  for (const [index, row] of rows.entries()) {
    if (row.answers.length !== width) {
      throw new SnapshotFault(`A response has ${row.answers.length} answers where the survey has ${width} items`)
    }
    packed.answers.set(row.answers, index * width)
    packed.tupleIds[index] = row.tupleId
  }
  return appendPacked(snapshot, packed, tuples)
}

/** Rows are turned into columns in blocks that fit the processor's cache. */
const block = 4096

/** As `appendSnapshot`, for a million rows at once: nothing is made per row. */
export function appendPacked(snapshot: Snapshot, packed: PackedResponses, tuples: Uint16Array): Snapshot {
  const { dimensions, itemIds, levels } = snapshot
  const { rows, answers, tupleIds } = packed
  const width = itemIds.length
  if (answers.length < rows * width || tupleIds.length < rows) {
    throw new SnapshotFault(`${rows} responses of ${width} items need ${rows * width} answers`)
  }
  const tupleCount = dimensions.length === 0 ? 1 : tuples.length / dimensions.length
  if (tupleCount < snapshot.tupleCount) throw new SnapshotFault('The list of segment tuples must not shrink')
  const total = snapshot.rows + rows
  const grown = withRoom(snapshot, total)
  for (let row = 0; row < rows; row++) {
    if ((tupleIds[row] ?? 0) >= tupleCount) throw new SnapshotFault(`Segment tuple ${tupleIds[row]} is not known`)
  }
  grown.tupleIds.set(tupleIds.subarray(0, rows), snapshot.rows)
  const isForeign = Uint8Array.from({ length: 256 }, (_, code) =>
    Number(code > levels && code < answerCodes.notApplicable),
  )
  for (let start = 0; start < rows; start += block) {
    const end = Math.min(start + block, rows)
    for (const [item, codes] of grown.items.entries()) {
      let foreign = 0
      for (let row = start; row < end; row++) {
        const code = answers[row * width + item] as number
        foreign |= isForeign[code] as number
        codes[snapshot.rows + row] = code
      }
      if (foreign === 0) continue
      const code = codes.subarray(snapshot.rows + start, snapshot.rows + end).find((one) => isForeign[one] === 1)
      throw new SnapshotFault(`Item ${itemIds[item]} has no answer ${code}`)
    }
  }
  return { ...snapshot, ...grown, rows: total, tuples, tupleCount }
}

/** Arrays of `total` rows with the present ones copied: releases are few and large, so a copy per release is cheap. */
function withRoom(snapshot: Snapshot, total: number): { items: Uint8Array[]; tupleIds: Uint32Array } {
  const items = snapshot.items.map((codes) => {
    const larger = new Uint8Array(total)
    larger.set(codes.subarray(0, snapshot.rows))
    return larger
  })
  const tupleIds = new Uint32Array(total)
  tupleIds.set(snapshot.tupleIds.subarray(0, snapshot.rows))
  return { items, tupleIds }
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
      items: snapshot.items.map((codes) => codes.subarray(first.from, first.to)),
      tupleIds: snapshot.tupleIds.subarray(first.from, first.to),
    }
  return {
    ...snapshot,
    rows,
    items: snapshot.items.map((codes) => pick(codes, new Uint8Array(rows))),
    tupleIds: pick(snapshot.tupleIds, new Uint32Array(rows)),
  }
}

/** Memory held, in bytes, for a byte-bounded cache. */
export function snapshotBytes(snapshot: Snapshot): number {
  const answers = snapshot.items.reduce((sum, codes) => sum + codes.byteLength, 0)
  return answers + snapshot.tupleIds.byteLength + snapshot.tuples.byteLength
}
