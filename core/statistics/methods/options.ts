/**
 * The options of a call, checked against those that the method declares.
 *
 * Exports
 *   class Given                                       typed reading of options
 *   common options: --missing, --confidence
 */
import { readLevels } from '../read-table.ts'
import { InputError } from '../result.ts'
import type { Method, Option } from './method.ts'

export type RawOptions = Readonly<Record<string, string | boolean | number>>

/** Options that every method on a table takes. */
export const commonOptions: readonly Option[] = [
  { name: 'missing', kind: 'text' },
  { name: 'confidence', kind: 'number', default: '0.95' },
]

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** Options by name, after a check that the method knows them and that they have values. */
export class Given {
  private readonly values: ReadonlyMap<string, string>

  /** Errors: InputError `unknownOption`, `optionValue`. */
  constructor(method: Pick<Method, 'options'>, raw: RawOptions) {
    const known = [...method.options, ...commonOptions]
    const values = new Map<string, string>()
    for (const option of known) if (option.default !== undefined) values.set(option.name, option.default)
    for (const [name, value] of Object.entries(raw)) {
      const option = known.find((each) => each.name === name)
      if (option === undefined) throw new InputError('unknownOption', { option: name })
      if (value === false) continue
      const text = value === true ? 'true' : String(value).trim()
      if (option.kind !== 'flag' && (value === true || text === ''))
        throw new InputError('optionNeeded', { option: name })
      if (option.kind === 'flag' && text !== 'true') throw new InputError('optionValue', { option: name, value: text })
      if (option.choices !== undefined && option.orFile !== true && !option.choices.includes(text)) {
        throw new InputError('optionValue', { option: name, value: text.slice(0, 60), allowed: option.choices })
      }
      values.set(name, text)
    }
    this.values = values
  }

  has(name: string): boolean {
    return this.values.has(name)
  }

  /** Errors: InputError `optionNeeded`. */
  text(name: string): string {
    const value = this.values.get(name)
    if (value === undefined) throw new InputError('optionNeeded', { option: name })
    return value
  }

  optional(name: string): string | undefined {
    return this.values.get(name)
  }

  /** Names separated by commas. Errors: InputError `optionNeeded`, `optionValue` for an empty name. */
  list(name: string): string[] {
    const parts = this.text(name)
      .split(',')
      .map((part) => part.trim())
    if (parts.includes('')) throw new InputError('optionValue', { option: name, value: this.text(name).slice(0, 60) })
    return parts
  }

  optionalList(name: string): string[] {
    return this.has(name) ? this.list(name) : []
  }

  number(name: string): number {
    const text = this.text(name)
    const value = Number(text)
    if (!decimal.test(text) || !Number.isFinite(value)) {
      throw new InputError('optionValue', { option: name, value: text.slice(0, 60) })
    }
    return value + 0
  }

  /** A whole number from 0. */
  count(name: string): number {
    const value = this.number(name)
    if (!Number.isSafeInteger(value) || value < 0)
      throw new InputError('optionValue', { option: name, value: this.text(name) })
    return value
  }

  levels(name = 'levels'): number[] {
    return readLevels(this.text(name))
  }

  optionalLevels(name = 'levels'): number[] | undefined {
    return this.has(name) ? this.levels(name) : undefined
  }

  /** Between 0 and 1, neither of them. */
  get confidence(): number {
    const value = this.number('confidence')
    if (!(value > 0 && value < 1))
      throw new InputError('optionValue', { option: 'confidence', value: this.text('confidence') })
    return value
  }
}
