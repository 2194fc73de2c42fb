/** What the core properties of an Office file say: nothing of the clock, and the language of the file. */
import type { Language } from '#core/language.ts'

/** Created and modified are the time of the score run; the language is there for search and for screen readers. */
export function coreProperties(core: string, facts: { madeAt: string; language: Language }): string {
  const time = `${new Date(facts.madeAt).toISOString().slice(0, 19)}Z`
  return core
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${time}`)
    .replace(/\s*(?=<\/cp:coreProperties>)/u, `<dc:language>${facts.language}</dc:language>`)
}
