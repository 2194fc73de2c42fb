/** From everything that was said to the scorecard of every unit and of the organisation. */
import { checkInput } from '#core/score/check-input.ts'
import { organisationStep } from '#core/score/organisation-step.ts'
import { outlineOf } from '#core/score/outline.ts'
import type { Outline } from '#core/score/outline.ts'
import { indexCells, noCells, unitScores, unitTree } from '#core/score/score-unit.ts'
import type { ScoreContext } from '#core/score/score-unit.ts'
import { targetFinder } from '#core/score/target.ts'
import { methodVersion } from '#core/score/types.ts'
import type { NodeAddress, NodeScore, ScoreInput, ScoreRun } from '#core/score/types.ts'

/**
 * Scores every unit, then makes the step over units. The result does not depend on the order of any list in `input`.
 * Throws a `ScoreFault` for inputs that would make a number wrong: an unknown criterion, a level off the scale, all
 * weights zero, the same rating twice.
 */
export function scoreRun(input: ScoreInput): ScoreRun {
  const outline = outlineOf(input.pack)
  checkInput(input, outline)
  const context = scoreContext(input, outline)
  const cells = indexCells(input)
  const trees = [...input.units]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((unit) => ({ unit, root: unitTree(context, unit, cells.get(unit.id) ?? noCells()) }))
  return {
    methodVersion,
    pack: { id: input.pack.id, version: input.pack.version },
    scale: {
      id: input.pack.scale.id,
      levels: input.pack.scale.levels.map(({ number, id, name }) => ({ number, id, name })),
    },
    counts: countsOf(input, outline),
    units: trees.map(({ unit, root }) => unitScores(unit.id, root, input.criticalFindings)),
    organisation: organisationStep(context, trees, input.unitWeighting, input.assessors.length),
  }
}

/** What `scoreUnit` needs, from a score run's inputs. */
export function scoreContext(
  input: Pick<ScoreInput, 'targets' | 'comments' | 'criticalFindings'>,
  outline: Outline,
): ScoreContext {
  const comments = new Map(input.comments.map((one) => [JSON.stringify([one.aspect, one.unitId]), one.text]))
  return {
    outline,
    findTarget: targetFinder(input.targets),
    commentOn: (aspect, unitId) => comments.get(JSON.stringify([aspect, unitId])) ?? {},
    criticalFindings: input.criticalFindings,
  }
}

/** The scorecard of a unit, or of the organisation; null for a unit that is not in the run. */
export function scorecardOf(
  run: ScoreRun,
  unitId: string,
): Pick<ScoreRun['organisation'], 'nodes' | 'gaps' | 'opinion'> | null {
  return unitId === organisationScope ? run.organisation : (run.units.find((unit) => unit.unitId === unitId) ?? null)
}

/** Stands for the result of the step over units where a unit id is asked for. */
export const organisationScope = 'organisation'

/** One row of a scorecard; null when there is none at `address`. */
export function nodeOf(run: ScoreRun, unitId: string, address: NodeAddress): NodeScore | null {
  return scorecardOf(run, unitId)?.nodes.find((node) => node.address === address) ?? null
}

function countsOf(input: ScoreInput, outline: Outline): ScoreRun['counts'] {
  const count = (kind: string) => input.ratings.filter((rating) => rating.value.kind === kind).length
  const raters = input.ratings.filter((rating) => rating.value.kind === 'level').map((rating) => rating.assessorId)
  return {
    units: input.units.length,
    assessors: input.assessors.length,
    raters: new Set(raters).size,
    criteria: outline.criteria.size,
    levels: count('level'),
    notApplicable: count('notApplicable'),
    cannotJudge: count('cannotJudge'),
    agreed: input.agreed.length,
    imported: input.importedMarks.length,
    targets: input.targets.length,
  }
}
