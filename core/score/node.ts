/** A node while it is being scored: the row of the scorecard, and who rated below it. */
import type { CriterionResult } from '#core/score/criterion-cell.ts'
import type { OutlineNode } from '#core/score/outline.ts'
import { hollowBelow } from '#core/score/types.ts'
import type { Basis, BasisCounts, Gated, ImportedMark, JudgementRange, NodeScore } from '#core/score/types.ts'
import { totalWeight, weightedLowerMedian, weightedMean } from '#core/score/weighted.ts'

export type Node = { score: NodeScore; raterIds: ReadonlySet<string>; children: Node[] }

/** From firm to thin. */
const bases: readonly Basis[] = ['agreed', 'provisional', 'single', 'imported']

/** A criterion in one unit. */
export function criterionNode(outline: OutlineNode, result: CriterionResult): Node {
  const score = emptyScore(outline)
  const applicable = result.state === 'notApplicable' ? 0 : 1
  const scored = result.state === 'scored' ? 1 : 0
  score.state = result.state
  score.coverage = coverage(scored, applicable, scored, applicable, scored, applicable)
  if (result.state === 'notApplicable') score.notApplicable = result.reason
  if (result.state === 'notScored') score.notScored = result.reason
  if (result.state !== 'scored') return { score, raterIds: new Set(), children: [] }
  score.basis = result.basis
  score.basisCounts[result.basis] = 1
  score.median = result.level
  score.mean = result.score
  score.gated = { level: Math.floor(result.score), atMost: result.level === null, heldBy: [outline.address] }
  score.judgementRange = result.judgementRange
  score.raters = result.raters.length
  return { score, raterIds: new Set(result.raters), children: [] }
}

/**
 * An aspect known only by a mark of a former scorecard. Its criteria stay unscored, so the floor is "at most" the mark:
 * no criterion-by-criterion floor can lie above the whole.
 */
export function importedAspectNode(outline: OutlineNode, children: Node[], mark: ImportedMark['value']): Node {
  const score = emptyScore(outline)
  const value = mark.kind === 'level' ? mark.level : mark.score
  score.state = 'scored'
  score.basis = 'imported'
  score.median = mark.kind === 'level' ? mark.level : null
  score.mean = value
  score.gated = { level: Math.floor(value), atMost: true, heldBy: [outline.address] }
  const applicable = children.filter((child) => child.score.state !== 'notApplicable')
  const weight = totalWeight(applicable.map((child) => child.score)) || 1
  score.coverage = coverage(0, applicable.length, 0, applicable.length, weight, weight)
  return { score, raterIds: new Set(), children }
}

/**
 * One step of the roll-up: a parent from its children, over what is applicable and scored. Children of weight 0 are
 * counted but change no value.
 */
export function parentNode(outline: OutlineNode, children: Node[]): Node {
  const score = emptyScore(outline)
  const applicable = children.filter((child) => child.score.state !== 'notApplicable').map((child) => child.score)
  const counting = applicable.filter((child) => child.weight > 0)
  const scored = counting.filter((child) => child.state === 'scored')
  const raterIds = new Set<string>()
  for (const child of children) {
    for (const id of child.raterIds) raterIds.add(id)
    for (const basis of bases) score.basisCounts[basis] += child.score.basisCounts[basis]
  }
  score.raters = raterIds.size
  score.coverage = coverage(
    applicable.filter((child) => child.state === 'scored').length,
    applicable.length,
    applicable.reduce((sum, child) => sum + child.coverage.criteriaScored, 0),
    applicable.reduce((sum, child) => sum + child.coverage.criteriaApplicable, 0),
    counting.reduce((sum, child) => sum + child.weight * (child.coverage.share ?? 0), 0),
    counting.reduce((sum, child) => sum + child.weight, 0),
  )
  if (counting.length === 0) {
    score.state = 'notApplicable'
    score.notApplicable = { kind: 'children' }
  } else if (scored.length === 0) {
    score.notScored = { kind: 'children' }
  } else {
    score.state = 'scored'
    score.basis = thinnest(scored.map((child) => child.basis))
    score.median = medianOf(scored)
    score.mean = weightedMean(scored.map((child) => ({ value: child.mean ?? 0, weight: child.weight })))
    score.gated = floorOf(scored, counting.length > scored.length)
    score.hollow = isHollow(score.coverage.share)
    score.judgementRange = rangeOf(scored)
  }
  return { score, raterIds, children }
}

/** A mark is hollow below two thirds; two thirds computed from decimal weights may miss by a machine rounding error. */
export function isHollow(share: number | null): boolean {
  return share !== null && share < hollowBelow - 1e-12
}

/** The thinnest of the bases given; null for none. */
export function thinnest(given: readonly (Basis | null)[]): Basis | null {
  return bases.findLast((basis) => given.includes(basis)) ?? null
}

/** A row with nothing scored yet. */
export function emptyScore(outline: OutlineNode): NodeScore {
  const basisCounts: BasisCounts = { agreed: 0, provisional: 0, single: 0, imported: 0 }
  return {
    address: outline.address,
    kind: outline.kind,
    parent: outline.parent,
    weight: outline.weight,
    state: 'notScored',
    notApplicable: null,
    notScored: null,
    basis: null,
    basisCounts,
    raters: 0,
    median: null,
    mean: null,
    gated: null,
    coverage: coverage(0, 0, 0, 0, 0, 0),
    hollow: false,
    target: null,
    gap: null,
    judgementRange: null,
    confidence: { kind: 'notAssessed', reason: 'noEvidenceYet' },
    comment: {},
  }
}

/** Counts and weights with their share. */
export function coverage(
  scored: number,
  applicable: number,
  criteriaScored: number,
  criteriaApplicable: number,
  weightScored: number,
  weightApplicable: number,
): NodeScore['coverage'] {
  const share = weightApplicable === 0 ? null : weightScored / weightApplicable
  return { scored, applicable, criteriaScored, criteriaApplicable, weightScored, weightApplicable, share }
}

/** Rows of a tree in pack order: a node stands before its children. */
export function rowsOf(node: Node): NodeScore[] {
  return [node.score, ...node.children.flatMap(rowsOf)]
}

function medianOf(scored: readonly NodeScore[]): number | null {
  const items = []
  for (const child of scored) {
    if (child.median === null) return null
    items.push({ value: child.median, weight: child.weight })
  }
  return weightedLowerMedian(items)
}

function floorOf(scored: readonly NodeScore[], someUnscored: boolean): Gated | null {
  const floors = scored.flatMap((child) => (child.gated === null ? [] : [child.gated]))
  if (floors.length === 0) return null
  const level = Math.min(...floors.map((floor) => floor.level))
  return {
    level,
    atMost: someUnscored || floors.some((floor) => floor.atMost),
    heldBy: floors.filter((floor) => floor.level === level).flatMap((floor) => floor.heldBy),
  }
}

function rangeOf(scored: readonly NodeScore[]): JudgementRange | null {
  if (scored.every((child) => child.judgementRange === null)) return null
  const at = (end: 'low' | 'high') =>
    weightedMean(
      scored.map((child) => ({ value: child.judgementRange?.[end] ?? child.mean ?? 0, weight: child.weight })),
    )
  const low = at('low')
  const high = at('high')
  return low === null || high === null ? null : { low, high }
}
