/** Deletes a diagnostic after its name has been typed. */
import { useState, type ReactElement } from 'react'
import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { deleteDiagnostic, listDiagnostics } from '#contract/diagnostic.ts'
import { listPacks } from '#contract/pack.ts'
import { useDiagnostic, useDiagnosticParams, useWorkspace, workspacePath } from '../../data/places.ts'
import { useSend } from '../../data/use-api.ts'
import { FormProblem } from '../../shell/fields.tsx'
import { Section } from '../../shell/page.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'

export function DeleteForm(): ReactElement {
  const { setup } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const params = useDiagnosticParams()
  const say = useSay()
  const navigate = useNavigate()
  const [confirm, setConfirm] = useState('')
  const remove = useSend(deleteDiagnostic, {
    refreshes: [listDiagnostics, listPacks],
    onDone: () => void navigate({ to: workspacePath(workspace.id, 'diagnostics'), replace: true }),
  })
  return (
    <Section title={setup.deleteTitle}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          remove.mutate({ params, query: { confirm } })
        }}
      >
        <FormProblem problem={remove.error} />
        <p className="muted">{setup.deleteWhat}</p>
        <TextInput
          label={setup.deleteConfirm({ name: say(diagnostic.name) })}
          value={confirm}
          maxLength={400}
          onChange={(event) => setConfirm(event.currentTarget.value)}
        />
        <div className="actions">
          <button type="submit" className="btn danger" disabled={remove.isPending || confirm.trim() === ''}>
            {setup.deleteButton}
          </button>
        </div>
      </form>
    </Section>
  )
}
