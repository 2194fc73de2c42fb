/** How far a blind round is, from what each assessor has settled. Counts only: no level is looked at. */

export type AssessorProgress = { settled: number; total: number }

export type RoundProgress = {
  settled: number
  total: number
  /** settled ÷ total; null when there is nothing to settle. */
  share: number | null
  /** Assessors who have settled everything, and those who have not begun. */
  finished: number
  notBegun: number
}

export function roundProgress(assessors: readonly AssessorProgress[]): RoundProgress {
  const settled = assessors.reduce((sum, assessor) => sum + assessor.settled, 0)
  const total = assessors.reduce((sum, assessor) => sum + assessor.total, 0)
  return {
    settled,
    total,
    share: total === 0 ? null : settled / total,
    finished: assessors.filter((assessor) => assessor.total > 0 && assessor.settled >= assessor.total).length,
    notBegun: assessors.filter((assessor) => assessor.total > 0 && assessor.settled === 0).length,
  }
}

/** What an assessor still has to settle. */
export function leftToSettle({ settled, total }: AssessorProgress): number {
  return Math.max(0, total - settled)
}
