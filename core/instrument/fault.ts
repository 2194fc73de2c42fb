/**
 * What can be wrong with a pack, as values. A fault names its kind by a stable code, says where it stands, and carries
 * the details its sentence needs; the sentence itself is in the catalogue (`core/texts/<language>/packs.ts`).
 */
import type { Language } from '../language.ts'
import { visible } from './visible.ts'

/** Why YAML could not be parsed, in the words of the catalogue (`packs.yamlReasons`). */
export type YamlReason =
  | 'indentation'
  | 'tab'
  | 'missingCharacter'
  | 'unexpected'
  | 'badEscape'
  | 'badStart'
  | 'multilineKey'
  | 'longKey'
  | 'nesting'
  | 'other'

/** What a value is, or should be, in the words of the catalogue (`packs.valueKinds`). */
export type ValueKind = 'text' | 'number' | 'wholeNumber' | 'trueOrFalse' | 'list' | 'map' | 'nothing' | 'endless'

/** What carries a duplicated id, number or weight, in the words of the catalogue (`packs.things`). */
export type Thing =
  | 'pack'
  | 'level'
  | 'area'
  | 'aspect'
  | 'criterion'
  | 'request'
  | 'topic'
  | 'item'
  | 'guide'
  | 'question'
  | 'surveyItem'
  | 'reference'
  | 'form'
  | 'section'
  | 'field'
  | 'choice'
  | 'mode'
  | 'principle'
  | 'horizon'
  | 'dimension'
  | 'nextStep'
  | 'link'

/** A fault whose code says it all. */
type Nothing = Record<string, never>

/** The details of each kind of fault, keyed by its code. */
export type FaultDetails = {
  'pack.tooManyFaults': { limit: number }
  'pack.tooManyFiles': { count: number; limit: number }
  'pack.tooManyTokens': { limit: number }
  'pack.tooLarge': { bytes: number; limit: number }

  'source.missing': Nothing
  'source.link': Nothing
  'source.notAFile': Nothing
  'source.foldersTooDeep': { limit: number }
  'source.tooManyEntries': { limit: number }
  'source.unreadable': Nothing

  'zip.notAZip': Nothing
  'zip.encrypted': Nothing
  'zip.damaged': { part: string }
  'zip.tooLarge': { bytes: number; limit: number }
  'zip.bomb': Nothing
  'zip.nested': Nothing
  'zip.duplicate': { other: string }

  'file.badPath': Nothing
  'file.unknown': Nothing
  'file.tooLarge': { bytes: number; limit: number }
  'file.notUtf8': { byte: number }
  'file.utf16': Nothing
  'file.byteOrderMark': Nothing
  'file.missing': Nothing
  'file.notListed': { id: string }
  'file.nameDiffers': { expected: string; found: string }

  'yaml.syntax': { reason: YamlReason }
  'yaml.empty': Nothing
  'yaml.severalDocuments': Nothing
  'yaml.directive': Nothing
  'yaml.alias': { name: string }
  'yaml.anchor': { name: string }
  'yaml.tag': { tag: string }
  'yaml.mergeKey': Nothing
  'yaml.duplicateKey': { key: string; firstLine: number }
  'yaml.forbiddenKey': { key: string }
  'yaml.keyNotText': Nothing
  'yaml.tooDeep': { limit: number }
  'yaml.tooManyTokens': { limit: number }

  'shape.missingKey': { key: string }
  'shape.unknownKey': { key: string; suggestion: string | null }
  'shape.wrongKind': { expected: ValueKind; found: ValueKind }
  'shape.tooFew': { minimum: number }
  'shape.tooMany': { maximum: number }
  'shape.tooLong': { maximum: number }
  'shape.blank': Nothing
  'shape.outOfRange': { minimum: number | null; maximum: number | null }
  'shape.notOneOf': { choices: string[] }
  'shape.badId': { found: string }
  'shape.badVersion': { found: string }
  'shape.badLinkTarget': { found: string }
  'shape.badLevelKey': { key: string }

  'text.noLanguage': Nothing
  'text.languageMissing': { language: Language }
  'text.languageUndeclared': { language: Language }
  'text.shortTooLong': { language: Language; count: number; maximum: number }
  'text.shortSeveralLines': Nothing
  'text.controlCharacter': { character: string }
  'text.directionCharacter': { character: string }
  'text.invisibleCharacter': { character: string }
  'text.brokenCharacter': Nothing

  'id.duplicate': { thing: Thing; id: string; firstFile: string; firstLine: number | null }
  'number.duplicate': { thing: Thing; number: number; firstFile: string; firstLine: number | null }
  'language.duplicate': { language: string }

  'scale.levelOutOfOrder': { expected: number; found: number }
  'scale.levelsAlike': { language: Language; level: number; other: number }
  'level.missing': { level: number }
  'level.extra': { level: number; levels: number }
  'weight.allZero': { parent: Thing; id: string }

  'target.unknownArea': { id: string }
  'target.unknownAspect': { id: string }
  'target.unknownCriterion': { id: string }
  'link.notACriterion': { id: string }
  'link.toItself': Nothing
  'survey.tooManyCore': { count: number; limit: number }
  'form.choicesMissing': Nothing
  'form.choicesUnused': Nothing

  'quality.oneLanguage': { language: Language }
  'quality.wrongLanguage': { language: Language }
  'quality.lengths': { words: number; characters: number }
  'quality.levelsEqual': { language: Language; level: number; other: number }
  'quality.vagueDifference': { language: Language; level: number; other: number }
  'quality.descriptorReused': { language: Language; firstFile: string; firstPath: string }
  'quality.noPractice': { language: Language }
  'quality.termAvoided': { found: string; use: string }
  'quality.termMissing': { term: string; language: Language; expected: string }
  'quality.closedQuestion': { language: Language }
  'quality.leadingQuestion': { language: Language; found: string }
  'quality.severalQuestions': { language: Language }

  'mapping.missing': { fromLevels: number; toLevels: number }
  'mapping.levelMissing': { level: number }
  'mapping.levelUnknown': { level: number; levels: number }
  'mapping.notRising': { level: number }

  'version.contentDiffers': { pack: string; version: string }

  'crosswalk.unknownPack': { pack: string }
  'crosswalk.unknownCriterion': { id: string }
  'crosswalk.mappingMissing': { from: string; to: string; fromLevels: number; toLevels: number }
  'crosswalk.mappingsDisagree': { from: string; to: string }
  'crosswalk.relationsDisagree': { from: string; to: string; here: string; there: string }
  'crosswalk.subsetCycle': { criteria: string[] }
  'crosswalk.noneAgainstOverlap': { from: string; to: string }
}

export type FaultCode = keyof FaultDetails
export type Severity = 'error' | 'warning'

/**
 * Where a fault stands: a file of the pack ('' for the pack as a whole), line and column from 1 where the file could be
 * read, and the path inside it (`criteria[2].descriptors.3.en`).
 */
export type Place = { file: string; line: number | null; column: number | null; path: string }

export type Fault = {
  [Code in FaultCode]: Place & { code: Code; severity: Severity; details: FaultDetails[Code] }
}[FaultCode]

/** Codes that leave a pack usable. Everything else is an error. */
const warnings: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'file.byteOrderMark',
  'crosswalk.unknownPack',
  // Wording is judged by rule of thumb: a reader has the last word. Equal levels and copied descriptors are no matter of
  // taste and stay errors.
  'quality.oneLanguage',
  'quality.wrongLanguage',
  'quality.lengths',
  'quality.vagueDifference',
  'quality.noPractice',
  'quality.termAvoided',
  'quality.termMissing',
  'quality.closedQuestion',
  'quality.leadingQuestion',
  'quality.severalQuestions',
])

/**
 * A fault of kind `code` at `place`; its severity follows from its code. What it quotes of a pack is made visible, since
 * a terminal obeys control characters and a reader is misled by those that turn the direction of writing.
 */
export function fault<Code extends FaultCode>(code: Code, place: Place, details: FaultDetails[Code]): Fault {
  const severity: Severity = warnings.has(code) ? 'warning' : 'error'
  const quoted = Object.entries(details).map(([key, value]) => [key, visibleIn(value)])
  const shown = { ...place, file: visible(place.file), path: visible(place.path) }
  return { code, severity, ...shown, details: Object.fromEntries(quoted) } as Fault
}

function visibleIn(value: unknown): unknown {
  if (typeof value === 'string') return visible(value)
  return Array.isArray(value) ? value.map(visibleIn) : value
}

/** `true` when at least one fault is an error, so that the pack cannot be used. */
export function hasErrors(faults: readonly Fault[]): boolean {
  return faults.some((one) => one.severity === 'error')
}

/** Faults in reading order: by file, line, column, path, code. */
export function inReadingOrder(faults: readonly Fault[]): Fault[] {
  return faults.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compare(a.path, b.path) ||
      compare(a.code, b.code),
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
