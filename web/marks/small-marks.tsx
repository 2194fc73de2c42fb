/** The small marks: level with its digit, confidence, group, hidden cell, number with its explanation, change. */
import type { ReactElement, ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import type { ConfidenceLevel } from '#core/score/types.ts'
import { useFormat, useTexts } from '../theme/preferences.tsx'
import { useNoteNumber } from './note-numbers.ts'
import { levelColours } from './strip.tsx'

/** A level: its shade, its digit and (unless `short`) its name. `null` is not scored. */
export function LevelBadge(props: { level: number | null; levels: readonly string[]; short?: boolean }): ReactElement {
  const { common } = useTexts()
  if (props.level === null) {
    return (
      <span className="level-badge">
        <b className="none" aria-hidden="true">
          –
        </b>
        {props.short === true ? <span className="sr">{common.notScored}</span> : common.notScored}
      </span>
    )
  }
  const name = props.levels[props.level - 1] ?? ''
  const colours = levelColours(props.level, props.levels.length)
  const dark = props.level > props.levels.length / 2
  return (
    <span className="level-badge">
      <b style={dark ? { ...colours, borderColor: colours.background as string } : colours}>{props.level}</b>
      {props.short === true ? <span className="sr">{name}</span> : name}
    </span>
  )
}

export function NotApplicableBadge({ reason = '' }: { reason?: string }): ReactElement {
  const { marks } = useTexts()
  return <span className="tag">{marks.notApplicable({ reason })}</span>
}

const bars: Record<ConfidenceLevel, number> = { veryLow: 1, low: 2, moderate: 3, high: 4 }

/** Four rising bars and the word say how sure we are; `null` while nothing has been collected to judge by. */
export function ConfidenceBars({ level }: { level: ConfidenceLevel | null }): ReactElement {
  const { common } = useTexts()
  const filled = level === null ? 0 : bars[level]
  return (
    <span className="confidence">
      <i aria-hidden="true">
        {[0, 1, 2, 3].map((bar) => (
          <u key={bar} className={bar < filled ? 'on' : ''} style={{ height: 4 + bar * 2.5 }} />
        ))}
      </i>
      <span className={level === null ? 'dim' : undefined}>{common.confidence[level ?? 'none']}</span>
    </span>
  )
}

export type GroupKey = 'leaders' | 'managers' | 'frontline' | 'customers'

/** The group's letter in its mark. The name stands beside it, or is given as `name` for a screen reader. */
export function GroupMark({ group, name }: { group: GroupKey; name?: string }): ReactElement {
  const { marks } = useTexts()
  return (
    <span
      className={`group-mark ${group}`}
      {...(name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      {marks.groups[group]}
    </span>
  )
}

/** A number that is not shown, whatever the cause: no count, no reason that would tell. */
export function HiddenCell(): ReactElement {
  const { marks } = useTexts()
  return (
    <span className="hidden-cell" title={marks.hiddenWhy}>
      <span>{marks.hidden}</span>
    </span>
  )
}

/**
 * A number with a dotted underline: opens its explanation (`?explain=…`), which has an address of its own. `at` is the
 * path of another page where the number stands, `children` what is drawn instead of the bare figure.
 */
export function NumberLink(props: {
  text: string
  of: string
  explain: string
  at?: string
  className?: string
  children?: ReactNode
}): ReactElement {
  const { marks } = useTexts()
  const noted = useNoteNumber(props.explain)
  // A figure of another page has its note there.
  const note = props.at === undefined ? noted : null
  return (
    <Link
      className={`number-link ${props.className ?? ''}`}
      to={props.at ?? '.'}
      search={(search: Record<string, unknown>) => ({
        ...(props.at === undefined ? search : {}),
        explain: props.explain,
      })}
      resetScroll={props.at !== undefined}
      aria-label={marks.explain({ number: props.text, of: props.of })}
    >
      {props.children ?? props.text}
      {note !== null && <sup className="note-number">{note}</sup>}
    </Link>
  )
}

/** A change that opens the explanation of the number that changed: its parts stand there. */
export function ChangeLink(props: { value: number; of: string; explain: string }): ReactElement {
  const { marks } = useTexts()
  const format = useFormat()
  return (
    <NumberLink text={format.change(props.value)} of={marks.changeOf({ of: props.of })} explain={props.explain}>
      <Change value={props.value} />
    </NumberLink>
  )
}

/** Change with its sign: ▲ +0.4, ▼ −0.2, = ±0.0. The sign follows the shown number, so that ▲ never stands by 0.0. */
export function Change({ value, children }: { value: number; children?: ReactNode }): ReactElement {
  const { marks } = useTexts()
  const format = useFormat()
  const shown = format.change(value)
  const direction = shown.startsWith('+') ? 'up' : shown.startsWith('−') ? 'down' : 'same'
  const spoken = direction === 'same' ? marks.same : marks[direction]({ value: shown.slice(1) })
  return (
    <span className={`change ${direction === 'same' ? '' : direction}`}>
      <span aria-hidden="true">
        {direction === 'up' ? '▲' : direction === 'down' ? '▼' : '='} {shown}
      </span>
      <span className="sr">{spoken}</span>
      {children}
    </span>
  )
}
