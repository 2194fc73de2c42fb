/** `/w/$workspace/library/$pack/$version`: one instrument to read, search and print. */
import './library.css'
import { useDeferredValue, useMemo, useState, type ReactElement } from 'react'
import { TextInput } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { exportPack, getPack } from '#contract/pack.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { hrefOf } from '../../data/api.ts'
import { useWorkspace, workspacePath } from '../../data/places.ts'
import { useApi } from '../../data/use-api.ts'
import { PageHead } from '../../shell/page.tsx'
import { Answer, Empty } from '../../shell/states.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { CriteriaView, criterionMatches } from './criteria-view.tsx'
import {
  AboutView,
  checkMatches,
  ChecklistsView,
  GuidesView,
  itemMatches,
  questionMatches,
  requestMatches,
  RequestsView,
  SurveyView,
} from './other-views.tsx'
import { HandoutContext, HandoutPicker, type HandoutLanguage } from './handout.tsx'
import { matcher, type Match } from './search.ts'

const views = ['criteria', 'requests', 'checklists', 'guides', 'survey', 'about'] as const
type View = (typeof views)[number]

/** How many things of each view fit the search. */
function countOf(pack: Pack, match: Match): Record<Exclude<View, 'about'>, number> {
  const aspects = pack.areas.flatMap((area) => area.aspects)
  return {
    criteria: aspects.flatMap((aspect) => aspect.criteria.filter((one) => criterionMatches(match, aspect, one))).length,
    requests: pack.areas.flatMap((area) => area.requests).filter((request) => requestMatches(match, request)).length,
    checklists: pack.areas
      .flatMap((area) => area.checklist)
      .flatMap((topic) => topic.items.filter((item) => checkMatches(match, topic, item))).length,
    guides: pack.guides.flatMap((guide) =>
      guide.topics.flatMap((topic) => topic.questions.filter((question) => questionMatches(match, guide, question))),
    ).length,
    survey: pack.surveyItems.filter((item) => itemMatches(match, item)).length,
  }
}

function Instrument({ pack }: { pack: Pack }): ReactElement {
  const { library, common } = useTexts()
  const workspace = useWorkspace()
  const say = useSay()
  const format = useFormat()
  const [view, setView] = useState<View>('criteria')
  const [query, setQuery] = useState('')
  const [language, setLanguage] = useState<HandoutLanguage>('both')
  const asked = useDeferredValue(query.trim())
  const match = useMemo(() => matcher(asked), [asked])
  const counts = useMemo(() => countOf(pack, match), [pack, match])
  const searching = asked !== ''
  const found = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const aspects = pack.areas.flatMap((area) => area.aspects)
  const facts = library.facts({
    areas: pack.areas.length,
    aspects: aspects.length,
    criteria: aspects.flatMap((aspect) => aspect.criteria).length,
    levels: pack.scale.levels.length,
  })
  const parts = { pack, match }
  return (
    <HandoutContext value={language}>
      <PageHead
        title={say(pack.name)}
        kicker={
          <>
            <Link to={workspacePath(workspace.id, 'library')}>{library.backToLibrary}</Link> ·{' '}
            {library.kicker({ version: pack.version, facts })}
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
        <span className="note" role="status">
          {searching ? library.found({ count: format.count(found) }) : ''}
        </span>
        <nav className="sub" aria-label={say(pack.name)}>
          {views.map((one) => (
            <button
              key={one}
              type="button"
              aria-current={view === one ? 'page' : undefined}
              onClick={() => setView(one)}
            >
              {library.views[one]}
              {one !== 'about' && <small> {format.count(counts[one])}</small>}
            </button>
          ))}
        </nav>
      </div>
      <h2 className="sr">{library.views[view]}</h2>
      {searching && found === 0 && (
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
      {view === 'criteria' && <CriteriaView {...parts} searching={searching} />}
      {view === 'requests' && <RequestsView {...parts} />}
      {view === 'checklists' && <ChecklistsView {...parts} />}
      {view === 'guides' && <GuidesView {...parts} />}
      {view === 'survey' && <SurveyView {...parts} />}
      {view === 'about' && <AboutView pack={pack} />}
    </HandoutContext>
  )
}

export default function InstrumentPage(): ReactElement {
  const workspace = useWorkspace()
  const { pack: packId = '', version = '' } = useParams({ strict: false })
  const pack = useApi(getPack, { params: { workspace: workspace.id, pack: packId, version } })
  return <Answer of={pack}>{(data) => <Instrument pack={data} />}</Answer>
}
