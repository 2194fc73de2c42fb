/**
 * Sums whose last digit does not depend on the order of the rows.
 *
 * Exports
 *   sum(values): number
 *   sumOfProducts(x, y): number                     Σxy
 *   sumOfSquares(values, about = 0): number         Σ(x − about)²
 *   isConstant(values): boolean                     every value is the same
 *   mean(values): number                            the caller has made sure there is at least one
 *   weightedMean(values, weights): number           the caller has made sure that Σw > 0
 *   canonicalOrder(columns): Uint32Array            row numbers in canonical order, for draws and decompositions
 *   inOrder(values, order): values                  one column in that order
 *   compareText(a, b): number                       by code unit, the same on every machine
 */

type Numbers = ArrayLike<number>

const folds = 3

/**
 * Σ values, the same bits in any order.
 *
 * Every value is cut into three slices at bit positions that depend only on the largest value and the count; the
 * slices of one position add without rounding, so their order cannot matter, and the three totals are added in a fixed
 * order. About 120 bits are kept below the largest value. Input: finite numbers. An empty sum is 0. A sum too near the largest double is Infinity, which `finite` in result.ts
 * turns into the reason `overflow`.
 * Source: Rump, Ogita & Oishi (2008), Accurate floating-point summation I, SIAM J. Sci. Comput. 31
 * (ExtractVector); Demmel & Nguyen (2013), Fast reproducible floating-point summation, ARITH 21.
 *
 * Example: sum([1e16, 1, -1e16]) is 1.
 */
export function sum(values: Numbers): number {
  return foldedSum(values.length, (index) => values[index]!)
}

/** Σ xy, products rounded one by one, added without an order. Example: sumOfProducts([1, 2], [3, 4]) is 11. */
export function sumOfProducts(x: Numbers, y: Numbers): number {
  return foldedSum(x.length, (index) => x[index]! * y[index]!)
}

/**
 * Σ (x − about)². NaN where the largest square is too small for a double to keep its digits, so that values that differ
 * never have the spread 0; `finite` in result.ts turns it into the reason `overflow`. Example: sumOfSquares([1, 2, 3], 2) is 2.
 */
export function sumOfSquares(values: Numbers, about = 0): number {
  const total = foldedSum(values.length, (index) => (values[index]! - about) ** 2)
  if (total >= smallestSquares) return total
  for (let index = 0; index < values.length; index += 1) if (values[index] !== about) return Number.NaN
  return 0
}

/** Below this, squares have lost digits to the end of the range of a double. */
const smallestSquares = 2 ** -960

/** Whether every value is the same. Example: isConstant([0.1, 0.1, 0.1]) is true. */
export function isConstant(values: Numbers): boolean {
  for (let index = 1; index < values.length; index += 1) if (values[index] !== values[0]) return false
  return true
}

/**
 * The arithmetic mean; of equal values it is that value, without rounding, so that nothing deviates from it.
 * Input: at least one value. Example: mean([1, 2, 6]) is 3.
 */
export function mean(values: Numbers): number {
  return isConstant(values) ? values[0]! + 0 : sum(values) / values.length
}

/** Σwx/Σw, of equal values that value. Input: weights that do not all vanish. Example: weightedMean([1, 3], [1, 3]) is 2.5. */
export function weightedMean(values: Numbers, weights: Numbers): number {
  return isConstant(values) ? values[0]! + 0 : sumOfProducts(values, weights) / sum(weights)
}

function foldedSum(count: number, term: (index: number) => number): number {
  let largest = 0
  for (let index = 0; index < count; index += 1) largest = Math.max(largest, Math.abs(term(index)))
  if (largest === 0) return 0
  if (!Number.isFinite(largest)) return Number.NaN
  // Room for `count` addends: each slice total stays a multiple of the slice's last bit and below 2^53 of them.
  const room = 2 ** (Math.ceil(Math.log2(count)) + 2)
  let bound = powerOfTwoAtLeast(largest)
  const cuts: number[] = []
  for (let fold = 0; fold < folds; fold += 1) {
    const cut = bound * room
    if (!Number.isFinite(cut)) return Number.POSITIVE_INFINITY
    cuts.push(cut)
    bound = cut * 2 ** -52
  }
  const [first, second, third] = cuts as [number, number, number]
  let high = 0
  let middle = 0
  let low = 0
  for (let index = 0; index < count; index += 1) {
    let rest = term(index)
    const a = rest + first - first
    high += a
    rest -= a
    const b = rest + second - second
    middle += b
    rest -= b
    low += rest + third - third
  }
  const total = high + (middle + low)
  return total === 0 ? 0 : total
}

function powerOfTwoAtLeast(value: number): number {
  const power = 2 ** Math.ceil(Math.log2(value))
  return power >= value ? power : power * 2
}

/** Text by code unit: the same order on every machine and in every language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

type Column = ArrayLike<number | string | null>

function compareCells(a: number | string | null, b: number | string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return compareText(String(a), String(b))
}

/**
 * Row numbers sorted by the first column, ties by the second, and so on; missing (null) last. Give every used column,
 * in an order that does not depend on the file (columns by name). Rows that are equal in all of them are
 * interchangeable, so their mutual order cannot change a number.
 *
 * Example: canonicalOrder([[3, 1, 2]]) is [1, 2, 0].
 */
export function canonicalOrder(columns: readonly Column[]): Uint32Array {
  const count = columns[0]?.length ?? 0
  const order = Uint32Array.from({ length: count }, (_, row) => row)
  return order.sort((a, b) => {
    for (const column of columns) {
      const difference = compareCells(column[a]!, column[b]!)
      if (difference !== 0) return difference
    }
    return 0
  })
}

/** One column in the given row order. */
export function inOrder<T>(values: ArrayLike<T>, order: ArrayLike<number>): T[] {
  return Array.from(order, (row) => values[row]!)
}
