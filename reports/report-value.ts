/**
 * The story of a board pack and its reports as a plain value, before it has a language or a format: which slides there
 * are, what each of them finds, its exhibit, and what was left out and why. It is read from the score run; nothing here
 * computes a score.
 */
import type { Language, Text } from '#core/language.ts'
import type { RoundAgreement } from '#core/score/agreement.ts'
import type { MovementRow } from '#core/score/movement.ts'
import type { Basis, BasisCounts, Coverage, NodeAddress, NodeScore, Opinion } from '#core/score/types.ts'
import type { Finding, Statement } from './finding.ts'
import type { ReportBranding, WorkforceCell, WorkforceHeatMap } from './report-input.ts'

/** `area/strategy` for the page of an area, otherwise the kind itself. */
export type SlideId = string

/** A node of the scorecard with its names, its place in the numbering and last year's mark. */
export type Row = {
  node: NodeScore
  name: Text
  short: Text
  /** Printed before the name: the area's place, the aspect's number. */
  number: number
  previous: { median: number | null; mean: number | null } | null
  movement: MovementRow | null
  /** What all who answered the survey make of it; null without a survey item on it. */
  workforce: WorkforceCell | null
  /** Children of this node in the instrument that are applicable, and how many of them meet their target. */
  childrenScored: number
  childrenAtTarget: number
}

export type CriterionRow = {
  node: NodeScore
  name: Text
  short: Text
  /** The words of the level it has; null when not scored or without words. */
  descriptor: Text | null
  next: { level: number; descriptor: Text | null } | null
  remedy: Text | null
  lookFor: Text | null
}

export type AspectRow = Row & { criteria: CriterionRow[] }
export type AreaRow = Row & { aspects: AspectRow[] }

/** One gap of the list with the step the instrument describes first. */
export type GapRow = {
  rank: number
  row: AspectRow
  level: number
  target: number
  size: number
  weight: number
  priority: number
  /** Two thirds covered and resting on several raters. */
  firm: boolean
  basis: Basis | null
  /** The lowest criterion below target; null when none is. */
  step: {
    criterion: CriterionRow
    level: number
    nextLevel: number
    descriptor: Text | null
    remedy: Text | null
  } | null
}

export type ScorecardLine = { kind: 'area'; row: AreaRow } | { kind: 'aspect'; row: AspectRow }

export type MethodRow =
  | { door: 'evidence' }
  | { door: 'imported'; marks: number }
  | { door: 'workforce'; respondents: number | null; groups: number; k: number }
  | { door: 'units'; units: number; left: number }
  | { door: 'movement'; criteria: number; raters: number }
  | { door: 'coverage'; open: number }

export type Slide =
  | { kind: 'cover'; id: SlideId }
  | {
      kind: 'summary'
      id: SlideId
      finding: Finding
      aspects: AspectCounts
      opinion: Opinion
      stand: Statement[]
      matters: Statement[]
      ask: Statement[]
    }
  | { kind: 'areas'; id: SlideId; finding: Finding; widestGap: AreaRow | null; widestRange: AreaRow | null }
  | { kind: 'scorecard'; id: SlideId; finding: Finding; pages: { left: ScorecardLine[]; right: ScorecardLine[] }[] }
  | { kind: 'certainty'; id: SlideId; finding: Finding }
  | { kind: 'movement'; id: SlideId; finding: Finding }
  | { kind: 'workforce'; id: SlideId; finding: Finding; exhibit: WorkforceExhibit }
  | { kind: 'gaps'; id: SlideId; finding: Finding; gaps: GapRow[]; below: number }
  | { kind: 'nextLevel'; id: SlideId; finding: Finding; gaps: GapRow[] }
  | { kind: 'method'; id: SlideId; finding: Finding; doors: MethodRow[] }
  | { kind: 'area'; id: SlideId; finding: Finding; row: AreaRow; number: number }

/** What of the heat map fits a slide: all groups, or the highest and lowest of them on the aspect split most. */
export type WorkforceExhibit = {
  dimension: Text
  minimumGroup: number
  respondents: number | null
  groups: { id: string; name: Text }[]
  allGroups: number
  /** The aspect by which groups were picked; null when all are shown. */
  pickedOn: Text | null
  rows: WorkforceRow[]
}
export type WorkforceRow = {
  address: NodeAddress
  short: Text
  number: number | null
  all: WorkforceCell
  cells: WorkforceCell[]
}

export type SlideKind = Slide['kind']
/** A slide whose title is a finding: all but the cover. */
export type FindingSlide = Exclude<Slide, { kind: 'cover' }>

export type LeftOutWhy =
  | 'workforceNoAnswers'
  | 'perception'
  | 'customer'
  | 'evidence'
  | 'money'
  | 'gapsNoTarget'
  | 'gapsNone'
  | 'nothingScored'
export type LeftOutName =
  | 'workforce'
  | 'perception'
  | 'customer'
  | 'evidence'
  | 'money'
  | 'gaps'
  | 'nextLevel'
  | 'areas'
  | 'scorecard'
  | 'certainty'
export type LeftOut = { slide: LeftOutName; why: LeftOutWhy }

/** Aspects of the organisation, counted. `short` those below their target. */
export type AspectCounts = {
  all: number
  applicable: number
  scored: number
  withTarget: number
  met: number
  oneShort: number
  twoShort: number
  hollow: number
  open: AspectRow[]
}

export type ReportHead = {
  organisation: Text
  diagnostic: Text
  period: { from: string; to: string }
  /** Null for a draft. */
  runId: string | null
  madeAt: string
  inputsHash: string
  methodVersion: string
  pack: { id: string; version: string; name: Text }
  levels: { number: number; name: Text; description: Text | null }[]
  isSample: boolean
  branding: ReportBranding
  /** Language of the pack's texts that exist; a report in the other one shows them as fallback. */
  languages: readonly Language[]
}

export type ReportValue = {
  head: ReportHead
  slides: Slide[]
  leftOut: LeftOut[]
  /** The organisation: the instrument, its areas with their aspects and criteria, as after the step over units. */
  instrument: Row
  areas: AreaRow[]
  counts: {
    criteria: Coverage
    levels: number
    notApplicable: number
    cannotJudge: number
    agreed: number
    imported: number
    raters: number
    assessors: number
    units: number
    basis: BasisCounts
  }
  /** Of the first blind round. */
  agreement: RoundAgreement
  /** Every aspect below its target, in order of priority. */
  gaps: GapRow[]
  hasTargets: boolean
  unitWeighting: 'equal' | 'headcount' | 'revenue'
  weakestUnit: { unit: Text; score: number } | null
  movement: { commonCriteria: number; commonRaters: number; instrument: MovementRow | null } | null
  hasPrevious: boolean
  workforce: WorkforceHeatMap | null
  /** Titles changed by hand, by slide and language. */
  titleEdits: ReadonlyMap<string, string>
}

/** Key of `titleEdits`. */
export function titleKey(slide: SlideId, language: Language): string {
  return `${language} ${slide}`
}

/** Address → row, for exhibits that start from an address. */
export function rowsByAddress(value: ReportValue): Map<NodeAddress, Row> {
  const rows = new Map<NodeAddress, Row>([[value.instrument.node.address, value.instrument]])
  for (const area of value.areas) {
    rows.set(area.node.address, area)
    for (const aspect of area.aspects) rows.set(aspect.node.address, aspect)
  }
  return rows
}
