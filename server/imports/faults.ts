/** What can be wrong with a mapping or a single row: codes with details; the sentences stand in the catalogue. */
import type { texts } from '#core/texts/index.ts'
import type { Language } from '#core/language.ts'
import { texts as allTexts } from '#core/texts/index.ts'

type Catalogue = (typeof texts.en)['imports']
export type MappingFaultCode = keyof Catalogue['mappingFaults']
export type RefusalCode = keyof Catalogue['refused']
export type NoteCode = keyof Catalogue['notes']
export type Details = Record<string, string | number>

/** Thrown when a mapping cannot be used as a whole. */
export class MappingFault extends Error {
  readonly code: MappingFaultCode
  readonly details: Details

  constructor(code: MappingFaultCode, details: Details = {}) {
    super(code)
    this.name = 'MappingFault'
    this.code = code
    this.details = details
  }
}

/** A row that is not taken, with the place a person looks at. */
export interface Refusal {
  sheet: string | null
  row: number
  column: string
  code: RefusalCode
  details: Details
}

/** Something a reader of a preview should know. */
export interface Note {
  code: NoteCode
  details: Details
}

/** The sentence of a code in one part of the catalogue. */
export function sentence(
  part: 'fileFaults' | 'mappingFaults' | 'refused' | 'notes',
  code: string,
  details: Details,
  language: Language,
): string {
  const text = (allTexts[language].imports[part] as Record<string, string | ((details: never) => string)>)[code]
  if (text === undefined) throw new Error(`no text for ${part}.${code}`)
  return typeof text === 'string' ? text : text(details as never)
}

/** A cell's text, short enough for a sentence. */
export function shortened(text: string): string {
  const characters = [...text.trim()]
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 59).join('')}…`
}
