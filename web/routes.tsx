/**
 * Every address of the application. A page is a lazy chunk in pages/<folder>: add its route below the layout it belongs
 * to, and its line in shell/story.ts when it stands in the menu.
 *
 *   /account
 *   /w/$workspace/{diagnostics,library,methods,people,settings}
 *   /w/$workspace/library/$pack/$version?view=…&q=…#<thing>   a view of an instrument, words looked for, one thing of it
 *   /w/$workspace/library/$pack/$version/try       what a respondent would see, without the frame of the product
 *   /w/$workspace/d/$diagnostic/{home,collect/…,score/…,understand/…,decide/…,tell/…}
 */
import type { ReactElement } from 'react'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type ErrorComponentProps,
} from '@tanstack/react-router'
import { ApiProblem } from './data/api.ts'
import { pageCode } from './data/page-code.ts'
import { readLibrarySearch } from './pages/library/place.ts'
import { Layout } from './shell/layout.tsx'
import { DiagnosticLayout, SessionLayout, WorkspaceLayout, WorkspacePagesLayout } from './shell/places.tsx'
import { Loading, Problem } from './shell/states.tsx'

function OutsideFrame({ problem, retry }: { problem: ApiProblem; retry?: () => void }): ReactElement {
  return (
    <Layout session={null} workspace={null} diagnostic={null}>
      <div className="head">
        <Problem problem={problem} isPage {...(retry === undefined ? {} : { retry })} />
      </div>
    </Layout>
  )
}

/** A fault of the page itself, or its code did not come; what the server refuses is shown by the page in place. */
function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  const detail = error instanceof Error ? error.message : ''
  return new ApiProblem({ code: 'page.fault', status: 0, title: '', detail })
}

const reload = (): void => location.reload()

/** Inside the frame of the product, so that the menus stay. */
function PageFault({ error }: ErrorComponentProps): ReactElement {
  return (
    <div className="head">
      <Problem problem={problemOf(error)} isPage retry={reload} />
    </div>
  )
}

const lazyPage = (load: () => Promise<{ default: () => ReactElement }>) => lazyRouteComponent(() => pageCode(load))

const root = createRootRoute({
  component: Outlet,
  errorComponent: ({ error }) => <OutsideFrame problem={problemOf(error)} retry={reload} />,
  notFoundComponent: () => <OutsideFrame problem={new ApiProblem({ code: 'notFound', status: 404, title: '' })} />,
})

const entry = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyPage(() => import('./pages/entry/entry.tsx')),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    // Only a path of our own: `//elsewhere` would leave.
    typeof search['next'] === 'string' && /^\/(?![/\\])/.test(search['next']) ? { next: search['next'] } : {},
  component: lazyPage(() => import('./pages/entry/sign-in.tsx')),
})
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    typeof search['token'] === 'string' ? { token: search['token'] } : {},
  component: lazyPage(() => import('./pages/entry/welcome.tsx')),
})

const newWorkspace = createRoute({
  getParentRoute: () => root,
  path: '/new-workspace',
  component: lazyPage(() => import('./pages/entry/new-workspace.tsx')),
})

/** One's own pages: with a session, in no workspace. */
const own = createRoute({ getParentRoute: () => root, id: 'own', component: SessionLayout })
const account = createRoute({
  getParentRoute: () => own,
  path: '/account',
  component: lazyPage(() => import('./pages/account/account.tsx')),
})

const session = createRoute({ getParentRoute: () => root, path: '/w', component: SessionLayout })
const workspace = createRoute({ getParentRoute: () => session, path: '$workspace', component: WorkspaceLayout })

const workspacePages = createRoute({ getParentRoute: () => workspace, id: 'pages', component: WorkspacePagesLayout })
const inWorkspace = <Path extends string>(path: Path, load: () => Promise<{ default: () => ReactElement }>) =>
  createRoute({ getParentRoute: () => workspacePages, path, component: lazyPage(load), errorComponent: PageFault })

const library = createRoute({
  getParentRoute: () => workspacePages,
  path: 'library',
  validateSearch: readLibrarySearch,
  component: lazyPage(() => import('./pages/library/library.tsx')),
  errorComponent: PageFault,
})
const instrument = createRoute({
  getParentRoute: () => workspacePages,
  path: 'library/$pack/$version',
  validateSearch: readLibrarySearch,
  component: lazyPage(() => import('./pages/library/instrument.tsx')),
  errorComponent: PageFault,
})
/** `?pack=` is an instrument chosen beforehand. */
const newDiagnostic = createRoute({
  getParentRoute: () => workspacePages,
  path: 'diagnostics/new',
  validateSearch: (search: Record<string, unknown>): { pack?: string } =>
    typeof search['pack'] === 'string' ? { pack: search['pack'] } : {},
  component: lazyPage(() => import('./pages/diagnostics/new.tsx')),
  errorComponent: PageFault,
})

/** Where a try-out of the survey questions is, and the draw it begins with. */
export type TryOutSearch = {
  at?: number | 'review'
  isChange?: boolean
  role?: string
  extent?: 'all' | 'sample'
  seed?: number
}

/** A page without the frame of the product: what a respondent sees has no menus. */
const tryOut = createRoute({
  getParentRoute: () => workspace,
  path: 'library/$pack/$version/try',
  validateSearch: (search: Record<string, unknown>): TryOutSearch => {
    const { at, isChange, role, extent, seed } = search
    const kept: TryOutSearch = {}
    if (at === 'review' || (typeof at === 'number' && Number.isInteger(at) && at > 0)) kept.at = at
    if (isChange === true) kept.isChange = true
    if (typeof role === 'string') kept.role = role
    if (extent === 'all' || extent === 'sample') kept.extent = extent
    if (typeof seed === 'number' && Number.isSafeInteger(seed) && seed >= 0) kept.seed = seed
    return kept
  },
  component: lazyPage(() => import('./pages/try-out/try-out.tsx')),
})

/** What any page of a diagnostic takes from its address: the number explained, the unit and the instrument shown. */
export type DiagnosticSearch = {
  explain?: string
  unit?: string
  pack?: string
  by?: string
  cell?: string
  assessor?: string
  /** how the rows of a page are ordered, and which are shown */
  order?: string
  show?: string
}

const diagnostic = createRoute({
  getParentRoute: () => workspace,
  path: 'd/$diagnostic',
  validateSearch: (search: Record<string, unknown>): DiagnosticSearch => {
    const kept: DiagnosticSearch = {}
    for (const name of ['explain', 'unit', 'pack', 'by', 'cell', 'assessor', 'order', 'show'] as const) {
      const value = search[name]
      if (typeof value === 'string' && value !== '') kept[name] = value
    }
    return kept
  },
  component: DiagnosticLayout,
})
const inDiagnostic = <Path extends string>(path: Path, load: () => Promise<{ default: () => ReactElement }>) =>
  createRoute({ getParentRoute: () => diagnostic, path, component: lazyPage(load), errorComponent: PageFault })

const routeTree = root.addChildren([
  entry,
  signIn,
  welcome,
  newWorkspace,
  own.addChildren([account]),
  session.addChildren([
    workspace.addChildren([
      workspacePages.addChildren([
        inWorkspace('diagnostics', () => import('./pages/diagnostics/list.tsx')),
        newDiagnostic,
        inWorkspace('diagnostics/$from/copy', () => import('./pages/diagnostics/copy.tsx')),
        library,
        instrument,
        inWorkspace('library/$pack/$version/questionnaire', () => import('./pages/library/questionnaire.tsx')),
        inWorkspace('methods', () => import('./pages/methods/methods.tsx')),
        inWorkspace('people', () => import('./pages/people/people.tsx')),
        inWorkspace('settings', () => import('./pages/settings/settings.tsx')),
      ]),
      tryOut,
      diagnostic.addChildren([
        inDiagnostic('home', () => import('./pages/home/home.tsx')),
        inDiagnostic('collect/import', () => import('./pages/collect/imports.tsx')),
        inDiagnostic('collect/import/$import', () => import('./pages/collect/one-import.tsx')),
        inDiagnostic('score/sheets', () => import('./pages/scoring/sheets.tsx')),
        inDiagnostic('score/sheets/$aspect', () => import('./pages/scoring/sheet.tsx')),
        inDiagnostic('setup', () => import('./pages/setup/setup.tsx')),
        inDiagnostic('score/reveal', () => import('./pages/reveal/reveal.tsx')),
        inDiagnostic('score/reveal/$aspect', () => import('./pages/reveal/aspect.tsx')),
        inDiagnostic('score/agreement', () => import('./pages/agreement/agreement.tsx')),
        inDiagnostic('understand/scorecard', () => import('./pages/scorecard/scorecard.tsx')),
        inDiagnostic('understand/units', () => import('./pages/units/units.tsx')),
        inDiagnostic('understand/groups', () => import('./pages/groups/groups.tsx')),
        inDiagnostic('understand/movement', () => import('./pages/movement/movement.tsx')),
        inDiagnostic('decide/gaps', () => import('./pages/gaps/gaps.tsx')),
        inDiagnostic('tell/reports', () => import('./pages/tell/reports.tsx')),
      ]),
    ]),
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  // while the code of a page is on its way, a click is seen to have been taken
  defaultPendingMs: 300,
  defaultPendingMinMs: 0,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
