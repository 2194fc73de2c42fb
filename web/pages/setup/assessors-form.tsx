/** Who scores: each with a label, an account or none, and how much is settled. One who has scored stays. */
import { useState, type ReactElement } from 'react'
import { TextInput } from '@mantine/core'
import { addAssessor, getDiagnostic, removeAssessor } from '#contract/diagnostic.ts'
import { listMembers } from '#contract/workspace.ts'
import { useDiagnostic, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { useApi, useSend } from '../../data/use-api.ts'
import { FormProblem, type FieldProblems } from '../../shell/fields.tsx'
import { Section } from '../../shell/page.tsx'
import { useFormat, useTexts } from '../../theme/preferences.tsx'
import { AccountSelect } from '../diagnostics/account-select.tsx'

function AssessorTable(): ReactElement {
  const { setup, diagnostics, home } = useTexts()
  const workspace = useWorkspace()
  const { assessors } = useDiagnostic()
  const params = useDiagnosticParams()
  const format = useFormat()
  const members = useApi(listMembers, { params: { workspace: workspace.id }, query: { limit: 200 } })
  const remove = useSend(removeAssessor, { refreshes: [getDiagnostic] })
  return (
    <>
      <FormProblem problem={remove.error} />
      <table className="table stacked setup-table">
        <thead>
          <tr>
            <th scope="col">{home.assessor}</th>
            <th scope="col">{setup.account}</th>
            <th scope="col" className="number">
              {setup.progress}
            </th>
            <th>
              <span className="sr">{setup.removeAssessor}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {assessors.map((assessor) => (
            <tr key={assessor.id}>
              <th scope="row">
                {assessor.label} {assessor.name}{' '}
                {assessor.external && <span className="tag">{diagnostics.external}</span>}
              </th>
              <td data-label={setup.account}>
                {members.data?.rows.find((member) => member.personId === assessor.personId)?.name ?? setup.noAccount}
              </td>
              <td className="number" data-label={setup.progress}>
                {format.count(assessor.settled)} / {format.count(assessor.total)}
              </td>
              <td>
                {assessor.settled === 0 && (
                  <button
                    type="button"
                    className="btn small"
                    disabled={remove.isPending}
                    onClick={() => remove.mutate({ params: { ...params, assessor: assessor.id } })}
                  >
                    {setup.removeAssessor}
                    <span className="sr"> {assessor.name}</span>
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

export function AssessorsForm(): ReactElement {
  const { setup, diagnostics } = useTexts()
  const { assessors } = useDiagnostic()
  const params = useDiagnosticParams()
  const [name, setName] = useState('')
  const [external, setExternal] = useState(false)
  const [personId, setPersonId] = useState<string | null>(null)
  const [fields, setFields] = useState<FieldProblems>({})
  const add = useSend(addAssessor, {
    refreshes: [getDiagnostic],
    onDone: () => {
      setName('')
      setExternal(false)
      setPersonId(null)
    },
  })
  return (
    <Section title={diagnostics.assessors}>
      {assessors.length > 0 && <AssessorTable />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const missing = name.trim() === ''
          setFields(missing ? { 'new-assessor': setup.assessorMissing } : {})
          if (!missing) add.mutate({ params, body: { name: name.trim(), external, personId } })
        }}
      >
        <FormProblem problem={add.error} />
        <div className="setup-add">
          <TextInput
            id="new-assessor"
            label={setup.newAssessor}
            value={name}
            maxLength={120}
            error={fields['new-assessor']}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <AccountSelect
            personId={personId}
            onChange={(chosen, person) => {
              setPersonId(chosen)
              // The person's own name, unless another one is written.
              if (name.trim() === '') setName(person)
            }}
          />
          <label className="inline">
            <input type="checkbox" checked={external} onChange={(event) => setExternal(event.currentTarget.checked)} />
            {diagnostics.external}
          </label>
          <button type="submit" className="btn" disabled={add.isPending}>
            {setup.addAssessor}
          </button>
        </div>
        <p className="help" style={{ marginTop: 8 }}>
          {setup.accountHelp}
        </p>
      </form>
    </Section>
  )
}
