/** Lists inside sentences. */
import type { Language } from '#core/language.ts'

/** `A, B and C`; `A、B和C`. */
export function formatList(items: readonly string[], language: Language): string {
  // British English: no comma before "and", as in the rest of the product's English.
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }).format(items)
}
