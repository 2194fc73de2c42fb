/**
 * Customer satisfaction (CSAT): the share of answers in the top boxes of a scale.
 *
 * Exports
 *   customerSatisfaction(answers, levels, top?, level?): CustomerSatisfaction
 */
import { meanEstimate } from './mean.ts'
import type { MeanEstimate } from './mean.ts'
import { proportion } from './proportion.ts'
import type { Proportion } from './proportion.ts'
import { InputError } from './result.ts'
import { levelCounts } from './level-counts.ts'
import type { LevelCount } from './level-counts.ts'

export type CustomerSatisfaction = {
  /** Answers in the top levels, with the intervals of a share. Unit: shares of 1. */
  readonly topBox: Omit<Proportion, 'ofPopulation'>
  /** The levels that count, lowest first. */
  readonly topLevels: readonly number[]
  /** Beside it, never instead of it: the mean of the levels, a score. */
  readonly meanScore: Omit<MeanEstimate, 'ofPopulation'>
  readonly counts: readonly LevelCount[]
  readonly n: number
}

/**
 * Share of the answers in the `top` highest declared levels (two unless said otherwise), whether or not they were used.
 *
 * Input: answers, each one of the declared levels; 1 ≤ top < number of levels.
 * Undefined: `noData`. Errors: InputError `outsideLevels` with the row, `tooFewLevels`, `duplicateLevel`, `notACount`.
 * Source: the top-two box as in Morgan & Rego (2006), Marketing Science 25, 426–439; intervals as proportion.
 *
 * Example: 5, 4, 3, 1 on 1 … 5 has two of four in the top two: 0.5, Wilson 0.150 … 0.850.
 */
export function customerSatisfaction(
  answers: readonly number[],
  levels: readonly number[],
  top = 2,
  level = 0.95,
): CustomerSatisfaction {
  const counts = levelCounts(answers, levels)
  if (!Number.isInteger(top) || top < 1 || top >= counts.length) {
    throw new InputError('notACount', { column: 'top', value: String(top), largest: counts.length - 1 })
  }
  const topLevels = counts.slice(-top).map((each) => each.level)
  const successes = counts.slice(-top).reduce((total, each) => total + each.count, 0)
  const { ofPopulation: _share, ...topBox } = proportion(successes, answers.length, { level })
  const { ofPopulation: _mean, ...meanScore } = meanEstimate(answers, { level })
  return { topBox, topLevels, meanScore, counts, n: answers.length }
}
