/**
 * A model file (MODEL.yaml): uncertain inputs and the formulas made of them.
 *
 *   inputs:
 *     customers: 120000
 *     gain: { distribution: pert, min: 0.01, mode: 0.02, max: 0.05 }        also triangular; `likely` is `mode`
 *     margin: { distribution: normal, mean: 80, sd: 10 }
 *     growth: { distribution: lognormal, mean: 1.1, sd: 0.2 }               or meanLog and sdLog, of the logarithm
 *     cost: { distribution: discrete, values: [50000, 90000], probabilities: [0.7, 0.3] }
 *   outputs:
 *     value: customers * gain * margin - cost                               or one `output: …`
 *
 * Exports
 *   readSimulationModel(text): SimulationModel
 */
import type { Fault } from '#core/instrument/fault.ts'
import { parseYamlFile } from '#core/instrument/yaml-file.ts'
import type { YamlFile } from '#core/instrument/yaml-file.ts'
import { parseFormula } from './formula.ts'
import type { Formula } from './formula.ts'
import { InputError } from './result.ts'
import { compareText } from './sum.ts'
import { checkDistribution } from './uncertain-input.ts'
import type { Distribution } from './uncertain-input.ts'

export type SimulationModel = {
  /** By name: the order in which values are drawn and handed to the formulas. */
  readonly inputs: readonly { readonly name: string; readonly distribution: Distribution }[]
  /** By name. */
  readonly outputs: readonly { readonly name: string; readonly formula: Formula }[]
}

const limits = {
  fileBytes: 200_000,
  files: 1,
  packBytes: 200_000,
  depth: 5,
  tokens: 20_000,
  effort: 40_000,
  faults: 10,
}
const mostInputs = 200
const mostOutputs = 50
const nameForm = /^[\p{L}_][\p{L}\p{N}_]{0,59}$/u

/**
 * Errors: InputError `modelSyntax` (not plain YAML, with row and column), `modelShape` (a key that is missing, unknown or
 * of the wrong kind, with its path), `modelValue`, `formulaFault`, `unknownName`.
 */
export function readSimulationModel(text: string): SimulationModel {
  if (text.length > limits.fileBytes) throw new InputError('modelSyntax', { row: 1, column: 1, fault: 'tooLarge' })
  const found: Fault[] = []
  const { yaml } = parseYamlFile('model', text, limits, (one) => found.push(one))
  const [first] = found
  if (first !== undefined || yaml === null) {
    throw new InputError('modelSyntax', {
      row: first?.line ?? 1,
      column: first?.column ?? 1,
      fault: first?.code ?? 'empty',
    })
  }
  const model = mapAt(yaml, yaml.value, '', ['inputs', 'output', 'outputs'])
  const inputs = Object.entries(mapAt(yaml, model['inputs'], 'inputs')).map(([name, value]) => {
    const path = `inputs.${name}`
    if (!nameForm.test(name)) throw shape(yaml, path)
    const distribution = distributionAt(yaml, value, path)
    checkDistribution(distribution, name)
    return { name, distribution }
  })
  const formulas =
    model['outputs'] === undefined ? { output: model['output'] } : mapAt(yaml, model['outputs'], 'outputs')
  if (model['outputs'] !== undefined && model['output'] !== undefined) throw shape(yaml, 'output')
  if (inputs.length > mostInputs) throw shape(yaml, 'inputs')
  if (Object.keys(formulas).length > mostOutputs || Object.keys(formulas).length === 0) throw shape(yaml, 'outputs')
  inputs.sort((a, b) => compareText(a.name, b.name))
  const names = inputs.map(({ name }) => name)
  const outputs = Object.entries(formulas).map(([name, formula]) => {
    const text_ = typeof formula === 'number' ? String(formula) : formula
    if (typeof text_ !== 'string') throw shape(yaml, model['outputs'] === undefined ? 'output' : `outputs.${name}`)
    return { name, formula: parseFormula(text_, names) }
  })
  return { inputs, outputs: outputs.sort((a, b) => compareText(a.name, b.name)) }
}

function shape(yaml: YamlFile, path: string): InputError {
  const { line, column } = yaml.locate(path)
  return new InputError('modelShape', { path: path === '' ? 'inputs' : path, line, place: column })
}

/** A map; with `known`, of no other keys. */
function mapAt(yaml: YamlFile, value: unknown, path: string, known?: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw shape(yaml, path)
  const unknown = known === undefined ? undefined : Object.keys(value).find((key) => !known.includes(key))
  if (unknown !== undefined) throw shape(yaml, path === '' ? unknown : `${path}.${unknown}`)
  return value as Record<string, unknown>
}

function distributionAt(yaml: YamlFile, value: unknown, path: string): Distribution {
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'constant', value }
  const given = mapAt(yaml, value, path)
  const kind = given['distribution']
  const only = (...keys: string[]) => void mapAt(yaml, value, path, ['distribution', ...keys])
  const number = (key: string): number => {
    const part = given[key]
    if (typeof part !== 'number' || !Number.isFinite(part)) throw shape(yaml, `${path}.${key}`)
    return part
  }
  const list = (key: string): number[] => {
    const part = given[key]
    if (!Array.isArray(part) || part.some((each) => typeof each !== 'number' || !Number.isFinite(each))) {
      throw shape(yaml, `${path}.${key}`)
    }
    return part as number[]
  }
  if (kind === 'triangular' || kind === 'pert') {
    const mode = given['likely'] === undefined ? 'mode' : 'likely'
    only('min', mode, 'max')
    return { kind, min: number('min'), mode: number(mode), max: number('max') }
  }
  if (kind === 'normal') {
    only('mean', 'sd')
    return { kind, mean: number('mean'), sd: number('sd') }
  }
  if (kind === 'lognormal') {
    if (given['meanLog'] !== undefined) {
      only('meanLog', 'sdLog')
      return { kind, meanLog: number('meanLog'), sdLog: number('sdLog') }
    }
    only('mean', 'sd')
    const [mean, sd] = [number('mean'), number('sd')]
    if (!(mean > 0))
      throw new InputError('modelValue', { input: path.slice('inputs.'.length), rule: 'sd > 0, mean > 0' })
    const variance = Math.log1p((sd / mean) ** 2)
    return { kind, meanLog: Math.log(mean) - variance / 2, sdLog: sd > 0 ? Math.sqrt(variance) : 0 }
  }
  if (kind === 'discrete') {
    only('values', 'probabilities')
    return { kind, values: list('values'), probabilities: list('probabilities') }
  }
  throw shape(yaml, `${path}.distribution`)
}
