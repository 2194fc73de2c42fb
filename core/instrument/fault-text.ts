/** Faults as people read them. */
import type { Language } from '../language.ts'
import { texts } from '../texts/index.ts'
import type { Fault } from './fault.ts'

/** The sentence that says what is wrong and, where that is not plain, what to do. */
export function faultText(fault: Fault, language: Language): string {
  const sentence = texts[language].packs.faults[fault.code] as (details: Fault['details']) => string
  return sentence(fault.details)
}

/** `aspects/voc.yaml:12:7`, as editors and terminals link it. */
export function faultPlace(fault: Fault): string {
  const place = fault.line === null ? fault.file : `${fault.file}:${fault.line}:${fault.column ?? 1}`
  return place === '' ? '.' : place
}
