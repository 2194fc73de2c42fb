/**
 * Flows of money over time, as the methods of this family take them.
 *
 * Exports
 *   type CashFlow = { amount, time }                  time in periods, or in days from any origin
 *   periodFlows(amounts): CashFlow[]                  periods 0, 1, 2, …
 *   datedFlows(amounts, days): CashFlow[]             years after the earliest date, actual/365
 */
import { InputError } from './result.ts'
import { canonicalOrder } from './sum.ts'

export type CashFlow = {
  /** Paid out below zero. */
  readonly amount: number
  /** Periods, or years of 365 days, after the first flow. */
  readonly time: number
}

/** The first flow is at time 0. Example: periodFlows([-100, 110]) has times 0 and 1. */
export function periodFlows(amounts: readonly number[]): CashFlow[] {
  return amounts.map((amount, time) => ({ amount, time }))
}

/**
 * Flows by date: time = days after the earliest date ÷ 365 (actual/365 fixed), in the order of the dates.
 * Errors: InputError `lengthsDiffer`.
 *
 * Example: datedFlows([-100, 110], [0, 365]) has times 0 and 1.
 */
export function datedFlows(amounts: readonly number[], days: readonly number[]): CashFlow[] {
  if (amounts.length !== days.length) throw new InputError('lengthsDiffer')
  const first = days.reduce((earliest, day) => Math.min(earliest, day), Number.POSITIVE_INFINITY)
  return Array.from(canonicalOrder([days, amounts]), (row) => ({
    amount: amounts[row]!,
    time: (days[row]! - first) / 365,
  }))
}
