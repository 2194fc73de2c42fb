/** Finding things in a pack. */
import type { Text } from '../language.ts'
import type { Aspect, Criterion, Pack, PackArea } from './pack.ts'

/** A criterion with where it stands; `address` is `aspect.criterion`. */
export type PlacedCriterion = { address: string; criterion: Criterion; aspect: Aspect; area: PackArea }

/** Every criterion of the pack in reading order. */
export function criteriaOf(pack: Pack): PlacedCriterion[] {
  return pack.areas.flatMap((area) =>
    area.aspects.flatMap((aspect) =>
      aspect.criteria.map((criterion) => ({ address: `${aspect.id}.${criterion.id}`, criterion, aspect, area })),
    ),
  )
}

/** The aspect `id` with its area, or null. */
export function findAspect(pack: Pack, id: string): { aspect: Aspect; area: PackArea } | null {
  for (const area of pack.areas) {
    const aspect = area.aspects.find((one) => one.id === id)
    if (aspect !== undefined) return { aspect, area }
  }
  return null
}

/** The criterion at `aspect.criterion`, or null. */
export function findCriterion(pack: Pack, address: string): PlacedCriterion | null {
  const [aspectId = '', criterionId = ''] = address.split('.')
  const found = findAspect(pack, aspectId)
  const criterion = found?.aspect.criteria.find((one) => one.id === criterionId)
  return found === null || criterion === undefined ? null : { address, criterion, ...found }
}

/** The name of level `number`; null for a number the scale does not have. */
export function levelName(pack: Pick<Pack, 'scale'>, number: number): Text | null {
  return pack.scale.levels.find((level) => level.number === number)?.name ?? null
}
