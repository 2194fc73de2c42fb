/** `score/sheets`: the aspects of an assessor's sheet by area, with progress per unit. */
import './scoring.css'
import { useEffect, type ReactElement } from 'react'
import { NativeSelect } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Diagnostic } from '#contract/diagnostic.ts'
import type { Unit } from '#contract/organisation.ts'
import type { Aspect, PackArea } from '#core/instrument/pack.ts'
import { usePack, useUnits, type PackIndex } from '../../data/pack.ts'
import { diagnosticPath, useDiagnostic, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { PageHead, Section } from '../../shell/page.tsx'
import { Answer, Empty } from '../../shell/states.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import type { Place } from './unsent.ts'
import { unsentRatings } from './unsent-ratings.ts'
import {
  isSettled,
  useAsked,
  useMySheets,
  useProgressOfUnits,
  useSheetPlace,
  useSheetQuery,
  useStandings,
  type Sheet,
} from './use-sheet.ts'

type Assessor = Diagnostic['assessors'][number]

function Pickers(props: { index: PackIndex; assessor: Assessor; unit: Unit }): ReactElement | null {
  const { index, assessor, unit } = props
  const { scoring, common, scorecard } = useTexts()
  const { packs, myAssessorId } = useDiagnostic()
  const sheets = useMySheets()
  const units = useUnits()
  const navigate = useNavigate()
  const say = useSay()
  const progress = useProgressOfUnits(index.pack, assessor.id)
  const nameOf = (one: Unit): string => {
    const counts = progress.get(one.id)
    return counts === undefined ? say(one.name) : scoring.unitOf({ unit: say(one.name), ...counts })
  }
  const change = (part: { assessor?: string; unit?: string; pack?: string }): void =>
    void navigate({
      to: '.',
      search: (search: Record<string, unknown>) => ({ ...search, ...part }),
      resetScroll: false,
    } as never)
  if (sheets.length < 2 && units.length < 2 && packs.length < 2) return null
  return (
    <div className="pickers">
      {sheets.length > 1 && (
        <NativeSelect
          label={scoring.sheetOf}
          value={assessor.id}
          onChange={(event) => change({ assessor: event.currentTarget.value })}
          data={sheets.map((one) => ({
            value: one.id,
            label: one.id === myAssessorId ? scoring.mySheet({ name: one.name }) : `${one.label} ${one.name}`,
          }))}
        />
      )}
      {units.length > 1 && (
        <NativeSelect
          label={common.unit}
          value={unit.id}
          onChange={(event) => change({ unit: event.currentTarget.value })}
          data={units.map((one) => ({ value: one.id, label: nameOf(one) }))}
        />
      )}
      {packs.length > 1 && (
        <NativeSelect
          label={scorecard.instrument}
          value={index.pack.id}
          onChange={(event) => change({ pack: event.currentTarget.value })}
          data={packs.map((pinned) => ({ value: pinned.packId, label: say(pinned.name) }))}
        />
      )}
    </div>
  )
}

type AspectLine = { aspect: Aspect; settled: number; total: number }

function DoneOf({ settled, total }: { settled: number; total: number }): ReactElement {
  const { scoring } = useTexts()
  return (
    <span className="done-of">
      <span>{settled === 0 ? scoring.notBegun : scoring.settledOf({ settled, total })}</span>
      <span className={settled === total ? 'bar done' : 'bar'} aria-hidden="true">
        <i style={{ width: `${(settled / total) * 100}%` }} />
      </span>
    </span>
  )
}

function AreaTable({ area, lines }: { area: PackArea; lines: AspectLine[] }): ReactElement {
  const { scoring, common } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const say = useSay()
  return (
    <Section title={say(area.name)}>
      <table className="table sheet-list">
        <caption className="sr">{scoring.aspectsOf({ area: say(area.name) })}</caption>
        <thead className="sr">
          <tr>
            <th scope="col">{common.aspect}</th>
            <th scope="col">{scoring.settled}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ aspect, settled, total }) => (
            <tr key={aspect.id}>
              <th scope="row">
                <span className="no">{String(aspect.number).padStart(2, '0')}</span>
                <Link
                  to={diagnosticPath(workspace.id, diagnostic.id, `score/sheets/${aspect.id}`)}
                  search={(search: Record<string, unknown>) => search}
                >
                  {say(aspect.name)}
                </Link>
              </th>
              <td data-label={scoring.settled}>
                <DoneOf settled={settled} total={total} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Sheets(props: { index: PackIndex; assessor: Assessor; unit: Unit; sheet: Sheet }): ReactElement {
  const { scoring } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const params = useDiagnosticParams()
  const say = useSay()
  const { index, assessor, unit, sheet } = props
  const place: Place = { ...params, assessor: assessor.id, pack: index.pack.id, unit: unit.id }
  const standingOf = useStandings(place, sheet.ratings)
  const asked = useAsked(index.pack, unit)
  useEffect(() => unsentRatings.allow(assessor.id), [assessor.id])
  const settledOf = (aspect: Aspect | null): number =>
    asked.filter((one) => (aspect === null || one.aspect.id === aspect.id) && isSettled(standingOf(one.address).value))
      .length
  const areas = index.pack.areas
    .map((area) => ({
      area,
      lines: area.aspects
        .map((aspect) => ({
          aspect,
          settled: settledOf(aspect),
          total: asked.filter((one) => one.aspect.id === aspect.id).length,
        }))
        .filter((line) => line.total > 0),
    }))
    .filter(({ lines }) => lines.length > 0)
  const open = areas.flatMap(({ lines }) => lines).find((line) => line.settled < line.total)
  const counts = { settled: settledOf(null), total: asked.length }
  const mine = assessor.id === diagnostic.myAssessorId
  return (
    <>
      <PageHead
        title={scoring.sheetsTitle}
        heading={
          mine
            ? scoring.sheetsHeading(counts)
            : scoring.sheetsHeadingOf({ name: `${assessor.label} ${assessor.name}`, ...counts })
        }
        lede={sheet.locked ? scoring.revealed : scoring.sheetsLede}
        actions={
          open !== undefined && !sheet.locked ? (
            <Link
              className="btn primary"
              to={diagnosticPath(workspace.id, diagnostic.id, `score/sheets/${open.aspect.id}`)}
              search={(search: Record<string, unknown>) => search}
            >
              {scoring.continue}
            </Link>
          ) : undefined
        }
      />
      <Pickers index={index} assessor={assessor} unit={unit} />
      {asked.length === 0 && <Empty title={scoring.sheetsHeading(counts)}>{scoring.noCriteria}</Empty>}
      <div className="sheet-areas">
        {areas.map(({ area, lines }) => (
          <AreaTable key={area.id} area={area} lines={lines} />
        ))}
      </div>
      <p className="sr">{say(unit.name)}</p>
    </>
  )
}

function OneSheet(props: { index: PackIndex; assessor: Assessor; unit: Unit }): ReactElement {
  const query = useSheetQuery(props.index.pack.id, props.assessor.id, props.unit.id)
  return <Answer of={query}>{(sheet) => <Sheets {...props} sheet={sheet} />}</Answer>
}

/** Nobody's sheet: an owner who is no assessor, or a member without one. */
export function NoSheet(): ReactElement {
  const { scoring } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  return (
    <>
      <PageHead title={scoring.sheetsTitle} heading={scoring.noSheetTitle} />
      <Empty
        title={scoring.sheetsTitle}
        action={
          workspace.role === 'owner' ? (
            <Link className="btn primary" to={diagnosticPath(workspace.id, diagnostic.id, 'setup')}>
              {scoring.addAssessors}
            </Link>
          ) : undefined
        }
      >
        {scoring.noSheet}
      </Empty>
    </>
  )
}

export default function SheetsPage(): ReactElement {
  const pack = usePack()
  const { assessor, unit } = useSheetPlace()
  if (assessor === undefined) return <NoSheet />
  return (
    <Answer of={pack}>
      {(index) => (unit === undefined ? null : <OneSheet index={index} assessor={assessor} unit={unit} />)}
    </Answer>
  )
}
