/**
 * Key drivers: how much of an outcome's variation goes with each predictor, and in which direction.
 *
 * Exports
 *   keyDrivers(outcome, predictors, { weights?, missing?, level? }): KeyDrivers | Undefined
 *   ranksOf(weights): number[]
 *   withoutVariation(sample): Undefined | null
 */
import { correlationsOf } from './correlation.ts'
import { centredCrossProducts, pairwiseCorrelations } from './cross-products.ts'
import { tQuantile, tTwoSided } from './distributions.ts'
import { dependentPredictors, driverSample, sortedPredictors } from './driver-sample.ts'
import type { DriverColumn, DriverSample } from './driver-sample.ts'
import { johnsonWeights } from './johnson-weights.ts'
import { invertPositiveDefinite, isPositiveDefinite } from './linear-algebra.ts'
import { InputError, finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'
import { shapleyRSquared } from './shapley-r-squared.ts'
import { isConstant, mean, sumOfSquares } from './sum.ts'

export type DriverOptions = {
  readonly weights?: ArrayLike<number | null>
  readonly missing?: 'listwise' | 'pairwise'
  readonly level?: number
}

export type KeyDrivers = {
  readonly rSquared: Value
  readonly adjustedRSquared: Value
  readonly intercept: Value
  /** The order of the predictors given. */
  readonly predictors: readonly Driver[]
  /** Complete rows; pairwise, the rows of the pair that has fewest. */
  readonly n: number
  readonly leftOut: number
  /** leftOut ÷ (n + leftOut). */
  readonly shareLeftOut: Value
  readonly missing: 'listwise' | 'pairwise'
  readonly weighted: boolean
  readonly rowsPerPredictor: Value
  /** Under 10 rows a predictor the order of drivers is mostly chance; the pages do not show it. */
  readonly enoughRows: boolean
}

export type Driver = {
  readonly name: string
  /** LMG: the Shapley value of R², and as a share of R². */
  readonly lmg: Value
  readonly lmgShare: Value
  readonly lmgRank: Value
  /** Johnson's relative weight, and as a share of R². */
  readonly johnson: Value
  readonly johnsonShare: Value
  readonly johnsonRank: Value
  /** Correlation with the outcome. */
  readonly r: Value
  /** Slope when predictors and outcome have standard deviation 1. */
  readonly beta: Value
  /** Slope in the units of the data. */
  readonly coefficient: Value
  readonly standardError: Value
  readonly interval: Interval
  readonly t: Value
  readonly p: Value
  /** R² of the predictor alone, and what it adds to all others. */
  readonly firstRSquared: Value
  readonly uniqueRSquared: Value
  /** 1 ÷ (1 − R² of the predictor on the others). */
  readonly varianceInflation: Value
  /** Adds more behind the others than alone, or changes its sign among them: its share must not be read as an effect. */
  readonly suppressor: boolean
  /** Signs of r and β; 'unclear' where they differ. */
  readonly direction: 'raises' | 'lowers' | 'unclear' | 'none'
}

/** Fewer rows a predictor than this are not enough for a ranking. */
const rowsNeededEach = 10
/** Differences below this are rounding. */
const rounding = 1e-12

/**
 * Least squares on all predictors, LMG (to 20 predictors) and Johnson's relative weights, from one correlation matrix.
 * Weighted data count with Σw in every moment (as R's lm and cov.wt do).
 * Missing: listwise unless `pairwise` is asked for, which takes each correlation over the rows complete for its pair,
 * knows no weights and gives no standard errors.
 *
 * Input: columns of the same length, null (or NaN) where missing. Unit: shares of the outcome's variance, 1 = all.
 * Undefined: `noData`; `zeroWeights`; `noVariation` for an outcome without; `constantColumn`, `duplicateColumn`,
 * `collinear` with the names; `tooFewRows` when n ≤ p + 1; pairwise also `noOverlap` and `notPositiveDefinite`; LMG
 * alone `tooMany`. Errors: InputError as driverSample; `unknownOption` for weights with pairwise.
 * Source: shapley-r-squared.ts, johnson-weights.ts; suppression: Velicer (1978), Educational and
 * Psychological Measurement 38, 953–958.
 *
 * Example: R's swiss data (Fertility on the other five) have R² = 0.7067 and LMG 0.2601 for Education.
 */
export function keyDrivers(
  outcome: DriverColumn,
  predictors: readonly DriverColumn[],
  options: DriverOptions = {},
): KeyDrivers | Undefined {
  const { weights, missing = 'listwise', level = 0.95 } = options
  if (predictors.length === 0) return undefinedBecause('noData')
  const order = predictors.map(({ name }) => name)
  if (missing === 'pairwise') {
    if (weights !== undefined) throw new InputError('unknownOption', { option: 'weights' })
    return pairwiseDrivers(outcome, sortedPredictors(outcome, predictors), order)
  }
  const sample = driverSample(outcome, predictors, weights)
  return isDefined(sample) ? driversOfSample(sample, level, order) : sample
}

function driversOfSample(sample: DriverSample, level: number, names: readonly string[]): KeyDrivers | Undefined {
  const p = sample.predictors.length
  const reason = withoutVariation(sample)
  if (reason !== null) return reason
  if (sample.n <= p + 1) return undefinedBecause('tooFewRows', { count: sample.n, minimum: p + 2 })
  const { matrix, means } = centredCrossProducts([...sample.predictors, sample.outcome], sample.weights)
  const scales = matrix.map((row, j) => Math.sqrt(row[j]!))
  const all = correlationsOf(matrix)
  if (!all.flat().every(Number.isFinite)) return undefinedBecause('overflow')
  const result = driversFromCorrelations(sample.names, all, sample.n, { scales, means, level })
  if (!isDefined(result)) return result
  return {
    ...result,
    predictors: inOrderOf(result.predictors, names),
    n: sample.n,
    leftOut: sample.leftOut,
    shareLeftOut: finite(sample.leftOut / (sample.n + sample.leftOut)),
    missing: 'listwise',
    weighted: sample.weights !== undefined,
    rowsPerPredictor: finite(sample.n / p),
    enoughRows: sample.n >= rowsNeededEach * p,
  }
}

function inOrderOf(drivers: readonly Driver[], names: readonly string[]): Driver[] {
  const byName = new Map(drivers.map((driver) => [driver.name, driver]))
  return names.map((name) => byName.get(name)!)
}

/** Predictors or an outcome with one value only. */
export function withoutVariation({ names, predictors, outcome }: DriverSample): Undefined | null {
  const constant = names.filter((_, index) => isConstant(predictors[index]!))
  if (isConstant(outcome)) return undefinedBecause('noVariation')
  return constant.length > 0 ? undefinedBecause('constantColumn', { columns: constant }) : null
}

function pairwiseDrivers(
  outcome: DriverColumn,
  sorted: readonly DriverColumn[],
  names: readonly string[],
): KeyDrivers | Undefined {
  const columns = [...sorted, outcome].map(({ values }) => Float64Array.from(values, (value) => value ?? Number.NaN))
  const given = columns.map((column) => column.filter((value) => !Number.isNaN(value)))
  if (given.some((column) => column.length === 0)) return undefinedBecause('noData')
  const p = sorted.length
  const reason = withoutVariation({
    names: sorted.map(({ name }) => name),
    predictors: given.slice(0, p),
    outcome: given[p]!,
    weights: undefined,
    n: 0,
    leftOut: 0,
  })
  if (reason !== null) return reason
  const { matrix, counts } = pairwiseCorrelations(columns)
  const n = counts.reduce((least, row) => row.reduce((a, b) => Math.min(a, b), least), Number.POSITIVE_INFINITY)
  if (n === 0) return undefinedBecause('noOverlap')
  if (n <= p + 1) return undefinedBecause('tooFewRows', { count: n, minimum: p + 2 })
  if (matrix.some((row) => row.some(Number.isNaN))) return undefinedBecause('noVariation')
  const dependent = dependentPredictors(
    sorted.map(({ name }) => name),
    matrix.slice(0, p),
  )
  if (dependent !== null) return dependent
  if (!isPositiveDefinite(matrix.map((row) => Array.from(row)))) return undefinedBecause('notPositiveDefinite')
  const means = given.map((column) => mean(column))
  const scales = given.map((column, index) => Math.sqrt(sumOfSquares(column, means[index]) / (column.length - 1)))
  const result = driversFromCorrelations(
    sorted.map(({ name }) => name),
    matrix,
    n,
    { scales, means, level: null },
  )
  if (!isDefined(result)) return result
  const answered = columns[0]!.filter((_, row) => columns.some((column) => !Number.isNaN(column[row]!))).length
  const full = columns[0]!.filter((_, row) => columns.every((column) => !Number.isNaN(column[row]!))).length
  return {
    ...result,
    predictors: inOrderOf(result.predictors, names),
    n,
    leftOut: answered - full,
    shareLeftOut: finite((answered - full) / answered),
    missing: 'pairwise',
    weighted: false,
    rowsPerPredictor: finite(n / p),
    enoughRows: n >= rowsNeededEach * p,
  }
}

type Moments = {
  /** Standard deviations, or any common multiple of them; with `level`, roots of the centred sums of squares. */
  readonly scales: readonly number[]
  readonly means: readonly number[]
  /** null: no standard errors. */
  readonly level: number | null
}

/** `all` has the outcome in its last row and column. */
function driversFromCorrelations(
  names: readonly string[],
  all: readonly ArrayLike<number>[],
  n: number,
  { scales, means, level }: Moments,
): Pick<KeyDrivers, 'rSquared' | 'adjustedRSquared' | 'intercept' | 'predictors'> | Undefined {
  const p = names.length
  const correlations = all.slice(0, p).map((row) => Array.from(row).slice(0, p))
  const withOutcome = Array.from(all[p]!).slice(0, p)
  const dependent = dependentPredictors(names, correlations)
  if (dependent !== null) return dependent
  const inverse = invertPositiveDefinite(correlations)
  const betas = inverse.map((row) => row.reduce((total, part, j) => total + part * withOutcome[j]!, 0))
  const found = betas.reduce((total, beta, j) => total + beta * withOutcome[j]!, 0)
  // what rounding makes of nothing and of everything
  const rSquared = found < 1e-28 ? 0 : 1 - found < 1e-14 ? 1 : found
  const df = n - p - 1
  const slopes = betas.map((beta, j) => (beta * scales[p]!) / scales[j]!)
  const shapley = shapleyRSquared(correlations, withOutcome)
  const johnson = johnsonWeights(correlations, withOutcome).weights
  const lmgRanks = isDefined(shapley) ? ranksOf(shapley.lmg) : []
  const johnsonRanks = ranksOf(johnson)
  const predictors = names.map((name, j): Driver => {
    const [r, beta] = [withOutcome[j]!, betas[j]!]
    const inflation = inverse[j]![j]!
    const unique = (beta * beta) / inflation
    const spread = level === null ? null : Math.sqrt(((1 - rSquared) * inflation) / df) * (scales[p]! / scales[j]!)
    const opposite = r * beta < 0 && Math.abs(r) > rounding && Math.abs(beta) > rounding
    return {
      name,
      lmg: isDefined(shapley) ? finite(shapley.lmg[j]!) : shapley,
      lmgShare: isDefined(shapley) ? finite(shapley.lmg[j]! / rSquared, 'zeroDenominator') : shapley,
      lmgRank: isDefined(shapley) ? lmgRanks[j]! : shapley,
      johnson: finite(johnson[j]!),
      johnsonShare: finite(johnson[j]! / rSquared, 'zeroDenominator'),
      johnsonRank: johnsonRanks[j]!,
      r: finite(r),
      beta: finite(beta),
      coefficient: finite(slopes[j]!),
      ...tested(slopes[j]!, spread, df, level),
      firstRSquared: finite(r * r),
      uniqueRSquared: finite(unique),
      varianceInflation: finite(inflation),
      suppressor: opposite || unique > r * r + rounding,
      direction:
        Math.abs(r) <= rounding && Math.abs(beta) <= rounding
          ? 'none'
          : opposite
            ? 'unclear'
            : r + beta > 0
              ? 'raises'
              : 'lowers',
    }
  })
  return {
    rSquared: finite(rSquared),
    adjustedRSquared: finite(1 - ((1 - rSquared) * (n - 1)) / df),
    intercept: finite(means[p]! - slopes.reduce((total, slope, j) => total + slope * means[j]!, 0)),
    predictors,
  }
}

function tested(slope: number, spread: number | null, df: number, level: number | null) {
  if (spread === null || level === null) {
    const reason = undefinedBecause('incompleteForms')
    return { standardError: reason, interval: reason, t: reason, p: reason }
  }
  if (spread === 0) {
    const reason = undefinedBecause('noVariation')
    return { standardError: 0, interval: reason, t: reason, p: reason }
  }
  const reach = tQuantile((1 + level) / 2, df) * spread
  const t = finite(slope / spread)
  return {
    standardError: finite(spread),
    interval: interval(slope - reach, slope + reach, level, 't'),
    t,
    p: isDefined(t) ? tTwoSided(t, df) : t,
  }
}

/** 1 for the largest; equal ones (to 12 digits) share the better rank. */
export function ranksOf(weights: readonly number[]): number[] {
  const rounded = weights.map((weight) => Number(weight.toPrecision(12)))
  return rounded.map((weight) => 1 + rounded.filter((other) => other > weight).length)
}
