/** `/`: to the reader's workspace, to the sign-in page, or to the first workspace that is still to be made. */
import { useEffect, type ReactElement } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { getSession } from '#contract/session.ts'
import { useApi } from '../../data/use-api.ts'
import type { Session } from '../../data/places.ts'
import { workspacePath } from '../../data/places.ts'
import { Layout } from '../../shell/layout.tsx'
import { Answer, Loading } from '../../shell/states.tsx'
import { NewWorkspaceForm } from './new-workspace.tsx'
import { useTexts } from '../../theme/preferences.tsx'

/** The reader's own workspaces go before the sample. */
export function firstWorkspace(session: Session): Session['workspaces'][number] | undefined {
  return session.workspaces.find((workspace) => !workspace.isSample) ?? session.workspaces[0]
}

function Direct({ session }: { session: Session }): ReactElement {
  const { diagnostics } = useTexts()
  const navigate = useNavigate()
  const first = firstWorkspace(session)
  const signedIn = session.person !== null
  useEffect(() => {
    if (!signedIn) void navigate({ to: '/sign-in', replace: true })
    else if (first !== undefined) void navigate({ to: workspacePath(first.id, 'diagnostics'), replace: true })
  }, [signedIn, first, navigate])
  return signedIn && first === undefined ? <NewWorkspaceForm title={diagnostics.noWorkspaceTitle} /> : <Loading />
}

export default function Entry(): ReactElement {
  const session = useApi(getSession)
  return (
    <Layout session={session.data ?? null} workspace={null} diagnostic={null}>
      <Answer of={session}>{(data) => <Direct session={data} />}</Answer>
    </Layout>
  )
}
