/** From a score run to the story of its report. */
import { rounded } from '#core/format/round.ts'
import { instrumentAddress } from '#core/score/address.ts'
import { roundAgreement } from '#core/score/agreement.ts'
import { countUnits } from '#core/score/compare-units.ts'
import { findArea, findAreas } from './find-area.ts'
import {
  findCertainty,
  findGaps,
  findMovement,
  findNextLevel,
  findScorecard,
  findSummary,
  findWorkforce,
} from './find.ts'
import type { ReportInput } from './report-input.ts'
import { titleKey } from './report-value.ts'
import type { AreaRow, AspectCounts, LeftOut, MethodRow, ReportValue, ScorecardLine, Slide } from './report-value.ts'
import { factsOf, instrumentRow, areaRow, countAspects, gapRow } from './rows.ts'
import { stand, matters, ask } from './summary-statements.ts'
import { workforceExhibit } from './workforce-exhibit.ts'

/** Gaps on the slides: what a council can talk about in one sitting. The files list them all. */
const listedGaps = 5

/** Lines of one column of the scorecard slide, area heads included. */
const columnLines = 17

/** Makes the report's value. The same input gives the same value; nothing is read from anywhere else. */
export function buildReport(input: ReportInput): ReportValue {
  const facts = factsOf(input)
  const areas = input.pack.areas.map((area, index) => areaRow(facts, area, index))
  const instrument = instrumentRow(facts, areas)
  const aspects = countAspects(areas)
  const gaps = input.run.organisation.gaps.flatMap((entry, index) => gapRow(areas, entry, index + 1))
  const value: Omit<ReportValue, 'slides' | 'leftOut'> = {
    head: headOf(input),
    instrument,
    areas,
    counts: {
      criteria: instrument.node.coverage,
      levels: input.run.counts.levels,
      notApplicable: input.run.counts.notApplicable,
      cannotJudge: input.run.counts.cannotJudge,
      agreed: input.run.counts.agreed,
      imported: input.run.counts.imported,
      raters: input.run.counts.raters,
      assessors: input.run.counts.assessors,
      units: countUnits(input.run),
      basis: instrument.node.basisCounts,
    },
    agreement: roundAgreement(input.input),
    gaps,
    hasTargets: aspects.withTarget > 0,
    unitWeighting: input.run.organisation.weighting,
    weakestUnit: weakestUnit(input),
    movement: input.movement && {
      commonCriteria: input.movement.commonCriteria,
      commonRaters: input.movement.sharedRaters,
      instrument: facts.movement.get(instrumentAddress) ?? null,
    },
    hasPrevious: input.previousRun !== null,
    workforce: input.workforce,
    titleEdits: new Map(input.titleEdits.map((edit) => [titleKey(edit.slide, edit.language), edit.title])),
  }
  return { ...value, ...tell(value, aspects, input) }
}

function headOf(input: ReportInput): ReportValue['head'] {
  return {
    organisation: input.organisationName,
    diagnostic: input.diagnosticName,
    period: input.period,
    runId: input.runId,
    madeAt: input.madeAt,
    inputsHash: input.inputsHash,
    methodVersion: input.run.methodVersion,
    pack: { id: input.pack.id, version: input.pack.version, name: input.pack.name },
    levels: input.pack.scale.levels.map((level) => ({
      number: level.number,
      name: level.name,
      description: level.description ?? null,
    })),
    isSample: input.isSample,
    branding: input.branding,
    languages: input.pack.languages,
  }
}

/** The weakest of several comparable units on the whole instrument. */
function weakestUnit(input: ReportInput): ReportValue['weakestUnit'] {
  const weakest = input.run.organisation.weakest.find((one) => one.address === instrumentAddress)
  const unit = input.input.units.find((one) => one.id === weakest?.unitIds[0])
  return weakest === undefined || unit === undefined ? null : { unit: unit.name, score: weakest.mean }
}

/** Chooses the slides in the order of the story, and says what had to stay away. */
function tell(
  value: Omit<ReportValue, 'slides' | 'leftOut'>,
  aspects: AspectCounts,
  input: ReportInput,
): Pick<ReportValue, 'slides' | 'leftOut'> {
  const { areas, instrument } = value
  const hasScores = instrument.node.state === 'scored'
  const listed = value.gaps.slice(0, listedGaps)
  const slides: Slide[] = [
    { kind: 'cover', id: 'cover' },
    {
      kind: 'summary',
      id: 'summary',
      finding: findSummary(value, aspects),
      aspects,
      opinion: input.run.organisation.opinion,
      stand: stand(value, aspects),
      matters: matters(value, input),
      ask: ask(value),
    },
  ]
  const leftOut: LeftOut[] = []
  if (hasScores) {
    slides.push(
      {
        kind: 'areas',
        id: 'areas',
        finding: findAreas(value),
        widestGap: widest(areas, (area) => area.node.gap?.score ?? null),
        widestRange: widest(areas, (area) =>
          area.node.judgementRange === null ? null : area.node.judgementRange.high - area.node.judgementRange.low,
        ),
      },
      { kind: 'scorecard', id: 'scorecard', finding: findScorecard(value, aspects), pages: scorecardPages(areas) },
      {
        kind: 'certainty',
        id: 'certainty',
        finding: findCertainty(value),
      },
    )
  } else {
    for (const slide of ['areas', 'scorecard', 'certainty'] as const) leftOut.push({ slide, why: 'nothingScored' })
  }
  if (instrument.node.mean !== null) slides.push({ kind: 'movement', id: 'movement', finding: findMovement(value) })
  const exhibit = input.workforce && workforceExhibit(input.workforce, value)
  if (exhibit === null) leftOut.push({ slide: 'workforce', why: 'workforceNoAnswers' })
  else slides.push({ kind: 'workforce', id: 'workforce', finding: findWorkforce(exhibit, input.workforce!), exhibit })
  if (listed.length > 0) {
    slides.push(
      { kind: 'gaps', id: 'gaps', finding: findGaps(listed), gaps: listed, below: value.gaps.length },
      { kind: 'nextLevel', id: 'next-level', finding: findNextLevel(listed), gaps: listed },
    )
  } else {
    const why = value.hasTargets && hasScores ? 'gapsNone' : hasScores ? 'gapsNoTarget' : 'nothingScored'
    leftOut.push({ slide: 'gaps', why }, { slide: 'nextLevel', why })
  }
  slides.push({ kind: 'method', id: 'method', finding: { rule: 'method' }, doors: methodDoors(value, aspects, input) })
  for (const area of areas) {
    slides.push({ kind: 'area', id: area.node.address, finding: findArea(area), row: area, number: area.number })
  }
  leftOut.push(
    { slide: 'perception', why: 'perception' },
    { slide: 'customer', why: 'customer' },
    { slide: 'evidence', why: 'evidence' },
    { slide: 'money', why: 'money' },
  )
  return { slides, leftOut }
}

function widest(areas: readonly AreaRow[], measure: (area: AreaRow) => number | null): AreaRow | null {
  let found: AreaRow | null = null
  let most = 0
  for (const area of areas) {
    const value = measure(area)
    if (value === null || rounded(value, 1) <= most) continue
    found = area
    most = rounded(value, 1)
  }
  return found
}

/** Areas with their aspects, column after column; an area longer than a column goes on in the next one. */
function scorecardPages(areas: readonly AreaRow[]): { left: ScorecardLine[]; right: ScorecardLine[] }[] {
  const columns: ScorecardLine[][] = [[]]
  for (const area of areas) {
    if (columns.at(-1)!.length > 0 && columns.at(-1)!.length + 1 + area.aspects.length > columnLines) columns.push([])
    columns.at(-1)!.push({ kind: 'area', row: area })
    for (const aspect of area.aspects) {
      if (columns.at(-1)!.length === columnLines) columns.push([{ kind: 'area', row: area }])
      columns.at(-1)!.push({ kind: 'aspect', row: aspect })
    }
  }
  const pages: { left: ScorecardLine[]; right: ScorecardLine[] }[] = []
  for (let index = 0; index < columns.length; index += 2) {
    pages.push({ left: columns[index]!, right: columns[index + 1] ?? [] })
  }
  return pages
}

function methodDoors(
  value: Omit<ReportValue, 'slides' | 'leftOut'>,
  aspects: AspectCounts,
  input: ReportInput,
): MethodRow[] {
  const doors: MethodRow[] = [{ door: 'evidence' }]
  if (value.counts.imported > 0) doors.push({ door: 'imported', marks: value.counts.imported })
  if (input.workforce !== null) {
    const { respondents, groups, minimumGroup } = input.workforce
    doors.push({ door: 'workforce', respondents, groups: groups.length, k: minimumGroup })
  }
  if (!input.run.organisation.identity) {
    doors.push({ door: 'units', units: value.counts.units, left: input.run.organisation.notComparable.length })
  }
  if (value.movement !== null) {
    const { commonCriteria, commonRaters } = value.movement
    doors.push({ door: 'movement', criteria: commonCriteria, raters: commonRaters })
  }
  doors.push({ door: 'coverage', open: aspects.open.length })
  return doors
}
