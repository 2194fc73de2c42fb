import { colours } from '../../colours.ts'
import type { GapRow, Slide } from '../../report-value.ts'
import { firstSentence } from '../../statements.ts'
import { grid, inch } from '../canvas.ts'
import { addTable } from '../table.ts'
import { addPanel } from '../text.ts'
import type { Cell } from '../table.ts'
import { fitText, lineHeight } from '../../measure.ts'
import { startPage } from './context.ts'
import type { SlideContext } from './context.ts'
import { nowTarget, workforceText } from './figures.ts'
import { ratingsNote } from './summary.ts'

/** The gaps at the top of the list, with what they rest on. */
export function addGaps(context: SlideContext, slide: Extract<Slide, { kind: 'gaps' }>): void {
  const { words } = context
  const { t } = words
  const page = startPage(context, slide, {
    kicker: t.kickers.gaps,
    footnote: [t.footnotes.gaps, t.footnotes.rounding],
    notes: [t.notes.gaps],
  })
  const right = (text: string): Cell => ({ text, align: 'right' })
  const rowHeight = 0.66
  const widths = [0.5, 2.9, 1.35, 3.2, 1.35, 0.85, 1.0, 0.983]
  addTable(page, {
    name: t.slides.gaps,
    x: grid.left,
    y: grid.top,
    columns: widths,
    head: [
      { text: '' },
      { text: t.heads.gap },
      { text: t.heads.nowTarget, align: 'center' },
      { text: t.heads.criterion },
      { text: t.heads.basis },
      right(t.heads.score),
      { text: t.heads.workforce, align: 'right', colour: colours.workforce },
      right(t.heads.coverage),
    ],
    rows: slide.gaps.map((gap): Cell[] => {
      const name = fitted(words.say(gap.row.short), widths[1]!, rowHeight, 13, words.language)
      return [
        { text: String(gap.rank), size: 16, bold: true, colour: page.deck.accent },
        { text: name.text, size: name.size, bold: true },
        nowTarget(gap.row.node, words),
        criterionCell(gap, context, widths[3]!, rowHeight),
        basisCell(gap, context),
        { text: gap.row.node.mean === null ? '–' : words.score(gap.row.node.mean), align: 'right', bold: true },
        workforceText(gap.row.workforce, words),
        { text: words.percent(gap.row.node.coverage.share ?? 0), align: 'right' },
      ]
    }),
    rowHeight,
  })
  const top = grid.top + 0.28 + rowHeight * slide.gaps.length + 0.25
  addPanel(page, t.exhibits.whyThese, t.exhibits.whyTheseText({ below: slide.below, listed: slide.gaps.length }), {
    x: grid.left,
    y: top,
    w: grid.width,
    h: Math.min(0.7, grid.bottom - top),
  })
}

function basisCell(gap: GapRow, { words }: SlideContext): Cell {
  const text = gap.basis === null ? words.t.absence.notStated : words.t.basis[gap.basis]
  return { text, size: 10.5, bold: !gap.firm, colour: gap.firm ? colours.ink : colours.danger }
}

/** The criterion that stands lowest below the target. */
function criterionCell(gap: GapRow, { words }: SlideContext, width: number, height: number): Cell {
  if (gap.step === null) return { text: words.t.absence.none, colour: colours.ink3 }
  const text = `${words.say(gap.step.criterion.short)}${words.t.colon}${words.t.report.levelOf({ level: words.level(gap.step.level), name: '' }).replace(/[,，\s]+$/u, '')}`
  const cell = fitted(text, width, height, 11, words.language)
  return { text: cell.text, size: cell.size }
}

function fitted(
  text: string,
  width: number,
  height: number,
  size: number,
  language: SlideContext['words']['language'],
) {
  return fitText(text, { width: width * inch - 8, height: height * inch - 4 }, { size, smallest: 8.5, language })
}

/** What was seen, what the next level looks like in the instrument's own words, and a first step. */
export function addNextLevel(context: SlideContext, slide: Extract<Slide, { kind: 'nextLevel' }>): void {
  const { value, words } = context
  const { t, language } = words
  const page = startPage(context, slide, {
    kicker: t.kickers.nextLevel,
    footnote: [
      t.footnotes.nextLevel({ pack: words.say(value.head.pack.name), version: value.head.pack.version }),
      ratingsNote(context),
    ],
    notes: [t.notes.gaps],
  })
  const widths = [2.1, 0.95, 2.95, 3.35, 2.783]
  const rowHeight = Math.min(1.05, (grid.bottom - grid.top - 0.3) / slide.gaps.length)
  const cell = (text: string, column: number, look: Partial<Cell> = {}): Cell => {
    const smallest = Math.max(8, Math.min(9.5, (rowHeight * inch) / (5 * lineHeight[language])))
    const { text: shown, size } = fitText(
      text,
      { width: widths[column]! * inch - 9, height: rowHeight * inch - 6 },
      { size: 11, smallest, language },
    )
    return { text: shown, size, ...look }
  }
  addTable(page, {
    name: t.slides.nextLevel,
    x: grid.left,
    y: grid.top,
    columns: widths,
    head: [
      { text: t.heads.gap },
      { text: t.heads.levelNext, align: 'center' },
      { text: t.heads.whatWeSaw },
      { text: t.heads.nextLevelLooks },
      { text: t.heads.firstStep },
    ],
    rows: slide.gaps.map((gap): Cell[] => {
      const { step } = gap
      const saw =
        words.say(gap.row.node.comment) || (step?.criterion.descriptor ? words.say(step.criterion.descriptor) : '')
      const criterion = step === null ? '' : words.say(step.criterion.short)
      return [
        nameCell(words.say(gap.row.short), criterion, widths[0]!),
        step === null
          ? { text: '–', align: 'center' }
          : stepCell(step.level, step.nextLevel, context, page.deck.accent),
        cell(saw === '' ? t.report.noDescriptor : saw, 2),
        cell(step?.descriptor ? words.say(step.descriptor) : t.report.noDescriptor, 3, { fill: colours.panel }),
        cell(step?.remedy ? firstSentence(words.say(step.remedy)) : '–', 4),
      ]
    }),
    rowHeight,
  })

  function nameCell(name: string, criterion: string, width: number): Cell {
    const head = fitText(
      name,
      { width: width * inch - 4, height: rowHeight * inch * 0.55 },
      { size: 12, smallest: 9, language },
    )
    const below = fitText(
      criterion,
      { width: width * inch - 4, height: rowHeight * inch * 0.4 },
      { size: 9.5, smallest: 8, language },
    )
    return {
      text: [
        { text: head.text, bold: true, size: head.size, breaks: criterion !== '' },
        ...(criterion === '' ? [] : [{ text: below.text, colour: colours.ink3, size: below.size }]),
      ],
    }
  }
}

function stepCell(level: number, next: number, { words }: SlideContext, accent: string): Cell {
  return {
    text: [
      { text: words.level(level), bold: true, size: 14 },
      { text: ' → ', colour: colours.ink3, size: 9 },
      { text: words.level(next), bold: true, size: 14, colour: accent },
    ],
    align: 'center',
  }
}
