/** Methods of agreement between raters. */
import { cohenKappa } from '../cohen-kappa.ts'
import type { KappaWeights } from '../cohen-kappa.ts'
import { fleissKappa } from '../fleiss-kappa.ts'
import { groupCorrelation, intraclassCorrelation } from '../intraclass-correlation.ts'
import { kendallW } from '../kendall-w.ts'
import { agreementBand, alphaMetrics, krippendorffAlpha, krippendorffReading } from '../krippendorff-alpha.ts'
import type { AlphaMetric } from '../krippendorff-alpha.ts'
import { raterBias, raterGroupDifference } from '../rater-bias.ts'
import { InputError, isDefined } from '../result.ts'
import { adCutOff, withinGroupAgreement } from '../within-group-agreement.ts'
import { withinOneAgreement } from '../within-one-agreement.ts'
import { compareText } from '../sum.ts'
import { given } from './method.ts'
import type { Call, Method } from './method.ts'
import { ratingOptions, readRatings } from './ratings-input.ts'

const krippendorff: Method = {
  name: 'krippendorff',
  data: 'table',
  options: [...ratingOptions, { name: 'metric', kind: 'choice', choices: [...alphaMetrics, 'all'], default: 'all' }],
  example: 'ratings.csv --unit unit --rater rater --value value --metric all --levels 1,2,3,4',
  run: (call) => {
    const asked = call.options.text('metric')
    const metrics = asked === 'all' ? alphaMetrics : [asked as AlphaMetric]
    const { ratings, missing } = readRatings(call, { words: asked === 'nominal' })
    const results = metrics.map((metric) => {
      const result = krippendorffAlpha(ratings, metric, call.options.confidence)
      return {
        ...result,
        band: isDefined(result.alpha) ? agreementBand(result.alpha) : result.alpha,
        krippendorffReading: isDefined(result.alpha) ? krippendorffReading(result.alpha) : result.alpha,
      }
    })
    return {
      variant: metrics.map((metric) => `krippendorff-alpha-${metric}`),
      n: results[0]!.units,
      missing: { rule: 'pairwise', leftOut: missing },
      results: Object.fromEntries(results.map((result) => [result.metric, result])),
    }
  },
}

function kappaWeights(call: Call): { name: string; weights: KappaWeights }[] {
  const asked = call.options.text('weights')
  if (asked === 'all') return (['none', 'linear', 'quadratic'] as const).map((name) => ({ name, weights: name }))
  if (asked === 'none' || asked === 'linear' || asked === 'quadratic') return [{ name: asked, weights: asked }]
  // the matrix alone, or with the levels above it and before it
  const size = call.options.list('levels').length
  const cells = call.files.cells('weights')
  const body = cells.length === size + 1 ? cells.slice(1) : cells
  const rows = body.map((line, index) =>
    (line.length === size + 1 ? line.slice(1) : line).map((cell, place) => {
      const value = Number(cell)
      if (cell.trim() === '' || !Number.isFinite(value)) {
        throw new InputError('notANumber', { row: index + 1, column: String(place + 1), cell: cell.slice(0, 60) })
      }
      return value
    }),
  )
  return [{ name: 'own', weights: rows }]
}

const kappa: Method = {
  name: 'kappa',
  data: 'table',
  options: [
    { name: 'a', kind: 'column' },
    { name: 'b', kind: 'column' },
    { name: 'levels', kind: 'text' },
    { name: 'weights', kind: 'choice', choices: ['none', 'linear', 'quadratic', 'all'], orFile: true, default: 'all' },
  ],
  example: 'wide.csv --a R1 --b R2 --levels 1,2,3,4 --weights all',
  run: (call) => {
    const names = [call.options.text('a'), call.options.text('b')]
    const words = call.options.list('levels')
    const isNumeric = words.every((word) => /^[+-]?(\d+\.?\d*|\.\d+)$/.test(word))
    const level = call.options.confidence
    const results = kappaWeights(call).map(({ name, weights }) => {
      if (isNumeric) {
        const levels = call.options.levels()
        const [a, b] = call.table.numbers(names, levels).map(given) as [(number | null)[], (number | null)[]]
        return { name, result: cohenKappa(a, b, levels, weights, level) }
      }
      const [a, b] = call.table.labels(names) as [(string | null)[], (string | null)[]]
      for (const [column, cells] of [a, b].entries()) {
        const off = cells.findIndex((cell) => cell !== null && !words.includes(cell))
        if (off !== -1) {
          const cell = cells[off]!.slice(0, 60)
          throw new InputError('outsideLevels', { row: off + 1, column: names[column]!, cell, levels: words })
        }
      }
      return { name, result: cohenKappa(a, b, words, weights, level) }
    })
    return {
      variant: results.map(({ name }) => `cohen-kappa-${name}`),
      n: results[0]!.result.n,
      missing: { rule: 'listwise', leftOut: results[0]!.result.leftOut },
      results: Object.fromEntries(results.map(({ name, result }) => [name, result])),
    }
  },
}

const fleiss: Method = {
  name: 'fleiss',
  data: 'table',
  options: ratingOptions,
  example: 'wide.csv --wide',
  run: (call) => {
    const { ratings, words } = readRatings(call, { words: true })
    const result = fleissKappa(ratings, call.options.confidence)
    const categories = result.categories.map((each) => ({
      ...each,
      category: words === null ? each.category : words[each.category]!,
    }))
    return {
      variant: ['fleiss-kappa'],
      n: result.units,
      missing: { rule: 'listwise', leftOut: result.unitsLeftOut },
      results: { ...result, categories },
    }
  },
}

const kendall: Method = {
  name: 'kendall-w',
  data: 'table',
  options: ratingOptions,
  example: 'wide.csv --wide',
  run: (call) => {
    const result = kendallW(readRatings(call).ratings)
    return {
      variant: ['kendall-w', 'kendall-w-uncorrected'],
      n: result.units,
      missing: { rule: 'listwise', leftOut: result.unitsLeftOut },
      results: result,
    }
  },
}

const icc: Method = {
  name: 'icc',
  data: 'table',
  options: [...ratingOptions, { name: 'group', kind: 'column' }],
  example: 'wide.csv --wide',
  run: (call) => {
    const level = call.options.confidence
    const group = call.options.optional('group')
    if (group !== undefined) {
      const [labels] = call.table.labels([group]) as [(string | null)[]]
      const [values] = call.table.numbers([call.options.text('value')], call.options.optionalLevels()) as [Float64Array]
      const result = groupCorrelation(labels, given(values), level)
      return {
        variant: ['icc-1-by-group', 'icc-2-by-group'],
        n: result.n,
        missing: { rule: 'listwise', leftOut: labels.length - result.n },
        results: result,
      }
    }
    const result = intraclassCorrelation(readRatings(call).ratings, level)
    return {
      variant: result.forms.map(({ name }) => name),
      n: result.units,
      missing: { rule: 'listwise', leftOut: result.unitsLeftOut },
      results: result,
    }
  },
}

const rwg: Method = {
  name: 'rwg',
  data: 'table',
  options: [
    { name: 'group', kind: 'column' },
    { name: 'items', kind: 'columns' },
    { name: 'levels', kind: 'levels' },
  ],
  example: 'answers.csv --group team --items A,B,C --levels 1,2,3,4,5',
  run: (call) => {
    const levels = call.options.levels()
    const items = call.options.list('items').sort(compareText)
    const [groups] = call.table.labels([call.options.text('group')]) as [(string | null)[]]
    const columns = call.table.numbers(items, levels)
    const result = withinGroupAgreement(
      groups,
      items.map((name, index) => ({ name, values: given(columns[index]!) })),
      levels,
    )
    const people = result.reduce((total, group) => total + group.people, 0)
    return {
      variant: ['rwg', 'rwg-j', 'rwg-j-lindell', 'ad-m'],
      n: people,
      missing: { rule: 'available', leftOut: groups.length - people },
      results: { groups: result, adCutOff: adCutOff(levels.length) },
    }
  },
}

const bias: Method = {
  name: 'bias',
  data: 'table',
  options: [...ratingOptions, { name: 'kind', kind: 'column' }, { name: 'groups', kind: 'text' }],
  example: 'ratings.csv --unit unit --rater rater --value value',
  run: (call) => {
    const { ratings, missing } = readRatings(call)
    const level = call.options.confidence
    return {
      variant: ['signed-rater-bias'],
      n: ratings.units.length,
      missing: { rule: 'pairwise', leftOut: missing },
      results: { raters: raterBias(ratings, level), ...splitOf(call, ratings, level) },
    }
  },
}

/** Internal and external raters, by a column of a long table that says what each rater is. */
function splitOf(call: Call, ratings: Parameters<typeof raterGroupDifference>[0], level: number) {
  const kind = call.options.optional('kind')
  if (kind === undefined) return {}
  const [raters, kinds] = call.table.labels([call.options.text('rater'), kind]) as [
    (string | null)[],
    (string | null)[],
  ]
  const kindOf = new Map<string, string | null>()
  for (const [row, rater] of raters.entries()) {
    if (rater === null) continue
    if (kindOf.has(rater) && kindOf.get(rater) !== kinds[row]) {
      throw new InputError('optionValue', { option: 'kind', value: `${rater}: ${kinds[row] ?? ''}` })
    }
    kindOf.set(rater, kinds[row] ?? null)
  }
  const found = [...new Set([...kindOf.values()].filter((each) => each !== null))].sort(compareText)
  const [first, second, more] = call.options.has('groups') ? call.options.list('groups') : found
  if (first === undefined || second === undefined || more !== undefined) {
    throw new InputError('optionValue', { option: 'groups', value: found.join(','), allowed: found })
  }
  const groupOf = ratings.raters.map((rater) => kindOf.get(rater) ?? null)
  return { split: raterGroupDifference(ratings, groupOf, first, second, level) }
}

const withinOne: Method = {
  name: 'within-one',
  data: 'table',
  options: ratingOptions,
  example: 'ratings.csv --unit unit --rater rater --value value --levels 1,2,3,4',
  run: (call) => {
    const { ratings, missing } = readRatings(call)
    const result = withinOneAgreement(ratings, call.options.levels())
    return {
      variant: ['exact-agreement', 'within-one-agreement'],
      n: result.units,
      missing: { rule: 'pairwise', leftOut: missing },
      results: result,
    }
  },
}

export const agreementMethods: readonly Method[] = [krippendorff, kappa, fleiss, kendall, icc, rwg, bias, withinOne]
