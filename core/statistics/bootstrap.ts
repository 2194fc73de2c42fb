/**
 * Bootstrap intervals of any statistic of rows, from a stored seed.
 *
 * Exports
 *   bootstrap(columns, statistic, { seed, draws?, level? }): Bootstrap
 *   percentileInterval(draws, level): Interval
 *   bcaInterval(estimate, draws, leftOut, level): Interval
 *   quantile(sorted, p): number                       linear between order statistics (R's type 7)
 *   resampledRows(count, seed, draw): Uint32Array     the rows of one draw
 *   resampledCounts(count, seed, draw): Uint32Array   how often the same draw takes each row
 */
import { normalCdf, normalQuantile } from './distributions.ts'
import { finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Value } from './result.ts'
import { randomStream } from './random.ts'
import { canonicalOrder, inOrder, mean, sum, sumOfSquares } from './sum.ts'

export type BootstrapOptions = { readonly seed: number; readonly draws?: number; readonly level?: number }

export type Bootstrap = {
  readonly estimate: Value
  /** Standard deviation of the draws. */
  readonly standardError: Value
  /** Mean of the draws less the estimate. */
  readonly bias: Value
  readonly percentile: Interval
  /** Bias-corrected and accelerated. */
  readonly bca: Interval
  readonly n: number
  readonly draws: number
  /** Draws in which the statistic was undefined, left out. */
  readonly undefinedDraws: number
  readonly seed: number
}

const drawsByDefault = 2000
/** With more undefined draws than this share there is no interval. */
const mostUndefined = 0.1

/**
 * Rows are put in canonical order; draw number b takes n rows with replacement from stream b of the seed, so the answer
 * depends on neither the order of the file nor of the work. Percentile: quantiles of the draws. BCa: those quantiles
 * moved by the bias z₀ = Φ⁻¹(share of draws below the estimate, ties half) and the acceleration of a delete-one jackknife.
 *
 * Input: columns of the same length; a statistic of columns that does not depend on the order of their rows.
 * Undefined: the statistic's own reason; `tooFew` under 2 rows, or when over a tenth of the draws are undefined;
 * `noVariation` when all draws are equal; BCa also with the reason of an undefined leave-one-out.
 * Source: Efron (1987), JASA 82, 171–185; Efron & Tibshirani (1993), An Introduction to the Bootstrap, 13.3 and 14.3.
 *
 * Example: bootstrap([[1, 2, 4, 9]], ([x]) => mean(x!), { seed: 1 }) has the estimate 4.
 */
export function bootstrap(
  columns: readonly ArrayLike<number>[],
  statistic: (columns: readonly number[][]) => Value,
  options: BootstrapOptions,
): Bootstrap {
  const { seed, draws: asked = drawsByDefault, level = 0.95 } = options
  const order = canonicalOrder(columns)
  const rows = columns.map((column) => inOrder(column, order))
  const n = order.length
  const estimate = n === 0 ? undefinedBecause('noData') : statistic(rows)
  const basis = { estimate, n, draws: asked, seed }
  if (!isDefined(estimate)) {
    return { ...basis, standardError: estimate, bias: estimate, percentile: estimate, bca: estimate, undefinedDraws: 0 }
  }
  if (n < 2) {
    const few = undefinedBecause('tooFew', { count: n, minimum: 2 })
    return { ...basis, standardError: few, bias: few, percentile: few, bca: few, undefinedDraws: 0 }
  }
  const values: number[] = []
  for (let draw = 0; draw < asked; draw += 1) {
    const chosen = resampledRows(n, seed, draw)
    const value = statistic(rows.map((column) => inOrder(column, chosen)))
    if (isDefined(value)) values.push(value)
  }
  const undefinedDraws = asked - values.length
  if (values.length < 2 || undefinedDraws > asked * mostUndefined) {
    const few = undefinedBecause('tooFew', { count: values.length, minimum: Math.ceil(asked * (1 - mostUndefined)) })
    return { ...basis, standardError: few, bias: few, percentile: few, bca: few, undefinedDraws }
  }
  const centre = mean(values)
  return {
    ...basis,
    standardError: finite(Math.sqrt(sumOfSquares(values, centre) / (values.length - 1))),
    bias: finite(centre - estimate),
    percentile: percentileInterval(values, level),
    bca: bcaOf(estimate, values, rows, statistic, level),
    undefinedDraws,
  }
}

function bcaOf(
  estimate: number,
  values: readonly number[],
  rows: readonly number[][],
  statistic: (columns: readonly number[][]) => Value,
  level: number,
): Interval {
  const leftOut: number[] = []
  for (let row = 0; row < rows[0]!.length; row += 1) {
    const value = statistic(rows.map((column) => column.filter((_, index) => index !== row)))
    if (!isDefined(value)) return undefinedBecause('leaveOneOutUndefined')
    leftOut.push(value)
  }
  return bcaInterval(estimate, values, leftOut, level)
}

/** The rows that one draw takes: n of them with replacement. */
export function resampledRows(count: number, seed: number, draw: number): Uint32Array {
  const random = randomStream(seed, draw)
  const rows = new Uint32Array(count)
  for (let place = 0; place < count; place += 1) rows[place] = random.below(count)
  return rows
}

/** The same draw as how often it takes each row. */
export function resampledCounts(count: number, seed: number, draw: number): Uint32Array {
  const random = randomStream(seed, draw)
  const times = new Uint32Array(count)
  for (let place = 0; place < count; place += 1) times[random.below(count)]! += 1
  return times
}

/** Undefined: `noVariation` when all draws are equal. */
export function percentileInterval(draws: readonly number[], level: number): Interval {
  const sorted = [...draws].sort((a, b) => a - b)
  if (sorted[0] === sorted.at(-1)) return undefinedBecause('noVariation')
  return interval(quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2), level, 'bootstrap percentile')
}

/**
 * α = Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))) with a = Σ(θ̄ − θᵢ)³/(6 (Σ(θ̄ − θᵢ)²)^1.5) over the leave-one-outs.
 * Undefined: `noVariation` when all draws are equal, lie on one side of the estimate, or no leave-one-out differs.
 */
export function bcaInterval(
  estimate: number,
  draws: readonly number[],
  leftOut: readonly number[],
  level: number,
): Interval {
  const sorted = [...draws].sort((a, b) => a - b)
  const below = sorted.filter((value) => value < estimate).length
  const equal = sorted.filter((value) => value === estimate).length
  const share = (below + equal / 2) / sorted.length
  const centre = mean(leftOut)
  const deviations = leftOut.map((value) => centre - value)
  const squares = sumOfSquares(deviations)
  if (sorted[0] === sorted.at(-1) || share === 0 || share === 1 || squares === 0) return undefinedBecause('noVariation')
  const length = Math.sqrt(squares)
  const acceleration = sum(deviations.map((deviation) => (deviation / length) ** 3)) / 6
  const bias = normalQuantile(share)
  const moved = (probability: number) => {
    const z = bias + normalQuantile(probability)
    return normalCdf(bias + z / (1 - acceleration * z))
  }
  return interval(
    quantile(sorted, moved((1 - level) / 2)),
    quantile(sorted, moved((1 + level) / 2)),
    level,
    'bootstrap BCa',
  )
}

/** Linear between the order statistics at (n − 1)p (R's type 7). Input: sorted, at least one. Example: quantile([1, 2], 0.5) is 1.5. */
export function quantile(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p
  const low = Math.floor(place)
  const high = Math.min(low + 1, sorted.length - 1)
  return sorted[low]! + (place - low) * (sorted[high]! - sorted[low]!)
}
