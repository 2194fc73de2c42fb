import { rounded } from '#core/format/round.ts'
import type { AgreementBand } from '#core/score/agreement.ts'
import type { Basis } from '#core/score/types.ts'
import { isDefined } from '#core/statistics/result.ts'
import { agreementOf, agreementText, firmnessOf, overallText } from '../../firmness.ts'
import { fitText } from '../../measure.ts'
import type { AreaRow, Slide } from '../../report-value.ts'
import { isThin } from '../../summary-statements.ts'
import { grid, inch } from '../canvas.ts'
import { addBars } from '../charts.ts'
import { addHead, addText } from '../text.ts'
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
const bandColours: Record<AgreementBand, string> = { sufficient: '357D78', moderate: '926512', poor: 'A3241C' }
/** Bars of the three charts stand in line, with or without names and legend. */
const bars = { y: 0.02, h: 0.84 }
const bands: AgreementBand[] = ['sufficient', 'moderate', 'poor']

type CertaintySlide = Extract<Slide, { kind: 'certainty' }>

/** Coverage, agreement and what the levels rest on, area by area. */
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
    notes: [t.notes.agreement],
    page: part,
  })
  const names = areas.map((area) => words.say(area.short))
  const gap = 0.35
  // The first chart carries the names of the areas for all three.
  const wide = (grid.width - 2 * gap) * 0.4
  const narrow = (grid.width - 2 * gap) * 0.3
  const places = [
    { x: grid.left, w: wide },
    { x: grid.left + wide + gap, w: narrow },
    { x: grid.left + wide + narrow + 2 * gap, w: narrow },
  ].map((place) => ({ ...place, y: grid.top }))
  const [first, second, third] = places as [(typeof places)[number], (typeof places)[number], (typeof places)[number]]
  const below = (place: { x: number; w: number }) => ({ ...place, y: grid.top + 0.32, h: 3.35 })
  const rows = (say: (area: AreaRow) => string) =>
    areas.map((area) => t.exhibits.rowAlt({ name: words.say(area.short), value: say(area) })).join(' ')

  addHead(page, t.exhibits.coverage, t.exhibits.coverageUnit, first)
  addBars(
    page,
    t.exhibits.coverage,
    names,
    [
      {
        name: t.exhibits.coverage,
        values: areas.map((area) => rounded(area.node.coverage.share ?? 0, 2)),
        colour: '357D78',
      },
    ],
    below(first),
    {
      max: 1.1,
      plot: { ...bars, x: 0.3, w: 0.7 },
      labels: '0%',
      description: t.exhibits.coverageBarsAlt({ rows: rows((area) => words.percent(area.node.coverage.share ?? 0)) }),
    },
  )

  addHead(page, t.exhibits.agreement, t.exhibits.agreementUnit, second)
  const agreement = areas.map((area) => agreementOf(context.value, area.node.address))
  addBars(
    page,
    t.exhibits.agreement,
    names,
    bands.map((band) => ({
      name: t.agreement.bandsOnChart[band],
      values: agreement.map((one) => (one.band === band && isDefined(one.alpha) && one.alpha > 0 ? one.alpha : null)),
      colour: bandColours[band],
    })),
    below(second),
    {
      stacked: true,
      max: 1,
      plot: { ...bars, x: 0, w: 1 },
      labels: '0.00',
      labelColour: 'FFFFFF',
      categoryLabels: false,
      description: t.exhibits.agreementAlt({
        rows: rows((area) => agreementText(agreementOf(context.value, area.node.address), words)),
      }),
    },
  )

  addHead(page, t.exhibits.basis, t.exhibits.basisUnit, third)
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
    below(third),
    {
      stacked: true,
      plot: { ...bars, x: 0, w: 1 },
      labels: '0',
      categoryLabels: false,
      description: t.exhibits.basisAlt({ rows: rows((area) => basisRow(area, context)) }),
    },
  )

  const fitted = fitText(
    readingOf(context),
    { width: grid.width * inch, height: 0.95 * inch },
    { size: 12, smallest: 9.5, language: words.language },
  )
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
  return parts.join(words.t.comma)
}

/** What is weak or only partly firm, area by area; then the agreement over everything. */
function readingOf({ value, words }: SlideContext): string {
  const { t } = words
  const applicable = value.areas.filter((area) => area.node.state !== 'notApplicable')
  const thin = applicable
    .filter((area) => isThin(area.node))
    .map((area) =>
      t.exhibits.areaLine({
        name: words.say(area.short),
        coverage: words.percent(area.node.coverage.share ?? 0),
        open: area.node.coverage.criteriaApplicable - area.node.coverage.criteriaScored,
      }),
    )
  const split = applicable
    .filter((area) => firmnessOf(value, area) !== 'firm' && agreementOf(value, area.node.address).band !== 'sufficient')
    .map((area) =>
      t.agreement.ofArea({
        area: words.say(area.short),
        figure: agreementText(agreementOf(value, area.node.address), words),
      }),
    )
  return [...(thin.length === 0 ? [t.exhibits.allCovered] : thin), ...split, overallText(value, words)].join(
    words.language === 'en' ? ' ' : '',
  )
}
