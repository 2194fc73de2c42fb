/** What a file says of the score run it is made from. A draft is made from none: it shows scores as they stood. */
import type { ReportValue } from './report-value.ts'
import type { Words } from './words.ts'

type Head = ReportValue['head']

/** The run's id, or the word for a draft. */
export function runName({ runId }: Pick<Head, 'runId'>, { t }: Pick<Words, 't'>, length = 36): string {
  return runId === null ? t.draft : runId.slice(0, length)
}

/** Run and day, as a line of its own. */
export function runLine(
  { runId, madeAt }: Pick<Head, 'runId' | 'madeAt'>,
  { t, day }: Pick<Words, 't' | 'day'>,
): string {
  return runId === null ? t.draftOf({ day: day(madeAt) }) : t.runOf({ day: day(madeAt) })
}
