/** Languages of the product. Every text of a shipped pack and of the catalogue exists in both. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** A text in one or both languages. At least one is present; shipped content always has both. */
export type Text = { 'zh-CN'?: string | undefined; en?: string | undefined }

/** How a text reads in `language`: the wanted one, or the other one marked as a fallback so that a page can say so. */
export function readText(text: Text, language: Language): { text: string; language: Language; fallback: boolean } {
  const wanted = text[language]
  if (wanted !== undefined && wanted !== '') return { text: wanted, language, fallback: false }
  const other: Language = language === 'en' ? 'zh-CN' : 'en'
  return { text: text[other] ?? '', language: other, fallback: true }
}

/** The words alone, falling back to the other language. */
export function say(text: Text, language: Language): string {
  return readText(text, language).text
}
