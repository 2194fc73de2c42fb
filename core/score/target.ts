/** Which target holds where. */
import type { Text } from '#core/language.ts'
import { aspectAddress } from '#core/score/address.ts'
import type { Node } from '#core/score/node.ts'
import type { NodeAddress, NodeTarget, Target } from '#core/score/types.ts'
import { weightedLowerMedian } from '#core/score/weighted.ts'

export type TargetFinder = (address: NodeAddress, unitId: string | null) => Target | null

/** Looks a target up: the one for the unit, else the one for every unit. */
export function targetFinder(targets: readonly Target[]): TargetFinder {
  const byPlace = new Map(targets.map((target) => [JSON.stringify([target.address, target.unitId]), target]))
  return (address, unitId) =>
    (unitId === null ? undefined : byPlace.get(JSON.stringify([address, unitId]))) ??
    byPlace.get(JSON.stringify([address, null])) ??
    null
}

/** Writes target and gap into a tree: inherited downwards first, then, where nothing is set, taken from the children. */
export function placeTargets(root: Node, find: TargetFinder, unitId: string | null): void {
  inherit(root, find, unitId, null)
  derive(root)
  placeGaps(root)
}

function inherit(node: Node, find: TargetFinder, unitId: string | null, above: NodeTarget | null): void {
  const own = node.score.kind === 'criterion' ? null : find(node.score.address, unitId)
  node.score.target =
    own === null
      ? above && { ...above, from: 'above' }
      : { level: own.level, setOn: own.address, from: 'own', rationale: own.rationale }
  for (const child of node.children) inherit(child, find, unitId, node.score.target)
}

function derive(node: Node): void {
  if (node.score.kind === 'aspect' || node.score.kind === 'criterion') return
  for (const child of node.children) derive(child)
  if (node.score.target !== null) return
  const targets = node.children.flatMap((child) =>
    child.score.target === null || child.score.state === 'notApplicable'
      ? []
      : [{ value: child.score.target.level, weight: child.score.weight }],
  )
  const level = weightedLowerMedian(targets)
  if (level !== null) node.score.target = { level, setOn: node.score.address, from: 'below', rationale: '' }
}

function placeGaps(node: Node): void {
  const { target, median, mean } = node.score
  if (target !== null && mean !== null) {
    node.score.gap = { levels: median === null ? null : target.level - median, score: target.level - mean }
  }
  for (const child of node.children) placeGaps(child)
}

/** Writes the comments on aspects into a tree. */
export function placeComments(root: Node, textOf: (aspect: string) => Text): void {
  if (root.score.kind === 'aspect') root.score.comment = textOf(root.score.address.slice(aspectAddress('').length))
  else for (const child of root.children) placeComments(child, textOf)
}
