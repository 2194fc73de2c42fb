/** What every slide is drawn from. */
import { runName } from '../../run-name.ts'
import type { AreaRow, FindingSlide, ReportValue } from '../../report-value.ts'
import { proposedTitle, slideTitle } from '../../titles.ts'
import { addPage } from '../page.ts'
import type { Deck, Page } from '../canvas.ts'
import { wordsOf } from '../../words.ts'
import type { Words } from '../../words.ts'

export type SlideContext = {
  deck: Deck
  value: ReportValue
  words: Words
  /** English titles under Chinese ones. */
  both: boolean
}

/** Starts the page of a slide: its title, its source, and notes that say how the title and the figures came about. */
export function startPage(
  context: SlideContext,
  slide: FindingSlide,
  parts: {
    kicker: string
    footnote: readonly string[]
    notes: readonly string[]
    page?: { page: number; pages: number }
  },
): Page {
  const { value, words, deck } = context
  const { t } = words
  const { head, counts } = value
  const proposed = proposedTitle(slide.finding, words)
  const title = slideTitle(value, slide, words)
  const page = parts.page === undefined ? '' : t.pageOf(parts.page)
  return addPage(deck, {
    kicker: parts.kicker,
    title: title + page,
    secondTitle: context.both ? slideTitle(value, slide, wordsOf('en')) : null,
    footnote: [...parts.footnote, t.footnotes.run({ day: words.day(head.madeAt), run: runName(head, words, 8) })].join(
      words.language === 'en' ? ' ' : '',
    ),
    notes: [
      title === proposed ? t.notes.finding({ rule: t.rules[slide.finding.rule] }) : t.notes.edited({ proposed }),
      t.notes.basis({
        scored: words.count(counts.criteria.criteriaScored),
        applicable: words.count(counts.criteria.criteriaApplicable),
        levels: words.count(counts.levels),
        raters: counts.raters,
      }),
      t.notes.method({ method: head.methodVersion }),
      t.notes.missing,
      ...parts.notes,
      t.notes.run({ run: runName(head, words), made: head.madeAt, inputs: head.inputsHash }),
      ...(head.isSample ? [t.sampleLong] : []),
    ],
  })
}

/** More areas than this cannot be read on one slide. */
const areasOfPage = 12

/** A page of a slide that compares areas, and its place among the pages. */
export type AreasPage = { areas: AreaRow[]; page: number; pages: number }

/** The areas in pages of readable length; one page without areas when there are none to compare. */
export function areaPages(areas: readonly AreaRow[]): AreasPage[] {
  const pages = Math.max(1, Math.ceil(areas.length / areasOfPage))
  return Array.from({ length: pages }, (_, index) => ({
    areas: areas.slice(index * areasOfPage, (index + 1) * areasOfPage),
    page: index + 1,
    pages,
  }))
}
