/** Layouts of the address: the session, then the workspace, then the diagnostic. Each reads what pages below it need. */
import { lazy, Suspense, type ReactElement } from 'react'
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { getDiagnostic } from '#contract/diagnostic.ts'
import { getSession } from '#contract/session.ts'
import { useApi } from '../data/use-api.ts'
import { ApiProblem } from '../data/api.ts'
import { DiagnosticContext, SessionContext, useSession, useWorkspace, WorkspaceContext } from '../data/places.ts'
import { Layout } from './layout.tsx'
import { Answer, Loading, Problem } from './states.tsx'
import { storyProgress } from './progress.ts'

const Explanation = lazy(() => import('../pages/explain/explanation.tsx'))

const absent = new ApiProblem({ code: 'notFound', status: 404, title: '' })

function Bare({ children }: { children: ReactElement }): ReactElement {
  return (
    <Layout session={null} workspace={null} diagnostic={null}>
      {children}
    </Layout>
  )
}

/** `/w/…` and `/account`: only with a session; otherwise to the sign-in page, and back afterwards. */
export function SessionLayout(): ReactElement {
  const session = useApi(getSession)
  const navigate = useNavigate()
  const signedOut = session.data !== undefined && session.data.person === null
  useEffect(() => {
    if (signedOut)
      void navigate({ to: '/sign-in', search: { next: location.pathname + location.search }, replace: true })
  }, [signedOut, navigate])
  if (session.data === undefined || signedOut) {
    return (
      <Bare>
        <Answer of={session}>{() => <Loading />}</Answer>
      </Bare>
    )
  }
  return (
    <SessionContext value={session.data}>
      <Outlet />
    </SessionContext>
  )
}

/** `/w/$workspace/…`: a workspace the reader is not a member of looks like one that does not exist. */
export function WorkspaceLayout(): ReactElement {
  const session = useSession()
  const { workspace: id } = useParams({ strict: false })
  const workspace = session.workspaces.find((candidate) => candidate.id === id)
  if (workspace === undefined) {
    return (
      <Layout session={session} workspace={null} diagnostic={null}>
        <div className="head">
          <Problem problem={absent} isPage />
        </div>
      </Layout>
    )
  }
  return (
    <WorkspaceContext value={workspace}>
      <Outlet />
    </WorkspaceContext>
  )
}

/** Pages of a workspace outside a diagnostic: diagnostics, library, people, settings. */
export function WorkspacePagesLayout(): ReactElement {
  return (
    <Layout session={useSession()} workspace={useWorkspace()} diagnostic={null}>
      <Outlet />
    </Layout>
  )
}

/** `/w/$workspace/d/$diagnostic/…`, with the explanation panel over any page when the address asks for one. */
export function DiagnosticLayout(): ReactElement {
  const session = useSession()
  const workspace = useWorkspace()
  const { diagnostic: id = '' } = useParams({ strict: false })
  const { explain } = useSearch({ strict: false })
  const diagnostic = useApi(getDiagnostic, { params: { workspace: workspace.id, diagnostic: id } })
  const progress = storyProgress(diagnostic.data ?? null)
  if (diagnostic.data === undefined) {
    return (
      <Layout session={session} workspace={workspace} diagnostic={null}>
        <div className="head">
          <Answer of={diagnostic}>{() => null}</Answer>
        </div>
      </Layout>
    )
  }
  return (
    <DiagnosticContext value={diagnostic.data}>
      <Layout session={session} workspace={workspace} diagnostic={diagnostic.data} progress={progress}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
        {explain !== undefined && (
          <Suspense fallback={null}>
            <Explanation of={explain} />
          </Suspense>
        )}
      </Layout>
    </DiagnosticContext>
  )
}
