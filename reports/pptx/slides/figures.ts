/** Cells that several slides share: a score, a target, an absence in its words. */
import type { NodeScore } from '#core/score/types.ts'
import { colours, scoreTint, textOn } from '../../colours.ts'
import type { WorkforceCell } from '../../report-input.ts'
import type { Words } from '../../words.ts'
import type { Cell } from '../table.ts'

/** The score, or the word for its absence. */
export function scoreText(node: NodeScore, words: Words): string {
  if (node.mean !== null) return words.score(node.mean)
  return node.state === 'notApplicable' ? words.t.absence.notApplicable : words.notScored(node.coverage)
}

export function scoreCell(node: NodeScore, words: Words, look: Partial<Cell> = {}): Cell {
  const text = scoreText(node, words)
  if (node.mean !== null) return { text, align: 'right', bold: true, ...look }
  return { ...look, text, align: 'right', italic: true, bold: false, colour: colours.danger, size: 9 }
}

export function targetText(node: NodeScore, words: Words): string {
  return node.target === null ? words.t.absence.noTarget : words.level(node.target.level)
}

/** `2 → 3`; without a level its absence. */
export function nowTarget(node: NodeScore, words: Words): Cell {
  if (node.median === null)
    return { text: scoreText(node, words), align: 'center', italic: true, colour: colours.ink3, size: 9 }
  const now = words.level(node.median)
  if (node.target === null) return { text: now, align: 'center', bold: true, size: 14 }
  return {
    text: [
      { text: now, bold: true, size: 14 },
      { text: ' → ', colour: colours.ink3, size: 9 },
      { text: words.level(node.target.level), bold: true, size: 14, colour: colours.target },
    ],
    align: 'center',
  }
}

/** A cell of the workforce lens, in a shade of the lens's colour that grows with the score; hidden and unanswered cells say so and hold no number. */
export function workforceCell(cell: WorkforceCell | null, words: Words, levels: number, counts: boolean): Cell {
  if (cell === null || cell.kind === 'noReading') {
    return {
      text: words.t.absence.noReading,
      align: 'center',
      colour: colours.onNa,
      fill: colours.empty,
      tile: true,
      size: 9,
    }
  }
  if (cell.kind === 'hidden') {
    return {
      text: words.t.absence.hidden,
      align: 'center',
      colour: colours.onSuppressed,
      fill: colours.suppressed,
      tile: true,
      size: 9,
    }
  }
  const fill = scoreTint(cell.mean, levels)
  const colour = textOn(fill)
  return {
    text: [
      { text: words.score(cell.mean), bold: true, colour, size: 11 },
      ...(counts ? [{ text: `  (${words.count(cell.answers)})`, colour, size: 8.5 }] : []),
    ],
    align: 'center',
    fill,
    tile: true,
  }
}

/** The workforce's score in words, for a column of text. */
export function workforceText(cell: WorkforceCell | null, words: Words): Cell {
  if (cell?.kind === 'shown') return { text: words.score(cell.mean), align: 'right', colour: colours.workforce }
  const absence = cell?.kind === 'hidden' ? words.t.absence.hidden : words.t.absence.noReading
  return { text: absence, align: 'right', colour: colours.ink3, size: 9 }
}
