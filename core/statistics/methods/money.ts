/** Methods of money. */
import { datedFlows, periodFlows } from '../cash-flow.ts'
import type { CashFlow } from '../cash-flow.ts'
import { internalRate } from '../internal-rate.ts'
import { netPresentValue } from '../net-present-value.ts'
import { payback } from '../payback.ts'
import { InputError } from '../result.ts'
import { simulate } from '../simulate.ts'
import { readSimulationModel } from '../simulation-model.ts'
import { drawsOf } from './estimates.ts'
import type { Call, Method, Option } from './method.ts'
import { readTimes } from './times.ts'

const flowOptions: readonly Option[] = [
  { name: 'flow', kind: 'column' },
  { name: 'date', kind: 'column' },
  { name: 'rate', kind: 'number' },
]

/** Flows by date, or in the order of the rows: then a row is a period, the first one at time 0. */
function flowsOf(call: Call): { flows: CashFlow[]; timing: 'dates, actual/365' | 'periods' } {
  const name = call.options.text('flow')
  const [amounts] = call.table.numbers([name]) as [Float64Array]
  const empty = amounts.findIndex((amount) => Number.isNaN(amount))
  if (empty !== -1) throw new InputError('emptyCell', { row: empty + 1, column: name })
  const date = call.options.optional('date')
  if (date === undefined) return { flows: periodFlows(Array.from(amounts)), timing: 'periods' }
  const [cells] = call.table.labels([date]) as [(string | null)[]]
  const without = cells.indexOf(null)
  if (without !== -1) throw new InputError('emptyCell', { row: without + 1, column: date })
  return {
    flows: datedFlows(Array.from(amounts), Array.from(readTimes(cells, date).values)),
    timing: 'dates, actual/365',
  }
}

/** A rate of −1 or below leaves nothing to discount. Errors: InputError `optionValue`. */
function rateOf(call: Call): number {
  const rate = call.options.number('rate')
  if (!(rate > -1)) throw new InputError('optionValue', { option: 'rate', value: String(rate) })
  return rate
}

const npv: Method = {
  name: 'npv',
  data: 'table',
  options: flowOptions,
  example: 'flows.csv --flow amount --rate 0.1',
  run: (call) => {
    const { flows, timing } = flowsOf(call)
    const { excelNpv, ...result } = netPresentValue(flows, rateOf(call))
    return {
      variant: timing === 'periods' ? ['first-flow-at-time-0', 'excel-npv'] : ['xnpv'],
      n: flows.length,
      missing: { rule: 'none', leftOut: 0 },
      // Excel's NPV knows periods only; with dates its convention is XNPV's, which is npv itself
      results: timing === 'periods' ? { timing, ...result, excelNpv } : { timing, ...result },
    }
  },
}

const irr: Method = {
  name: 'irr',
  data: 'table',
  options: flowOptions.slice(0, 2),
  example: 'flows.csv --flow amount',
  run: (call) => {
    const { flows, timing } = flowsOf(call)
    return {
      variant: [timing === 'periods' ? 'irr' : 'xirr'],
      n: flows.length,
      missing: { rule: 'none', leftOut: 0 },
      results: { timing, ...internalRate(flows) },
    }
  },
}

const paybackTime: Method = {
  name: 'payback',
  data: 'table',
  options: flowOptions,
  example: 'flows.csv --flow amount --rate 0.1',
  run: (call) => {
    const { flows, timing } = flowsOf(call)
    const rate = call.options.has('rate') ? rateOf(call) : undefined
    const { rate: _rate, n, ...results } = payback(flows, rate)
    return {
      variant: rate === undefined ? ['simple'] : ['simple', 'discounted'],
      n,
      missing: { rule: 'none', leftOut: 0 },
      results: { timing, rate: rate ?? null, ...results },
    }
  },
}

const simulation: Method = {
  name: 'simulate',
  data: 'text',
  options: [
    { name: 'draws', kind: 'count', default: '10000' },
    { name: 'seed', kind: 'count', default: '1' },
  ],
  example: 'MODEL.yaml --draws 10000 --seed 1',
  run: (call) => {
    const seed = call.options.count('seed')
    const { outputs, draws } = simulate(readSimulationModel(call.text), {
      seed,
      draws: drawsOf(call, 'draws', 1_000_000),
      level: call.options.confidence,
    })
    return {
      variant: ['monte-carlo'],
      n: draws,
      missing: { rule: 'none', leftOut: 0 },
      seed,
      results: { draws, outputs },
    }
  },
}

export const moneyMethods: readonly Method[] = [npv, irr, paybackTime, simulation]
