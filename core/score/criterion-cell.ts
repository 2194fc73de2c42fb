/** One criterion in one unit: everything said about it, and what follows. */
import { lowerMedian } from '#core/rating/blind-levels.ts'
import type { Agreed, Rating } from '#core/rating/rating.ts'
import type { Basis, ImportedMark, JudgementRange, NotApplicableReason, NotScoredReason } from '#core/score/types.ts'

/** What was said. `ratings` in canonical order (by assessor), at most one per assessor. */
export type CriterionCell = { ratings: Rating[]; agreed: Agreed | null; imported: ImportedMark['value'] | null }

/** What follows for the criterion. */
export type CriterionResult =
  | {
      state: 'scored'
      basis: Basis
      /** Null when a score without a level was imported. */
      level: number | null
      score: number
      judgementRange: JudgementRange | null
      raters: string[]
    }
  | { state: 'notApplicable'; reason: NotApplicableReason }
  | { state: 'notScored'; reason: NotScoredReason }

/**
 * The agreed level; else the lower median of the blind levels (`provisional`, with one rater `single`); else, where
 * nobody has rated, the imported mark. One level among N/As makes the criterion scored: what some rate and others call
 * not applicable is a disagreement to settle, not a reason to drop it.
 */
export function criterionResult(cell: CriterionCell): CriterionResult {
  const levels: number[] = []
  const raters: string[] = []
  const reasons: string[] = []
  let cannotJudge = false
  for (const rating of cell.ratings) {
    if (rating.value.kind === 'level') {
      levels.push(rating.value.level)
      raters.push(rating.assessorId)
    }
    if (rating.value.kind === 'notApplicable') reasons.push(rating.value.reason)
    if (rating.value.kind === 'cannotJudge') cannotJudge = true
  }
  if (cell.agreed !== null) {
    const value = cell.agreed.value
    if (value.kind === 'notApplicable') return notApplicable([value.reason])
    return scored('agreed', value.level, levels, raters)
  }
  const middle = lowerMedian(levels)
  if (middle !== null) return scored(levels.length === 1 ? 'single' : 'provisional', middle, levels, raters)
  if (reasons.length > 0) return notApplicable(reasons)
  if (cannotJudge) return { state: 'notScored', reason: { kind: 'cannotJudge' } }
  if (cell.imported !== null) {
    const mark = cell.imported
    const level = mark.kind === 'level' ? mark.level : null
    const score = mark.kind === 'level' ? mark.level : mark.score
    return { state: 'scored', basis: 'imported', level, score, judgementRange: null, raters: [] }
  }
  return { state: 'notScored', reason: { kind: 'noRatings' } }
}

/** Whether an assessor or the team has said anything here, so that an imported mark no longer counts. */
export function hasRatings(cell: CriterionCell): boolean {
  return cell.agreed !== null || cell.ratings.some((rating) => rating.value.kind !== 'notScored')
}

function scored(basis: Basis, level: number, levels: number[], raters: string[]): CriterionResult {
  const judgementRange =
    levels.length < 2 ? null : { low: Math.min(level, ...levels), high: Math.max(level, ...levels) }
  return { state: 'scored', basis, level, score: level, judgementRange, raters }
}

function notApplicable(reasons: string[]): CriterionResult {
  return { state: 'notApplicable', reason: { kind: 'stated', reasons: [...new Set(reasons)].sort() } }
}
