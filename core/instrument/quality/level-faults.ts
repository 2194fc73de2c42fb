/** Descriptors and options: every level its own, each naming something an assessor could see. */
import type { Language, Text } from '../../language.ts'
import { languages } from '../../language.ts'
import { fault } from '../fault.ts'
import type { Fault, FaultCode, FaultDetails } from '../fault.ts'
import { pathOf } from '../pack-files.ts'
import type { Pack } from '../pack.ts'
import { joinPath } from '../yaml-file.ts'
import { onlyClaims } from './claims.ts'
import { wordsIn } from './pack-texts.ts'
import { concreteChinese, concreteEnglish, soundsOf, withoutVagueChinese, withoutVagueEnglish } from './wording.ts'

/** Fewer concrete English words than this cannot say who does what. */
const fewestConcreteWords = 3
/** Fewer concrete Chinese characters than this cannot say who does what (a word has about two). */
const fewestConcreteCharacters = 4

/** Faults of all descriptors and survey options of a pack. */
export function levelFaults(pack: Pack): Fault[] {
  const ladders = laddersOf(pack)
  return [
    ...ladders.flatMap(equalLevels),
    ...ladders.filter(({ kind }) => kind === 'descriptors').flatMap(vagueDifferences),
    ...ladders.filter(({ kind }) => kind === 'descriptors').flatMap(emptyDescriptors),
    ...copiedDescriptors(ladders.filter(({ kind }) => kind === 'descriptors')),
  ]
}

/** The texts of one criterion or item, one per level, with their place. */
type Ladder = { file: string; path: string; kind: 'descriptors' | 'options'; texts: Readonly<Record<string, Text>> }

function laddersOf(pack: Pack): Ladder[] {
  return pack.areas
    .flatMap((area) => area.aspects)
    .flatMap((aspect): Ladder[] => [
      ...aspect.criteria.map((criterion, index): Ladder => ({
        file: pathOf('aspect', aspect.id),
        path: `criteria[${index}].descriptors`,
        kind: 'descriptors',
        texts: criterion.descriptors,
      })),
      ...pack.surveyItems
        .filter((item) => item.aspect === aspect.id)
        .map((item, index): Ladder => ({
          file: pathOf('survey', aspect.id),
          path: `items[${index}].options`,
          kind: 'options',
          texts: item.options,
        })),
    ])
}

function at<Code extends FaultCode>(
  ladder: Ladder,
  level: string,
  language: Language,
  code: Code,
  details: FaultDetails[Code],
) {
  const path = joinPath(joinPath(ladder.path, level), language)
  return fault(code, { file: ladder.file, line: null, column: null, path }, details)
}

/** Levels of one ladder whose texts share a form that `formsOf` gives, each reported once against the first alike. */
function alike(
  ladder: Ladder,
  language: Language,
  formsOf: (words: string) => readonly string[],
): { level: string; other: string }[] {
  const seen = new Map<string, string>()
  return Object.entries(ladder.texts).flatMap(([level, text]) => {
    const words = wordsIn(text, language)
    if (words === null) return []
    const forms = formsOf(words)
    const other = forms.map((form) => seen.get(form)).find((found) => found !== undefined)
    if (other !== undefined) return [{ level, other }]
    for (const form of forms) seen.set(form, level)
    return []
  })
}

function equalLevels(ladder: Ladder): Fault[] {
  return languages.flatMap((language) =>
    alike(ladder, language, soundsOf).map(({ level, other }) =>
      at(ladder, level, language, 'quality.levelsEqual', { language, level: Number(level), other: Number(other) }),
    ),
  )
}

function vagueDifferences(ladder: Ladder): Fault[] {
  return languages.flatMap((language) => {
    const equal = new Set(alike(ladder, language, soundsOf).map(({ level }) => level))
    const simplify = language === 'en' ? withoutVagueEnglish : withoutVagueChinese
    return alike(ladder, language, (words) => [simplify(words)])
      .filter(({ level }) => !equal.has(level))
      .map(({ level, other }) =>
        at(ladder, level, language, 'quality.vagueDifference', {
          language,
          level: Number(level),
          other: Number(other),
        }),
      )
  })
}

function emptyDescriptors(ladder: Ladder): Fault[] {
  return Object.entries(ladder.texts).flatMap(([level, text]) =>
    languages.flatMap((language) => {
      const words = wordsIn(text, language)
      if (words === null || namesSomething(words, language)) return []
      return [at(ladder, level, language, 'quality.noPractice', { language })]
    }),
  )
}

/** `true` when enough is left beside judgement, claims, the usual subjects and joining words to be seen or asked for. */
function namesSomething(words: string, language: Language): boolean {
  if (onlyClaims(words, language)) return false
  if (language === 'en') return concreteEnglish(words).length >= fewestConcreteWords
  return [...concreteChinese(words)].length >= fewestConcreteCharacters
}

function copiedDescriptors(ladders: readonly Ladder[]): Fault[] {
  const seen = new Map<string, { ladder: Ladder; path: string }>()
  const found: Fault[] = []
  for (const ladder of ladders) {
    for (const [level, text] of Object.entries(ladder.texts)) {
      for (const language of languages) {
        const words = wordsIn(text, language)
        if (words === null) continue
        const keys = soundsOf(words).map((form) => `${language} ${form}`)
        const first = keys.map((key) => seen.get(key)).find((one) => one !== undefined)
        if (first === undefined) for (const key of keys) seen.set(key, { ladder, path: joinPath(ladder.path, level) })
        // Inside one ladder the same copy is reported as equal levels.
        else if (first.ladder !== ladder) {
          const details = { language, firstFile: first.ladder.file, firstPath: first.path }
          found.push(at(ladder, level, language, 'quality.descriptorReused', details))
        }
      }
    }
  }
  return found
}
