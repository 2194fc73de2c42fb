/** Makes the explanation of any number of a score run. */
import type { Explanation, ExplanationStep, Measure, MedianWorking, WhatIf } from '#core/score/explanation.ts'
import { readAddress } from '#core/score/address.ts'
import { parentNode } from '#core/score/node.ts'
import { outlineOf } from '#core/score/outline.ts'
import type { Outline, OutlineNode } from '#core/score/outline.ts'
import { childInput, countingParts, meanWorking, type Part } from '#core/score/roll-up-working.ts'
import { organisationScope, scorecardOf } from '#core/score/score-run.ts'
import type { NodeAddress, NodeScore, ScoreInput, ScoreRun } from '#core/score/types.ts'
import { weightedLowerMedian } from '#core/score/weighted.ts'

/**
 * Explains the number at `address` of a unit's scorecard, or of the organisation's (`organisationScope`). `input` must
 * be the run's own inputs. Null when the run has no such unit or node.
 */
export function explain(
  run: ScoreRun,
  input: ScoreInput,
  unitId: string,
  address: NodeAddress,
  measure: Measure,
): Explanation | null {
  const rows = scorecardOf(run, unitId)?.nodes
  const row = rows?.find((node) => node.address === address)
  const outline = outlineOf(input.pack)
  const place = outline.byAddress.get(address)
  if (rows === undefined || row === undefined || place === undefined) return null
  const children = rows.filter((node) => node.parent === address)
  const step = stepOf(run, input, unitId, row, children)
  const parts = partsOf(step)
  return {
    methodVersion: run.methodVersion,
    pack: run.pack,
    scope:
      unitId === organisationScope
        ? { kind: 'organisation', weighting: run.organisation.weighting, identity: run.organisation.identity }
        : { kind: 'unit', unitId },
    measure,
    value: measure === 'gated' ? (row.gated?.level ?? null) : row[measure],
    row,
    path: pathOf(outline, place),
    step,
    meanWorking: row.mean === null ? null : meanWorking(parts),
    medianWorking: row.median === null ? null : medianWorking(medianParts(step, parts)),
    waysDiffer: row.mean !== null && !(row.mean === row.median && row.median === row.gated?.level && !row.gated.atMost),
    unscored: children.filter((child) => child.state === 'notScored' && child.weight > 0).map((child) => child.address),
    whatIfs: step.kind === 'rollUp' && row.mean !== null ? whatIfs(outline, place, row.mean, children) : [],
    behind: behind(input, run, unitId, row),
  }
}

function pathOf(outline: Outline, node: OutlineNode): NodeAddress[] {
  const parent = node.parent === null ? undefined : outline.byAddress.get(node.parent)
  return parent === undefined ? [] : [...pathOf(outline, parent), parent.address]
}

function stepOf(
  run: ScoreRun,
  input: ScoreInput,
  unitId: string,
  row: NodeScore,
  children: NodeScore[],
): ExplanationStep {
  const isOrganisation = unitId === organisationScope
  const ratedIn = isOrganisation && run.organisation.identity ? (run.units[0]?.unitId ?? unitId) : unitId
  if (row.kind !== 'criterion') {
    const isWholeMark = row.basis === 'imported' && row.kind === 'aspect' && row.basisCounts.imported === 0
    if (!isWholeMark) return { kind: 'rollUp', children: children.map(childInput) }
    return isOrganisation && !run.organisation.identity
      ? wholeMarksOverUnits(run, input, row)
      : { kind: 'imported', level: row.median, score: row.mean ?? 0 }
  }
  const criterion = readAddress(row.address)?.id ?? ''
  if (isOrganisation && !run.organisation.identity) return overUnits(run, row, criterion)
  return inUnit(input, ratedIn, row, criterion)
}

function inUnit(input: ScoreInput, unitId: string, row: NodeScore, criterion: string): ExplanationStep {
  const assessors = new Map(input.assessors.map((assessor) => [assessor.id, assessor]))
  const ratings = input.ratings
    .filter((rating) => rating.unitId === unitId && rating.criterion === criterion)
    .sort((a, b) => (a.assessorId < b.assessorId ? -1 : 1))
    .map(({ assessorId, value, note }) => {
      const { label = '', name = '', external = false } = assessors.get(assessorId) ?? {}
      return { assessorId, label, name, external, value, note }
    })
  const agreed = input.agreed.find((one) => one.unitId === unitId && one.criterion === criterion) ?? null
  if (ratings.length === 0 && agreed === null) {
    return row.basis === 'imported' && row.mean !== null
      ? { kind: 'imported', level: row.median, score: row.mean }
      : { kind: 'none' }
  }
  const kinds = new Set(ratings.map((rating) => rating.value.kind))
  return {
    kind: 'ratings',
    ratings,
    agreed: agreed && { value: agreed.value, reason: agreed.reason, dissent: agreed.dissent },
    disagreesOnApplicability: kinds.has('level') && kinds.has('notApplicable'),
  }
}

function overUnits(run: ScoreRun, row: NodeScore, criterion: string): ExplanationStep {
  const source = run.organisation.sources.find((one) => one.criterion === criterion)?.source
  if (source?.kind === 'organisation') return { kind: 'ownRating', unitId: source.unitId }
  const leftOut = run.organisation.notComparable.filter((one) => one.address === row.parent)
  if (source?.kind !== 'units') return leftOut.length === 0 ? { kind: 'none' } : { kind: 'units', units: [], leftOut }
  return { kind: 'units', units: source.units.map((unit) => ({ ...unit, product: unit.weight * unit.score })), leftOut }
}

function wholeMarksOverUnits(run: ScoreRun, input: ScoreInput, row: NodeScore): ExplanationStep {
  const own = input.units.find((unit) => unit.isOrganisation)
  const scoreIn = (unitId: string) =>
    run.units.find((unit) => unit.unitId === unitId)?.nodes.find((node) => node.address === row.address)
  if (own !== undefined && scoreIn(own.id)?.state === 'scored') return { kind: 'ownRating', unitId: own.id }
  const leftOut = run.organisation.notComparable.filter((one) => one.address === row.address)
  const out = new Set(leftOut.map((one) => one.unitId))
  const counting = run.organisation.unitWeights.flatMap(({ unitId, weight }) => {
    const score = scoreIn(unitId)
    if (weight === null || weight === 0 || out.has(unitId) || score?.mean == null) return []
    return [{ unitId, weight, level: score.median, score: score.mean }]
  })
  const total = counting.reduce((sum, unit) => sum + unit.weight, 0)
  const units = counting.map((unit) => {
    const share = unit.weight / total
    return { ...unit, share, product: unit.weight * unit.score }
  })
  return { kind: 'units', units, leftOut }
}

function partsOf(step: ExplanationStep): Part[] {
  if (step.kind === 'rollUp') return countingParts(step.children)
  return step.kind === 'units' ? step.units : []
}

/** Blind ratings have a middle too, as long as nothing is agreed: each rater counts once. */
function medianParts(step: ExplanationStep, parts: Part[]): Part[] {
  if (step.kind !== 'ratings' || step.agreed !== null) return parts
  return step.ratings.flatMap(({ value }) =>
    value.kind === 'level' ? [{ level: value.level, score: value.level, weight: 1 }] : [],
  )
}

function medianWorking(parts: Part[]): MedianWorking | null {
  const items = parts.flatMap((part) => (part.level === null ? [] : [{ value: part.level, weight: part.weight }]))
  const level = weightedLowerMedian(items)
  if (level === null) return null
  const levels = [...new Set(items.map((item) => item.value))].sort((a, b) => a - b)
  let cumulated = 0
  const steps = levels.map((one) => {
    const weight = items.filter((item) => item.value === one).reduce((sum, item) => sum + item.weight, 0)
    cumulated += weight
    return { level: one, weight, cumulated }
  })
  return { steps, half: cumulated / 2, level }
}

function whatIfs(outline: Outline, place: OutlineNode, mean: number, children: NodeScore[]): WhatIf[] {
  const read = (change: WhatIf['change'], rows: NodeScore[]): WhatIf[] => {
    const { score } = parentNode(
      place,
      rows.map((row) => ({ score: row, raterIds: new Set<string>(), children: [] })),
    )
    return score.mean === null ? [] : [{ change, mean: score.mean, median: score.median, gated: score.gated }]
  }
  const replaced = (child: NodeScore, level: number) =>
    children.map((row) =>
      row === child
        ? { ...row, mean: level, median: level, gated: { level, atMost: false, heldBy: [row.address] } }
        : row,
    )
  const changes = children.flatMap((child) => {
    if (child.mean === null || child.weight === 0) return []
    if (child.kind !== 'criterion') {
      const target = child.target?.level
      if (target === undefined || child.mean >= target) return []
      return read({ kind: 'childReachesTarget', address: child.address, level: target }, replaced(child, target))
    }
    const up = Math.floor(child.mean) + 1
    const down = Math.ceil(child.mean) - 1
    const to = (level: number, direction: 'up' | 'down') =>
      outline.levels.has(level)
        ? read({ kind: 'criterionReaches', address: child.address, level, direction }, replaced(child, level))
        : []
    return [...to(up, 'up'), ...to(down, 'down')]
  })
  const size = (one: WhatIf) => Number(Math.abs(one.mean - mean).toPrecision(12))
  changes.sort((a, b) => size(b) - size(a))
  const counting = children.filter((child) => child.weight > 0 && child.state === 'scored')
  const sameAlready = new Set(counting.map((child) => child.weight)).size < 2
  const equal = children.map((row) => ({ ...row, weight: row.weight > 0 ? 1 : 0 }))
  return sameAlready ? changes : [...changes, ...read({ kind: 'allWeightsEqual' }, equal)]
}

function behind(input: ScoreInput, run: ScoreRun, unitId: string, row: NodeScore): Explanation['behind'] {
  const aspectArea = new Map(input.pack.areas.flatMap((area) => area.aspects.map((aspect) => [aspect.id, area.id])))
  const { kind, id } = readAddress(row.address) ?? { kind: 'instrument', id: '' }
  const isBelow = (criterionOrAspect: string) => {
    const [aspect = ''] = criterionOrAspect.split('.')
    if (kind === 'criterion') return criterionOrAspect === id
    if (kind === 'aspect') return aspect === id
    return kind === 'instrument' || aspectArea.get(aspect) === id
  }
  const inScope = (unit: string) => unitId === organisationScope || unit === unitId
  return {
    ratings: input.ratings.filter(
      (one) => inScope(one.unitId) && one.value.kind !== 'notScored' && isBelow(one.criterion),
    ).length,
    agreed: input.agreed.filter((one) => inScope(one.unitId) && isBelow(one.criterion)).length,
    imported: input.importedMarks.filter(
      (one) => inScope(one.unitId) && isBelow(one.address.slice(one.address.indexOf('/') + 1)),
    ).length,
  }
}
