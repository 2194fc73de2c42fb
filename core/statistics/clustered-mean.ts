/**
 * The mean of an aspect whose items were dealt out, so that everyone answered only some of them.
 *
 * Exports
 *   clusteredMean(items, weights?, itemWeights?, { level?, fewestAnswers? }): ClusteredMean
 *   clusteredDifference(items, groups, first, second, weights?, itemWeights?, options?): ClusteredDifference
 */
import { tQuantile, tTwoSided } from './distributions.ts'
import { InputError, finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'
import { compareText, sum, weightedMean } from './sum.ts'
import { satterthwaite } from './welch.ts'

export type DealtItem = { readonly name: string; readonly values: readonly (number | null)[] }

export type ClusteredOptions = { readonly level?: number; readonly fewestAnswers?: number }

export type ClusteredMean = {
  readonly mean: Value
  readonly standardError: Value
  readonly df: number
  readonly interval: Interval
  readonly items: readonly { readonly name: string; readonly mean: number; readonly answers: number }[]
  /** Items with too few answers, which leave the aspect. */
  readonly itemsLeftOut: readonly string[]
  /** People with an answer to one of the items that stay. */
  readonly n: number
}

/** Answers an item needs in every group that is compared. */
const fewestByDefault = 5

/**
 * Weighted mean of item means ȳᵢ = Σwy/Σw, never of persons' means. The respondent is the cluster:
 * uₚ = Σᵢ vᵢ wₚ(yₚᵢ − ȳᵢ)/Σ_q w_qᵢ, variance n/(n − 1) Σuₚ², t with n − 1 degrees of freedom.
 *
 * Input: item columns with null for "not asked" or no level; weights wₚ ≥ 0 per person (1 unless given); item weights
 * ≥ 0 by name (1 unless given), scaled to add to 1 over the items that stay. Unit: that of the values.
 * Undefined: `noData` when no item stays; `zeroWeights`; spread `tooFew` under 2 people, interval `noVariation`.
 * Errors: InputError `lengthsDiffer`, `negativeWeight`.
 * Source: linearisation of a ratio mean with persons as clusters, Cochran (1977), Sampling Techniques, 6.3; Binder
 * (1983), International Statistical Review 51, 279–292.
 *
 * Example: with one item and equal weights this is the plain mean with its t interval.
 */
export function clusteredMean(
  items: readonly DealtItem[],
  weights?: readonly number[],
  itemWeights?: ReadonlyMap<string, number>,
  options: ClusteredOptions = {},
): ClusteredMean {
  const { level = 0.95, fewestAnswers = fewestByDefault } = options
  const w = personWeights(items, weights)
  const counted = answered(items, w)
  const kept = counted.filter(({ rows }) => rows.length >= fewestAnswers)
  const itemsLeftOut = counted.filter((item) => !kept.includes(item)).map(({ name }) => name)
  const influence = influences(kept, w, itemWeights)
  if (!isDefined(influence)) return without(influence, itemsLeftOut)
  return {
    ...spread(influence.mean, influence.people, level),
    mean: finite(influence.mean),
    items: kept.map(({ name, rows }, index) => ({ name, mean: influence.itemMeans[index]!, answers: rows.length })),
    itemsLeftOut,
    n: influence.people.size,
  }
}

export type ClusteredDifference = {
  /** First minus second. */
  readonly difference: Value
  readonly standardError: Value
  readonly df: number
  readonly interval: Interval
  readonly t: Value
  readonly p: Value
  readonly items: readonly {
    readonly name: string
    readonly difference: number
    readonly first: number
    readonly second: number
  }[]
  readonly itemsLeftOut: readonly string[]
  readonly firstN: number
  readonly secondN: number
}

/**
 * Difference of two groups over the items that both answered often enough: mean of item differences, people as
 * clusters. The groups are independent, so their variances n/(n − 1)Σu² add; t with Welch–Satterthwaite's degrees of
 * freedom.
 *
 * Input: as clusteredMean, and the group of each person. Undefined: `emptyGroup` with its name; `noData` when no item
 * has enough answers in both; `zeroWeights`; spread `tooFew`; t and interval `noVariation`.
 *
 * Example: with one item and equal weights this is Welch's t test.
 */
export function clusteredDifference(
  items: readonly DealtItem[],
  groups: readonly (string | null)[],
  first: string,
  second: string,
  weights?: readonly number[],
  itemWeights?: ReadonlyMap<string, number>,
  options: ClusteredOptions = {},
): ClusteredDifference {
  const { level = 0.95, fewestAnswers = fewestByDefault } = options
  const w = personWeights(items, weights)
  const of = (group: string) =>
    answered(items, w).map(({ name, values, rows }) => ({
      name,
      values,
      rows: rows.filter((row) => groups[row] === group),
    }))
  const left = of(first)
  const right = of(second)
  const enough = left.map(({ rows }, index) => Math.min(rows.length, right[index]!.rows.length) >= fewestAnswers)
  const itemsLeftOut = left.filter((_, index) => !enough[index]).map(({ name }) => name)
  const empty = left.every(({ rows }) => rows.length === 0)
    ? first
    : right.every(({ rows }) => rows.length === 0)
      ? second
      : undefined
  const a = influences(
    left.filter((_, index) => enough[index]),
    w,
    itemWeights,
  )
  const b = influences(
    right.filter((_, index) => enough[index]),
    w,
    itemWeights,
  )
  const reason =
    empty === undefined
      ? isDefined(a)
        ? isDefined(b)
          ? undefined
          : b
        : a
      : undefinedBecause('emptyGroup', { group: empty })
  if (reason !== undefined || !isDefined(a) || !isDefined(b)) {
    const why = reason ?? undefinedBecause('noData')
    return {
      difference: why,
      standardError: why,
      df: 0,
      interval: why,
      t: why,
      p: why,
      items: [],
      itemsLeftOut,
      firstN: 0,
      secondN: 0,
    }
  }
  const names = left.filter((_, index) => enough[index])
  const one = spread(a.mean, a.people, level)
  const two = spread(b.mean, b.people, level)
  const difference = a.mean - b.mean
  const basis = {
    difference: finite(difference),
    items: names.map(({ name }, index) => ({
      name,
      difference: a.itemMeans[index]! - b.itemMeans[index]! + 0,
      first: a.itemMeans[index]!,
      second: b.itemMeans[index]!,
    })),
    itemsLeftOut,
    firstN: a.people.size,
    secondN: b.people.size,
  }
  if (!isDefined(one.standardError))
    return {
      ...basis,
      standardError: one.standardError,
      df: 0,
      interval: one.standardError,
      t: one.standardError,
      p: one.standardError,
    }
  if (!isDefined(two.standardError))
    return {
      ...basis,
      standardError: two.standardError,
      df: 0,
      interval: two.standardError,
      t: two.standardError,
      p: two.standardError,
    }
  const parts = [one.standardError ** 2, two.standardError ** 2] as const
  const error = Math.sqrt(parts[0] + parts[1])
  if (error === 0) {
    const why = undefinedBecause('noVariation')
    return { ...basis, standardError: 0, df: 0, interval: why, t: why, p: why }
  }
  const df = satterthwaite(parts[0], one.df, parts[1], two.df)
  const t = finite(difference / error)
  const reach = tQuantile((1 + level) / 2, df) * error
  return {
    ...basis,
    standardError: finite(error),
    df,
    interval: interval(difference - reach, difference + reach, level, 'clustered t'),
    t,
    p: isDefined(t) ? tTwoSided(t, df) : t,
  }
}

function personWeights(items: readonly DealtItem[], weights: readonly number[] | undefined): readonly number[] {
  const people = items[0]?.values.length ?? 0
  for (const { name, values } of items) {
    if (values.length !== people) throw new InputError('lengthsDiffer', { column: name })
  }
  if (weights === undefined) return Array.from({ length: people }, () => 1)
  if (weights.length !== people) throw new InputError('lengthsDiffer')
  const negative = weights.findIndex((weight) => weight < 0)
  if (negative !== -1) throw new InputError('negativeWeight', { row: negative + 1 })
  return weights
}

type Answered = DealtItem & { readonly rows: readonly number[] }

/** Per item, by name, the rows with an answer that counts. */
function answered(items: readonly DealtItem[], weights: readonly number[]): Answered[] {
  return [...items]
    .sort((a, b) => compareText(a.name, b.name))
    .map(({ name, values }) => ({
      name,
      values,
      rows: values.flatMap((value, row) => (value === null || weights[row] === 0 ? [] : [row])),
    }))
}

type Influences = {
  readonly mean: number
  readonly itemMeans: readonly number[]
  readonly people: ReadonlyMap<number, number>
}

function influences(
  items: readonly Answered[],
  weights: readonly number[],
  itemWeights: ReadonlyMap<string, number> | undefined,
): Influences | Undefined {
  if (items.length === 0 || items.some(({ rows }) => rows.length === 0)) {
    return undefinedBecause(weights.length > 0 && weights.every((weight) => weight === 0) ? 'zeroWeights' : 'noData')
  }
  const v = items.map(({ name }) => itemWeights?.get(name) ?? 1)
  if (v.some((weight) => weight < 0)) throw new InputError('negativeWeight')
  const allItems = sum(v)
  if (allItems === 0) return undefinedBecause('zeroWeights')
  const parts = new Map<number, number[]>()
  const itemMeans = items.map(({ values, rows }, index) => {
    const w = rows.map((row) => weights[row]!)
    const total = sum(w)
    const itemMean = weightedMean(
      rows.map((row) => values[row]!),
      w,
    )
    for (const row of rows) {
      const share = ((v[index]! / allItems) * weights[row]! * (values[row]! - itemMean)) / total
      parts.set(row, [...(parts.get(row) ?? []), share])
    }
    return itemMean
  })
  return {
    mean: weightedMean(itemMeans, v),
    itemMeans,
    people: new Map([...parts].map(([row, shares]) => [row, sum(shares)])),
  }
}

function spread(mean: number, people: ReadonlyMap<number, number>, level: number) {
  const n = people.size
  const df = Math.max(0, n - 1)
  if (n < 2) {
    const few = undefinedBecause('tooFew', { count: n, minimum: 2 })
    return { standardError: few, df, interval: few }
  }
  const error = Math.sqrt((n / df) * sum([...people.values()].map((u) => u * u)))
  const reach = tQuantile((1 + level) / 2, df) * error
  return {
    standardError: finite(error),
    df,
    interval:
      error === 0 ? undefinedBecause('noVariation') : interval(mean - reach, mean + reach, level, 'clustered t'),
  }
}

function without(reason: Undefined, itemsLeftOut: readonly string[]): ClusteredMean {
  return { mean: reason, standardError: reason, df: 0, interval: reason, items: [], itemsLeftOut, n: 0 }
}
