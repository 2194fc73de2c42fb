/** Where the reader is: session, workspace and diagnostic, as the layouts have read them, and paths below them. */
import { createContext, useContext } from 'react'
import type { z } from 'zod'
import type { Diagnostic } from '#contract/diagnostic.ts'
import type { SessionReply } from '#contract/session.ts'

export type Session = z.infer<typeof SessionReply>
export type WorkspacePlace = Session['workspaces'][number]

export const SessionContext = createContext<Session | null>(null)
export const WorkspaceContext = createContext<WorkspacePlace | null>(null)
export const DiagnosticContext = createContext<Diagnostic | null>(null)

/** The session, on pages below /w. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession is for pages below /w')
  return session
}

/** The workspace of the page with the reader's role in it. */
export function useWorkspace(): WorkspacePlace {
  const workspace = useContext(WorkspaceContext)
  if (workspace === null) throw new Error('useWorkspace is for pages below /w/$workspace')
  return workspace
}

/** The diagnostic of the page. */
export function useDiagnostic(): Diagnostic {
  const diagnostic = useContext(DiagnosticContext)
  if (diagnostic === null) throw new Error('useDiagnostic is for pages below /w/$workspace/d/$diagnostic')
  return diagnostic
}

/** Path parameters as most routes of the contract want them. */
export function useDiagnosticParams(): { workspace: string; diagnostic: string } {
  return { workspace: useWorkspace().id, diagnostic: useDiagnostic().id }
}

/** `/w/<workspace>/<page>` */
export function workspacePath(workspace: string, page: string): string {
  return `/w/${workspace}/${page}`
}

/** `/w/<workspace>/library/<pack>/<version>`, or a page below it. */
export function packPath(workspace: string, pack: { id: string; version: string }, page?: string): string {
  return workspacePath(workspace, ['library', pack.id, pack.version, ...(page === undefined ? [] : [page])].join('/'))
}

/** `/w/<workspace>/d/<diagnostic>/<page>` */
export function diagnosticPath(workspace: string, diagnostic: string, page: string): string {
  return `/w/${workspace}/d/${diagnostic}/${page}`
}
