/** Both languages present, each in its own language, and neither saying much less than the other. */
import { fault } from '../fault.ts'
import type { Fault } from '../fault.ts'
import { pathOf } from '../pack-files.ts'
import type { Pack } from '../pack.ts'
import { joinPath } from '../yaml-file.ts'
import { textsOf, wordsIn } from './pack-texts.ts'
import { chineseSize, englishWords } from './wording.ts'

/**
 * Bounds of Chinese characters for a number of English words. In the shipped packs a sentence has about 1.5 characters
 * to a word, from 0.8 to 2.3 once it has more than eight words; names of one to four words vary from 0.8 to 6. The
 * bounds leave as much again, so that what falls outside has lost or gained a clause.
 */
export function believableCharacters(words: number): { least: number; most: number } {
  return { least: Math.max(1, 0.7 * words - 3), most: 2.6 * words + 7 }
}

/** Texts in the wrong language or of unlikely relative length, and one fault for a pack in a single language. */
export function languageFaults(pack: Pack): Fault[] {
  const [language] = pack.languages
  if (pack.languages.length === 1 && language !== undefined) {
    const place = { file: pathOf('head'), line: null, column: null, path: 'languages' }
    return [fault('quality.oneLanguage', place, { language })]
  }
  return textsOf(pack).flatMap(({ file, path, text }): Fault[] => {
    const english = wordsIn(text, 'en')
    const chinese = wordsIn(text, 'zh-CN')
    if (english === null || chinese === null) return []
    const place = { file, line: null, column: null }
    if (!looksEnglish(english)) {
      return [fault('quality.wrongLanguage', { ...place, path: joinPath(path, 'en') }, { language: 'en' })]
    }
    if (!looksChinese(chinese)) {
      return [fault('quality.wrongLanguage', { ...place, path: joinPath(path, 'zh-CN') }, { language: 'zh-CN' })]
    }
    const words = englishWords(english).length
    const characters = chineseSize(chinese)
    const { least, most } = believableCharacters(words)
    if (characters >= least && characters <= most) return []
    return [fault('quality.lengths', { ...place, path }, { words, characters })]
  })
}

/** A Chinese name may be quoted in an English text, not fill it. */
function looksEnglish(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han <= englishWords(text).length
}

/** Abbreviations and short names (NPS, VoC) stay as they are in Chinese; three words without a character do not. */
function looksChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text) || englishWords(text).length < 3
}
