/** An instrument's texts in one language, or in Chinese with English below. */
import type { Aspect, Pack } from '#core/instrument/pack.ts'
import { say } from '#core/language.ts'
import type { Language, Text } from '#core/language.ts'
import { texts } from '#core/texts/index.ts'
import type { Texts } from '#core/texts/index.ts'

export type HandoutTexts = Texts['handout']
export type HandoutLanguage = Language | 'both'

/** What stands in one place: one line for each language, the first language first, none twice. */
export type Lines = readonly string[]

export type Speech = {
  /** The language of headings, of file names and of the document. */
  first: Language
  languages: readonly Language[]
  /** Words of the catalogue. */
  tell: (pick: (t: HandoutTexts) => string) => Lines
  /** A text of the pack, on one line; in the other language where this one is missing. */
  say: (text: Text) => Lines
  /** What is made of catalogue and pack together. */
  both: (make: (t: HandoutTexts, say: (text: Text) => string) => string) => Lines
}

export function speechOf(language: HandoutLanguage): Speech {
  const languages: readonly Language[] = language === 'both' ? ['zh-CN', 'en'] : [language]
  const both: Speech['both'] = (make) => [
    ...new Set(languages.map((one) => make(texts[one].handout, (text) => oneLine(say(text, one))))),
  ]
  return {
    first: languages[0]!,
    languages,
    tell: (pick) => both(pick),
    say: (text) => both((_, said) => said(text)),
    both,
  }
}

/** Line ends and runs of spaces come from how the pack's files are laid out. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** `7 Voice of the customer: VoC collection, Listening posts; 9 Journey mapping`; no lines when nothing is informed. */
export function informedLines(speech: Speech, pack: Pack, informs: readonly string[]): Lines {
  const aspects = pack.areas.flatMap((area) => area.aspects)
  const named = aspects.flatMap((aspect) => {
    const own = informs.filter((id) => id.split('.')[0] === aspect.id)
    return own.length === 0 ? [] : [{ aspect, own }]
  })
  if (named.length === 0) return []
  return speech.both((t, said) =>
    named
      .map(({ aspect, own }) => {
        const criteria = own.flatMap((id) => criterionName(aspect, id.split('.')[1]))
        const head = `${aspect.number} ${said(aspect.name)}`
        return criteria.length === 0 ? head : `${head}${t.colon}${criteria.map(said).join(t.comma)}`
      })
      .join(t.semicolon),
  )
}

function criterionName(aspect: Aspect, id: string | undefined): Text[] {
  const criterion = aspect.criteria.find((one) => one.id === id)
  return criterion === undefined ? [] : [criterion.name]
}

/** Whether a reader of these languages meets texts in a language they did not ask for. */
export function hasForeignTexts(speech: Speech, pack: Pack): boolean {
  return speech.languages.some((language) => !pack.languages.includes(language))
}
