/**
 * The step over units: from the units' scorecards to the organisation's (what it does stands at `OrganisationScores` in
 * types.ts). It is separate from the roll-up over criteria: every criterion is combined over the units first, then the
 * organisation is rolled up over criteria as a unit is.
 *
 * An aspect that some unit knows only by the mark of a former scorecard has no criteria to combine there. It is combined
 * over the units as a whole, by the same rules.
 */
import { gapsOf } from '#core/score/gap.ts'
import { coverage, emptyScore, isHollow, parentNode, rowsOf, thinnest } from '#core/score/node.ts'
import type { Node } from '#core/score/node.ts'
import { opinionOn } from '#core/score/opinion.ts'
import type { Outline, OutlineNode } from '#core/score/outline.ts'
import type { ScoreContext } from '#core/score/score-unit.ts'
import { placeComments, placeTargets } from '#core/score/target.ts'
import type {
  CriterionSource,
  NodeAddress,
  NodeScore,
  NotComparable,
  NotScoredReason,
  OrganisationScores,
  ScoredUnit,
  UnitWeighting,
  Weakest,
} from '#core/score/types.ts'
import { weightedLowerMedian, weightedMean } from '#core/score/weighted.ts'

/** Raters a unit needs on an aspect before it is set beside others, when the diagnostic has several assessors. */
export const ratersForComparison = 2

export type ScoredTree = { unit: ScoredUnit; root: Node }

type Part = { unit: ScoredUnit; weight: number | null; nodes: Map<NodeAddress, Node>; excluded: Set<NodeAddress> }

/** `trees` in canonical order (by unit id); `assessors` is the number of assessors of the diagnostic. */
export function organisationStep(
  context: ScoreContext,
  trees: readonly ScoredTree[],
  weighting: UnitWeighting,
  assessors: number,
): OrganisationScores {
  const only = trees.length === 1 ? trees[0] : undefined
  const own = trees.find((tree) => tree.unit.isOrganisation)
  const parts = trees.filter((tree) => tree !== own).map((tree) => partOf(tree, weighting))
  const notComparable = only === undefined ? findNotComparable(context.outline, parts, assessors) : []
  for (const part of parts) {
    part.excluded = new Set(notComparable.filter((one) => one.unitId === part.unit.id).map((one) => one.address))
  }
  const ownNodes = own === undefined ? null : nodesOf(own.root)
  const sources: OrganisationScores['sources'] = []
  let root: Node
  if (only === undefined) {
    root = combineNode(context.outline.instrument, { own: own?.unit.id ?? null, ownNodes, parts, sources })
    placeTargets(root, context.findTarget, own?.unit.id ?? null)
    placeComments(root, (aspect) => (own === undefined ? {} : context.commentOn(aspect, own.unit.id)))
  } else {
    root = only.root
    for (const node of context.outline.nodes) {
      if (node.kind === 'criterion') sources.push({ criterion: node.id, source: sourceOfOnly(only, node.address) })
    }
  }
  return {
    weighting,
    identity: only !== undefined,
    unitWeights: parts.map((part) => ({ unitId: part.unit.id, weight: part.weight })),
    nodes: rowsOf(root),
    sources,
    weakest: findWeakest(context.outline, parts, assessors),
    notComparable,
    gaps: gapsOf(root),
    opinion: opinionOn(root, context.criticalFindings),
  }
}

function partOf(tree: ScoredTree, weighting: UnitWeighting): Part {
  const weight = weighting === 'equal' ? 1 : tree.unit[weighting]
  return { unit: tree.unit, weight, nodes: nodesOf(tree.root), excluded: new Set() }
}

function nodesOf(root: Node): Map<NodeAddress, Node> {
  const nodes = new Map<NodeAddress, Node>()
  const visit = (node: Node) => {
    nodes.set(node.score.address, node)
    node.children.forEach(visit)
  }
  visit(root)
  return nodes
}

function sourceOfOnly(only: ScoredTree, address: NodeAddress): CriterionSource {
  const score = nodesOf(only.root).get(address)?.score
  if (score?.state !== 'scored') return { kind: 'none' }
  if (only.unit.isOrganisation) return { kind: 'organisation', unitId: only.unit.id }
  const unit = { unitId: only.unit.id, weight: 1, share: 1, level: score.median, score: score.mean ?? 0 }
  return { kind: 'units', units: [unit] }
}

/** Why a unit's row must not be set beside other units', or null. `assessors` as for `organisationStep`. */
export function obstacle(score: NodeScore, assessors: number): NotComparable['reason'] | null {
  const { coverage, raters, basis, state } = score
  if (isHollow(coverage.share) || state !== 'scored') {
    return { kind: 'tooLittleCoverage', share: coverage.share ?? 0 }
  }
  const rated = basis === 'provisional' || basis === 'single'
  if (rated && assessors >= ratersForComparison && raters < ratersForComparison) {
    return { kind: 'tooFewRaters', raters, needed: ratersForComparison }
  }
  return null
}

function findNotComparable(outline: Outline, parts: readonly Part[], assessors: number): NotComparable[] {
  const found: NotComparable[] = []
  for (const aspect of outline.nodes.filter((node) => node.kind === 'aspect')) {
    for (const part of parts) {
      const node = part.nodes.get(aspect.address)
      if (node === undefined || node.score.state === 'notApplicable') continue
      const reason = part.weight === null ? ({ kind: 'noUnitWeight' } as const) : obstacle(node.score, assessors)
      if (reason !== null) found.push({ unitId: part.unit.id, address: aspect.address, reason })
    }
  }
  return found
}

function findWeakest(outline: Outline, parts: readonly Part[], assessors: number): Weakest[] {
  const found: Weakest[] = []
  for (const { address, kind } of outline.nodes) {
    if (kind === 'criterion') continue
    const marks = parts.flatMap((part) => {
      const node = part.nodes.get(address)
      if (node === undefined || node.score.mean === null || obstacle(node.score, assessors) !== null) return []
      return [{ unitId: part.unit.id, median: node.score.median, mean: node.score.mean }]
    })
    const [first] = marks.sort((a, b) => (a.median ?? a.mean) - (b.median ?? b.mean) || a.mean - b.mean)
    if (first === undefined || marks.length < 2) continue
    const same = marks.filter((mark) => mark.median === first.median && mark.mean === first.mean)
    found.push({ address, unitIds: same.map((mark) => mark.unitId), median: first.median, mean: first.mean })
  }
  return found
}

type Combination = {
  own: string | null
  ownNodes: Map<NodeAddress, Node> | null
  parts: readonly Part[]
  sources: OrganisationScores['sources']
}

function combineNode(outline: OutlineNode, from: Combination): Node {
  if (outline.kind === 'criterion') {
    const combined = combineAcrossUnits(outline, outline.parent ?? '', [], from)
    from.sources.push({ criterion: outline.id, source: combined.source })
    return combined.node
  }
  const children = outline.children.map((child) => combineNode(child, from))
  const isWholeMark = (nodes: Map<NodeAddress, Node> | null) => {
    const score = nodes?.get(outline.address)?.score
    return score?.basis === 'imported' && score.basisCounts.imported === 0
  }
  const isScored = (nodes: Map<NodeAddress, Node> | null) => nodes?.get(outline.address)?.score.state === 'scored'
  const ownMark = isWholeMark(from.ownNodes)
  // as in a unit, what is rated goes before the mark of a former scorecard
  const marksAside = ownMark && from.parts.some((part) => isScored(part.nodes) && !isWholeMark(part.nodes))
  const partMark = from.parts.some((part) => isWholeMark(part.nodes))
  const asWhole = (ownMark && !marksAside) || ((marksAside || !isScored(from.ownNodes)) && partMark)
  if (outline.kind === 'aspect' && asWhole) {
    const units = marksAside ? { ...from, own: null, ownNodes: null } : from
    return combineAcrossUnits(outline, outline.address, children, units).node
  }
  return parentNode(outline, children)
}

/** One criterion (or imported aspect) over the units. `comparedOn` is the aspect whose comparability decides. */
function combineAcrossUnits(
  outline: OutlineNode,
  comparedOn: NodeAddress,
  children: Node[],
  from: Combination,
): { node: Node; source: CriterionSource } {
  const own = from.ownNodes?.get(outline.address)
  if (from.own !== null && own !== undefined && own.score.state === 'scored') {
    return { node: detached(own, children), source: { kind: 'organisation', unitId: from.own } }
  }
  const none = { kind: 'none' } as const
  const rated = outline.wholeOrganisationOnly
    ? []
    : from.parts.map((part) => ({ part, node: part.nodes.get(outline.address) }))
  const applicable = rated.flatMap(({ part, node }) =>
    node === undefined || node.score.state === 'notApplicable' ? [] : [{ part, node }],
  )
  if (applicable.length === 0) {
    const stands = own ?? rated.find(({ node }) => node !== undefined)?.node
    const allSayNot = rated.length > 0
    if (stands !== undefined && (stands.score.state === 'notApplicable' || allSayNot)) {
      return { node: notApplicable(outline, [own, ...rated.map(({ node }) => node)], children), source: none }
    }
    const reason: NotScoredReason = own?.score.notScored ?? { kind: 'noRatings' }
    return { node: notScored(outline, reason, children), source: none }
  }
  const scored = applicable.filter(({ node }) => node.score.state === 'scored')
  const comparable = scored.filter(({ part }) => !part.excluded.has(comparedOn))
  const counting = comparable.filter(({ part }) => (part.weight ?? 0) > 0)
  if (counting.length === 0)
    return { node: notScored(outline, whyNone(applicable, scored, comparable), children), source: none }
  return combined(outline, applicable, counting, children)
}

type Rated = { part: Part; node: Node }

function combined(outline: OutlineNode, applicable: Rated[], counting: Rated[], children: Node[]) {
  const score = emptyScore(outline)
  const weightOf = (one: Rated) => one.part.weight ?? 0
  const of = (read: (node: Node) => number) =>
    weightedMean(counting.map((one) => ({ value: read(one.node), weight: weightOf(one) })))
  const weight = counting.reduce((sum, one) => sum + weightOf(one), 0)
  const known = applicable.filter((one) => one.part.weight !== null)
  const share = weight / known.reduce((sum, one) => sum + weightOf(one), 0)
  const levels = counting.map((one) => ({ value: one.node.score.median, weight: weightOf(one) }))
  const raterIds = new Set(counting.flatMap((one) => [...one.node.raterIds]))
  const floor = Math.min(...counting.map((one) => one.node.score.gated?.level ?? Infinity))
  score.state = 'scored'
  score.basis = thinnest(counting.map((one) => one.node.score.basis))
  if (outline.kind === 'criterion' && score.basis !== null) score.basisCounts[score.basis] = 1
  score.raters = raterIds.size
  score.mean = of((node) => node.score.mean ?? 0)
  score.median = levels.some((one) => one.value === null)
    ? null
    : weightedLowerMedian(levels.map((one) => ({ value: one.value ?? 0, weight: one.weight })))
  score.gated = {
    level: floor,
    atMost:
      counting.some((one) => one.node.score.gated?.atMost === true) ||
      applicable.some((one) => one.part.weight !== 0 && !counting.includes(one)),
    heldBy: [outline.address],
  }
  const criteria = outline.kind === 'criterion' ? 1 : outline.children.length
  const criteriaScored = outline.kind === 'criterion' ? 1 : 0
  score.coverage = coverage(criteriaScored, criteria, criteriaScored, criteria, share, 1)
  score.hollow = outline.kind === 'aspect' && isHollow(share)
  if (counting.some((one) => one.node.score.judgementRange !== null)) {
    const low = of((node) => node.score.judgementRange?.low ?? node.score.mean ?? 0)
    const high = of((node) => node.score.judgementRange?.high ?? node.score.mean ?? 0)
    if (low !== null && high !== null) score.judgementRange = { low, high }
  }
  const units = counting.map((one) => ({
    unitId: one.part.unit.id,
    weight: weightOf(one),
    share: weightOf(one) / weight,
    level: one.node.score.median,
    score: one.node.score.mean ?? 0,
  }))
  const source: CriterionSource = { kind: 'units', units }
  return { node: { score, raterIds, children }, source }
}

function whyNone(applicable: Rated[], scored: Rated[], comparable: Rated[]): NotScoredReason {
  if (comparable.length > 0 || scored.some(({ part }) => part.weight === null)) return { kind: 'noUnitWeight' }
  if (scored.length > 0) return { kind: 'notComparable' }
  const said = applicable.some(({ node }) => node.score.notScored?.kind === 'cannotJudge')
  return { kind: said ? 'cannotJudge' : 'noRatings' }
}

function notScored(outline: OutlineNode, reason: NotScoredReason, children: Node[]): Node {
  const score = emptyScore(outline)
  score.notScored = reason
  const criteria = outline.kind === 'criterion' ? 1 : outline.children.length
  score.coverage = coverage(0, criteria, 0, criteria, 0, 1)
  return { score, raterIds: new Set(), children }
}

function notApplicable(outline: OutlineNode, from: (Node | undefined)[], children: Node[]): Node {
  const score = emptyScore(outline)
  const reasons = from.flatMap((node) => {
    const reason = node?.score.notApplicable
    return reason?.kind === 'stated' ? reason.reasons : []
  })
  score.state = 'notApplicable'
  score.notApplicable =
    reasons.length === 0 ? { kind: 'children' } : { kind: 'stated', reasons: [...new Set(reasons)].sort() }
  return { score, raterIds: new Set(), children }
}

/** The organisation's own value, without the targets and comments already placed in its unit. */
function detached(node: Node, children: Node[]): Node {
  return { score: { ...node.score, target: null, gap: null, comment: {} }, raterIds: node.raterIds, children }
}
