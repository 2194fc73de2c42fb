/** Finds words in an instrument's texts, in both languages whatever the reader's is. */
import type { Text } from '#core/language.ts'

/** Full-width forms and case do not matter. */
function folded(words: string): string {
  return words.normalize('NFKC').toLowerCase()
}

export type Match = (...texts: readonly (Text | undefined)[]) => boolean

/** Whether all words of the query stand in the texts together; an empty query matches everything. */
export function matcher(query: string): Match {
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return () => true
  return (...texts) => {
    const all = folded(texts.map((text) => `${text?.en ?? ''}\n${text?.['zh-CN'] ?? ''}`).join('\n'))
    return words.every((word) => all.includes(word))
  }
}
