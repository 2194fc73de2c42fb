/**
 * The bare counts: how often each code was given, per item and group. Internal to core/tally: nothing counted here leaves
 * before `suppress` has seen it.
 */
import { noCategory } from '#core/tally/snapshot.ts'
import type { Snapshot } from '#core/tally/snapshot.ts'

/** Counts per item: `groups × levels` (level 1 first), and per group how many could not tell. */
export type ItemCounts = { levels: Int32Array; cannotTell: Int32Array }

/** Codes 0, 253, 254 and 255 fall on 0, 13, 14 and 15 of a 16-wide row, beside levels 1…12. */
const narrow = 16
const narrowLevels = 12
const wide = 256
/** Beyond this many groups the joint histogram of two items leaves the processor's cache and gains nothing. */
const groupsInPairs = 1000

/**
 * Counts `itemIndexes` by the categories of `dimensionIndexes`. Groups are numbered row by row: with dimensions A and B
 * group = a · (|B| + 1) + b; the last category of each is "not known".
 *
 * The group of each row is found once (tuple → group, then row → group); the items are then single passes over byte
 * arrays. Measured on two cores: 1,000,000 rows × 30 items × 40 groups in about 30 ms.
 */
export function countAnswers(
  snapshot: Snapshot,
  itemIndexes: readonly number[],
  dimensionIndexes: readonly number[],
): { groups: number; items: ItemCounts[] } {
  const { rows, levels } = snapshot
  const { groups, ofTuple } = groupsOfTuples(snapshot, dimensionIndexes)
  const width = levels <= narrowLevels ? narrow : wide
  // The group's offset into the histogram, so that a pass adds no multiplication.
  const offsetOfTuple = ofTuple.map((group) => group * width)
  const offsets = new Uint32Array(rows)
  const { tupleIds } = snapshot
  for (let row = 0; row < rows; row++) offsets[row] = offsetOfTuple[tupleIds[row] as number] as number
  const histograms = itemIndexes.map(() => new Int32Array(groups * width))
  const codesOf = (position: number) => snapshot.items[itemIndexes[position] as number] as Uint8Array
  const inPairs = width === narrow && groups <= groupsInPairs ? histograms.length - (histograms.length % 2) : 0
  for (let position = 0; position < inPairs; position += 2) {
    const joint = new Int32Array(groups * narrow * narrow)
    countPair(codesOf(position), codesOf(position + 1), rows, offsets, joint)
    splitPair(joint, histograms[position] as Int32Array, histograms[position + 1] as Int32Array)
  }
  for (let position = inPairs; position < histograms.length; position++) {
    countOne(codesOf(position), rows, offsets, histograms[position] as Int32Array, width - 1)
  }
  const items = histograms.map((histogram) => readHistogram(histogram, groups, levels, width))
  return { groups, items }
}

/** Two items in one pass: their joint histogram costs one increment a row instead of two. */
function countPair(first: Uint8Array, second: Uint8Array, rows: number, offsets: Uint32Array, joint: Int32Array): void {
  for (let row = 0; row < rows; row++) {
    const codes = (((first[row] as number) & 15) << 4) | ((second[row] as number) & 15)
    const cell = ((offsets[row] as number) << 4) + codes
    joint[cell] = (joint[cell] as number) + 1
  }
}

function splitPair(joint: Int32Array, first: Int32Array, second: Int32Array): void {
  for (let cell = 0; cell < joint.length; cell++) {
    const count = joint[cell] as number
    const group = (cell >> 8) * narrow
    const inFirst = group + ((cell >> 4) & 15)
    const inSecond = group + (cell & 15)
    first[inFirst] = (first[inFirst] as number) + count
    second[inSecond] = (second[inSecond] as number) + count
  }
}

function countOne(codes: Uint8Array, rows: number, offsets: Uint32Array, histogram: Int32Array, mask: number): void {
  for (let row = 0; row < rows; row++) {
    const cell = (offsets[row] as number) + ((codes[row] as number) & mask)
    histogram[cell] = (histogram[cell] as number) + 1
  }
}

function readHistogram(histogram: Int32Array, groups: number, levels: number, width: number): ItemCounts {
  const counts = new Int32Array(groups * levels)
  const unsure = new Int32Array(groups)
  for (let group = 0; group < groups; group++) {
    const start = group * width
    for (let level = 1; level <= levels; level++)
      counts[group * levels + level - 1] = histogram[start + level] as number
    unsure[group] = histogram[start + width - 2] as number
  }
  return { levels: counts, cannotTell: unsure }
}

function groupsOfTuples(
  snapshot: Snapshot,
  dimensionIndexes: readonly number[],
): { groups: number; ofTuple: Uint32Array } {
  const { tuples, tupleCount, dimensions } = snapshot
  const ofTuple = new Uint32Array(tupleCount)
  let groups = 1
  for (const index of dimensionIndexes) {
    const categories = dimensions[index]?.categories.length ?? 0
    for (let tuple = 0; tuple < tupleCount; tuple++) {
      const category = tuples[tuple * dimensions.length + index] as number
      const known = category === noCategory ? categories : category
      ofTuple[tuple] = (ofTuple[tuple] as number) * (categories + 1) + known
    }
    groups *= categories + 1
  }
  return { groups, ofTuple }
}
