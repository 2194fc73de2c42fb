/** `…/setup`: what is scored, by whom and against which target; each part is kept on its own. */
import '../diagnostics/diagnostics.css'
import './setup.css'
import type { ReactElement } from 'react'
import { useOrganisation } from '../../data/pack.ts'
import { useDiagnostic } from '../../data/places.ts'
import { PageHead } from '../../shell/page.tsx'
import { Answer } from '../../shell/states.tsx'
import { useTexts } from '../../theme/preferences.tsx'
import { AssessorsForm } from './assessors-form.tsx'
import { DeleteForm } from './delete-form.tsx'
import { HeadForm } from './head-form.tsx'
import { ScopeForm } from './scope-form.tsx'
import { TargetsForm } from './targets-form.tsx'

export default function Setup(): ReactElement {
  const { setup } = useTexts()
  const diagnostic = useDiagnostic()
  const organisation = useOrganisation()
  return (
    <>
      <PageHead title={setup.title} heading={setup.heading} lede={setup.lede} />
      <div className="setup">
        <HeadForm />
        <Answer of={organisation}>{({ units }) => <ScopeForm units={units} />}</Answer>
        <AssessorsForm />
        {diagnostic.packs.map((pinned) => (
          <TargetsForm key={pinned.packId} pinned={pinned} />
        ))}
        <DeleteForm />
      </div>
    </>
  )
}
