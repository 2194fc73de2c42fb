/** An assessor's letter: a circle for one of ours, a solid square for one from outside. */
import type { ReactElement } from 'react'
import type { Assessor } from './revealed.ts'

export function AssessorMark({ assessor }: { assessor: Pick<Assessor, 'label' | 'external' | 'name'> }): ReactElement {
  return (
    <i
      className={assessor.external ? 'assessor-mark outside' : 'assessor-mark'}
      title={assessor.name}
      aria-hidden="true"
    >
      {assessor.label}
    </i>
  )
}
