/**
 * The skeleton of a pack that scoring walks along: every node once, in pack order, with its weight and its place. Made
 * once per pack and reused, because a saved rating has to become a new score within milliseconds.
 */
import type { Criterion, Pack } from '#core/instrument/pack.ts'
import type { CriterionAddress } from '#core/rating/rating.ts'
import { areaAddress, aspectAddress, criterionAddress, instrumentAddress } from '#core/score/address.ts'
import { ScoreFault } from '#core/score/types.ts'
import type { NodeAddress, NodeKind } from '#core/score/types.ts'

export type OutlineNode = {
  address: NodeAddress
  kind: NodeKind
  /** Area or aspect id, `aspect.criterion`, or '' for the instrument. */
  id: string
  parent: NodeAddress | null
  weight: number
  children: OutlineNode[]
  wholeOrganisationOnly: boolean
}

export type Outline = {
  instrument: OutlineNode
  /** Pack order: a node stands before its children. */
  nodes: OutlineNode[]
  byAddress: ReadonlyMap<NodeAddress, OutlineNode>
  criteria: ReadonlyMap<CriterionAddress, Criterion>
  levels: ReadonlySet<number>
  lowestLevel: number
  highestLevel: number
}

/** Throws `weights.allZero` for a node whose children all have weight 0: nothing under it could ever count. */
export function outlineOf(pack: Pack): Outline {
  const criteria = new Map<CriterionAddress, Criterion>()
  const areas = pack.areas.map((area): OutlineNode => {
    const aspects = area.aspects.map((aspect): OutlineNode => {
      const leaves = aspect.criteria.map((criterion): OutlineNode => {
        const id = `${aspect.id}.${criterion.id}`
        criteria.set(id, criterion)
        return {
          address: criterionAddress(id),
          kind: 'criterion',
          id,
          parent: aspectAddress(aspect.id),
          weight: criterion.weight,
          children: [],
          wholeOrganisationOnly: criterion.wholeOrganisationOnly,
        }
      })
      return branch('aspect', aspect.id, aspectAddress(aspect.id), areaAddress(area.id), aspect.weight, leaves)
    })
    return branch('area', area.id, areaAddress(area.id), instrumentAddress, area.weight, aspects)
  })
  const instrument = branch('instrument', '', instrumentAddress, null, 1, areas)
  const nodes: OutlineNode[] = []
  collect(instrument, nodes)
  const levels = pack.scale.levels.map((level) => level.number)
  return {
    instrument,
    nodes,
    byAddress: new Map(nodes.map((node) => [node.address, node])),
    criteria,
    levels: new Set(levels),
    lowestLevel: Math.min(...levels),
    highestLevel: Math.max(...levels),
  }
}

function branch(
  kind: NodeKind,
  id: string,
  address: NodeAddress,
  parent: NodeAddress | null,
  weight: number,
  children: OutlineNode[],
): OutlineNode {
  if (children.every((child) => child.weight === 0)) throw new ScoreFault('weights.allZero', address)
  return { address, kind, id, parent, weight, children, wholeOrganisationOnly: false }
}

function collect(node: OutlineNode, into: OutlineNode[]): void {
  into.push(node)
  for (const child of node.children) collect(child, into)
}
