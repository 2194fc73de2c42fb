/** A rating's value in words and marks, for histories and comparisons. */
import type { ReactElement } from 'react'
import type { RatingValue } from '#core/rating/rating.ts'
import { LevelBadge } from '../../marks/small-marks.tsx'
import { useTexts } from '../../theme/preferences.tsx'

export function Value({ value, levels }: { value: RatingValue; levels: readonly string[] }): ReactElement {
  const { scoring } = useTexts()
  if (value.kind === 'level') return <LevelBadge level={value.level} levels={levels} />
  if (value.kind === 'notScored') return <LevelBadge level={null} levels={levels} />
  if (value.kind === 'cannotJudge') return <span className="tag">{scoring.cannotJudge}</span>
  return (
    <span>
      <span className="tag">{scoring.notApplicable}</span> {scoring.reasonOf({ reason: value.reason })}
    </span>
  )
}
