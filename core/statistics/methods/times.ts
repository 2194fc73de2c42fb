/**
 * Times as people write them, as numbers with their real distances.
 *
 * Exports
 *   readTimes(cells, column): Times
 */
import { InputError } from '../result.ts'

export type Times = {
  /** NaN where missing. */
  readonly values: Float64Array
  /** Plain numbers keep their own unit; dates count days since 1970-01-01. */
  readonly unit: 'number' | 'days'
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const date = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/
const quarter = /^(\d{4})-?Q([1-4])$/i
const dayLength = 86_400_000

/**
 * Numbers if all are numbers, else dates: 2025-03-31, a month 2025-03 or a quarter 2025-Q1, each by its first day.
 * Errors: InputError `notATime` with row and column.
 *
 * Example: 2025-01-01 and 2025-Q2 are 90 days apart.
 */
export function readTimes(cells: readonly (string | null)[], column: string): Times {
  const isNumber = cells.every((cell) => cell === null || decimal.test(cell))
  const values = Float64Array.from(cells, (cell, row) => {
    if (cell === null) return Number.NaN
    const value = isNumber ? Number(cell) : days(cell)
    if (!Number.isFinite(value)) throw new InputError('notATime', { row: row + 1, column, cell: cell.slice(0, 60) })
    return value + 0
  })
  return { values, unit: isNumber ? 'number' : 'days' }
}

/** NaN for what is not a date. */
function days(cell: string): number {
  const inQuarter = quarter.exec(cell)
  if (inQuarter !== null) return Date.UTC(Number(inQuarter[1]), 3 * (Number(inQuarter[2]) - 1), 1) / dayLength
  const match = date.exec(cell)
  if (match === null) return Number.NaN
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)]
  const value = new Date(Date.UTC(year, month - 1, day))
  return value.getUTCMonth() === month - 1 && value.getUTCDate() === day ? value.getTime() / dayLength : Number.NaN
}
