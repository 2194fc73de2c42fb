/** Decide → Gaps: aspects below target by size and weight, each with what assessors would see at the next level. */
import './gaps.css'
import { useState, type ReactElement } from 'react'
import { NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Results } from '#contract/score.ts'
import type { Text } from '#core/language.ts'
import type { GapEntry, NextStep } from '#core/score/types.ts'
import { namesOf, type PackIndex } from '../../data/pack.ts'
import { useResultsView, type ResultsView } from '../../data/results.ts'
import { LevelStrip } from '../../marks/strip.tsx'
import { NumberLink } from '../../marks/small-marks.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useScorecardNotes, WithPrintedNotes } from '../../shell/printed-notes.tsx'
import { ResultsPage } from '../../shell/results-page.tsx'
import { Said } from '../../shell/said.tsx'
import { Empty } from '../../shell/states.tsx'
import { SubjectPicker } from '../../shell/subject.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { useBasisLine } from '../scorecard/finding.ts'
import { inOrder, orders } from './order.ts'

const stepsAtFirst = 2

function Step({ step, index, whole }: { step: NextStep; index: PackIndex; whole: boolean }): ReactElement {
  const { gaps } = useTexts()
  const criterion = index.criteria.get(step.address)?.criterion
  const descriptor = criterion?.descriptors[String(step.nextLevel)]
  return (
    <li>
      <span>
        <b>
          <Said text={namesOf(index, step.address).name} />
        </b>{' '}
        <span className="note">{gaps.nextStep({ level: step.level, next: step.nextLevel })}</span>
      </span>
      {descriptor !== undefined && (
        <span className="takes">
          <Said text={descriptor} />
        </span>
      )}
      {whole && criterion?.lookFor !== undefined && (
        <span className="evidence">
          {gaps.lookFor}: <Said text={criterion.lookFor} />
        </span>
      )}
      {whole && criterion?.remedy !== undefined && (
        <span className="evidence">
          {gaps.firstStep}: <Said text={criterion.remedy} />
        </span>
      )}
    </li>
  )
}

function areaName(index: PackIndex, area: string): Text {
  return namesOf(index, `area/${area}`).name
}

function Gap({ gap, index, view }: { gap: GapEntry; index: PackIndex; view: ResultsView }): ReactElement {
  const { gaps, common } = useTexts()
  const format = useFormat()
  const say = useSay()
  const [all, setAll] = useState(false)
  const node = view.node(gap.address)
  const name = say(namesOf(index, gap.address).name)
  const more = gap.nextSteps.length - stepsAtFirst
  return (
    <li className="gap-item keep">
      <div>
        <h2>
          <Said text={namesOf(index, gap.address).name} />
        </h2>
        <p className="area-name">{say(areaName(index, gap.area))}</p>
        <p className="size">
          <b>{gaps.size({ levels: gap.size })}</b>
          <span>
            {gaps.toTarget({ from: view.levels[gap.level - 1] ?? '', to: view.levels[gap.target - 1] ?? '' })}
          </span>
          <span>{gaps.weight({ weight: format.weight(gap.weight) })}</span>
          {node?.mean != null && (
            <span>
              {common.score}{' '}
              <NumberLink
                text={format.score(node.mean)}
                of={name}
                explain={`${view.results.subject}:${gap.address}:mean`}
              />
            </span>
          )}
          {gap.hollow && <span className="tag warn">{gaps.hollow}</span>}
        </p>
      </div>
      <div className="strip-place">{node !== undefined && <LevelStrip value={view.strip(node)} />}</div>
      <div className="steps-place">
        <ul className="steps" aria-label={gaps.whatItTakes}>
          {(all ? gap.nextSteps : gap.nextSteps.slice(0, stepsAtFirst)).map((step) => (
            <Step key={step.address} step={step} index={index} whole={all} />
          ))}
        </ul>
        {gap.nextSteps.length > 0 && (
          <button type="button" className="btn quiet small no-print" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? gaps.fewerSteps : more > 0 ? gaps.moreSteps({ count: more }) : gaps.evidence}
            <span className="sr">: {name}</span>
          </button>
        )}
      </div>
    </li>
  )
}

function Page({ index, results }: { index: PackIndex; results: Results }): ReactElement {
  const { gaps, common } = useTexts()
  const view = useResultsView(results)
  const basis = useBasisLine(view)
  const say = useSay()
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const list = results.gaps
  const order = orders.find((known) => known === search.order) ?? 'weight'
  const areas = [...new Set(list.map((gap) => gap.area))]
  const area = areas.find((known) => known === search.show)
  const shown = inOrder(
    list.filter((gap) => area === undefined || gap.area === area),
    order,
    index,
  )
  const notes = useScorecardNotes(
    index,
    view,
    shown.flatMap((gap) => view.node(gap.address) ?? []),
  )
  const set = (part: { order?: string; show?: string | undefined }): void =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, ...part }),
      resetScroll: false,
    } as never)
  const twoOrMore = list.filter((gap) => gap.size >= 2).length
  const hasTarget = results.nodes.some((node) => node.target !== null)
  const heading = !hasTarget
    ? gaps.findingNoTarget
    : list.length === 0
      ? gaps.findingNone
      : twoOrMore > 0
        ? gaps.findingTwo({ count: list.length, two: twoOrMore })
        : gaps.finding({ count: list.length })
  return (
    <WithPrintedNotes notes={notes}>
      <PageHead
        title={gaps.title}
        kicker={basis}
        heading={heading}
        lede={list.length === 0 ? undefined : gaps.lede}
        actions={
          <>
            <SubjectPicker />
            {list.length > 0 && (
              <button type="button" className="btn" onClick={() => print()}>
                {common.print}
              </button>
            )}
          </>
        }
      />
      {!hasTarget && <Empty title={gaps.findingNoTarget}>{gaps.noTarget}</Empty>}
      {list.length > 0 && (
        <>
          <div className="gap-controls no-print">
            <NativeSelect
              label={gaps.order}
              value={order}
              onChange={(event) => set({ order: event.currentTarget.value })}
              data={orders.map((value) => ({ value, label: gaps.orders[value] }))}
            />
            {areas.length > 1 && (
              <NativeSelect
                label={common.area}
                value={area ?? ''}
                onChange={(event) => set({ show: event.currentTarget.value || undefined })}
                data={[
                  { value: '', label: gaps.allAreas },
                  ...areas.map((value) => ({ value, label: say(areaName(index, value)) })),
                ]}
              />
            )}
          </div>
          <ol className="gap-list" aria-label={gaps.caption({ order: gaps.orders[order] })}>
            {shown.map((gap) => (
              <Gap key={gap.address} gap={gap} index={index} view={view} />
            ))}
          </ol>
        </>
      )}
    </WithPrintedNotes>
  )
}

export default function Gaps(): ReactElement {
  const { gaps } = useTexts()
  return <ResultsPage title={gaps.title}>{(index, results) => <Page index={index} results={results} />}</ResultsPage>
}
