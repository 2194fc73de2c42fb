/** What docx 9.15.2 leaves to the clock, or cannot know. */
import type { Language } from '#core/language.ts'
import type { PartPatch } from '../ooxml/archive.ts'

/** All patches, by the part they concern. */
export function documentPatch(facts: { language: Language; madeAt: string }): PartPatch {
  return (path, text) => {
    if (path === 'docProps/core.xml') return fixedTimes(text, facts.madeAt)
    if (path === 'word/document.xml') return picturesFromOne(bookmarksFromOne(text))
    if (path === 'word/styles.xml') return documentLanguage(text, facts.language)
    return text
  }
}

/** Created and modified are the time of the score run. */
export function fixedTimes(core: string, madeAt: string): string {
  const time = `${new Date(madeAt).toISOString().slice(0, 19)}Z`
  return core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${time}`)
}

/**
 * The library counts the bookmarks of the table of contents over the life of the process; here they are counted from
 * one in each file.
 */
export function bookmarksFromOne(document: string): string {
  const places = new Map<string, number>()
  return document.replace(/_Toc(\d+)/gu, (_, number: string) => {
    if (!places.has(number)) places.set(number, places.size + 1)
    return `_Toc${places.get(number)}`
  })
}

/** The same is true of the numbers of pictures. */
export function picturesFromOne(document: string): string {
  let next = 0
  return document.replace(/<wp:docPr id="\d+"/gu, () => `<wp:docPr id="${++next}"`)
}

/** Spelling, line breaking and a screen reader's voice follow the language of the default run. */
export function documentLanguage(styles: string, language: Language): string {
  const mark = `<w:lang w:val="${language === 'en' ? 'en-GB' : 'en-US'}" w:eastAsia="zh-CN"/>`
  return styles.replace(/(<w:rPrDefault>\s*<w:rPr>.*?)(<\/w:rPr>)/su, `$1${mark}$2`)
}
