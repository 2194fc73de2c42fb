/**
 * Sums of products of many columns at once: fast, and the same bits in any order of rows.
 *
 * Exports
 *   centredCrossProducts(columns, weights?): CrossProducts       every row complete
 *   pairwiseCorrelations(columns): PairwiseCorrelations          NaN where a value is missing
 *   plainProducts(columns): Float64Array[]                       Σxy of every pair, in the order of the rows
 *   addProducts(columns, from, to, matrix), mirror(matrix), blockRows      the same, block by block
 */
import { correlationOf } from './correlation.ts'
import { isConstant, sum } from './sum.ts'

export type CrossProducts = {
  readonly n: number
  /** Σw, or n. */
  readonly totalWeight: number
  readonly means: readonly number[]
  /** Σw(x − x̄)(y − ȳ), a full symmetric matrix. */
  readonly matrix: readonly Float64Array[]
}

/** Rows that are worked on at once: the columns of a block stay in the processor's cache. */
export const blockRows = 1024
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
  const ranges = columns.map(rangeOf)
  const most = ranges.reduce((largest, range) => Math.max(largest, furthestFrom(range, 0)), 0)
  if (weights === undefined && most * most * n < exactBelow && columns.every(isWhole)) {
    const totals = columns.map(plainSum)
    const products = plainProducts(columns)
    const matrix = products.map((row, i) => row.map((value, j) => (n * value - totals[i]! * totals[j]!) / n + 0))
    return { n, totalWeight, means: totals.map((total) => total / n), matrix }
  }
  const means = columns.map((column, index) => {
    if (isConstant(column)) return column[0]!
    if (weights === undefined) return slicedSum(column, furthestFrom(ranges[index]!, 0)) / totalWeight
    const shares = timesEach(column, weights)
    return slicedSum(shares, furthestFrom(rangeOf(shares), 0)) / totalWeight
  })
  const reach = ranges.map((range, index) => furthestFrom(range, means[index]!))
  return { n, totalWeight, means, matrix: slicedProducts({ columns, means, reach, weights }) }
}

type Range = { readonly smallest: number; readonly largest: number }

function rangeOf(column: Float64Array): Range {
  let smallest = column[0] ?? 0
  let largest = smallest
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row]!
    if (value < smallest) smallest = value
    if (value > largest) largest = value
  }
  return { smallest, largest }
}

/** The largest |x − centre|. */
function furthestFrom({ smallest, largest }: Range, centre: number): number {
  return Math.max(largest - centre, centre - smallest)
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
  const n = columns[0]?.length ?? 0
  const matrix = columns.map(() => new Float64Array(columns.length))
  for (let from = 0; from < n; from += blockRows) addProducts(columns, from, Math.min(n, from + blockRows), matrix)
  mirror(matrix)
  return matrix
}

/** Adds the products of the rows `from` … `to` − 1, at best a block of them, to the upper triangle of a matrix. */
export function addProducts(
  columns: readonly Float64Array[],
  from: number,
  to: number,
  matrix: readonly Float64Array[],
): void {
  const p = columns.length
  const sums = new Float64Array(8)
  let i = 0
  for (; i + 1 < p; i += 2) {
    const [x, y] = [columns[i]!, columns[i + 1]!]
    const [rowX, rowY] = [matrix[i]!, matrix[i + 1]!]
    dotThree(x, y, from, to, sums)
    rowX[i]! += sums[0]!
    rowX[i + 1]! += sums[1]!
    rowY[i + 1]! += sums[2]!
    let j = i + 2
    for (; j + 3 < p; j += 4) {
      dotEight(x, y, columns[j]!, columns[j + 1]!, columns[j + 2]!, columns[j + 3]!, from, to, sums)
      for (let k = 0; k < 4; k += 1) {
        rowX[j + k]! += sums[k]!
        rowY[j + k]! += sums[k + 4]!
      }
    }
    for (; j + 1 < p; j += 2) {
      dotFour(x, y, columns[j]!, columns[j + 1]!, from, to, sums)
      rowX[j]! += sums[0]!
      rowX[j + 1]! += sums[1]!
      rowY[j]! += sums[2]!
      rowY[j + 1]! += sums[3]!
    }
    for (; j < p; j += 1) {
      rowX[j]! += dot(x, columns[j]!, from, to)
      rowY[j]! += dot(y, columns[j]!, from, to)
    }
  }
  if (i < p) matrix[i]![i]! += dot(columns[i]!, columns[i]!, from, to)
}

/** Copies the upper triangle to the lower. */
export function mirror(matrix: readonly Float64Array[]): void {
  for (const [i, row] of matrix.entries()) for (let j = 0; j < i; j += 1) row[j] = matrix[j]![i]!
}

function dot(x: Float64Array, y: Float64Array, from: number, to: number): number {
  let total = 0
  for (let row = from; row < to; row += 1) total += x[row]! * y[row]!
  return total
}

/** Two columns with themselves and each other. */
function dotThree(x: Float64Array, y: Float64Array, from: number, to: number, out: Float64Array): void {
  let [xx, xy, yy] = [0, 0, 0]
  for (let row = from; row < to; row += 1) {
    const first = x[row]!
    const second = y[row]!
    xx += first * first
    xy += first * second
    yy += second * second
  }
  out[0] = xx
  out[1] = xy
  out[2] = yy
}

/** Two columns against two at once. */
function dotFour(
  x: Float64Array,
  y: Float64Array,
  a: Float64Array,
  b: Float64Array,
  from: number,
  to: number,
  out: Float64Array,
): void {
  let [xa, xb, ya, yb] = [0, 0, 0, 0]
  for (let row = from; row < to; row += 1) {
    const first = x[row]!
    const second = y[row]!
    const p = a[row]!
    const q = b[row]!
    xa += first * p
    xb += first * q
    ya += second * p
    yb += second * q
  }
  out[0] = xa
  out[1] = xb
  out[2] = ya
  out[3] = yb
}

/** Two columns against four at once: each value is fetched once for several products, and eight sums run beside one another. */
function dotEight(
  x: Float64Array,
  y: Float64Array,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
  from: number,
  to: number,
  out: Float64Array,
): void {
  let [xa, xb, xc, xd] = [0, 0, 0, 0]
  let [ya, yb, yc, yd] = [0, 0, 0, 0]
  for (let row = from; row < to; row += 1) {
    const first = x[row]!
    const second = y[row]!
    const p = a[row]!
    const q = b[row]!
    const r = c[row]!
    const s = d[row]!
    xa += first * p
    xb += first * q
    xc += first * r
    xd += first * s
    ya += second * p
    yb += second * q
    yc += second * r
    yd += second * s
  }
  out[0] = xa
  out[1] = xb
  out[2] = xc
  out[3] = xd
  out[4] = ya
  out[5] = yb
  out[6] = yc
  out[7] = yd
}

/** Σx in any order: slices as in slicedDot. `bound`: the largest |x|. */
function slicedSum(column: Float64Array, bound: number): number {
  const n = column.length
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

type Centring = {
  readonly columns: readonly Float64Array[]
  readonly means: readonly number[]
  /** The largest |x − mean| of each column. */
  readonly reach: readonly number[]
  readonly weights: Float64Array | undefined
}

/**
 * Σw(x − x̄)(y − ȳ) of every pair, independent of the order of the rows. Columns are centred block by block: a centred
 * copy of all of them would take longer to write than the products take.
 */
function slicedProducts({ columns, means, reach, weights }: Centring): Float64Array[] {
  const p = columns.length
  const n = columns[0]?.length ?? 0
  const room = roomFor(n)
  const leftReach = weights === undefined ? reach : columns.map((x, j) => weightedReach(x, means[j]!, weights))
  const cuts = leftReach.map((left) => reach.map((right) => (left * right === 0 ? 0 : cutAbove(left * right) * room)))
  const high = columns.map(() => new Float64Array(p))
  const low = columns.map(() => new Float64Array(p))
  const centred = columns.map(() => new Float64Array(blockRows))
  const left = weights === undefined ? centred : columns.map(() => new Float64Array(blockRows))
  const sums = new Float64Array(4)
  for (let from = 0; from < n; from += blockRows) {
    const rows = Math.min(blockRows, n - from)
    for (let j = 0; j < p; j += 1) {
      centreBlock(columns[j]!, from, rows, means[j]!, centred[j]!)
      if (weights !== undefined) weighBlock(centred[j]!, weights, from, rows, left[j]!)
    }
    for (let i = 0; i < p; i += 1) {
      for (let j = i; j < p; j += 1) {
        const cut = cuts[i]![j]!
        if (cut === 0) continue
        slicedDot(left[i]!, centred[j]!, rows, cut, cut * room * 2 ** -52, sums)
        high[i]![j]! += sums[0]!
        low[i]![j]! += sums[1]!
      }
    }
  }
  const matrix = high.map((row, i) => row.map((value, j) => value + low[i]![j]! + 0))
  mirror(matrix)
  return matrix
}

function centreBlock(column: Float64Array, from: number, rows: number, mean: number, out: Float64Array): void {
  for (let row = 0; row < rows; row += 1) out[row] = column[from + row]! - mean
}

function weighBlock(centred: Float64Array, weights: Float64Array, from: number, rows: number, out: Float64Array): void {
  for (let row = 0; row < rows; row += 1) out[row] = centred[row]! * weights[from + row]!
}

/** The largest |w(x − mean)|. */
function weightedReach(column: Float64Array, mean: number, weights: Float64Array): number {
  let reach = 0
  for (let row = 0; row < column.length; row += 1) {
    const size = Math.abs((column[row]! - mean) * weights[row]!)
    if (size > reach) reach = size
  }
  return reach
}

/** The two slices of Σxy over a block of rows; two rows at a time, so that additions need not wait for one another. */
function slicedDot(
  x: Float64Array,
  y: Float64Array,
  rows: number,
  cut: number,
  secondCut: number,
  out: Float64Array,
): void {
  let [highA, lowA, highB, lowB] = [0, 0, 0, 0]
  let row = 0
  for (; row + 1 < rows; row += 2) {
    const productA = x[row]! * y[row]!
    const productB = x[row + 1]! * y[row + 1]!
    const sliceA = productA + cut - cut
    const sliceB = productB + cut - cut
    highA += sliceA
    highB += sliceB
    lowA += productA - sliceA + secondCut - secondCut
    lowB += productB - sliceB + secondCut - secondCut
  }
  if (row < rows) {
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

/** Levels of a wider range are taken as plain numbers. */
const widestLevels = 200

/**
 * Pearson correlations, each over the rows complete for its pair (R's use = "pairwise.complete.obs").
 *
 * For levels, products are summed over all rows at once (a missing value counts 0 there), and what a column adds up to
 * over another's rows is its whole sum less that over the rows the other misses, which are mostly few. All sums are
 * whole numbers, hence exact.
 *
 * Input: columns of the same length, NaN where a value is missing. Cost: half a product a pair and row, and the gaps.
 */
export function pairwiseCorrelations(columns: readonly Float64Array[]): PairwiseCorrelations {
  const codes = columns.map(levelCodes)
  return codes.every((code) => code !== null) ? levelPairwise(codes) : plainPairwise(columns)
}

/** 1, 2, … above the smallest level, 0 where missing; null when these are not levels. */
function levelCodes(column: Float64Array): Uint8Array | null {
  let smallest = Number.POSITIVE_INFINITY
  for (let row = 0; row < column.length; row += 1) if (column[row]! < smallest) smallest = column[row]!
  const codes = new Uint8Array(column.length)
  for (let row = 0; row < column.length; row += 1) {
    const above = column[row]! - smallest
    if (above >= widestLevels || (above > 0 && above !== Math.trunc(above))) return null
    codes[row] = above >= 0 ? above + 1 : 0
  }
  return codes
}

function levelPairwise(codes: readonly Uint8Array[]): PairwiseCorrelations {
  const p = codes.length
  const grid = () => codes.map(() => new Float64Array(p))
  const [counts, sums, squares, matrix] = [grid(), grid(), grid(), grid()]
  const products = plainProducts(codes.map((code) => new Float64Array(code)))
  const every = rowsWhere(codes[0] ?? new Uint8Array(0), null)
  const whole = codes.map((code) => sumsOver(code, every))
  for (let j = 0; j < p; j += 1) {
    const areGapsFewer = whole[j]!.count * 2 > every.length
    const rows = rowsWhere(codes[j]!, areGapsFewer)
    for (let i = 0; i < p; i += 1) {
      const part = sumsOver(codes[i]!, rows)
      const all = whole[i]!
      counts[i]![j] = areGapsFewer ? all.count - part.count : part.count
      sums[i]![j] = areGapsFewer ? all.sum - part.sum : part.sum
      squares[i]![j] = areGapsFewer ? all.square - part.square : part.square
    }
  }
  for (let i = 0; i < p; i += 1) {
    for (let j = 0; j < p; j += 1) {
      const count = counts[i]![j]!
      const own = count * squares[i]![j]! - sums[i]![j]! ** 2
      const other = count * squares[j]![i]! - sums[j]![i]! ** 2
      const shared = count * products[i]![j]! - sums[i]![j]! * sums[j]![i]!
      matrix[i]![j] = i === j && own > 0 ? 1 : correlationOf(shared, own, other)
    }
  }
  return { matrix, counts }
}

/** The rows whose value is missing (true), those whose value is there (false), or all (null). */
function rowsWhere(codes: Uint8Array, isMissing: boolean | null): Uint32Array {
  const rows = new Uint32Array(codes.length)
  let count = 0
  for (let row = 0; row < codes.length; row += 1) {
    if (isMissing === null || (codes[row] === 0) === isMissing) {
      rows[count] = row
      count += 1
    }
  }
  return rows.subarray(0, count)
}

/** Count, sum and sum of squares of the codes over some rows. */
function sumsOver(codes: Uint8Array, rows: Uint32Array): { count: number; sum: number; square: number } {
  let count = 0
  let total = 0
  let square = 0
  for (let place = 0; place < rows.length; place += 1) {
    const code = codes[rows[place]!]!
    count += (code + 255) >> 8
    total += code
    square += code * code
  }
  return { count, sum: total, square }
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
      const r = correlationOf(own[1]!, own[0]!, other[1]!)
      const value = rows.length === 0 ? Number.NaN : i === j && own[0]! > 0 ? 1 : r
      matrix[i]![j] = value
      matrix[j]![i] = value
      counts[i]![j] = rows.length
      counts[j]![i] = rows.length
    }
  }
  return { matrix, counts }
}
