/** Groups × aspects as a table of shaded cells: the figure stands in every cell, hidden cells look all the same. */
import type { ReactElement } from 'react'
import { useTexts } from '../theme/preferences.tsx'
import { HiddenCell } from './small-marks.tsx'
import { levelColours } from './strip.tsx'

export type HeatCell =
  | { kind: 'value'; text: string; /** the level whose shade it has */ shade: number; spoken: string }
  | { kind: 'hidden' }
  | { kind: 'noAnswers' }
  | { kind: 'notApplicable' }
export type HeatRow = { key: string; name: string; cells: HeatCell[] } | { key: string; area: string }

export function HeatMap(props: {
  caption: string
  corner: string
  columns: readonly { key: string; name: string }[]
  rows: readonly HeatRow[]
  levels: number
}): ReactElement {
  const { groups, common } = useTexts()
  const content = (cell: HeatCell): ReactElement => {
    if (cell.kind === 'hidden') return <HiddenCell />
    if (cell.kind === 'noAnswers') return <span className="absent">{groups.noAnswers}</span>
    if (cell.kind === 'notApplicable') return <span className="na">{common.notApplicable}</span>
    return (
      <span className="value" style={levelColours(cell.shade, props.levels)} title={cell.spoken}>
        {cell.text}
      </span>
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
