/**
 * What an assessor said about one criterion in one unit. Ratings are the only hand-made input of the evidence lens:
 * everything on the scorecard follows from them (core/score).
 *
 * Criteria are named `aspect.criterion` (`cx-aspiration.vision-clarity`), unique inside a pack.
 */

/** `aspect.criterion`, unique inside a pack. */
export type CriterionAddress = string

/**
 * One rating's value. Absences have names and none of them is zero:
 * - `level`: the number of a level of the pack's scale, 1…n.
 * - `notScored`: seen and left open, or cleared again. Counts as missing.
 * - `notApplicable`: the criterion does not apply to this unit, with the reason. It leaves its parent.
 * - `cannotJudge`: this assessor cannot tell. Counts as missing, but is shown to the lead.
 */
export type RatingValue =
  | { kind: 'level'; level: number }
  | { kind: 'notScored' }
  | { kind: 'notApplicable'; reason: string }
  | { kind: 'cannotJudge' }

/** A rating of the first blind round. At most one per assessor, unit and criterion. */
export type Rating = {
  assessorId: string
  unitId: string
  criterion: CriterionAddress
  value: RatingValue
  note: string
}

/** What a team can agree on. "Not scored" and "cannot judge" are not agreements. */
export type AgreedValue = Extract<RatingValue, { kind: 'level' | 'notApplicable' }>

/** The level the team agreed on after the reveal (consensus), with its written reason and any dissent. */
export type Agreed = {
  unitId: string
  criterion: CriterionAddress
  value: AgreedValue
  /** Why this level. For `notApplicable` the value carries the reason as well. */
  reason: string
  /** What a dissenting assessor wants kept; empty when nobody dissents. */
  dissent: string
}
