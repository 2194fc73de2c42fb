/** By how much each assessor scores above or below the others: a bar from the middle, and the figure. */
import type { ReactElement } from 'react'
import type { Value } from '#core/statistics/result.ts'
import { isDefined } from '#core/statistics/result.ts'
import { useFormat } from '../../theme/preferences.tsx'
import { AssessorMark } from './assessor-mark.tsx'
import type { Assessor } from './revealed.ts'

export type Lean = { assessor: Assessor; difference: Value; note?: string }

export function Leans({ of }: { of: readonly Lean[] }): ReactElement {
  const format = useFormat()
  return (
    <ul className="lean">
      {of.map(({ assessor, difference, note }) => {
        const value = isDefined(difference) ? difference : null
        // The axis ends at two levels either way.
        const width = value === null ? 0 : Math.min(50, Math.abs(value) * 25)
        return (
          <li key={assessor.id}>
            <AssessorMark assessor={assessor} />
            <span>{assessor.name}</span>
            <span className="axis" aria-hidden="true">
              <i style={{ [value !== null && value < 0 ? 'right' : 'left']: '50%', width: `${width}%` }} />
            </span>
            <span className="number">{value === null ? '–' : format.change(value)}</span>
            {note !== undefined && <span className="note">{note}</span>}
          </li>
        )
      })}
    </ul>
  )
}
