/** Addresses of the nodes of an instrument: `instrument`, `area/x`, `aspect/x`, `criterion/x.y`. */
import type { CriterionAddress } from '#core/rating/rating.ts'
import type { NodeAddress, NodeKind } from '#core/score/types.ts'

export const instrumentAddress: NodeAddress = 'instrument'

export function areaAddress(area: string): NodeAddress {
  return `area/${area}`
}

export function aspectAddress(aspect: string): NodeAddress {
  return `aspect/${aspect}`
}

/** From `aspect.criterion`. */
export function criterionAddress(criterion: CriterionAddress): NodeAddress {
  return `criterion/${criterion}`
}

/** The kind of an address and the id behind it (`instrument` has the empty id). Null for anything else. */
export function readAddress(address: NodeAddress): { kind: NodeKind; id: string } | null {
  if (address === instrumentAddress) return { kind: 'instrument', id: '' }
  const slash = address.indexOf('/')
  const kind = address.slice(0, slash)
  if (kind !== 'area' && kind !== 'aspect' && kind !== 'criterion') return null
  return { kind, id: address.slice(slash + 1) }
}
