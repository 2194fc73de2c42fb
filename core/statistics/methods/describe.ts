/**
 * Methods and their answers in words: the list, the help of one method with every key of its output, and an answer as
 * lines for people.
 *
 * Exports
 *   listOfMethods(language): string
 *   helpOf(method, language): string
 *   describeMethod(method, language): MethodWords      the same as values
 *   describeMethods(language): MethodWords[]           of all
 *   linesOf(output, language): string[]
 */
import type { Language } from '#core/language.ts'
import { texts } from '#core/texts/index.ts'
import { isDefined } from '../result.ts'
import type { Reason, Undefined } from '../result.ts'
import type { Method } from './method.ts'
import { commonOptions } from './options.ts'
import { methodKeys, missingKeys, topKeys } from './output-keys.ts'
import { methods } from './run-method.ts'
import type { MethodOutput } from './run-method.ts'

type Words = Readonly<Record<string, string>>

export function listOfMethods(language: Language): string {
  const t = texts[language].methods
  const titles: Words = t.titles
  const lines = methods.map(({ name, example }) => `  ${titles[name]!}\n    touchstone stats ${name} ${example}`)
  return [t.list, ...lines, '', t.listEnd].join('\n')
}

export function helpOf(method: Method, language: Language): string {
  const t = texts[language].methods
  const [titles, about, options, keys]: [Words, Words, Words, Words] = [t.titles, t.about, t.options, t.keys]
  const word = (of: Words, key: string) => of[`${method.name}.${key}`] ?? of[key] ?? ''
  const optionLines = [...method.options, ...commonOptions].map((option) => {
    const choices =
      option.choices === undefined ? '' : ` ${option.choices.join('|')}${option.orFile === true ? '|FILE' : ''}`
    const standard =
      option.default === undefined || option.kind === 'flag' ? '' : ` (${t.standard({ value: option.default })})`
    return `  --${option.name}${choices}  ${word(options, option.name)}${standard}`
  })
  const keyLines = (names: readonly string[]) => names.map((key) => `  ${key}  ${word(keys, key)}`)
  return [
    titles[method.name]!,
    about[method.name]!,
    '',
    t.example,
    `  touchstone stats ${method.name} ${method.example} --json`,
    '',
    t.optionsHeading,
    ...optionLines,
    '',
    t.keysHeading,
    ...topKeys.flatMap((key) => [
      ...keyLines([key]),
      ...(key === 'missing' ? keyLines(missingKeys).map((line) => `  ${line}`) : []),
    ]),
    `  results  ${t.resultsHeading}`,
    ...keyLines(methodKeys[method.name] ?? []).map((line) => `  ${line}`),
    '',
    t.undefinedNote,
  ].join('\n')
}

export type MethodWords = {
  method: string
  title: string
  about: string
  example: string
  options: { name: string; kind: string; about: string }[]
  /** What each key of `results` means. */
  keys: Record<string, string>
}

export function describeMethod(method: Method, language: Language): MethodWords {
  const t = texts[language].methods
  const [titles, about, options, keys]: [Words, Words, Words, Words] = [t.titles, t.about, t.options, t.keys]
  const word = (of: Words, key: string) => of[`${method.name}.${key}`] ?? of[key] ?? ''
  return {
    method: method.name,
    title: titles[method.name]!,
    about: about[method.name]!,
    example: method.example,
    options: [...method.options, ...commonOptions].map(({ name, kind }) => ({
      name,
      kind,
      about: word(options, name),
    })),
    keys: Object.fromEntries((methodKeys[method.name] ?? []).map((key) => [key, word(keys, key)])),
  }
}

/** Every method as `describeMethod` gives it, in the order of the list. */
export function describeMethods(language: Language): MethodWords[] {
  return methods.map((method) => describeMethod(method, language))
}

/** One line a number: where it stands, and the number or the sentence why there is none. */
export function linesOf(output: MethodOutput, language: Language): string[] {
  const { results, ...basis } = output
  const lines: string[] = []
  const reasons = texts[language].statistics.reasons
  const write = (value: unknown, path: string): void => {
    if (!isDefined(value)) {
      const { reason, detail } = value as Undefined & { reason: Reason }
      lines.push(`${path}: — ${reasons[reason](detail ?? {})}`)
    } else if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) {
      lines.push(`${path}: ${value.join(', ')}`)
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) write(inner, path === '' ? key : `${path}.${key}`)
    } else lines.push(`${path}: ${value === null ? '—' : typeof value === 'string' ? value : JSON.stringify(value)}`)
  }
  write(basis, '')
  write(results, '')
  return lines
}
