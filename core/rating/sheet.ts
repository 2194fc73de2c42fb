/** Which criteria an assessor is asked about in a unit. */
import { criteriaOf, type PlacedCriterion } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'

/**
 * Whether a criterion is asked in a unit. A unit is asked everything but what is rated once for the whole organisation.
 * The organisation is asked everything when it stands alone in the scope; beside other units it is asked only what is
 * rated once for all of them, since a level of its own would take the place of the units' levels.
 */
export function isAsked(
  criterion: { wholeOrganisationOnly: boolean },
  unit: { isOrganisation: boolean },
  unitsInScope: number,
): boolean {
  return unit.isOrganisation ? unitsInScope === 1 || criterion.wholeOrganisationOnly : !criterion.wholeOrganisationOnly
}

/** The criteria of an assessor's sheet of a unit. */
export function criteriaOfSheet(
  pack: Pack,
  unit: { isOrganisation: boolean },
  unitsInScope: number,
): PlacedCriterion[] {
  return criteriaOf(pack).filter(({ criterion }) => isAsked(criterion, unit, unitsInScope))
}
