/** Where a command writes: results to `line`, complaints to `problem`, in the language and form the caller asked for. */
import type { Language } from '#core/language.ts'

export type Output = {
  line: (text: string) => void
  problem: (text: string) => void
  language: Language
  /** One JSON value instead of sentences. */
  json: boolean
}

/** Documented exit codes. */
export const exitCode = { done: 0, failed: 1, usage: 2 } as const

/** One JSON value on the way out. */
export function writeJson(value: unknown, out: Output): void {
  out.line(JSON.stringify(value, null, 2))
}

/** What went wrong: a sentence, or as JSON with its stable code. */
export function complain(out: Output, code: string, sentence: string, details?: Record<string, unknown>): void {
  if (out.json) writeJson({ ok: false, code, title: sentence, ...(details === undefined ? {} : { details }) }, out)
  else out.problem(sentence)
}
