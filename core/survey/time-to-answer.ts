/** How long a form takes: an estimate from the length of its texts, the only source of this number. Nobody is timed. */
import { readText, type Language } from '../language.ts'
import type { PackItem } from './form.ts'

/** An unhurried reading pace, slower than the usual silent reading of prose, and a moment to choose. */
export const answeringPace = { wordsPerMinute: 200, charactersPerMinute: 300, secondsToChoose: 5 } as const

/** Whole minutes, rounded up, to read and answer `items` in `language`; 0 for no items. */
export function minutesToAnswer(items: readonly PackItem[], language: Language): number {
  const minutes = items.reduce(
    (sum, item) => sum + minutesToRead(item, language) + answeringPace.secondsToChoose / 60,
    0,
  )
  return Math.ceil(minutes)
}

function minutesToRead(item: PackItem, language: Language): number {
  return [item.question, ...Object.values(item.options)].reduce((sum, words) => {
    const { text } = readText(words, language)
    const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0
    const others = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}'’-]+/gu)?.length ?? 0
    return sum + characters / answeringPace.charactersPerMinute + others / answeringPace.wordsPerMinute
  }, 0)
}
