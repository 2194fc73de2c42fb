/** What a report is made from. Nothing else is read: no clock, no database, no random numbers. */
import type { Pack } from '#core/instrument/pack.ts'
import type { Language, Text } from '#core/language.ts'
import type { Movement } from '#core/score/movement.ts'
import type { NodeAddress, ScoreInput, ScoreRun } from '#core/score/types.ts'

/** As the workspace keeps it (contract/workspace.ts, `Branding`). */
export type ReportBranding = {
  /** `data:` URL of a PNG or JPEG. */
  logo: string | null
  /** `#RRGGBB`; the cover and the bar at the left edge. */
  primaryColour: string | null
  /** `#RRGGBB`; kickers and heads that lead in. */
  accentColour: string | null
  footer: Text | null
}

/** One cell of the workforce heat map. A hidden cell carries no number at all. */
export type WorkforceCell =
  | { kind: 'shown'; answers: number; mean: number; median: number | null }
  | { kind: 'hidden' }
  | { kind: 'noReading' }

/** Workforce answers by the groups of one segment (role level, department, region), suppressed before it gets here. */
export type WorkforceHeatMap = {
  dimension: Text
  minimumGroup: number
  /** Answer sheets in all; null when that itself is hidden. */
  respondents: number | null
  groups: { id: string; name: Text }[]
  rows: {
    /** `area/…` or `aspect/…` */
    address: NodeAddress
    all: WorkforceCell
    /** In the order of `groups`. */
    cells: WorkforceCell[]
  }[]
}

/** A title changed by hand; it stands in for the proposal in that language only. */
export type TitleEdit = { slide: string; language: Language; title: string }

export type ReportInput = {
  run: ScoreRun
  /** Null for a draft: nothing was stored. */
  runId: string | null
  /** ISO 8601 with zone; the time of the run, never of the export. */
  madeAt: string
  /** What the run was made from. */
  input: ScoreInput
  /** The pack version the run is pinned to. */
  pack: Pack
  previousRun: ScoreRun | null
  /** Against `previousRun`; null when there is none. */
  movement: Movement | null
  organisationName: Text
  diagnosticName: Text
  /** The instruments of the diagnostic; of several, the file's name says which. */
  instruments: readonly Pick<Pack, 'id' | 'short'>[]
  /** ISO days. */
  period: { from: string; to: string }
  isSample: boolean
  branding: ReportBranding
  workforce: WorkforceHeatMap | null
  titleEdits: readonly TitleEdit[]
  /** Keyed hash of the run's inputs, in hex. */
  inputsHash: string
  /** Single ratings are listed only after the reveal. */
  revealed: boolean
}
