/** Groups × aspects as a table of shaded cells: the figure stands in every cell, hidden cells look all the same. */
import type { CSSProperties, ReactElement } from 'react'
import { Link } from '@tanstack/react-router'
import { usePreferences, useTexts, type Theme } from '../theme/preferences.tsx'
import { alongRamp, textOn } from '../theme/ramp.ts'
import tokens from '../theme/tokens.json'
import { HiddenCell } from './small-marks.tsx'

export type HeatCell =
  /** `search` is what the address takes on to explain the figure; `spoken` says whose it is. */
  | { kind: 'value'; text: string; value: number; spoken: string; search: Readonly<Record<string, string>> }
  | { kind: 'hidden' }
  | { kind: 'notScored' }
  | { kind: 'notApplicable' }
export type HeatRow = { key: string; name: string; cells: HeatCell[] } | { key: string; area: string }

/** A mean has the shade of its own place between two levels: it is never rounded to one of them. */
export function shadeOf(mean: number, levels: number, theme: Theme): CSSProperties {
  const background = alongRamp(tokens.chart.sequential[theme], (mean - 1) / (levels - 1))
  return { background, color: textOn(background) }
}

export function HeatMap(props: {
  caption: string
  corner: string
  columns: readonly { key: string; name: string }[]
  rows: readonly HeatRow[]
  levels: number
}): ReactElement {
  const { marks, common } = useTexts()
  const { theme } = usePreferences()
  const content = (cell: HeatCell): ReactElement => {
    if (cell.kind === 'hidden') return <HiddenCell />
    if (cell.kind === 'notScored') return <span className="absent">{common.notScored}</span>
    if (cell.kind === 'notApplicable') return <span className="na">{common.notApplicable}</span>
    return (
      <Link
        className="value"
        style={shadeOf(cell.value, props.levels, theme)}
        to="."
        search={(search: Record<string, unknown>) => ({ ...search, ...cell.search })}
        resetScroll={false}
      >
        {cell.text}
        <span className="sr">, {marks.explainCell({ of: cell.spoken })}</span>
      </Link>
    )
  }
  return (
    // A wide table scrolls in itself, and must be reachable by keyboard for that.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="scroll-x" role="region" aria-label={props.caption} tabIndex={0}>
      <table className="heat">
        <caption className="sr">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{props.corner}</th>
            {props.columns.map((column) => (
              <th key={column.key} scope="col">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) =>
            'area' in row ? (
              <tr key={row.key}>
                <th scope="rowgroup" className="area" colSpan={props.columns.length + 1}>
                  {row.area}
                </th>
              </tr>
            ) : (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                {row.cells.map((cell, index) => (
                  <td key={props.columns[index]?.key}>{content(cell)}</td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}
