/** What holds for the methods of customers, drivers, trends and money on any data: finite numbers or reasons, in any order of rows. */
import { describe, expect, test } from 'vitest'
import { datedFlows } from './cash-flow.ts'
import { cochranArmitage } from './cochran-armitage.ts'
import { effortAgreement, effortSpent } from './customer-effort.ts'
import { customerSatisfaction } from './customer-satisfaction.ts'
import { driverBootstrap } from './driver-bootstrap.ts'
import { driverSample } from './driver-sample.ts'
import { favourability } from './favourability.ts'
import { internalRate } from './internal-rate.ts'
import { keyDrivers } from './key-drivers.ts'
import { logisticDrivers } from './logistic-drivers.ts'
import { mannKendall } from './mann-kendall.ts'
import { netPresentValue } from './net-present-value.ts'
import { netPromoterDifference, netPromoterScore } from './net-promoter-score.ts'
import { payback } from './payback.ts'
import { randomStream } from './random.ts'
import { isDefined } from './result.ts'
import { theilSen } from './theil-sen.ts'

type Row = {
  x: number | null
  y: number | null
  z: number | null
  event: number
  weight: number
  real: number
  day: number
}

function someRows(seed: number): Row[] {
  const random = randomStream(seed, 0)
  const size = random.below(18)
  const missing = random.below(3) * 0.2
  const spread = 1 + random.below(5)
  const answer = () => (random.uniform() < missing ? null : 1 + random.below(spread))
  const isCopy = random.below(5) === 0
  return Array.from({ length: size }, (_, index) => {
    const x = answer()
    return {
      x,
      y: isCopy ? x : answer(),
      z: answer(),
      event: random.below(2),
      weight: random.below(4) / 2,
      real: (random.below(9) - 4) / 10,
      day: index * 30 + random.below(2),
    }
  })
}

const given = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null)

function everything(rows: readonly Row[]): Record<string, unknown> {
  const column = <Key extends keyof Row>(name: Key): Row[Key][] => rows.map((row) => row[name])
  const predictors = (['x', 'y', 'z'] as const).map((name) => ({ name, values: column(name) }))
  const real = { name: 'real', values: column('real') }
  const levels = [1, 2, 3, 4, 5]
  const x = given(column('x'))
  const flows = datedFlows(column('real'), column('day'))
  const sample = driverSample(real, predictors)
  return {
    nps: netPromoterScore(x.map((value) => 2 * value)),
    npsDifference: netPromoterDifference(x, given(column('y'))),
    csat: customerSatisfaction(x, levels),
    effort: [effortAgreement(x), effortSpent(x)],
    favourability: favourability(x, levels),
    drivers: keyDrivers(real, predictors),
    weighted: keyDrivers(real, predictors, { weights: column('weight') }),
    pairwise: keyDrivers(real, predictors, { missing: 'pairwise' }),
    logistic:
      rows.some(({ event }) => event === 1) && logisticDrivers({ name: 'event', values: column('event') }, predictors),
    bootstrap: isDefined(sample) ? driverBootstrap(sample, { seed: 1, draws: 10, method: 'lmg' }) : sample,
    mannKendall: mannKendall(column('day'), column('real')),
    theilSen: theilSen(column('day'), column('real')),
    cochranArmitage: cochranArmitage(
      column('day'),
      column('event'),
      column('event').map((event) => event + 1),
    ),
    npv: netPresentValue(flows, 0.1),
    irr: internalRate(flows),
    payback: payback(flows, 0.1),
  }
}

function badNumbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return !Number.isFinite(value) || Object.is(value, -0) ? [`${path}: ${value}`] : []
  if (value === undefined) return [`${path}: undefined`]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => badNumbers(inner, `${path}.${name}`))
}

describe('every method', () => {
  test.each(Array.from({ length: 150 }, (_, seed) => seed))('table %i', (seed) => {
    const rows = someRows(seed)
    const answers = everything(rows)
    expect(badNumbers(answers)).toEqual([])
    const random = randomStream(seed, 1)
    const shuffled = rows
      .map((row) => ({ row, key: random.uniform() }))
      .sort((p, q) => p.key - q.key)
      .map(({ row }) => row)
    expect(everything(shuffled)).toEqual(answers)
  })
})
