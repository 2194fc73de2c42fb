/**
 * Everything that can go wrong on purpose. A problem has a stable code, a sentence in the catalogue and typed details;
 * only this file knows HTTP statuses. `translateDatabaseError` lets the database do the checking.
 */
import { texts } from '#core/texts/index.ts'
import type { Language } from '#core/language.ts'

type Catalogue = typeof texts.en.problems
export type ProblemCode = keyof Catalogue
type DetailsOf<Code extends ProblemCode> = Catalogue[Code] extends (details: infer Details) => string
  ? Details
  : undefined

export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly details: Record<string, unknown>
  constructor(code: ProblemCode, details: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}

/** Makes a problem to throw: `throw problem('unit.code.taken', { code })`. `extra` goes to the client beside the sentence. */
export function problem<Code extends ProblemCode>(
  code: Code,
  ...[details, extra]: DetailsOf<Code> extends undefined
    ? [details?: undefined, extra?: Record<string, unknown>]
    : [DetailsOf<Code>, extra?: Record<string, unknown>]
): ProblemError {
  return new ProblemError(code, { ...(details as Record<string, unknown> | undefined), ...extra })
}

const statuses: Partial<Record<ProblemCode, number>> = {
  'request.invalid': 400,
  'request.method': 405,
  'request.mediaType': 415,
  'request.conflict': 409,
  'request.tooLarge': 413,
  'request.origin': 403,
  'request.tooMany': 429,
  notFound: 404,
  'pack.noPart': 404,
  'pack.unknown': 404,
  forbidden: 403,
  internal: 500,
  busy: 503,
  'database.unreachable': 503,
  'session.required': 401,
  'session.wrong': 401,
  'link.unknown': 410,
  'upload.tooLarge': 413,
  'upload.missing': 400,
  'rating.conflict': 409,
  'agreed.conflict': 409,
  'email.taken': 409,
  'member.pending': 409,
  'unit.code.taken': 409,
  'pack.changed': 409,
  'backup.exists': 409,
  'reveal.early': 423,
  'rating.locked': 423,
  'backup.sealed': 423,
}

/** The status of a code; whatever is not listed is a request that was understood and cannot be done (422). */
export function statusOf(code: ProblemCode): number {
  return statuses[code] ?? 422
}

/** The sentence in the reader's language. */
export function sentenceOf(error: ProblemError, language: Language): string {
  const text = texts[language].problems[error.code] as string | ((details: never) => string)
  if (typeof text === 'string') return text
  const { what } = error.details
  const { faults } = texts[language].request
  // what is wrong with a request is a code of ours, or already a sentence
  const known =
    typeof what === 'string' && Object.hasOwn(faults, what) ? { what: faults[what as keyof typeof faults] } : {}
  return text({ ...error.details, ...known } as never)
}

/** A problem for what the database or the network said, or null when it is none of ours. */
export function translateDatabaseError(error: unknown): ProblemError | null {
  if (!(error instanceof Error)) return null
  const { code, constraint, syscall } = error as { code?: string; constraint?: string; syscall?: string }
  if (code === '23505' && constraint === 'person_email') return problem('email.taken')
  if (
    syscall === 'connect' ||
    code === 'ECONNRESET' ||
    code === 'ECONNREFUSED' ||
    code === '57P02' ||
    code === '57P01' ||
    code === '57P03'
  )
    return problem('database.unreachable')
  // no connection left, or two changes that waited for each other: the same request may well succeed in a moment
  if (code === '53300' || code === '40P01' || code === '40001') return problem('busy')
  // a text that PostgreSQL cannot store
  if (code === '22021' || code === '22P05') return problem('request.invalid', { where: 'request', what: 'character' })
  // a number or a day beyond what a column holds
  if (code?.startsWith('22') || code === '23514') return problem('request.invalid', { where: 'request', what: 'value' })
  // two people at the same moment: what was free or there when it was looked at no longer is
  if (code === '23505' || code === '23503') return problem('request.conflict')
  return null
}
