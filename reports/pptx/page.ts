/** A slide with its frame: kicker, title, footnote, footer, number and notes. */
import { colours } from '../colours.ts'
import { fitText } from '../measure.ts'
import type { Face } from '../measure.ts'
import { grid, inch } from './canvas.ts'
import type { Deck, Page } from './canvas.ts'
import { addLine, addText } from './text.ts'

export type PageSpec = {
  kicker: string
  title: string
  secondTitle: string | null
  footnote: string
  notes: readonly string[]
}

/** Starts a page: title placeholder, kicker, footnote, rule, footer, number and notes. */
export function addPage(deck: Deck, spec: PageSpec): Page {
  const { words } = deck
  const slide = deck.library.addSlide({ masterName: 'PAGE' })
  deck.pages += 1
  const page: Page = { slide, deck, number: deck.pages }
  addTitle(
    page,
    spec.title,
    { width: grid.width, height: spec.secondTitle === null ? 0.92 : 0.46 },
    words.language === 'en' ? 24 : 25,
  )
  addLine(page, 'Kicker', spec.kicker, {
    x: grid.left,
    y: 0.32,
    w: 10,
    h: 0.24,
    size: 10,
    bold: true,
    colour: deck.accent,
  })
  if (spec.secondTitle !== null) {
    addLine(page, 'Title in English', spec.secondTitle, {
      x: grid.left,
      y: 1.1,
      w: grid.width,
      h: 0.4,
      size: 13,
      colour: colours.ink2,
      valign: 'top',
    })
  }
  if (deck.sampleMark !== null) {
    addText(page, 'Sample mark', deck.sampleMark, {
      x: grid.right - 2.2,
      y: 0.3,
      w: 2.2,
      h: 0.26,
      size: 9,
      bold: true,
      colour: colours.danger,
      align: 'right',
    })
  }
  const footnote = fitText(
    spec.footnote,
    { width: grid.width * inch, height: 0.4 * inch },
    {
      size: 9,
      smallest: 8,
      language: words.language,
    },
  )
  addText(page, 'Footnote', footnote.text, {
    x: grid.left,
    y: grid.footnote,
    w: grid.width,
    h: 0.4,
    size: footnote.size,
    colour: colours.ink3,
    valign: 'bottom',
  })
  slide.addShape('line', {
    x: grid.left,
    y: grid.rule,
    w: grid.width,
    h: 0,
    line: { color: colours.line, width: 0.75 },
    objectName: 'Footer rule',
  })
  addLine(page, 'Footer', deck.footer, {
    x: grid.left,
    y: grid.footer,
    w: 10.8,
    h: 0.22,
    size: 8,
    colour: colours.ink3,
  })
  slide.slideNumber = {
    x: 12.233,
    y: grid.footer,
    w: 0.5,
    h: 0.22,
    fontSize: 8,
    color: colours.ink3,
    align: 'right',
    margin: 0,
  }
  slide.addNotes(spec.notes.join('\n'))
  return page
}

/** Smallest size of a title that somebody made very long; beyond it the end is cut. */
const smallestTitle = 10

/**
 * The page's title in its placeholder. The library takes the layout's size whatever it is given, so a smaller one is
 * left to the patch.
 */
export function addTitle(page: Page, title: string, box: { width: number; height: number }, size: number): void {
  const { language } = page.deck.words
  const face: Face = language === 'en' ? 'georgia' : 'arialBold'
  const room = { width: box.width * inch, height: box.height * inch }
  const fitted = fitText(title, room, { size, smallest: smallestTitle, language, face })
  if (fitted.size !== size) page.deck.titleSizes.set(page.number, fitted.size)
  page.slide.addText(fitted.text, { placeholder: 'title' })
}
