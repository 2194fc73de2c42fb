/** A diagnostic's home: where the work stands, what is next for the reader, who is waited for, the road to the board. */
import './home.css'
import type { ReactElement } from 'react'
import { Link } from '@tanstack/react-router'
import type { Diagnostic } from '#contract/diagnostic.ts'
import type { Results } from '#contract/score.ts'
import { leftToSettle, roundProgress } from '#core/rating/progress.ts'
import { namesOf, usePack, type PackIndex } from '../../data/pack.ts'
import { diagnosticPath, useDiagnostic, useWorkspace } from '../../data/places.ts'
import { useResults, useResultsView } from '../../data/results.ts'
import { LevelStrip } from '../../marks/strip.tsx'
import { NumberLink } from '../../marks/small-marks.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { useScorecardFinding } from '../scorecard/finding.ts'
import { nextActions } from './next-actions.ts'

/** A bar of what is done; black when all of it is. */
function Done({ settled, total }: { settled: number; total: number }): ReactElement {
  const format = useFormat()
  return (
    <span className="cell">
      <b>{format.count(settled)}</b> <span>/ {format.count(total)}</span>
      <span className={total > 0 && settled >= total ? 'bar done' : 'bar'} aria-hidden="true">
        <i style={{ width: total === 0 ? 0 : `${(settled / total) * 100}%` }} />
      </span>
    </span>
  )
}

function AreaTable({ index, results }: { index: PackIndex; results: Results }): ReactElement {
  const { home, common } = useTexts()
  const format = useFormat()
  const say = useSay()
  const view = useResultsView(results)
  const areas = view.children('instrument')
  return (
    <Section title={home.areasTitleOf({ areas: areas.length })}>
      <table className="table stacked work">
        <thead>
          <tr>
            <th scope="col">{common.area}</th>
            <th scope="col">{home.criteriaScored}</th>
            <th scope="col">{common.level}</th>
            <th scope="col" className="number">
              {common.score}
            </th>
          </tr>
        </thead>
        <tbody>
          {areas.map((area) => {
            const name = say(namesOf(index, area.address).name)
            return (
              <tr key={area.address}>
                <th scope="row">{name}</th>
                <td>
                  <Done settled={area.coverage.criteriaScored} total={area.coverage.criteriaApplicable} />
                </td>
                <td className="strip-cell">
                  <LevelStrip value={view.strip(area)} />
                </td>
                <td className="number" data-label={common.score}>
                  {area.mean === null ? (
                    '–'
                  ) : (
                    <NumberLink
                      text={format.score(area.mean)}
                      of={name}
                      explain={`${results.subject}:${area.address}:mean`}
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}

function AssessorTable({ assessors }: { assessors: Diagnostic['assessors'] }): ReactElement {
  const { home, diagnostics } = useTexts()
  return (
    <Section title={home.doors}>
      <table className="table work">
        <thead>
          <tr>
            <th scope="col">{home.assessor}</th>
            <th scope="col" style={{ width: '50%' }}>
              {home.settled}
            </th>
          </tr>
        </thead>
        <tbody>
          {assessors.map((assessor) => (
            <tr key={assessor.id}>
              <th scope="row">
                {assessor.label} {assessor.name}{' '}
                {assessor.external && <span className="tag">{diagnostics.external}</span>}
              </th>
              <td>
                <Done settled={assessor.settled} total={assessor.total} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Survey({ diagnostic }: { diagnostic: Diagnostic }): ReactElement {
  const { home } = useTexts()
  const format = useFormat()
  return (
    <Section title={home.survey}>
      {diagnostic.surveys.length === 0 && <p className="muted">{home.noSurvey}</p>}
      {diagnostic.surveys.map((survey) => (
        <p key={survey.packId}>
          {survey.responses === null
            ? home.responsesHidden({ minimum: survey.minimumGroup })
            : home.responses({ responses: format.count(survey.responses) })}
        </p>
      ))}
    </Section>
  )
}

function Road({ diagnostic }: { diagnostic: Diagnostic }): ReactElement {
  const { home } = useTexts()
  const format = useFormat()
  const round = roundProgress(diagnostic.assessors)
  const revealed = diagnostic.status !== 'open'
  const run = diagnostic.scoreRuns[0]
  const steps: { id: keyof typeof home.steps; done: boolean; note?: string }[] = [
    {
      id: 'setUp',
      done: diagnostic.assessors.length > 0 || revealed,
      note: home.setUpOn({ units: diagnostic.unitIds.length, assessors: diagnostic.assessors.length }),
    },
    {
      id: 'scoring',
      done: revealed,
      ...(round.total > 0 && {
        note: home.scoringOf({ settled: format.count(round.settled), total: format.count(round.total) }),
      }),
    },
    { id: 'reveal', done: run !== undefined || diagnostic.status === 'closed' },
    { id: 'run', done: run !== undefined, ...(run !== undefined && { note: format.instant(run.madeAt) }) },
    { id: 'board', done: diagnostic.status === 'closed' },
  ]
  const now = steps.find((step) => !step.done)
  return (
    <Section title={home.road}>
      <ol className="road">
        {steps.map((step) => (
          <li
            key={step.id}
            className={step.done ? 'done' : step === now ? 'now' : ''}
            aria-current={step === now ? 'step' : undefined}
          >
            <i />
            <span>
              <b>{home.steps[step.id]}</b>
              {step.note !== undefined && <small>{step.note}</small>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Next({ diagnostic }: { diagnostic: Diagnostic }): ReactElement {
  const { home } = useTexts()
  const workspace = useWorkspace()
  const actions = nextActions(diagnostic, workspace.role)
  return (
    <section className="next" aria-labelledby="next-for-you">
      <header>
        <h2 id="next-for-you">{home.next}</h2>
        {actions.length > 0 && <span className="note">{home.nextNote({ count: actions.length })}</span>}
      </header>
      {actions.length === 0 && <p>{home.nothing}</p>}
      <ol>
        {actions.map((action, position) => {
          const words = home.actions[action.name]
          const what =
            typeof words.what === 'string'
              ? words.what
              : words.what({ settled: action.settled ?? 0, total: action.total ?? 0 })
          return (
            <li key={action.name} className={position === 0 ? 'first' : ''}>
              <h3>{words.title}</h3>
              <p>{what}</p>
              <div className="actions">
                <Link
                  className={position === 0 ? 'btn gold' : 'btn small'}
                  to={diagnosticPath(workspace.id, diagnostic.id, action.path)}
                >
                  {words.button}
                </Link>
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Waiting({ diagnostic }: { diagnostic: Diagnostic }): ReactElement | null {
  const { home } = useTexts()
  const { role } = useWorkspace()
  const open = diagnostic.assessors.filter(
    (assessor) => assessor.id !== diagnostic.myAssessorId && leftToSettle(assessor) > 0,
  )
  if (diagnostic.status !== 'open' || role !== 'owner' || diagnostic.assessors.length === 0) return null
  return (
    <Section title={home.waiting}>
      {open.length === 0 && <p className="muted">{home.waitingNobody}</p>}
      <ul className="waiting">
        {open.map((assessor) => (
          <li key={assessor.id}>
            <b>
              {assessor.label} {assessor.name}
            </b>
            <span className={assessor.settled === 0 ? 'tag warn' : 'tag'}>
              {assessor.settled === 0 ? home.notBegun : home.left({ left: leftToSettle(assessor) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function useRoundFinding(diagnostic: Diagnostic): { heading: string; lede?: string } {
  const { home } = useTexts()
  const format = useFormat()
  const { role } = useWorkspace()
  const round = roundProgress(diagnostic.assessors)
  const mine = diagnostic.assessors.find((assessor) => assessor.id === diagnostic.myAssessorId)
  if (role !== 'owner' && mine !== undefined) return { heading: home.findingMine(mine), lede: home.ledeMine }
  if (diagnostic.assessors.length === 0) return { heading: home.findingNoAssessors }
  const lede = home.ledeOpen({
    finished: round.finished,
    assessors: diagnostic.assessors.length,
    notBegun: round.notBegun,
  })
  if (round.settled === 0) return { heading: home.findingNotBegun, lede }
  if (round.settled === round.total) return { heading: home.findingAllIn, lede }
  return { heading: home.findingOpen({ percent: format.percent(round.share ?? 0) }), lede }
}

function ChangeSetup(): ReactElement | null {
  const { setup } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  if (workspace.role !== 'owner') return null
  return (
    <Link className="btn" to={diagnosticPath(workspace.id, diagnostic.id, 'setup')}>
      {setup.change}
    </Link>
  )
}

/** With results: the scorecard's finding stands at the head. */
function ResultsHead({ results, kicker }: { results: Results; kicker: string }): ReactElement {
  const { home } = useTexts()
  const finding = useScorecardFinding(useResultsView(results))
  return <PageHead title={home.title} kicker={kicker} heading={finding} actions={<ChangeSetup />} />
}

export default function Home(): ReactElement {
  const { home, diagnostics } = useTexts()
  const format = useFormat()
  const diagnostic = useDiagnostic()
  const { role } = useWorkspace()
  const pack = usePack()
  const results = useResults()
  const round = useRoundFinding(diagnostic)
  const kicker = home.kicker({
    period: format.period(diagnostic.periodFrom, diagnostic.periodTo),
    status: diagnostics.statuses[diagnostic.status],
  })
  const open = diagnostic.status === 'open'
  // While the round is blind there is nothing to show but how far it is.
  const found = open ? undefined : results.data
  return (
    <>
      {found === undefined ? (
        <PageHead title={home.title} kicker={kicker} {...round} actions={<ChangeSetup />} />
      ) : (
        <ResultsHead results={found} kicker={kicker} />
      )}
      <div className="home">
        <div>
          {found !== undefined && pack.data !== undefined && <AreaTable index={pack.data} results={found} />}
          {role === 'owner' && diagnostic.assessors.length > 0 && <AssessorTable assessors={diagnostic.assessors} />}
          <div className="two">
            <Survey diagnostic={diagnostic} />
            <Road diagnostic={diagnostic} />
          </div>
        </div>
        <aside aria-labelledby="next-for-you">
          <Next diagnostic={diagnostic} />
          <Waiting diagnostic={diagnostic} />
        </aside>
      </div>
    </>
  )
}
