/**
 * One unit's scorecard. `indexCells` is done once per diagnostic; after that a saved rating replaces one cell and
 * `scoreUnit` (or `scoreAspect`, for the sheet in front of an assessor) is cheap enough to answer the same request.
 */
import type { Text } from '#core/language.ts'
import type { Agreed, CriterionAddress, Rating } from '#core/rating/rating.ts'
import { aspectAddress, criterionAddress } from '#core/score/address.ts'
import { criterionResult, hasRatings } from '#core/score/criterion-cell.ts'
import type { CriterionCell } from '#core/score/criterion-cell.ts'
import { gapsOf } from '#core/score/gap.ts'
import { criterionNode, importedAspectNode, parentNode, rowsOf } from '#core/score/node.ts'
import type { Node } from '#core/score/node.ts'
import { opinionOn } from '#core/score/opinion.ts'
import type { Outline, OutlineNode } from '#core/score/outline.ts'
import { placeComments, placeTargets } from '#core/score/target.ts'
import type { TargetFinder } from '#core/score/target.ts'
import type { CriticalFinding, ImportedMark, NodeScore, ScoredUnit, UnitScores } from '#core/score/types.ts'

/** Everything said in one unit, by criterion; and the marks of a former scorecard on whole aspects. */
export type UnitCells = {
  cells: Map<CriterionAddress, CriterionCell>
  /** By aspect id. */
  importedAspects: Map<string, ImportedMark['value']>
}

/** What scoring needs besides the cells. */
export type ScoreContext = {
  outline: Outline
  findTarget: TargetFinder
  /** The comment on an aspect in a unit; no language when there is none. */
  commentOn: (aspect: string, unitId: string) => Text
  criticalFindings: readonly CriticalFinding[]
}

const nothingSaid: CriterionCell = { ratings: [], agreed: null, imported: null }

/** Sorts ratings, agreed levels and imported marks into cells by unit. Every cell's ratings are ordered by assessor. */
export function indexCells(said: {
  ratings: readonly Rating[]
  agreed: readonly Agreed[]
  importedMarks: readonly ImportedMark[]
}): Map<string, UnitCells> {
  const units = new Map<string, UnitCells>()
  const unit = (id: string) => {
    const found = units.get(id) ?? { cells: new Map(), importedAspects: new Map() }
    units.set(id, found)
    return found
  }
  const cell = (unitId: string, criterion: CriterionAddress) => {
    const { cells } = unit(unitId)
    const found = cells.get(criterion) ?? { ratings: [], agreed: null, imported: null }
    cells.set(criterion, found)
    return found
  }
  for (const rating of said.ratings) cell(rating.unitId, rating.criterion).ratings.push(rating)
  for (const one of said.agreed) cell(one.unitId, one.criterion).agreed = one
  for (const mark of said.importedMarks) {
    const id = mark.address.slice(mark.address.indexOf('/') + 1)
    if (mark.address === criterionAddress(id)) cell(mark.unitId, id).imported = mark.value
    if (mark.address === aspectAddress(id)) unit(mark.unitId).importedAspects.set(id, mark.value)
  }
  for (const { cells } of units.values()) {
    for (const { ratings } of cells.values()) {
      if (ratings.length > 1) ratings.sort((a, b) => (a.assessorId < b.assessorId ? -1 : 1))
    }
  }
  return units
}

/** A unit in which nothing has been said. */
export function noCells(): UnitCells {
  return { cells: new Map(), importedAspects: new Map() }
}

/** The scored tree of a unit, with targets, gaps and comments in place. */
export function unitTree(context: ScoreContext, unit: ScoredUnit, said: UnitCells): Node {
  const root = scoreNode(context.outline.instrument, unit, said)
  placeTargets(root, context.findTarget, unit.id)
  placeComments(root, (aspect) => context.commentOn(aspect, unit.id))
  return root
}

/** The scorecard of a unit. */
export function scoreUnit(context: ScoreContext, unit: ScoredUnit, said: UnitCells): UnitScores {
  return unitScores(unit.id, unitTree(context, unit, said), context.criticalFindings)
}

/** The scorecard of a tree that has already been scored. */
export function unitScores(unitId: string, root: Node, criticalFindings: readonly CriticalFinding[]): UnitScores {
  return { unitId, nodes: rowsOf(root), gaps: gapsOf(root), opinion: opinionOn(root, criticalFindings) }
}

/**
 * One aspect alone, without target: the aspect's row followed by its criteria's. Null for an aspect the pack does not
 * have.
 */
export function scoreAspect(outline: Outline, aspect: string, unit: ScoredUnit, said: UnitCells): NodeScore[] | null {
  const found = outline.byAddress.get(aspectAddress(aspect))
  return found === undefined ? null : rowsOf(scoreNode(found, unit, said))
}

function scoreNode(outline: OutlineNode, unit: ScoredUnit, said: UnitCells): Node {
  if (outline.kind === 'criterion') {
    if (outline.wholeOrganisationOnly && !unit.isOrganisation) {
      return criterionNode(outline, { state: 'notApplicable', reason: { kind: 'wholeOrganisationOnly' } })
    }
    return criterionNode(outline, criterionResult(said.cells.get(outline.id) ?? nothingSaid))
  }
  const children = outline.children.map((child) => scoreNode(child, unit, said))
  if (outline.kind === 'aspect') {
    const mark = said.importedAspects.get(outline.id)
    if (mark !== undefined && !outline.children.some((child) => isKnown(said.cells.get(child.id)))) {
      return importedAspectNode(outline, children, mark)
    }
  }
  return parentNode(outline, children)
}

function isKnown(cell: CriterionCell | undefined): boolean {
  return cell !== undefined && (hasRatings(cell) || cell.imported !== null)
}
