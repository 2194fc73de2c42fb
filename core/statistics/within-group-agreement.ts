/**
 * Agreement of the people in one group about one target: r_wg, r_wg(j) and the average deviation AD_M.
 *
 * Exports
 *   withinGroupAgreement(groups, items, levels): GroupAgreement[]
 *   adCutOff(levels): number                          levels ÷ 6, the practical upper limit of AD_M
 */
import { InputError, finite, isDefined, undefinedBecause } from './result.ts'
import type { Value } from './result.ts'
import { compareText, mean, sum, sumOfSquares } from './sum.ts'

export type GroupAgreement = {
  readonly group: string
  /** People of the group with at least one answer. */
  readonly people: number
  readonly items: readonly ItemAgreement[]
  /** People who answered every item: r_wg(j), r*_wg(j) and the mean AD_M are made of these alone. */
  readonly fullForms: number
  /** r_wg(j): agreement on the items together, uniform null distribution. */
  readonly rwgJ: Value
  /** Lindell's r*_wg(j) = 1 − mean variance ÷ null variance, which does not grow with the number of items. */
  readonly rwgJLindell: Value
  /** Mean of the items' AD_M. */
  readonly adMJ: Value
}

export type ItemAgreement = {
  readonly item: string
  readonly n: number
  readonly mean: Value
  /** Divisor n − 1. */
  readonly variance: Value
  /** 1 − variance ÷ (A² − 1)/12; negative when the group disagrees more than chance, and left so. */
  readonly rwg: Value
  /** Mean absolute deviation from the mean, in levels. */
  readonly adM: Value
}

/**
 * r_wg = 1 − s²/σ²_EU with σ²_EU = (A² − 1)/12 for A declared levels; r_wg(j) = J(1 − q)/(J(1 − q) + q), q the mean
 * variance over σ²_EU, J items. Missing: per item whoever answered it; for J items full forms only.
 *
 * Input: the group of each person; item columns with null where there is no answer; at least two levels, spaced evenly.
 * Undefined: per item `noData`, `tooFew` under 2 people; for J items `incompleteForms`, `tooFew`, and `outsideDomain`
 * for r_wg(j) when the mean variance exceeds the null variance (the formula then leaves its range; some packages print 0).
 * Errors: InputError `outsideLevels` with the row, `tooFewLevels`, `outsideDomain` when levels are not evenly spaced.
 * Source: James, Demaree & Wolf (1984), Journal of Applied Psychology 69, 85–98; Lindell, Brandt & Whitney (1999),
 * Applied Psychological Measurement 23, 127–135; Burke, Finkelstein & Dusig (1999), Organizational Research Methods 2,
 * 49–68 (AD_M); Burke & Dunlap (2002), Organizational Research Methods 5, 159–172 (levels ÷ 6).
 *
 * Example: answers 4, 4, 5, 4 on five levels have s² = 0.25, σ² = 2, r_wg = 0.875 and AD_M = 0.375.
 */
export function withinGroupAgreement(
  groups: readonly (string | null)[],
  items: readonly { readonly name: string; readonly values: readonly (number | null)[] }[],
  levels: readonly number[],
): GroupAgreement[] {
  if (levels.length < 2) throw new InputError('tooFewLevels', { count: levels.length, minimum: 2 })
  const sorted = [...levels].sort((a, b) => a - b)
  const step = sorted[1]! - sorted[0]!
  if (step <= 0) throw new InputError('duplicateLevel')
  for (const [index, each] of sorted.entries()) {
    const expected = sorted[0]! + index * step
    if (Math.abs(each - expected) > 1e-9 * Math.abs(step))
      throw new InputError('outsideDomain', { levels: levels.map(String) })
  }
  for (const { name, values } of items) {
    if (values.length !== groups.length) throw new InputError('lengthsDiffer', { column: name })
    for (const [row, value] of values.entries()) {
      if (value !== null && !levels.includes(value)) {
        throw new InputError('outsideLevels', { row: row + 1, column: name, cell: String(value) })
      }
    }
  }
  const nullVariance = ((levels.length ** 2 - 1) / 12) * step * step
  const names = [...new Set(groups.filter((group) => group !== null))].sort(compareText)
  return names.map((group) => {
    const rows = groups.flatMap((each, row) => (each === group ? [row] : []))
    const answered = rows.filter((row) => items.some(({ values }) => values[row] !== null))
    const full = rows.filter((row) => items.length > 0 && items.every(({ values }) => values[row] !== null))
    return {
      group,
      people: answered.length,
      items: items.map(({ name, values }) => {
        const given = rows.flatMap((row) => values[row] ?? [])
        return { item: name, ...itemAgreement(given, nullVariance) }
      }),
      fullForms: full.length,
      ...jointAgreement(
        items.map(({ values }) => full.map((row) => values[row]!)),
        nullVariance,
        full.length,
      ),
    }
  })
}

function itemAgreement(values: readonly number[], nullVariance: number) {
  const n = values.length
  if (n === 0) {
    const reason = undefinedBecause('noData')
    return { n, mean: reason, variance: reason, rwg: reason, adM: reason }
  }
  const centre = mean(values)
  if (n === 1) {
    const reason = undefinedBecause('tooFew', { count: 1, minimum: 2 })
    return { n, mean: finite(centre), variance: reason, rwg: reason, adM: reason }
  }
  const variance = sumOfSquares(values, centre) / (n - 1)
  return {
    n,
    mean: finite(centre),
    variance: finite(variance),
    rwg: finite(1 - variance / nullVariance),
    adM: finite(sum(values.map((value) => Math.abs(value - centre))) / n),
  }
}

function jointAgreement(columns: readonly (readonly number[])[], nullVariance: number, people: number) {
  const reason =
    people === 0
      ? undefinedBecause('incompleteForms')
      : people === 1
        ? undefinedBecause('tooFew', { count: 1, minimum: 2 })
        : undefined
  if (reason !== undefined) return { rwgJ: reason, rwgJLindell: reason, adMJ: reason }
  const each = columns.map((values) => itemAgreement(values, nullVariance))
  const share = sum(each.map(({ variance }) => (isDefined(variance) ? variance : 0))) / columns.length / nullVariance
  const agreed = columns.length * (1 - share)
  return {
    rwgJ: share > 1 ? undefinedBecause('outsideDomain') : finite(agreed / (agreed + share)),
    rwgJLindell: finite(1 - share),
    adMJ: finite(sum(each.map(({ adM }) => (isDefined(adM) ? adM : 0))) / columns.length),
  }
}

/** Burke & Dunlap (2002): an AD_M up to a sixth of the number of levels counts as agreement. Example: adCutOff(5) is 0.8333. */
export function adCutOff(levels: number): number {
  return levels / 6
}
