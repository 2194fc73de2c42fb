/** Every text of a pack with the place where it stands on disk. */
import type { Language, Text } from '../../language.ts'
import type { Pack } from '../pack.ts'
import { packContents } from '../write-pack.ts'
import { joinPath } from '../yaml-file.ts'

/** A text, its file and its path in that file; `key` is the last key that is not a level or list index. */
export type PlacedText = { file: string; path: string; key: string; text: Text }

/** All texts in the order of files and, inside each, of the format. */
export function textsOf(pack: Pack): PlacedText[] {
  const found: PlacedText[] = []
  for (const [file, content] of packContents(pack)) collect(content, { file, path: '', key: '' }, found)
  return found
}

/** The words in `language`, or null where the text has none. */
export function wordsIn(text: Text, language: Language): string | null {
  const words = text[language]
  return words === undefined || words === '' ? null : words
}

function collect(value: unknown, place: Omit<PlacedText, 'text'>, found: PlacedText[]): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    return value.forEach((item, index) => collect(item, { ...place, path: joinPath(place.path, index) }, found))
  }
  if ('en' in value || 'zh-CN' in value) {
    found.push({ ...place, text: value as Text })
    return
  }
  for (const [key, inner] of Object.entries(value)) {
    const path = joinPath(place.path, key)
    collect(inner, { file: place.file, path, key: /^\d$/.test(key) ? place.key : key }, found)
  }
}
