/** Methods of trend. */
import { cochranArmitage } from '../cochran-armitage.ts'
import { mannKendall } from '../mann-kendall.ts'
import { theilSen } from '../theil-sen.ts'
import type { TheilSen } from '../theil-sen.ts'
import { InputError, finite, interval, isDefined } from '../result.ts'
import type { Value } from '../result.ts'
import type { Call, Method } from './method.ts'
import { readTimes } from './times.ts'
import type { Times } from './times.ts'

const daysInYear = 365.25

const trend: Method = {
  name: 'trend',
  data: 'table',
  options: [
    { name: 'time', kind: 'column' },
    { name: 'value', kind: 'column' },
    { name: 'success', kind: 'column' },
    { name: 'n', kind: 'column' },
  ],
  example: 'months.csv --time t --value v',
  run: (call) => {
    const name = call.options.text('time')
    const [cells] = call.table.labels([name]) as [(string | null)[]]
    const times = readTimes(cells, name)
    return call.options.has('success') ? ofShares(call, times) : ofValues(call, times)
  },
}

function ofValues(call: Call, times: Times) {
  const [values] = call.table.numbers([call.options.text('value')]) as [Float64Array]
  const rows = [...values.keys()].filter((row) => !Number.isNaN(values[row]!) && !Number.isNaN(times.values[row]!))
  const t = rows.map((row) => times.values[row]!)
  const y = rows.map((row) => values[row]!)
  const slope = theilSen(t, y, call.options.confidence)
  return {
    variant: ['mann-kendall', 'theil-sen'],
    n: rows.length,
    missing: { rule: 'listwise' as const, leftOut: values.length - rows.length },
    results: {
      timeUnit: times.unit,
      mannKendall: mannKendall(t, y),
      theilSen: times.unit === 'days' ? { ...slope, ...perYear(slope) } : slope,
    },
  }
}

/** The same slope in a year of 365.25 days, for times given as dates. */
function perYear(slope: TheilSen) {
  const yearly = (value: Value): Value => (isDefined(value) ? finite(value * daysInYear) : value)
  return {
    slopePerYear: yearly(slope.slope),
    intervalPerYear: isDefined(slope.interval)
      ? interval(slope.interval.low * daysInYear, slope.interval.high * daysInYear, slope.interval.level, 'sen')
      : slope.interval,
  }
}

function ofShares(call: Call, times: Times) {
  const columns = [call.options.text('success'), call.options.text('n')]
  const [successes, counts] = call.table.numbers(columns) as [Float64Array, Float64Array]
  for (const [index, column] of [successes, counts].entries()) {
    const wrong = column.findIndex((value) => !Number.isNaN(value) && (!Number.isSafeInteger(value) || value < 0))
    if (wrong !== -1) {
      throw new InputError('notACount', { row: wrong + 1, column: columns[index]!, value: String(column[wrong]) })
    }
  }
  const over = successes.findIndex((value, row) => value > counts[row]!)
  if (over !== -1)
    throw new InputError('notACount', { row: over + 1, column: columns[0]!, value: String(successes[over]) })
  const rows = [...times.values.keys()].filter(
    (row) => ![times.values, successes, counts].some((column) => Number.isNaN(column[row]!)),
  )
  const of = (column: Float64Array) => rows.map((row) => column[row]!)
  const result = cochranArmitage(of(times.values), of(successes), of(counts))
  return {
    variant: ['cochran-armitage', 'mantel'],
    n: result.n,
    missing: { rule: 'listwise' as const, leftOut: successes.length - rows.length },
    results: { timeUnit: times.unit, cochranArmitage: result },
  }
}

export const trendMethods: readonly Method[] = [trend]
