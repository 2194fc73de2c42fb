/** Links of an instrument's criteria to those of others, seen from this instrument whichever side wrote them. */
import type { Text } from '../language.ts'
import { inverseRelation } from './crosswalk.ts'
import { criteriaOf, findCriterion } from './look-up.ts'
import type { Link, Pack } from './pack.ts'

export type SeenLink = {
  /** `aspect.criterion` here. */
  from: string
  fromName: Text
  relation: Link['relation']
  /** `pack/aspect.criterion` there. */
  to: string
  /** Null when the other instrument is not at hand. */
  toName: Text | null
  toPack: Text | null
  why: Text
  /** The pack that wrote it. */
  writtenIn: string
}

/** In order of this pack's criteria, own links before those that `others` wrote. A pair written on both sides is one link. */
export function seenLinks(pack: Pack, others: readonly Pack[]): SeenLink[] {
  const known = others.filter((other) => other.id !== pack.id)
  const own = pack.links.map((link) => seen(pack, known, link.from, link.to, link.relation, link.why, pack.id))
  const pairs = new Set(own.map((link) => `${link.from} ${link.to}`))
  const theirs = known.flatMap((other) =>
    other.links
      .filter((link) => link.to.startsWith(`${pack.id}/`))
      .map((link) => ({ link, from: link.to.slice(pack.id.length + 1), to: `${other.id}/${link.from}` }))
      .filter(({ from, to }) => !pairs.has(`${from} ${to}`))
      .map(({ link, from, to }) => seen(pack, known, from, to, inverseRelation[link.relation], link.why, other.id)),
  )
  const place = placesOf(pack)
  return [...own, ...theirs]
    .filter((link) => place.has(link.from))
    .sort((a, b) => place.get(a.from)! - place.get(b.from)!)
}

function placesOf(pack: Pack): Map<string, number> {
  return new Map(criteriaOf(pack).map(({ address }, index) => [address, index]))
}

function seen(
  pack: Pack,
  others: readonly Pack[],
  from: string,
  to: string,
  relation: Link['relation'],
  why: Text,
  writtenIn: string,
): SeenLink {
  const [packId = '', address = ''] = to.split('/')
  const other = others.find((one) => one.id === packId)
  return {
    from,
    fromName: findCriterion(pack, from)?.criterion.name ?? { en: from },
    relation,
    to,
    toName: (other && findCriterion(other, address)?.criterion.name) ?? null,
    toPack: other?.name ?? null,
    why,
    writtenIn,
  }
}
