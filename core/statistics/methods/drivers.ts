/** Methods of key drivers. */
import { driverBootstrapSteps } from '../driver-bootstrap.ts'
import type { DriverBootstrap } from '../driver-bootstrap.ts'
import { driverSample } from '../driver-sample.ts'
import { keyDrivers } from '../key-drivers.ts'
import type { Driver } from '../key-drivers.ts'
import { logisticDrivers } from '../logistic-drivers.ts'
import type { LogisticDriver } from '../logistic-drivers.ts'
import { InputError, isDefined, undefinedBecause } from '../result.ts'
import { mostShapleyPredictors } from '../shapley-r-squared.ts'
import { drawsOf } from './estimates.ts'
import type { Answer, Call, Method } from './method.ts'
import { weightColumn } from './weights-input.ts'

type Shown = 'lmg' | 'johnson'

const drivers: Method = {
  name: 'drivers',
  data: 'table',
  options: [
    { name: 'outcome', kind: 'column' },
    { name: 'predictors', kind: 'columns' },
    { name: 'weights', kind: 'column' },
    { name: 'method', kind: 'choice', choices: ['lmg', 'johnson', 'all'], default: 'all' },
    { name: 'logistic', kind: 'flag' },
    { name: 'pairwise', kind: 'flag' },
    { name: 'bootstrap', kind: 'count' },
    { name: 'seed', kind: 'count', default: '1' },
  ],
  example: 'answers.csv --outcome y --predictors a,b,c --method all --bootstrap 2000 --seed 1',
  run: (call) => {
    const names = call.options.list('predictors')
    const outcome = call.options.text('outcome')
    const read = call.table.numbers([outcome, ...names])
    const data: Data = {
      outcome: { name: outcome, values: read[0]! },
      predictors: names.map((name, index) => ({ name, values: read[index + 1]! })),
      ...(call.options.has('weights') ? { weights: weightColumn(call) } : {}),
    }
    const asked = call.options.text('method')
    const shown: Shown[] = asked === 'all' ? ['lmg', 'johnson'] : [asked as Shown]
    return call.options.has('logistic') ? logistic(call, data, shown) : linear(call, data, shown)
  },
}

type Data = {
  outcome: { name: string; values: Float64Array }
  predictors: { name: string; values: Float64Array }[]
  weights?: Float64Array
}

/** Rows with every value, for a result that has none to say how many there were. */
function completeRows({ outcome, predictors, weights }: Data): number {
  const columns = [
    outcome.values,
    ...predictors.map(({ values }) => values),
    ...(weights === undefined ? [] : [weights]),
  ]
  return outcome.values.filter((_, row) => columns.every((column) => !Number.isNaN(column[row]!))).length
}

function linear(call: Call, data: Data, shown: readonly Shown[]): Answer {
  const missing = call.options.has('pairwise') ? 'pairwise' : 'listwise'
  const result = keyDrivers(data.outcome, data.predictors, {
    missing,
    level: call.options.confidence,
    ...(data.weights === undefined ? {} : { weights: data.weights }),
  })
  const n = isDefined(result) ? result.n : completeRows(data)
  return {
    variant: shown.map((method) => (method === 'lmg' ? 'lmg' : 'johnson-relative-weights')),
    n,
    missing: { rule: missing, leftOut: isDefined(result) ? result.leftOut : data.outcome.values.length - n },
    ...(call.options.has('bootstrap') ? { seed: call.options.count('seed') } : {}),
    results: {
      model: isDefined(result)
        ? { ...result, predictors: result.predictors.map((driver) => only(driver, shown)) }
        : result,
      ...(call.options.has('bootstrap') ? { bootstrap: stability(call, data, shown) } : {}),
    },
  }
}

/** Without the numbers of a method that was not asked for. */
function only(driver: Driver, shown: readonly Shown[]): Partial<Driver> {
  const { lmg, lmgShare, lmgRank, johnson, johnsonShare, johnsonRank, name, ...rest } = driver
  return {
    name,
    ...(shown.includes('lmg') ? { lmg, lmgShare, lmgRank } : {}),
    ...(shown.includes('johnson') ? { johnson, johnsonShare, johnsonRank } : {}),
    ...rest,
  }
}

function stability(call: Call, data: Data, shown: readonly Shown[]) {
  if (call.options.has('pairwise')) throw new InputError('unknownOption', { option: 'pairwise' })
  const sample = driverSample(data.outcome, data.predictors, data.weights)
  if (!isDefined(sample)) return sample
  const options = {
    seed: call.options.count('seed'),
    draws: drawsOf(call, 'bootstrap'),
    level: call.options.confidence,
  }
  const methods = shown.filter((method) => method === 'johnson' || data.predictors.length <= mostShapleyPredictors)
  const order = new Map(data.predictors.map(({ name }, index) => [name, index]))
  return Object.fromEntries(
    methods.map((method) => {
      let result: DriverBootstrap | undefined
      for (const step of driverBootstrapSteps(sample, { ...options, method })) {
        call.progress?.({ done: step.drawsMade, of: step.draws, sofar: soFar(step) })
        result = step
      }
      if (result === undefined) return [method, undefinedBecause('noData')]
      const predictors = [...result.predictors].sort((a, b) => order.get(a.name)! - order.get(b.name)!)
      return [method, { ...result, predictors }]
    }),
  )
}

/** The shares as they narrow: the first three predictors with an interval. */
function soFar({ method, predictors }: DriverBootstrap): string {
  const shown = predictors.flatMap(({ name, shareInterval }) =>
    isDefined(shareInterval) ? [`${name} ${shareInterval.low.toFixed(3)}–${shareInterval.high.toFixed(3)}`] : [],
  )
  return `${method} ${shown.slice(0, 3).join(', ')}`
}

function logistic(call: Call, data: Data, shown: readonly Shown[]): Answer {
  for (const option of ['pairwise', 'bootstrap']) {
    if (call.options.has(option)) throw new InputError('unknownOption', { option })
  }
  const result = logisticDrivers(data.outcome, data.predictors, {
    level: call.options.confidence,
    ...(data.weights === undefined ? {} : { weights: data.weights }),
  })
  const n = isDefined(result) ? result.n : completeRows(data)
  return {
    variant: shown.map((method) => (method === 'lmg' ? 'lmg-mcfadden' : 'tonidandel-lebreton-relative-weights')),
    n,
    missing: { rule: 'listwise', leftOut: isDefined(result) ? result.leftOut : data.outcome.values.length - n },
    results: {
      model: isDefined(result)
        ? { ...result, predictors: result.predictors.map((driver) => onlyLogistic(driver, shown)) }
        : result,
    },
  }
}

function onlyLogistic(driver: LogisticDriver, shown: readonly Shown[]): Partial<LogisticDriver> {
  const { lmg, lmgShare, lmgRank, relativeWeight, relativeShare, relativeRank, name, ...rest } = driver
  return {
    name,
    ...(shown.includes('lmg') ? { lmg, lmgShare, lmgRank } : {}),
    ...(shown.includes('johnson') ? { relativeWeight, relativeShare, relativeRank } : {}),
    ...rest,
  }
}

export const driverMethods: readonly Method[] = [drivers]
