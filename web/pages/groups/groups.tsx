/** Understand → By group: what each group of staff sees, aspect by aspect; small groups are hidden by the server. */
import './groups.css'
import { useState, type ReactElement } from 'react'
import { NativeSelect, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Dimension } from '#contract/organisation.ts'
import type { ReplyOf } from '#contract/route.ts'
import { getWorkforce } from '#contract/score.ts'
import { widestSpread } from '#core/survey/widest-spread.ts'
import type { z } from 'zod'
import { namesOf, usePack, usePinnedPack, type PackIndex } from '../../data/pack.ts'
import { useDiagnostic, useDiagnosticParams } from '../../data/places.ts'
import { useApi } from '../../data/use-api.ts'
import { CellPanel } from './cell-panel.tsx'
import { columnsOf, everyone } from './columns.ts'
import { HeatMap, type HeatCell, type HeatRow } from '../../marks/heat-map.tsx'
import { HiddenCell } from '../../marks/small-marks.tsx'
import { MethodLink } from '../../shell/method-link.tsx'
import { PageHead } from '../../shell/page.tsx'
import { Answer, Empty } from '../../shell/states.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'

type DimensionName = z.infer<typeof Dimension>
type Workforce = ReplyOf<typeof getWorkforce>
type AspectCell = Workforce['aspects'][number]['total']

/** Groups as columns: their names, `not given` where the answers hold no segment. */
function useGroupNames(workforce: Workforce): string[] {
  const { groups } = useTexts()
  const say = useSay()
  return workforce.groups.map((group) =>
    group.name.map((name) => (name === null ? groups.notGiven : say(name))).join(' · '),
  )
}

/** The widest difference between two groups on one aspect, said with both figures. */
function useFinding(workforce: Workforce, index: PackIndex): string {
  const { groups } = useTexts()
  const format = useFormat()
  const say = useSay()
  const names = useGroupNames(workforce)
  const widest = widestSpread(
    workforce.aspects.map(({ cells }) => cells.map((cell) => (cell.kind === 'shown' ? cell.mean : null))),
  )
  if (widest === null) return groups.findingNone
  if (widest.spread < 0.5) return groups.findingAlike
  return groups.findingWidest({
    aspect: say(namesOf(index, `aspect/${workforce.aspects[widest.row]?.aspect ?? ''}`).name),
    high: names[widest.high.column] ?? '',
    highScore: format.score(widest.high.value),
    low: names[widest.low.column] ?? '',
    lowScore: format.score(widest.low.value),
  })
}

type Row = Workforce['aspects'][number]
type Shown = { index: PackIndex; workforce: Workforce; names: readonly string[]; columns: readonly string[] }

/** One cell: an aspect in a group, or in everyone. */
function useCell({ index, names }: Pick<Shown, 'index' | 'names'>): (row: Row, column: string) => HeatCell {
  const { groups } = useTexts()
  const format = useFormat()
  const say = useSay()
  return (row, column) => {
    const cell: AspectCell | undefined = column === everyone ? row.total : row.cells[Number(column)]
    if (cell === undefined || cell.kind === 'hidden') return { kind: 'hidden' }
    return {
      kind: 'value',
      text: format.score(cell.mean),
      value: cell.mean,
      spoken: groups.cell({
        aspect: say(namesOf(index, `aspect/${row.aspect}`).name),
        group: column === everyone ? groups.everyone : (names[Number(column)] ?? ''),
      }),
      search: { cell: `${row.aspect}:${column}` },
    }
  }
}

/** Aspects down the page under their areas, or groups down the page when there are more groups than aspects. */
function Table({ dimension, ...shown }: Shown & { dimension: DimensionName }): ReactElement {
  const { groups, common } = useTexts()
  const say = useSay()
  const cellOf = useCell(shown)
  const { index, workforce, names, columns } = shown
  const nameOf = (column: string): string => (column === everyone ? groups.everyone : (names[Number(column)] ?? ''))
  const rowOf = new Map(workforce.aspects.map((row) => [row.aspect, row]))
  const areas = index.pack.areas.map((area) => ({
    area,
    rows: area.aspects.flatMap((aspect) => {
      const row = rowOf.get(aspect.id)
      return row === undefined ? [] : [{ aspect, row }]
    }),
  }))
  const aspects = areas.flatMap(({ rows }) => rows)
  const groupsDown = workforce.groups.length > aspects.length
  const rows: HeatRow[] = groupsDown
    ? columns.map((column) => ({
        key: column,
        name: nameOf(column),
        cells: aspects.map(({ row }) => cellOf(row, column)),
      }))
    : areas.flatMap(({ area, rows: within }): HeatRow[] =>
        within.length === 0
          ? []
          : [
              { key: `area/${area.id}`, area: say(area.name) },
              ...within.map(({ aspect, row }) => ({
                key: aspect.id,
                name: say(aspect.name),
                cells: columns.map((column) => cellOf(row, column)),
              })),
            ],
      )
  return (
    <HeatMap
      caption={groups.caption({ dimension: groups.dimensions[dimension] })}
      corner={groupsDown ? groups.dimensions[dimension] : common.aspect}
      columns={
        groupsDown
          ? aspects.map(({ aspect }) => ({ key: aspect.id, name: say(aspect.short) }))
          : columns.map((column) => ({ key: column, name: nameOf(column) }))
      }
      rows={rows}
      levels={index.pack.scale.levels.length}
    />
  )
}

/** From this many groups on, one looks for a group and for an order. */
const manyGroups = 9

function Tools(props: {
  index: PackIndex
  workforce: Workforce
  find: string
  onFind: (find: string) => void
}): ReactElement | null {
  const { groups } = useTexts()
  const say = useSay()
  const navigate = useNavigate()
  const { order } = useSearch({ strict: false })
  if (props.workforce.groups.length < manyGroups) return null
  return (
    <div className="group-tools no-print">
      <TextInput
        type="search"
        label={groups.find}
        value={props.find}
        onChange={(event) => props.onFind(event.currentTarget.value)}
      />
      <NativeSelect
        label={groups.order}
        value={order ?? ''}
        onChange={(event) =>
          void navigate({
            to: '.',
            search: (search: Record<string, unknown>) => ({ ...search, order: event.currentTarget.value || undefined }),
            resetScroll: false,
          } as never)
        }
        data={[
          { value: '', label: groups.orderListed },
          ...props.workforce.aspects.map(({ aspect }) => ({
            value: aspect,
            label: groups.orderLowest({ aspect: say(namesOf(props.index, `aspect/${aspect}`).name) }),
          })),
        ]}
      />
    </div>
  )
}

function Legend({ index, minimum }: { index: PackIndex; minimum: number }): ReactElement {
  const { groups, explain } = useTexts()
  const say = useSay()
  const { levels } = index.pack.scale
  return (
    <div className="legend" style={{ marginTop: 16 }}>
      {levels.map((level) => (
        <span key={level.id}>
          <i
            style={{
              width: 22,
              height: 14,
              background: `var(--ramp-${levels.length}-${level.number})`,
              border: '1px solid var(--level-edge)',
            }}
          />
          {level.number} {say(level.name)}
        </span>
      ))}
      <span>
        <span style={{ width: 64, display: 'inline-block' }}>
          <HiddenCell />
        </span>
        {groups.legendHidden}
      </span>
      <span className="note">
        {groups.tooFew({ minimum })} <MethodLink of="workforceScore">{explain.methods}</MethodLink>
      </span>
    </div>
  )
}

function Page({
  workforce,
  index,
  dimension,
  choices,
}: {
  workforce: Workforce
  index: PackIndex
  dimension: DimensionName
  choices: DimensionName[]
}): ReactElement {
  const { groups } = useTexts()
  const format = useFormat()
  const navigate = useNavigate()
  const finding = useFinding(workforce, index)
  const names = useGroupNames(workforce)
  const { cell, order } = useSearch({ strict: false })
  const [find, setFind] = useState('')
  const columns = columnsOf(workforce, names, find, order)
  return (
    <>
      <PageHead
        title={groups.title}
        kicker={
          workforce.responses === null
            ? groups.kickerHidden({ minimum: workforce.minimumGroup })
            : groups.kicker({ responses: format.count(workforce.responses), minimum: workforce.minimumGroup })
        }
        heading={finding}
        lede={workforce.waiting ? `${groups.lede} ${groups.waiting({ minimum: workforce.minimumGroup })}` : groups.lede}
        actions={
          choices.length > 1 && (
            <NativeSelect
              label={groups.by}
              value={dimension}
              onChange={(event) =>
                void navigate({
                  to: '.',
                  search: (search: Record<string, unknown>) => ({ ...search, by: event.currentTarget.value }),
                  resetScroll: false,
                } as never)
              }
              data={choices.map((value) => ({ value, label: groups.dimensions[value] }))}
            />
          )
        }
      />
      <Tools index={index} workforce={workforce} find={find} onFind={setFind} />
      {columns.length === 1 && <p className="muted">{groups.noneFound}</p>}
      <Table workforce={workforce} index={index} dimension={dimension} names={names} columns={columns} />
      <Legend index={index} minimum={workforce.minimumGroup} />
      {cell !== undefined && <CellPanel of={cell} workforce={workforce} index={index} groupNames={names} />}
    </>
  )
}

function NoAnswers(): ReactElement {
  const { groups } = useTexts()
  return (
    <>
      <PageHead title={groups.title} heading={groups.title} />
      <Empty title={groups.emptyTitle}>{groups.empty}</Empty>
    </>
  )
}

export default function Groups(): ReactElement {
  const params = useDiagnosticParams()
  const pinned = usePinnedPack()
  const survey = useDiagnostic().surveys.find((candidate) => candidate.packId === pinned?.packId)
  const choices = (survey?.dimensions ?? []) as DimensionName[]
  const { by } = useSearch({ strict: false })
  const dimension =
    choices.find((candidate) => candidate === by) ??
    choices.find((candidate) => candidate === 'roleLevel') ??
    choices[0]
  const pack = usePack()
  const workforce = useApi(
    getWorkforce,
    {
      params,
      query: {
        ...(pinned === undefined ? {} : { pack: pinned.packId }),
        ...(dimension === undefined ? {} : { by: dimension }),
      },
    },
    { enabled: survey !== undefined },
  )
  if (survey === undefined || workforce.error?.code === 'survey.none') return <NoAnswers />
  return (
    <Answer of={pack}>
      {(index) => (
        <Answer of={workforce}>
          {(data) => <Page workforce={data} index={index} dimension={dimension ?? 'department'} choices={choices} />}
        </Answer>
      )}
    </Answer>
  )
}
