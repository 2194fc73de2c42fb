/**
 * A cross table of two questions, and how they hang together.
 *
 * Exports
 *   crosstab(rows, columns, { rowLevels?, columnLevels? }): Crosstab
 */
import { correlationOf } from './correlation.ts'
import { chiSquareUpper, normalTwoSided, tTwoSided } from './distributions.ts'
import { InputError, finite, isDefined, undefinedBecause } from './result.ts'
import type { Undefined, Value } from './result.ts'
import { compareText, sum } from './sum.ts'

export type Category = number | string

export type Crosstab = {
  readonly rowLevels: readonly Category[]
  readonly columnLevels: readonly Category[]
  /** counts[row][column], declared levels that nobody used included. */
  readonly counts: readonly (readonly number[])[]
  readonly n: number
  /** Cases with one of the two missing, left out. */
  readonly leftOut: number
  /** Pearson, without continuity correction, over the rows and columns in use. */
  readonly chiSquare: Value
  readonly df: number
  readonly p: Value
  readonly smallestExpected: Value
  /** Share of cells expected under 5; above 0.2 the p-value of χ² is not to be trusted. */
  readonly expectedUnderFive: Value
  /** √(χ²/(n(min(r, c) − 1))), 0 … 1. */
  readonly cramersV: Value
  /** M² = (n − 1)r² of the scores, one degree of freedom. */
  readonly linearByLinear: { readonly r: Value; readonly mSquare: Value; readonly p: Value }
  readonly kendallTauB: { readonly tau: Value; readonly z: Value; readonly p: Value }
  readonly spearman: { readonly rho: Value; readonly t: Value; readonly p: Value }
}

const mostCells = 250_000

/**
 * Levels: the declared ones in their order, else the used ones (numbers ascending). Scores of r are the numbers
 * themselves, or places 1, 2, … of declared text levels; text without declared order has no ordinal statistics. τ_b is
 * tested with the normal distribution and the variance for ties, ρ with t and n − 2 degrees of freedom.
 *
 * Input: two columns of the same length, null where there is no answer. Missing: cases with both (listwise).
 * Undefined: `noData`; `noOverlap`; `noVariation` when a question has one answer only; ordinal `notOrdered`; tests of ρ
 * `noVariation` where it is ±1. Errors: InputError `lengthsDiffer`, `outsideLevels` with the row, `duplicateLevel`,
 * `tooManyLevels`.
 * Source: Agresti (2002), Categorical Data Analysis, 3.2 (χ²), 3.4.1 (linear-by-linear); Cramér (1946), 21; Kendall
 * & Gibbons (1990), Rank Correlation Methods, 3 and 4 (τ_b); Spearman (1904).
 *
 * Example: counts [[10, 0], [0, 10]] have χ² = 20 and V = 1.
 */
export function crosstab(
  rows: readonly (Category | null)[],
  columns: readonly (Category | null)[],
  options: { readonly rowLevels?: readonly Category[]; readonly columnLevels?: readonly Category[] } = {},
): Crosstab {
  if (rows.length !== columns.length) throw new InputError('lengthsDiffer')
  const across = axis(rows, options.rowLevels)
  const down = axis(columns, options.columnLevels)
  if (across.levels.length * down.levels.length > mostCells) {
    throw new InputError('tooManyLevels', { rows: across.levels.length, columns: down.levels.length })
  }
  const counts = across.levels.map(() => down.levels.map(() => 0))
  let n = 0
  let leftOut = 0
  for (const [index, row] of rows.entries()) {
    const column = columns[index]!
    if (row !== null && column !== null) {
      counts[across.place.get(row)!]![down.place.get(column)!]! += 1
      n += 1
    } else if (row !== null || column !== null) leftOut += 1
  }
  const basis = { rowLevels: across.levels, columnLevels: down.levels, counts, n, leftOut }
  const rowTotals = counts.map((row) => row.reduce((total, count) => total + count, 0))
  const columnTotals = down.levels.map((_, j) => counts.reduce((total, row) => total + row[j]!, 0))
  const usedRows = rowTotals.filter((total) => total > 0).length
  const usedColumns = columnTotals.filter((total) => total > 0).length
  const df = Math.max(0, (usedRows - 1) * (usedColumns - 1))
  if (n === 0 || df === 0) {
    const reason = undefinedBecause(n > 0 ? 'noVariation' : leftOut === 0 ? 'noData' : 'noOverlap')
    return { ...basis, df, ...withoutAssociation(reason) }
  }
  const expected = rowTotals.flatMap((row) =>
    row === 0 ? [] : columnTotals.flatMap((column) => (column === 0 ? [] : [(row * column) / n])),
  )
  const parts = counts.flatMap((row, i) =>
    row.flatMap((count, j) => {
      const share = (rowTotals[i]! * columnTotals[j]!) / n
      return share === 0 ? [] : [(count - share) ** 2 / share]
    }),
  )
  const chiSquare = sum(parts)
  const unordered = across.scores === undefined || down.scores === undefined
  return {
    ...basis,
    chiSquare: finite(chiSquare),
    df,
    p: chiSquareUpper(chiSquare, df),
    smallestExpected: finite(expected.reduce((least, each) => Math.min(least, each))),
    expectedUnderFive: finite(expected.filter((each) => each < 5).length / expected.length),
    cramersV: finite(Math.sqrt(chiSquare / (n * (Math.min(usedRows, usedColumns) - 1)))),
    ...(unordered
      ? ordinalWithout(undefinedBecause('notOrdered'))
      : ordinal(counts, rowTotals, columnTotals, across.scores!, down.scores!, n)),
  }
}

type Axis = { levels: readonly Category[]; place: ReadonlyMap<Category, number>; scores: readonly number[] | undefined }

function axis(values: readonly (Category | null)[], declared: readonly Category[] | undefined): Axis {
  const used = [...new Set(values.filter((value) => value !== null))]
  const numeric = (declared ?? used).every((level) => typeof level === 'number')
  const levels = declared ?? used.sort((a, b) => (numeric ? Number(a) - Number(b) : compareText(String(a), String(b))))
  const place = new Map(levels.map((level, index) => [level, index]))
  if (place.size < levels.length) throw new InputError('duplicateLevel')
  for (const [row, value] of values.entries()) {
    if (value !== null && !place.has(value))
      throw new InputError('outsideLevels', { row: row + 1, cell: String(value) })
  }
  const scores = numeric ? levels.map(Number) : declared?.map((_, index) => index + 1)
  return { levels, place, scores }
}

function withoutAssociation(reason: Undefined) {
  return {
    chiSquare: reason,
    p: reason,
    smallestExpected: reason,
    expectedUnderFive: reason,
    cramersV: reason,
    ...ordinalWithout(reason),
  }
}

function ordinalWithout(reason: Undefined) {
  return {
    linearByLinear: { r: reason, mSquare: reason, p: reason },
    kendallTauB: { tau: reason, z: reason, p: reason },
    spearman: { rho: reason, t: reason, p: reason },
  }
}

function ordinal(
  table: readonly (readonly number[])[],
  rowCounts: readonly number[],
  columnCounts: readonly number[],
  rowScores: readonly number[],
  columnScores: readonly number[],
  n: number,
) {
  // Declared numbers may stand in any order: ranks and pairs need them ascending.
  const rowOrder = ascending(rowScores)
  const columnOrder = ascending(columnScores)
  const counts = rowOrder.map((i) => columnOrder.map((j) => table[i]![j]!))
  const rowTotals = rowOrder.map((i) => rowCounts[i]!)
  const columnTotals = columnOrder.map((j) => columnCounts[j]!)
  const r = correlation(
    counts,
    rowTotals,
    columnTotals,
    rowOrder.map((i) => rowScores[i]!),
    columnOrder.map((j) => columnScores[j]!),
    n,
  )
  const mSquare = isDefined(r) ? finite((n - 1) * r * r) : r
  const rho = correlation(counts, rowTotals, columnTotals, levelRanks(rowTotals), levelRanks(columnTotals), n)
  const t: Value = !isDefined(rho)
    ? rho
    : n < 3
      ? undefinedBecause('noDegreesOfFreedom')
      : Math.abs(rho) === 1
        ? undefinedBecause('noVariation')
        : finite(rho * Math.sqrt((n - 2) / ((1 - rho) * (1 + rho))))
  return {
    linearByLinear: { r, mSquare, p: isDefined(mSquare) ? chiSquareUpper(mSquare, 1) : mSquare },
    kendallTauB: tauB(counts, rowTotals, columnTotals, n),
    spearman: { rho, t, p: isDefined(t) ? tTwoSided(t, n - 2) : t },
  }
}

function ascending(scores: readonly number[]): number[] {
  return scores.map((_, index) => index).sort((a, b) => scores[a]! - scores[b]!)
}

/** The mean rank of the cases at each level. */
function levelRanks(totals: readonly number[]): number[] {
  let below = 0
  return totals.map((count) => {
    const rank = below + (count + 1) / 2
    below += count
    return rank
  })
}

function correlation(
  counts: readonly (readonly number[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  x: readonly number[],
  y: readonly number[],
  n: number,
): Value {
  const xMean = sum(x.map((score, i) => score * rowTotals[i]!)) / n
  const yMean = sum(y.map((score, j) => score * columnTotals[j]!)) / n
  const xx = sum(x.map((score, i) => rowTotals[i]! * (score - xMean) ** 2))
  const yy = sum(y.map((score, j) => columnTotals[j]! * (score - yMean) ** 2))
  const xy = sum(counts.flatMap((row, i) => row.map((count, j) => count * (x[i]! - xMean) * (y[j]! - yMean))))
  const r = finite(correlationOf(xy, xx, yy), 'noVariation')
  // A perfect relation is 1 exactly, whatever rounding made of it.
  return isDefined(r) && Math.abs(Math.abs(r) - 1) < 1e-15 ? Math.sign(r) : r
}

function tauB(
  counts: readonly (readonly number[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  n: number,
) {
  // Concordant pairs lie in later rows and later columns, discordant ones in later rows and earlier columns.
  let difference = 0
  const beyond = columnTotals.map(() => 0)
  for (let i = counts.length - 1; i >= 0; i -= 1) {
    const all = beyond.reduce((total, count) => total + count, 0)
    let before = 0
    for (const [j, count] of counts[i]!.entries()) {
      const after = all - before - beyond[j]!
      difference += count * (after - before)
      before += beyond[j]!
    }
    for (const [j, count] of counts[i]!.entries()) beyond[j]! += count
  }
  const pairs = (totals: readonly number[]) => totals.reduce((total, t) => total + t * (t - 1), 0)
  const triples = (totals: readonly number[]) => totals.reduce((total, t) => total + t * (t - 1) * (t - 2), 0)
  const weighted = (totals: readonly number[]) => totals.reduce((total, t) => total + t * (t - 1) * (2 * t + 5), 0)
  const all = n * (n - 1)
  const tau = finite(
    (2 * difference) / Math.sqrt((all - pairs(rowTotals)) * (all - pairs(columnTotals))),
    'noVariation',
  )
  const variance =
    (all * (2 * n + 5) - weighted(rowTotals) - weighted(columnTotals)) / 18 +
    (pairs(rowTotals) * pairs(columnTotals)) / (2 * all) +
    (n > 2 ? (triples(rowTotals) * triples(columnTotals)) / (9 * all * (n - 2)) : 0)
  const z = variance > 0 ? finite(difference / Math.sqrt(variance)) : undefinedBecause('noVariation')
  return { tau, z, p: isDefined(z) ? normalTwoSided(z) : z }
}
