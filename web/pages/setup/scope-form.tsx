/** Units in scope and how they are combined. */
import { useState, type ReactElement } from 'react'
import { NativeSelect } from '@mantine/core'
import { getDiagnostic, updateDiagnostic, type Diagnostic } from '#contract/diagnostic.ts'
import type { Unit } from '#contract/organisation.ts'
import { getResults } from '#contract/score.ts'
import { useDiagnostic, useDiagnosticParams } from '../../data/places.ts'
import { useSend } from '../../data/use-api.ts'
import { FormProblem } from '../../shell/fields.tsx'
import { Section } from '../../shell/page.tsx'
import { useUnsaved } from '../../shell/unsaved.tsx'
import { useTexts } from '../../theme/preferences.tsx'
import { UnitChoice } from '../diagnostics/unit-choice.tsx'

type Weighting = Diagnostic['unitWeighting']

export function ScopeForm({ units }: { units: Unit[] }): ReactElement {
  const { setup, diagnostics } = useTexts()
  const diagnostic = useDiagnostic()
  const params = useDiagnosticParams()
  const [chosen, setChosen] = useState(diagnostic.unitIds)
  const [weighting, setWeighting] = useState<Weighting>(diagnostic.unitWeighting)
  const [missing, setMissing] = useState(false)
  const save = useSend(updateDiagnostic, { refreshes: [getDiagnostic, getResults] })
  useUnsaved(
    weighting !== diagnostic.unitWeighting ||
      chosen.length !== diagnostic.unitIds.length ||
      chosen.some((id) => !diagnostic.unitIds.includes(id)),
  )
  return (
    <Section title={diagnostics.scope}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setMissing(chosen.length === 0)
          if (chosen.length > 0) save.mutate({ params, body: { unitIds: chosen, unitWeighting: weighting } })
        }}
      >
        <FormProblem fields={missing ? { scope: diagnostics.scopeMissing } : {}} problem={save.error} />
        <p className="help">{diagnostics.scopeHelp}</p>
        <UnitChoice units={units} chosen={chosen} onChange={setChosen} />
        {chosen.length > 1 && (
          <NativeSelect
            mt="md"
            label={diagnostics.weighting}
            value={weighting}
            onChange={(event) => setWeighting(event.currentTarget.value as Weighting)}
            data={(['equal', 'headcount', 'revenue'] as const).map((value) => ({
              value,
              label: diagnostics.weightings[value],
            }))}
          />
        )}
        <div className="actions" style={{ marginTop: 14 }}>
          <button type="submit" className="btn" disabled={save.isPending}>
            {setup.keep}
          </button>
          <span className="note" role="status">
            {save.isSuccess ? setup.kept : ''}
          </span>
        </div>
      </form>
    </Section>
  )
}
