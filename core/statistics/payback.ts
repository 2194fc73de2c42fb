/**
 * Payback: how long until what was paid has come back.
 *
 * Exports
 *   payback(flows, rate?): Payback
 */
import type { CashFlow } from './cash-flow.ts'
import { InputError, finite, undefinedBecause } from './result.ts'
import type { Value } from './result.ts'
import { sum } from './sum.ts'

export type PaybackTime = {
  /** Periods (or years of 365 days, for dated flows) after the first flow. */
  readonly time: Value
  /** Whether the cumulated flow is below zero again later. */
  readonly belowZeroLater: boolean
  /** The cumulated flow after each time. */
  readonly cumulated: readonly number[]
}

export type Payback = {
  readonly simple: PaybackTime
  /** Of the flows discounted to time 0; null without a rate. */
  readonly discounted: PaybackTime | null
  readonly rate: number | null
  readonly n: number
}

/**
 * The first time at which the cumulated flow, once below zero, is zero again. Between two times the flow of the later
 * one is taken to come in evenly: time + (what is missing ÷ flow) · distance.
 *
 * Input: flows by time, the first at time 0; rate above −1 per period (per year for dated flows).
 * Undefined: `noData`; `nothingPaid` when the cumulated flow is never below zero; `neverPaidBack`. Errors: InputError
 * `outsideDomain` for a rate of −1 or below.
 * Source: Brealey, Myers & Allen (2020), Principles of Corporate Finance, 5.2.
 *
 * Example: −100, 60, 60 is paid back after 1 + 40/60 periods; discounted at 10 % after 1 + 45.45/49.59.
 */
export function payback(flows: readonly CashFlow[], rate?: number): Payback {
  if (rate !== undefined && !(rate > -1)) throw new InputError('outsideDomain', { option: 'rate', value: rate })
  const discounted =
    rate === undefined ? null : flows.map(({ amount, time }) => ({ amount: amount / (1 + rate) ** time, time }))
  return {
    simple: paidBack(flows),
    discounted: discounted === null ? null : paidBack(discounted),
    rate: rate ?? null,
    n: flows.length,
  }
}

function paidBack(flows: readonly CashFlow[]): PaybackTime {
  if (flows.length === 0) return { time: undefinedBecause('noData'), belowZeroLater: false, cumulated: [] }
  const cumulated = flows.map((_, index) => beyondRounding(flows.slice(0, index + 1).map(({ amount }) => amount)))
  const paid = cumulated.findIndex((total) => total < 0)
  if (paid === -1) return { time: undefinedBecause('nothingPaid'), belowZeroLater: false, cumulated }
  const back = cumulated.findIndex((total, index) => index > paid && total >= 0)
  if (back === -1) return { time: undefinedBecause('neverPaidBack'), belowZeroLater: false, cumulated }
  const before = flows[back - 1]!.time
  const missing = -cumulated[back - 1]!
  return {
    time: finite(before + (missing / flows[back]!.amount) * (flows[back]!.time - before)),
    belowZeroLater: cumulated.slice(back).some((total) => total < 0),
    cumulated,
  }
}

/** The share of the largest flow below which a total is what binary fractions leave of zero: -0.8 + 0.1 + 0.7. */
const rounding = 1e-14

function beyondRounding(amounts: readonly number[]): number {
  const largest = amounts.reduce((most, amount) => Math.max(most, Math.abs(amount)), 0)
  const total = sum(amounts)
  return Math.abs(total) <= rounding * largest ? 0 : total
}
