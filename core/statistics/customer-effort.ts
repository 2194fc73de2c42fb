/**
 * The customer effort score in its two published forms, which are never mixed.
 *
 * Exports
 *   effortAgreement(answers, level?): EffortAgreement     CES 2.0: 1 … 7, agreement that it was easy
 *   effortSpent(answers, level?): EffortSpent             the older one: 1 … 5, how much effort it took
 */
import { levelCounts } from './level-counts.ts'
import type { LevelCount } from './level-counts.ts'
import { meanEstimate } from './mean.ts'
import type { MeanEstimate } from './mean.ts'
import { proportion } from './proportion.ts'
import type { Proportion } from './proportion.ts'
import { finite, interval, isDefined } from './result.ts'
import type { Interval, Value } from './result.ts'

type Share = Omit<Proportion, 'ofPopulation'>
type Mean = Omit<MeanEstimate, 'ofPopulation'>

export type EffortAgreement = {
  readonly scale: '1-7 agreement'
  readonly direction: 'higher is less effort'
  /** Mean of the levels 1 … 7 with a t interval: the published score. */
  readonly score: Mean
  /** Answers 5, 6 and 7 (somewhat agree to strongly agree). */
  readonly easy: Share
  /** Answers 6 and 7. */
  readonly topTwo: Share
  readonly counts: readonly LevelCount[]
  readonly n: number
}

/**
 * CES 2.0: "The company made it easy for me to handle my issue", 1 strongly disagree … 7 strongly agree.
 *
 * Input: whole numbers 1 … 7. Undefined: `noData`; interval as meanEstimate. Errors: InputError `outsideLevels`.
 * Source: Dixon, Toman & DeLisi (2013), The Effortless Experience, chapter 6.
 *
 * Example: 7, 6, 5, 2 has the score 5 and three of four found it easy.
 */
export function effortAgreement(answers: readonly number[], level = 0.95): EffortAgreement {
  const counts = levelCounts(answers, [1, 2, 3, 4, 5, 6, 7])
  return {
    scale: '1-7 agreement',
    direction: 'higher is less effort',
    score: mean(answers, level),
    easy: share(answers, (answer) => answer >= 5, level),
    topTwo: share(answers, (answer) => answer >= 6, level),
    counts,
    n: answers.length,
  }
}

export type EffortSpent = {
  readonly scale: '1-5 effort'
  readonly direction: 'lower is less effort'
  /** Mean of the levels 1 … 5 as they were asked: high is bad. */
  readonly score: Mean
  /** 6 − mean, so that high is good. Still not comparable with the 1–7 form. */
  readonly reversedScore: Value
  readonly reversedInterval: Interval
  /** Answers 1 and 2. */
  readonly lowEffort: Share
  /** Answers 4 and 5. */
  readonly highEffort: Share
  readonly counts: readonly LevelCount[]
  readonly n: number
}

/**
 * The first CES: "How much effort did you personally have to put forth?", 1 very low … 5 very high effort.
 *
 * Input: whole numbers 1 … 5. Undefined: `noData`; interval as meanEstimate. Errors: InputError `outsideLevels`.
 * Source: Dixon, Freeman & Toman (2010), Harvard Business Review 88(7/8), 116–122.
 *
 * Example: 1, 2, 2, 5 has the score 2.5, reversed 3.5.
 */
export function effortSpent(answers: readonly number[], level = 0.95): EffortSpent {
  const counts = levelCounts(answers, [1, 2, 3, 4, 5])
  const score = mean(answers, level)
  return {
    scale: '1-5 effort',
    direction: 'lower is less effort',
    score,
    reversedScore: isDefined(score.mean) ? finite(6 - score.mean) : score.mean,
    reversedInterval: isDefined(score.interval)
      ? interval(6 - score.interval.high, 6 - score.interval.low, level, score.interval.method)
      : score.interval,
    lowEffort: share(answers, (answer) => answer <= 2, level),
    highEffort: share(answers, (answer) => answer >= 4, level),
    counts,
    n: answers.length,
  }
}

function mean(answers: readonly number[], level: number): Mean {
  const { ofPopulation: _population, ...rest } = meanEstimate(answers, { level })
  return rest
}

function share(answers: readonly number[], counts: (answer: number) => boolean, level: number): Share {
  const { ofPopulation: _population, ...rest } = proportion(answers.filter(counts).length, answers.length, { level })
  return rest
}
