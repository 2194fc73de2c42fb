import { rounded } from '#core/format/round.ts'
import type { Basis } from '#core/score/types.ts'
import type { AreaRow, Slide } from '../../report-value.ts'
import { addBars } from '../charts.ts'
import { grid, inch } from '../canvas.ts'
import { addHead, addText } from '../text.ts'
import { fitText } from '../../measure.ts'
import { areaPages, startPage } from './context.ts'
import type { AreasPage, SlideContext } from './context.ts'
import { ratingsNote } from './summary.ts'

const basisColours: Record<Basis, string> = {
  agreed: '0C4245',
  provisional: '8FC0BA',
  single: 'E6B3AE',
  imported: 'B7BFBD',
}
const bases: Basis[] = ['agreed', 'provisional', 'single', 'imported']

type CertaintySlide = Extract<Slide, { kind: 'certainty' }>

/** Coverage and what the levels rest on, area by area. */
export function addCertainty(context: SlideContext, slide: CertaintySlide): void {
  const applicable = context.value.areas.filter((area) => area.node.state !== 'notApplicable')
  for (const part of areaPages(applicable)) addCertaintyPage(context, slide, part)
}

function addCertaintyPage(context: SlideContext, slide: CertaintySlide, part: AreasPage): void {
  const { words } = context
  const { t } = words
  const { areas } = part
  const page = startPage(context, slide, {
    kicker: t.kickers.certainty,
    footnote: [t.footnotes.coverage, ratingsNote(context)],
    notes: [],
    page: part,
  })
  const names = areas.map((area) => words.say(area.short))
  const half = (grid.width - 0.4) / 2
  const height = 3.35
  addHead(page, t.exhibits.coverage, t.exhibits.coverageUnit, { x: grid.left, y: grid.top, w: half })
  const coverage = (area: AreaRow) => rounded(area.node.coverage.share ?? 0, 2)
  addBars(
    page,
    t.exhibits.coverage,
    names,
    [{ name: t.exhibits.coverage, values: areas.map(coverage), colour: '357D78' }],
    {
      x: grid.left,
      y: grid.top + 0.32,
      w: half,
      h: height,
    },
    {
      max: 1.1,
      labels: '0%',
      description: t.exhibits.coverageBarsAlt({
        rows: areas
          .map((area) =>
            t.exhibits.rowAlt({ name: words.say(area.short), value: words.percent(area.node.coverage.share ?? 0) }),
          )
          .join(' '),
      }),
    },
  )
  const right = grid.left + half + 0.4
  addHead(page, t.exhibits.basis, t.exhibits.basisUnit, { x: right, y: grid.top, w: half })
  const used = bases.filter((basis) => areas.some((area) => area.node.basisCounts[basis] > 0))
  addBars(
    page,
    t.exhibits.basis,
    names,
    used.map((basis) => ({
      name: t.basis[basis],
      values: areas.map((area) => (area.node.basisCounts[basis] > 0 ? area.node.basisCounts[basis] : null)),
      colour: basisColours[basis],
    })),
    { x: right, y: grid.top + 0.32, w: half, h: height },
    {
      stacked: true,
      categoryLabels: false,
      description: t.exhibits.basisAlt({ rows: areas.map((area) => basisRow(area, context)).join(' ') }),
    },
  )
  const reading = readingOf(context, slide)
  const room = { width: grid.width * inch, height: 0.95 * inch }
  const fitted = fitText(reading, room, { size: 12, smallest: 9.5, language: words.language })
  addText(page, 'Reading', fitted.text, {
    x: grid.left,
    y: 5.5,
    w: grid.width,
    h: 0.95,
    size: fitted.size,
    valign: 'top',
  })
}

function basisRow(area: AreaRow, { words }: SlideContext): string {
  const parts = bases.flatMap((basis) => {
    const count = area.node.basisCounts[basis]
    return count > 0 ? [`${words.t.basis[basis]} ${words.count(count)}`] : []
  })
  return words.t.exhibits.rowAlt({ name: words.say(area.short), value: parts.join(words.t.comma) })
}

function readingOf({ value, words }: SlideContext, slide: CertaintySlide): string {
  const { t } = words
  const lines = slide.thin.map((area) =>
    t.exhibits.areaLine({
      name: words.say(area.short),
      coverage: words.percent(area.node.coverage.share ?? 0),
      open: area.node.coverage.criteriaApplicable - area.node.coverage.criteriaScored,
    }),
  )
  if (lines.length === 0) lines.push(t.exhibits.allCovered)
  lines.push(value.counts.raters < 2 ? t.exhibits.oneRater : t.exhibits.noAlpha)
  return lines.join(words.language === 'en' ? ' ' : '')
}
