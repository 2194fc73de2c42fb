/** Methods of scales: their quality, and aspects made of dealt items. */
import { clusteredDifference, clusteredMean } from '../clustered-mean.ts'
import { correlationsOf } from '../correlation.ts'
import { centredCrossProducts, pairwiseCorrelations } from '../cross-products.ts'
import { InputError, finite, undefinedBecause } from '../result.ts'
import type { Value } from '../result.ts'
import { reverseItem } from '../scale-covariance.ts'
import { scaleReliability } from '../scale-reliability.ts'
import { compareText } from '../sum.ts'
import { given } from './method.ts'
import type { Call, Method } from './method.ts'
import { everyWeight } from './weights-input.ts'

/** Items by name, missing ones null, the reversed ones turned round. */
function readItems(call: Call): { name: string; values: (number | null)[] }[] {
  const names = call.options.list('items').sort(compareText)
  const twice = names.find((name, index) => name === names[index - 1])
  if (twice !== undefined) throw new InputError('duplicateHeader', { column: twice })
  const levels = call.options.optionalLevels()
  const reversed = call.options.optionalList('reverse')
  const unknown = reversed.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new InputError('unknownColumn', { column: unknown, columns: names })
  if (reversed.length > 0 && levels === undefined) throw new InputError('optionNeeded', { option: 'levels' })
  const columns = call.table.numbers(names, levels)
  return names.map((name, index) => {
    const values = given(columns[index]!)
    return { name, values: reversed.includes(name) ? reverseItem(values, levels!) : values }
  })
}

const reliability: Method = {
  name: 'reliability',
  data: 'table',
  options: [
    { name: 'items', kind: 'columns' },
    { name: 'reverse', kind: 'columns' },
    { name: 'levels', kind: 'levels' },
  ],
  example: 'answers.csv --items A,B,C --reverse C --levels 1,2,3,4,5',
  run: (call) => {
    const items = readItems(call)
    const people = items[0]?.values.length ?? 0
    const full = Array.from({ length: people }, (_, row) => items.every(({ values }) => values[row] !== null)).filter(
      Boolean,
    )
    return {
      variant: ['cronbach-alpha', 'standardised-alpha', 'mcdonald-omega', 'item-rest'],
      n: full.length,
      missing: { rule: 'listwise', leftOut: people - full.length },
      results: {
        listwise: scaleReliability(items, 'listwise', call.options.confidence),
        pairwise: scaleReliability(items, 'pairwise', call.options.confidence),
      },
    }
  },
}

const clustered: Method = {
  name: 'clustered',
  data: 'table',
  options: [
    { name: 'items', kind: 'columns' },
    { name: 'levels', kind: 'levels' },
    { name: 'weights', kind: 'column' },
    { name: 'group', kind: 'column' },
    { name: 'groups', kind: 'text' },
    { name: 'fewest', kind: 'count', default: '5' },
  ],
  example: 'answers.csv --items A,B,C --group team --groups x,y',
  run: (call) => {
    const items = readItems(call)
    const weights = call.options.has('weights') ? everyWeight(call) : undefined
    const options = { level: call.options.confidence, fewestAnswers: call.options.count('fewest') }
    const result = clusteredMean(items, weights, undefined, options)
    const answers = items.flatMap(({ values }) => values)
    const group = call.options.optional('group')
    return {
      variant: ['mean-of-item-means', 'respondent-clustered'],
      n: result.n,
      missing: { rule: 'available', leftOut: answers.filter((value) => value === null).length },
      results: {
        mean: result,
        ...(group === undefined ? {} : { difference: difference(call, items, weights, group, options) }),
      },
    }
  },
}

function difference(
  call: Call,
  items: { name: string; values: (number | null)[] }[],
  weights: number[] | undefined,
  group: string,
  options: { level: number; fewestAnswers: number },
) {
  const [groups] = call.table.labels([group]) as [(string | null)[]]
  const found = [...new Set(groups.filter((each) => each !== null))].sort(compareText)
  const [first, second, more] = call.options.has('groups') ? call.options.list('groups') : found
  if (first === undefined || second === undefined || more !== undefined) {
    throw new InputError('optionValue', { option: 'groups', value: found.join(','), allowed: found })
  }
  return { first, second, ...clusteredDifference(items, groups, first, second, weights, undefined, options) }
}

const correlations: Method = {
  name: 'correlations',
  data: 'table',
  options: [
    { name: 'items', kind: 'columns' },
    { name: 'levels', kind: 'levels' },
  ],
  example: 'answers.csv --items A,B,C',
  run: (call) => {
    const names = call.options.list('items').sort(compareText)
    const columns = call.table.numbers(names, call.options.optionalLevels())
    const count = columns[0]?.length ?? 0
    const rows: number[] = []
    for (let row = 0; row < count; row += 1) if (columns.every((column) => !Number.isNaN(column[row]!))) rows.push(row)
    const complete = columns.map((column) => Float64Array.from(rows, (row) => column[row]!))
    const { matrix } = centredCrossProducts(complete)
    const value = (r: number): Value => finite(r, rows.length === 0 ? 'noData' : 'noVariation')
    const pairs = pairwiseCorrelations(columns)
    return {
      variant: ['pearson-listwise', 'pearson-pairwise'],
      n: rows.length,
      missing: { rule: 'listwise', leftOut: count - rows.length },
      results: {
        items: names,
        listwise: correlationsOf(matrix).map((row) => row.map(value)),
        pairwise: pairs.matrix.map((row, i) =>
          Array.from(row, (r, j) =>
            pairs.counts[i]![j] === 0 ? undefinedBecause('noOverlap') : finite(r, 'noVariation'),
          ),
        ),
        counts: pairs.counts.map((row) => Array.from(row)),
      },
    }
  },
}

export const scaleMethods: readonly Method[] = [reliability, clustered, correlations]
