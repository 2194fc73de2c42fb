/** Understand → By group: what each group of staff sees, aspect by aspect; small groups are hidden by the server. */
import type { ReactElement } from 'react'
import { NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Dimension } from '#contract/organisation.ts'
import type { ReplyOf } from '#contract/route.ts'
import { getWorkforce } from '#contract/score.ts'
import { widestSpread } from '#core/survey/widest-spread.ts'
import type { z } from 'zod'
import { namesOf, usePack, usePinnedPack, type PackIndex } from '../../data/pack.ts'
import { useDiagnostic, useDiagnosticParams } from '../../data/places.ts'
import { useApi } from '../../data/use-api.ts'
import { CellPanel, everyone } from './cell-panel.tsx'
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

function useRows(workforce: Workforce, index: PackIndex): HeatRow[] {
  const { groups } = useTexts()
  const format = useFormat()
  const say = useSay()
  const names = useGroupNames(workforce)
  const byAspect = new Map(workforce.aspects.map((row) => [row.aspect, row]))
  const cellOf = (
    cell: AspectCell,
    aspect: { id: string; name: string },
    group: { key: string; name: string },
  ): HeatCell =>
    cell.kind === 'hidden'
      ? { kind: 'hidden' }
      : {
          kind: 'value',
          text: format.score(cell.mean),
          value: cell.mean,
          spoken: groups.cell({ aspect: aspect.name, group: group.name }),
          search: { cell: `${aspect.id}:${group.key}` },
        }
  return index.pack.areas.flatMap((area): HeatRow[] => {
    const rows = area.aspects.flatMap((aspect): HeatRow[] => {
      const found = byAspect.get(aspect.id)
      if (found === undefined) return []
      const name = say(aspect.name)
      return [
        {
          key: aspect.id,
          name,
          cells: [
            cellOf(found.total, { id: aspect.id, name }, { key: everyone, name: groups.everyone }),
            ...found.cells.map((cell, position) =>
              cellOf(cell, { id: aspect.id, name }, { key: String(position), name: names[position] ?? '' }),
            ),
          ],
        },
      ]
    })
    return rows.length === 0 ? [] : [{ key: `area/${area.id}`, area: say(area.name) }, ...rows]
  })
}

function Table({
  workforce,
  index,
  dimension,
}: {
  workforce: Workforce
  index: PackIndex
  dimension: DimensionName
}): ReactElement {
  const { groups, common } = useTexts()
  const names = useGroupNames(workforce)
  const rows = useRows(workforce, index)
  return (
    <HeatMap
      caption={groups.caption({ dimension: groups.dimensions[dimension] })}
      corner={common.aspect}
      columns={[
        { key: everyone, name: groups.everyone },
        ...names.map((name, position) => ({ key: String(position), name })),
      ]}
      rows={rows}
      levels={index.pack.scale.levels.length}
    />
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
  const { cell } = useSearch({ strict: false })
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
        lede={groups.lede}
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
      <Table workforce={workforce} index={index} dimension={dimension} />
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
