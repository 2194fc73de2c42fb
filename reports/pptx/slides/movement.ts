import { rounded } from '#core/format/round.ts'
import type { Split } from '#core/score/movement.ts'
import { colours } from '../../colours.ts'
import { fitText } from '../../measure.ts'
import type { Box } from '../../measure.ts'
import type { AreaRow, Row, Slide } from '../../report-value.ts'
import { addBars } from '../charts.ts'
import { grid, inch } from '../canvas.ts'
import { addTable } from '../table.ts'
import { addHead, addPanel } from '../text.ts'
import type { Cell } from '../table.ts'
import { areaPages, startPage } from './context.ts'
import type { AreasPage, SlideContext } from './context.ts'
import { scoreCell, scoreText } from './figures.ts'

type MovementSlide = Extract<Slide, { kind: 'movement' }>

/** This year against last; in the first year, what next year will be read against. */
export function addMovement(context: SlideContext, slide: MovementSlide): void {
  const applicable = context.value.areas.filter((area) => area.node.state !== 'notApplicable')
  for (const part of areaPages(applicable)) addMovementPage(context, slide, part)
}

function addMovementPage(context: SlideContext, slide: MovementSlide, part: AreasPage): void {
  const { value, words } = context
  const { t } = words
  const common = value.movement && { criteria: value.movement.commonCriteria, raters: value.movement.commonRaters }
  const page = startPage(context, slide, {
    kicker: t.kickers.movement,
    footnote: [...(common ? [t.footnotes.movement(common)] : []), t.footnotes.score],
    notes: common ? [t.notes.movement(common)] : [t.exhibits.movementBaseline],
    page: part,
  })
  const max = value.head.levels.length
  const { areas } = part
  const names = areas.map((area) => words.say(area.short))
  const rows = areas.map((area) =>
    t.exhibits.rowAlt({ name: words.say(area.short), value: scoreText(area.node, words) }),
  )
  const chartWidth = 5.3
  const unit = t.exhibits.areaScoreUnit({ max: words.count(max) })
  const shown = (mean: number | null | undefined) => (mean == null ? null : rounded(mean, 1))
  addHead(page, t.exhibits.areaScore, value.hasPrevious ? unit : t.exhibits.profileUnit({ max: words.count(max) }), {
    x: grid.left,
    y: grid.top,
    w: chartWidth,
  })
  addBars(
    page,
    t.exhibits.areaScore,
    names,
    [
      { name: t.heads.thisYear, values: areas.map((area) => shown(area.node.mean)), colour: '0C4245' },
      ...(value.hasPrevious
        ? [{ name: t.heads.lastYear, values: areas.map((area) => shown(area.previous?.mean)), colour: colours.grey }]
        : []),
    ],
    { x: grid.left, y: grid.top + 0.32, w: chartWidth, h: 4.45 },
    { max: max * 1.08, labels: '0.0', description: t.exhibits.barsAlt({ rows: rows.join(' ') }) },
  )
  const x = grid.left + chartWidth + 0.4
  const width = grid.right - x
  if (!value.hasPrevious) {
    addPanel(page, t.summary.baseline, t.exhibits.movementBaseline, { x, y: grid.top + 0.34, w: width, h: 1.5 }, 12)
    return
  }
  addHead(page, t.exhibits.changeFrom, t.exhibits.changeUnit, { x, y: grid.top, w: width })
  const isLast = part.page === part.pages
  const rowHeight = Math.min(0.4, 3.1 / (areas.length + (isLast ? 1 : 0)))
  const nameBox = { width: (width - 4.1) * inch - 4, height: rowHeight * inch - 3 }
  const lines = [
    ...areas.map((area) => movementCells(area, context, nameBox, false)),
    ...(isLast ? [movementCells(value.instrument, context, nameBox, true)] : []),
  ]
  addTable(page, {
    name: t.exhibits.changeFrom,
    x,
    y: grid.top + 0.34,
    columns: [width - 4.1, 0.75, 0.75, 0.85, 0.85, 0.9],
    head: [
      { text: t.heads.area },
      ...[t.heads.total, t.heads.real, t.heads.content, t.heads.raters, t.heads.consensus].map((text): Cell => ({
        text,
        align: 'right',
      })),
    ],
    rows: lines,
    rowHeight,
    size: rowHeight < 0.3 ? 9 : 10.5,
  })
  const top = grid.top + 0.34 + 0.28 + rowHeight * lines.length + 0.2
  addPanel(
    page,
    t.exhibits.reading,
    t.exhibits.movementHow,
    { x, y: top, w: width, h: Math.min(1.3, grid.bottom - top) },
    10.5,
  )
}

function movementCells(row: Row | AreaRow, { words }: SlideContext, nameBox: Box, isAll: boolean): Cell[] {
  const fitted = fitText(isAll ? words.t.heads.allAreas : words.say(row.short), nameBox, {
    size: nameBox.height < 0.3 * inch - 3 ? 9 : 10.5,
    smallest: 7,
    language: words.language,
  })
  const name: Cell = { text: fitted.text, size: fitted.size, bold: isAll }
  const { movement } = row
  if (movement === null || movement.change === null) {
    if (row.node.mean === null) return [name, { ...scoreCell(row.node, words), span: 5 }]
    return [
      name,
      { text: words.t.absence.notCompared, span: 5, align: 'right', italic: true, colour: colours.ink3, size: 9 },
    ]
  }
  return [
    name,
    { text: words.signed(movement.change, 2), align: 'right', bold: true },
    ...splitCells(movement.split, words),
  ]
}

function splitCells(split: Split, words: SlideContext['words']): Cell[] {
  const figure = (value: number, isReal = false): Cell => ({
    text: words.signed(value, 2),
    align: 'right',
    colour: isReal ? colours.ink : colours.ink2,
    bold: isReal,
  })
  const word = (text: string, span: number): Cell => ({
    text,
    span,
    align: 'right',
    italic: true,
    colour: colours.ink3,
    size: 8.5,
  })
  if (split.kind === 'none') return [word(words.t.noSplit[split.reason], 4)]
  if (split.kind === 'full')
    return [figure(split.real, true), figure(split.content), figure(split.raters), figure(split.consensus)]
  return [word(words.t.absence.cannotTellApart, 1), figure(split.content), word('–', 1), figure(split.consensus)]
}
