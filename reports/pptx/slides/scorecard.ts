import type { NodeScore } from '#core/score/types.ts'
import { colours, levelFill, textOn } from '../../colours.ts'
import type { ScorecardLine, Slide } from '../../report-value.ts'
import { grid, inch } from '../canvas.ts'
import { addTable } from '../table.ts'
import { addText } from '../text.ts'
import type { Page } from '../canvas.ts'
import type { Cell } from '../table.ts'
import { fitText } from '../../measure.ts'
import { startPage } from './context.ts'
import type { SlideContext } from './context.ts'
import { scoreCell } from './figures.ts'
import { ratingsNote } from './summary.ts'

/** Aspects by levels: a bar to today's level, a ring at the target, score, last year's score. */
export function addScorecard(context: SlideContext, slide: Extract<Slide, { kind: 'scorecard' }>): void {
  const { words } = context
  const { t } = words
  slide.pages.forEach((lines, index) => {
    const page = startPage(context, slide, {
      kicker: t.kickers.scorecard,
      footnote: [t.footnotes.score, ratingsNote(context)],
      notes: [],
      page: { page: index + 1, pages: slide.pages.length },
    })
    const isWide = lines.right.length === 0
    const width = isWide ? grid.width : (grid.width - 0.3) / 2
    const longest = Math.max(lines.left.length, lines.right.length)
    const rowHeight = Math.min(0.34, 4.28 / longest)
    addColumn(page, context, lines.left, grid.left, width, rowHeight)
    if (!isWide) addColumn(page, context, lines.right, grid.left + width + 0.3, width, rowHeight)
    addText(
      page,
      'Legend',
      [
        { text: '○ ', colour: colours.target, bold: true },
        { text: `${t.exhibits.targetOpen}     ` },
        { text: '● ', bold: true },
        { text: `${t.exhibits.targetReached}     ${t.exhibits.barEnds}     ${t.exhibits.hollow}` },
      ],
      { x: grid.left, y: 6.3, w: grid.width, h: 0.24, size: 10, colour: colours.ink2 },
    )
  })
}

function addColumn(
  page: Page,
  context: SlideContext,
  lines: readonly ScorecardLine[],
  x: number,
  width: number,
  rowHeight: number,
): void {
  const { value, words } = context
  const { t } = words
  const { levels } = value.head
  const hasPrevious = value.hasPrevious
  const scoreWidth = 0.5
  const lastWidth = hasPrevious ? 0.62 : 0.88
  const nameWidth = Math.min(width * 0.33, 3.6)
  const cellWidth = (width - nameWidth - scoreWidth - lastWidth) / levels.length
  const oneLine = (text: string, room: number, size: number, smallest: number, isBold: boolean) => {
    const face = isBold ? 'arialBold' : 'arial'
    return fitText(
      text,
      { width: room * inch - 6, height: size * 1.5 },
      { size, smallest, language: words.language, face },
    )
  }
  const heads = levels.map((level) => oneLine(words.say(level.name), cellWidth - 0.06, 8.5, 6.5, true))
  const headSize = Math.min(...heads.map((head) => head.size))
  const rows = lines.map((line): Cell[] => {
    const { node } = line.row
    const name = `${line.row.number}  ${words.say(line.row.short)}`
    const fitted = oneLine(name, nameWidth, line.kind === 'area' ? 10.5 : 10, 7.5, line.kind === 'area')
    if (line.kind === 'area') {
      return [
        { text: fitted.text, size: fitted.size, bold: true },
        { text: '', span: levels.length, bare: true },
        scoreCell(node, words, { size: 10 }),
        lastCell(line, context, true),
      ]
    }
    return [
      { text: fitted.text, size: fitted.size },
      ...levels.map((level) => levelCell(node, level.number, levels.length, words.t.absence.notApplicable)),
      ...(node.mean === null
        ? [{ ...scoreCell(node, words), span: 2 }]
        : [scoreCell(node, words, { size: 10, bold: false }), lastCell(line, context, false)]),
    ]
  })
  addTable(page, {
    name: t.slides.scorecard,
    x,
    y: grid.top,
    columns: [nameWidth, ...levels.map(() => cellWidth), scoreWidth, lastWidth],
    head: [
      { text: t.heads.aspect },
      ...heads.map((head): Cell => ({ text: head.text, size: headSize, align: 'center' })),
      { text: t.heads.score, align: 'right', size: 8.5 },
      { text: hasPrevious ? t.heads.lastYear : t.heads.basis, align: 'right', size: 8 },
    ],
    headHeight: 0.27,
    rows,
    rowHeight,
  })
}

function lastCell(line: ScorecardLine, { value, words }: SlideContext, isArea: boolean): Cell {
  const look = { align: 'right', bold: isArea, colour: colours.ink3, size: 9.5 } as const
  if (value.hasPrevious) {
    const mean = line.row.previous?.mean ?? null
    return { ...look, text: mean === null ? '–' : words.score(mean) }
  }
  const { basis } = line.row.node
  return { ...look, size: 8.5, text: isArea || basis === null ? '' : words.t.basis[basis] }
}

/** One cell of the strip: filled up to the level, dashed where hollow or not scored, grey where not applicable. */
function levelCell(node: NodeScore, level: number, levels: number, notApplicable: string): Cell {
  if (node.state === 'notApplicable') {
    return {
      text: level === 1 ? notApplicable : '',
      fill: colours.naFill,
      colour: colours.onNa,
      tile: true,
      align: 'center',
      size: 8,
    }
  }
  const isTarget = node.target?.level === level
  const reached = node.median !== null && node.median >= level
  const fill = levelFill(level, levels)
  const mark = isTarget ? (reached ? '●' : '○') : ''
  const look: Cell = { text: mark, align: 'center', bold: true, size: 10, tile: true }
  if (reached && !node.hollow) return { ...look, fill, colour: textOn(fill) }
  if (reached) return { ...look, fill: colours.white, dashed: colours.levelEdge, colour: colours.ink }
  return { ...look, fill: colours.empty, colour: isTarget ? colours.target : colours.ink3 }
}
