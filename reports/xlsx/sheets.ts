/** Words and cells that the sheets of the scorecard workbook share. */
import type { Text } from '#core/language.ts'
import type { NodeScore, NotApplicableReason, NotScoredReason } from '#core/score/types.ts'
import type { ReportInput } from '../report-input.ts'
import type { ReportTexts, Words } from '../words.ts'
import type { CellSpec, CellStyle, ColumnSpec } from './workbook.ts'

/** The languages of a workbook: one, or Chinese and English beside each other. */
export type Tongues = { first: Words; all: readonly Words[] }

export const decimal: CellStyle = { numberFormat: '0.0', align: 'right' }
export const change: CellStyle = { numberFormat: '+0.00;−0.00;0.00', align: 'right' }
export const whole: CellStyle = { numberFormat: '0', align: 'right' }
export const percent: CellStyle = { numberFormat: '0%', align: 'right' }
export const plain: CellStyle = { numberFormat: 'General', align: 'right' }
export const wrapped: CellStyle = { wrap: true }
const absent: CellStyle = { italic: true, colour: '586462', align: 'right' }

/** A word in every language of the workbook, one below the other in heads and side by side in cells. */
export function said(tongues: Tongues, pick: (t: ReportTexts) => string, between = '\n'): string {
  return [...new Set(tongues.all.map((words) => pick(words.t)))].join(between)
}

export function word(tongues: Tongues, pick: (t: ReportTexts) => string): string {
  return said(tongues, pick, ' / ')
}

export function column(
  tongues: Tongues,
  pick: (t: ReportTexts) => string,
  width: number,
  style: CellStyle = {},
): ColumnSpec {
  return { header: said(tongues, pick), width, style }
}

/** A name takes one column for each language. */
export function nameColumns(tongues: Tongues, pick: (t: ReportTexts) => string, width: number): ColumnSpec[] {
  return tongues.all.map((words) => ({ header: pick(words.t), width, style: wrapped }))
}

export function names(tongues: Tongues, text: Text): string[] {
  return tongues.all.map((words) => words.say(text))
}

/** A number, or the words for its absence. */
export function figure(value: number | null, absence: string): CellSpec {
  return value === null ? { value: absence, style: absent } : value
}

/** Why a node has no number. */
export function absenceOf(node: NodeScore, tongues: Tongues): string {
  if (node.state === 'notApplicable') return word(tongues, (t) => t.absence.notApplicable)
  return word(tongues, (t) => t.absence.notScored)
}

export function whyAbsent(node: NodeScore, tongues: Tongues): string {
  if (node.notApplicable !== null) return notApplicableText(node.notApplicable, tongues)
  if (node.notScored !== null) return notScoredText(node.notScored, tongues)
  return ''
}

function notApplicableText(reason: NotApplicableReason, tongues: Tongues): string {
  if (reason.kind === 'stated') return reason.reasons.join('; ')
  return word(tongues, (t) => t.workbook.whyNotApplicable[reason.kind])
}

function notScoredText(reason: NotScoredReason, tongues: Tongues): string {
  return word(tongues, (t) => t.workbook.whyNotScored[reason.kind])
}

/** The scorecards of a run: the organisation, then each unit unless it is the organisation itself. */
export function scopesOf(input: ReportInput, tongues: Tongues): { id: string; name: string; nodes: NodeScore[] }[] {
  const { organisation, units } = input.run
  const scopes = [{ id: '', name: word(tongues, (t) => t.workbook.organisation), nodes: organisation.nodes }]
  if (organisation.identity) return scopes
  return [
    ...scopes,
    ...units.map((unit) => ({ id: unit.unitId, name: unitName(input, unit.unitId, tongues), nodes: unit.nodes })),
  ]
}

export function unitName(input: ReportInput, unitId: string, tongues: Tongues): string {
  const unit = input.input.units.find((one) => one.id === unitId)
  return unit === undefined ? unitId : tongues.first.say(unit.name)
}
