/**
 * Which cells of a table may be shown. The rule everywhere: what is shown, and every difference between sums of what is
 * shown, covers nobody or at least k people with a valid answer to that very item. A hidden cell carries nothing, so that
 * it looks the same whatever the cause.
 *
 * Sound for the tables this module decides together: the total, the groups of every single dimension (along a chain of
 * nested dimensions such as division ⊃ department ⊃ team), and the cross of any two dimensions with both its margins.
 * Time is a dimension: the same tables of what came since they were shown before are decided with them.
 * Not looked at here, and left to the exact audit of the anonymity work (linear algebra over the stored tuples): several
 * crosses at once, two coarser dimensions over one finer, crosses of nested dimensions whose empty cells a reader knows,
 * and an import that was shown, taken back and brought again with other rows.
 */

/** Hides whole cells of a list (true = may be shown) until every line's hidden part is 0 or at least k. */
export function openCells(counts: readonly number[], lines: readonly (readonly number[])[], k: number): boolean[] {
  const open = counts.map((count) => count >= k)
  for (const line of lines) {
    const at = (cell: number) => counts[cell] ?? 0
    let hidden = line.reduce((sum, cell) => sum + (open[cell] === true ? 0 : at(cell)), 0)
    const shown = line.filter((cell) => open[cell] === true).sort((a, b) => at(a) - at(b) || a - b)
    for (const cell of shown) {
      if (hidden === 0 || hidden >= k) break
      open[cell] = false
      hidden += at(cell)
    }
  }
  return open
}

/** Rows and columns of a cross that are hidden as wholes; every other cell is open. */
export type HiddenLines = { rows: boolean[]; columns: boolean[] }

/**
 * Decides a cross of `rows × columns` counts (row by row), together with the same cross of what came since it was shown
 * before, each of which must hold under the same hidden lines. `rowOpen` and `columnOpen` say which margins are shown on
 * their own. Only whole rows and whole columns are hidden: then the sums a reader can form from the margins are known
 * exactly: what is hidden of an open row, what is hidden of an open column, and the block where hidden rows and columns
 * meet. Each is made 0 or at least k. An open cell below k is empty, or it would have been hidden.
 */
export function hiddenLines(
  crosses: readonly ArrayLike<number>[],
  rowOpen: readonly boolean[],
  columnOpen: readonly boolean[],
  k: number,
): HiddenLines {
  let hidden: HiddenLines = { rows: rowOpen.map((open) => !open), columns: columnOpen.map((open) => !open) }
  const size = ({ rows, columns }: HiddenLines) => [...rows, ...columns].filter(Boolean).length
  for (;;) {
    const before = size(hidden)
    for (const counts of crosses) hidden = mended(counts, hidden, k)
    if (crosses.length === 1 || size(hidden) === before) return hidden
  }
}

/** Hides more lines of one cross until it holds. */
function mended(counts: ArrayLike<number>, given: HiddenLines, k: number): HiddenLines {
  const hidden = { rows: [...given.rows], columns: [...given.columns] }
  for (;;) {
    const { rows, columns, block } = inspect(counts, hidden, k)
    const lines = [...rows, ...columns]
    const faulty = lines.filter((line) => line.faults > 0)
    const candidates = faulty.length > 0 ? faulty : isSmall(block, k) ? lines : []
    // The line that mends most for the fewest people lost; the first of equals, so that the result is always the same.
    const [best] = candidates.sort((a, b) => a.people / Math.max(a.faults, 1) - b.people / Math.max(b.faults, 1))
    if (best === undefined) return hidden
    hidden[best.side][best.index] = true
  }
}

/** An open row or column: what is wrong in it, and how many people its open cells hold. */
type Line = { side: 'rows' | 'columns'; index: number; faults: number; people: number; hiddenPart: number }

function inspect(
  counts: ArrayLike<number>,
  hidden: HiddenLines,
  k: number,
): { rows: Line[]; columns: Line[]; block: number } {
  const lineOf = (side: Line['side'], index: number): Line => ({ side, index, faults: 0, people: 0, hiddenPart: 0 })
  const rows = hidden.rows.map((_, index) => lineOf('rows', index))
  const columns = hidden.columns.map((_, index) => lineOf('columns', index))
  let block = 0
  for (const row of rows) {
    for (const column of columns) {
      const count = counts[row.index * columns.length + column.index] ?? 0
      const rowHidden = hidden.rows[row.index] === true
      const columnHidden = hidden.columns[column.index] === true
      if (rowHidden && columnHidden) block += count
      else if (rowHidden) column.hiddenPart += count
      else if (columnHidden) row.hiddenPart += count
      else {
        row.people += count
        column.people += count
        if (!isSmall(count, k)) continue
        row.faults += 1
        column.faults += 1
      }
    }
  }
  const open = (lines: Line[], closed: boolean[]) => lines.filter((line) => closed[line.index] !== true)
  const openRows = open(rows, hidden.rows)
  const openColumns = open(columns, hidden.columns)
  for (const line of [...openRows, ...openColumns]) if (isSmall(line.hiddenPart, k)) line.faults += 1
  return { rows: openRows, columns: openColumns, block }
}

function isSmall(count: number, k: number): boolean {
  return count > 0 && count < k
}
