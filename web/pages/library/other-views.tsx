/** What hangs on an instrument beside its criteria: documents, checklists, interviews, survey. */
import type { ReactElement } from 'react'
import { Link } from '@tanstack/react-router'
import type { Pack } from '#core/instrument/pack.ts'
import { packPath, useWorkspace } from '../../data/places.ts'
import { Section } from '../../shell/page.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import { checkMatches, itemMatches, questionMatches, requestMatches } from './found.ts'
import { Handout } from './handout.tsx'
import { Informs } from './jump.tsx'
import { Pairs } from './pairs.tsx'
import { placeOf } from './place.ts'
import type { Match } from './search.ts'

type ViewProps = { pack: Pack; match: Match }

export function RequestsView({ pack, match }: ViewProps): ReactElement {
  const { library } = useTexts()
  const say = useSay()
  const areas = pack.areas
    .map((area) => ({ area, requests: area.requests.filter((request) => requestMatches(match, request)) }))
    .filter(({ requests }) => requests.length > 0)
  if (pack.areas.every((area) => area.requests.length === 0)) return <p className="muted">{library.noRequests}</p>
  return (
    <div className="stack">
      <p>
        <Handout pack={pack} part="requests" name={library.views.requests} words={library.handoutAllRequests} />
      </p>
      {areas.map(({ area, requests }) => (
        <Section
          key={area.id}
          title={say(area.name)}
          note={<Handout pack={pack} part="requests" id={area.id} name={say(area.name)} />}
        >
          {requests.map((request) => (
            <article
              key={request.id}
              className="place pack-thing keep"
              id={placeOf.request(request.id).anchor}
              tabIndex={-1}
            >
              <h3>{say(request.name)}</h3>
              <Pairs
                pairs={[
                  [library.ask, say(request.ask)],
                  [library.why, say(request.why)],
                  [library.forms, request.forms.map(say).join(' · ')],
                  [library.owner, say(request.owner)],
                ]}
              />
              <Informs pack={pack} informs={request.informs} />
            </article>
          ))}
        </Section>
      ))}
    </div>
  )
}

export function ChecklistsView({ pack, match }: ViewProps): ReactElement {
  const { library } = useTexts()
  const say = useSay()
  const topics = pack.areas.flatMap((area) =>
    area.checklist
      .map((topic) => ({ area, topic, items: topic.items.filter((item) => checkMatches(match, topic, item)) }))
      .filter(({ items }) => items.length > 0),
  )
  if (pack.areas.every((area) => area.checklist.length === 0)) return <p className="muted">{library.noChecklists}</p>
  return (
    <div className="stack">
      {topics.map(({ area, topic, items }) => (
        <Section
          key={`${area.id} ${topic.id}`}
          title={`${topic.number} ${say(topic.name)}`}
          note={
            // One file holds the checklist of a whole area.
            topic === area.checklist[0] ? (
              <Handout pack={pack} part="checklist" id={area.id} name={say(area.name)} words={say(area.name)} />
            ) : (
              say(area.name)
            )
          }
        >
          <ul>
            {items.map((item) => (
              <li key={item.id} className="place pack-thing keep" id={placeOf.check(item.id).anchor} tabIndex={-1}>
                <h3>{say(item.lookAt)}</h3>
                <Pairs pairs={[[library.goodLooksLike, say(item.goodLooksLike)]]} />
                <Informs pack={pack} informs={item.informs} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  )
}

export function GuidesView({ pack, match }: ViewProps): ReactElement {
  const { library } = useTexts()
  const say = useSay()
  if (pack.guides.length === 0) return <p className="muted">{library.noGuides}</p>
  const guides = pack.guides
    .map((guide) => ({
      guide,
      topics: guide.topics
        .map((topic) => ({
          topic,
          questions: topic.questions.filter((question) => questionMatches(match, guide, question)),
        }))
        .filter(({ questions }) => questions.length > 0),
    }))
    .filter(({ topics }) => topics.length > 0)
  return (
    <div className="stack">
      {guides.map(({ guide, topics }) => (
        <Section
          key={guide.role}
          className="pack-guide"
          title={say(guide.name)}
          note={
            <>
              <Handout pack={pack} part="guide" id={guide.role} name={say(guide.name)} />
              {guide.topics.some((topic) => topic.questions.some((question) => question.inShortVersion)) && (
                <Handout
                  pack={pack}
                  part="guideShort"
                  id={guide.role}
                  name={`${say(guide.name)}, ${library.minutes}`}
                  words={library.minutes}
                />
              )}
            </>
          }
        >
          {guide.alternates.length > 0 && (
            <p className="note">{library.alternates({ titles: guide.alternates.map(say).join(' · ') })}</p>
          )}
          {guide.opening !== undefined && <p className="muted area-what">{say(guide.opening)}</p>}
          {topics.map(({ topic, questions }) => (
            <div key={topic.id} className="pack-topic">
              <h3>{say(topic.name)}</h3>
              {questions.map((question) => (
                <article
                  key={question.id}
                  className="place pack-thing keep"
                  id={placeOf.question(question.id).anchor}
                  tabIndex={-1}
                >
                  <h4>
                    {say(question.question)}{' '}
                    {question.inShortVersion && <span className="tag">{library.shortVersion}</span>}
                  </h4>
                  <Pairs
                    pairs={[
                      [library.probe, say(question.probe)],
                      [library.listenFor, say(question.listenFor)],
                    ]}
                  />
                  <Informs pack={pack} informs={question.informs} />
                </article>
              ))}
            </div>
          ))}
        </Section>
      ))}
    </div>
  )
}

export function SurveyView({ pack, match }: ViewProps): ReactElement {
  const { library, tryOut } = useTexts()
  const workspace = useWorkspace()
  const say = useSay()
  if (pack.surveyItems.length === 0) return <p className="muted">{library.noSurvey}</p>
  const aspects = pack.areas
    .flatMap((area) => area.aspects)
    .map((aspect) => ({
      aspect,
      items: pack.surveyItems.filter((item) => item.aspect === aspect.id && itemMatches(match, item)),
    }))
    .filter(({ items }) => items.length > 0)
  return (
    <div className="stack">
      <div className="actions no-print">
        <Link className="btn primary" to={packPath(workspace.id, pack, 'try')}>
          {tryOut.open}
        </Link>
        <Link className="btn" to={packPath(workspace.id, pack, 'questionnaire')}>
          {tryOut.openPaper}
        </Link>
      </div>
      {aspects.map(({ aspect, items }) => (
        <Section key={aspect.id} title={`${aspect.number} ${say(aspect.name)}`}>
          {items.map((item) => (
            <article
              key={item.id}
              className="place pack-thing keep"
              id={placeOf.surveyItem(item.id).anchor}
              tabIndex={-1}
            >
              <h3>
                {say(item.question)} {item.core && <span className="tag">{library.core}</span>}
              </h3>
              <ol className="options-list">
                {pack.scale.levels.map((level) => (
                  <li key={level.number}>{say(item.options[String(level.number)] ?? {})}</li>
                ))}
              </ol>
              <p className="note">{library.askedOf({ roles: item.roles.map((role) => library.roles[role]) })}</p>
              <Informs pack={pack} informs={[item.id]} />
            </article>
          ))}
        </Section>
      ))}
    </div>
  )
}
