/** What docx 9.15.2 leaves to the clock, or cannot know. */
import type { Language } from '#core/language.ts'
import type { PartPatch } from '../ooxml/archive.ts'
import { coreProperties } from '../ooxml/core-properties.ts'

/** All patches, by the part they concern. */
export function documentPatch(facts: { language: Language; madeAt: string }): PartPatch {
  return (path, text) => {
    if (path === 'docProps/core.xml') return coreProperties(text, facts)
    if (path === 'word/document.xml') return contentsByReference(picturesFromOne(bookmarksFromOne(text)))
    if (path === 'word/styles.xml') return documentLanguage(text, facts.language)
    return text
  }
}

/**
 * The page numbers of the contents. Inside a field for the whole table, programs other than Word show the table as it was
 * written, and nobody knows the pages while writing: the numbers stay empty. Each entry has its own reference to a page,
 * which every program works out, so the field around them goes.
 */
export function contentsByReference(document: string): string {
  return document.replace(/<w:sdt>.*?<w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/su, (whole, entries: string) => {
    if (!entries.includes('TOC \\h')) return whole
    return entries
      .replace(/<w:r><w:fldChar w:fldCharType="begin"[^>]*\/><w:instrText[^>]*>TOC .*?"separate"\/><\/w:r>/su, '')
      .replace(/<w:p><w:r><w:fldChar w:fldCharType="end"\/><\/w:r><\/w:p>$/u, '')
  })
}

/**
 * The library counts the bookmarks of the table of contents, names and ids, over the life of the process; here they are
 * counted from one in each file.
 */
export function bookmarksFromOne(document: string): string {
  const name = counter()
  const id = counter()
  return document
    .replace(/_Toc(\d+)/gu, (_, number: string) => `_Toc${name(number)}`)
    .replace(/(<w:bookmark(?:Start|End)\b[^>]*w:id=")(\d+)/gu, (_, head: string, number: string) => head + id(number))
}

/** Gives what it is shown the numbers 1, 2…, and the same thing the same number. */
function counter(): (thing: string) => number {
  const places = new Map<string, number>()
  return (thing) => {
    const place = places.get(thing) ?? places.size + 1
    places.set(thing, place)
    return place
  }
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
