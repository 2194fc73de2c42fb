/**
 * Cells of a table read as numbers, and declared levels.
 *
 * Every problem is an InputError with `row` (1 = the first row under the header) and `column`.
 *
 * Exports
 *   numberReader(name, { missing?, levels?, anySize? }): (cell, row) => number | null
 *   readLevels(text): number[]                                    "1,2,3,4"
 *   missingByDefault = ['', 'NA']
 *   longestCell = 10,000 characters
 */
import { InputError } from './result.ts'

/** Codes that mean "no value" in every column, besides the declared ones. */
export const missingByDefault: readonly string[] = ['', 'NA']

/** A cell longer than this is not data of any method; it is refused rather than carried along. */
export const longestCell = 10_000

export type Reading = {
  readonly missing?: readonly string[]
  readonly levels?: readonly number[]
  /** Whether numbers may be as large or as close to zero as a double can hold, as p-values may be. */
  readonly anySize?: boolean
}

const decimalNumber = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** Beyond this, or closer to zero than its inverse, squares and the products of three leave the range of a double. */
const largestValue = 1e110

function isOfUsualSize(value: number): boolean {
  const size = Math.abs(value)
  return size === 0 || (size <= largestValue && size >= 1 / largestValue)
}

/**
 * Reads one trimmed cell that is not a missing code written as text; null for a missing code written differently ("0"
 * declares "0.0" missing). Errors: `notANumber`, `numberTooLarge`, `numberTooSmall`, and with levels `outsideLevels`.
 *
 * Example: numberReader('v', { missing: ['99'] })('99.0', 1) is null.
 */
export function numberReader(
  name: string,
  { missing = [], levels, anySize = false }: Reading,
): (cell: string, row: number) => number | null {
  const missingNumbers = new Set(missing.filter((code) => decimalNumber.test(code)).map(Number))
  return (cell, row) => {
    const at = { row, column: name, cell: shown(cell) }
    if (!decimalNumber.test(cell)) throw new InputError('notANumber', at)
    const value = Number(cell) + 0
    if (missingNumbers.has(value)) return null
    if (!Number.isFinite(value) || (!anySize && !isOfUsualSize(value))) {
      throw new InputError(Math.abs(value) > 1 ? 'numberTooLarge' : 'numberTooSmall', at)
    }
    if (levels !== undefined && !levels.includes(value)) {
      throw new InputError('outsideLevels', { ...at, levels: levels.map(String) })
    }
    return value
  }
}

/**
 * Declared levels, lowest first. Errors: `levelNotANumber`, `duplicateLevel`, `tooFewLevels`.
 *
 * Example: readLevels('1,2,3,4') is [1, 2, 3, 4].
 */
export function readLevels(text: string): number[] {
  const levels = text.split(',').map((part) => {
    const cell = part.trim()
    const value = Number(cell)
    if (!decimalNumber.test(cell) || !isOfUsualSize(value)) {
      throw new InputError('levelNotANumber', { level: shown(cell) })
    }
    return value
  })
  levels.sort((a, b) => a - b)
  const twice = levels.find((level, index) => level === levels[index - 1])
  if (twice !== undefined) throw new InputError('duplicateLevel', { level: twice })
  if (levels.length < 2) throw new InputError('tooFewLevels', { count: levels.length, minimum: 2 })
  return levels
}

/** Enough of a cell to recognise it in a message. */
function shown(cell: string): string {
  return cell.length > 60 ? `${cell.slice(0, 60)}…` : cell
}
