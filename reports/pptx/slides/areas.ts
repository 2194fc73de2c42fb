import { rounded } from '#core/format/round.ts'
import { colours } from '../../colours.ts'
import type { AreaRow, Row, Slide } from '../../report-value.ts'
import { addBars, addRadar } from '../charts.ts'
import { grid, inch } from '../canvas.ts'
import { addTable } from '../table.ts'
import { addHead, addText } from '../text.ts'
import type { Cell } from '../table.ts'
import { fitText } from '../../measure.ts'
import type { Box } from '../../measure.ts'
import { areaPages, startPage } from './context.ts'
import type { AreasPage, SlideContext } from './context.ts'
import { scoreCell, scoreText, targetText } from './figures.ts'
import { ratingsNote } from './summary.ts'

type AreasSlide = Extract<Slide, { kind: 'areas' }>

/** Radar (bars under three areas) beside the table of areas. */
export function addAreas(context: SlideContext, slide: AreasSlide): void {
  for (const part of areaPages(context.value.areas)) addAreasPage(context, slide, part)
}

function addAreasPage(context: SlideContext, slide: AreasSlide, part: AreasPage): void {
  const { value, words } = context
  const { t } = words
  const page = startPage(context, slide, {
    kicker: t.kickers.areas,
    footnote: [
      t.footnotes.score,
      t.footnotes.range,
      t.footnotes.weights({ weighting: t.weighting[value.unitWeighting], units: value.counts.units }),
      t.footnotes.rounding,
      ratingsNote(context),
    ],
    notes: [],
    page: part,
  })
  const max = value.head.levels.length
  const chartWidth = 5.3
  addHead(page, t.exhibits.profile, t.exhibits.profileUnit({ max: words.count(max) }), {
    x: grid.left,
    y: grid.top,
    w: chartWidth,
  })
  const shown = part.areas.filter((area) => area.node.state !== 'notApplicable')
  const hasTarget = shown.some((area) => area.node.target !== null)
  const hasPrevious = shown.some((area) => area.previous?.mean != null)
  const series = [
    ...(hasTarget
      ? [{ name: t.heads.target, values: shown.map((area) => area.node.target?.level ?? null), colour: colours.target }]
      : []),
    ...(hasPrevious
      ? [
          {
            name: t.heads.lastYear,
            values: shown.map((area) => shownScore(area.previous?.mean ?? null)),
            colour: colours.grey,
          },
        ]
      : []),
    { name: t.heads.thisYear, values: shown.map((area) => shownScore(area.node.mean)), colour: '0C4245' },
  ]
  const rows = shown.map((area) =>
    t.exhibits.rowAlt({ name: words.say(area.short), value: scoreText(area.node, words) }),
  )
  const place = { x: grid.left, y: grid.top + 0.36, w: chartWidth, h: 4.4 }
  const names = shown.map((area) => words.say(area.short))
  if (shown.length >= 3) {
    addRadar(page, t.exhibits.profile, names, series, place, {
      max,
      description: t.exhibits.radarAlt({ rows: rows.join(' ') }),
    })
  } else {
    addBars(page, t.exhibits.profile, names, series.toReversed(), place, {
      max,
      labels: '0.0',
      description: t.exhibits.barsAlt({ rows: rows.join(' ') }),
    })
  }
  const tableX = grid.left + chartWidth + 0.4
  const width = grid.right - tableX
  addHead(page, t.exhibits.areaScores, '', { x: tableX, y: grid.top, w: width })
  const columns = [width - 3.9, 0.7, 0.7, 0.65, 0.85, 1.0]
  const all: Row = value.instrument
  const isLast = part.page === part.pages
  const rowHeight = Math.min(0.42, 3.3 / (part.areas.length + (isLast ? 1 : 0)))
  const nameBox = { width: columns[0]! * inch - 4, height: rowHeight * inch - 3 }
  const lines = [
    ...part.areas.map((area) => areaCells(area, context, nameBox)),
    ...(isLast ? [areaCells(all, context, nameBox, true)] : []),
  ]
  addTable(page, {
    name: t.exhibits.areaScores,
    x: tableX,
    y: grid.top + 0.34,
    columns,
    head: [
      { text: t.heads.area },
      ...[t.heads.score, t.heads.target, t.heads.gap, t.heads.atTarget, t.heads.range].map((text): Cell => ({
        text,
        align: 'right',
      })),
    ],
    headHeight: 0.4,
    rows: lines,
    rowHeight,
    size: rowHeight < 0.3 ? 9.5 : 11,
  })
  const reading = readingOf(slide, context)
  const top = grid.top + 0.34 + 0.4 + rowHeight * lines.length + 0.2
  const text = fitText(
    `${t.exhibits.reading} ${reading}`,
    { width: width * inch, height: (grid.bottom - top) * inch },
    {
      size: 12,
      smallest: 9,
      language: words.language,
    },
  )
  addText(
    page,
    t.exhibits.reading,
    [
      { text: `${t.exhibits.reading} `, bold: true, colour: page.deck.accent },
      { text: text.text.slice(t.exhibits.reading.length + 1) },
    ],
    { x: tableX, y: top, w: width, h: grid.bottom - top, size: text.size, valign: 'top' },
  )
}

/** A chart holds the figure that is shown, so that its labels cannot round it a second time. */
function shownScore(mean: number | null): number | null {
  return mean === null ? null : rounded(mean, 1)
}

function areaCells(row: Row | AreaRow, { words }: SlideContext, nameBox: Box, isAll = false): Cell[] {
  const { node } = row
  const gap = node.gap === null ? '–' : words.gap(node.gap.score)
  const name = fitText(isAll ? words.t.heads.allAreas : `${row.number}  ${words.say(row.short)}`, nameBox, {
    size: nameBox.height < 0.3 * inch - 3 ? 9.5 : 11,
    smallest: 7,
    language: words.language,
  })
  return [
    { text: name.text, size: name.size, bold: isAll },
    scoreCell(node, words),
    { text: targetText(node, words), align: 'right' },
    { text: gap, align: 'right', bold: true, colour: (node.gap?.score ?? 0) >= 1 ? colours.danger : colours.ink },
    { text: words.t.exhibits.atTargetOf({ met: row.childrenAtTarget, scored: row.childrenScored }), align: 'right' },
    {
      text: node.judgementRange === null ? '–' : words.range(node.judgementRange),
      align: 'right',
      colour: colours.ink2,
    },
  ]
}

function readingOf(slide: AreasSlide, { words }: SlideContext): string {
  const { t } = words
  const { widestGap, widestRange } = slide
  const parts: string[] = []
  if (widestGap?.node.gap) {
    parts.push(
      t.exhibits.areaReadingSpread({ name: words.say(widestGap.short), gap: words.gap(widestGap.node.gap.score) }),
    )
  } else parts.push(t.exhibits.areaReadingNone)
  if (widestRange?.node.judgementRange) {
    parts.push(
      t.exhibits.areaReadingRange({
        name: words.say(widestRange.short),
        range: words.range(widestRange.node.judgementRange),
      }),
    )
  }
  return parts.join(words.language === 'en' ? ' ' : '')
}
