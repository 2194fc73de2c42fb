/**
 * Monte Carlo simulation of a model, from a stored seed.
 *
 * Exports
 *   simulate(model, { seed, draws?, level? }): Simulation
 */
import { quantile } from './bootstrap.ts'
import { normalQuantile } from './distributions.ts'
import { wilson } from './proportion.ts'
import { randomStream } from './random.ts'
import { InputError, finite, interval, isDefined, undefinedBecause } from './result.ts'
import type { Interval, Undefined, Value } from './result.ts'
import type { SimulationModel } from './simulation-model.ts'
import { compareText, mean, sumOfSquares } from './sum.ts'
import { inputQuantile } from './uncertain-input.ts'

export type SimulationOptions = { readonly seed: number; readonly draws?: number; readonly level?: number }

export type Simulation = {
  readonly outputs: readonly SimulatedOutput[]
  readonly draws: number
  readonly seed: number
}

export type SimulatedOutput = {
  readonly name: string
  readonly mean: Estimate
  /** Divisor n − 1. */
  readonly standardDeviation: Value
  readonly quantiles: readonly (Estimate & { readonly p: number })[]
  readonly smallest: Value
  readonly largest: Value
  /** Share of the draws below zero. */
  readonly probabilityOfLoss: Estimate
  readonly tornado: Tornado | Undefined
}

/** A number from draws, with the error that comes of drawing only so often. */
export type Estimate = { readonly value: Value; readonly standardError: Value; readonly interval: Interval }

export type Tornado = {
  /** The formula with every input at its median. */
  readonly atMedians: number
  /** The widest first. */
  readonly bars: readonly TornadoBar[]
}

export type TornadoBar = {
  readonly input: string
  /** The input's own 10 % and 90 % quantiles. */
  readonly lowInput: number
  readonly highInput: number
  /** The output there, all other inputs at their medians. */
  readonly low: Value
  readonly high: Value
  readonly swing: Value
}

const drawsByDefault = 10_000
const mostDraws = 1_000_000
const printed = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]

/**
 * Draw number d takes one number for each input (by name, independent of one another) from stream d of the seed and
 * puts it through the input's quantile function. Quantiles of the outputs are R's type 7; their interval is the pair of
 * order statistics around them, their standard error its width ÷ 2z; the mean's is s/√draws; of the
 * probability of loss Wilson's interval and √(p(1 − p)/draws).
 *
 * Input: a model; 1 … 1,000,000 draws. Unit: that of the formulas.
 * Undefined: all of an output with `outsideDomain` and the number of draws when its formula has no value in some of
 * them (a division by zero, the log of a negative number); spread `tooFew` with one draw. Errors: InputError `notACount`.
 * Source: Metropolis & Ulam (1949), JASA 44, 335–341; order statistics: Conover (1980), Practical Nonparametric
 * Statistics, 3.2.
 *
 * Example: with one constant input of 5 and the formula 2 * x every quantile is 10.
 */
export function simulate(model: SimulationModel, options: SimulationOptions): Simulation {
  const { seed, draws = drawsByDefault, level = 0.95 } = options
  if (!Number.isInteger(draws) || draws < 1 || draws > mostDraws) {
    throw new InputError('notACount', { option: 'draws', value: String(draws), largest: mostDraws })
  }
  const quantiles = model.inputs.map(({ distribution }) => inputQuantile(distribution))
  const results = model.outputs.map(() => new Float64Array(draws))
  const values = new Float64Array(model.inputs.length)
  for (let draw = 0; draw < draws; draw += 1) {
    const random = randomStream(seed, draw)
    for (const [index, of] of quantiles.entries()) values[index] = of(random.openUniform())
    for (const [index, { formula }] of model.outputs.entries()) results[index]![draw] = formula.value(values)
  }
  const outputs = model.outputs.map(({ name, formula }, index): SimulatedOutput => {
    const tornado = tornadoOf(model, formula)
    return { name, ...summary(results[index]!, level), tornado }
  })
  return { outputs, draws, seed }
}

function summary(results: Float64Array, level: number): Omit<SimulatedOutput, 'name' | 'tornado'> {
  const draws = results.length
  const missing = results.reduce((count, value) => (Number.isFinite(value) ? count : count + 1), 0)
  if (missing > 0) {
    const reason = undefinedBecause('outsideDomain', { count: missing })
    const nothing: Estimate = { value: reason, standardError: reason, interval: reason }
    return {
      mean: nothing,
      standardDeviation: reason,
      quantiles: printed.map((p) => ({ p, ...nothing })),
      smallest: reason,
      largest: reason,
      probabilityOfLoss: nothing,
    }
  }
  const z = normalQuantile((1 + level) / 2)
  const sorted = Array.from(Float64Array.from(results).sort())
  const centre = mean(sorted)
  const few = undefinedBecause('tooFew', { count: draws, minimum: 2 })
  const deviation = draws < 2 ? few : finite(Math.sqrt(sumOfSquares(sorted, centre) / (draws - 1)))
  const standardError = isDefined(deviation) ? finite(deviation / Math.sqrt(draws)) : deviation
  const loss = sorted.filter((value) => value < 0).length / draws
  return {
    mean: {
      value: finite(centre),
      standardError,
      interval: isDefined(standardError)
        ? interval(centre - z * standardError, centre + z * standardError, level, 'normal')
        : standardError,
    },
    standardDeviation: deviation,
    quantiles: printed.map((p) => ({ p, ...quantileEstimate(sorted, p, z, level) })),
    smallest: finite(sorted[0]!),
    largest: finite(sorted.at(-1)!),
    probabilityOfLoss: {
      value: finite(loss),
      standardError: finite(Math.sqrt((loss * (1 - loss)) / draws)),
      interval: wilson(loss, draws, level),
    },
  }
}

/** The order statistics around rank np ± z√(np(1 − p)), outwards; none where they lie outside the draws. */
function quantileEstimate(sorted: readonly number[], p: number, z: number, level: number): Estimate {
  const n = sorted.length
  const reach = z * Math.sqrt(n * p * (1 - p))
  const low = sorted[Math.floor(n * p - reach) - 1]
  const high = sorted[Math.ceil(n * p + reach)]
  const value = finite(quantile(sorted, p))
  if (low === undefined || high === undefined) {
    const share = Math.min(p, 1 - p)
    const few = undefinedBecause('tooFew', { count: n, minimum: Math.ceil((z * z * (1 - share)) / share) + 1 })
    return { value, standardError: few, interval: few }
  }
  return {
    value,
    standardError: finite((high - low) / (2 * z)),
    interval: interval(low, high, level, 'order-statistics'),
  }
}

function tornadoOf(
  model: SimulationModel,
  formula: SimulationModel['outputs'][number]['formula'],
): Tornado | Undefined {
  const of = model.inputs.map(({ distribution }) => inputQuantile(distribution))
  const medians = of.map((each) => each(0.5))
  const atMedians = finite(formula.value(medians), 'outsideDomain')
  if (!isDefined(atMedians)) return atMedians
  const bars = model.inputs.flatMap(({ name, distribution }, index): TornadoBar[] => {
    if (distribution.kind === 'constant' || !formula.uses.includes(name)) return []
    const [lowInput, highInput] = [of[index]!(0.1) + 0, of[index]!(0.9) + 0]
    const at = (value: number) => finite(formula.value(medians.with(index, value)), 'outsideDomain')
    const [low, high] = [at(lowInput), at(highInput)]
    const swing = !isDefined(low) ? low : isDefined(high) ? finite(Math.abs(high - low)) : high
    return [{ input: name, lowInput, highInput, low, high, swing }]
  })
  const width = (bar: TornadoBar) => (isDefined(bar.swing) ? bar.swing : Number.POSITIVE_INFINITY)
  bars.sort((a, b) => (width(a) === width(b) ? compareText(a.input, b.input) : width(b) - width(a)))
  return { atMedians, bars }
}
