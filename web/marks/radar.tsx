/** Areas as a radar: a picture beside its table, never the only evidence. Drawn by hand: polygons and labels, no library. */
import type { ReactElement } from 'react'
import { useFormat, useTexts } from '../theme/preferences.tsx'
import { LevelBadge, NumberLink } from './small-marks.tsx'

export type RadarArea = {
  address: string
  /** What opens the explanation of its score. */
  explain: string
  name: string
  short: string
  score: number | null
  level: number | null
  target: number | null
  lastYear: number | null
}

const width = 380
const height = 318
const centre = { x: 190, y: 164 }
const radius = 100

function corner(index: number, count: number, distance: number): { x: number; y: number } {
  const angle = -Math.PI / 2 + (index * 2 * Math.PI) / count
  return { x: centre.x + Math.cos(angle) * distance, y: centre.y + Math.sin(angle) * distance }
}

function points(values: readonly (number | null)[], levels: number): string {
  return values
    .map((value, index) => {
      const { x, y } = corner(index, values.length, (radius * (value ?? 0)) / levels)
      return `${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join(' ')
}

/** A line round the axes that have a value; a missing area leaves a gap instead of a dent to zero. */
function outline(values: readonly (number | null)[], levels: number): string {
  const count = values.length
  const at = (index: number): string => {
    const { x, y } = corner(index, count, (radius * (values[index] ?? 0)) / levels)
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  }
  if (values.every((value) => value !== null)) return `M${values.map((_, index) => at(index)).join('L')}Z`
  return values
    .map((value, index) => {
      const next = (index + 1) % count
      return value !== null && values[next] !== null ? `M${at(index)}L${at(next)}` : ''
    })
    .join('')
}

/** A short name in at most two lines: English breaks at a word, Chinese after half of its characters. */
function labelLines(name: string): string[] {
  const chinese = /\p{Script=Han}/u.test(name)
  const room = chinese ? 6 : 13
  const letters = [...name]
  if (letters.length <= room) return [name]
  if (chinese) {
    const half = Math.ceil(letters.length / 2)
    return [letters.slice(0, half).join(''), letters.slice(half).join('')]
  }
  const words = name.split(' ')
  let best = 1
  for (let cut = 1; cut < words.length; cut++) {
    const longest = (at: number) => Math.max(words.slice(0, at).join(' ').length, words.slice(at).join(' ').length)
    if (longest(cut) < longest(best)) best = cut
  }
  return words.length === 1 ? [name] : [words.slice(0, best).join(' '), words.slice(best).join(' ')]
}

export function Radar({ areas, levels }: { areas: readonly RadarArea[]; levels: readonly string[] }): ReactElement {
  const { marks, common } = useTexts()
  const format = useFormat()
  const count = areas.length
  const top = levels.length
  const rings = Array.from({ length: top }, (_, index) => top - index)
  const score = areas.map((area) => area.score)
  const complete = score.every((value) => value !== null)
  return (
    <svg className="radar" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={marks.radar({ areas: count })}>
      {rings.map((ring) => (
        <polygon
          key={ring}
          points={points(
            areas.map(() => ring),
            top,
          )}
          fill={ring === top ? 'var(--surface)' : 'none'}
          stroke={ring === top ? 'var(--line-strong)' : 'var(--line)'}
        />
      ))}
      {areas.map((area, index) => {
        const end = corner(index, count, radius)
        return <line key={area.address} x1={centre.x} y1={centre.y} x2={end.x} y2={end.y} stroke="var(--line)" />
      })}
      <path
        d={outline(score, top)}
        fill={complete ? 'var(--level-2)' : 'none'}
        fillOpacity=".42"
        stroke="var(--level-4)"
        strokeWidth="2.2"
        strokeLinejoin="round"
      />
      <path
        d={outline(
          areas.map((area) => area.lastYear),
          top,
        )}
        fill="none"
        stroke="var(--last-year)"
        strokeWidth="1.6"
        strokeDasharray="1.5 3.5"
        strokeLinecap="round"
      />
      <path
        d={outline(
          areas.map((area) => area.target),
          top,
        )}
        fill="none"
        stroke="var(--target)"
        strokeWidth="1.8"
        strokeDasharray="6 3"
      />
      {areas.map((area, index) => {
        if (area.score === null) return null
        const { x, y } = corner(index, count, (radius * area.score) / top)
        return (
          <circle key={area.address} cx={x} cy={y} r="4" fill="var(--ink)" stroke="var(--surface)" strokeWidth="1.5" />
        )
      })}
      {rings.map((ring) => (
        <text key={ring} x={centre.x + 5} y={centre.y - (radius * ring) / top + 12} fontSize="11" fill="var(--ink-3)">
          {ring}
        </text>
      ))}
      {areas.map((area, index) => {
        const { x, y } = corner(index, count, radius + 16)
        const side = x - centre.x
        const anchor = Math.abs(side) < 8 ? 'middle' : side > 0 ? 'start' : 'end'
        const dx = anchor === 'start' ? -10 : anchor === 'end' ? 10 : 0
        // On top there is room for one line more than at the sides: the whole label moves up.
        const lines = anchor === 'middle' ? [area.short] : labelLines(area.short)
        const dy = anchor !== 'middle' ? -8 * (lines.length - 1) : y < centre.y ? -14 : 10
        return (
          <g key={area.address} textAnchor={anchor}>
            {lines.map((line, row) => (
              <text key={line} x={x + dx} y={y + dy + 15 * row} fontSize="13" fill="var(--ink-2)">
                {line}
              </text>
            ))}
            <text x={x + dx} y={y + dy + 15 * (lines.length - 1) + 17} fontSize="14" fontWeight="650" fill="var(--ink)">
              {area.score === null ? common.notScored : format.score(area.score)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** The same as a table: what a radar hides (distance to target, areas without a score) can be read here. */
export function RadarTable({
  areas,
  levels,
}: {
  areas: readonly RadarArea[]
  levels: readonly string[]
}): ReactElement {
  const { marks, common } = useTexts()
  const format = useFormat()
  return (
    <table className="table">
      <caption className="sr">{marks.radarTable}</caption>
      <thead>
        <tr>
          <th scope="col">{common.area}</th>
          <th scope="col" className="number">
            {common.score}
          </th>
          <th scope="col">{common.level}</th>
          <th scope="col" className="number">
            {common.target}
          </th>
          <th scope="col" className="number">
            {common.lastYear}
          </th>
        </tr>
      </thead>
      <tbody>
        {areas.map((area) => (
          <tr key={area.address}>
            <th scope="row">{area.name}</th>
            <td className="number">
              {area.score === null ? (
                '–'
              ) : (
                <NumberLink text={format.score(area.score)} of={area.name} explain={area.explain} />
              )}
            </td>
            <td>
              <LevelBadge level={area.level} levels={levels} short />
            </td>
            <td className="number">{area.target ?? '–'}</td>
            <td className="number">{area.lastYear === null ? '–' : format.score(area.lastYear)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function RadarLegend(): ReactElement {
  const { common } = useTexts()
  return (
    <div className="legend" style={{ justifyContent: 'center', marginTop: 6 }}>
      <span>
        <svg width="22" height="8" aria-hidden="true">
          <path d="M0 4h22" stroke="var(--level-4)" strokeWidth="2.5" />
        </svg>
        {common.thisYear}
      </span>
      <span>
        <svg width="22" height="8" aria-hidden="true">
          <path d="M0 4h22" stroke="var(--target)" strokeWidth="2" strokeDasharray="6 3" />
        </svg>
        {common.target}
      </span>
      <span>
        <svg width="22" height="8" aria-hidden="true">
          <path d="M1 4h22" stroke="var(--last-year)" strokeWidth="2" strokeDasharray="1.5 3.5" strokeLinecap="round" />
        </svg>
        {common.lastYear}
      </span>
    </div>
  )
}
