/** The rows of the scorecard: an area with its roll-up, then its aspects as strips. */
import { useState, type ReactElement, type ReactNode } from 'react'
import { useSearch } from '@tanstack/react-router'
import { putComment } from '#contract/rating.ts'
import { getResults } from '#contract/score.ts'
import type { NodeScore } from '#core/score/types.ts'
import { namesOf, type PackIndex } from '../../data/pack.ts'
import { useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { confidenceOf, type ResultsView } from '../../data/results.ts'
import { useSend } from '../../data/use-api.ts'
import { LevelStrip } from '../../marks/strip.tsx'
import { ChangeLink, ConfidenceBars, NumberLink } from '../../marks/small-marks.tsx'
import { Said } from '../../shell/said.tsx'
import { Empty } from '../../shell/states.tsx'
import { matcher } from '../library/search.ts'
import { ChoiceControls, useChoice } from './choice-controls.tsx'
import { chosenAspects } from './choice.ts'
import { useFormat, usePreferences, useSay, useTexts } from '../../theme/preferences.tsx'

type RowsProps = {
  index: PackIndex
  view: ResultsView
  subject: string
  /** The unit whose comments are shown and may be written; null where nobody may write them. */
  commentsOf: string | null
}

/** The comment in the reader's language; an owner writes it there, and the other language keeps its own. */
function Comment({
  node,
  aspectName,
  unitId,
  packId,
}: {
  node: NodeScore
  aspectName: string
  unitId: string | null
  packId: string
}): ReactElement {
  const { scorecard, common } = useTexts()
  const { language } = usePreferences()
  const say = useSay()
  const params = useDiagnosticParams()
  const [draft, setDraft] = useState<string | null>(null)
  const save = useSend(putComment, { refreshes: [getResults], onDone: () => setDraft(null) })
  const shown = say(node.comment)
  if (unitId === null) return <>{shown}</>
  if (draft === null) {
    const empty = shown === ''
    return (
      <button
        type="button"
        className={empty ? 'edit empty' : 'edit'}
        onClick={() => setDraft(node.comment[language] ?? '')}
      >
        {empty ? scorecard.addComment : shown}
        <span className="sr"> {scorecard.editComment({ aspect: aspectName })}</span>
      </button>
    )
  }
  const keep = (): void => {
    const text = draft.trim()
    if (text === (node.comment[language] ?? '')) {
      setDraft(null)
      return
    }
    const { [language]: _former, ...others } = node.comment
    const comment = text === '' ? others : { ...others, [language]: text }
    save.mutate({ params, body: { packId, unitId, aspect: node.address.slice('aspect/'.length), comment } })
  }
  return (
    <>
      <textarea
        aria-label={scorecard.editComment({ aspect: aspectName })}
        value={draft}
        maxLength={2000}
        // The reader has just asked to write here.
        ref={focusOnce}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null)
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
        }}
      />
      <span className="note" role="status">
        {save.isPending ? common.saving : save.error === null ? '' : `${common.notSaved} ${save.error.title}`}
      </span>
    </>
  )
}

/** Stays the same function over renders, so that typing does not move the focus. */
function focusOnce(field: HTMLTextAreaElement | null): void {
  field?.focus()
}

function AspectRow({ node, number, props }: { node: NodeScore; number: number; props: RowsProps }): ReactElement {
  const { scorecard } = useTexts()
  const format = useFormat()
  const say = useSay()
  const { explain } = useSearch({ strict: false })
  const { view, index, subject } = props
  const name = say(namesOf(index, node.address).name)
  const confidence = confidenceOf(node)
  const leftOut = view.children(node.address).filter((child) => child.state === 'notApplicable').length
  const counts = view.node('instrument')?.basisCounts
  const mixed = counts !== undefined && Object.values(counts).filter((count) => count > 0).length > 1
  const high = node.median !== null && node.median >= view.levels.length - (view.levels.length > 4 ? 1 : 0)
  const selected = explain?.startsWith(`${subject}:${node.address}:`) === true
  return (
    <div role="row" className={`score-row aspect-row ${selected ? 'selected' : ''}`}>
      <span role="cell" className="no">
        {String(number).padStart(2, '0')}
      </span>
      <span role="rowheader" className="name">
        <Said text={namesOf(index, node.address).name} />{' '}
        {high && (confidence === 'low' || confidence === 'veryLow') && (
          <span className="tag warn">{scorecard.highOnLow}</span>
        )}
        {leftOut > 0 && node.state !== 'notApplicable' && (
          <span className="tag">{scorecard.criteriaNotApplicable({ count: leftOut })}</span>
        )}
        {mixed && node.basis !== null && node.basis !== 'agreed' && (
          <span className="tag">{scorecard.basisTag[node.basis]}</span>
        )}
      </span>
      <div role="cell" className="strip-cell">
        <LevelStrip value={view.strip(node)} />
      </div>
      <span role="cell" className="score">
        {node.mean === null ? (
          <span className="dim">–</span>
        ) : (
          <NumberLink text={format.score(node.mean)} of={name} explain={`${subject}:${node.address}:mean`} />
        )}
      </span>
      <span role="cell" className="confidence-cell">
        {node.state === 'scored' ? (
          <ConfidenceBars level={confidence} />
        ) : (
          <span className="note">
            {node.coverage.criteriaScored}/{node.coverage.criteriaApplicable}
          </span>
        )}
      </span>
      <span role="cell" className="comment">
        <Comment node={node} aspectName={name} unitId={props.commentsOf} packId={index.pack.id} />
      </span>
    </div>
  )
}

function AreaChange({
  address,
  name,
  props,
}: {
  address: string
  name: string
  props: RowsProps
}): ReactElement | null {
  const { scorecard } = useTexts()
  const row = props.view.movement(address)
  const change = row?.sameContent?.change ?? row?.change ?? null
  if (row === undefined || change === null) return null
  return (
    <span>
      <ChangeLink value={change} of={name} explain={`${props.subject}:${address}:mean`} />
      {row.sameContent !== null && <span className="extra"> {scorecard.onSameContent}</span>}
    </span>
  )
}

function AreaGroup({
  area,
  aspects,
  first,
  props,
}: {
  area: NodeScore
  /** Those of its aspects that stand. */
  aspects: readonly NodeScore[]
  first: boolean
  props: RowsProps
}): ReactElement {
  const { scorecard } = useTexts()
  const format = useFormat()
  const say = useSay()
  const [open, setOpen] = useState(first)
  const { view, index, subject } = props
  const name = say(namesOf(index, area.address).name)
  const level = area.median === null ? null : view.levels[area.median - 1]
  return (
    <div role="rowgroup" className={open ? 'area-group' : 'area-group collapsed'}>
      <div role="row" className="score-row area-row">
        <div role="rowheader" className="area-name">
          <h2>
            <span>
              <Said text={namesOf(index, area.address).name} />
            </span>
            <small>
              {scorecard.aspectsScored({ scored: area.coverage.scored, applicable: area.coverage.applicable })}
            </small>
          </h2>
        </div>
        <div role="cell" className="strip-cell">
          <LevelStrip value={view.strip(area)} />
        </div>
        <div role="cell" className="rolled">
          <b>
            {area.mean === null ? (
              '–'
            ) : (
              <NumberLink text={format.score(area.mean)} of={name} explain={`${subject}:${area.address}:mean`} />
            )}
          </b>
          {level != null && <span className="extra">{level}</span>}
          <AreaChange address={area.address} name={name} props={props} />
        </div>
      </div>
      {aspects.map((aspect) => (
        <AspectRow
          key={aspect.address}
          node={aspect}
          number={index.aspects.get(aspect.address)?.aspect.number ?? 0}
          props={props}
        />
      ))}
      <div role="row" className="more-aspects">
        <span role="cell">
          <button type="button" className="btn quiet small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? scorecard.hideAspects : scorecard.showAspects({ aspects: aspects.length })}
          </button>
        </span>
      </div>
    </div>
  )
}

/** The rows the reader has chosen: below their areas in the instrument's order, or ranked over all areas. */
export function ScorecardRows(props: RowsProps & { caption: string }): ReactElement {
  const { scorecard } = useTexts()
  const { choice, choose } = useChoice()
  const [words, lookFor] = useState('')
  const { view, index } = props
  const areas = view.children('instrument')
  const all = areas.flatMap((area) => view.children(area.address))
  const match = matcher(words)
  const aspects = chosenAspects(all, choice, {
    moved: (address) => view.movement(address)?.change ?? null,
    matches: (aspect) => match(namesOf(index, aspect.address).name, aspect.comment),
  })
  const whole = aspects.length === all.length
  const row = (aspect: NodeScore): ReactElement => (
    <AspectRow
      key={aspect.address}
      node={aspect}
      number={index.aspects.get(aspect.address)?.aspect.number ?? 0}
      props={props}
    />
  )
  return (
    <div>
      <ChoiceControls
        choice={choice}
        choose={choose}
        words={words}
        lookFor={lookFor}
        shown={aspects.length}
        all={all.length}
      />
      {aspects.length === 0 && all.length > 0 ? (
        <Empty
          title={scorecard.noneShown}
          action={
            <button
              type="button"
              className="btn"
              onClick={() => {
                lookFor('')
                choose({ show: 'all' })
              }}
            >
              {scorecard.showAll}
            </button>
          }
        >
          {scorecard.noneShownWhat}
        </Empty>
      ) : (
        <Rows caption={props.caption} levels={view.levels}>
          {choice.order === 'pack' ? (
            areas.map((area, position) => {
              const own = aspects.filter((aspect) => aspect.parent === area.address)
              if (own.length === 0 && !whole) return null
              return (
                <AreaGroup
                  // what a search has found is open, also on a phone
                  key={`${area.address} ${whole}`}
                  area={area}
                  aspects={own}
                  first={position === 0 || !whole}
                  props={props}
                />
              )
            })
          ) : (
            <div role="rowgroup" className="area-group">
              {aspects.map(row)}
            </div>
          )}
        </Rows>
      )}
    </div>
  )
}

function Rows(props: { caption: string; levels: readonly string[]; children: ReactNode }): ReactElement {
  const { scorecard, common } = useTexts()
  return (
    <div role="table" aria-label={props.caption}>
      <div role="rowgroup" className="score-head-group">
        <div role="row" className="score-row score-head">
          <span role="columnheader">{scorecard.number}</span>
          <span role="columnheader">{common.aspect}</span>
          <div role="columnheader" className="level-heads">
            {props.levels.map((name, index) => (
              <span key={name}>
                <b>{index + 1}</b>
                {name}
              </span>
            ))}
          </div>
          <span role="columnheader" className="number">
            {common.score}
          </span>
          <span role="columnheader">{common.confidenceLabel}</span>
          <span role="columnheader">{common.comment}</span>
        </div>
      </div>
      {props.children}
    </div>
  )
}

/** Comments belong to a unit; the organisation's are those of its own unit. */
export function useCommentsOf(props: {
  subject: string
  identity: boolean
  units: readonly { id: string; kind: string }[]
}): string | null {
  const workspace = useWorkspace()
  if (workspace.role !== 'owner') return null
  if (props.subject !== 'organisation') return props.subject
  if (props.identity) return props.units[0]?.id ?? null
  return props.units.find((unit) => unit.kind === 'organisation')?.id ?? null
}
