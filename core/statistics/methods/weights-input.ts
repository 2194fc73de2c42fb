/**
 * The column of weights that a call names.
 *
 * Exports
 *   weightColumn(call): Float64Array                  NaN where a weight is missing
 *   everyWeight(call): number[]                       a missing weight is an error
 */
import { InputError } from '../result.ts'
import type { Call } from './method.ts'

/** Errors: InputError `negativeWeight` with row and column, and those of the column. */
export function weightColumn(call: Call): Float64Array {
  const column = call.options.text('weights')
  const [weights] = call.table.numbers([column]) as [Float64Array]
  const negative = weights.findIndex((weight) => weight < 0)
  if (negative !== -1) throw new InputError('negativeWeight', { row: negative + 1, column })
  return weights
}

/** Errors: as weightColumn, and `emptyCell` where one is missing. */
export function everyWeight(call: Call): number[] {
  const weights = weightColumn(call)
  const empty = weights.findIndex((weight) => Number.isNaN(weight))
  if (empty !== -1) throw new InputError('emptyCell', { row: empty + 1, column: call.options.text('weights') })
  return Array.from(weights)
}
