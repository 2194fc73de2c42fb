/** The strip: one row of the scorecard as a picture. Cells are levels, the dot is the score. */
import type { CSSProperties, ReactElement } from 'react'
import type { ConfidenceLevel } from '#core/score/types.ts'
import { useFormat, useTexts } from '../theme/preferences.tsx'

/** What a strip shows. Every number is a value of the score run; nothing is computed from it but places on the axis. */
export type StripValue = {
  /** Names of the scale's levels, lowest first; 3 to 7 of them. */
  levels: readonly string[]
  state: 'scored' | 'notScored' | 'notApplicable' | 'hidden'
  /** The median: fills the cells. */
  level: number | null
  /** The mean: places the dot, which may lie outside the filled cells. */
  score: number | null
  /** Fewer than two thirds scored. */
  hollow?: boolean
  confidence?: ConfidenceLevel | null
  range?: { low: number; high: number } | null
  target?: number | null
  /** On the same content only. */
  lastYear?: number | null
  coverage?: { scored: number; applicable: number }
  /** Why not applicable. */
  reason?: string
}

/** Where a value lies on a scale of `levels`, in per cent: a level's own place is the middle of its cell. */
export function placeOnScale(value: number, levels: number): string {
  return `${(((value - 0.5) / levels) * 100).toFixed(2)}%`
}

export function TargetMark({ size = 11 }: { size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 11 11" aria-hidden="true">
      <path d="M1 1h9L5.5 9.5z" fill="var(--surface)" stroke="var(--target)" strokeWidth="1.8" strokeLinejoin="round" />
    </svg>
  )
}

export function LastYearMark({ size = 9 }: { size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 9 9" aria-hidden="true">
      <circle cx="4.5" cy="4.5" r="3.2" fill="var(--surface)" stroke="var(--last-year)" strokeWidth="1.8" />
    </svg>
  )
}

/** Fill and text colour of a level on a scale of `levels`. */
export function levelColours(level: number, levels: number): CSSProperties {
  return { background: `var(--ramp-${levels}-${level})`, color: `var(--on-ramp-${levels}-${level})` }
}

function isLow(confidence: ConfidenceLevel | null | undefined): boolean {
  return confidence === 'low' || confidence === 'veryLow'
}

/** The one sentence a screen reader says for a strip. */
export function useStripSentence(value: StripValue): string {
  const { marks, common } = useTexts()
  const format = useFormat()
  // Nothing else is said of a hidden value: what stands beside it could tell.
  if (value.state === 'hidden') return marks.hiddenWhy
  const parts: string[] = []
  if (value.state === 'notApplicable') parts.push(marks.notApplicable({ reason: value.reason ?? '' }))
  else if (value.state === 'notScored')
    parts.push(marks.notScoredSpoken({ applicable: value.coverage?.applicable ?? 0 }))
  else {
    const score = value.score === null ? null : format.score(value.score)
    if (value.level !== null) {
      parts.push(marks.level({ level: value.level, name: value.levels[value.level - 1] ?? '' }))
      if (score !== null) parts.push(value.hollow === true ? marks.scoreHollow({ score }) : marks.score({ score }))
    } else if (score !== null) parts.push(marks.onlyScore({ score }))
    if (value.range != null) {
      parts.push(marks.range({ low: format.score(value.range.low), high: format.score(value.range.high) }))
    }
  }
  if (value.target != null) parts.push(marks.target({ level: value.target }))
  if (value.lastYear != null) parts.push(marks.lastYear({ score: format.score(value.lastYear) }))
  if (value.confidence != null) parts.push(marks.confidence({ word: common.confidence[value.confidence] }))
  return marks.join({ parts })
}

function EdgeMarks({ value }: { value: StripValue }): ReactElement {
  const count = value.levels.length
  return (
    <>
      {value.target != null && (
        <i className="mark target" style={{ left: placeOnScale(value.target, count) }}>
          <TargetMark />
        </i>
      )}
      {value.lastYear != null && (
        <i className="mark last-year" style={{ left: placeOnScale(value.lastYear, count) }}>
          <LastYearMark />
        </i>
      )}
    </>
  )
}

/** A strip with its spoken sentence. `tall` is the one at the head of an explanation. */
export function LevelStrip({ value, tall = false }: { value: StripValue; tall?: boolean }): ReactElement {
  const { marks } = useTexts()
  const sentence = useStripSentence(value)
  const size = tall ? ' tall' : ''
  const count = value.levels.length

  if (value.state === 'hidden') {
    return (
      <div className="hidden-cell" role="img" aria-label={sentence}>
        <span>{marks.hidden}</span>
      </div>
    )
  }
  if (value.state === 'notApplicable') {
    return (
      <div className={`strip na${size}`} role="img" aria-label={sentence}>
        <span>{marks.notApplicable({ reason: value.reason ?? '' })}</span>
      </div>
    )
  }
  if (value.state === 'notScored') {
    return (
      <div className={`strip absent${size}`} role="img" aria-label={sentence}>
        <span>{marks.notScored(value.coverage ?? { scored: 0, applicable: 0 })}</span>
        <EdgeMarks value={value} />
      </div>
    )
  }

  const level = value.level ?? 0
  return (
    <div className={`strip${size}`} role="img" aria-label={sentence}>
      {value.levels.map((name, index) => {
        const number = index + 1
        if (number <= level) {
          const fill = `var(--ramp-${count}-${number})`
          const borderColor = number > count / 2 ? fill : 'var(--level-edge)'
          return <i key={name} className="cell" style={{ background: fill, borderColor }} />
        }
        const inGap = level > 0 && value.target != null && number <= value.target
        return <i key={name} className={inGap ? 'cell gap' : 'cell'} />
      })}
      {value.range != null && (
        <i
          className="range"
          style={{
            left: placeOnScale(value.range.low, count),
            width: `${(((value.range.high - value.range.low) / count) * 100).toFixed(2)}%`,
          }}
        />
      )}
      {value.score !== null && (
        <i
          className={value.hollow === true || isLow(value.confidence) ? 'mark dot hollow' : 'mark dot'}
          style={{ left: placeOnScale(value.score, count) }}
        />
      )}
      <EdgeMarks value={value} />
    </div>
  )
}
