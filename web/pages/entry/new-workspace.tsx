/** A workspace for one organisation, by its name in one or both languages. */
import { useState, type ReactElement } from 'react'
import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { getSession } from '#contract/session.ts'
import { createWorkspace } from '#contract/workspace.ts'
import { workspacePath } from '../../data/places.ts'
import { useApi, useSend } from '../../data/use-api.ts'
import { FormProblem, type FieldProblems } from '../../shell/fields.tsx'
import { Layout } from '../../shell/layout.tsx'
import { useTitle } from '../../shell/page.tsx'
import { useTexts } from '../../theme/preferences.tsx'

export function NewWorkspaceForm({ title }: { title: string }): ReactElement {
  const { diagnostics } = useTexts()
  const navigate = useNavigate()
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const [fields, setFields] = useState<FieldProblems>({})
  const create = useSend(createWorkspace, {
    refreshes: [getSession],
    onDone: (workspace) => void navigate({ to: workspacePath(workspace.id, 'diagnostics') }),
  })
  useTitle(title)
  return (
    <div className="door">
      <div>
        <h1>{title}</h1>
        <p className="lede">{diagnostics.noWorkspace}</p>
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const missing = zh.trim() === '' && en.trim() === ''
            setFields(missing ? { 'workspace-zh': diagnostics.workspaceNameMissing } : {})
            if (missing) return
            create.mutate({
              body: {
                name: { ...(zh.trim() !== '' && { 'zh-CN': zh.trim() }), ...(en.trim() !== '' && { en: en.trim() }) },
              },
            })
          }}
        >
          <FormProblem fields={fields} problem={create.error} />
          <TextInput
            id="workspace-zh"
            label={diagnostics.workspaceNameZh}
            value={zh}
            onChange={(event) => setZh(event.currentTarget.value)}
            error={fields['workspace-zh']}
            maxLength={400}
          />
          <TextInput
            id="workspace-en"
            label={diagnostics.workspaceNameEn}
            value={en}
            onChange={(event) => setEn(event.currentTarget.value)}
            maxLength={400}
          />
          <div className="actions">
            <button type="submit" className="btn primary" disabled={create.isPending}>
              {diagnostics.createWorkspace}
            </button>
          </div>
        </form>
      </div>
    </div>
  )
}

/** `/new-workspace` */
export default function NewWorkspace(): ReactElement {
  const { diagnostics } = useTexts()
  const session = useApi(getSession)
  return (
    <Layout session={session.data ?? null} workspace={null} diagnostic={null}>
      <NewWorkspaceForm title={diagnostics.newWorkspace} />
    </Layout>
  )
}
