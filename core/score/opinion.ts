/** The overall opinion, by rule and not by average (the rules stand at `Opinion` in types.ts). */
import type { Node } from '#core/score/node.ts'
import type { CriticalFinding, Opinion } from '#core/score/types.ts'

/** The opinion on a tree with its targets placed. Findings are listed by id. */
export function opinionOn(root: Node, criticalFindings: readonly CriticalFinding[]): Opinion {
  const areas = root.children.filter((area) => area.score.state !== 'notApplicable')
  const isBelow = (node: Node) => (node.score.gap?.levels ?? 0) > 0
  const isOpen = (node: Node) => node.score.gap?.levels == null || node.score.hollow
  const areasBelow = areas.filter(isBelow).map((area) => area.score.address)
  const areasOpen = areas.filter(isOpen).map((area) => area.score.address)
  const aspectsBelow = areas.flatMap((area) => area.children).filter(isBelow).length
  const facts = {
    areas: areas.length,
    areasBelow,
    areasOpen,
    aspectsBelow,
    criticalFindings: [...criticalFindings].sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
  if (areas.length === 0 || areasOpen.length > 0) return { verdict: 'cannotSay', rule: 1, ...facts }
  if (criticalFindings.length > 0 || areasBelow.length > areas.length / 2) {
    return { verdict: 'notReady', rule: 2, ...facts }
  }
  if (areasBelow.length > 0 || aspectsBelow > 0) return { verdict: 'readyWithConditions', rule: 3, ...facts }
  return { verdict: 'ready', rule: 4, ...facts }
}
