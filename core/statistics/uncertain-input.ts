/**
 * Uncertain inputs of a model, each drawn through its quantile function, so that one random number gives one value.
 *
 * Exports
 *   type Distribution
 *   checkDistribution(distribution, name): void
 *   inputQuantile(distribution): (p) => number        p in (0, 1)
 */
import { betaQuantile, normalQuantile } from './distributions.ts'
import { InputError } from './result.ts'
import { sum } from './sum.ts'

export type Distribution =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'triangular' | 'pert'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  /** Mean and standard deviation of the logarithm. */
  | { readonly kind: 'lognormal'; readonly meanLog: number; readonly sdLog: number }
  | { readonly kind: 'discrete'; readonly values: readonly number[]; readonly probabilities: readonly number[] }

/** The beta-PERT's weight of the mode. */
const lambda = 4
/** Probabilities written as decimals may miss 1 by so much. */
const probabilityTolerance = 1e-9

/**
 * Errors: InputError `modelValue` with the input's name and what is wrong: min ≤ mode ≤ max and min < max; sd > 0; as
 * many probabilities as values, none negative, adding up to 1.
 */
export function checkDistribution(distribution: Distribution, name: string): void {
  const wrong = (rule: string) => new InputError('modelValue', { input: name, rule })
  if (distribution.kind === 'triangular' || distribution.kind === 'pert') {
    const { min, mode, max } = distribution
    if (!(min <= mode && mode <= max && min < max)) throw wrong('min ≤ mode ≤ max, min < max')
  } else if (distribution.kind === 'normal') {
    if (!(distribution.sd > 0)) throw wrong('sd > 0')
  } else if (distribution.kind === 'lognormal') {
    if (!(distribution.sdLog > 0)) throw wrong('sd > 0, mean > 0')
  } else if (distribution.kind === 'discrete') {
    const { values, probabilities } = distribution
    if (values.length === 0 || values.length !== probabilities.length) throw wrong('values, probabilities: n = n')
    if (probabilities.some((p) => p < 0)) throw wrong('p ≥ 0')
    if (Math.abs(sum(probabilities) - 1) > probabilityTolerance) throw wrong('Σp = 1')
  }
}

/**
 * The value below which a share p of the draws lies.
 *
 * PERT is the beta distribution on min … max with α = 1 + 4(mode − min)/(max − min) and β = 1 + 4(max − mode)/(max − min),
 * so that its mean is (min + 4·mode + max)/6. Discrete values are taken in ascending order.
 * Source: Malcolm, Roseboom, Clark & Fazar (1959), Operations Research 7, 646–669 (PERT); Vose (2008), Risk Analysis.
 *
 * Example: inputQuantile({ kind: 'triangular', min: 0, mode: 1, max: 2 })(0.5) is 1.
 */
export function inputQuantile(distribution: Distribution): (p: number) => number {
  if (distribution.kind === 'constant') return () => distribution.value
  if (distribution.kind === 'normal') return (p) => distribution.mean + distribution.sd * normalQuantile(p)
  if (distribution.kind === 'lognormal') {
    return (p) => Math.exp(distribution.meanLog + distribution.sdLog * normalQuantile(p))
  }
  if (distribution.kind === 'discrete') return discreteQuantile(distribution.values, distribution.probabilities)
  const { min, mode, max } = distribution
  const width = max - min
  if (distribution.kind === 'pert') {
    const a = 1 + (lambda * (mode - min)) / width
    const b = 1 + (lambda * (max - mode)) / width
    return (p) => min + width * betaQuantile(p, a, b)
  }
  const turn = (mode - min) / width
  return (p) =>
    p <= turn ? min + Math.sqrt(p * width * (mode - min)) : max - Math.sqrt((1 - p) * width * (max - mode))
}

function discreteQuantile(values: readonly number[], probabilities: readonly number[]): (p: number) => number {
  const sorted = values
    .map((value, index) => ({ value, p: probabilities[index]! }))
    .filter(({ p }) => p > 0)
    .sort((a, b) => a.value - b.value)
  const upTo = sorted.map((_, index) => sum(sorted.slice(0, index + 1).map(({ p }) => p)))
  return (p) => sorted[upTo.findIndex((limit) => p < limit)]?.value ?? sorted.at(-1)!.value
}
