/**
 * Weights that make a sample agree with known headcounts: post-stratification (one margin) and raking (several).
 *
 * Exports
 *   rake(respondents, margins, options?): Raked | Undefined
 */
import { InputError, finite, isDefined, undefinedBecause } from './result.ts'
import type { Undefined, Value } from './result.ts'
import { compareText, sum, sumOfSquares } from './sum.ts'

/** One margin: its name, the category of each respondent (null = unknown), and how many people each category holds. */
export type Margin = {
  readonly name: string
  readonly categories: readonly (string | null)[]
  /** Headcounts, or shares that add to 1. */
  readonly population: ReadonlyMap<string, number>
}

export type RakeOptions = {
  /** Largest weight allowed, where the mean weight is 1. */
  readonly cap?: number
  /** Categories with fewer respondents are merged with the next smallest. */
  readonly fewestRespondents?: number
  readonly rounds?: number
}

export type RakedCategory = {
  readonly margin: string
  readonly category: string
  readonly respondents: number
  readonly target: number
  /** Weighted share among those whose category is known. */
  readonly achieved: number
}

export type Raked = {
  readonly method: 'post-stratification' | 'raking'
  /** Mean 1, in the order of the respondents. */
  readonly weights: readonly number[]
  /** What a weight of 1 stands for: N ÷ n; null when the margins were given as shares. */
  readonly peoplePerRespondent: number | null
  readonly rounds: number
  /** Respondents whose weight was held at the cap. */
  readonly capped: number
  readonly cap: number
  readonly largestWeight: number
  readonly smallestWeight: number
  readonly effectiveN: Value
  readonly designEffect: Value
  readonly n: number
  readonly categories: readonly RakedCategory[]
  readonly merged: readonly MergedCategory[]
  /** Respondents without a category, per margin: their factor is 1 there. */
  readonly unknown: readonly { readonly margin: string; readonly respondents: number }[]
}

export type MergedCategory = { readonly margin: string; readonly categories: readonly string[]; readonly into: string }

const capByDefault = 5
const roundsByDefault = 50
/** The largest relative distance of a category from its target that counts as agreement after the last round. */
const agreement = 1e-6
/** Further rounds change nothing that is printed. */
const settled = 1e-13

/**
 * Iterative proportional fitting from equal weights: margins by name, one after the other, each category's weights are
 * multiplied by target ÷ achieved. A respondent without a category keeps the weight in that margin. Weights over the cap
 * are held at the cap and the others raked again to what is left, until none exceeds it. Weights have mean 1.
 *
 * Input: one category per respondent and margin; headcounts per category. The margins' totals may differ slightly (each
 * is used as shares). Order of respondents, margins and categories does not change a digit.
 * Failures, named: `noData`; `emptyCategory` (people, but no respondent, or the reverse); `sampleExceedsPopulation`;
 * `notConverged` after 50 rounds with the margin that is furthest off; `capTooLow` when the cap leaves no solution.
 * Errors: InputError `lengthsDiffer`, `outsideLevels` for a category the margin does not list, `notACount`.
 * Source: Deming & Stephan (1940), Annals of Mathematical Statistics 11, 427–444; cap: Deville & Särndal (1992), JASA 87,
 * 376–382 (truncated raking).
 *
 * Example: 3 of 4 respondents in "a" and 1 in "b" with 10 people each get weights 2/3, 2/3, 2/3 and 2.
 */
export function rake(margins: readonly Margin[], options: RakeOptions = {}): Raked | Undefined {
  const { cap = capByDefault, fewestRespondents = 1, rounds: mostRounds = roundsByDefault } = options
  const n = margins[0]?.categories.length ?? 0
  if (n === 0 || margins.length === 0) return undefinedBecause('noData')
  const prepared: PreparedMargin[] = []
  for (const margin of [...margins].sort((a, b) => compareText(a.name, b.name))) {
    checkMargin(margin, n)
    const failure = impossible(margin, n)
    if (failure !== undefined) return failure
    prepared.push(prepare(margin, fewestRespondents))
  }

  // Respondents with the same categories have the same weight: one cell, however many they are.
  const cells = tupleCells(prepared, n)
  const fitted = fitWithCap(prepared, cells, n, cap, mostRounds)
  if (!isDefined(fitted)) return fitted
  const { weights: cellWeights, rounds } = fitted
  const weights = Array.from({ length: n }, () => 0)
  for (const [index, { rows }] of cells.entries()) for (const row of rows) weights[row] = cellWeights[index]!
  const effective = sum(weights) ** 2 / sumOfSquares(weights)
  const population = headcount(prepared)
  return {
    method: margins.length === 1 ? 'post-stratification' : 'raking',
    weights,
    peoplePerRespondent: population === undefined ? null : population / n,
    rounds,
    capped: cells.reduce((total, { rows }, index) => total + (cellWeights[index] === cap ? rows.length : 0), 0),
    cap,
    largestWeight: cellWeights.reduce((most, weight) => Math.max(most, weight)),
    smallestWeight: cellWeights.reduce((least, weight) => Math.min(least, weight)),
    effectiveN: finite(effective),
    designEffect: finite(n / effective),
    n,
    categories: prepared.flatMap((margin) => {
      const known = sum(
        cells.map(({ rows, of }, index) => (of.has(margin.name) ? cellWeights[index]! * rows.length : 0)),
      )
      return margin.targets.map(({ category, share }) => {
        const inside = cells.map(({ rows, of }, index) =>
          of.get(margin.name) === category ? cellWeights[index]! * rows.length : 0,
        )
        return {
          margin: margin.name,
          category,
          respondents: margin.categories.filter((each) => each === category).length,
          target: share,
          achieved: sum(inside) / known,
        }
      })
    }),
    merged: prepared.flatMap(({ merged }) => merged),
    unknown: prepared
      .map(({ name, categories }) => ({ margin: name, respondents: categories.filter((each) => each === null).length }))
      .filter(({ respondents }) => respondents > 0),
  }
}

type PreparedMargin = {
  readonly name: string
  readonly categories: readonly (string | null)[]
  readonly targets: readonly { readonly category: string; readonly share: number }[]
  readonly total: number
  readonly merged: readonly MergedCategory[]
}

function checkMargin({ name, categories, population }: Margin, n: number): void {
  if (categories.length !== n) throw new InputError('lengthsDiffer', { column: name })
  for (const [category, people] of population) {
    if (!(people >= 0) || !Number.isFinite(people)) throw new InputError('notACount', { column: name, category })
  }
  for (const [row, category] of categories.entries()) {
    if (category !== null && !population.has(category)) {
      throw new InputError('outsideLevels', { row: row + 1, column: name, cell: category })
    }
  }
}

/** Margins given as shares say nothing of how many people there are. */
function isShares(total: number): boolean {
  return Math.abs(total - 1) < 1e-9
}

function impossible({ name, categories, population }: Margin, n: number): Undefined | undefined {
  const total = sum([...population.values()])
  if (!isShares(total) && n > total) {
    return undefinedBecause('sampleExceedsPopulation', { margin: name, count: n, population: total })
  }
  for (const category of [...population.keys()].sort(compareText)) {
    const people = population.get(category)!
    const respondents = categories.filter((each) => each === category).length
    if (people > 0 !== respondents > 0) {
      return undefinedBecause('emptyCategory', { margin: name, category, count: respondents, population: people })
    }
    if (!isShares(total) && respondents > people) {
      return undefinedBecause('sampleExceedsPopulation', {
        margin: name,
        category,
        count: respondents,
        population: people,
      })
    }
  }
  return undefined
}

/** Merges the two smallest categories until every one has enough respondents; categories nobody is in are dropped. */
function prepare({ name, categories, population }: Margin, fewest: number): PreparedMargin {
  let groups = [...population]
    .filter(([, people]) => people > 0)
    .map(([category, people]) => ({
      parts: [category],
      people,
      respondents: categories.filter((each) => each === category).length,
    }))
  const bySize = (a: (typeof groups)[number], b: (typeof groups)[number]) =>
    a.respondents - b.respondents || compareText(a.parts[0]!, b.parts[0]!)
  groups.sort(bySize)
  while (groups.length > 1 && groups[0]!.respondents < fewest) {
    const [first, second, ...rest] = groups as [(typeof groups)[number], (typeof groups)[number]]
    const joined = {
      parts: [...first.parts, ...second.parts].sort(compareText),
      people: first.people + second.people,
      respondents: first.respondents + second.respondents,
    }
    groups = [joined, ...rest].sort(bySize)
  }
  groups.sort((a, b) => compareText(a.parts[0]!, b.parts[0]!))
  const total = sum(groups.map(({ people }) => people))
  const label = (parts: readonly string[]) => parts.join(' + ')
  const into = new Map(groups.flatMap(({ parts }) => parts.map((part) => [part, label(parts)])))
  return {
    name,
    categories: categories.map((category) => (category === null ? null : into.get(category)!)),
    targets: groups.map(({ parts, people }) => ({ category: label(parts), share: people / total })),
    total,
    merged: groups
      .filter(({ parts }) => parts.length > 1)
      .map(({ parts }) => ({ margin: name, categories: parts, into: label(parts) })),
  }
}

type Cell = { readonly rows: readonly number[]; readonly of: ReadonlyMap<string, string> }

function tupleCells(margins: readonly PreparedMargin[], n: number): Cell[] {
  const found = new Map<string, { rows: number[]; of: Map<string, string> }>()
  for (let row = 0; row < n; row += 1) {
    const key = JSON.stringify(margins.map(({ categories }) => categories[row]))
    const cell = found.get(key) ?? {
      rows: [],
      of: new Map(
        margins.flatMap(({ name, categories }) => {
          const category = categories[row]!
          return category === null ? [] : [[name, category] as const]
        }),
      ),
    }
    cell.rows.push(row)
    found.set(key, cell)
  }
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, cell]) => cell)
}

function fitWithCap(
  margins: readonly PreparedMargin[],
  cells: readonly Cell[],
  n: number,
  cap: number,
  mostRounds: number,
): { weights: number[]; rounds: number } | Undefined {
  const held = new Set<number>()
  const numbered = fitMargins(margins, cells)
  const sizes = cells.map(({ rows }) => rows.length)
  let rounds = 0
  for (;;) {
    const fitted = fit(numbered, sizes, n, held, cap, mostRounds)
    if (!isDefined(fitted)) return fitted
    rounds += fitted.rounds
    const over = fitted.weights.flatMap((weight, index) =>
      weight > cap * (1 + 1e-12) && !held.has(index) ? [index] : [],
    )
    if (over.length === 0) return { weights: fitted.weights, rounds }
    for (const index of over) held.add(index)
  }
}

type FitTarget = { readonly category: string; readonly share: number; readonly inside: readonly number[] }

/** Each margin with the numbers of the cells in each category, and of those in none. */
type FitMargin = { readonly name: string; readonly targets: readonly FitTarget[]; readonly unknown: readonly number[] }

function fitMargins(margins: readonly PreparedMargin[], cells: readonly Cell[]): FitMargin[] {
  return margins.map(({ name, targets }) => {
    const inside = new Map<string | undefined, number[]>()
    for (const [index, { of }] of cells.entries()) {
      const category = of.get(name)
      const list = inside.get(category)
      if (list === undefined) inside.set(category, [index])
      else list.push(index)
    }
    return {
      name,
      targets: targets.map(({ category, share }) => ({ category, share, inside: inside.get(category) ?? [] })),
      unknown: inside.get(undefined) ?? [],
    }
  })
}

function fit(
  margins: readonly FitMargin[],
  sizes: readonly number[],
  n: number,
  held: ReadonlySet<number>,
  cap: number,
  mostRounds: number,
): { weights: number[]; rounds: number } | Undefined {
  const weights = sizes.map((_, index) => (held.has(index) ? cap : 1))
  const weightOf = (cells: readonly number[]) => sum(cells.map((index) => weights[index]! * sizes[index]!))
  for (let round = 1; ; round += 1) {
    for (const { name, targets, unknown } of margins) {
      // Those without a category keep their weight here; the others share what is left of n.
      const known = n - weightOf(unknown)
      for (const { category, share, inside } of targets) {
        const movable = inside.filter((index) => !held.has(index))
        const free = weightOf(movable)
        const left = share * known - weightOf(inside.filter((index) => held.has(index)))
        if (free === 0 && Math.abs(left) <= agreement * share * known) continue
        if (left <= 0 || free === 0) return undefinedBecause('capTooLow', { margin: name, category, cap })
        for (const index of movable) weights[index]! *= left / free
      }
    }
    const worst = furthest(margins, weightOf, n)
    const last = round >= mostRounds
    if (worst.distance <= (last ? agreement : settled)) return { weights, rounds: round }
    if (last) return undefinedBecause('notConverged', { rounds: mostRounds, ...worst })
  }
}

function furthest(margins: readonly FitMargin[], weightOf: (cells: readonly number[]) => number, n: number) {
  let worst = { margin: '', category: '', distance: 0 }
  for (const { name, targets, unknown } of margins) {
    const known = n - weightOf(unknown)
    for (const { category, share, inside } of targets) {
      const distance = Math.abs(weightOf(inside) / known / share - 1)
      if (distance > worst.distance) worst = { margin: name, category, distance }
    }
  }
  return worst
}

/** How many people there are, as far as any margin says. */
function headcount(margins: readonly PreparedMargin[]): number | undefined {
  return margins.map(({ total }) => total).find((total) => !isShares(total))
}
