/** Native tables: an ink line under the head, hairlines between rows, no vertical lines. */
import { colours } from '../colours.ts'
import { describe, uniqueName } from './canvas.ts'
import type { Page } from './canvas.ts'
import type { LibraryTableCell, LibraryTableCellProps } from './library.ts'
import { runOptions } from './text.ts'
import type { Run } from './text.ts'

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

export const emptyCell: Cell = { text: '' }

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
