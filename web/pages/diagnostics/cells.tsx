/** What every table of diagnostics says of one in the same words. */
import type { ReactElement } from 'react'
import { Link } from '@tanstack/react-router'
import type { listDiagnostics } from '#contract/diagnostic.ts'
import type { ReplyOf } from '#contract/route.ts'
import { diagnosticPath, useWorkspace } from '../../data/places.ts'
import { Said } from '../../shell/said.tsx'
import { useFormat, useTexts } from '../../theme/preferences.tsx'

export type DiagnosticRow = ReplyOf<typeof listDiagnostics>['rows'][number]

/** Two cells: the head of the row, which leads there, and when it was. */
export function NameAndPeriodCells({ row }: { row: DiagnosticRow }): ReactElement {
  const { diagnostics } = useTexts()
  const workspace = useWorkspace()
  const format = useFormat()
  return (
    <>
      <th scope="row">
        <Link to={diagnosticPath(workspace.id, row.id, 'home')}>
          <Said text={row.name} />
        </Link>
      </th>
      <td data-label={diagnostics.period}>{format.period(row.periodFrom, row.periodTo)}</td>
    </>
  )
}

export function StatusCell({ row }: { row: DiagnosticRow }): ReactElement {
  const { diagnostics } = useTexts()
  return (
    <td data-label={diagnostics.status}>
      <span className="tag">{diagnostics.statuses[row.status]}</span>
    </td>
  )
}
