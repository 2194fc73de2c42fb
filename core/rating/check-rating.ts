/** Whether a rating's value can stand on a scale. */
import type { Scale } from '#core/instrument/pack.ts'
import type { RatingValue } from '#core/rating/rating.ts'

export type RatingFault = 'levelOffScale' | 'reasonMissing'

/** The fault of `value` on `scale`, or null. A level is a number of the scale; N/A needs a reason in words. */
export function ratingFault(value: RatingValue, scale: Scale): RatingFault | null {
  if (value.kind === 'level') return isLevelOf(scale, value.level) ? null : 'levelOffScale'
  if (value.kind === 'notApplicable') return value.reason.trim() === '' ? 'reasonMissing' : null
  return null
}

/** Whether `level` is the number of one of the scale's levels. */
export function isLevelOf(scale: Scale, level: number): boolean {
  return scale.levels.some((one) => one.number === level)
}
