/**
 * Sums of products of many columns at once: fast, and the same bits in any order of rows.
 *
 * Exports
 *   centredCrossProducts(columns, weights?): CrossProducts       every row complete
 *   pairwiseCorrelations(columns): PairwiseCorrelations          NaN where a value is missing
 */
import { sum } from './sum.ts'

export type CrossProducts = {
  readonly n: number
  /** Σw, or n. */
  readonly totalWeight: number
  readonly means: readonly number[]
  /** Σw(x − x̄)(y − ȳ), a full symmetric matrix. */
  readonly matrix: readonly Float64Array[]
}

/** Rows that are worked on at once: the columns of a block stay in the processor's cache. */
const blockRows = 1024
/** Sums of integers below this are exact in a double, whatever their order. */
const exactBelow = 2 ** 52

/**
 * Centred cross-products. Whole numbers (levels) are summed as they are, which is exact while the sums stay below 2^52;
 * other numbers, or weighted ones, are centred first and each product is cut into two slices at places that depend only
 * on the columns' largest values, so that the slices add without rounding (see sum.ts). About 60 bits are kept.
 *
 * Input: p columns of n finite numbers, weights above 0. Cost: p²n/2 products.
 *
 * Example: columns 1, 2, 3 and 2, 4, 6 give [[2, 4], [4, 8]].
 */
export function centredCrossProducts(columns: readonly Float64Array[], weights?: Float64Array): CrossProducts {
  const n = columns[0]?.length ?? 0
  const totalWeight = weights === undefined ? n : sum(weights)
  const largest = columns.map(largestOf)
  const most = largest.reduce((a, b) => Math.max(a, b), 0)
  if (weights === undefined && most * most * n < exactBelow && columns.every(isWhole)) {
    const totals = columns.map(plainSum)
    const products = plainProducts(columns)
    const matrix = products.map((row, i) => row.map((value, j) => (n * value - totals[i]! * totals[j]!) / n + 0))
    return { n, totalWeight, means: totals.map((total) => total / n), matrix }
  }
  const shares = columns.map((column) => (weights === undefined ? column : timesEach(column, weights)))
  const means = shares.map((column) => slicedSum(column) / totalWeight)
  const centred = columns.map((column, index) => lessEach(column, means[index]!))
  const left = weights === undefined ? centred : centred.map((column) => timesEach(column, weights))
  return { n, totalWeight, means, matrix: slicedProducts(left, centred) }
}

function largestOf(column: Float64Array): number {
  let largest = 0
  for (let row = 0; row < column.length; row += 1) {
    const size = Math.abs(column[row]!)
    if (size > largest) largest = size
  }
  return largest
}

function lessEach(column: Float64Array, less: number): Float64Array {
  const result = new Float64Array(column.length)
  for (let row = 0; row < column.length; row += 1) result[row] = column[row]! - less
  return result
}

function timesEach(column: Float64Array, factors: Float64Array): Float64Array {
  const result = new Float64Array(column.length)
  for (let row = 0; row < column.length; row += 1) result[row] = column[row]! * factors[row]!
  return result
}

function isWhole(column: Float64Array): boolean {
  for (let row = 0; row < column.length; row += 1) if (column[row] !== Math.trunc(column[row]!)) return false
  return true
}

function plainSum(column: Float64Array): number {
  let total = 0
  for (let row = 0; row < column.length; row += 1) total += column[row]!
  return total
}

/** Σxy of every pair, added as it comes: for sums that are exact, or for rows in a fixed order. */
export function plainProducts(columns: readonly Float64Array[]): Float64Array[] {
  const p = columns.length
  const n = columns[0]?.length ?? 0
  const matrix = columns.map(() => new Float64Array(p))
  const four = new Float64Array(4)
  for (let from = 0; from < n; from += blockRows) {
    const to = Math.min(n, from + blockRows)
    for (let i = 0; i < p; i += 1) {
      const row = matrix[i]!
      let j = i
      for (; j + 3 < p; j += 4) {
        dotFour(columns[i]!, columns[j]!, columns[j + 1]!, columns[j + 2]!, columns[j + 3]!, from, to, four)
        row[j]! += four[0]!
        row[j + 1]! += four[1]!
        row[j + 2]! += four[2]!
        row[j + 3]! += four[3]!
      }
      for (; j < p; j += 1) row[j]! += dot(columns[i]!, columns[j]!, from, to)
    }
  }
  mirror(matrix)
  return matrix
}

function mirror(matrix: readonly Float64Array[]): void {
  for (const [i, row] of matrix.entries()) for (let j = 0; j < i; j += 1) row[j] = matrix[j]![i]!
}

function dot(x: Float64Array, y: Float64Array, from: number, to: number): number {
  let total = 0
  for (let row = from; row < to; row += 1) total += x[row]! * y[row]!
  return total
}

/** One column against four at once: each of its values is fetched once, and four sums run beside one another. */
function dotFour(
  x: Float64Array,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
  from: number,
  to: number,
  out: Float64Array,
): void {
  let [s, t, u, v] = [0, 0, 0, 0]
  for (let row = from; row < to; row += 1) {
    const value = x[row]!
    s += value * a[row]!
    t += value * b[row]!
    u += value * c[row]!
    v += value * d[row]!
  }
  out[0] = s
  out[1] = t
  out[2] = u
  out[3] = v
}

/** Σx in any order: slices as in slicedDot. */
function slicedSum(column: Float64Array): number {
  const n = column.length
  const bound = largestOf(column)
  if (bound === 0) return 0
  const room = roomFor(n)
  const cut = cutAbove(bound) * room
  const secondCut = cut * room * 2 ** -52
  let [high, low] = [0, 0]
  for (let row = 0; row < n; row += 1) {
    const value = column[row]!
    const slice = value + cut - cut
    high += slice
    low += value - slice + secondCut - secondCut
  }
  return high + low
}

/** Room for n addends above the last bit of a slice. */
function roomFor(n: number): number {
  return 2 ** (Math.ceil(Math.log2(Math.max(1, n))) + 2)
}

/** A power of two that is not below `bound`. */
function cutAbove(bound: number): number {
  return 2 ** Math.ceil(Math.log2(bound) + 1e-9)
}

/** Σ left·right of every pair, independent of the order of the rows. */
function slicedProducts(left: readonly Float64Array[], right: readonly Float64Array[]): Float64Array[] {
  const p = right.length
  const n = right[0]?.length ?? 0
  const room = roomFor(n)
  const [leftBound, rightBound] = [left.map(largestOf), right.map(largestOf)]
  const high = right.map(() => new Float64Array(p))
  const low = right.map(() => new Float64Array(p))
  const sums = new Float64Array(4)
  for (let from = 0; from < n; from += blockRows) {
    const to = Math.min(n, from + blockRows)
    for (let i = 0; i < p; i += 1) {
      for (let j = i; j < p; j += 1) {
        const bound = leftBound[i]! * rightBound[j]!
        if (bound === 0) continue
        const cut = cutAbove(bound) * room
        slicedDot(left[i]!, right[j]!, from, to, cut, cut * room * 2 ** -52, sums)
        high[i]![j]! += sums[0]!
        low[i]![j]! += sums[1]!
      }
    }
  }
  const matrix = high.map((row, i) => row.map((value, j) => value + low[i]![j]! + 0))
  mirror(matrix)
  return matrix
}

/** The two slices of Σxy over a block of rows; two rows at a time, so that additions need not wait for one another. */
function slicedDot(
  x: Float64Array,
  y: Float64Array,
  from: number,
  to: number,
  cut: number,
  secondCut: number,
  out: Float64Array,
): void {
  let [highA, lowA, highB, lowB] = [0, 0, 0, 0]
  let row = from
  for (; row + 1 < to; row += 2) {
    const productA = x[row]! * y[row]!
    const productB = x[row + 1]! * y[row + 1]!
    const sliceA = productA + cut - cut
    const sliceB = productB + cut - cut
    highA += sliceA
    highB += sliceB
    lowA += productA - sliceA + secondCut - secondCut
    lowB += productB - sliceB + secondCut - secondCut
  }
  if (row < to) {
    const product = x[row]! * y[row]!
    const slice = product + cut - cut
    highA += slice
    lowA += product - slice + secondCut - secondCut
  }
  out[0] = highA + highB
  out[1] = lowA + lowB
}

export type PairwiseCorrelations = {
  /** r over the rows that have both values; NaN where there are none or one of the two does not vary there. */
  readonly matrix: readonly Float64Array[]
  /** Rows that have both values; on the diagonal, that have the value. */
  readonly counts: readonly Float64Array[]
}

/** Levels of a wider range are not packed. */
const widestPacked = 100

/**
 * Pearson correlations, each over the rows complete for its pair (R's use = "pairwise.complete.obs"). For levels the
 * count, the sum and the sum of squares of a column over another's rows come from one product: they are packed into
 * one number, n + Σx·2^11 + Σx²·2^28, whose parts cannot meet within a block of rows.
 *
 * Input: columns of the same length, NaN where a value is missing. Cost: three products a pair and row.
 */
export function pairwiseCorrelations(columns: readonly Float64Array[]): PairwiseCorrelations {
  const smallest = columns.map((column) => column.reduce((least, value) => (value < least ? value : least), Infinity))
  const isPackable = columns.every((column, index) =>
    column.every(
      (value) => Number.isNaN(value) || (value === Math.trunc(value) && value - smallest[index]! <= widestPacked),
    ),
  )
  return isPackable ? packedPairwise(columns, smallest) : plainPairwise(columns)
}

const packRows = 1024
const sumPlace = 2 ** 11
const squarePlace = 2 ** 28

function packedPairwise(columns: readonly Float64Array[], smallest: readonly number[]): PairwiseCorrelations {
  const p = columns.length
  const n = columns[0]?.length ?? 0
  const present = columns.map((column) => column.map((value) => (Number.isNaN(value) ? 0 : 1)))
  const values = columns.map((column, index) =>
    column.map((value) => (Number.isNaN(value) ? 0 : value - smallest[index]!)),
  )
  const packed = values.map((column, index) =>
    column.map((value, row) => present[index]![row]! + value * sumPlace + value * value * squarePlace),
  )
  const grid = () => columns.map(() => new Float64Array(p))
  const [counts, products, sums, squares] = [grid(), grid(), grid(), grid()]
  const four = new Float64Array(4)
  const unpack = (i: number, j: number, total: number) => {
    const square = Math.floor(total / squarePlace)
    const rest = total - square * squarePlace
    const part = Math.floor(rest / sumPlace)
    squares[i]![j]! += square
    sums[i]![j]! += part
    counts[i]![j]! += rest - part * sumPlace
  }
  for (let from = 0; from < n; from += packRows) {
    const to = Math.min(n, from + packRows)
    for (let i = 0; i < p; i += 1) {
      let j = i
      for (; j + 3 < p; j += 4) {
        dotFour(values[i]!, values[j]!, values[j + 1]!, values[j + 2]!, values[j + 3]!, from, to, four)
        for (let place = 0; place < 4; place += 1) products[i]![j + place]! += four[place]!
      }
      for (; j < p; j += 1) products[i]![j]! += dot(values[i]!, values[j]!, from, to)
      j = 0
      for (; j + 3 < p; j += 4) {
        dotFour(packed[i]!, present[j]!, present[j + 1]!, present[j + 2]!, present[j + 3]!, from, to, four)
        for (let place = 0; place < 4; place += 1) unpack(i, j + place, four[place]!)
      }
      for (; j < p; j += 1) unpack(i, j, dot(packed[i]!, present[j]!, from, to))
    }
  }
  mirror(products)
  const matrix = grid()
  for (let i = 0; i < p; i += 1) {
    for (let j = 0; j < p; j += 1) {
      const count = counts[i]![j]!
      const own = count * squares[i]![j]! - sums[i]![j]! ** 2
      const other = count * squares[j]![i]! - sums[j]![i]! ** 2
      const shared = count * products[i]![j]! - sums[i]![j]! * sums[j]![i]!
      matrix[i]![j] = i === j && own > 0 ? 1 : shared / Math.sqrt(own * other) + 0
    }
  }
  return { matrix, counts }
}

function plainPairwise(columns: readonly Float64Array[]): PairwiseCorrelations {
  const p = columns.length
  const n = columns[0]?.length ?? 0
  const matrix = columns.map(() => new Float64Array(p))
  const counts = columns.map(() => new Float64Array(p))
  for (let i = 0; i < p; i += 1) {
    for (let j = i; j < p; j += 1) {
      const [x, y] = [columns[i]!, columns[j]!]
      const rows: number[] = []
      for (let row = 0; row < n; row += 1) if (!Number.isNaN(x[row]!) && !Number.isNaN(y[row]!)) rows.push(row)
      const of = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!)
      const [own, other] = centredCrossProducts([of(x), of(y)]).matrix as [Float64Array, Float64Array]
      const r = own[1]! / Math.sqrt(own[0]! * other[1]!) + 0
      const value = rows.length === 0 ? Number.NaN : i === j && own[0]! > 0 ? 1 : r
      matrix[i]![j] = value
      matrix[j]![i] = value
      counts[i]![j] = rows.length
      counts[j]![i] = rows.length
    }
  }
  return { matrix, counts }
}
