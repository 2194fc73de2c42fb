/**
 * Models and their simulation. Quantile functions against R 4.2.2 (1 + 4 * qbeta(p, 2, 4), qlnorm, qnorm); draws
 * against the exact moments of the distributions, within five Monte Carlo errors.
 */
import { describe, expect, test } from 'vitest'
import { parseFormula } from './formula.ts'
import { simulate } from './simulate.ts'
import { readSimulationModel } from './simulation-model.ts'
import { inputQuantile } from './uncertain-input.ts'

const at = (formula: string, values: Record<string, number> = {}): number => {
  const names = Object.keys(values)
  return parseFormula(formula, names).value(Object.values(values))
}

describe('formulas', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['-2^2', -4],
    ['2^3^2', 512],
    ['2^-1', 0.5],
    ['(1 + 2) * 3 - -1', 10],
    ['8 / 4 / 2', 1],
    ['min(3, 1, 2) + max(1, 2) + abs(-3) + sqrt(4)', 8],
    ['exp(0) + log(1)', 1],
    ['npv(0.1, -100, 110)', 0],
    ['1.5e1 + .5', 15.5],
  ])('%s', (formula, value) => expect(at(formula)).toBeCloseTo(value, 12))

  test('names, Chinese ones too', () => {
    expect(at('客户 * gain', { 客户: 10, gain: 0.5 })).toBe(5)
    expect(parseFormula('b', ['a', 'b']).uses).toEqual(['b'])
  })

  test.each([
    ['1 +', 'formulaFault'],
    ['1 2', 'formulaFault'],
    ['(1', 'formulaFault'],
    ['', 'formulaFault'],
    ['a; b', 'formulaFault'],
    ['constructor', 'unknownName'],
    ['toString(1)', 'unknownName'],
    ['min()', 'formulaFault'],
    ['abs(1, 2)', 'formulaFault'],
    ['process.exit(1)', 'formulaFault'],
    ['('.repeat(100), 'formulaFault'],
    ['-'.repeat(100), 'formulaFault'],
    ['1 $ 2', 'formulaFault'],
    [`1${' '.repeat(2000)}`, 'formulaFault'],
  ])('%s is refused', (formula, code) => {
    expect(() => parseFormula(formula, [])).toThrow(expect.objectContaining({ code }))
  })
})

describe('quantile functions', () => {
  test('PERT, lognormal, normal, triangular, discrete', () => {
    const pert = inputQuantile({ kind: 'pert', min: 1, mode: 2, max: 5 })
    expect([0.05, 0.5, 0.9].map(pert)).toEqual(
      [1.30576156564932, 2.25524068182279, 3.33556149847812].map((value) => expect.closeTo(value, 11)),
    )
    const sd = Math.sqrt(Math.log1p((0.2 / 1.1) ** 2))
    const lognormal = inputQuantile({ kind: 'lognormal', meanLog: Math.log(1.1) - sd ** 2 / 2, sdLog: sd })
    expect([0.05, 0.5, 0.9].map(lognormal)).toEqual(
      [0.804457290313215, 1.082256901109898, 1.363651455455339].map((value) => expect.closeTo(value, 11)),
    )
    expect(inputQuantile({ kind: 'normal', mean: 80, sd: 10 })(0.9)).toBeCloseTo(92.815515655446, 11)
    const triangular = inputQuantile({ kind: 'triangular', min: 0, mode: 1, max: 4 })
    expect(triangular(0.25)).toBe(1)
    expect(triangular(0.75)).toBeCloseTo(4 - Math.sqrt(3), 13)
    const discrete = inputQuantile({ kind: 'discrete', values: [9, 5], probabilities: [0.3, 0.7] })
    expect([0.1, 0.69, 0.71].map(discrete)).toEqual([5, 5, 9])
  })
})

const model = `
inputs:
  customers: 1000
  gain: { distribution: pert, min: 0.01, likely: 0.02, max: 0.05 }
  margin: { distribution: normal, mean: 80, sd: 10 }
  growth: { distribution: lognormal, mean: 1.1, sd: 0.2 }
  share: { distribution: triangular, min: 0, mode: 0.5, max: 1 }
  cost: { distribution: discrete, values: [500, 2500], probabilities: [0.7, 0.3] }
outputs:
  value: customers * gain * margin - cost
  growth: growth
  share: share
`

describe('simulation', () => {
  const result = simulate(readSimulationModel(model), { seed: 1, draws: 10_000 })
  const output = (name: string) => result.outputs.find((each) => each.name === name)!

  test('means are within their Monte Carlo error', () => {
    for (const [name, expected] of [
      ['value', 1000 * ((0.01 + 4 * 0.02 + 0.05) / 6) * 80 - 1100],
      ['growth', 1.1],
      ['share', 0.5],
    ] as const) {
      const { value, standardError } = output(name).mean
      expect(Math.abs(Number(value) - expected)).toBeLessThan(5 * Number(standardError))
    }
    expect(Number(output('growth').standardDeviation)).toBeCloseTo(0.2, 2)
  })

  test('quantiles have an interval and lie in order', () => {
    const { quantiles } = output('share')
    const values = quantiles.map(({ value }) => Number(value))
    expect([...values].sort((a, b) => a - b)).toEqual(values)
    expect(quantiles.find(({ p }) => p === 0.5)!.interval).toMatchObject({ method: 'order-statistics' })
    expect(values[4]).toBeCloseTo(0.5, 1)
  })

  test('the tornado is sorted by swing and leaves out what does not matter', () => {
    const { tornado } = output('value')
    expect(tornado).toMatchObject({ bars: [{ input: 'cost' }, { input: 'gain' }, { input: 'margin' }] })
  })

  test('the same seed gives the same digits, another one others; the order of the file does not matter', () => {
    const again = simulate(readSimulationModel(model), { seed: 1, draws: 500 })
    const turned = simulate(
      readSimulationModel(
        model.replace(/ {2}customers: 1000\n/, '').replace('outputs:', '  customers: 1000\noutputs:'),
      ),
      { seed: 1, draws: 500 },
    )
    expect(turned).toEqual(again)
    const other = simulate(readSimulationModel(model), { seed: 2, draws: 500 })
    expect(other.outputs[0]!.mean).not.toEqual(again.outputs[0]!.mean)
  })

  test('a formula without a value in some draws is undefined, with their number', () => {
    const bad = readSimulationModel('inputs:\n  x: {distribution: normal, mean: 0, sd: 1}\noutput: log(x)\n')
    expect(simulate(bad, { seed: 1, draws: 100 }).outputs[0]!.mean.value).toMatchObject({ reason: 'outsideDomain' })
    const constant = readSimulationModel('inputs:\n  x: 5\noutput: 2 * x\n')
    expect(simulate(constant, { seed: 1, draws: 50 }).outputs[0]).toMatchObject({
      mean: { value: 10, standardError: 0 },
      probabilityOfLoss: { value: 0 },
    })
    expect(() => simulate(constant, { seed: 1, draws: 0 })).toThrow('notACount')
  })
})

describe('model files', () => {
  test.each([
    ['inputs: [', 'modelSyntax'],
    ['', 'modelSyntax'],
    ['inputs: &a {x: 1}\noutput: x', 'modelSyntax'],
    ['inputs: {x: 1}\noutput: x\nother: 1', 'modelShape'],
    ['inputs: {x: {distribution: cauchy}}\noutput: x', 'modelShape'],
    ['inputs: {x: {distribution: normal, mean: 1}}\noutput: x', 'modelShape'],
    ['inputs: {x: {distribution: normal, mean: 1, sd: -1}}\noutput: x', 'modelValue'],
    ['inputs: {x: {distribution: triangular, min: 3, mode: 2, max: 4}}\noutput: x', 'modelValue'],
    ['inputs: {x: {distribution: discrete, values: [1, 2], probabilities: [0.5, 0.4]}}\noutput: x', 'modelValue'],
    ['inputs: {x: 1}', 'modelShape'],
    ['inputs: {x: 1}\noutput: y', 'unknownName'],
    ['inputs: {x: one}\noutput: x', 'modelShape'],
  ])('%s', (text, code) => {
    expect(() => readSimulationModel(text)).toThrow(expect.objectContaining({ code }))
  })
})
