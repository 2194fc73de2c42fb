/** Which sentence each slide begins with. Rules in order, weak data first; the first that holds speaks. */
import { rounded } from '#core/format/round.ts'
import { agreementLimits } from '#core/statistics/krippendorff-alpha.ts'
import { isDefined } from '#core/statistics/result.ts'
import { firmCoverage } from './find-area.ts'
import type { Finding } from './finding.ts'
import { firmnessOf } from './firmness.ts'
import type { WorkforceHeatMap } from './report-input.ts'
import type { AspectCounts, GapRow, ReportValue, WorkforceExhibit } from './report-value.ts'

type Told = Omit<ReportValue, 'slides' | 'leftOut'>

export function findSummary(value: Told, aspects: AspectCounts): Finding {
  const { node } = value.instrument
  const max = value.head.levels.length
  if (node.mean === null) return { rule: 'summaryNothing' }
  const coverage = node.coverage.share ?? 0
  if (coverage < firmCoverage) return { rule: 'summaryThin', coverage, low: aspects.hollow }
  const { alpha, band } = value.agreement.instrument
  if (isDefined(alpha) && band === 'poor') return { rule: 'summaryUnsure', alpha }
  const organisation = value.head.organisation
  if (!value.hasTargets) return { rule: 'summaryNoTarget', organisation, score: node.mean, max }
  const gaps = aspects.oneShort + aspects.twoShort
  if (gaps === 0) return { rule: 'summaryAllMet', organisation, scored: aspects.scored }
  return { rule: 'summaryMet', organisation, met: aspects.met, scored: aspects.scored, two: aspects.twoShort, gaps }
}

export function findScorecard(value: Told, aspects: AspectCounts): Finding {
  const open = aspects.open.length
  const { scored, applicable, met } = aspects
  if (!value.hasTargets) return { rule: 'scorecardNoTarget', scored, all: applicable }
  if (open > applicable / 4) return { rule: 'scorecardOpen', scored, all: applicable, met }
  if (aspects.twoShort > 0) return { rule: 'scorecardTwo', met, scored, two: aspects.twoShort, open }
  if (aspects.oneShort > 0) return { rule: 'scorecardOne', met, scored, open }
  return { rule: 'scorecardAll', scored, open }
}

export function findCertainty(value: Told): Finding {
  const { agreed, provisional, single, imported } = value.counts.basis
  const scored = agreed + provisional + single + imported
  if (scored === 0) return { rule: 'certaintyNothing' }
  if (imported * 2 > scored) return { rule: 'certaintyImported' }
  if (single * 2 > scored) return { rule: 'certaintyOneView' }
  const applicable = value.areas.filter((area) => area.node.state !== 'notApplicable')
  const named = (firmness: string) =>
    applicable.filter((area) => firmnessOf(value, area) === firmness).map((area) => area.short)
  const [weak, partly] = [named('weak'), named('partly')]
  const firm = applicable.length - weak.length - partly.length
  if (weak.length > 0) return { rule: 'certaintyWeak', firm, all: applicable.length, weak }
  if (partly.length > 0) return { rule: 'certaintyPartly', firm, all: applicable.length, partly }
  const coverage = value.instrument.node.coverage.share ?? 0
  const { alpha, interval, units: criteria } = value.agreement.instrument
  if (!isDefined(alpha)) return { rule: 'certaintyAlike', coverage }
  // on few criteria even a good coefficient may be chance
  if (isDefined(interval) && interval.low < agreementLimits.moderate)
    return { rule: 'certaintyThin', coverage, alpha, low: interval.low, criteria }
  return { rule: 'certaintySolid', coverage, alpha }
}

export function findMovement(value: Told): Finding {
  if (!value.hasPrevious) return { rule: 'movementBaseline', score: value.instrument.node.mean ?? 0 }
  const overall = value.movement?.instrument
  if (!overall || overall.change === null) return { rule: 'movementNone' }
  const total = overall.change
  if (overall.split.kind === 'ratersUnknown') return { rule: 'movementUnsplit', total }
  if (overall.split.kind === 'none') return { rule: 'movementTotal', total }
  const { real } = overall.split
  const changes = value.areas.flatMap((area) => area.movement?.change ?? [])
  const up = changes.filter((change) => rounded(change, 2) > 0).length
  return up === 0
    ? { rule: 'movementFlat', total, real }
    : { rule: 'movementReal', up, all: changes.length, total, real }
}

export function findWorkforce(exhibit: WorkforceExhibit, map: WorkforceHeatMap): Finding {
  const k = map.minimumGroup
  const shown = map.groups.filter((_, index) => map.rows.some((row) => row.cells[index]?.kind === 'shown')).length
  if (shown === 0) return { rule: 'workforceHidden', k }
  if (shown * 2 < map.groups.length) return { rule: 'workforceFew', shown, groups: map.groups.length, k }
  const spreads = exhibit.rows.flatMap((row) => {
    const cells = row.cells.flatMap((cell, index) =>
      cell.kind === 'shown' ? [{ mean: cell.mean, group: exhibit.groups[index]!.name }] : [],
    )
    const sorted = cells.sort((a, b) => b.mean - a.mean)
    const [high, low] = [sorted.at(0), sorted.at(-1)]
    return high && low ? [{ short: row.short, high, low, spread: high.mean - low.mean }] : []
  })
  const widest = spreads.sort((a, b) => b.spread - a.spread).at(0)
  if (widest === undefined || widest.spread < 0.5) return { rule: 'workforceAlike', spread: widest?.spread ?? 0 }
  return {
    rule: 'workforceWide',
    aspect: widest.short,
    high: widest.high.group,
    highScore: widest.high.mean,
    low: widest.low.group,
    lowScore: widest.low.mean,
  }
}

export function findGaps(gaps: readonly GapRow[]): Finding {
  if (gaps.length === 0) return { rule: 'gapsNone' }
  const firm = gaps.filter((gap) => gap.firm).length
  if (firm === 0) return { rule: 'gapsWeak', gaps: gaps.length }
  if (firm < gaps.length) return { rule: 'gapsMixed', gaps: gaps.length, firm, weak: gaps.length - firm }
  return { rule: 'gapsFirm', gaps: gaps.length }
}

export function findNextLevel(gaps: readonly GapRow[]): Finding {
  const known = gaps.filter((gap) => gap.step?.descriptor).length
  return known < gaps.length
    ? { rule: 'nextLevelSome', known, gaps: gaps.length }
    : { rule: 'nextLevelAll', gaps: gaps.length }
}
