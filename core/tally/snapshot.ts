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
  const total = snapshot.rows + rows.length
  const grown = withRoom(snapshot, total)
  const { dimensions, itemIds } = snapshot
  const tupleCount = dimensions.length === 0 ? 1 : tuples.length / dimensions.length
  if (tupleCount < snapshot.tupleCount) throw new SnapshotFault('The list of segment tuples must not shrink')
  for (const [offset, row] of rows.entries()) {
    if (row.answers.length !== itemIds.length) {
      throw new SnapshotFault(
        `A response has ${row.answers.length} answers where the survey has ${itemIds.length} items`,
      )
    }
    if (row.tupleId >= tupleCount) throw new SnapshotFault(`Segment tuple ${row.tupleId} is not known`)
    const position = snapshot.rows + offset
    grown.tupleIds[position] = row.tupleId
    for (const [index, codes] of grown.items.entries()) {
      const code = row.answers[index] ?? answerCodes.notAsked
      if (code > snapshot.levels && code < answerCodes.notApplicable) {
        throw new SnapshotFault(`Item ${itemIds[index]} has no answer ${code}`)
      }
      codes[position] = code
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

/** Memory held, in bytes, for a byte-bounded cache. */
export function snapshotBytes(snapshot: Snapshot): number {
  const answers = snapshot.items.reduce((sum, codes) => sum + codes.byteLength, 0)
  return answers + snapshot.tupleIds.byteLength + snapshot.tuples.byteLength
}
