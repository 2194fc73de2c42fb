/**
 * Net present value, with the first flow at time 0 and by Excel's convention.
 *
 * Exports
 *   netPresentValue(flows, rate): NetPresentValue
 */
import type { CashFlow } from './cash-flow.ts'
import { InputError, finite, undefinedBecause } from './result.ts'
import type { Value } from './result.ts'
import { sum } from './sum.ts'

export type NetPresentValue = {
  /** The first flow counts in full: Σ a/(1 + r)^t. With dates this is Excel's XNPV. */
  readonly npv: Value
  /** Excel's NPV takes the first flow to be one period away: npv ÷ (1 + r). */
  readonly excelNpv: Value
  /** Sum of the flows without discounting. */
  readonly total: Value
  readonly rate: number
  readonly n: number
}

/**
 * Input: flows with times in periods (or years, for dated flows and a yearly rate); rate above −1 per period, 0.1 for 10 %.
 * Unit: that of the flows. Undefined: `noData`. Errors: InputError `outsideDomain` for a rate of −1 or below.
 * Source: Brealey, Myers & Allen (2020), Principles of Corporate Finance, 2 and 5; actual/365 as Excel's XNPV.
 *
 * Example: −100, 60, 60 at 10 % is 4.1322 with the first flow at time 0, and 3.7566 by Excel's NPV.
 */
export function netPresentValue(flows: readonly CashFlow[], rate: number): NetPresentValue {
  if (!(rate > -1)) throw new InputError('outsideDomain', { option: 'rate', value: rate })
  const basis = { rate, n: flows.length }
  if (flows.length === 0) {
    const reason = undefinedBecause('noData')
    return { npv: reason, excelNpv: reason, total: reason, ...basis }
  }
  const npv = presentValue(flows, rate)
  return {
    npv: finite(npv),
    excelNpv: finite(npv / (1 + rate)),
    total: finite(sum(flows.map(({ amount }) => amount))),
    ...basis,
  }
}

/** Σ a/(1 + r)^t. Input: rate above −1. */
export function presentValue(flows: readonly CashFlow[], rate: number): number {
  return sum(flows.map(({ amount, time }) => amount / (1 + rate) ** time))
}
