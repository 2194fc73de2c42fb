/**
 * Key drivers of an outcome with two values, such as having left or stayed.
 *
 * Exports
 *   logisticDrivers(outcome, predictors, { weights?, level? }): LogisticDrivers | Undefined
 *   mostLogisticPredictors = 10                       for LMG
 */
import { correlationsOf } from './correlation.ts'
import { centredCrossProducts } from './cross-products.ts'
import { normalQuantile, normalTwoSided } from './distributions.ts'
import { dependentPredictors, driverSample, inCanonicalOrder } from './driver-sample.ts'
import type { DriverColumn, DriverSample } from './driver-sample.ts'
import { orthogonalPart } from './johnson-weights.ts'
import { ranksOf, withoutVariation } from './key-drivers.ts'
import { invertPositiveDefinite } from './linear-algebra.ts'
import { logisticRegression, nullLogLikelihood } from './logistic-regression.ts'
import type { LogisticData, LogisticFit } from './logistic-regression.ts'
import { InputError, finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'
import { separation } from './separation.ts'
import { shapleyShares } from './shapley-r-squared.ts'
import { sum } from './sum.ts'

export type LogisticDrivers = {
  /** 1 − log likelihood ÷ that of the intercept alone: McFadden's R², which is the deviance R² of single cases. */
  readonly mcFaddenRSquared: Value
  /** Squared correlation of outcome and fitted probability: what the relative weights add up to. */
  readonly olsRSquared: Value
  readonly logLikelihood: Value
  readonly nullLogLikelihood: Value
  readonly intercept: Value
  /** The order of the predictors given. */
  readonly predictors: readonly LogisticDriver[]
  readonly n: number
  readonly ones: number
  readonly leftOut: number
  readonly shareLeftOut: Value
  readonly missing: 'listwise'
  readonly weighted: boolean
}

export type LogisticDriver = {
  readonly name: string
  /** Shapley value of McFadden's R², and as a share of it. */
  readonly lmg: Value
  readonly lmgShare: Value
  readonly lmgRank: Value
  /** Tonidandel & LeBreton's relative weight, and as a share of their sum. */
  readonly relativeWeight: Value
  readonly relativeShare: Value
  readonly relativeRank: Value
  /** Correlation with the outcome (point-biserial). */
  readonly r: Value
  /** Change of the log odds per unit. */
  readonly coefficient: Value
  readonly oddsRatio: Value
  readonly standardError: Value
  readonly interval: Interval
  readonly z: Value
  readonly p: Value
  /** Changes its sign among the others. */
  readonly suppressor: boolean
  readonly direction: 'raises' | 'lowers' | 'unclear'
}

export const mostLogisticPredictors = 10

/**
 * LMG with McFadden's R² of all 2^p subsets, to 10 predictors; relative weights for any number: the outcome is regressed
 * on the orthogonal variables nearest to the predictors, b is standardised by √R²/s(logit of the fitted probability),
 * and carried back by the squares of their correlations Λ with the predictors. Missing: listwise.
 *
 * Input: an outcome of two values, of which the larger is the event; predictors of the same length.
 * Undefined: as keyDrivers; `separation` with the predictors that make the separating line. Errors: as driverSample, and
 * `outsideDomain` for an outcome of more than two values.
 * Source: McFadden (1974), in Zarembka, Frontiers in Econometrics; Tonidandel & LeBreton (2010), Organizational Research
 * Methods 13, 767–781 (weights), with R² the squared correlation of outcome and fitted probability.
 *
 * Example: R's mtcars, am on wt and hp: McFadden's R² 0.7673, of which LMG gives wt 0.6387.
 */
export function logisticDrivers(
  outcome: DriverColumn,
  predictors: readonly DriverColumn[],
  options: { readonly weights?: ArrayLike<number | null>; readonly level?: number } = {},
): LogisticDrivers | Undefined {
  if (predictors.length === 0) return undefinedBecause('noData')
  const given = driverSample(outcome, predictors, options.weights)
  if (!isDefined(given)) return given
  const reason = withoutVariation(given)
  if (reason !== null) return reason
  const sample = { ...inCanonicalOrder(given), outcome: asEvent(inCanonicalOrder(given).outcome, outcome.name) }
  const p = sample.predictors.length
  if (sample.n <= p + 1) return undefinedBecause('tooFewRows', { count: sample.n, minimum: p + 2 })
  const { matrix } = centredCrossProducts([...sample.predictors, sample.outcome], sample.weights)
  const all = correlationsOf(matrix)
  if (!all.flat().every(Number.isFinite)) return undefinedBecause('overflow')
  const dependent = dependentPredictors(sample.names, all.slice(0, p))
  if (dependent !== null) return dependent
  const split = separation(sample.predictors, sample.outcome)
  if (split.kind !== 'none') {
    const columns = split.predictors.map((index) => sample.names[index]!)
    return undefinedBecause('separation', { columns, kind: split.kind })
  }
  const fit = logisticRegression(sample)
  if (!isDefined(fit)) return fit
  const shares = weightsOf(sample, all, fit)
  if (!isDefined(shares)) return shares
  const z = normalQuantile((1 + (options.level ?? 0.95)) / 2)
  const drivers = sample.names.map((name, j): LogisticDriver => {
    const r = all[j]![p]!
    const slope = fit.coefficients[j]!
    const spread = fit.standardErrors[j]!
    const { lmg, relative } = shares
    const opposite = r * slope < 0
    return {
      name,
      lmg: isDefined(lmg) ? finite(lmg[j]!) : lmg,
      lmgShare: isDefined(lmg) ? finite(lmg[j]! / sum(lmg), 'zeroDenominator') : lmg,
      lmgRank: isDefined(lmg) ? ranksOf(lmg)[j]! : lmg,
      relativeWeight: finite(relative[j]!),
      relativeShare: finite(relative[j]! / sum(relative), 'zeroDenominator'),
      relativeRank: ranksOf(relative)[j]!,
      r: finite(r),
      coefficient: finite(slope),
      oddsRatio: finite(Math.exp(slope)),
      standardError: finite(spread),
      interval: interval(slope - z * spread, slope + z * spread, options.level ?? 0.95, 'wald'),
      z: finite(slope / spread),
      p: normalTwoSided(slope / spread),
      suppressor: opposite,
      direction: opposite ? 'unclear' : r + slope > 0 ? 'raises' : 'lowers',
    }
  })
  const byName = new Map(drivers.map((driver) => [driver.name, driver]))
  const nothing = nullLogLikelihood(sample)
  return {
    mcFaddenRSquared: finite(1 - fit.logLikelihood / nothing),
    olsRSquared: finite(sum(shares.relative)),
    logLikelihood: finite(fit.logLikelihood),
    nullLogLikelihood: finite(nothing),
    intercept: finite(fit.intercept),
    predictors: predictors.map(({ name }) => byName.get(name)!),
    n: sample.n,
    ones: sum(sample.outcome),
    leftOut: sample.leftOut,
    shareLeftOut: finite(sample.leftOut / (sample.n + sample.leftOut)),
    missing: 'listwise',
    weighted: sample.weights !== undefined,
  }
}

/** 1 for the larger of the two values. */
function asEvent(outcome: Float64Array, name: string): Float64Array {
  const values = [...new Set(outcome)].sort((a, b) => a - b)
  if (values.length !== 2) throw new InputError('outsideDomain', { column: name, count: values.length })
  return outcome.map((value) => (value === values[1] ? 1 : 0))
}

function weightsOf(
  sample: DriverSample,
  all: readonly (readonly number[])[],
  fit: LogisticFit,
): { lmg: number[] | Undefined; relative: number[] } | Undefined {
  const relative = relativeWeights(sample, all, fit)
  if (!isDefined(relative)) return relative
  const count = sample.predictors.length
  if (count > mostLogisticPredictors) {
    return { lmg: undefinedBecause('tooMany', { count, maximum: mostLogisticPredictors }), relative }
  }
  const nothing = nullLogLikelihood(sample)
  const worth = new Float64Array(2 ** count)
  for (let subset = 1; subset < worth.length; subset += 1) {
    const part: LogisticData = { ...sample, predictors: sample.predictors.filter((_, j) => (subset >> j) & 1) }
    const partFit = subset === worth.length - 1 ? fit : logisticRegression(part)
    if (!isDefined(partFit)) return partFit
    worth[subset] = 1 - partFit.logLikelihood / nothing
  }
  return { lmg: shapleyShares(worth, count).map((gains) => Math.max(0, sum(gains) / count)), relative }
}

function relativeWeights(
  sample: DriverSample,
  all: readonly (readonly number[])[],
  fit: LogisticFit,
): number[] | Undefined {
  const { n, weights } = sample
  const p = sample.predictors.length
  const correlations = all.slice(0, p).map((row) => row.slice(0, p))
  const lambda = orthogonalPart(correlations)
  // Z = standardised X · R^−½, and R^−½ = R⁻¹ R^½
  const turn = invertPositiveDefinite(correlations).map((row) =>
    lambda[0]!.map((_, k) => row.reduce((total, value, j) => total + value * lambda[j]![k]!, 0)),
  )
  const total = weights === undefined ? n : sum(weights)
  const moment = (column: Float64Array, other: Float64Array) => {
    const weight = (row: number) => (weights === undefined ? 1 : weights[row]!)
    const average = (values: Float64Array) => values.reduce((all_, value, row) => all_ + weight(row) * value, 0) / total
    const [a, b] = [average(column), average(other)]
    return column.reduce((sum_, value, row) => sum_ + weight(row) * (value - a) * (other[row]! - b), 0) / total
  }
  const standard = sample.predictors.map((column) => {
    const scale = Math.sqrt(moment(column, column))
    return column.map((value) => value / scale)
  })
  const orthogonal = Array.from({ length: p }, (_, k) =>
    new Float64Array(n).map((_value, row) =>
      standard.reduce((sum_, column, j) => sum_ + column[row]! * turn[j]![k]!, 0),
    ),
  )
  const turned = logisticRegression({ predictors: orthogonal, outcome: sample.outcome, weights })
  if (!isDefined(turned)) return turned
  const rSquared =
    moment(sample.outcome, fit.fitted) ** 2 / (moment(sample.outcome, sample.outcome) * moment(fit.fitted, fit.fitted))
  const logits = fit.fitted.map((probability) => Math.log(probability / (1 - probability)))
  const factor = rSquared / moment(logits, logits)
  const squares = turned.coefficients.map((slope) => slope * slope * factor)
  return lambda.map((row) => sum(row.map((part, k) => part * part * squares[k]!)))
}
