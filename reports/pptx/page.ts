/**
 * A slide with the deck's grid: kicker, title, exhibit, footnote, footer. Everything put on it gets a name, and tables
 * and shapes a description for screen readers, which the library cannot write and a patch adds.
 * Positions are inches on a slide of 13.333 × 7.5.
 */
import type { Language } from '#core/language.ts'
import { colours } from '../colours.ts'
import type { Words } from '../words.ts'
import type { DeckLibrary, LibrarySlide, LibraryTableCell, LibraryTableCellProps, LibraryTextProps } from './library.ts'
import { fitText, lineCount, lineHeight } from '../measure.ts'
import type { Face } from '../measure.ts'

export const grid = {
  left: 0.6,
  right: 12.733,
  width: 12.133,
  top: 1.68,
  bottom: 6.5,
  footnote: 6.6,
  rule: 7.06,
  footer: 7.1,
} as const

/** Points of an inch. */
export const inch = 72

/** A stretch of text with its own looks; `breaks` ends the line after it. */
type Run = { text: string; bold?: boolean; colour?: string; size?: number; breaks?: boolean }
/** A cell of a table: text with its looks. `lines` is how many the row has room for. */
export type Cell = {
  text: string | Run[]
  align?: 'left' | 'center' | 'right'
  bold?: boolean
  italic?: boolean
  colour?: string
  fill?: string
  size?: number
  span?: number
  /** White lines around, so that neighbouring fills read as tiles. */
  tile?: boolean
  /** A dashed edge instead of a fill: hollow or not scored. */
  dashed?: string
  /** No line under the cell. */
  bare?: boolean
}
export type TableSpec = {
  name: string
  x: number
  y: number
  columns: readonly number[]
  head: readonly Cell[]
  rows: readonly (readonly Cell[])[]
  rowHeight: number | readonly number[]
  headHeight?: number
  size?: number
  valign?: 'top' | 'middle'
}

export type Description = { slide: number; name: string; description: string }

/** What slides share: the library's deck, the words, the workspace's colours, and the descriptions for the patch. */
export type Deck = {
  library: DeckLibrary
  words: Words
  /** Kickers and lead-ins: the workspace's accent colour, dark enough to read. */
  accent: string
  footer: string
  sampleMark: string | null
  descriptions: Description[]
  /** Sizes of titles that are smaller than the layout's, by page. */
  titleSizes: Map<number, number>
  pages: number
}

export type PageSpec = {
  kicker: string
  title: string
  secondTitle: string | null
  footnote: string
  notes: readonly string[]
}

export type Page = {
  slide: LibrarySlide
  deck: Deck
  number: number
}

export const emptyCell: Cell = { text: '' }

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

/** A text of one line, smaller or cut when it is too long. */
export function addLine(page: Page, name: string, text: string, look: TextLook): void {
  const { language } = page.deck.words
  const room = { width: look.w * inch, height: look.size * lineHeight[language] }
  const face: Face = look.bold ? 'arialBold' : 'arial'
  const fitted = fitText(text, room, { size: look.size, smallest: Math.min(look.size, 7), language, face })
  addText(page, name, fitted.text, { ...look, size: fitted.size })
}

export type TextLook = {
  x: number
  y: number
  w: number
  h: number
  size: number
  bold?: boolean
  colour?: string
  align?: 'left' | 'center' | 'right'
  valign?: 'top' | 'middle' | 'bottom'
  fill?: string
  inset?: number
}

/** A text box. The text is taken as it is: whoever calls has made it fit. */
export function addText(page: Page, name: string, text: string | readonly Run[], look: TextLook): void {
  const { words } = page.deck
  page.slide.addText(
    typeof text === 'string' ? text : text.map((run) => ({ text: run.text, options: runOptions(run) })),
    {
      x: look.x,
      y: look.y,
      w: look.w,
      h: look.h,
      fontSize: look.size,
      bold: look.bold ?? false,
      color: look.colour ?? colours.ink,
      align: look.align ?? 'left',
      valign: look.valign ?? 'middle',
      margin:
        look.inset === undefined ? 0 : [look.inset * inch, look.inset * inch, look.inset * inch, look.inset * inch],
      ...(look.fill === undefined ? {} : { fill: { color: look.fill } }),
      lineSpacingMultiple: words.language === 'zh-CN' ? 1.05 : 1,
      objectName: uniqueName(page, name),
    },
  )
}

/** The largest size, down to 10.5, at which all sentences fit as bullets. */
export function bulletSize(
  sentences: readonly string[],
  box: { w: number; h: number; size: number },
  language: Language,
): number {
  const sizes = [box.size, box.size - 0.5, box.size - 1]
  const total = (size: number) =>
    sentences.reduce((sum, sentence) => sum + bulletHeight(sentence, box.w, size, language), 0)
  return sizes.find((size) => total(size) <= box.h * inch) ?? 10.5
}

function bulletHeight(sentence: string, width: number, size: number, language: Language): number {
  return textHeight(sentence, (width - 0.2) * inch, size, language) + 5
}

/** Bulleted sentences, as many as the box has room for, whole; what is too long is left out. */
export function addBullets(
  page: Page,
  name: string,
  sentences: readonly string[],
  box: { x: number; y: number; w: number; h: number; size: number },
): void {
  const { language } = page.deck.words
  const { size } = box
  let free = box.h * inch
  const kept = sentences.filter((sentence) => {
    const needed = bulletHeight(sentence, box.w, size, language)
    if (needed > free) return false
    free -= needed
    return true
  })
  if (kept.length === 0) return
  page.slide.addText(
    kept.map((text) => ({
      text,
      options: { bullet: { indent: 10, characterCode: '25AA' }, breakLine: true, paraSpaceAfter: 4 },
    })),
    {
      x: box.x,
      y: box.y,
      w: box.w,
      h: box.h,
      fontSize: size,
      color: colours.ink,
      valign: 'top',
      margin: 0,
      objectName: uniqueName(page, name),
    },
  )
}

/** Height in points of a text in a box of `width` points. */
export function textHeight(text: string, width: number, size: number, language: Language): number {
  return lineCount(text, width, size) * size * lineHeight[language]
}

/** Bold head with a grey unit and an ink line under it. */
export function addHead(page: Page, head: string, unit: string, place: { x: number; y: number; w: number }): void {
  addText(
    page,
    `Head ${head}`,
    [{ text: head, bold: true }, ...(unit === '' ? [] : [{ text: `  ${unit}`, colour: colours.ink3 }])],
    { ...place, h: 0.26, size: 12 },
  )
  page.slide.addShape('line', {
    x: place.x,
    y: place.y + 0.28,
    w: place.w,
    h: 0,
    line: { color: colours.ink, width: 0.75 },
    objectName: uniqueName(page, `Rule ${head}`),
  })
}

/** A panel with a lead-in and a text that fits it. */
export function addPanel(
  page: Page,
  lead: string,
  text: string,
  box: { x: number; y: number; w: number; h: number },
  size = 11.5,
): void {
  const { language } = page.deck.words
  const room = { width: (box.w - 0.4) * inch, height: (box.h - 0.24) * inch }
  const fitted = fitText(`${lead}  ${text}`, room, { size, smallest: 9, language })
  addText(
    page,
    lead,
    [{ text: `${lead}  `, bold: true, colour: page.deck.accent }, { text: fitted.text.slice(lead.length + 2) }],
    { ...box, size: fitted.size, fill: colours.panel, inset: 0.15, valign: 'middle' },
  )
}

/** A native table: ink line under the head, hairlines between rows, no vertical lines. */
export function addTable(page: Page, spec: TableSpec): void {
  const name = uniqueName(page, spec.name)
  const size = spec.size ?? 11
  const isFirst = (row: number) => row === 0
  const heights = spec.rows.map((_, row) =>
    typeof spec.rowHeight === 'number' ? spec.rowHeight : spec.rowHeight[row]!,
  )
  const head = spec.head.map((cell, column) =>
    tableCell({ size: Math.min(size, 9.5), bold: true, colour: colours.ink2, ...cell }, column, 'bottom', {
      bottom: { type: 'solid', pt: 1, color: colours.ink },
    }),
  )
  const rows = spec.rows.map((row, index) =>
    row.map((cell, column) =>
      tableCell({ size, ...cell }, column, spec.valign ?? 'middle', {
        // A neighbour's line wins: the first row repeats the head's.
        ...(isFirst(index) ? { top: { type: 'solid', pt: 1, color: colours.ink } } : {}),
        ...(cell.bare ? {} : { bottom: { type: 'solid', pt: 0.5, color: colours.line } }),
      }),
    ),
  )
  page.slide.addTable([head, ...rows], {
    x: spec.x,
    y: spec.y,
    w: spec.columns.reduce((sum, width) => sum + width, 0),
    colW: [...spec.columns],
    rowH: [spec.headHeight ?? 0.28, ...heights],
    margin: 0,
    autoPage: false,
    objectName: name,
  })
  describe(page, name, page.deck.words.t.exhibits.tableAlt({ name: spec.name, rows: spec.rows.length }))
}

type Edge = { type: 'solid' | 'dash' | 'none'; pt?: number; color?: string }

function tableCell(
  cell: Cell,
  column: number,
  valign: 'top' | 'middle' | 'bottom',
  edges: { top?: Edge; bottom?: Edge },
): LibraryTableCell {
  const none: Edge = { type: 'none' }
  const white: Edge = { type: 'solid', pt: 1.5, color: colours.white }
  const dashed: Edge = { type: 'dash', pt: 1, color: cell.dashed ?? colours.missingEdge }
  const side = cell.dashed === undefined ? (cell.tile ? white : none) : dashed
  const top = cell.dashed === undefined ? (edges.top ?? (cell.tile ? white : none)) : dashed
  const bottom = cell.dashed === undefined ? (cell.tile ? white : (edges.bottom ?? none)) : dashed
  const options: LibraryTableCellProps = {
    fontSize: cell.size ?? 11,
    bold: cell.bold ?? false,
    italic: cell.italic ?? false,
    color: cell.colour ?? colours.ink,
    align: cell.align ?? 'left',
    valign,
    // The first value decides the unit: 1 or more means points.
    margin: [1.5, cell.tile ? 2 : 4, 1.5, cell.tile ? 2 : column === 0 ? 0 : 4],
    border: [top, side, bottom, side],
    ...(cell.fill === undefined ? {} : { fill: { color: cell.fill } }),
    ...(cell.span === undefined ? {} : { colspan: cell.span }),
  }
  if (typeof cell.text === 'string') return { text: cell.text, options }
  return { text: cell.text.map((run) => ({ text: run.text, options: { ...runOptions(run) } })), options }
}

function runOptions(run: Run): LibraryTextProps {
  return {
    ...(run.bold === undefined ? {} : { bold: run.bold }),
    ...(run.colour === undefined ? {} : { color: run.colour }),
    ...(run.size === undefined ? {} : { fontSize: run.size }),
    ...(run.breaks ? { breakLine: true } : {}),
  }
}

/** Adds the description of a table or shape; charts and pictures take theirs themselves. */
export function describe(page: Page, name: string, description: string): void {
  page.deck.descriptions.push({ slide: page.number, name, description })
}

const namesOfPage = new WeakMap<LibrarySlide, Set<string>>()

/** A name no other object on the page has. */
export function uniqueName(page: Page, name: string): string {
  const taken = namesOfPage.get(page.slide) ?? new Set<string>()
  namesOfPage.set(page.slide, taken)
  let candidate = name
  for (let n = 2; taken.has(candidate); n++) candidate = `${name} ${n}`
  taken.add(candidate)
  return candidate
}
