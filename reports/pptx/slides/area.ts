import { colours, levelFill, textOn } from '../../colours.ts'
import type { AreaRow, AspectRow, CriterionRow, Slide } from '../../report-value.ts'
import { grid, inch } from '../canvas.ts'
import { addTable, emptyCell } from '../table.ts'
import { addLegend, addPanel, addText } from '../text.ts'
import type { Cell } from '../table.ts'
import { fitText } from '../../measure.ts'
import type { Words } from '../../words.ts'
import { startPage } from './context.ts'
import type { SlideContext } from './context.ts'
import { nowTarget, scoreCell, scoreText, workforceText } from './figures.ts'
import { ratingsNote } from './summary.ts'

/** Criteria beside each other; an aspect with more takes a second line. */
const mostColumns = 7
/** Lines of one page, and how many leave room for the reading below them. */
const mostLines = 7
const linesWithReading = 6

type Line = { aspect: AspectRow; criteria: CriterionRow[]; isFirst: boolean }

/** An area's aspects and criteria, coloured by level. */
export function addArea(context: SlideContext, slide: Extract<Slide, { kind: 'area' }>): void {
  const { value, words } = context
  const { t } = words
  const { node } = slide.row
  const lines = slide.row.aspects.flatMap(linesOf)
  const pages = Math.ceil(lines.length / mostLines)
  const number = words.count(slide.number)
  const score = scoreText(node, words)
  const kicker =
    node.target === null
      ? t.kickers.areaWithoutTarget({ number, score })
      : t.kickers.area({ number, score, target: words.level(node.target.level) })
  const columns = Math.min(mostColumns, Math.max(...slide.row.aspects.map((aspect) => aspect.criteria.length)))
  for (let index = 0; index < pages; index++) {
    const page = startPage(context, slide, {
      kicker,
      footnote: [t.footnotes.score, ratingsNote(context)],
      notes: notApplicableNotes(slide.row.aspects, context),
      page: { page: index + 1, pages },
    })
    const fixed = [2.15, 0.95, 0.7, 0.8, 0.75]
    const tile = (grid.width - fixed.reduce((sum, width) => sum + width, 0)) / columns
    const shown = lines.slice(index * mostLines, (index + 1) * mostLines)
    const reading = shown.length <= linesWithReading ? readingOf(slide.row, words) : ''
    const rowHeight = Math.min(0.9, (reading === '' ? 4.1 : 3.55) / shown.length)
    addTable(page, {
      name: words.say(slide.row.short),
      x: grid.left,
      y: grid.top,
      columns: [...fixed, ...Array.from({ length: columns }, () => tile)],
      head: [
        { text: t.heads.aspect },
        { text: t.heads.nowTarget, align: 'center' },
        { text: t.heads.score, align: 'right' },
        { text: t.heads.workforce, align: 'right', colour: colours.workforce },
        { text: t.heads.coverage, align: 'right' },
        { text: t.heads.criteriaByLevel, span: columns },
      ],
      rows: shown.map((line): Cell[] => [
        ...(line.isFirst
          ? aspectCells(line.aspect, context, fixed[0]!, rowHeight)
          : Array.from({ length: 5 }, () => emptyCell)),
        ...line.criteria.map((criterion) => criterionCell(criterion, context, tile, rowHeight)),
        ...Array.from({ length: columns - line.criteria.length }, () => emptyCell),
      ]),
      rowHeight,
    })
    if (reading !== '') {
      const top = grid.top + 0.28 + rowHeight * shown.length + 0.14
      addPanel(page, t.exhibits.reading, reading, { x: grid.left, y: top, w: grid.width, h: 0.5 }, 11)
    }
    const levels = value.head.levels.map((level) => ({
      fill: levelFill(level.number, value.head.levels.length),
      text: `${words.level(level.number)} ${words.say(level.name)}`,
    }))
    addLegend(page, levels, { x: grid.left, y: 6.24, w: 8.3, h: 0.26 })
    addText(
      page,
      'Coverage of the area',
      t.report.coverageLine({
        coverage: words.percent(node.coverage.share ?? 0),
        scored: words.count(node.coverage.criteriaScored),
        applicable: words.count(node.coverage.criteriaApplicable),
      }),
      { x: 9.1, y: 6.24, w: grid.right - 9.1, h: 0.26, size: 10, colour: colours.ink2, align: 'right' },
    )
  }
}

/** The most criteria a sentence names. */
const mostNamed = 4

/** What holds the area down, and how it moved. */
function readingOf({ node, movement, aspects }: AreaRow, { t, language, ...words }: Words): string {
  const parts: string[] = []
  if (node.gated !== null && node.gated.heldBy.length > 0) {
    const held = new Set(node.gated.heldBy)
    const names = aspects
      .flatMap((aspect) => aspect.criteria)
      .filter((criterion) => held.has(criterion.node.address))
      .map((criterion) => words.say(criterion.short))
    const named = names.slice(0, mostNamed)
    parts.push(
      t.exhibits.areaFloor({
        level: words.level(node.gated.level),
        criteria: named.join(t.comma),
        more: names.length - named.length,
      }),
    )
  }
  if (movement?.change != null) {
    const { change, split } = movement
    parts.push(
      t.exhibits.areaMoved({
        total: words.signed(change, 2),
        real: split.kind === 'full' ? words.signed(split.real, 2) : '',
      }),
    )
  }
  return parts.join(language === 'en' ? ' ' : '')
}

function linesOf(aspect: AspectRow): Line[] {
  const lines: Line[] = []
  for (let start = 0; start < aspect.criteria.length; start += mostColumns) {
    lines.push({ aspect, criteria: aspect.criteria.slice(start, start + mostColumns), isFirst: start === 0 })
  }
  return lines
}

function aspectCells(aspect: AspectRow, { words }: SlideContext, width: number, height: number): Cell[] {
  const { node } = aspect
  const name = fitText(
    `${aspect.number}  ${words.say(aspect.short)}`,
    { width: width * inch - 5, height: height * inch - 4 },
    {
      size: 11.5,
      smallest: 8.5,
      language: words.language,
    },
  )
  const nameCell: Cell = { text: name.text, size: name.size, bold: true }
  if (node.mean === null) {
    return [
      nameCell,
      { ...scoreCell(node, words), span: 2, align: 'center' },
      workforceText(aspect.workforce, words),
      coverageCell(aspect, words),
    ]
  }
  return [
    nameCell,
    nowTarget(node, words),
    scoreCell(node, words),
    workforceText(aspect.workforce, words),
    coverageCell(aspect, words),
  ]
}

function coverageCell(aspect: AspectRow, words: SlideContext['words']): Cell {
  const { share } = aspect.node.coverage
  return {
    text: share === null ? '–' : words.percent(share),
    align: 'right',
    colour: aspect.node.hollow ? colours.danger : colours.ink2,
  }
}

function criterionCell(criterion: CriterionRow, { words, value }: SlideContext, width: number, height: number): Cell {
  const { node } = criterion
  const room = { width: width * inch - 6, height: height * inch - 18 }
  const name = fitText(words.say(criterion.short), room, { size: 9, smallest: 7, language: words.language })
  const look = { align: 'center', tile: true } as const
  if (node.state === 'notApplicable') {
    return {
      ...look,
      fill: colours.naFill,
      text: [
        { text: name.text, size: name.size, colour: colours.onNa, breaks: true },
        { text: words.t.absence.notApplicable, size: 9, colour: colours.onNa },
      ],
    }
  }
  if (node.median === null) {
    const text = node.mean === null ? words.t.absence.notScored : words.score(node.mean)
    return {
      ...look,
      dashed: colours.missingEdge,
      text: [
        { text: name.text, size: name.size, colour: colours.ink2, breaks: true },
        { text, size: 8.5, colour: colours.danger },
      ],
    }
  }
  const fill = levelFill(node.median, value.head.levels.length)
  const colour = textOn(fill)
  return {
    ...look,
    fill,
    text: [
      { text: name.text, size: name.size, colour, breaks: true },
      { text: words.level(node.median), size: 11, bold: true, colour },
    ],
  }
}

function notApplicableNotes(aspects: readonly AspectRow[], { words }: SlideContext): string[] {
  return aspects.flatMap((aspect) =>
    aspect.criteria.flatMap((criterion) => {
      const { notApplicable } = criterion.node
      if (notApplicable?.kind !== 'stated') return []
      const reason = notApplicable.reasons.join(words.t.semicolon)
      return [`${words.say(criterion.name)}${words.t.colon}${words.t.report.criterionNotApplicable({ reason })}`]
    }),
  )
}
