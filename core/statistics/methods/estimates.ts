/** Methods that estimate: shares, means, differences, cross tables, weights. */
import { benjaminiHochberg, holm } from '../adjust-p.ts'
import { bootstrap } from '../bootstrap.ts'
import { crosstab } from '../crosstab.ts'
import type { Category } from '../crosstab.ts'
import { cliffDelta, standardizedDifference } from '../effect-size.ts'
import { kruskalWallis } from '../kruskal-wallis.ts'
import { mannWhitney } from '../mann-whitney.ts'
import { meanEstimate, weightedMeanEstimate } from '../mean.ts'
import { newcombe } from '../newcombe.ts'
import { pairedT, wilcoxonSignedRank } from '../paired.ts'
import { proportion, weightedProportion } from '../proportion.ts'
import { rake } from '../rake.ts'
import { InputError, finite, isDefined, undefinedBecause } from '../result.ts'
import { compareText, mean } from '../sum.ts'
import { welchF, welchT } from '../welch.ts'
import { given, present } from './method.ts'
import type { Call, DataTable, Method } from './method.ts'
import { weightColumn } from './weights-input.ts'

const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** Whether a cell is the given value: as numbers when both are, else as text. */
function isValue(cell: string, wanted: string): boolean {
  return plainNumber.test(cell) && plainNumber.test(wanted) ? Number(cell) === Number(wanted) : cell === wanted
}

/** Group names: numbers by size, words by name. */
export function sortedGroups(groups: readonly (string | null)[]): string[] {
  const names = [...new Set(groups.filter((group) => group !== null))]
  const isNumeric = names.every((name) => plainNumber.test(name))
  return names.sort((a, b) => (isNumeric ? Number(a) - Number(b) : 0) || compareText(a, b))
}

function populationOf(call: Call): { population?: number } {
  return call.options.has('population') ? { population: call.options.count('population') } : {}
}

/** Values and weights of the rows that have both. */
function weighted(call: Call, name: string): { values: number[]; weights: number[]; leftOut: number } {
  const [values] = call.table.numbers([name]) as [Float64Array]
  const weights = weightColumn(call)
  const rows = [...values.keys()].filter((row) => !Number.isNaN(values[row]!) && !Number.isNaN(weights[row]!))
  return {
    values: rows.map((row) => values[row]!),
    weights: rows.map((row) => weights[row]!),
    leftOut: values.length - rows.length,
  }
}

const share: Method = {
  name: 'proportion',
  data: 'optional',
  options: [
    { name: 'value', kind: 'column' },
    { name: 'success', kind: 'text' },
    { name: 'x', kind: 'count' },
    { name: 'n', kind: 'count' },
    { name: 'population', kind: 'count' },
    { name: 'weights', kind: 'column' },
  ],
  example: '--x 3 --n 10',
  run: (call) => {
    const options = { level: call.options.confidence, ...populationOf(call) }
    const variant = ['wilson', 'agresti-coull', 'clopper-pearson']
    if (call.options.has('x') || call.options.has('n')) {
      const result = proportion(call.options.count('x'), call.options.count('n'), options)
      return { variant, n: result.n, missing: { rule: 'none', leftOut: 0 }, results: { unweighted: result } }
    }
    const wanted = call.options.text('success').split(',')
    const [cells] = call.table.labels([call.options.text('value')]) as [(string | null)[]]
    const counts = (cell: string) => wanted.some((each) => isValue(cell, each.trim()))
    const answered = cells.filter((cell) => cell !== null)
    const result = proportion(answered.filter(counts).length, answered.length, options)
    const missing = { rule: 'available', leftOut: cells.length - answered.length } as const
    if (!call.options.has('weights')) return { variant, n: result.n, missing, results: { unweighted: result } }
    const weights = weightColumn(call)
    const rows = [...cells.keys()].filter((row) => cells[row] !== null && !Number.isNaN(weights[row]!))
    return {
      variant: [...variant, 'weighted-wilson'],
      n: result.n,
      missing,
      results: {
        unweighted: result,
        weighted: weightedProportion(
          rows.map((row) => counts(cells[row]!)),
          rows.map((row) => weights[row]!),
          options,
        ),
      },
    }
  },
}

const meanMethod: Method = {
  name: 'mean',
  data: 'table',
  options: [
    { name: 'value', kind: 'column' },
    { name: 'population', kind: 'count' },
    { name: 'weights', kind: 'column' },
  ],
  example: 'answers.csv --value v --population 200',
  run: (call) => {
    const options = { level: call.options.confidence, ...populationOf(call) }
    const [column] = call.table.numbers([call.options.text('value')]) as [Float64Array]
    const values = present(column)
    const unweighted = meanEstimate(values, options)
    const missing = { rule: 'available', leftOut: column.length - values.length } as const
    if (!call.options.has('weights')) return { variant: ['mean-t'], n: values.length, missing, results: { unweighted } }
    const rows = weighted(call, call.options.text('value'))
    return {
      variant: ['mean-t', 'weighted-mean-t'],
      n: values.length,
      missing,
      results: { unweighted, weighted: weightedMeanEstimate(rows.values, rows.weights, options) },
    }
  },
}

const resampling: Method = {
  name: 'bootstrap',
  data: 'table',
  options: [
    { name: 'value', kind: 'column' },
    { name: 'statistic', kind: 'choice', choices: ['mean', 'median', 'all'], default: 'all' },
    { name: 'draws', kind: 'count', default: '2000' },
    { name: 'seed', kind: 'count', default: '1' },
  ],
  example: 'answers.csv --value v --draws 2000 --seed 1',
  run: (call) => {
    const [column] = call.table.numbers([call.options.text('value')]) as [Float64Array]
    const values = present(column)
    const seed = call.options.count('seed')
    const draws = drawsOf(call)
    const statistics = {
      mean: (x: readonly number[]) => mean(x),
      median: (x: readonly number[]) => {
        const sorted = [...x].sort((a, b) => a - b)
        const half = sorted.length >> 1
        return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
      },
    }
    const asked = call.options.text('statistic')
    const names = (['mean', 'median'] as const).filter((name) => asked === 'all' || asked === name)
    const results = names.map((name) => [
      name,
      bootstrap([values], ([x]) => finite(statistics[name](x!)), { seed, draws, level: call.options.confidence }),
    ])
    return {
      variant: names.flatMap((name) => [`${name}-percentile`, `${name}-bca`]),
      n: values.length,
      missing: { rule: 'available', leftOut: column.length - values.length },
      seed,
      results: Object.fromEntries(results),
    }
  },
}

const mostDraws = 100_000

/** Draws asked for. Errors: InputError `optionValue` for none or too many. */
export function drawsOf(call: Call, name = 'draws', most = mostDraws): number {
  const draws = call.options.count(name)
  if (draws < 1 || draws > most) throw new InputError('optionValue', { option: name, value: String(draws) })
  return draws
}

function categories(
  table: DataTable,
  name: string,
  declared: readonly string[] | undefined,
): {
  cells: (Category | null)[]
  levels?: Category[]
} {
  const [labels] = table.labels([name]) as [(string | null)[]]
  const isNumeric = [...labels, ...(declared ?? [])].every((cell) => cell === null || plainNumber.test(cell))
  const read = (cell: string): Category => (isNumeric ? Number(cell) + 0 : cell)
  const cells = labels.map((cell) => (cell === null ? null : read(cell)))
  if (declared === undefined) return { cells }
  const levels = declared.map(read)
  for (const [row, cell] of cells.entries()) {
    if (cell !== null && !levels.includes(cell)) {
      throw new InputError('outsideLevels', {
        row: row + 1,
        column: name,
        cell: String(cell).slice(0, 60),
        levels: declared,
      })
    }
  }
  return { cells, levels }
}

const crossTable: Method = {
  name: 'crosstab',
  data: 'table',
  options: [
    { name: 'rows', kind: 'column' },
    { name: 'columns', kind: 'column' },
    { name: 'row-levels', kind: 'text' },
    { name: 'column-levels', kind: 'text' },
  ],
  example: 'answers.csv --rows a --columns b',
  run: (call) => {
    const declared = (name: string) => (call.options.has(name) ? call.options.list(name) : undefined)
    const rows = categories(call.table, call.options.text('rows'), declared('row-levels'))
    const columns = categories(call.table, call.options.text('columns'), declared('column-levels'))
    const result = crosstab(rows.cells, columns.cells, {
      ...(rows.levels === undefined ? {} : { rowLevels: rows.levels }),
      ...(columns.levels === undefined ? {} : { columnLevels: columns.levels }),
    })
    return {
      variant: ['chi-square', 'cramers-v', 'linear-by-linear', 'kendall-tau-b', 'spearman'],
      n: result.n,
      missing: { rule: 'listwise', leftOut: rows.cells.length - result.n },
      results: result,
    }
  },
}

const compare: Method = {
  name: 'compare',
  data: 'table',
  options: [
    { name: 'group', kind: 'column' },
    { name: 'value', kind: 'column' },
    { name: 'groups', kind: 'text' },
    { name: 'paired', kind: 'column' },
    { name: 'success', kind: 'text' },
  ],
  example: 'answers.csv --group g --value v',
  run: (call) => {
    const [labels] = call.table.labels([call.options.text('group')]) as [(string | null)[]]
    const wanted = call.options.has('groups') ? call.options.list('groups') : sortedGroups(labels)
    const names = wanted.map((name) =>
      labels.includes(name) ? name : (labels.find((label) => label !== null && isValue(label, name)) ?? name),
    )
    if (call.options.has('success')) return compareShares(call, labels, names)
    const [values] = call.table.numbers([call.options.text('value')]) as [Float64Array]
    if (call.options.has('paired')) return comparePairs(call, labels, names, values)
    const groups = names.map((name) =>
      [...values.keys()]
        .filter((row) => labels[row] === name && !Number.isNaN(values[row]!))
        .map((row) => values[row]!),
    )
    const n = groups.reduce((total, group) => total + group.length, 0)
    const [first, second] = groups
    const level = call.options.confidence
    const two = names.length === 2
    return {
      variant: [
        ...(two ? ['welch-t', 'mann-whitney', 'cliff-delta', 'cohen-d', 'hedges-g'] : []),
        'welch-f',
        'kruskal-wallis',
      ],
      n,
      missing: { rule: 'listwise', leftOut: values.length - n },
      results: {
        groups: names.map((name, index) => ({ name, ...withoutPopulation(meanEstimate(groups[index]!, { level })) })),
        ...(two
          ? {
              first: names[0]!,
              second: names[1]!,
              welchT: welchT(first!, second!, level),
              mannWhitney: mannWhitney(first!, second!),
              cliffDelta: cliffDelta(first!, second!, level),
              standardizedDifference: standardizedDifference(first!, second!, level),
            }
          : {}),
        welchF: welchF(groups),
        kruskalWallis: kruskalWallis(groups),
      },
    }
  },
}

function withoutPopulation<T extends { ofPopulation: unknown }>({ ofPopulation: _population, ...rest }: T) {
  return rest
}

function compareShares(call: Call, labels: readonly (string | null)[], names: readonly string[]) {
  const [cells] = call.table.labels([call.options.text('value')]) as [(string | null)[]]
  const wanted = call.options
    .text('success')
    .split(',')
    .map((each) => each.trim())
  const level = call.options.confidence
  const groups = names.map((name) => {
    const own = cells.filter((cell, row) => cell !== null && labels[row] === name) as string[]
    const successes = own.filter((cell) => wanted.some((each) => isValue(cell, each))).length
    return { name, successes, n: own.length }
  })
  const n = groups.reduce((total, group) => total + group.n, 0)
  const [first, second, more] = groups
  const difference =
    first === undefined || second === undefined || more !== undefined
      ? undefinedBecause(groups.length < 2 ? 'oneGroup' : 'tooMany', { count: groups.length, maximum: 2 })
      : newcombe(first.successes, first.n, second.successes, second.n, level)
  return {
    variant: ['newcombe-10'],
    n,
    missing: { rule: 'listwise' as const, leftOut: cells.length - n },
    results: {
      groups: groups.map((group) => ({
        ...group,
        ...withoutPopulation(proportion(group.successes, group.n, { level })),
      })),
      first: first?.name ?? null,
      second: second?.name ?? null,
      shareDifference: difference,
    },
  }
}

function comparePairs(call: Call, labels: readonly (string | null)[], names: readonly string[], values: Float64Array) {
  const column = call.options.text('paired')
  const [first, second, more] = names
  if (first === undefined || second === undefined || more !== undefined) {
    throw new InputError('optionValue', {
      option: 'groups',
      value: names.join(',').slice(0, 60),
      allowed: sortedGroups(labels),
    })
  }
  const [ids] = call.table.labels([column]) as [(string | null)[]]
  const pairs = new Map<string, Map<string, number | null>>()
  for (const [row, id] of ids.entries()) {
    const group = labels[row]
    if (id === null) throw new InputError('emptyCell', { row: row + 1, column })
    if (group !== first && group !== second) continue
    const pair = pairs.get(id) ?? new Map<string, number | null>()
    if (pair.has(group)) throw new InputError('duplicateRating', { row: row + 1, unit: id, rater: group })
    pair.set(group, Number.isNaN(values[row]!) ? null : values[row]!)
    pairs.set(id, pair)
  }
  const sorted = [...pairs].sort(([a], [b]) => compareText(a, b)).map(([, pair]) => pair)
  const [x, y] = [first, second].map((group) => sorted.map((pair) => pair.get(group) ?? null)) as [
    (number | null)[],
    (number | null)[],
  ]
  const t = pairedT(x, y, call.options.confidence)
  return {
    variant: ['paired-t', 'wilcoxon-signed-rank'],
    n: t.pairs,
    missing: { rule: 'listwise' as const, leftOut: t.leftOut },
    results: { first, second, pairedT: t, wilcoxon: wilcoxonSignedRank(x, y) },
  }
}

const adjust: Method = {
  name: 'adjust',
  data: 'table',
  options: [
    { name: 'p', kind: 'column' },
    { name: 'method', kind: 'choice', choices: ['bh', 'holm', 'all'], default: 'all' },
  ],
  example: 'tests.csv --p p --method all',
  run: (call) => {
    const name = call.options.text('p')
    const column = call.table.probabilities(name)
    const wrong = column.findIndex((p) => p < 0 || p > 1)
    if (wrong !== -1)
      throw new InputError('notAProbability', { row: wrong + 1, column: name, value: String(column[wrong]) })
    const p = given(column).map((value) => value ?? undefinedBecause('noData'))
    const asked = call.options.text('method')
    const n = p.filter((value) => isDefined(value)).length
    return {
      variant: asked === 'all' ? ['benjamini-hochberg', 'holm'] : [asked === 'bh' ? 'benjamini-hochberg' : 'holm'],
      n,
      missing: { rule: 'available', leftOut: column.length - n },
      results: {
        p,
        ...(asked === 'holm' ? {} : { benjaminiHochberg: benjaminiHochberg(p) }),
        ...(asked === 'bh' ? {} : { holm: holm(p) }),
      },
    }
  },
}

const raking: Method = {
  name: 'rake',
  data: 'table',
  options: [
    { name: 'margins', kind: 'file' },
    { name: 'cap', kind: 'number', default: '5' },
    { name: 'fewest', kind: 'count', default: '1' },
    { name: 'rounds', kind: 'count', default: '50' },
  ],
  example: 'people.csv --margins margins.csv --cap 5',
  run: (call) => {
    const table = call.files.table('margins')
    const named = table.header.filter((name) => name !== '')
    const [margin, category, size] = named
    if (margin === undefined || category === undefined || size === undefined || named.length !== 3) {
      throw new InputError('wrongCellCount', { row: 0, count: named.length, expected: 3 })
    }
    const [margins, names] = table.labels([margin, category]) as [(string | null)[], (string | null)[]]
    const [sizes] = table.numbers([size]) as [Float64Array]
    const targets = new Map<string, Map<string, number>>()
    for (const [row, name] of margins.entries()) {
      const of = names[row] ?? null
      const count = sizes[row]!
      if (name === null || of === null || Number.isNaN(count)) {
        throw new InputError('emptyCell', {
          row: row + 1,
          column: name === null ? margin : of === null ? category : size,
        })
      }
      const target = targets.get(name) ?? new Map<string, number>()
      if (target.has(of)) throw new InputError('duplicateRating', { row: row + 1, unit: of, rater: name })
      targets.set(name, target.set(of, count))
    }
    const columns = [...targets.keys()].sort(compareText)
    const labels = call.table.labels(columns)
    const result = rake(
      columns.map((name, index) => ({ name, categories: labels[index]!, population: targets.get(name)! })),
      {
        cap: call.options.number('cap'),
        fewestRespondents: call.options.count('fewest'),
        rounds: call.options.count('rounds'),
      },
    )
    const count = labels[0]?.length ?? 0
    return {
      variant: [columns.length === 1 ? 'post-stratification' : 'raking'],
      n: isDefined(result) ? result.n : count,
      missing: { rule: 'available', leftOut: 0 },
      results: { raking: result },
    }
  },
}

export const estimateMethods: readonly Method[] = [share, meanMethod, resampling, compare, crossTable, adjust, raking]
