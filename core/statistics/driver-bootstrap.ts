/**
 * How steady the shares and ranks of drivers are: bootstrap over people, from a stored seed.
 *
 * Exports
 *   driverBootstrapSteps(sample, { seed, draws?, level?, method }): Generator of DriverBootstrap
 *   driverBootstrap(sample, options): DriverBootstrap           all steps at once
 */
import { percentileInterval, resampledCounts } from './bootstrap.ts'
import { correlationsOf } from './correlation.ts'
import { addProducts, blockRows, mirror } from './cross-products.ts'
import { dependentPredictors, inCanonicalOrder } from './driver-sample.ts'
import type { DriverSample } from './driver-sample.ts'
import { johnsonWeights } from './johnson-weights.ts'
import { ranksOf, withoutVariation } from './key-drivers.ts'
import { finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'
import { shapleyRSquared } from './shapley-r-squared.ts'

export type DriverBootstrapOptions = {
  readonly seed: number
  readonly draws?: number
  readonly level?: number
  readonly method: 'lmg' | 'johnson'
}

export type DriverBootstrap = {
  readonly method: 'lmg' | 'johnson'
  /** By name. */
  readonly predictors: readonly DriverStability[]
  readonly seed: number
  /** Draws asked for, and draws made so far. */
  readonly draws: number
  readonly drawsMade: number
  /** Draws in which a predictor was constant or followed from the others, left out. */
  readonly undefinedDraws: number
}

export type DriverStability = {
  readonly name: string
  /** Of the weight itself. */
  readonly interval: Interval
  /** Of the weight as a share of R². */
  readonly shareInterval: Interval
  /** Ranks between which the middle of the draws lies, 1 being the largest. */
  readonly rankInterval: Interval
  /** Share of the draws in which the rank is that of the whole sample. */
  readonly rankStability: Value
  /** Share of the draws in which it is the largest. */
  readonly first: Value
}

const drawsByDefault = 2000
/** Results are handed over after so many draws. */
const stepDraws = 100
/** With more undefined draws than this share there is no interval. */
const mostUndefined = 0.1

type Weights = { readonly rSquared: number; readonly weights: readonly number[] }
type Drawn = Weights & { readonly ranks: readonly number[] }

/**
 * Draw number b takes n people with replacement from stream b of the seed, their weights with them, and computes the
 * weights of the drivers again. Intervals are percentiles of the draws. Each step of the generator is the state after
 * 100 more draws, so that a page can show it narrow, and a caller who stops asking stops the work.
 *
 * Undefined: the reasons of the sample (`constantColumn`, `collinear` …); `tooFew` when over a tenth of the draws are
 * undefined; `noVariation` when all draws are equal.
 * Source: Grömping (2006), Journal of Statistical Software 17(1); Tonidandel, LeBreton & Johnson (2009),
 * Psychological Methods 14, 387–399.
 */
export function* driverBootstrapSteps(
  given: DriverSample,
  options: DriverBootstrapOptions,
): Generator<DriverBootstrap, void, undefined> {
  const { seed, draws = drawsByDefault, level = 0.95, method } = options
  const sample = inCanonicalOrder(given)
  const p = sample.names.length
  const reason = withoutVariation(sample)
  const moments = new ResampledMoments(sample)
  const whole = reason ?? weightsOf(sample.names, moments.correlations(null), method)
  if (!isDefined(whole)) {
    yield {
      method,
      predictors: sample.names.map((name) => unknown(name, whole)),
      seed,
      draws,
      drawsMade: 0,
      undefinedDraws: 0,
    }
    return
  }
  const ranks = ranksOf(whole.weights)
  const made: Drawn[] = []
  for (let draw = 0; draw < draws; draw += 1) {
    const weights = weightsOf(sample.names, moments.correlations(resampledCounts(sample.n, seed, draw)), method)
    if (isDefined(weights)) made.push({ ...weights, ranks: ranksOf(weights.weights) })
    const drawsMade = draw + 1
    if (drawsMade % stepDraws !== 0 && drawsMade !== draws) continue
    const undefinedDraws = drawsMade - made.length
    const few =
      made.length < 2 || undefinedDraws > drawsMade * mostUndefined
        ? undefinedBecause('tooFew', { count: made.length, minimum: Math.ceil(drawsMade * (1 - mostUndefined)) })
        : null
    yield {
      method,
      predictors: Array.from({ length: p }, (_, j) =>
        few === null ? stability(sample.names[j]!, j, made, ranks[j]!, level) : unknown(sample.names[j]!, few),
      ),
      seed,
      draws,
      drawsMade,
      undefinedDraws,
    }
  }
}

/** The last step: all draws. */
export function driverBootstrap(sample: DriverSample, options: DriverBootstrapOptions): DriverBootstrap {
  let last: DriverBootstrap | undefined
  for (const step of driverBootstrapSteps(sample, options)) last = step
  return last!
}

function stability(name: string, j: number, made: readonly Drawn[], rank: number, level: number): DriverStability {
  const own = made.map(({ ranks }) => ranks[j]!)
  const spread = percentileInterval(own, level)
  return {
    name,
    interval: percentileInterval(
      made.map(({ weights }) => weights[j]!),
      level,
    ),
    shareInterval: percentileInterval(
      made.map(({ weights, rSquared }) => weights[j]! / rSquared),
      level,
    ),
    // a rank that never changes is an answer, not a lack of variation
    rankInterval: isDefined(spread) ? spread : interval(own[0]!, own[0]!, level, 'bootstrap percentile'),
    rankStability: finite(own.filter((each) => each === rank).length / own.length),
    first: finite(own.filter((each) => each === 1).length / own.length),
  }
}

function unknown(name: string, reason: Undefined): DriverStability {
  return {
    name,
    interval: reason,
    shareInterval: reason,
    rankInterval: reason,
    rankStability: reason,
    first: reason,
  }
}

function weightsOf(
  names: readonly string[],
  all: readonly (readonly number[])[] | null,
  method: 'lmg' | 'johnson',
): Weights | Undefined {
  if (all === null) return undefinedBecause('noVariation')
  const p = names.length
  const correlations = all.slice(0, p).map((row) => row.slice(0, p))
  const withOutcome = all[p]!.slice(0, p)
  const dependent = dependentPredictors(names, correlations)
  if (dependent !== null) return dependent
  if (method === 'johnson') return johnsonWeights(correlations, withOutcome)
  const shapley = shapleyRSquared(correlations, withOutcome)
  return isDefined(shapley) ? { rSquared: shapley.rSquared, weights: shapley.lmg } : shapley
}

/** Correlations of a resampled data set: rows drawn are gathered with how often they were drawn, then multiplied. */
class ResampledMoments {
  private readonly columns: readonly Float64Array[]
  private readonly weights: Float64Array | undefined
  private readonly n: number
  /** A block of rows that were drawn, and their values times √(weight · times drawn), the last column being that root. */
  private readonly rows = new Uint32Array(blockRows)
  private readonly gathered: readonly Float64Array[]

  constructor(sample: DriverSample) {
    // near their centre, so that the sums below keep their digits
    this.columns = [...sample.predictors, sample.outcome].map((column) => {
      const centre = column.reduce((total, value) => total + value, 0) / column.length
      return column.map((value) => value - centre)
    })
    this.weights = sample.weights
    this.n = sample.n
    this.gathered = Array.from({ length: this.columns.length + 1 }, () => new Float64Array(blockRows))
  }

  /** `chosen`: how often each row was drawn; null for once each. null when a column does not vary among the drawn. */
  correlations(chosen: Uint32Array | null): number[][] | null {
    const width = this.columns.length
    const products = this.products(chosen)
    const total = products[width]![width]!
    const centred = products
      .slice(0, width)
      .map((row, i) =>
        Array.from(row.subarray(0, width), (value, j) => value - (products[i]![width]! * products[j]![width]!) / total),
      )
    for (let j = 0; j < width; j += 1) if (centred[j]![j]! <= products[j]![j]! * 1e-14) return null
    return correlationsOf(centred)
  }

  /** Block by block, so that what is gathered is still in the processor's cache when it is multiplied. */
  private products(chosen: Uint32Array | null): Float64Array[] {
    const width = this.columns.length
    const roots = this.gathered[width]!
    const products = this.gathered.map(() => new Float64Array(width + 1))
    for (let from = 0; from < this.n; from += blockRows) {
      const kept = this.keep(chosen, from, Math.min(this.n, from + blockRows))
      let j = 0
      for (; j + 3 < width; j += 4) gatherFour(this.columns, this.gathered, j, this.rows, roots, kept)
      for (; j < width; j += 1) gather(this.columns[j]!, this.rows, roots, kept, this.gathered[j]!)
      addProducts(this.gathered, 0, kept, products)
    }
    mirror(products)
    return products
  }

  /** Notes the rows of a block that were drawn and the roots of how much they count; says how many. */
  private keep(chosen: Uint32Array | null, from: number, to: number): number {
    const { rows, weights } = this
    const roots = this.gathered[this.columns.length]!
    let kept = 0
    for (let row = from; row < to; row += 1) {
      const times = chosen === null ? 1 : chosen[row]!
      // written in any case and kept or not: whether a row was drawn is a coin that no processor guesses
      rows[kept] = row
      roots[kept] = Math.sqrt(weights === undefined ? times : times * weights[row]!)
      kept += times === 0 ? 0 : 1
    }
    return kept
  }
}

/** Four columns at once, from column j on: rows and roots are fetched once for the four. */
function gatherFour(
  columns: readonly Float64Array[],
  gathered: readonly Float64Array[],
  j: number,
  rows: Uint32Array,
  roots: Float64Array,
  kept: number,
): void {
  const [a, b, c, d] = [columns[j]!, columns[j + 1]!, columns[j + 2]!, columns[j + 3]!]
  const [toA, toB, toC, toD] = [gathered[j]!, gathered[j + 1]!, gathered[j + 2]!, gathered[j + 3]!]
  for (let place = 0; place < kept; place += 1) {
    const row = rows[place]!
    const root = roots[place]!
    toA[place] = a[row]! * root
    toB[place] = b[row]! * root
    toC[place] = c[row]! * root
    toD[place] = d[row]! * root
  }
}

function gather(column: Float64Array, rows: Uint32Array, roots: Float64Array, kept: number, out: Float64Array): void {
  for (let place = 0; place < kept; place += 1) out[place] = column[rows[place]!]! * roots[place]!
}
