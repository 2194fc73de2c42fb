/** How one cell of the heat map came about: the aspect's items in that group, with answers, level, mean and distribution. */
import type { ReactElement } from 'react'
import { useNavigate } from '@tanstack/react-router'
import type { ReplyOf } from '#contract/route.ts'
import type { getWorkforce } from '#contract/score.ts'
import { everyone } from './columns.ts'
import { namesOf, useNameOf, type PackIndex } from '../../data/pack.ts'
import { HiddenCell, LevelBadge } from '../../marks/small-marks.tsx'
import { levelColours } from '../../marks/strip.tsx'
import { Section } from '../../shell/page.tsx'
import { Panel } from '../../shell/panel.tsx'
import { Said } from '../../shell/said.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'

type Workforce = ReplyOf<typeof getWorkforce>
type Item = Workforce['items'][number]
type ItemCell = Item['total']

function cellIn<Cell>(row: { total: Cell; cells: Cell[] }, column: string): Cell | undefined {
  return column === everyone ? row.total : row.cells[Number(column)]
}

function Distribution({ histogram, levels }: { histogram: number[] | null; levels: readonly string[] }): ReactElement {
  const { groups } = useTexts()
  const format = useFormat()
  if (histogram === null) return <span className="note">{groups.tooFewForDistribution}</span>
  const parts = levels.map((level, place) =>
    groups.distributionPart({ level, people: format.count(histogram[place] ?? 0) }),
  )
  return (
    <div className="distribution" role="img" aria-label={groups.distributionSpoken({ parts })}>
      {levels.map((level, place) =>
        (histogram[place] ?? 0) === 0 ? null : (
          <i
            key={level}
            style={{ ...levelColours(place + 1, levels.length), flexGrow: histogram[place], flexBasis: 0 }}
          >
            {place + 1}
          </i>
        ),
      )}
    </div>
  )
}

function ItemRow(props: {
  item: Item
  cell: ItemCell | undefined
  index: PackIndex
  levels: readonly string[]
  isEveryone: boolean
}): ReactElement {
  const { groups, common } = useTexts()
  const format = useFormat()
  const { item, cell, index, levels } = props
  const { name } = namesOf(index, `criterion/${item.criterion}`)
  const question = index.pack.surveyItems.find(({ id }) => id === item.criterion)?.question
  const words = (
    <th scope="row">
      <Said text={name} />
      {question !== undefined && (
        <p className="note">
          <Said text={question} />
        </p>
      )}
      {props.isEveryone && item.cannotTell !== null && item.cannotTell > 0 && (
        <p className="note">{groups.cannotTell({ count: format.count(item.cannotTell) })}</p>
      )}
    </th>
  )
  if (cell === undefined || cell.kind === 'hidden') {
    return (
      <tr>
        {words}
        <td colSpan={4}>
          <HiddenCell />
        </td>
      </tr>
    )
  }
  return (
    <tr>
      {words}
      <td className="number" data-label={groups.answers}>
        {format.count(cell.n)}
      </td>
      <td data-label={common.level}>
        <LevelBadge level={cell.median} levels={levels} short />
      </td>
      <td className="number" data-label={common.score}>
        {format.score(cell.mean)}
      </td>
      <td>
        <Distribution histogram={cell.histogram} levels={levels} />
      </td>
    </tr>
  )
}

function Items({
  rows,
  column,
  index,
  levels,
}: {
  rows: Item[]
  column: string
  index: PackIndex
  levels: readonly string[]
}): ReactElement {
  const { groups, common } = useTexts()
  return (
    <table className="table stacked">
      <thead>
        <tr>
          <th scope="col">{groups.item}</th>
          <th scope="col" className="number">
            {groups.answers}
          </th>
          <th scope="col">{common.level}</th>
          <th scope="col" className="number">
            {common.score}
          </th>
          <th scope="col">{groups.distribution}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((item) => (
          <ItemRow
            key={item.criterion}
            item={item}
            cell={cellIn(item, column)}
            index={index}
            levels={levels}
            isEveryone={column === everyone}
          />
        ))}
      </tbody>
    </table>
  )
}

/** `of` is `<aspect>:<column>`; what the address names and the answers do not have shows nothing. */
export function CellPanel(props: {
  of: string
  workforce: Workforce
  index: PackIndex
  groupNames: readonly string[]
}): ReactElement | null {
  const { groups } = useTexts()
  const format = useFormat()
  const say = useSay()
  const nameOf = useNameOf(props.index)
  const navigate = useNavigate()
  const [aspect = '', column = everyone] = props.of.split(':')
  const row = props.workforce.aspects.find((candidate) => candidate.aspect === aspect)
  const cell = row === undefined ? undefined : cellIn(row, column)
  if (row === undefined || cell === undefined || cell.kind === 'hidden') return null
  const levels = props.index.pack.scale.levels.map((level) => say(level.name))
  const group = column === everyone ? groups.everyone : (props.groupNames[Number(column)] ?? '')
  const score = format.score(cell.mean)
  const items = props.workforce.items.filter((item) => item.aspect === aspect)
  const counted = items.filter((item) => !row.leftOut.includes(item.criterion))
  const close = (): void =>
    void navigate({
      to: '.',
      search: (search: Record<string, unknown>) => ({ ...search, cell: undefined }),
      resetScroll: false,
    } as never)
  return (
    <Panel label={groups.panel} trail={`${groups.panel} · ${group}`} onClose={close}>
      <div className="explain-hero">
        <span className="value">{score}</span>
        <div>
          <h2>{nameOf(`aspect/${aspect}`)}</h2>
          <div className="facts">{group}</div>
        </div>
      </div>
      <p className="explain-say">{groups.say({ score, items: cell.items, fewest: format.count(cell.fewest) })}</p>
      <Section title={groups.items}>
        <Items rows={counted} column={column} index={props.index} levels={levels} />
      </Section>
      {row.leftOut.length > 0 && (
        <Section title={groups.leftOutTitle}>
          <p className="muted">{groups.leftOutWhat}</p>
          <ul className="note">
            {row.leftOut.map((item) => (
              <li key={item}>{nameOf(`criterion/${item}`)}</li>
            ))}
          </ul>
        </Section>
      )}
    </Panel>
  )
}
