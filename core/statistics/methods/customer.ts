/** Methods of what customers say. */
import { effortAgreement, effortSpent } from '../customer-effort.ts'
import { customerSatisfaction } from '../customer-satisfaction.ts'
import { favourability } from '../favourability.ts'
import { netPromoterDifference, netPromoterScore } from '../net-promoter-score.ts'
import { InputError } from '../result.ts'
import { sortedGroups } from './estimates.ts'
import { present } from './method.ts'
import type { Call, Method } from './method.ts'

const mostCompared = 50
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** Answers of every level allowed, and how many are missing. */
function answersOf(call: Call, levels: readonly number[]): { answers: number[]; leftOut: number } {
  const [column] = call.table.numbers([call.options.text('score')], levels) as [Float64Array]
  const answers = present(column)
  return { answers, leftOut: column.length - answers.length }
}

const nps: Method = {
  name: 'nps',
  data: 'table',
  options: [
    { name: 'score', kind: 'column' },
    { name: 'by', kind: 'column' },
  ],
  example: 'answers.csv --score score --by period',
  run: (call) => {
    const level = call.options.confidence
    const { answers, leftOut } = answersOf(call, range(0, 10))
    return {
      variant: ['wald', 'adjusted-wald-3', 'adjusted-wald-2'],
      n: answers.length,
      missing: { rule: 'available', leftOut },
      results: { all: netPromoterScore(answers, level), ...(call.options.has('by') ? byGroup(call, level) : {}) },
    }
  },
}

function byGroup(call: Call, level: number) {
  const [scores] = call.table.numbers([call.options.text('score')], range(0, 10)) as [Float64Array]
  const [labels] = call.table.labels([call.options.text('by')]) as [(string | null)[]]
  const groups = sortedGroups(labels).map((name) => ({
    name,
    scores: [...scores.keys()]
      .filter((row) => labels[row] === name && !Number.isNaN(scores[row]!))
      .map((row) => scores[row]!),
  }))
  const compared = groups.length <= mostCompared ? groups : []
  return {
    groups: groups.map(({ name, scores: own }) => ({ name, ...netPromoterScore(own, level) })),
    // later minus earlier, as a change is read
    changes: compared.flatMap((earlier, index) =>
      compared.slice(index + 1).map((later) => {
        const { firstN, secondN, ...rest } = netPromoterDifference(later.scores, earlier.scores, level)
        return { from: earlier.name, to: later.name, fromN: secondN, toN: firstN, ...rest }
      }),
    ),
  }
}

const csat: Method = {
  name: 'csat',
  data: 'table',
  options: [
    { name: 'score', kind: 'column' },
    { name: 'levels', kind: 'levels' },
    { name: 'top', kind: 'count', default: '2' },
  ],
  example: 'answers.csv --score s --levels 1,2,3,4,5 --top 2',
  run: (call) => {
    const levels = call.options.levels()
    const top = call.options.count('top')
    if (top < 1 || top >= levels.length) throw new InputError('optionValue', { option: 'top', value: String(top) })
    const { answers, leftOut } = answersOf(call, levels)
    return {
      variant: ['top-box-wilson', 'top-box-agresti-coull', 'top-box-clopper-pearson'],
      n: answers.length,
      missing: { rule: 'available', leftOut },
      results: customerSatisfaction(answers, levels, top, call.options.confidence),
    }
  },
}

const ces: Method = {
  name: 'ces',
  data: 'table',
  options: [
    { name: 'score', kind: 'column' },
    { name: 'scale', kind: 'choice', choices: ['5', '7'] },
  ],
  example: 'answers.csv --score s --scale 7',
  run: (call) => {
    const scale = call.options.text('scale')
    const { answers, leftOut } = answersOf(call, range(1, Number(scale)))
    const level = call.options.confidence
    return {
      variant: [scale === '7' ? 'ces-2-agreement' : 'ces-1-effort'],
      n: answers.length,
      missing: { rule: 'available', leftOut },
      results: scale === '7' ? effortAgreement(answers, level) : effortSpent(answers, level),
    }
  },
}

const favourable: Method = {
  name: 'favourability',
  data: 'table',
  options: [
    { name: 'score', kind: 'column' },
    { name: 'levels', kind: 'levels' },
  ],
  example: 'answers.csv --score s --levels 1,2,3,4,5',
  run: (call) => {
    const levels = call.options.levels()
    const { answers, leftOut } = answersOf(call, levels)
    return {
      variant: ['favourable-wilson'],
      n: answers.length,
      missing: { rule: 'available', leftOut },
      results: favourability(answers, levels, call.options.confidence),
    }
  },
}

export const customerMethods: readonly Method[] = [nps, csat, ces, favourable]
