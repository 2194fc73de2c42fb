/** How to read a row: every mark of a strip with its meaning. */
import type { ReactElement } from 'react'
import { useTexts } from '../theme/preferences.tsx'
import { LastYearMark, TargetMark } from './strip.tsx'

export function MarksKey({ levels }: { levels: number }): ReactElement {
  const { marks } = useTexts()
  return (
    <ul className="key">
      <li>
        <span className="swatch">
          {Array.from({ length: levels }, (_, index) => (
            <i key={index} className="step" style={{ background: `var(--ramp-${levels}-${index + 1})` }} />
          ))}
        </span>
        {marks.key.level}
      </li>
      <li>
        <span className="swatch strip" style={{ display: 'flex' }}>
          <i className="dot" style={{ borderRadius: '50%' }} />
        </span>
        {marks.key.score}
      </li>
      <li>
        <span className="swatch strip" style={{ display: 'block' }}>
          <i className="range" style={{ left: 12, width: 30 }} />
        </span>
        {marks.key.range}
      </li>
      <li>
        <span className="swatch">
          <TargetMark />
        </span>
        {marks.key.target}
      </li>
      <li>
        <span className="swatch">
          <i
            className="block"
            style={{
              border: '1px dashed var(--target)',
              background: 'repeating-linear-gradient(135deg, var(--gap-hatch) 0 2px, transparent 2px 6px)',
            }}
          />
        </span>
        {marks.key.gap}
      </li>
      <li>
        <span className="swatch">
          <LastYearMark size={11} />
        </span>
        {marks.key.lastYear}
      </li>
      <li>
        <span className="swatch">
          <i className="block" style={{ border: '1.5px dashed var(--missing-edge)' }} />
        </span>
        {marks.key.notScored}
      </li>
      <li>
        <span className="swatch">
          <i className="block" style={{ background: 'var(--na-fill)', border: '1px solid var(--line)' }} />
        </span>
        {marks.key.notApplicable}
      </li>
    </ul>
  )
}
