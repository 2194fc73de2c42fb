/** The frame of every page: masthead, the story as the menu, sub menu, phone bar, content, footer. */
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import { Menu } from '@mantine/core'
import { Link, useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { signOut } from '#contract/session.ts'
import { queryClient, useSend } from '../data/use-api.ts'
import { diagnosticPath, workspacePath, type Session, type WorkspacePlace } from '../data/places.ts'
import type { Diagnostic } from '#contract/diagnostic.ts'
import { usePreferences, useFormat, useSay, useTexts } from '../theme/preferences.tsx'
import { Icon, Mark } from './icons.tsx'
import { OfflineBanner } from './states.tsx'
import { SubNav } from './sub-nav.tsx'
import { UnsavedGuard } from './unsaved.tsx'
import { allowed, story, workspacePages, type VerbId } from './story.ts'

/** How far each verb of the story is, as a share of 1; a verb that is not there shows no line. */
export type StoryProgress = Partial<Record<VerbId, number | null>>

type LayoutProps = {
  session: Session | null
  workspace: WorkspacePlace | null
  diagnostic: Diagnostic | null
  progress?: StoryProgress
  children: ReactNode
}

/** Everything behind the mark on a phone, and behind one's name elsewhere. */
function PlacesMenu(props: {
  workspace: WorkspacePlace | null
  diagnostic: Diagnostic | null
  signedIn: boolean
  children: ReactElement
}): ReactElement {
  const { navigation } = useTexts()
  const { theme, setTheme } = usePreferences()
  const navigate = useNavigate()
  const leave = useSend(signOut, {
    onDone: () => {
      queryClient.clear()
      void navigate({ to: '/sign-in' })
    },
  })
  const { workspace, diagnostic } = props
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>{props.children}</Menu.Target>
      <Menu.Dropdown>
        {workspace !== null && diagnostic !== null && (
          <Menu.Item component={Link} to={diagnosticPath(workspace.id, diagnostic.id, 'home')}>
            {navigation.home}
          </Menu.Item>
        )}
        {workspace !== null &&
          workspacePages
            .filter((page) => allowed(page, workspace.role))
            .map((page) => (
              <Menu.Item key={page.id} component={Link} to={workspacePath(workspace.id, page.id)}>
                {navigation[page.id]}
              </Menu.Item>
            ))}
        <Menu.Item onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}>
          {theme === 'dark' ? navigation.themeLight : navigation.themeDark}
        </Menu.Item>
        {props.signedIn && (
          <Menu.Item component={Link} to="/account">
            {navigation.account}
          </Menu.Item>
        )}
        {props.signedIn && <Menu.Item onClick={() => leave.mutate({})}>{navigation.signOut}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}

function Masthead({ session, workspace, diagnostic }: Omit<LayoutProps, 'children' | 'progress'>): ReactElement {
  const { common, navigation } = useTexts()
  const { language, setLanguage, theme, setTheme } = usePreferences()
  const say = useSay()
  const location = useLocation()
  const person = session?.person ?? null
  const home =
    workspace === null
      ? '/'
      : diagnostic === null
        ? workspacePath(workspace.id, 'diagnostics')
        : diagnosticPath(workspace.id, diagnostic.id, 'home')
  return (
    <header className="mast">
      <div className="wrap">
        <Link className="brand desktop" to={home}>
          <Mark />
          <span>
            {common.product} <small lang={language === 'en' ? 'zh-CN' : 'en'}>{common.productOther}</small>
          </span>
        </Link>
        <PlacesMenu workspace={workspace} diagnostic={diagnostic} signedIn={person !== null}>
          <button type="button" className="brand phone" aria-label={navigation.menu}>
            <Mark />
            <Icon name="menu" size={16} />
          </button>
        </PlacesMenu>
        {workspace !== null && (
          <div className={diagnostic === null ? 'scope alone' : 'scope'}>
            <Link className="workspace" to={workspacePath(workspace.id, 'diagnostics')}>
              {say(workspace.name)}
            </Link>
            {diagnostic !== null && (
              <Link className="diagnostic" to={diagnosticPath(workspace.id, diagnostic.id, 'home')}>
                {say(diagnostic.name)}
              </Link>
            )}
          </div>
        )}
        <nav aria-label={navigation.workspace}>
          {workspace !== null &&
            workspacePages
              .filter((page) => allowed(page, workspace.role))
              .map((page) => {
                const path = workspacePath(workspace.id, page.id)
                return (
                  <Link key={page.id} to={path} aria-current={location.pathname.startsWith(path) ? 'page' : undefined}>
                    {navigation[page.id]}
                  </Link>
                )
              })}
          <button
            type="button"
            className="language"
            lang={language === 'en' ? 'zh-CN' : 'en'}
            onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
          >
            {navigation.switchLanguage}
          </button>
          <button type="button" className="theme" onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}>
            {theme === 'dark' ? navigation.themeLight : navigation.themeDark}
          </button>
          {person !== null && (
            <PlacesMenu workspace={workspace} diagnostic={diagnostic} signedIn>
              <button type="button" className="me">
                {person.name}
              </button>
            </PlacesMenu>
          )}
        </nav>
      </div>
    </header>
  )
}

type Stage = { id: 'home' | VerbId; path: string; current: boolean }

function useStages(
  workspace: WorkspacePlace,
  diagnostic: Diagnostic,
): { stages: Stage[]; pages: { id: string; path: string; current: boolean }[] } {
  const { navigation } = useTexts()
  const { pathname } = useLocation()
  const base = diagnosticPath(workspace.id, diagnostic.id, '')
  const here = pathname.startsWith(base) ? pathname.slice(base.length) : ''
  const verbs = story
    .map(({ verb, pages }) => ({
      verb,
      pages: pages.filter(
        (page) => allowed(page, workspace.role) && (page.severalUnits === undefined || diagnostic.unitIds.length > 1),
      ),
    }))
    .filter(({ pages }) => pages.length > 0)
  const current = verbs.find(({ verb }) => here.startsWith(`${verb}/`))
  return {
    stages: [
      { id: 'home', path: `${base}home`, current: here === 'home' },
      ...verbs.map(({ verb, pages }) => ({
        id: verb,
        path: base + (pages[0]?.path ?? ''),
        current: verb === current?.verb,
      })),
    ],
    pages: (current?.pages ?? []).map((page) => ({
      id: navigation.pages[page.id],
      path: base + page.path,
      current: here === page.path || here.startsWith(`${page.path}/`),
    })),
  }
}

/** What stays chosen from page to page: the unit and the instrument. */
function useKeptSearch(): { unit?: string; pack?: string } {
  const { unit, pack } = useSearch({ strict: false })
  return { ...(unit !== undefined && { unit }), ...(pack !== undefined && { pack }) }
}

function Story(props: { stages: Stage[]; progress: StoryProgress }): ReactElement {
  const kept = useKeptSearch()
  const { navigation } = useTexts()
  const format = useFormat()
  return (
    <>
      <nav className="story" aria-label={navigation.diagnostic}>
        <ol className="wrap">
          {props.stages.map((stage) => {
            const share = stage.id === 'home' ? null : (props.progress[stage.id] ?? null)
            const done = share === null ? null : format.percent(share)
            return (
              <li key={stage.id}>
                <Link
                  to={stage.path}
                  search={kept}
                  aria-current={stage.current ? 'page' : undefined}
                  style={done === null ? undefined : ({ '--done': done } as React.CSSProperties)}
                >
                  {navigation[stage.id]}
                  {done !== null && <small>{done}</small>}
                </Link>
              </li>
            )
          })}
        </ol>
      </nav>
      <nav className="phone-bar" aria-label={navigation.diagnosticPhone}>
        <ol>
          {props.stages.map((stage) =>
            stage.id === 'home' ? null : (
              <li key={stage.id}>
                <Link to={stage.path} search={kept} aria-current={stage.current ? 'page' : undefined}>
                  <Icon name={stage.id} />
                  {navigation[stage.id]}
                </Link>
              </li>
            ),
          )}
        </ol>
      </nav>
    </>
  )
}

function Footer({
  workspace,
  diagnostic,
}: {
  workspace: WorkspacePlace | null
  diagnostic: Diagnostic | null
}): ReactElement | null {
  const { common } = useTexts()
  const say = useSay()
  if (workspace?.isSample !== true && diagnostic === null) return null
  return (
    <footer className="foot">
      {workspace?.isSample === true && <span>{common.sample}</span>}
      {diagnostic !== null && (
        <span>{common.packs({ packs: diagnostic.packs.map((pack) => `${say(pack.name)} ${pack.version}`) })}</span>
      )}
    </footer>
  )
}

function DiagnosticFrame(props: LayoutProps & { workspace: WorkspacePlace; diagnostic: Diagnostic }): ReactElement {
  const { navigation } = useTexts()
  const kept = useKeptSearch()
  const { stages, pages } = useStages(props.workspace, props.diagnostic)
  return (
    <>
      <Story stages={stages} progress={props.progress ?? {}} />
      <Main>
        {pages.length > 0 && (
          <SubNav label={navigation.section} current={pages.find((page) => page.current)?.path ?? ''}>
            {pages.map((page) => (
              <Link key={page.path} to={page.path} search={kept} aria-current={page.current ? 'page' : undefined}>
                {page.id}
              </Link>
            ))}
          </SubNav>
        )}
        {props.children}
        <Footer workspace={props.workspace} diagnostic={props.diagnostic} />
      </Main>
    </>
  )
}

/** The content; gets the focus when the page changes, so that a screen reader starts at the top of the new one. */
function Main({ children }: { children: ReactNode }): ReactElement {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <main id="main" ref={main} tabIndex={-1}>
      <div className="wrap">{children}</div>
    </main>
  )
}

export function Layout(props: LayoutProps): ReactElement {
  const { navigation } = useTexts()
  const { workspace, diagnostic } = props
  return (
    <>
      <a className="sr" href="#main">
        {navigation.skip}
      </a>
      <Masthead session={props.session} workspace={workspace} diagnostic={diagnostic} />
      <OfflineBanner />
      <UnsavedGuard />
      {workspace !== null && diagnostic !== null ? (
        <DiagnosticFrame {...props} workspace={workspace} diagnostic={diagnostic} />
      ) : (
        <Main>
          {props.children}
          {workspace !== null && <Footer workspace={workspace} diagnostic={null} />}
        </Main>
      )}
    </>
  )
}
