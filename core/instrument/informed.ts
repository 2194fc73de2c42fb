/** What a level given to one criterion says elsewhere: the criteria of other instruments linked to it by the crosswalk. */
import { inverseRelation, linksOf, type CrosswalkLink, type Relation } from './crosswalk.ts'
import { findCriterion, type PlacedCriterion } from './look-up.ts'
import { mapScale } from './map-scale.ts'
import type { Pack } from './pack.ts'

export type Informed = {
  pack: Pack
  placed: PlacedCriterion
  /** How the criterion here stands to the one there: `subset` means it is a part of it. */
  relation: Exclude<Relation, 'none'>
  /**
   * The levels there that correspond to the level here: one; several, where a finer scale there falls together here; or
   * none, since only an equal criterion with a mapping of its levels has a level to hand over.
   */
  levels: number[]
}

const order: readonly Relation[] = ['equal', 'subset', 'superset', 'intersects']

/**
 * The criteria of `others` that the criterion `address` of `pack` is linked to, whichever side wrote the link, closest
 * relation first. `level` is the level given here, or null when none was.
 */
export function criteriaInformed(
  pack: Pack,
  address: string,
  level: number | null,
  others: readonly Pack[],
): Informed[] {
  const here = `${pack.id}/${address}`
  const found = new Map<string, Informed>()
  for (const link of linksOf([pack, ...others])) {
    const forward = link.from === here
    if (!forward && link.to !== here) continue
    const [packId = '', there = ''] = (forward ? link.to : link.from).split('/')
    const other = others.find((one) => one.id === packId)
    const placed = other === undefined ? null : findCriterion(other, there)
    const relation = forward ? link.relation : inverseRelation[link.relation]
    if (other === undefined || placed === null || relation === 'none') continue
    const levels = level === null ? [] : levelsThere(pack, other, link, forward, level)
    const key = `${packId}/${there}`
    // A pair may be linked from both sides; the one that maps the levels says more.
    if ((found.get(key)?.levels.length ?? -1) < levels.length) found.set(key, { pack: other, placed, relation, levels })
  }
  return [...found.values()].sort((a, b) => order.indexOf(a.relation) - order.indexOf(b.relation))
}

function levelsThere(here: Pack, there: Pack, link: CrosswalkLink, forward: boolean, level: number): number[] {
  if (link.relation !== 'equal') return []
  const [from, to] = forward ? [here, there] : [there, here]
  const mapping = mapScale(from.scale, to.scale, link.levels ?? undefined)
  if (mapping.kind === 'refused') return []
  return [...mapping.levels].flatMap(([left, right]) => {
    if (forward) return left === level ? [right] : []
    return right === level ? [left] : []
  })
}
