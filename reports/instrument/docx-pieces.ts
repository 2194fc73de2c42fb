/** Paragraphs, tables and room to write, in one language or with the second below the first, smaller and paler. */
import {
  AlignmentType,
  BorderStyle,
  CheckBox,
  HeadingLevel,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { FileChild, ParagraphChild } from 'docx'
import { colours } from '../colours.ts'
import { lineCount } from '../measure.ts'
import type { HandoutTexts, Lines, Speech } from './speech.ts'

/** Width of the text on A4 with 20 mm at the sides, in twentieths of a point. */
export const portraitWidth = 9638
export const landscapeWidth = 14_570

export type Block = {
  lines: Lines
  /** A bold word before the text, in the language of each line. */
  lead?: Lines
  /** A box to tick before the first line, or before each entry of a list in one paragraph. */
  tick?: boolean | 'each'
  bold?: boolean
  /** Half points; the style's own if not given. */
  size?: number
  colour?: string
}

type Look = {
  style?: string
  keepNext?: boolean
  align?: 'left' | 'center' | 'right'
  /** Both languages in the colour of the first, as on a filled ground. */
  oneColour?: boolean
  /** In a cell of a row that is never split, where nothing has to hold two languages together. */
  inCell?: boolean
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

/** One paragraph for each language. `size` is that of the style, so that the second language can be smaller. */
export function paragraphs(block: Block, size: number, look: Look = {}): Paragraph[] {
  if (block.tick === 'each') return [tickList(block.lines, look)]
  return block.lines.map((line, index) => {
    const isSecond = index > 0
    const lead = block.lead === undefined ? undefined : (block.lead[index] ?? block.lead[0])
    const shown = (block.size ?? size) - (isSecond ? 2 : 0)
    const colour = isSecond && !look.oneColour ? colours.ink3 : block.colour
    const run = {
      ...(block.size === undefined && !isSecond ? {} : { size: shown }),
      ...(colour === undefined ? {} : { color: colour }),
    }
    const children: ParagraphChild[] = [
      ...(block.tick && !isSecond ? [box(), new TextRun({ text: ' ', ...run })] : []),
      ...(lead === undefined ? [] : [new TextRun({ text: `${lead}  `, ...run, bold: true, color: colours.ink3 })]),
      new TextRun({ text: line, ...run, ...(block.bold ? { bold: true } : {}) }),
    ]
    return new Paragraph({
      ...(look.style === undefined ? {} : { style: look.style }),
      keepNext: (look.keepNext ?? false) || (!look.inCell && index < block.lines.length - 1),
      ...spacingOf(index, block.lines.length),
      ...(look.align === undefined ? {} : { alignment: alignments[look.align] }),
      children,
    })
  })
}

/** Boxes with their words side by side, a word never apart from its box. */
function tickList(entries: Lines, look: Look): Paragraph {
  return new Paragraph({
    ...(look.style === undefined ? {} : { style: look.style }),
    children: entries.flatMap((entry) => [box(), new TextRun(`\u00A0${entry.replaceAll(' ', '\u00A0')}    `)]),
  })
}

/** Two languages of one text stand close together. */
function spacingOf(index: number, count: number) {
  if (count === 1) return {}
  return { spacing: { ...(index > 0 ? { before: 0 } : {}), ...(index < count - 1 ? { after: 0 } : {}) } }
}

/** Body text. */
export const body = (block: Block, look: Look = {}) => paragraphs(block, 20, look)
/** Small print. */
export const note = (block: Block, look: Look = {}) => paragraphs(block, 17, { style: 'Note', ...look })

/** A box that can be ticked on the screen and on paper. */
export function box(): CheckBox {
  return new CheckBox({
    checked: false,
    checkedState: { value: '2612', font: 'MS Gothic' },
    uncheckedState: { value: '2610', font: 'MS Gothic' },
  })
}

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const
export type Depth = 1 | 2 | 3

/** A heading; the second language stands behind the first. */
export function heading(
  depth: Depth,
  lines: Lines,
  { number, breakBefore = false }: { number?: number; breakBefore?: boolean } = {},
): Paragraph {
  const [first = '', second] = lines
  return new Paragraph({
    heading: levels[depth - 1]!,
    keepNext: true,
    pageBreakBefore: breakBefore,
    children: [
      new TextRun(number === undefined ? first : `${number}  ${first}`),
      ...(second === undefined
        ? []
        : [new TextRun({ text: `  ${second}`, size: depth === 1 ? 22 : 18, bold: false, color: colours.ink3 })]),
    ],
  })
}

/** A chapter named by the catalogue, on a new page unless its section begins with it. */
export function chapter(speech: Speech, pick: (t: HandoutTexts) => string, breakBefore = true): Paragraph {
  return heading(1, speech.tell(pick), { breakBefore })
}

/** What kind of paper this is, its name, and the instrument it belongs to. */
export function titleBlock(kind: Lines, name: Lines, instrument: Lines): Paragraph[] {
  const [first = '', second] = name
  return [
    new Paragraph({ style: 'Kicker', keepNext: true, children: [new TextRun(kind.join(' / '))] }),
    new Paragraph({ style: 'Title', keepNext: true, children: [new TextRun(first)] }),
    ...(second === undefined
      ? []
      : [new Paragraph({ style: 'Subtitle', keepNext: true, children: [new TextRun(second)] })]),
    new Paragraph({ style: 'Note', children: [new TextRun(instrument.join(' / '))] }),
  ]
}

export type Cell = {
  blocks: readonly Block[]
  fill?: string
  align?: 'left' | 'center' | 'right'
  span?: number
  /** A line on the left, to set off room for writing. */
  ruled?: boolean
  /** Ruled lines to write on instead of words. */
  writing?: number
}
export type Row = {
  cells: readonly Cell[]
  /** Stays on the page of the next row. */
  keepNext?: boolean
  /** At least so high, in twentieths of a point. */
  height?: number
  /** No line below. */
  open?: boolean
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const hair = { style: BorderStyle.SINGLE, size: 4, color: colours.line }
const cellSize = 17

/** Words in a cell. */
export const cellOf = (lines: Lines, rest: Omit<Block, 'lines'> = {}, look: Omit<Cell, 'blocks'> = {}): Cell => ({
  blocks: [{ lines, ...rest }],
  ...look,
})

/**
 * A table with an ink line under the head (repeated on every page), hairlines between rows and no vertical lines.
 * `shares` are the widths of the columns in shares of `width`.
 */
export function table(
  head: readonly Cell[] | null,
  rows: readonly Row[],
  shares: readonly number[],
  width: number,
): Table {
  const total = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.round((share / total) * width))
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: none, left: none, right: none, insideVertical: none, insideHorizontal: none, bottom: hair },
    rows: [
      ...(head === null
        ? []
        : [new TableRow({ tableHeader: true, cantSplit: true, children: cellsOf({ cells: head }, widths, true) })]),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: cellsOf(row, widths, false),
            ...(row.height === undefined ? {} : { height: { value: row.height, rule: HeightRule.ATLEAST } }),
          }),
      ),
    ],
  })
}

function cellsOf(row: Row, widths: readonly number[], isHead: boolean): TableCell[] {
  let column = 0
  return row.cells.map((cell) => {
    const span = cell.span ?? 1
    const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0)
    column += span
    const bottom = isHead ? { style: BorderStyle.SINGLE, size: 8, color: colours.ink } : row.open ? none : hair
    const blocks = cell.blocks.length === 0 ? [{ lines: [''] }] : cell.blocks
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      ...(cell.span === undefined ? {} : { columnSpan: cell.span }),
      verticalAlign: isHead ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
      margins: { top: 50, bottom: 50, left: 70, right: 70 },
      borders: { bottom, ...(cell.ruled ? { left: hair } : {}) },
      ...(cell.fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: cell.fill } }),
      children:
        cell.writing === undefined
          ? blocks.flatMap((block) =>
              paragraphs(isHead ? { size: 16, bold: true, colour: colours.ink2, ...block } : block, cellSize, {
                style: 'Cell',
                inCell: true,
                oneColour: isHead,
                keepNext: isHead || (row.keepNext ?? false),
                ...(cell.align === undefined ? {} : { align: cell.align }),
              }),
            )
          : [writingLines(cell.writing, width - 140), gap()],
    })
  })
}

/** Height of a line for handwriting, in twentieths of a point. */
export const writingHeight = 430

/** How high words in a cell of this width are, about; both in twentieths of a point. */
export function heightOf(blocks: readonly Block[], width: number): number {
  const points = (width - 140) / 20
  return blocks.reduce((sum, block) => {
    const size = (block.size ?? cellSize) / 2
    return block.lines.reduce((own, line, index) => {
      const lead = block.lead === undefined ? '' : `${block.lead[index] ?? block.lead[0]}  `
      const face = block.bold ? 'arialBold' : 'arial'
      return own + lineCount(lead + line, points, size, face) * size * 1.3 * 20
    }, sum)
  }, 0)
}

/** Ruled lines to write on, on the page of what stands before them. */
export function writingLines(count: number, width: number): Table {
  return table(
    null,
    Array.from({ length: count }, (_, index) => ({
      cells: [{ blocks: [] }],
      height: writingHeight,
      keepNext: index < count - 1,
    })),
    [1],
    width,
  )
}

/** Labels with room behind them, two to a row. */
export function fields(speech: Speech, picks: readonly ((t: HandoutTexts) => string)[], width: number): FileChild[] {
  const labels = picks.map((pick) => speech.tell(pick))
  const rows: Row[] = []
  for (let at = 0; at < labels.length; at += 2) {
    const pair = [labels[at]!, labels[at + 1] ?? []]
    rows.push({
      height: 480,
      cells: pair.flatMap((label): Cell[] => [
        cellOf([label.join(' / ')], { colour: colours.ink3, size: 16 }),
        { blocks: [] },
      ]),
    })
  }
  return [table(null, rows, [1.5, 2.2, 1.5, 2.2], width), gap()]
}

/** A little air, and what Word needs between two tables. */
export function gap(): Paragraph {
  return new Paragraph({ style: 'Gap' })
}
