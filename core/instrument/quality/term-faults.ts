/** One term, one translation: texts held against the glossary, in both languages. */
import type { Language } from '../../language.ts'
import { languages } from '../../language.ts'
import { fault } from '../fault.ts'
import type { Fault } from '../fault.ts'
import type { Glossary, GlossaryTerm } from '../glossary.ts'
import type { Pack } from '../pack.ts'
import { joinPath } from '../yaml-file.ts'
import { textsOf, wordsIn } from './pack-texts.ts'
import type { PlacedText } from './pack-texts.ts'

/** Words that should not be used, and strict terms whose counterpart is missing from the other language. */
export function termFaults(pack: Pack, glossary: Glossary): Fault[] {
  const terms = glossary.terms.map(compile)
  return textsOf(pack).flatMap((placed) => terms.flatMap((term) => faultsOf(placed, term)))
}

type Compiled = {
  term: GlossaryTerm
  accepted: Record<Language, RegExp>
  avoided: Record<Language, RegExp | null>
}

function compile(term: GlossaryTerm): Compiled {
  const accepted = (language: Language) => pattern([term[language], ...(term.also[language] ?? [])], language)
  const avoided = (language: Language) => {
    const words = term.avoid[language] ?? []
    return words.length === 0 ? null : pattern(words, language)
  }
  return {
    term,
    accepted: { en: accepted('en'), 'zh-CN': accepted('zh-CN') },
    avoided: { en: avoided('en'), 'zh-CN': avoided('zh-CN') },
  }
}

/** Any of `words`, longest first; in English whole words with the usual endings, whatever their case. */
function pattern(words: readonly string[], language: Language): RegExp {
  const sorted = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const any = sorted.join('|')
  return language === 'en'
    ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?:e?s|e?d|ing)?(?![\\p{L}\\p{N}])`, 'giu')
    : new RegExp(any, 'giu')
}

function faultsOf(placed: PlacedText, { term, accepted, avoided }: Compiled): Fault[] {
  const at = (language: Language) => ({
    file: placed.file,
    line: null,
    column: null,
    path: joinPath(placed.path, language),
  })
  const found: Fault[] = []
  const stands: Partial<Record<Language, boolean>> = {}
  for (const language of languages) {
    const words = wordsIn(placed.text, language)
    if (words === null) continue
    // Accepted forms are taken out first: 接触点 contains 触点.
    const rest = words.replace(accepted[language], '\n')
    stands[language] = rest !== words
    const bad = avoided[language] === null ? null : rest.match(avoided[language])?.[0]
    if (bad != null) found.push(fault('quality.termAvoided', at(language), { found: bad, use: term[language] }))
  }
  // Survey items say things in everyday words, which need not be those of the field.
  if (!term.strict || placed.file.startsWith('survey/')) return found
  for (const [from, to] of [['en', 'zh-CN'] as const, ['zh-CN', 'en'] as const]) {
    if (usesOwnName(placed, term, from) && stands[to] === false) {
      found.push(fault('quality.termMissing', at(to), { term: term[from], language: to, expected: term[to] }))
    }
  }
  return found
}

/** `true` when the term itself stands there: other accepted forms may have several meanings and demand nothing. */
function usesOwnName(placed: PlacedText, term: GlossaryTerm, language: Language): boolean {
  const words = wordsIn(placed.text, language)
  return words !== null && pattern([term[language]], language).test(words)
}
