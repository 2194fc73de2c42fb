/**
 * The rows and columns that an analysis of drivers works on: complete, of positive weight, columns by name.
 *
 * Exports
 *   type DriverColumn = { name, values }              null or NaN where a value is missing
 *   driverSample(outcome, predictors, weights?): DriverSample | Undefined
 *   dependentPredictors(names, correlations): Undefined | null
 */
import { InputError, undefinedBecause } from './result.ts'
import type { Undefined } from './result.ts'
import { canonicalOrder, compareText } from './sum.ts'

export type DriverColumn = { readonly name: string; readonly values: ArrayLike<number | null> }

export type DriverSample = {
  /** Predictors by name, in the order of `predictors`. */
  readonly names: readonly string[]
  readonly predictors: readonly Float64Array[]
  readonly outcome: Float64Array
  /** Above 0; undefined when every row counts once. */
  readonly weights: Float64Array | undefined
  readonly n: number
  /** Rows with a weight above 0 in which a value is missing. */
  readonly leftOut: number
}

/**
 * Missing: rows with every value (listwise); a row of weight 0 counts for nothing, one without a weight is left out.
 *
 * Undefined: `noData`; `zeroWeights`. Errors: InputError `lengthsDiffer`, `negativeWeight` with the row,
 * `duplicateHeader` for a predictor named twice or named as the outcome.
 */
export function driverSample(
  outcome: DriverColumn,
  predictors: readonly DriverColumn[],
  weights?: ArrayLike<number | null>,
): DriverSample | Undefined {
  const sorted = sortedPredictors(outcome, predictors, weights)
  const isMissing = new Uint8Array(outcome.values.length)
  for (const { values } of [...sorted, outcome]) markMissing(values, isMissing)
  let leftOut = 0
  let weighted = 0
  let kept = 0
  const rows = new Uint32Array(outcome.values.length)
  for (let row = 0; row < rows.length; row += 1) {
    const weight = weights === undefined ? 1 : (weights[row] ?? Number.NaN)
    if (weight < 0) throw new InputError('negativeWeight', { row: row + 1 })
    if (weight === 0) continue
    weighted += 1
    if (Number.isNaN(weight) || isMissing[row] === 1) leftOut += 1
    else {
      rows[kept] = row
      kept += 1
    }
  }
  if (rows.length > 0 && weighted === 0) return undefinedBecause('zeroWeights')
  if (kept === 0) return undefinedBecause('noData')
  const complete = rows.subarray(0, kept)
  return {
    names: sorted.map(({ name }) => name),
    predictors: sorted.map(({ values }) => taken(values, complete)),
    outcome: taken(outcome.values, complete),
    weights: weights === undefined ? undefined : taken(weights, complete),
    n: kept,
    leftOut,
  }
}

function markMissing(values: ArrayLike<number | null>, isMissing: Uint8Array): void {
  for (let row = 0; row < isMissing.length; row += 1) {
    const value = values[row]
    if (value === null || value === undefined || Number.isNaN(value)) isMissing[row] = 1
  }
}

/** The values of these rows, without a negative zero. */
function taken(values: ArrayLike<number | null>, rows: Uint32Array): Float64Array {
  const column = new Float64Array(rows.length)
  for (let place = 0; place < rows.length; place += 1) column[place] = values[rows[place]!]! + 0
  return column
}

/** Predictors by name. Errors as driverSample. */
export function sortedPredictors(
  outcome: DriverColumn,
  predictors: readonly DriverColumn[],
  weights?: ArrayLike<number | null>,
): DriverColumn[] {
  const sorted = [...predictors].sort((a, b) => compareText(a.name, b.name))
  for (const [index, { name, values }] of sorted.entries()) {
    if (name === outcome.name || name === sorted[index - 1]?.name) {
      throw new InputError('duplicateHeader', { column: name })
    }
    if (values.length !== outcome.values.length) throw new InputError('lengthsDiffer', { column: name })
  }
  if (weights !== undefined && weights.length !== outcome.values.length) throw new InputError('lengthsDiffer')
  return sorted
}

/** The same sample with its rows in canonical order, for draws and for what is added up row by row. */
export function inCanonicalOrder(sample: DriverSample): DriverSample {
  const { weights } = sample
  const order = canonicalOrder([...sample.predictors, sample.outcome, ...(weights === undefined ? [] : [weights])])
  const turned = (column: Float64Array) => Float64Array.from(order, (row) => column[row]!)
  return {
    ...sample,
    predictors: sample.predictors.map(turned),
    outcome: turned(sample.outcome),
    weights: weights === undefined ? undefined : turned(weights),
  }
}

/** Of a predictor, the share outside all others below which it counts as following from them: six digits of its slope would not survive. */
const ownShareNeeded = 1e-9
/** Two predictors whose correlation is this close to ±1 are one: what rounding alone leaves. */
const copyTolerance = 1e-12

/**
 * The reason why these predictors cannot be told apart, with their names, or null: one of them repeats another
 * (`duplicateColumn`) or follows from several (`collinear`). Taken by name, each against those before it.
 *
 * Input: their correlation matrix, names in the same order.
 */
export function dependentPredictors(
  names: readonly string[],
  correlations: readonly ArrayLike<number>[],
): Undefined | null {
  const p = names.length
  // rows of L⁻¹: each predictor freed of those before it
  const recipes: number[][] = []
  for (let j = 0; j < p; j += 1) {
    for (let i = 0; i < j; i += 1) {
      if (1 - Math.abs(correlations[i]![j]!) < copyTolerance) {
        return undefinedBecause('duplicateColumn', { columns: [names[i]!, names[j]!] })
      }
    }
    const recipe = Array.from({ length: p }, (_, place) => (place === j ? 1 : 0))
    for (const earlier of recipes) {
      let shared = 0
      for (let i = 0; i < p; i += 1) shared += earlier[i]! * correlations[i]![j]!
      for (let i = 0; i < p; i += 1) recipe[i]! -= shared * earlier[i]!
    }
    let own = 0
    for (let i = 0; i < p; i += 1) own += recipe[i]! * correlations[i]![j]!
    if (own < ownShareNeeded) {
      const partners = names.filter((_, i) => i !== j && Math.abs(recipe[i]!) > 1e-6)
      return undefinedBecause('collinear', { columns: [names[j]!, ...partners] })
    }
    const length = Math.sqrt(own)
    recipes.push(recipe.map((part) => part / length))
  }
  return null
}
