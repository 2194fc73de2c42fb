/**
 * The long report, in words: chapters and tables as plain text in one language, before they become a PDF or a Word
 * file. With a second language, names and findings carry it beside them.
 */
import type { Language } from '#core/language.ts'
import type { NodeScore } from '#core/score/types.ts'
import type { WorkforceCell } from './report-input.ts'

/** A name, and how the second language says it; empty without one. */
export type Named = { text: string; second: string }

/** What a level strip shows. Numbers place marks; `label` says the same in words. */
export type Strip = {
  state: NodeScore['state']
  median: number | null
  mean: number | null
  target: number | null
  last: number | null
  hollow: boolean
  label: string
}

export type ScoreLine = {
  number: string
  name: Named
  strip: Strip
  level: string
  score: string
  target: string
  gap: string
  last: string
  coverage: string
  basis: string
}

export type CriterionText = {
  name: Named
  strip: Strip
  level: string
  /** The words of its level, or why it has none. */
  now: string
  nextLabel: string
  next: string
}

export type AspectText = {
  number: string
  name: Named
  strip: Strip
  level: string
  /** Score, target, gap, floor, judgement range, coverage, workforce. */
  facts: string
  comment: string
  criteria: CriterionText[]
}

export type AreaText = {
  number: string
  name: Named
  finding: Named
  strip: Strip
  facts: string
  aspects: AspectText[]
}

export type GapText = {
  rank: string
  name: Named
  strip: Strip
  line: string
  steps: { criterion: string; from: string; to: string; descriptor: string; remedy: string }[]
}

export type Table = { head: string[]; rows: string[][] }

export type ReportDocument = {
  language: Language
  title: Named
  organisation: Named
  kind: string
  period: string
  run: string
  madeAt: string
  sample: { mark: string; sentence: string } | null
  footer: string
  /** One line of a printed page's head: organisation, diagnostic, period, pack, method, run. */
  masthead: string
  levels: { number: number; label: string; name: string; description: string; fill: string; ink: string }[]
  chapters: Record<
    | 'summary'
    | 'howToRead'
    | 'scorecard'
    | 'certainty'
    | 'areas'
    | 'workforce'
    | 'gaps'
    | 'movement'
    | 'method'
    | 'glossary',
    Named
  >
  contents: string
  /** How a strip of table cells is read, where it cannot be drawn: rings for the target, dashes for thin coverage. */
  legend: string
  heads: Record<
    | 'aspect'
    | 'level'
    | 'score'
    | 'target'
    | 'gap'
    | 'last'
    | 'coverage'
    | 'comment'
    | 'criterion'
    | 'now'
    | 'next'
    | 'nextLooks'
    | 'firstStep'
    | 'levels'
    | 'table',
    string
  >
  summary: {
    finding: Named
    figures: { value: string; label: string; detail: string }[]
    columns: { head: string; sentences: string[] }[]
    sureHead: string
    sure: string
    opinion: string
  }
  howToRead: { mark: 'level' | 'score' | 'target' | 'lastYear' | 'hollow' | 'absence' | 'floor'; text: string }[]
  scorecard: { finding: Named; areas: { line: ScoreLine; aspects: ScoreLine[] }[]; all: ScoreLine }
  certainty: { finding: Named; table: Table; reading: string } | null
  areas: AreaText[]
  workforce: {
    finding: Named
    note: string
    head: string[]
    rows: { name: string; cells: { text: string; kind: WorkforceCell['kind']; mean: number | null }[] }[]
  } | null
  gaps: { finding: Named; note: string; list: GapText[] }
  movement: { finding: Named; note: string; table: Table | null }
  method: {
    table: Table
    absencesHead: string
    absences: string
    leftOutHead: string
    leftOut: string[]
    facts: Table
    source: string
  }
  glossary: { chinese: string; english: string; meaning: string }[]
}
