/**
 * Drivers of an outcome of two values. Expected values: R 4.2.2, glm(am ~ hp + wt, binomial, mtcars, control =
 * list(epsilon = 1e-14)) for the fit, the deviance of all subsets for LMG, and Tonidandel & LeBreton's steps by svd() for
 * the relative weights (no package for either is in Debian).
 */
import { describe, expect, test } from 'vitest'
import { driverBootstrap, driverBootstrapSteps } from './driver-bootstrap.ts'
import { driverSample } from './driver-sample.ts'
import type { DriverSample } from './driver-sample.ts'
import { logisticDrivers } from './logistic-drivers.ts'
import { randomStream } from './random.ts'
import { separation } from './separation.ts'

// prettier-ignore
const mtcars = {
  hp: [110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66, 52, 65, 97, 150, 150, 245, 175, 66, 91, 113, 264, 175, 335, 109],
  wt: [2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78],
  am: [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1],
}
const am = { name: 'am', values: mtcars.am }
const both = [
  { name: 'wt', values: mtcars.wt },
  { name: 'hp', values: mtcars.hp },
]

describe('logistic drivers', () => {
  test('mtcars: fit, LMG and relative weights', () => {
    expect(logisticDrivers(am, both)).toMatchObject({
      n: 32,
      ones: 13,
      mcFaddenRSquared: expect.closeTo(0.767310373907582, 12),
      logLikelihood: expect.closeTo(-5.02955523613349, 10),
      intercept: expect.closeTo(18.8662987172041, 8),
      predictors: [
        {
          name: 'wt',
          lmg: expect.closeTo(0.638705116094662, 10),
          relativeWeight: expect.closeTo(0.70400790281219, 10),
          coefficient: expect.closeTo(-8.08347518244464, 9),
          standardError: expect.closeTo(3.0686751130547, 6),
          p: expect.closeTo(0.00843381259970713, 8),
          direction: 'lowers',
        },
        {
          name: 'hp',
          lmg: expect.closeTo(0.128605257812921, 10),
          relativeWeight: expect.closeTo(0.102855243829476, 10),
          suppressor: true,
          direction: 'unclear',
        },
      ],
    })
  })

  test('any two values are an outcome, the larger being the event; weights count as so many cases', () => {
    const coded = { name: 'am', values: mtcars.am.map((value) => value * 3 + 2) }
    expect(logisticDrivers(coded, both)).toEqual(logisticDrivers(am, both))
    expect(() => logisticDrivers({ name: 'am', values: mtcars.hp }, both)).toThrow('outsideDomain')
    const twice = logisticDrivers(
      { name: 'am', values: [...mtcars.am, ...mtcars.am] },
      both.map(({ name, values }) => ({ name, values: [...values, ...values] })),
    )
    expect(logisticDrivers(am, both, { weights: mtcars.am.map(() => 2) })).toMatchObject({
      mcFaddenRSquared: expect.closeTo((twice as { mcFaddenRSquared: number }).mcFaddenRSquared, 11),
    })
  })

  test('separated outcomes are named, not fitted', () => {
    const x = Array.from({ length: 20 }, (_, row) => row)
    const noise = x.map((value) => (value * 7) % 5)
    const outcome = { name: 'y', values: x.map((value) => (value < 10 ? 0 : 1)) }
    const predictors = [
      { name: 'noise', values: noise },
      { name: 'x', values: x },
    ]
    expect(logisticDrivers(outcome, predictors)).toMatchObject({ reason: 'separation', detail: { kind: 'complete' } })
    const partial = { name: 'y', values: x.map((value) => (value < 10 || value === 13 ? 0 : 1)) }
    const group = [{ name: 'group', values: x.map((value) => (value < 10 ? 0 : 1)) }]
    expect(logisticDrivers(partial, group)).toMatchObject({
      reason: 'separation',
      detail: { kind: 'partial', columns: ['group'] },
    })
  })

  test('separation is found just where the likelihood has no maximum', () => {
    const at = (x: number[], y: number[]) => separation([Float64Array.from(x)], Float64Array.from(y)).kind
    expect(at([1, 2, 3, 4], [0, 0, 1, 1])).toBe('complete')
    expect(at([1, 2, 2, 3], [0, 0, 1, 1])).toBe('partial')
    expect(at([1, 2, 3, 4], [0, 1, 0, 1])).toBe('none')
    expect(at([1, 2, 3, 4], [1, 0, 0, 1])).toBe('none')
  })

  test('too few rows, no variation, dependent predictors', () => {
    expect(logisticDrivers({ name: 'y', values: [0, 1] }, [{ name: 'x', values: [1, 2] }])).toMatchObject({
      reason: 'tooFewRows',
    })
    expect(logisticDrivers({ name: 'y', values: [1, 1, 1] }, [{ name: 'x', values: [1, 2, 3] }])).toMatchObject({
      reason: 'noVariation',
    })
    expect(
      logisticDrivers(am, [both[0]!, { name: 'kg', values: mtcars.wt.map((value) => value * 453.6) }]),
    ).toMatchObject({ reason: 'duplicateColumn' })
  })
})

describe('bootstrap of drivers', () => {
  const random = randomStream(11, 0)
  const x = ['a', 'b', 'c'].map((name) => ({ name, values: Array.from({ length: 120 }, () => random.below(5) + 1) }))
  const y = { name: 'y', values: x[0]!.values.map((value, row) => 2 * value + x[1]!.values[row]! + random.normal()) }
  const sample = driverSample(y, x) as DriverSample

  test.each(['lmg', 'johnson'] as const)('%s: intervals and ranks, whatever the order of the rows', (method) => {
    const result = driverBootstrap(sample, { seed: 3, draws: 200, method })
    expect(result).toMatchObject({ drawsMade: 200, undefinedDraws: 0, seed: 3 })
    const [a, b] = result.predictors
    expect(a).toMatchObject({ name: 'a', rankStability: 1, first: 1, rankInterval: { low: 1, high: 1 } })
    expect(b).toMatchObject({ shareInterval: { level: 0.95 } })
    const turned = driverSample(
      { name: 'y', values: y.values.toReversed() },
      x.map(({ name, values }) => ({ name, values: values.toReversed() })).reverse(),
    ) as DriverSample
    expect(driverBootstrap(turned, { seed: 3, draws: 200, method })).toEqual(result)
  })

  test('it narrows step by step and can be left', () => {
    const steps = driverBootstrapSteps(sample, { seed: 3, draws: 1000, method: 'johnson' })
    expect(steps.next().value).toMatchObject({ drawsMade: 100 })
    expect(steps.next().value).toMatchObject({ drawsMade: 200 })
    steps.return()
    expect(steps.next().done).toBe(true)
  })

  test('a constant predictor has no interval, with the reason', () => {
    const flat = driverSample(y, [{ name: 'flat', values: y.values.map(() => 1) }]) as DriverSample
    expect(driverBootstrap(flat, { seed: 1, draws: 10, method: 'lmg' }).predictors[0]!.interval).toMatchObject({
      reason: 'constantColumn',
    })
  })
})
