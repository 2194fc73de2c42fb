/**
 * The bare counts: how often each code was given, per item and group. Internal to core/tally: nothing counted here leaves
 * before `suppress` has seen it.
 */
import { noCategory, placeOfItem } from '#core/tally/snapshot.ts'
import type { Snapshot } from '#core/tally/snapshot.ts'

/** Counts per item: `groups × levels` (level 1 first), and per group how many could not tell. */
export type ItemCounts = { levels: Int32Array; cannotTell: Int32Array }

/** Values of a byte. */
const whole = 256
/** Values of half a byte: 0, levels 1…12, and 253, 254 and 255 as 13, 14 and 15. */
const half = 16
/** Beyond this many groups a histogram of whole bytes leaves the processor's cache and its two halves are counted alone. */
const groupsOfBytes = 4096

/**
 * Counts `itemIndexes` by the categories of `dimensionIndexes`. Groups are numbered row by row: with dimensions A and B
 * group = a · (|B| + 1) + b; the last category of each is "not known".
 *
 * The group of each row is found once (tuple → group, then row → group). A column holds two items; a byte of it is counted
 * as it is, one increment for two answers, and the histogram of bytes is split afterwards. Speed: `bench/tally.ts`.
 */
export function countAnswers(
  snapshot: Snapshot,
  itemIndexes: readonly number[],
  dimensionIndexes: readonly number[],
): { groups: number; items: ItemCounts[] } {
  const { levels } = snapshot
  const { groups, ofTuple } = groupsOfTuples(snapshot, dimensionIndexes)
  const places = itemIndexes.map((item) => placeOfItem(item, levels))
  const inBytes = groups <= groupsOfBytes || places.some((place) => place.half === null)
  // The group's offset into the histogram, so that a pass adds no multiplication.
  const width = inBytes ? whole : half
  const offsets = rowOffsets(
    snapshot,
    ofTuple.map((group) => group * width),
  )
  const histogram = new Int32Array(groups * width)
  let counted = -1
  const items = places.map(({ column, half: part }) => {
    const bytes = snapshot.columns[column] as Uint8Array
    // the second of two items in one column finds it counted
    if (!inBytes) countHalves(bytes, part === 'upper' ? 4 : 0, offsets, histogram.fill(0))
    else if (column !== counted) countBytes(bytes, offsets, histogram.fill(0))
    counted = column
    const codes = inBytes && part !== null ? halfOf(histogram, part) : histogram
    return readCodes(codes, groups, levels)
  })
  return { groups, items }
}

function rowOffsets({ rows, tupleIds }: Snapshot, ofTuple: Uint32Array): Int32Array {
  const offsets = new Int32Array(rows)
  for (let row = 0; row < rows; row++) offsets[row] = ofTuple[tupleIds[row] as number] as number
  return offsets
}

function countBytes(bytes: Uint8Array, offsets: Int32Array, histogram: Int32Array): void {
  const inFours = bytes.length - (bytes.length % 4)
  countFours(bytes, offsets, histogram, inFours)
  for (let row = inFours; row < bytes.length; row++) {
    const cell = (offsets[row] as number) + (bytes[row] as number)
    histogram[cell] = (histogram[cell] as number) + 1
  }
}

/**
 * Four rows a turn, so that what is done for neighbouring rows overlaps: half the time of one row a turn. In a function of
 * its own because V8 makes slower code of it with another loop beside it.
 */
function countFours(bytes: Uint8Array, offsets: Int32Array, histogram: Int32Array, rows: number): void {
  for (let row = 0; row < rows; row += 4) {
    const first = (offsets[row] as number) + (bytes[row] as number)
    histogram[first] = (histogram[first] as number) + 1
    const second = (offsets[row + 1] as number) + (bytes[row + 1] as number)
    histogram[second] = (histogram[second] as number) + 1
    const third = (offsets[row + 2] as number) + (bytes[row + 2] as number)
    histogram[third] = (histogram[third] as number) + 1
    const fourth = (offsets[row + 3] as number) + (bytes[row + 3] as number)
    histogram[fourth] = (histogram[fourth] as number) + 1
  }
}

function countHalves(bytes: Uint8Array, shift: number, offsets: Int32Array, histogram: Int32Array): void {
  for (let row = 0; row < bytes.length; row++) {
    const cell = (offsets[row] as number) + (((bytes[row] as number) >> shift) & (half - 1))
    histogram[cell] = (histogram[cell] as number) + 1
  }
}

/** How often each half of a byte was there, from how often each byte was. */
function halfOf(histogram: Int32Array, part: 'upper' | 'lower'): Int32Array {
  const codes = new Int32Array(histogram.length / half)
  for (let cell = 0; cell < histogram.length; cell++) {
    const code = part === 'upper' ? (cell >> 4) & (half - 1) : cell & (half - 1)
    const to = (cell >> 8) * half + code
    codes[to] = (codes[to] as number) + (histogram[cell] as number)
  }
  return codes
}

function readCodes(codes: Int32Array, groups: number, levels: number): ItemCounts {
  const width = codes.length / groups
  const counts = new Int32Array(groups * levels)
  const unsure = new Int32Array(groups)
  for (let group = 0; group < groups; group++) {
    const start = group * width
    for (let level = 1; level <= levels; level++) counts[group * levels + level - 1] = codes[start + level] as number
    // 254 is the last but one of the whole bytes and of their halves
    unsure[group] = codes[start + width - 2] as number
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
