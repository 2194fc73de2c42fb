/** Telling that two names mean the same thing, however somebody wrote them in a spreadsheet. */
import type { Text } from '#core/language.ts'

/** Lower case, one width, no punctuation, blanks or leading zeros, without the small words that come and go. */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\b(?:and|the|of|a)\b|[&与和及的]/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/(?<!\d)0+(?=\d)/gu, '')
}

/** The names of a thing in all its languages, normalised, without repeats. */
export function namesOf(...texts: (Text | undefined)[]): string[] {
  const names = texts
    .flatMap((text) => [text?.en, text?.['zh-CN']])
    .filter((name): name is string => name !== undefined)
  return [...new Set(names.map(normalised))].filter((name) => name !== '')
}

/** Dice's coefficient over pairs of neighbouring characters: 0 for nothing in common, 1 for the same. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  const first = pairs(a)
  const second = pairs(b)
  if (first.length === 0 || second.length === 0) return 0
  const left = new Map<string, number>()
  for (const pair of first) left.set(pair, (left.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of second) {
    const count = left.get(pair) ?? 0
    if (count === 0) continue
    shared++
    left.set(pair, count - 1)
  }
  return (2 * shared) / (first.length + second.length)
}

function pairs(text: string): string[] {
  const characters = [...text]
  return characters.slice(1).map((character, i) => characters[i]! + character)
}

/** A whole number as people and programs write it (`3`, ` 3 `, `3.0`, `３`), or null. */
export function wholeNumber(text: string): number | null {
  const match = /^\s*(-?\d{1,9})(?:[.,]0+)?\s*$/u.exec(text.normalize('NFKC'))
  return match ? Number(match[1]) : null
}

/** Compares cell texts: one width, no outer blanks, case ignored. */
export function cellKey(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

const numerals = '零一二三四五六七'
const labelled =
  /^(?:(?:l|level|级别|等级|第)\s*)?(\d|[一二三四五六七])(?:$|\s*[级分档](?=$|\s)|\s*[-–—.、:)=]\s*(?=\p{L})|\s+(?=\p{L}))|^\p{L}.*\((\d)\)$/u

/** The level a label carries as its number (`3级`, `三级`, `L3`, `4 - 同意`, `Agree (4)`); null for any other text. */
export function labelledLevel(text: string): number | null {
  const match = labelled.exec(cellKey(text))
  const said = match?.[1] ?? match?.[2]
  if (said === undefined) return null
  const numeral = numerals.indexOf(said)
  return numeral > 0 ? numeral : Number(said)
}
