/** From a score run to the story of its report. */
import { rounded } from '#core/format/round.ts'
import type { Aspect, Criterion, PackArea } from '#core/instrument/pack.ts'
import { areaAddress, aspectAddress, criterionAddress, instrumentAddress } from '#core/score/address.ts'
import type { MovementRow } from '#core/score/movement.ts'
import { hollowBelow } from '#core/score/types.ts'
import type { GapEntry, NodeAddress, NodeScore } from '#core/score/types.ts'
import {
  findCertainty,
  findGaps,
  findMovement,
  findNextLevel,
  findScorecard,
  findSummary,
  findWorkforce,
} from './find.ts'
import { areasByScore, findArea, findAreas, firmCoverage } from './find-area.ts'
import type { Statement } from './finding.ts'
import type { ReportInput, WorkforceCell } from './report-input.ts'
import { titleKey } from './report-value.ts'
import type {
  AreaRow,
  AspectCounts,
  AspectRow,
  CriterionRow,
  GapRow,
  LeftOut,
  MethodRow,
  ReportValue,
  Row,
  ScorecardLine,
  Slide,
} from './report-value.ts'
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
      units: input.run.counts.units,
      basis: instrument.node.basisCounts,
    },
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

type Facts = {
  input: ReportInput
  nodes: ReadonlyMap<NodeAddress, NodeScore>
  previous: ReadonlyMap<NodeAddress, NodeScore>
  movement: ReadonlyMap<NodeAddress, MovementRow>
  workforce: ReadonlyMap<NodeAddress, WorkforceCell>
}

function factsOf(input: ReportInput): Facts {
  return {
    input,
    nodes: new Map(input.run.organisation.nodes.map((node) => [node.address, node])),
    previous: new Map(input.previousRun?.organisation.nodes.map((node) => [node.address, node])),
    movement: new Map(input.movement?.organisation.map((node) => [node.address, node])),
    workforce: new Map(input.workforce?.rows.map((row) => [row.address, row.all])),
  }
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

function nodeAt(facts: Facts, address: NodeAddress): NodeScore {
  const node = facts.nodes.get(address)
  if (node === undefined) throw new Error(`The score run has no ${address}: it was made from another pack.`)
  return node
}

function rowAt(
  facts: Facts,
  address: NodeAddress,
  children: readonly NodeScore[],
): Omit<Row, 'name' | 'short' | 'number'> {
  const previous = facts.previous.get(address)
  const scored = children.filter((child) => child.state === 'scored')
  return {
    node: nodeAt(facts, address),
    previous: previous?.state === 'scored' ? { median: previous.median, mean: previous.mean } : null,
    movement: facts.movement.get(address) ?? null,
    workforce: facts.workforce.get(address) ?? null,
    childrenScored: scored.length,
    childrenAtTarget: scored.filter(meetsTarget).length,
  }
}

/** At or above its target; false without one, and where only a score is known. */
function meetsTarget(node: NodeScore): boolean {
  return node.gap !== null && node.gap.levels !== null && node.gap.levels <= 0
}

function instrumentRow(facts: Facts, areas: readonly AreaRow[]): Row {
  const { name, short } = facts.input.pack
  const aspects = areas.flatMap((area) => area.aspects.map((aspect) => aspect.node))
  return { ...rowAt(facts, instrumentAddress, aspects), name, short, number: 0 }
}

function areaRow(facts: Facts, area: PackArea, index: number): AreaRow {
  const aspects = area.aspects.map((aspect) => aspectRow(facts, aspect))
  return {
    ...rowAt(
      facts,
      areaAddress(area.id),
      aspects.map((aspect) => aspect.node),
    ),
    name: area.name,
    short: area.short,
    number: index + 1,
    aspects,
  }
}

function aspectRow(facts: Facts, aspect: Aspect): AspectRow {
  const criteria = aspect.criteria.map((criterion) => criterionRow(facts, aspect.id, criterion))
  return {
    ...rowAt(
      facts,
      aspectAddress(aspect.id),
      criteria.map((criterion) => criterion.node),
    ),
    name: aspect.name,
    short: aspect.short,
    number: aspect.number,
    criteria,
  }
}

function criterionRow(facts: Facts, aspect: string, criterion: Criterion): CriterionRow {
  const node = nodeAt(facts, criterionAddress(`${aspect}.${criterion.id}`))
  const words = (level: number) => criterion.descriptors[String(level)] ?? null
  const isTop = node.median !== null && node.median >= facts.input.pack.scale.levels.length
  return {
    node,
    name: criterion.name,
    short: criterion.short,
    descriptor: node.median === null ? null : words(node.median),
    next: node.median === null || isTop ? null : { level: node.median + 1, descriptor: words(node.median + 1) },
    remedy: criterion.remedy ?? null,
    lookFor: criterion.lookFor ?? null,
  }
}

function countAspects(areas: readonly AreaRow[]): AspectCounts {
  const aspects = areas.flatMap((area) => area.aspects)
  const applicable = aspects.filter((aspect) => aspect.node.state !== 'notApplicable')
  const scored = applicable.filter((aspect) => aspect.node.state === 'scored')
  const short = scored.map((aspect) => aspect.node.gap?.levels ?? 0)
  return {
    all: aspects.length,
    applicable: applicable.length,
    scored: scored.length,
    withTarget: applicable.filter((aspect) => aspect.node.target !== null).length,
    met: scored.filter((aspect) => meetsTarget(aspect.node)).length,
    oneShort: short.filter((levels) => levels === 1).length,
    twoShort: short.filter((levels) => levels >= 2).length,
    hollow: scored.filter((aspect) => aspect.node.hollow).length,
    open: applicable.filter((aspect) => aspect.node.state === 'notScored'),
  }
}

function gapRow(areas: readonly AreaRow[], entry: GapEntry, rank: number): GapRow[] {
  const row = areas.flatMap((area) => area.aspects).find((aspect) => aspect.node.address === entry.address)
  if (row === undefined) return []
  const first = entry.nextSteps[0]
  const criterion = row.criteria.find((one) => one.node.address === first?.address)
  const { node } = row
  const severalRaters = node.raters >= 2 && (node.basis === 'agreed' || node.basis === 'provisional')
  return [
    {
      rank,
      row,
      level: entry.level,
      target: entry.target,
      size: entry.size,
      weight: entry.weight,
      priority: entry.priority,
      firm: severalRaters && (node.coverage.share ?? 0) >= hollowBelow,
      basis: node.basis,
      step:
        first === undefined || criterion === undefined
          ? null
          : {
              criterion,
              level: first.level,
              nextLevel: first.nextLevel,
              descriptor: criterion.next?.level === first.nextLevel ? criterion.next.descriptor : null,
              remedy: criterion.remedy,
            },
    },
  ]
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
        thin: areas.filter((area) => isThin(area.node)),
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
    { slide: 'agreement', why: 'agreement' },
    { slide: 'evidence', why: 'evidence' },
    { slide: 'money', why: 'money' },
  )
  return { slides, leftOut }
}

/** Under the coverage at which an area is called firm. */
function isThin(node: NodeScore): boolean {
  return node.state !== 'notApplicable' && (node.coverage.share ?? 0) < firmCoverage
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

function stand(value: Omit<ReportValue, 'slides' | 'leftOut'>, aspects: AspectCounts): Statement[] {
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

function matters(value: Omit<ReportValue, 'slides' | 'leftOut'>, input: ReportInput): Statement[] {
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

function ask(value: Omit<ReportValue, 'slides' | 'leftOut'>): Statement[] {
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
