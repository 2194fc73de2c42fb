/**
 * p-values of a family of tests, adjusted for there being many.
 *
 * Exports
 *   benjaminiHochberg(pValues): Value[]               false discovery rate
 *   holm(pValues): Value[]                            family-wise error
 */
import { InputError, isDefined } from './result.ts'
import type { Value } from './result.ts'

/**
 * Adjusted pᵢ = min over j ≥ i of m p₍ⱼ₎/j, at most 1. Tests without a p-value stay without and do not count into m.
 *
 * Input: p-values from 0 to 1 in any order; the answer is in the same order. Errors: InputError `notAProbability`.
 * Source: Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300.
 *
 * Example: 0.01, 0.02, 0.03 become 0.03, 0.03, 0.03.
 */
export function benjaminiHochberg(pValues: readonly Value[]): Value[] {
  return adjusted(pValues, (sorted) => {
    let smallest = 1
    return sorted
      .map((p, index) => (p * sorted.length) / (index + 1))
      .reverse()
      .map((p) => (smallest = Math.min(smallest, p)))
      .reverse()
  })
}

/**
 * Adjusted pᵢ = max over j ≤ i of (m − j + 1) p₍ⱼ₎, at most 1. Input and missing as benjaminiHochberg.
 * Source: Holm (1979), Scandinavian Journal of Statistics 6, 65–70.
 *
 * Example: 0.01, 0.02, 0.03 become 0.03, 0.04, 0.04.
 */
export function holm(pValues: readonly Value[]): Value[] {
  return adjusted(pValues, (sorted) => {
    let largest = 0
    return sorted.map((p, index) => (largest = Math.max(largest, Math.min(1, p * (sorted.length - index)))))
  })
}

function adjusted(pValues: readonly Value[], adjust: (sorted: readonly number[]) => number[]): Value[] {
  const given = pValues.flatMap((p, place) => (isDefined(p) ? [{ p, place }] : []))
  const wrong = given.find(({ p }) => !(p >= 0 && p <= 1))
  if (wrong !== undefined) throw new InputError('notAProbability', { row: wrong.place + 1, value: String(wrong.p) })
  given.sort((a, b) => a.p - b.p)
  const values = adjust(given.map(({ p }) => p))
  const result = [...pValues]
  for (const [index, { place }] of given.entries()) result[place] = values[index]!
  return result
}
