/**
 * Pearson's correlation from sums of squares and products.
 *
 * Exports
 *   correlationOf(shared, own, other): number         NaN where one of the two does not vary
 *   correlationsOf(products): number[][]              of a matrix of centred products
 */

/** Products outside have lost digits, or all of them, to the range of a double. */
const [smallest, largest] = [1e-280, 1e280]

/**
 * Σxy ÷ √(Σx² · Σy²), all about the means. As one root, so that a column with itself or its copy is 1 exactly; as two
 * where the product would leave the range of a double.
 *
 * Example: correlationOf(1, 2, 2) is 0.5.
 */
export function correlationOf(shared: number, own: number, other: number): number {
  const product = own * other
  if (product >= smallest && product <= largest) return shared / Math.sqrt(product) + 0
  if (!(own > 0 && other > 0)) return Number.NaN
  return shared / Math.sqrt(own) / Math.sqrt(other) + 0
}

/** Ones on the diagonal; NaN in the row and column of a variable that does not vary. */
export function correlationsOf(products: readonly ArrayLike<number>[]): number[][] {
  return products.map((row, i) =>
    Array.from(row, (shared, j) =>
      i === j && shared > 0 ? 1 : correlationOf(shared, products[i]![i]!, products[j]![j]!),
    ),
  )
}
