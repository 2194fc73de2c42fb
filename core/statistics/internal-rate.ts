/**
 * Internal rate of return: every rate at which flows are worth nothing today.
 *
 * Exports
 *   internalRate(flows): InternalRate
 */
import type { CashFlow } from './cash-flow.ts'
import { finite, isDefined, undefinedBecause } from './result.ts'
import type { Value } from './result.ts'
import { sum } from './sum.ts'

export type InternalRate = {
  /** The only rate there is; with dated flows this is Excel's XIRR. */
  readonly irr: Value
  /** Every rate above −1, lowest first. */
  readonly roots: readonly number[]
  /** Changes of sign in the flows: there are at most so many rates. */
  readonly signChanges: number
  readonly n: number
}

/** Every change of sign is one more derivative to solve first. */
const mostChanges = 100

/** a·e^(−s·time): a flow at the force of interest s = log(1 + r). */
type Term = { readonly amount: number; readonly time: number }

/**
 * All roots r > −1 of Σ a/(1 + r)^t = 0, found without a starting guess. With s = log(1 + r) this is a sum of
 * exponentials. Multiplied by e^(s·c), with c between the times of two flows of opposite sign, its derivative has one
 * change of sign less; between neighbouring roots of the derivative the sum is monotone and has at most one root. So the
 * roots are found from the inside out, none is missed, and touching (double) roots are seen.
 *
 * Input: flows in periods, or dated ones in years (actual/365). Unit: rate per period, 0.1 is 10 %.
 * Undefined: `noData`; `noRoot` when the flows do not change sign or are never worth nothing; `severalRoots`, which are
 * all in `roots`; `tooMany` with over 100 changes of sign.
 * Source: Descartes' rule for sums of exponentials, Pólya & Szegő (1976), Problems and Theorems in Analysis II, part V;
 * Brealey, Myers & Allen (2020), Principles of Corporate Finance, 5.3 (several rates).
 *
 * Example: −100, 230, −132 has the rates 0.1 and 0.2.
 */
export function internalRate(flows: readonly CashFlow[]): InternalRate {
  const terms = merged(flows)
  const signChanges = changes(terms).length
  const basis = { signChanges, n: flows.length }
  if (flows.length === 0) return { irr: undefinedBecause('noData'), roots: [], ...basis }
  if (signChanges > mostChanges) {
    return { irr: undefinedBecause('tooMany', { count: signChanges, maximum: mostChanges }), roots: [], ...basis }
  }
  const roots = signChanges === 0 ? [] : rootsOf(terms, ends(terms)).map((s) => polished(terms, Math.expm1(s)))
  const rates = roots.map((rate) => finite(rate)).filter((rate) => isDefined(rate))
  const [only] = rates
  const irr: Value =
    only === undefined
      ? undefinedBecause('noRoot')
      : rates.length > 1
        ? undefinedBecause('severalRoots', { count: rates.length })
        : only
  return { irr, roots: rates, ...basis }
}

/** One step of Newton's method in the rate itself takes back what the exponentials cost; none where roots touch. */
function polished(terms: readonly Term[], rate: number): number {
  const parts = terms.map(({ amount, time }) => ({ value: amount / (1 + rate) ** time, time }))
  const slope = sum(parts.map(({ value, time }) => (-time * value) / (1 + rate)))
  const steepest = parts.reduce((most, { value, time }) => Math.max(most, Math.abs(time * value)), 0)
  const touches = !(Math.abs(slope) > 1e-6 * steepest)
  const next = touches ? rate : rate - sum(parts.map(({ value }) => value)) / slope
  const found = Math.abs(next - rate) < 1e-9 * (1 + Math.abs(rate)) ? next : rate
  // flows that add up to nothing have the rate 0, not what rounding makes of it
  return Math.abs(found) < 1e-15 ? 0 : found
}

/** Flows of one time added up, zeros left out, by time, the largest amount 1. */
function merged(flows: readonly CashFlow[]): Term[] {
  const byTime = new Map<number, number[]>()
  for (const { amount, time } of flows) byTime.set(time, [...(byTime.get(time) ?? []), amount])
  const terms = [...byTime]
    .map(([time, amounts]) => ({ amount: sum(amounts), time }))
    .filter(({ amount }) => amount !== 0)
  return scaled(terms.sort((a, b) => a.time - b.time))
}

function scaled(terms: readonly Term[]): Term[] {
  const largest = terms.reduce((most, { amount }) => Math.max(most, Math.abs(amount)), 0)
  return terms.map(({ amount, time }) => ({ amount: amount / largest, time }))
}

/** Places at which the sign differs from that of the flow before. */
function changes(terms: readonly Term[]): number[] {
  return [...terms.keys()].filter((at) => at > 0 && terms[at]!.amount * terms[at - 1]!.amount < 0)
}

/** Beyond these values of s the first (or last) flow outweighs all others together: no root lies there. */
function ends(terms: readonly Term[]): [low: number, high: number] {
  const outweighs = (one: Term, s: number) =>
    terms.every(
      (term) =>
        term === one ||
        terms.length * Math.abs(term.amount) * Math.exp(s * (one.time - term.time)) < Math.abs(one.amount),
    )
  let high = 1
  while (!outweighs(terms[0]!, high) && high < 1e6) high *= 2
  let low = -1
  while (!outweighs(terms.at(-1)!, low) && low > -1e6) low *= 2
  return [low, high]
}

function rootsOf(terms: readonly Term[], [low, high]: readonly [number, number]): number[] {
  const places = changes(terms)
  const place = places[0]
  if (place === undefined) return []
  const middle = (terms[place - 1]!.time + terms[place]!.time) / 2
  const centred = terms.map(({ amount, time }) => ({ amount, time: time - middle }))
  const slope = scaled(centred.map(({ amount, time }) => ({ amount: -amount * time, time })))
  const turns = places.length === 1 ? [] : rootsOf(slope, [low, high])
  const bounds = [low, ...turns, high]
  const found: number[] = []
  for (const [index, to] of bounds.entries()) {
    if (index > 0) {
      const from = bounds[index - 1]!
      const [start, end] = [signAt(centred, from), signAt(centred, to)]
      if (start * end < 0) found.push(bisected(centred, from, to, start))
    }
    if (index > 0 && index < bounds.length - 1 && signAt(centred, to) === 0) found.push(to)
  }
  return found
}

/** The sum at s and its largest part, both times the same factor, so that neither overflows. */
function valueAt(terms: readonly Term[], s: number): { total: number; largest: number } {
  const steepest = terms.reduce((most, { time }) => Math.max(most, -s * time), 0)
  const shift = steepest > 600 ? steepest : 0
  const parts = terms.map(({ amount, time }) => amount * Math.exp(-s * time - shift))
  return { total: sum(parts), largest: parts.reduce((most, part) => Math.max(most, Math.abs(part)), 0) }
}

/** The sign of the sum at s; 0 within what rounding can make of nothing. */
function signAt(terms: readonly Term[], s: number): number {
  const { total, largest } = valueAt(terms, s)
  return Math.abs(total) <= 1e-14 * terms.length * largest ? 0 : Math.sign(total)
}

/** Between ends of opposite sign, halved until nothing lies between. */
function bisected(terms: readonly Term[], from: number, to: number, signFrom: number): number {
  let [low, high] = [from, to]
  while (high - low > 1e-18) {
    const middle = low + (high - low) / 2
    if (middle === low || middle === high) break
    const { total } = valueAt(terms, middle)
    if (total === 0) return middle
    if (Math.sign(total) === signFrom) low = middle
    else high = middle
  }
  return Math.abs(valueAt(terms, low).total) <= Math.abs(valueAt(terms, high).total) ? low : high
}
