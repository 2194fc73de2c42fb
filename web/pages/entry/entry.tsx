/** `/`: to the reader's workspace, to the sign-in page, or to the first workspace that is still to be made. */
import { useEffect, type ReactElement } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { getSession } from '#contract/session.ts'
import { createWorkspace } from '#contract/workspace.ts'
import { useState } from 'react'
import { TextInput } from '@mantine/core'
import { useApi, useSend } from '../../data/use-api.ts'
import type { Session } from '../../data/places.ts'
import { workspacePath } from '../../data/places.ts'
import { FormProblem, type FieldProblems } from '../../shell/fields.tsx'
import { Layout } from '../../shell/layout.tsx'
import { useTitle } from '../../shell/page.tsx'
import { Answer, Loading } from '../../shell/states.tsx'
import { useTexts } from '../../theme/preferences.tsx'

/** The reader's own workspaces go before the sample. */
export function firstWorkspace(session: Session): Session['workspaces'][number] | undefined {
  return session.workspaces.find((workspace) => !workspace.isSample) ?? session.workspaces[0]
}

function NewWorkspace(): ReactElement {
  const { diagnostics } = useTexts()
  const navigate = useNavigate()
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const [fields, setFields] = useState<FieldProblems>({})
  const create = useSend(createWorkspace, {
    refreshes: [getSession],
    onDone: (workspace) => void navigate({ to: workspacePath(workspace.id, 'diagnostics') }),
  })
  useTitle(diagnostics.noWorkspaceTitle)
  return (
    <div className="door">
      <div>
        <h1>{diagnostics.noWorkspaceTitle}</h1>
        <p className="lede">{diagnostics.noWorkspace}</p>
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const missing = zh.trim() === '' && en.trim() === ''
            setFields(missing ? { 'workspace-zh': diagnostics.nameMissing } : {})
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

function Direct({ session }: { session: Session }): ReactElement {
  const navigate = useNavigate()
  const first = firstWorkspace(session)
  const signedIn = session.person !== null
  useEffect(() => {
    if (!signedIn) void navigate({ to: '/sign-in', replace: true })
    else if (first !== undefined) void navigate({ to: workspacePath(first.id, 'diagnostics'), replace: true })
  }, [signedIn, first, navigate])
  return signedIn && first === undefined ? <NewWorkspace /> : <Loading />
}

export default function Entry(): ReactElement {
  const session = useApi(getSession)
  return (
    <Layout session={session.data ?? null} workspace={null} diagnostic={null}>
      <Answer of={session}>{(data) => <Direct session={data} />}</Answer>
    </Layout>
  )
}
