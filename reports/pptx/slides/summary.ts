import { colours } from '../../colours.ts'
import type { Slide } from '../../report-value.ts'
import { statementText } from '../../statements.ts'
import { summaryFigures } from '../../summary-figures.ts'
import type { SummaryFigure } from '../../summary-figures.ts'
import { grid, inch } from '../canvas.ts'
import { addBullets, addHead, bulletSize, addPanel, addText } from '../text.ts'
import type { Page } from '../canvas.ts'
import { sureText } from '../../firmness.ts'
import { fitText } from '../../measure.ts'
import { startPage } from './context.ts'
import type { SlideContext } from './context.ts'

/** Four figures, three columns, and how sure we are. */
export function addSummary(context: SlideContext, slide: Extract<Slide, { kind: 'summary' }>): void {
  const { value, words } = context
  const { t } = words
  const page = startPage(context, slide, {
    kicker: t.kickers.summary,
    footnote: [t.footnotes.score, ratingsNote(context)],
    notes: [`${t.opinion.label}${t.colon}${t.opinion[slide.opinion.verdict]} (${t.opinion.rule[slide.opinion.rule]}).`],
  })
  const figures = summaryFigures(value, slide, words)
  const width = grid.width / 4
  figures.forEach((figure, index) => addFigure(page, figure, grid.left + index * width, width - 0.25))
  const column = (grid.width - 0.6) / 3
  const columns = [
    [t.summary.stand, slide.stand],
    [t.summary.matters, slide.matters],
    [t.summary.ask, slide.ask],
  ] as const
  const texts = columns.map(([, statements]) => statements.map((statement) => statementText(statement, words)))
  const box = { w: column, h: 2.2, size: 12 }
  const size = Math.min(...texts.map((sentences) => bulletSize(sentences, box, words.language)))
  columns.forEach(([head], index) => {
    const x = grid.left + index * (column + 0.3)
    addHead(page, head, '', { x, y: 3.16, w: column })
    addBullets(page, head, texts[index]!, { ...box, x, y: 3.55, size })
  })
  addPanel(page, t.summary.sure, sureText(value, slide.aspects.open.length, words), {
    x: grid.left,
    y: 5.8,
    w: grid.width,
    h: 0.66,
  })
}

/** How many criteria and raters stand behind the figures. */
export function ratingsNote({ value, words }: Pick<SlideContext, 'value' | 'words'>): string {
  return words.t.footnotes.ratings({
    scored: words.count(value.counts.criteria.criteriaScored),
    applicable: words.count(value.counts.criteria.criteriaApplicable),
    raters: value.counts.raters,
  })
}

function addFigure(page: Page, figure: SummaryFigure, x: number, w: number): void {
  const { language } = page.deck.words
  const fit = (text: string, height: number, size: number) =>
    fitText(text, { width: w * inch, height: height * inch }, { size, smallest: 8.5, language })
  const number = fit(figure.value, 0.62, 34)
  addText(page, `Figure ${figure.label}`, number.text, {
    x,
    y: 1.66,
    w,
    h: 0.56,
    size: number.size,
    bold: true,
    colour: page.deck.accent,
  })
  const label = fit(figure.label, 0.26, 12)
  addText(page, `Label ${figure.label}`, label.text, { x, y: 2.24, w, h: 0.26, size: label.size, bold: true })
  const detail = fit(figure.detail, 0.42, 10.5)
  addText(page, `Detail ${figure.label}`, detail.text, {
    x,
    y: 2.52,
    w,
    h: 0.42,
    size: detail.size,
    colour: colours.ink3,
    valign: 'top',
  })
}
