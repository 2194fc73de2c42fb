/** Links between like criteria of different packs: what they cover, and where they contradict one another. */
import { fault } from './fault.ts'
import type { Fault, FaultCode, FaultDetails, Place } from './fault.ts'
import { criteriaOf } from './look-up.ts'
import { mappingFaults } from './map-scale.ts'
import type { LevelMapping } from './map-scale.ts'
import { pathOf } from './pack-files.ts'
import type { Link, Pack } from './pack.ts'

export type Relation = Link['relation']

/** How one pack's criteria are linked to another's, counting links written on either side. */
export type PairCoverage = {
  from: string
  to: string
  /** Criteria of `from`. */
  criteria: number
  /** Those with at least one link to `to` other than `none`. */
  linked: number
  /** Links by their relation as seen from `from`. */
  relations: Record<Relation, number>
}

/** A link with full addresses (`pack/aspect.criterion`), and where it is written. */
export type CrosswalkLink = {
  from: string
  to: string
  relation: Relation
  levels: LevelMapping | null
  pack: string
  index: number
}

export type CrosswalkReport = {
  /** Every ordered pair of the packs given. */
  coverage: PairCoverage[]
  /** Places name the pack first: `cx-diagnostic/crosswalk.yaml`, `links[3]`. */
  faults: Fault[]
}

/** How a link reads from its other side. */
export const inverseRelation: Readonly<Record<Relation, Relation>> = {
  equal: 'equal',
  subset: 'superset',
  superset: 'subset',
  intersects: 'intersects',
  none: 'none',
}

/** Coverage and contradictions of the links among `packs`. Links to packs not given are warned of and left out. */
export function checkCrosswalk(packs: readonly Pack[]): CrosswalkReport {
  const faults: Fault[] = []
  const levels = new Map(packs.map((pack) => [pack.id, pack.scale.levels.length]))
  const known = new Set(packs.flatMap((pack) => criteriaOf(pack).map((one) => `${pack.id}/${one.address}`)))
  const links = linksOf(packs).filter((link) => {
    const target = packOf(link.to)
    if (!levels.has(target)) faults.push(at(link, 'crosswalk.unknownPack', { pack: target }))
    else if (!known.has(link.to)) faults.push(at(link, 'crosswalk.unknownCriterion', { id: link.to }))
    return known.has(link.to) && known.has(link.from)
  })
  faults.push(...mappingProblems(links, levels), ...oppositeProblems(links), ...orderProblems(links))
  return { coverage: coverageOf(packs, links), faults }
}

/** Every link of every pack with full addresses, in order of pack and link. */
export function linksOf(packs: readonly Pack[]): CrosswalkLink[] {
  return packs.flatMap((pack) =>
    pack.links.map((link, index) => ({
      from: `${pack.id}/${link.from}`,
      to: link.to,
      relation: link.relation,
      levels: link.levels ?? null,
      pack: pack.id,
      index,
    })),
  )
}

function packOf(address: string): string {
  return address.split('/')[0] ?? ''
}

function at<Code extends FaultCode>(link: CrosswalkLink, code: Code, details: FaultDetails[Code]): Fault {
  return fault(code, placeOf(link), details)
}

function placeOf(link: CrosswalkLink): Place {
  return { file: `${link.pack}/${pathOf('links')}`, line: null, column: null, path: `links[${link.index}]` }
}

function coverageOf(packs: readonly Pack[], links: readonly CrosswalkLink[]): PairCoverage[] {
  return packs.flatMap((from) =>
    packs
      .filter((to) => to.id !== from.id)
      .map((to) => {
        const relations: Record<Relation, number> = { equal: 0, subset: 0, superset: 0, intersects: 0, none: 0 }
        const linked = new Set<string>()
        for (const link of links) {
          const forward = packOf(link.from) === from.id && packOf(link.to) === to.id
          const backward = packOf(link.to) === from.id && packOf(link.from) === to.id
          if (!forward && !backward) continue
          const relation = forward ? link.relation : inverseRelation[link.relation]
          // A pair linked from both sides is one link.
          if (backward && links.some((one) => one.from === link.to && one.to === link.from)) continue
          relations[relation] += 1
          if (relation !== 'none') linked.add(forward ? link.from : link.to)
        }
        return { from: from.id, to: to.id, criteria: criteriaOf(from).length, linked: linked.size, relations }
      }),
  )
}

/** Equal criteria on scales of different length without a mapping, and mappings that do not fit the scales. */
function mappingProblems(links: readonly CrosswalkLink[], levels: ReadonlyMap<string, number>): Fault[] {
  return links.flatMap((link) => {
    const fromLevels = levels.get(packOf(link.from)) ?? 0
    const toLevels = levels.get(packOf(link.to)) ?? 0
    if (link.levels !== null) {
      const { file, path } = placeOf(link)
      return mappingFaults(fromLevels, toLevels, link.levels).map((one) => ({ ...one, file, path: `${path}.levels` }))
    }
    const back = links.find((one) => one.from === link.to && one.to === link.from)
    if (link.relation !== 'equal' || fromLevels === toLevels || (back?.levels ?? null) !== null) return []
    return [at(link, 'crosswalk.mappingMissing', { from: link.from, to: link.to, fromLevels, toLevels })]
  })
}

/** Both packs speak of the same pair and say different things. Reported once, at the later link. */
function oppositeProblems(links: readonly CrosswalkLink[]): Fault[] {
  const seen = new Map<string, CrosswalkLink>()
  const found: Fault[] = []
  for (const link of links) {
    const other = seen.get(`${link.to} ${link.from}`)
    seen.set(`${link.from} ${link.to}`, link)
    if (other === undefined) continue
    const { from, to } = link
    if (link.relation !== inverseRelation[other.relation]) {
      found.push(
        at(link, 'crosswalk.relationsDisagree', {
          from,
          to,
          here: link.relation,
          there: inverseRelation[other.relation],
        }),
      )
    } else if (link.levels !== null && other.levels !== null && !fitEachOther(link.levels, other.levels)) {
      found.push(at(link, 'crosswalk.mappingsDisagree', { from, to }))
    }
  }
  return found
}

/** Going there and back from a level that the way back can reach ends where it began, in both directions. */
function fitEachOther(there: LevelMapping, back: LevelMapping): boolean {
  const stays = (one: LevelMapping, other: LevelMapping) =>
    Object.values(one).every((level) => other[level] === undefined || one[other[level]] === level)
  return stays(there, back) && stays(back, there)
}

/**
 * Circles of "is part of": criteria called equal are one node, `subset` an arrow to the larger. A circle of arrows, or an
 * arrow inside a node, cannot be true; nor can `none` between two that are joined by equality or a chain of arrows.
 */
function orderProblems(links: readonly CrosswalkLink[]): Fault[] {
  const group = equalGroups(links)
  const larger = new Map<string, Set<string>>()
  const arrows: { link: CrosswalkLink; part: string; whole: string }[] = []
  for (const link of links) {
    if (link.relation !== 'subset' && link.relation !== 'superset') continue
    const [part, whole] = link.relation === 'subset' ? [link.from, link.to] : [link.to, link.from]
    arrows.push({ link, part, whole })
    const from = group(part)
    larger.set(from, (larger.get(from) ?? new Set()).add(group(whole)))
  }
  const found: Fault[] = []
  const reported = new Set<string>()
  for (const { link, part, whole } of arrows) {
    const way = wayBetween(group(whole), group(part), larger)
    if (way === null) continue
    const key = [...way].sort().join(' ')
    if (reported.has(key)) continue
    reported.add(key)
    found.push(at(link, 'crosswalk.subsetCycle', { criteria: [part, whole, ...way.slice(1, -1), part] }))
  }
  for (const link of links) {
    if (link.relation !== 'none') continue
    const [from, to] = [group(link.from), group(link.to)]
    if (wayBetween(from, to, larger) !== null || wayBetween(to, from, larger) !== null) {
      found.push(at(link, 'crosswalk.noneAgainstOverlap', { from: link.from, to: link.to }))
    }
  }
  return found
}

/** A function that gives every criterion the representative of those it is called equal to, however indirectly. */
function equalGroups(links: readonly CrosswalkLink[]): (address: string) => string {
  const parent = new Map<string, string>()
  const find = (address: string): string => {
    let at = address
    for (let next = parent.get(at); next !== undefined && next !== at; next = parent.get(at)) at = next
    return at
  }
  for (const link of links) {
    if (link.relation !== 'equal') continue
    const [a, b] = [find(link.from), find(link.to)].sort()
    if (a !== undefined && b !== undefined && a !== b) parent.set(b, a)
  }
  return find
}

/** The shortest way along arrows from `start` to `end`, both included; null if there is none. A node reaches itself. */
function wayBetween(start: string, end: string, larger: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const cameFrom = new Map<string, string | null>([[start, null]])
  const waiting = [start]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (next === end) {
      const way: string[] = []
      for (let at: string | null = next; at !== null; at = cameFrom.get(at) ?? null) way.unshift(at)
      return way
    }
    for (const step of larger.get(next) ?? []) {
      if (cameFrom.has(step)) continue
      cameFrom.set(step, next)
      waiting.push(step)
    }
  }
  return null
}
