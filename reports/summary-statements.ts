/** What the executive summary says, by rule: where we stand, what holds us back, what we ask. */
import { rounded } from '#core/format/round.ts'
import type { NodeScore } from '#core/score/types.ts'
import { areasByScore, firmCoverage } from './find-area.ts'
import type { Statement } from './finding.ts'
import type { ReportInput } from './report-input.ts'
import type { AspectCounts, ReportValue } from './report-value.ts'

/** Under the coverage at which an area is called firm. */
export function isThin(node: NodeScore): boolean {
  return node.state !== 'notApplicable' && (node.coverage.share ?? 0) < firmCoverage
}

export function stand(value: Omit<ReportValue, 'slides' | 'leftOut'>, aspects: AspectCounts): Statement[] {
  const statements: Statement[] = []
  if (aspects.scored > 0) {
    statements.push(
      value.hasTargets
        ? { say: 'standMet', met: aspects.met, scored: aspects.scored, one: aspects.oneShort, two: aspects.twoShort }
        : { say: 'standScored', scored: aspects.scored, all: aspects.all },
    )
  }
  const sorted = areasByScore(value.areas)
  const [best, worst] = [sorted.at(0), sorted.at(-1)]
  if (best && worst && best !== worst && rounded(best.node.mean ?? 0, 1) !== rounded(worst.node.mean ?? 0, 1)) {
    const [bestScore, worstScore] = [best.node.mean ?? 0, worst.node.mean ?? 0]
    statements.push({ say: 'standBest', best: best.short, bestScore, worst: worst.short, worstScore })
  }
  const moved = value.movement?.instrument
  if (moved && moved.change !== null) {
    statements.push(
      moved.split.kind === 'full'
        ? { say: 'standMoved', total: moved.change, real: moved.split.real }
        : { say: 'standMovedUnsplit', total: moved.change },
    )
  } else if (!value.hasPrevious && aspects.scored > 0) statements.push({ say: 'standBaseline' })
  if (value.weakestUnit !== null) statements.push({ say: 'standWeakestUnit', ...value.weakestUnit })
  return statements
}

export function matters(value: Omit<ReportValue, 'slides' | 'leftOut'>, input: ReportInput): Statement[] {
  const statements: Statement[] = value.gaps
    .slice(0, 3)
    .map((gap) => ({ say: 'mattersGap', aspect: gap.row.short, level: gap.level, target: gap.target }))
  if (value.gaps.length === 0 && value.hasTargets && value.instrument.node.state === 'scored') {
    statements.push({ say: 'mattersNoGap' })
  }
  const floor = value.instrument.node.gated
  if (floor !== null) statements.push({ say: 'mattersFloor', level: floor.level, criteria: floor.heldBy.length })
  const findings = input.run.organisation.opinion.criticalFindings.length
  if (findings > 0) statements.push({ say: 'mattersCritical', findings })
  return statements
}

export function ask(value: Omit<ReportValue, 'slides' | 'leftOut'>): Statement[] {
  const statements: Statement[] = []
  if (!value.hasTargets) statements.push({ say: 'askTargets' })
  const thin = value.areas.filter((area) => isThin(area.node)).map((area) => area.short)
  if (thin.length > 0) statements.push({ say: 'askCollect', areas: thin })
  for (const gap of value.gaps.slice(0, 3)) {
    if (gap.step?.remedy) statements.push({ say: 'askGap', aspect: gap.row.short, change: gap.step.remedy })
  }
  const open = value.counts.basis.provisional + value.counts.basis.single
  if (open > 0) statements.push({ say: 'askAgree', levels: open })
  if (value.gaps.length > 0) statements.push({ say: 'askOwner' })
  return statements
}
