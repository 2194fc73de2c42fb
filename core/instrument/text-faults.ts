/** What can be wrong with the texts of one file: characters nobody can see, a missing language, a short name too long. */
import type { Language } from '../language.ts'
import { fault } from './fault.ts'
import type { Fault, FaultCode, FaultDetails } from './fault.ts'
import { shortLimit } from './pack.ts'
import { codePointName } from './visible.ts'
import { joinPath } from './yaml-file.ts'
import type { YamlFile } from './yaml-file.ts'

/**
 * Faults of every text in `yaml`. `declared` are the languages pack.yaml promises; null when it could not be read, and
 * then languages are not judged.
 */
export function textFaults(file: string, yaml: YamlFile, declared: readonly Language[] | null): Fault[] {
  const found: Fault[] = []
  const add: AddFault = (code, path, details) => found.push(fault(code, { file, ...yaml.locate(path), path }, details))
  walk(yaml.value, '', declared, add)
  return found
}

type AddFault = <Code extends FaultCode>(code: Code, path: string, details: FaultDetails[Code]) => void

function walk(value: unknown, path: string, declared: readonly Language[] | null, add: AddFault): void {
  if (typeof value === 'string') return characterFaults(value, path, add)
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) return value.forEach((item, index) => walk(item, joinPath(path, index), declared, add))
  const record = value as Record<string, unknown>
  if ('en' in record || 'zh-CN' in record) languageFaults(record, path, declared, add)
  for (const [key, inner] of Object.entries(record)) walk(inner, joinPath(path, key), declared, add)
}

function languageFaults(
  text: Record<string, unknown>,
  path: string,
  declared: readonly Language[] | null,
  add: AddFault,
): void {
  const isShort = path === 'short' || path.endsWith('.short')
  for (const language of ['zh-CN', 'en'] as const) {
    const words = text[language]
    if (declared !== null) {
      if (declared.includes(language) && words === undefined) add('text.languageMissing', path, { language })
      if (!declared.includes(language) && words !== undefined) {
        add('text.languageUndeclared', joinPath(path, language), { language })
      }
    }
    if (isShort && typeof words === 'string') shortFaults(words.trim(), language, joinPath(path, language), add)
  }
}

function shortFaults(words: string, language: Language, path: string, add: AddFault): void {
  const count = [...words].length
  const maximum = shortLimit[language]
  if (count > maximum) add('text.shortTooLong', path, { language, count, maximum })
  if (words.includes('\n')) add('text.shortSeveralLines', path, {})
}

/** C0 and C1 controls but line feed, and Unicode's line and paragraph separators. */
const control = /(?!\n)[\p{Cc}\u2028\u2029]/u
/** Embeddings, overrides, isolates and marks of writing direction: they make a text read otherwise than it is stored. */
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
/** Zero-width and tag characters: they carry words nobody sees. (U+200D joins emoji and is allowed.) */
const invisible =
  /[\u00ad\u115f\u1160\u180e\u200b\u200c\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u

function characterFaults(text: string, path: string, add: AddFault): void {
  const check = (
    code: 'text.controlCharacter' | 'text.directionCharacter' | 'text.invisibleCharacter',
    set: RegExp,
  ) => {
    const [character] = set.exec(text) ?? []
    if (character !== undefined) add(code, path, { character: codePointName(character) })
  }
  check('text.controlCharacter', control)
  check('text.directionCharacter', direction)
  check('text.invisibleCharacter', invisible)
  // Half of a character pair, U+FFFD (what an earlier program left where it could not decode) or a noncharacter.
  if (!text.isWellFormed() || /[\ufffd\ufdd0-\ufdef\ufffe\uffff]/u.test(text)) add('text.brokenCharacter', path, {})
}
