/** Which sentence an area's page, and the comparison of areas, begins with. Rules in order; the first that holds speaks. */
import { rounded } from '#core/format/round.ts'
import type { Finding } from './finding.ts'
import type { AreaRow, ReportValue } from './report-value.ts'

/** From this share of its applicable weight on, an area counts as widely enough scored. */
export const firmCoverage = 0.8

/** Scored areas, highest score first; equal ones in the instrument's order. */
export function areasByScore(areas: readonly AreaRow[]): AreaRow[] {
  return areas
    .filter((area) => area.node.mean !== null)
    .sort((a, b) => rounded(b.node.mean ?? 0, 10) - rounded(a.node.mean ?? 0, 10))
}

export function findAreas(value: Pick<ReportValue, 'areas' | 'instrument' | 'head'>): Finding {
  const max = value.head.levels.length
  const { mean, target } = value.instrument.node
  const sorted = areasByScore(value.areas)
  const [best, worst] = [sorted.at(0), sorted.at(-1)]
  if (best === undefined || worst === undefined || mean === null) return { rule: 'areasNothing' }
  const applicable = value.areas.filter((area) => area.node.state !== 'notApplicable').length
  if (sorted.length * 2 < applicable) {
    return { rule: 'areasFew', scored: sorted.length, all: applicable, best: best.short, score: best.node.mean ?? 0 }
  }
  const together = noneLeads(best, worst)
  if (target === null) {
    return together
      ? { rule: 'areasNoTargetOverlap', score: mean, max }
      : { rule: 'areasNoTarget', score: mean, max, best: best.short, worst: worst.short }
  }
  return together
    ? { rule: 'areasOverlap', score: mean, max, target: target.level }
    : { rule: 'areasLeads', score: mean, max, target: target.level, best: best.short, worst: worst.short }
}

/** The ranges in which raters differ overlap, or the figures shown are the same. */
function noneLeads(best: AreaRow, worst: AreaRow): boolean {
  if (rounded(best.node.mean ?? 0, 1) === rounded(worst.node.mean ?? 0, 1)) return true
  const [high, low] = [best.node.judgementRange, worst.node.judgementRange]
  return high !== null && low !== null && high.low <= low.high
}

export function findArea(area: AreaRow): Finding {
  const { node, short } = area
  if (node.state === 'notApplicable') return { rule: 'areaNotApplicable', area: short }
  const applicable = area.aspects.filter((aspect) => aspect.node.state !== 'notApplicable')
  const scored = applicable.filter((aspect) => aspect.node.state === 'scored')
  const weakest = [...scored].sort((a, b) => (a.node.mean ?? 0) - (b.node.mean ?? 0)).at(0)
  if (weakest === undefined) return { rule: 'areaNothing', area: short }
  if (scored.every((aspect) => aspect.node.target === null)) {
    return { rule: 'areaNoTarget', area: short, weakest: weakest.short, score: weakest.node.mean ?? 0 }
  }
  const met = area.childrenAtTarget
  const open = applicable.filter((aspect) => aspect.node.state === 'notScored')
  if (open.length > 0) {
    return { rule: 'areaOpen', area: short, met, scored: scored.length, open: open.map((aspect) => aspect.short) }
  }
  const two = scored.filter((aspect) => (aspect.node.gap?.levels ?? 0) >= 2)
  if (two.length > 0) {
    const aspects = two.map((aspect) => aspect.short)
    return { rule: 'areaTwo', area: short, met, scored: scored.length, aspects, two: two.length }
  }
  const below = scored
    .filter((aspect) => (aspect.node.gap?.levels ?? 0) > 0)
    .sort((a, b) => (b.node.gap?.score ?? 0) - (a.node.gap?.score ?? 0))
    .at(0)
  if (below === undefined) return { rule: 'areaAll', area: short, scored: scored.length }
  return { rule: 'areaBelow', area: short, met, scored: scored.length, aspect: below.short }
}
