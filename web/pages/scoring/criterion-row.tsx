/** One criterion of a sheet: its levels side by side, the choice, the reason, and what happened to it. */
import { useEffect, useId, useRef, useState, type CSSProperties, type ReactElement } from 'react'
import type { Rating } from '#contract/rating.ts'
import type { PlacedCriterion } from '#core/instrument/look-up.ts'
import type { RatingValue } from '#core/rating/rating.ts'
import { LevelBadge } from '../../marks/small-marks.tsx'
import { levelColours } from '../../marks/strip.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import type { Held } from './unsent.ts'
import type { Standing } from './use-sheet.ts'
import { Value } from './value.tsx'

export type RowHands = {
  choose: (value: RatingValue) => void
  write: (note: string) => void
  keep: () => void
  askNotApplicable: (asking: boolean) => void
  keepMine: () => void
  takeTheirs: (current: Rating | null) => void
  discard: () => void
  history: () => void
}

export type RowProps = {
  placed: PlacedCriterion
  /** `7.3` */
  number: string
  levels: readonly string[]
  standing: Standing
  current: boolean
  locked: boolean
  /** The reason for N/A is being written. */
  asking: boolean
  lastYear: string | null
  hands: RowHands
  onCurrent: () => void
}

function Option(props: {
  level: number
  levels: readonly string[]
  words: string
  chosen: boolean
  current: boolean
  inOrder: boolean
  locked: boolean
  onChoose: () => void
}): ReactElement {
  const { scoring } = useTexts()
  const { level, levels, chosen } = props
  // The tint of the page's own ramp, fainter the darker the level, so that the words stay readable.
  const share = 45 - ((level - 1) / Math.max(1, levels.length - 1)) * 27
  const tint = { '--tint': `var(--ramp-${levels.length}-${level})`, '--share': `${share}%` } as CSSProperties
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-label={`${level} ${levels[level - 1] ?? ''}. ${props.words}`}
      className={`option ${chosen ? 'chosen' : ''}`}
      style={tint}
      data-level={level}
      tabIndex={props.inOrder ? 0 : -1}
      aria-disabled={props.locked || undefined}
      onClick={props.locked ? undefined : props.onChoose}
    >
      <b className="phone-level" style={levelColours(level, levels.length)} aria-hidden="true">
        {level}
      </b>
      {props.current && (
        <kbd className="desk" aria-hidden="true">
          {level}
        </kbd>
      )}
      <span>{props.words}</span>
      {chosen && (
        <span className="tick" aria-hidden="true">
          {scoring.yours({ level })}
        </span>
      )}
    </button>
  )
}

function Reason({ standing, hands }: Pick<RowProps, 'standing' | 'hands'>): ReactElement {
  const { scoring } = useTexts()
  const id = useId()
  return (
    <div className="reason">
      <label htmlFor={id}>
        <span>{scoring.why}</span>
        <span className="dim">{scoring.whyNote}</span>
      </label>
      <textarea
        id={id}
        value={standing.note}
        maxLength={4000}
        onChange={(event) => hands.write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) hands.keep()
        }}
      />
      <div className="buttons">
        <span className="actions">
          <button type="button" className="btn small" onClick={() => hands.askNotApplicable(true)}>
            {scoring.notApplicable} <kbd aria-hidden="true">N</kbd>
          </button>
          <button type="button" className="btn small" onClick={() => hands.choose({ kind: 'cannotJudge' })}>
            {scoring.cannotJudge} <kbd aria-hidden="true">0</kbd>
          </button>
        </span>
        <button type="button" className="btn primary desk" onClick={hands.keep}>
          {scoring.keep} <kbd aria-hidden="true">↵</kbd>
        </button>
      </div>
    </div>
  )
}

function NotApplicableForm({ hands, start }: { hands: RowHands; start: string }): ReactElement {
  const { scoring, common } = useTexts()
  const id = useId()
  const [reason, setReason] = useState(start)
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const mark = (): void => {
    if (reason.trim() === '') {
      setMissing(true)
      field.current?.focus()
      return
    }
    // Choosing closes the question, and the focus goes on from here.
    hands.choose({ kind: 'notApplicable', reason: reason.trim() })
  }
  return (
    <div className="reason">
      <label htmlFor={id}>
        <span>{scoring.reason}</span>
      </label>
      <textarea
        id={id}
        ref={field}
        value={reason}
        maxLength={2000}
        required
        aria-invalid={missing}
        aria-describedby={`${id}-what`}
        onChange={(event) => {
          setReason(event.currentTarget.value)
          setMissing(false)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') hands.askNotApplicable(false)
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) mark()
        }}
      />
      <p id={`${id}-what`} className={missing ? 'field-problem' : 'note'} role={missing ? 'alert' : undefined}>
        {missing ? scoring.reasonMissing : scoring.notApplicableWhat}
      </p>
      <div className="actions">
        <button type="button" className="btn primary" onClick={mark}>
          {scoring.markNotApplicable}
        </button>
        <button type="button" className="btn quiet" onClick={() => hands.askNotApplicable(false)}>
          {common.cancel}
        </button>
      </div>
    </div>
  )
}

/** N/A and "can't judge" stand as a plate in place of the levels. */
function Plate({ standing, hands, locked }: Pick<RowProps, 'standing' | 'hands' | 'locked'>): ReactElement {
  const { scoring } = useTexts()
  const { value } = standing
  return (
    <div className="plate">
      <b>{value.kind === 'notApplicable' ? scoring.notApplicable : scoring.cannotJudge}</b>
      {value.kind === 'notApplicable' && <span>{scoring.reasonOf({ reason: value.reason })}</span>}
      <span className="note">
        {value.kind === 'notApplicable' ? scoring.notApplicableWhat : scoring.cannotJudgeWhat}{' '}
        {!locked && (
          <button
            type="button"
            className="btn quiet small"
            data-start
            onClick={() => hands.choose({ kind: 'notScored' })}
          >
            {scoring.takeBack}
          </button>
        )}
      </span>
    </div>
  )
}

function Conflict({ held, levels, hands }: { held: Held; levels: readonly string[]; hands: RowHands }): ReactElement {
  const { scoring } = useTexts()
  const format = useFormat()
  const mine = held.changes.at(-1)
  const current = held.conflict?.current ?? null
  return (
    <div className="conflict" role="alert">
      <h3>{scoring.conflictTitle}</h3>
      <p>{scoring.conflictWhat}</p>
      <div className="versions">
        <div>
          <small>{scoring.mine}</small>
          <Value value={mine?.value ?? { kind: 'notScored' }} levels={levels} />
          <p className="note">{mine === undefined || mine.note === '' ? scoring.noNote : mine.note}</p>
          <button type="button" className="btn small" onClick={hands.keepMine}>
            {scoring.keepMine}
          </button>
        </div>
        <div>
          <small>{current === null ? '' : scoring.theirs({ time: format.instant(current.updatedAt) })}</small>
          <Value value={current?.value ?? { kind: 'notScored' }} levels={levels} />
          <p className="note">{current === null || current.note === '' ? scoring.noNote : current.note}</p>
          <button type="button" className="btn small" onClick={() => hands.takeTheirs(current)}>
            {scoring.takeTheirs}
          </button>
        </div>
      </div>
    </div>
  )
}

function Marks({ standing, levels, hands, lastYear, placed }: RowProps): ReactElement {
  const { scoring } = useTexts()
  const format = useFormat()
  const { value, held, savedAt } = standing
  return (
    <>
      {value.kind === 'level' || value.kind === 'notScored' ? (
        <LevelBadge level={value.kind === 'level' ? value.level : null} levels={levels} />
      ) : null}
      {held !== undefined ? (
        <span className="tag gold">{scoring.notYetSaved}</span>
      ) : (
        savedAt !== null && <small>{scoring.savedAt({ time: format.time(savedAt) })}</small>
      )}
      {lastYear !== null && <small>{scoring.lastYear({ level: lastYear })}</small>}
      {standing.version > 0 && (
        <button type="button" className="history-link" onClick={hands.history}>
          {scoring.history}
          <span className="sr">: {placed.address}</span>
        </button>
      )}
    </>
  )
}

export function CriterionRow(props: RowProps): ReactElement {
  const { scoring } = useTexts()
  const say = useSay()
  const { placed, levels, standing, current, locked, hands, asking } = props
  const { criterion } = placed
  const { value, note, held } = standing
  const name = say(criterion.name)
  const chosen = value.kind === 'level' ? value.level : null
  const plate = value.kind === 'notApplicable' || value.kind === 'cannotJudge'
  const place = useId()
  // Pressing must not open the row yet: it would slide away from under the finger before the press is a click.
  const pressed = useRef(false)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- the row follows what is used in it
    <section
      className={`criterion ${current ? 'current' : ''}`}
      aria-labelledby={place}
      data-criterion={placed.address}
      onPointerDown={() => (pressed.current = true)}
      onPointerUp={() => (pressed.current = false)}
      onPointerCancel={() => (pressed.current = false)}
      onClick={props.onCurrent}
      onFocus={() => !pressed.current && props.onCurrent()}
    >
      <div className="label">
        <h2 id={place}>{name}</h2>
        <small>
          {props.number}
          {criterion.wholeOrganisationOnly && ` · ${scoring.wholeOrganisationOnly}`}
        </small>
        <Marks {...props} />
      </div>
      {plate ? (
        <Plate standing={standing} hands={hands} locked={locked} />
      ) : (
        <div className="options" role="radiogroup" aria-label={scoring.chooseLevel({ criterion: name })}>
          {levels.map((level, at) => (
            <Option
              key={level}
              level={at + 1}
              levels={levels}
              words={say(criterion.descriptors[String(at + 1)] ?? {})}
              chosen={chosen === at + 1}
              current={current}
              inOrder={chosen === null ? at === 0 : chosen === at + 1}
              locked={locked}
              onChoose={() => hands.choose({ kind: 'level', level: at + 1 })}
            />
          ))}
        </div>
      )}
      {held?.conflict != null && <Conflict held={held} levels={levels} hands={hands} />}
      {held?.refused != null && (
        <div className="conflict" role="alert">
          <p>{scoring.refused({ why: held.refused })}</p>
          <button type="button" className="btn small" onClick={hands.discard}>
            {scoring.discard}
          </button>
        </div>
      )}
      {current && !locked && asking && (
        <NotApplicableForm hands={hands} start={value.kind === 'notApplicable' ? value.reason : ''} />
      )}
      {current && !locked && !asking && !plate && <Reason standing={standing} hands={hands} />}
      {(!current || locked || plate) && note !== '' && (
        <p className="said">
          <b>{scoring.yourReason}</b>
          {note}
        </p>
      )}
    </section>
  )
}
