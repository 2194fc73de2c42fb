/**
 * A number, or the named reason why there is none. Nothing in core returns NaN, Infinity or -0.
 *
 * Exports
 *   type Reason                                       stable codes, worded in core/texts
 *   type Undefined = { value: null, reason, detail? }
 *   type Value = number | Undefined
 *   type Interval = { low, high, level, method } | Undefined
 *   undefinedBecause(reason, detail?): Undefined
 *   isDefined(value): value is not Undefined
 *   finite(number, reason?): Value                    the gate every computed number leaves through
 *   interval(low, high, level, method): Interval
 *   class InputError { code, detail }                 the caller gave something that is not data of this method
 */

/** Why a number does not exist. Stable codes: the sentence for each one is in core/texts. */
export type Reason =
  /** There is nothing to compute from. */
  | 'noData'
  /** Only one rater gave values. */
  | 'oneRater'
  /** Only one unit (criterion, case) has values. */
  | 'oneUnit'
  /** Only one item is left. */
  | 'oneItem'
  /** Only one group has values. */
  | 'oneGroup'
  /** One of the groups has no value. */
  | 'emptyGroup'
  /** One category of a margin, row or column is empty. */
  | 'emptyCategory'
  /** No unit was rated by two raters, or no case has both values. */
  | 'noOverlap'
  /** Every value is the same, so there is nothing to explain. */
  | 'noVariation'
  /** Every pair of values agrees, so the sampling error cannot be seen. */
  | 'allAgree'
  /** The columns named in the detail have one value only. */
  | 'constantColumn'
  /** The columns named in the detail are the same column twice. */
  | 'duplicateColumn'
  /** The columns named in the detail follow exactly from the others. */
  | 'collinear'
  /** All weights are zero. */
  | 'zeroWeights'
  /** Fewer cases than this number needs; the detail has `count` and `minimum`. */
  | 'tooFew'
  /** As many predictors as cases or more; the detail has `count` and `minimum`. */
  | 'tooFewRows'
  /** No degrees of freedom are left. */
  | 'noDegreesOfFreedom'
  /** Leaving out one unit makes the coefficient undefined; the detail names the unit. */
  | 'leaveOneOutUndefined'
  /** A form that is not full was given to a method for full forms. */
  | 'incompleteForms'
  /** A ratio whose denominator is zero. */
  | 'zeroDenominator'
  /** A value at which the measure has no meaning, such as a negative value on a ratio scale. */
  | 'outsideDomain'
  /** The covariance or correlation matrix is not positive definite. */
  | 'notPositiveDefinite'
  /** The best fit has a negative variance (a Heywood case); the detail names the columns. */
  | 'improperSolution'
  /** The iterations did not settle; the detail has the number of rounds. */
  | 'notConverged'
  /** The cap on weights leaves no weights that meet the margins. */
  | 'capTooLow'
  /** An outcome that the predictors separate perfectly. */
  | 'separation'
  /** The equation has no root. */
  | 'noRoot'
  /** More respondents than the population holds. */
  | 'sampleExceedsPopulation'
  /** Pairs that meet too rarely; the detail has the smallest count. */
  | 'tooFewPairs'
  /** The categories are texts without a declared order. */
  | 'notOrdered'
  /** The case is outside the exact method: ties, or too many values. */
  | 'notExact'
  /** The number is larger, or closer to zero, than a double can hold. */
  | 'overflow'
  /** More than this method takes; the detail has `count` and `maximum`. */
  | 'tooMany'
  /** The equation has several roots, and none of them is the answer; the detail has `count`. */
  | 'severalRoots'
  /** What was paid is not earned back within the flows that are there. */
  | 'neverPaidBack'
  /** Nothing is paid out, so there is nothing to earn back. */
  | 'nothingPaid'

export type Detail = Readonly<Record<string, number | string | readonly string[]>>

export type Undefined = { readonly value: null; readonly reason: Reason; readonly detail?: Detail }

/** A finite number, never -0, or the reason why there is none. */
export type Value = number | Undefined

/** A two-sided interval at `level` (0.95 unless asked otherwise); `method` is the code of the variant. */
export type Interval =
  | { readonly low: number; readonly high: number; readonly level: number; readonly method: string }
  | Undefined

export function undefinedBecause(reason: Reason, detail?: Detail): Undefined {
  return detail === undefined ? { value: null, reason } : { value: null, reason, detail }
}

/** Whether something is there, as opposed to a reason why it is not. */
export function isDefined<T>(value: T | Undefined): value is T {
  return !(typeof value === 'object' && value !== null && 'reason' in value && 'value' in value && value.value === null)
}

/** The gate through which every computed number leaves: finite and never -0, or undefined with `reason`. */
export function finite(number: number, reason: Reason = 'overflow'): Value {
  if (!Number.isFinite(number)) return undefinedBecause(reason)
  return number === 0 ? 0 : number
}

export function interval(low: number, high: number, level: number, method: string): Interval {
  const from = finite(low)
  const to = finite(high)
  if (!isDefined(from)) return from
  if (!isDefined(to)) return to
  return { low: from, high: to, level, method }
}

/** The caller gave something that is not data of this method; `code` and `detail` are worded in core/texts. */
export class InputError extends Error {
  readonly code: InputProblem
  readonly detail: Detail

  constructor(code: InputProblem, detail: Detail = {}) {
    super(`${code} ${JSON.stringify(detail)}`)
    this.name = 'InputError'
    this.code = code
    this.detail = detail
  }
}

/** What can be wrong with an input; `row` (1 = first data row) and `column` stand in the detail where they are known. */
export type InputProblem =
  | 'emptyTable'
  | 'emptyHeader'
  | 'duplicateHeader'
  | 'unknownColumn'
  | 'wrongCellCount'
  | 'cellTooLong'
  | 'notANumber'
  | 'numberTooLarge'
  /** Not zero, and closer to zero than data can be. */
  | 'numberTooSmall'
  | 'emptyCell'
  | 'outsideLevels'
  | 'tooFewLevels'
  | 'tooManyLevels'
  | 'duplicateLevel'
  | 'levelNotANumber'
  | 'duplicateRating'
  | 'negativeWeight'
  | 'lengthsDiffer'
  | 'notAProbability'
  | 'notACount'
  | 'wrongMatrixShape'
  | 'notSymmetric'
  | 'outsideDomain'
  | 'unknownOption'
  /** A formula that cannot be read; `at` is the character, from 1. */
  | 'formulaFault'
  /** A name in a formula that is neither a value nor a function. */
  | 'unknownName'
  /** A model file that is not plain YAML. */
  | 'modelSyntax'
  /** A key of a model file that is missing, unknown or of the wrong kind. */
  | 'modelShape'
  /** Numbers of an uncertain input that contradict one another. */
  | 'modelValue'
  /** A cell that is not a date or a time. */
  | 'notATime'
  /** An option that a method cannot do without. */
  | 'optionNeeded'
  /** An option with a value it cannot have. */
  | 'optionValue'
  | 'unknownMethod'
  /** A line that is not CSV: a quote that is not closed, text after a quote, too many columns. */
  | 'notCsv'
  /** Bytes that are no text: a workbook, a picture, a zero byte in a cell. */
  | 'notText'
