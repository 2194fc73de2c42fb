/** Where groups lie furthest apart: the row of a table of means with the largest distance between two shown cells. */

export type Spread = {
  row: number
  high: { column: number; value: number }
  low: { column: number; value: number }
  /** high − low, full precision. */
  spread: number
}

/** `rows[row][column]` is a mean, or null where nothing is shown. Null when no row has two means; ties: the first row. */
export function widestSpread(rows: readonly (readonly (number | null)[])[]): Spread | null {
  let widest: Spread | null = null
  rows.forEach((cells, row) => {
    const shown = cells
      .flatMap((value, column) => (value === null ? [] : [{ column, value }]))
      .sort((a, b) => b.value - a.value)
    const [high, low] = [shown[0], shown.at(-1)]
    if (high === undefined || low === undefined || high === low) return
    const spread = high.value - low.value
    if (widest === null || spread > widest.spread) widest = { row, high, low, spread }
  })
  return widest
}
