/** Paragraphs and tables of the Word report, in its styles. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { colours } from '../colours.ts'
import type { Named } from '../document.ts'

/** Width of the text on A4 with 20 mm margins, in twentieths of a point. */
export const textWidth = 9638

export type WordCell = {
  text: string
  bold?: boolean
  italic?: boolean
  colour?: string
  fill?: string
  align?: 'left' | 'center' | 'right'
  span?: number
  /** Half points. */
  size?: number
  /** Dashed edges: hollow or not scored. */
  dashed?: boolean
}

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const

/** A heading; the second language stands behind it, smaller. */
export function heading(
  level: 1 | 2 | 3,
  name: Named,
  options: { number?: string; breakBefore?: boolean } = {},
): Paragraph {
  return new Paragraph({
    heading: levels[level - 1]!,
    keepNext: true,
    pageBreakBefore: options.breakBefore ?? false,
    children: [
      new TextRun(options.number ? `${options.number}  ${name.text}` : name.text),
      ...(name.second === ''
        ? []
        : [new TextRun({ text: `  ${name.second}`, size: level === 1 ? 24 : 18, bold: false, color: colours.ink3 })]),
    ],
  })
}

/** The sentence a chapter begins with. */
export function finding(sentence: Named): Paragraph[] {
  if (sentence.text === '') return []
  return [
    new Paragraph({ style: 'Finding', children: [new TextRun(sentence.text)] }),
    ...(sentence.second === '' ? [] : [new Paragraph({ style: 'Note', children: [new TextRun(sentence.second)] })]),
  ]
}

/** A paragraph, `kept` on the page of what follows. */
export function paragraph(text: string, style?: string, kept = false): Paragraph {
  return new Paragraph({
    keepNext: kept,
    ...(style === undefined ? {} : { style }),
    children: [new TextRun(text)],
  })
}

/** A bold lead-in and a text; `kept` on the page of what follows. */
export function led(lead: string, text: string, kept = false, style?: string): Paragraph {
  return new Paragraph({
    keepNext: kept,
    ...(style === undefined ? {} : { style }),
    children: [new TextRun({ text: `${lead}  `, bold: true }), new TextRun(text)],
  })
}

export function bullet(text: string): Paragraph {
  return new Paragraph({
    style: 'Bullet',
    numbering: { reference: 'bullets', level: 0 },
    children: [new TextRun(text)],
  })
}

/** Numbers the tables of one report in the order they are made. */
export class Captions {
  private count = 0
  private readonly word: string
  private readonly isChinese: boolean

  constructor(word: string, isChinese: boolean) {
    this.word = word
    this.isChinese = isChinese
  }

  /** `Table 3  Scorecard`, above its table and kept with it. */
  next(title: string): Paragraph {
    this.count += 1
    const label = this.isChinese ? `${this.word}${this.count}` : `${this.word} ${this.count}`
    return new Paragraph({
      style: 'Caption',
      keepNext: true,
      children: [new TextRun({ text: `${label}  `, bold: true }), new TextRun(title)],
    })
  }
}

/** A table with an ink line under the head, hairlines between rows and no vertical lines. Widths in shares of the text. */
export function table(
  head: readonly WordCell[],
  rows: readonly (readonly WordCell[])[],
  shares: readonly number[],
): Table {
  const total = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.round((share / total) * textWidth))
  const headRow = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: cells(
      head.map((cell) => ({ size: 15, bold: true, colour: colours.ink2, ...cell })),
      widths,
      true,
    ),
  })
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: noLine,
      left: noLine,
      right: noLine,
      insideVertical: noLine,
      insideHorizontal: noLine,
      bottom: { style: BorderStyle.SINGLE, size: 4, color: colours.line },
    },
    rows: [headRow, ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, widths, false) }))],
  })
}

const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function cells(row: readonly WordCell[], widths: readonly number[], isHead: boolean): TableCell[] {
  let column = 0
  return row.map((cell) => {
    const span = cell.span ?? 1
    const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0)
    column += span
    return tableCell(cell, width, isHead)
  })
}

function tableCell(cell: WordCell, width: number, isHead: boolean): TableCell {
  const bottom = isHead
    ? { style: BorderStyle.SINGLE, size: 8, color: colours.ink }
    : { style: BorderStyle.SINGLE, size: 4, color: colours.line }
  const dashed = { style: BorderStyle.DASHED, size: 6, color: colours.missingEdge }
  const tile = { style: BorderStyle.SINGLE, size: 12, color: colours.white }
  const edges = cell.dashed
    ? { top: dashed, bottom: dashed, left: dashed, right: dashed }
    : cell.fill === undefined
      ? { bottom }
      : { top: tile, bottom: tile, left: tile, right: tile }
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(cell.span === undefined ? {} : { columnSpan: cell.span }),
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 30, bottom: 30, left: 50, right: 50 },
    borders: edges,
    ...(cell.fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: cell.fill } }),
    children: [
      new Paragraph({
        style: 'Cell',
        alignment: { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[
          cell.align ?? 'left'
        ],
        children: [
          new TextRun({
            text: cell.text,
            bold: cell.bold ?? false,
            italics: cell.italic ?? false,
            color: cell.colour ?? colours.ink,
            ...(cell.size === undefined ? {} : { size: cell.size }),
          }),
        ],
      }),
    ],
  })
}
