/** The revealed ratings of a unit, arranged by criterion. Spread and median are those of core; nothing is computed here. */
import type { Diagnostic } from '#contract/diagnostic.ts'
import type { Agreed as AgreedShape, getRevealed, Rating } from '#contract/rating.ts'
import type { ReplyOf } from '#contract/route.ts'
import type { PlacedCriterion } from '#core/instrument/look-up.ts'
import { lowerMedian, spread } from '#core/rating/blind-levels.ts'
import type { z } from 'zod'

export type Revealed = ReplyOf<typeof getRevealed>
export type Agreed = z.infer<typeof AgreedShape>
export type Assessor = Diagnostic['assessors'][number]

export type CriterionRatings = {
  placed: PlacedCriterion
  /** In the order of the assessors' letters; those who said nothing are left out. */
  ratings: { assessor: Assessor; rating: Rating }[]
  levels: number[]
  /** Null with fewer than two levels. */
  spread: number | null
  median: number | null
  agreed: Agreed | null
}

export function arrange(
  asked: readonly PlacedCriterion[],
  assessors: readonly Assessor[],
  revealed: Revealed,
): CriterionRatings[] {
  return asked.map((placed) => {
    const ratings = assessors.flatMap((assessor) => {
      const rating = revealed.ratings.find(
        (one) => one.assessorId === assessor.id && one.criterion === placed.address && one.value.kind !== 'notScored',
      )
      return rating === undefined ? [] : [{ assessor, rating }]
    })
    const levels = ratings.flatMap(({ rating }) => (rating.value.kind === 'level' ? [rating.value.level] : []))
    return {
      placed,
      ratings,
      levels,
      spread: spread(levels),
      median: lowerMedian(levels),
      agreed: revealed.agreed.find((one) => one.criterion === placed.address) ?? null,
    }
  })
}

/** Widest spread first; equal spreads stay in the instrument's order. */
export function widestFirst(rows: readonly CriterionRatings[]): CriterionRatings[] {
  return rows.toSorted((a, b) => (b.spread ?? -1) - (a.spread ?? -1))
}

export function widestSpread(rows: readonly CriterionRatings[]): number | null {
  return widestFirst(rows)[0]?.spread ?? null
}
