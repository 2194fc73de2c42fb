/**
 * Favourability: the answers above, on and below the middle of a scale.
 *
 * Exports
 *   favourability(answers, levels, level?): Favourability
 */
import { levelCounts } from './level-counts.ts'
import type { LevelCount } from './level-counts.ts'
import { proportion } from './proportion.ts'
import type { Proportion } from './proportion.ts'
import { finite, undefinedBecause } from './result.ts'
import type { Value } from './result.ts'

type Share = Omit<Proportion, 'ofPopulation'>

export type Favourability = {
  /** Levels above the middle of the declared scale. Unit: shares of 1. */
  readonly favourable: Share
  /** The middle level; without one (an even number of levels) nobody is neutral. */
  readonly neutral: Share
  readonly unfavourable: Share
  /** Favourable minus unfavourable share, −1 … 1. */
  readonly net: Value
  readonly counts: readonly LevelCount[]
  readonly n: number
}

/**
 * The middle is the middle of the declared levels by place, not the mean of the answers: of 1 … 5 it is 3; of 1 … 4
 * there is none, and 3 and 4 are favourable.
 *
 * Input: answers, each one of the declared levels, higher being better.
 * Undefined: `noData`. Errors: InputError `outsideLevels` with the row, `tooFewLevels`, `duplicateLevel`.
 * Source: percent favourable as in Church & Waclawski (1998), Designing and Using Organizational Surveys; intervals
 * as proportion.
 *
 * Example: 5, 4, 3, 1 on 1 … 5 is favourable 0.5, neutral 0.25, unfavourable 0.25, net 0.25.
 */
export function favourability(answers: readonly number[], levels: readonly number[], level = 0.95): Favourability {
  const counts = levelCounts(answers, levels)
  const n = answers.length
  const half = Math.floor(counts.length / 2)
  const total = (part: readonly LevelCount[]) => part.reduce((sum, { count }) => sum + count, 0)
  const share = (successes: number): Share => {
    const { ofPopulation: _population, ...rest } = proportion(successes, n, { level })
    return rest
  }
  const above = total(counts.slice(-half))
  const below = total(counts.slice(0, half))
  return {
    favourable: share(above),
    neutral: share(n - above - below),
    unfavourable: share(below),
    net: n === 0 ? undefinedBecause('noData') : finite((above - below) / n),
    counts,
    n,
  }
}
