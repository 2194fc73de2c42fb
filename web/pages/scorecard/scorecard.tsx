/** Understand → Scorecard: every aspect as a strip, areas rolled up, the opinion by rule, the areas as a radar. */
import './scorecard.css'
import { useState, type ReactElement } from 'react'
import { Link } from '@tanstack/react-router'
import { getScorecardCsv, getResults, makeScoreRun, type Results } from '#contract/score.ts'
import { getDiagnostic } from '#contract/diagnostic.ts'
import type { Weakest } from '#core/score/types.ts'
import { hrefOf } from '../../data/api.ts'
import { namesOf, useUnits, type PackIndex } from '../../data/pack.ts'
import { diagnosticPath, useDiagnostic, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { useResultsView, type ResultsView } from '../../data/results.ts'
import { useSend } from '../../data/use-api.ts'
import { MarksKey } from '../../marks/marks-key.tsx'
import { Radar, RadarLegend, RadarTable, type RadarArea } from '../../marks/radar.tsx'
import { ChangeLink, NumberLink } from '../../marks/small-marks.tsx'
import { FormProblem } from '../../shell/fields.tsx'
import { Icon } from '../../shell/icons.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { useScorecardNotes, WithPrintedNotes } from '../../shell/printed-notes.tsx'
import { ResultsPage } from '../../shell/results-page.tsx'
import { SubjectPicker, useSubjectName } from '../../shell/subject.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { useBasisLine, useScorecardFinding } from './finding.ts'
import { ScorecardRows, useCommentsOf } from './rows.tsx'

function Totals({ view }: { view: ResultsView }): ReactElement {
  const { scorecard, common } = useTexts()
  const format = useFormat()
  const say = useSay()
  const { results } = view
  const root = view.node('instrument')
  const scored = results.nodes.filter((node) => node.kind === 'aspect' && node.state === 'scored' && node.gap !== null)
  const moved = view.movement('instrument')
  const former = results.previous === null ? '' : say(results.previous.name)
  return (
    <dl className="totals">
      <div>
        <dt>{scorecard.totalScore({ areas: view.children('instrument').length })}</dt>
        <dd>
          {root?.mean == null ? (
            '–'
          ) : (
            <NumberLink
              text={format.score(root.mean)}
              of={scorecard.title}
              explain={`${results.subject}:instrument:mean`}
            />
          )}{' '}
          {root?.median != null && (
            <small>{scorecard.totalOf({ levels: view.levels.length, name: view.levels[root.median - 1] ?? '' })}</small>
          )}
        </dd>
      </div>
      {moved !== undefined && (moved.sameContent !== null || moved.change !== null) && (
        <div>
          <dt>
            {moved.sameContent === null ? scorecard.since({ name: former }) : scorecard.sameContentAs({ name: former })}
          </dt>
          <dd>
            <ChangeLink
              value={moved.sameContent?.change ?? moved.change ?? 0}
              of={scorecard.title}
              explain={`${results.subject}:instrument:mean`}
            />
          </dd>
        </div>
      )}
      {scored.length > 0 && (
        <div>
          <dt>{scorecard.belowTarget}</dt>
          <dd>
            {format.count(results.opinion.aspectsBelow)} <small>{scorecard.ofScored({ scored: scored.length })}</small>
          </dd>
        </div>
      )}
      {root !== undefined && (
        <div>
          <dt>{common.coverage}</dt>
          <dd>
            {format.count(root.coverage.criteriaScored)}{' '}
            <small>{scorecard.coverageOf({ applicable: root.coverage.criteriaApplicable })}</small>
          </dd>
        </div>
      )}
    </dl>
  )
}

function AreasPicture({ index, view }: { index: PackIndex; view: ResultsView }): ReactElement {
  const { scorecard, common } = useTexts()
  const say = useSay()
  const [table, setTable] = useState(false)
  const areas: RadarArea[] = view.children('instrument').map((area) => {
    const { name, short } = namesOf(index, area.address)
    return {
      address: area.address,
      explain: `${view.results.subject}:${area.address}:mean`,
      name: say(name),
      short: say(short),
      score: area.mean,
      level: area.median,
      target: area.target?.level ?? null,
      lastYear: view.lastYear(area.address),
    }
  })
  // Two areas make no polygon.
  const asTable = table || areas.length < 3
  return (
    <Section
      title={scorecard.areas({ areas: areas.length })}
      note={scorecard.areasNote({ levels: view.levels.length })}
    >
      {asTable ? (
        <RadarTable areas={areas} levels={view.levels} />
      ) : (
        <>
          <Radar areas={areas} levels={view.levels} />
          <RadarLegend />
        </>
      )}
      {areas.length >= 3 && (
        <div className="actions" style={{ justifyContent: 'center', marginTop: 6 }}>
          <button type="button" className="btn quiet small" aria-pressed={table} onClick={() => setTable(!table)}>
            {table ? common.asPicture : common.asTable}
          </button>
        </div>
      )}
    </Section>
  )
}

function OverallOpinion({ results }: { results: Results }): ReactElement {
  const { scorecard } = useTexts()
  const { opinion } = results
  const rule = {
    cannotSay: () => scorecard.rules.cannotSay({ open: opinion.areasOpen.length, areas: opinion.areas }),
    notReady: () =>
      scorecard.rules.notReady({
        findings: opinion.criticalFindings.length,
        below: opinion.areasBelow.length,
        areas: opinion.areas,
      }),
    readyWithConditions: () =>
      scorecard.rules.readyWithConditions({
        below: opinion.areasBelow.length,
        areas: opinion.areas,
        aspects: opinion.aspectsBelow,
      }),
    ready: () => scorecard.rules.ready(),
  }[opinion.verdict]
  return (
    <Section title={scorecard.opinion} note={scorecard.opinionNote} className="opinion">
      <strong>{scorecard.verdicts[opinion.verdict]}</strong>
      <p>{rule()}</p>
      {opinion.criticalFindings.length > 0 && (
        <ul>
          {opinion.criticalFindings.map((finding) => (
            <li key={finding.id}>
              <Icon name="flag" size={16} />
              <span>{finding.title}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function UnitsStep({ index, view }: { index: PackIndex; view: ResultsView }): ReactElement | null {
  const { scorecard, diagnostics, marks } = useTexts()
  const nameOf = useSubjectName()
  const say = useSay()
  const step = view.results.organisation
  if (step === null || step.identity) return null
  const places = ['instrument', ...view.children('instrument').map((area) => area.address)]
  const weakest = places.flatMap((address) => step.weakest.filter((entry) => entry.address === address))
  const leftOut = Map.groupBy(step.notComparable, (entry) => `${entry.unitId} ${entry.reason.kind}`)
  return (
    <Section title={scorecard.units} note={scorecard.unitsCombined({ how: diagnostics.weightings[step.weighting] })}>
      {weakest.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{scorecard.where}</th>
              <th scope="col">{scorecard.weakest}</th>
              <th scope="col" className="number">
                {scorecard.weakestScore}
              </th>
            </tr>
          </thead>
          <tbody>
            {weakest.map((entry) => (
              <WeakestRow key={entry.address} entry={entry} name={say(namesOf(index, entry.address).short)} />
            ))}
          </tbody>
        </table>
      )}
      <ul className="note">
        {[...leftOut].map(([key, entries]) => {
          const [first] = entries
          if (first === undefined) return null
          const on = marks.join({ parts: entries.map(({ address }) => say(namesOf(index, address).short)) })
          return (
            <li key={key}>
              {scorecard.leftOutUnit({
                unit: nameOf(first.unitId),
                why: scorecard.notComparable[first.reason.kind],
                on: entries.length < index.aspects.size ? on : null,
              })}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** The unit with the lowest median, then lowest mean; several when they are level. */
function WeakestRow({ entry, name }: { entry: Weakest; name: string }): ReactElement {
  const format = useFormat()
  const nameOf = useSubjectName()
  const { marks } = useTexts()
  const units = marks.join({ parts: entry.unitIds.map(nameOf) })
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{units}</td>
      <td className="number">
        <NumberLink
          text={format.score(entry.mean)}
          of={`${name}, ${units}`}
          explain={`${entry.unitIds[0] ?? ''}:${entry.address}:mean`}
        />
      </td>
    </tr>
  )
}

function RunSection({ results }: { results: Results }): ReactElement | null {
  const { scorecard } = useTexts()
  const params = useDiagnosticParams()
  const workspace = useWorkspace()
  const format = useFormat()
  const make = useSend(makeScoreRun, { refreshes: [getResults, getDiagnostic] })
  if (results.run === null && workspace.role !== 'owner') return null
  return (
    <Section title={scorecard.scoreRun} className="no-print">
      <FormProblem problem={make.error} />
      {results.run === null ? (
        <>
          <p className="muted">{scorecard.storeRunWhat}</p>
          <div className="actions" style={{ marginTop: 10 }}>
            <button
              type="button"
              className="btn small"
              disabled={make.isPending}
              onClick={() => make.mutate({ params, query: { pack: results.packId }, body: {} })}
            >
              {scorecard.storeRun}
            </button>
          </div>
        </>
      ) : (
        <p className="muted">
          {scorecard.storedRun({ when: format.instant(results.run.madeAt), who: results.run.madeBy })}
        </p>
      )}
    </Section>
  )
}

function useAreaLede(index: PackIndex, view: ResultsView): string | undefined {
  const { scorecard } = useTexts()
  const format = useFormat()
  const say = useSay()
  const scored = view
    .children('instrument')
    .filter((area) => area.mean !== null)
    .sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0))
  const [best, worst] = [scored[0], scored.at(-1)]
  if (
    best?.mean == null ||
    worst?.mean == null ||
    best === worst ||
    format.score(best.mean) === format.score(worst.mean)
  )
    return undefined
  const name = (address: string) => say(namesOf(index, address).name)
  return scorecard.lede({
    best: name(best.address),
    bestScore: format.score(best.mean),
    worst: name(worst.address),
    worstScore: format.score(worst.mean),
  })
}

function Page({ index, results }: { index: PackIndex; results: Results }): ReactElement {
  const { scorecard, common, units: unitsTexts } = useTexts()
  const format = useFormat()
  const say = useSay()
  const params = useDiagnosticParams()
  const diagnostic = useDiagnostic()
  const units = useUnits()
  const view = useResultsView(results)
  const nameOf = useSubjectName()
  const finding = useScorecardFinding(view)
  const basis = useBasisLine(view)
  const lede = useAreaLede(index, view)
  const commentsOf = useCommentsOf({
    subject: results.subject,
    identity: results.organisation?.identity ?? false,
    units,
  })
  const query = { pack: results.packId, unit: results.subject }
  const notes = useScorecardNotes(
    index,
    view,
    results.nodes.filter((node) => node.kind !== 'criterion'),
  )
  return (
    <WithPrintedNotes notes={notes}>
      <PageHead
        title={scorecard.title}
        kicker={basis}
        heading={finding}
        lede={lede}
        actions={
          <>
            <SubjectPicker />
            {units.length > 1 && (
              <Link
                className="btn"
                to={diagnosticPath(params.workspace, params.diagnostic, 'understand/units')}
                search={{ pack: results.packId }}
              >
                {unitsTexts.compare}
              </Link>
            )}
            <button type="button" className="btn" onClick={() => print()}>
              {common.print}
            </button>
            <a className="btn primary" href={hrefOf(getScorecardCsv, { params, query })} download>
              {common.exportCsv}
            </a>
          </>
        }
      />
      <p className="print-line">
        {scorecard.printLine({
          period: format.period(diagnostic.periodFrom, diagnostic.periodTo),
          pack: `${say(results.packName)} ${results.packVersion}`,
          method: results.methodVersion,
          run: results.run === null ? scorecard.noRun : scorecard.runMade({ when: format.instant(results.run.madeAt) }),
        })}
      </p>
      <Totals view={view} />
      <div className="with-side">
        <ScorecardRows
          index={index}
          view={view}
          subject={results.subject}
          commentsOf={commentsOf}
          caption={scorecard.caption({ unit: nameOf(results.subject) })}
        />
        <aside aria-label={scorecard.opinion}>
          <AreasPicture index={index} view={view} />
          <OverallOpinion results={results} />
          <UnitsStep index={index} view={view} />
          <MarksSection levels={view.levels.length} />
          <RunSection results={results} />
        </aside>
      </div>
    </WithPrintedNotes>
  )
}

function MarksSection({ levels }: { levels: number }): ReactElement {
  const { marks } = useTexts()
  return (
    <Section title={marks.howToRead}>
      <MarksKey levels={levels} />
    </Section>
  )
}

export default function Scorecard(): ReactElement {
  const { scorecard } = useTexts()
  return (
    <ResultsPage title={scorecard.title}>{(index, results) => <Page index={index} results={results} />}</ResultsPage>
  )
}
