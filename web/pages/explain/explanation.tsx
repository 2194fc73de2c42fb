/**
 * Why a number is what it is, as a panel over the page with an address of its own: `?explain=unit:address:measure`.
 * Figures come from the API in full precision and are only formatted here.
 */
import { useState, type ReactElement } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { getExplanation, getResults, getScoreRun, type Results } from '#contract/score.ts'
import type { ReplyOf } from '#contract/route.ts'
import type { Explanation as ExplanationValue, Measure, WhatIf } from '#core/score/explanation.ts'
import { hrefOf } from '../../data/api.ts'
import { useNameOf, usePack, usePinnedPack, type PackIndex } from '../../data/pack.ts'
import { useDiagnosticParams } from '../../data/places.ts'
import { confidenceOf, useResultsView, type ResultsView } from '../../data/results.ts'
import { useApi } from '../../data/use-api.ts'
import { LevelStrip } from '../../marks/strip.tsx'
import { Change, ConfidenceBars, LevelBadge } from '../../marks/small-marks.tsx'
import { MethodLink } from '../../shell/method-link.tsx'
import { Section } from '../../shell/page.tsx'
import { Panel } from '../../shell/panel.tsx'
import { Answer } from '../../shell/states.tsx'
import { useSubjectName } from '../../shell/subject.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { Working } from './working.tsx'

type Reply = ReplyOf<typeof getExplanation>
type Asked = { unit: string; address: string; measure: Measure }

/** The method page of each measure. */
const methodOf = { mean: 'score', median: 'level', gated: 'floor' } as const

/** `unit:address:measure`; anything else reads as the organisation's whole score. */
function readAsked(text: string): Asked {
  const [unit = 'organisation', address = 'instrument', measure = 'mean'] = text.split(':')
  return { unit, address, measure: measure === 'median' || measure === 'gated' ? measure : 'mean' }
}

type PartProps = { explanation: ExplanationValue; view: ResultsView; nameOf: (address: string) => string }

function useShown(explanation: ExplanationValue): string {
  const format = useFormat()
  const { explain } = useTexts()
  const { value, measure, row } = explanation
  if (value === null) return '–'
  if (measure === 'mean') return format.score(value)
  return measure === 'gated' && row.gated?.atMost === true ? explain.gatedAtMost({ level: value }) : format.level(value)
}

function Hero({ explanation, view, nameOf }: PartProps): ReactElement {
  const { explain } = useTexts()
  const { row } = explanation
  const moved = view.movement(row.address)
  const change = moved?.sameContent?.change ?? moved?.change ?? null
  const shown = useShown(explanation)
  return (
    <div className="explain-hero">
      <span className="value">{shown}</span>
      <div>
        <h2>{nameOf(row.address)}</h2>
        <div className="facts">
          <LevelBadge level={row.median} levels={view.levels} />
          <ConfidenceBars level={confidenceOf(row)} />
          {row.target !== null && <span>{explain.target({ level: row.target.level })}</span>}
          {change !== null && <Change value={change} />}
        </div>
      </div>
      <div className="strip-place">
        <LevelStrip value={view.strip(row)} tall />
        <div className="axis" aria-hidden="true">
          {view.levels.map((name, index) => (
            <span key={name}>
              {index + 1} {name}
            </span>
          ))}
        </div>
      </div>
    </div>
  )
}

/** One or two sentences before the working. */
function useSentence(explanation: ExplanationValue, shown: string, levels: readonly string[]): string {
  const { explain, common } = useTexts()
  const unitName = useSubjectName()
  const { row, step } = explanation
  if (row.state === 'notApplicable') {
    const reason = row.notApplicable
    return reason?.kind === 'stated'
      ? explain.absence.stated({ reasons: reason.reasons.join('; ') })
      : reason === null
        ? explain.absence.notApplicable
        : explain.absence[reason.kind]
  }
  if (row.state === 'notScored') {
    const reason = row.notScored?.kind
    return reason === 'cannotJudge' || reason === 'notComparable' || reason === 'noUnitWeight'
      ? explain.absence[reason]
      : explain.absence.notScored
  }
  const sentences: string[] = []
  if (step.kind === 'rollUp') {
    const below =
      row.kind === 'instrument'
        ? explain.below.areas
        : row.kind === 'area'
          ? explain.below.aspects
          : explain.below.criteria
    sentences.push(
      explain.sayRollUp({ number: shown, scored: row.coverage.scored, applicable: row.coverage.applicable, below }),
    )
  } else if (step.kind === 'units') sentences.push(explain.sayUnits({ units: step.units.length }))
  else if (step.kind === 'ownRating') sentences.push(explain.sayOwn({ unit: unitName(step.unitId) }))
  else if (step.kind === 'imported') sentences.push(explain.sayImported)
  else if (row.basis === 'agreed')
    sentences.push(explain.sayAgreed({ level: row.median ?? 0, name: levels[(row.median ?? 1) - 1] ?? '' }))
  else sentences.push(row.basis === 'single' ? explain.saySingle : explain.sayProvisional({ raters: row.raters }))
  if (row.hollow) sentences.push(explain.sayHollow)
  return sentences.join(common.betweenSentences)
}

function Ways({ explanation, nameOf }: PartProps): ReactElement | null {
  const { explain } = useTexts()
  const format = useFormat()
  const { row, measure, waysDiffer } = explanation
  if (row.kind === 'criterion' || row.mean === null) return null
  const held = (row.gated?.heldBy ?? []).slice(0, 4).map(nameOf).join(', ')
  const way = (name: Measure, value: string, words: string): ReactElement => (
    <div className={measure === name ? 'chosen' : ''}>
      <b>
        {value} {measure === name && <small>{explain.asked}</small>}
      </b>
      {words}
    </div>
  )
  return (
    <Section title={explain.ways} note={waysDiffer ? explain.waysDiffer : explain.waysAgree}>
      <div className="ways">
        {way('mean', format.score(row.mean), explain.mean)}
        {row.median !== null && way('median', format.level(row.median), explain.median)}
        {row.gated !== null &&
          way(
            'gated',
            row.gated.atMost ? explain.gatedAtMost({ level: row.gated.level }) : format.level(row.gated.level),
            row.gated.atMost ? explain.atMostWhy : explain.gated({ held }),
          )}
      </div>
    </Section>
  )
}

function Since({ explanation, view }: PartProps): ReactElement | null {
  const { explain } = useTexts()
  const format = useFormat()
  const say = useSay()
  const moved = view.movement(explanation.row.address)
  const { previous } = view.results
  if (
    moved === undefined ||
    previous === null ||
    moved.change === null ||
    moved.before.mean === null ||
    moved.after.mean === null
  )
    return null
  const { split } = moved
  const title = explain.since({
    name: say(previous.name),
    before: format.score(moved.before.mean),
    after: format.score(moved.after.mean),
  })
  const rows: [string, number][] =
    split.kind === 'full'
      ? [
          [explain.real, split.real],
          [explain.raters, split.raters],
          [explain.content, split.content],
          [explain.consensus, split.consensus],
        ]
      : split.kind === 'ratersUnknown'
        ? [
            [explain.realAndRaters, split.realAndRaters],
            [explain.content, split.content],
            [explain.consensus, split.consensus],
          ]
        : [[explain.total, moved.change]]
  return (
    <Section title={title}>
      <ul className="pairs">
        {rows.map(([words, value]) => (
          <li key={words}>
            <span>{words}</span>
            <b>{format.change(value)}</b>
          </li>
        ))}
      </ul>
      {split.kind === 'none' && <p className="note">{explain.noSplit[split.reason]}</p>}
    </Section>
  )
}

function WhatIfs({ explanation, nameOf }: PartProps): ReactElement | null {
  const { explain } = useTexts()
  const format = useFormat()
  const words = ({ change }: WhatIf): string => {
    if (change.kind === 'allWeightsEqual') return explain.equalWeights
    const name = nameOf(change.address)
    if (change.kind === 'childReachesTarget') return explain.atTarget({ name, level: change.level })
    return change.direction === 'up'
      ? explain.reaches({ name, level: change.level })
      : explain.falls({ name, level: change.level })
  }
  const shown = explanation.whatIfs
  if (shown.length === 0) return null
  // The largest changes and, last in the list, all weights equal.
  const first = shown.length > 6 ? [...shown.slice(0, 5), ...shown.slice(-1)] : shown
  return (
    <Section title={explain.whatIf}>
      <ul className="pairs">
        {first.map((whatIf) => (
          <li key={words(whatIf)}>
            <span>{words(whatIf)}</span>
            <b>{format.score(whatIf.mean)}</b>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function WorkItOutAgain({ reply }: { reply: Reply }): ReactElement {
  const { explain } = useTexts()
  const format = useFormat()
  const params = useDiagnosticParams()
  const [copied, setCopied] = useState(false)
  const { explanation, run, inputsHash } = reply
  return (
    <Section title={explain.again} note={explain.againNote}>
      <dl className="provenance">
        <dt>{explain.run}</dt>
        <dd>{run === null ? explain.runNone : `${format.instant(run.madeAt)} · ${explain.runNever}`}</dd>
        <dt>{explain.inputs}</dt>
        <dd>{explain.inputsOf(explanation.behind)}</dd>
        <dt>{explain.versions}</dt>
        <dd>{explain.versionsOf({ pack: explanation.pack.version, method: explanation.methodVersion })}</dd>
        <dt>{explain.fingerprint}</dt>
        <dd>{inputsHash}</dd>
      </dl>
      <div className="actions">
        {run !== null && (
          <a className="btn primary" href={hrefOf(getScoreRun, { params: { ...params, run: run.id } })} download>
            {explain.download}
          </a>
        )}
        <button
          type="button"
          className="btn"
          onClick={() => void navigator.clipboard.writeText(location.href).then(() => setCopied(true))}
        >
          {copied ? explain.copied : explain.copyLink}
        </button>
      </div>
    </Section>
  )
}

function Body({
  reply,
  results,
  index,
  asked,
}: {
  reply: Reply
  results: Results
  index: PackIndex
  asked: Asked
}): ReactElement {
  const { explain } = useTexts()
  const view = useResultsView(results)
  const nameOf = useNameOf(index)
  const { explanation } = reply
  const shown = useShown(explanation)
  const sentence = useSentence(explanation, shown, view.levels)
  const part = { explanation, view, nameOf }
  return (
    <>
      <Hero {...part} />
      <p className="explain-say">
        {sentence}{' '}
        <span className="note">
          <MethodLink of={methodOf[explanation.measure]}>{explain.method}</MethodLink>
        </span>
      </p>
      <Working explanation={explanation} subject={asked.unit} levels={view.levels} nameOf={nameOf} shown={shown} />
      <Ways {...part} />
      <div className="two">
        <Since {...part} />
        <WhatIfs {...part} />
      </div>
      <WorkItOutAgain reply={reply} />
    </>
  )
}

function Trail({ asked, index }: { asked: Asked; index: PackIndex }): ReactElement {
  const { explain } = useTexts()
  const unitName = useSubjectName()
  const nameOf = useNameOf(index)
  const area = index.aspects.get(asked.address)?.area ?? index.criteria.get(asked.address)?.area
  const aspect = index.criteria.get(asked.address)?.aspect
  const steps = [
    unitName(asked.unit),
    ...(area === undefined ? [] : [nameOf(`area/${area.id}`)]),
    ...(aspect === undefined ? [] : [nameOf(`aspect/${aspect.id}`)]),
  ]
  return (
    <>
      {explain.panel} · {steps.join(' › ')}
    </>
  )
}

export default function Explanation({ of }: { of: string }): ReactElement {
  const { explain } = useTexts()
  const navigate = useNavigate()
  const asked = readAsked(of)
  const params = useDiagnosticParams()
  const pinned = usePinnedPack()
  const pack = usePack()
  const query = { unit: asked.unit, ...(pinned === undefined ? {} : { pack: pinned.packId }) }
  const results = useApi(getResults, { params, query })
  const reply = useApi(getExplanation, { params, query: { ...query, address: asked.address, measure: asked.measure } })
  const close = (): void =>
    void navigate({
      to: '.',
      search: (search: Record<string, unknown>) => ({ ...search, explain: undefined }),
      resetScroll: false,
    } as never)
  return (
    <Panel
      label={explain.panel}
      trail={pack.data === undefined ? explain.panel : <Trail asked={asked} index={pack.data} />}
      onClose={close}
    >
      <Answer of={pack}>
        {(index) => (
          <Answer of={results}>
            {(found) => (
              <Answer of={reply}>{(data) => <Body reply={data} results={found} index={index} asked={asked} />}</Answer>
            )}
          </Answer>
        )}
      </Answer>
    </Panel>
  )
}
