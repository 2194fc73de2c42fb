/** `/w/$workspace/library/$pack/$version`: one instrument to read, search and print. */
import './library.css'
import { useDeferredValue, useMemo, useState, type ReactElement } from 'react'
import { TextInput } from '@mantine/core'
import { Link, useLocation, useParams, useSearch } from '@tanstack/react-router'
import { exportPack, getPack } from '#contract/pack.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { hrefOf } from '../../data/api.ts'
import { useWorkspace, workspacePath } from '../../data/places.ts'
import { useApi } from '../../data/use-api.ts'
import { PageHead } from '../../shell/page.tsx'
import { Answer, Empty } from '../../shell/states.tsx'
import { SubNav } from '../../shell/sub-nav.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { AboutView } from './about-view.tsx'
import { CriteriaView } from './criteria-view.tsx'
import { countFound, type SearchedView } from './found.ts'
import { Handout, HandoutContext, HandoutPicker, type HandoutLanguage } from './handout.tsx'
import { ChecklistsView, GuidesView, RequestsView, SurveyView } from './other-views.tsx'
import { aspectAt, useArrival, views, type LibrarySearch, type View } from './place.ts'
import { matcher } from './search.ts'
import { useDiagnosticsOf, UseView } from './use-view.tsx'
import { useWords } from './use-words.ts'

/** The aspects that are open; the one the address leads into is opened on the way. */
function useOpenAspects(): readonly [ReadonlySet<string>, (open: ReadonlySet<string>) => void] {
  const { hash, state } = useLocation()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState('')
  const arrival = `${state.__TSR_key ?? ''} ${hash}`
  if (arrival !== opened) {
    setOpened(arrival)
    const aspect = aspectAt(hash)
    if (aspect !== null) setOpen(new Set([...open, aspect]))
  }
  return [open, setOpen]
}

function Instrument({ pack }: { pack: Pack }): ReactElement {
  const { library, common } = useTexts()
  const workspace = useWorkspace()
  const say = useSay()
  const format = useFormat()
  const { view = 'criteria' }: LibrarySearch = useSearch({ strict: false })
  const [query, setQuery] = useWords()
  const [open, setOpen] = useOpenAspects()
  const uses = useDiagnosticsOf(pack.id)
  const [language, setLanguage] = useState<HandoutLanguage>('both')
  const asked = useDeferredValue(query.trim())
  const match = useMemo(() => matcher(asked), [asked])
  const counts = useMemo(() => countFound(pack, match), [pack, match])
  const searching = asked !== ''
  const found = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const aspects = pack.areas.flatMap((area) => area.aspects)
  const facts = library.facts({
    areas: pack.areas.length,
    aspects: aspects.length,
    criteria: aspects.flatMap((aspect) => aspect.criteria).length,
    levels: pack.scale.levels.length,
  })
  const used = uses.data && { count: uses.data.rows.length, more: uses.data.next !== null }
  const shownCount = (one: View): string | null => {
    if (one === 'about') return null
    if (one !== 'use') return format.count(counts[one satisfies SearchedView])
    return used === undefined ? null : `${format.count(used.count)}${used.more ? '+' : ''}`
  }
  const parts = { pack, match }
  useArrival()
  return (
    <HandoutContext value={language}>
      <PageHead
        title={say(pack.name)}
        kicker={
          <>
            <Link to={workspacePath(workspace.id, 'library')}>{library.backToLibrary}</Link> ·{' '}
            {library.kicker({ version: pack.version, facts })}
            {used !== undefined && (
              <>
                {' · '}
                <Link to="." search={{ view: 'use' } as never}>
                  {library.usedIn(used)}
                </Link>
              </>
            )}
          </>
        }
        heading={say(pack.name)}
        lede={say(pack.description)}
        actions={
          <>
            <button type="button" className="btn" onClick={() => print()}>
              {common.print}
            </button>
            <a
              className="btn"
              download
              href={hrefOf(exportPack, {
                params: { workspace: workspace.id, pack: pack.id, version: pack.version },
              })}
            >
              {library.exportZip}
            </a>
          </>
        }
      />
      <div className="pack-tools no-print">
        <TextInput
          type="search"
          label={library.search}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <HandoutPicker value={language} onChange={setLanguage} />
        <Handout pack={pack} part="all" name={say(pack.name)} words={library.handoutAll} />
        <span className="note" role="status">
          {searching ? library.found({ count: format.count(found) }) : ''}
        </span>
        <SubNav label={say(pack.name)} current={`${view} ${shownCount(view)}`}>
          {views.map((one) => (
            <Link
              key={one}
              to="."
              search={((before: LibrarySearch) => ({ ...before, view: one })) as never}
              resetScroll={false}
              activeOptions={{ exact: true, includeSearch: true }}
              aria-current={view === one ? 'page' : undefined}
            >
              {library.views[one]}
              {shownCount(one) !== null && <small> {shownCount(one)}</small>}
            </Link>
          ))}
        </SubNav>
      </div>
      <h2 className="sr">{library.views[view]}</h2>
      {searching && found === 0 && view !== 'use' && view !== 'about' && (
        <Empty
          title={library.nothingFound({ query: asked })}
          action={
            <button type="button" className="btn" onClick={() => setQuery('')}>
              {library.clear}
            </button>
          }
        >
          {''}
        </Empty>
      )}
      {view === 'criteria' && <CriteriaView {...parts} searching={searching} open={open} setOpen={setOpen} />}
      {view === 'requests' && <RequestsView {...parts} />}
      {view === 'checklists' && <ChecklistsView {...parts} />}
      {view === 'guides' && <GuidesView {...parts} />}
      {view === 'survey' && <SurveyView {...parts} />}
      {view === 'about' && <AboutView pack={pack} />}
      {view === 'use' && <UseView pack={pack} />}
    </HandoutContext>
  )
}

export default function InstrumentPage(): ReactElement {
  const workspace = useWorkspace()
  const { pack: packId = '', version = '' } = useParams({ strict: false })
  const pack = useApi(getPack, { params: { workspace: workspace.id, pack: packId, version } })
  return <Answer of={pack}>{(data) => <Instrument key={`${data.id} ${data.version}`} pack={data} />}</Answer>
}
