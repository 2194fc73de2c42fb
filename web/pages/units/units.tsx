/** Understand → Units: the units of the diagnostic side by side, the organisation's own figure first on each row. */
import './units.css'
import type { ReactElement } from 'react'
import { NativeSelect } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { getUnitComparison, getUnitComparisonCsv } from '#contract/score.ts'
import type { ReplyOf } from '#contract/route.ts'
import type { ComparedMark, ComparedRow, UnitComparison, UnitMark } from '#core/score/compare-units.ts'
import { hrefOf } from '../../data/api.ts'
import { useNameOf, usePack, usePinnedPack, useUnits, type PackIndex } from '../../data/pack.ts'
import { diagnosticPath, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { useIsSealed } from '../../data/results.ts'
import { useApi } from '../../data/use-api.ts'
import { LevelBadge, NumberLink } from '../../marks/small-marks.tsx'
import { MethodLink } from '../../shell/method-link.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useSaidBasis, WithPrintedNotes, type PrintedNote } from '../../shell/printed-notes.tsx'
import { Sealed } from '../../shell/sealed.tsx'
import { Answer, Empty } from '../../shell/states.tsx'
import { useSubjectName } from '../../shell/subject.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { inOrder, type RowOrder } from './order.ts'

type Reply = ReplyOf<typeof getUnitComparison>
const organisation = 'organisation'

function Figure(props: {
  mark: ComparedMark
  levels: readonly string[]
  subject: string
  address: string
  of: string
}): ReactElement {
  const { common } = useTexts()
  const format = useFormat()
  const { mark } = props
  if (mark.state === 'notApplicable') return <span className="tag">{common.notApplicable}</span>
  if (mark.mean === null) return <span className="absent">{common.notScored}</span>
  return (
    <span className="figure">
      {mark.median !== null && <LevelBadge level={mark.median} levels={props.levels} short />}
      <NumberLink text={format.score(mark.mean)} of={props.of} explain={`${props.subject}:${props.address}:mean`} />
    </span>
  )
}

/** What stands below a unit's figure: that it is the lowest, or why it is not comparable. */
function Remark({ unit, isWeakest }: { unit: UnitMark; isWeakest: boolean }): ReactElement | null {
  const { units, scorecard } = useTexts()
  if (unit.obstacle !== null && unit.state === 'scored')
    return <small className="remark">{scorecard.notComparable[unit.obstacle.kind]}</small>
  return isWeakest ? <small className="tag">{units.weakest}</small> : null
}

function Row(props: {
  row: ComparedRow
  order: readonly string[]
  name: string
  levels: readonly string[]
}): ReactElement {
  const { units: words, common } = useTexts()
  const format = useFormat()
  const nameOf = useSubjectName()
  const { row, name, levels } = props
  return (
    <tr className={row.kind}>
      <th scope="row">{name}</th>
      <td data-label={common.wholeOrganisation}>
        <Figure
          mark={row.organisation}
          levels={levels}
          subject={organisation}
          address={row.address}
          of={words.of({ name, unit: common.wholeOrganisation })}
        />
      </td>
      {props.order.map((unitId) => {
        const unit = row.units.find((candidate) => candidate.unitId === unitId)
        const unitName = nameOf(unitId)
        return (
          <td key={unitId} data-label={unitName}>
            {unit !== undefined && (
              <>
                <Figure
                  mark={unit}
                  levels={levels}
                  subject={unitId}
                  address={row.address}
                  of={words.of({ name, unit: unitName })}
                />
                <Remark unit={unit} isWeakest={row.weakest.includes(unitId)} />
              </>
            )}
          </td>
        )
      })}
      <td className="number" data-label={words.spread}>
        {row.spread === null ? <span className="dim">–</span> : format.score(row.spread)}
      </td>
    </tr>
  )
}

/** A column's head, with the button that brings its lowest scores first. */
function UnitHead(props: { id: string; name: string; below: string; order: RowOrder; sort: (to: RowOrder) => void }) {
  const { units } = useTexts()
  const sorted = props.order === props.id
  return (
    <th scope="col" {...(sorted && { 'aria-sort': 'ascending' as const })}>
      <button
        type="button"
        className="sort"
        aria-label={units.sortBy({ unit: props.name })}
        onClick={() => props.sort(sorted ? 'pack' : props.id)}
      >
        {props.name} <span aria-hidden="true">{sorted ? '↑' : '↕'}</span>
      </button>
      {props.below !== '' && <small>{props.below}</small>}
    </th>
  )
}

function useWeightWords(comparison: UnitComparison): (unitId: string) => string {
  const { units } = useTexts()
  const format = useFormat()
  return (unitId) => {
    const { weighting } = comparison
    if (weighting === 'equal') return ''
    const weight = comparison.units.find((unit) => unit.unitId === unitId)?.weight ?? null
    return weight === null ? units.unweighed : units.weight[weighting]({ weight: format.count(weight) })
  }
}

/** One note for each row: what the organisation's figure and every unit's rest on. */
function useNotes(rows: readonly ComparedRow[], nameOf: (address: string) => string): PrintedNote[] {
  const { printed, common } = useTexts()
  const format = useFormat()
  const saidBasis = useSaidBasis()
  const unitName = useSubjectName()
  return rows.map((row) => {
    const marks = [
      { subject: organisation, name: common.wholeOrganisation, mark: row.organisation },
      ...row.units.map((unit) => ({ subject: unit.unitId, name: unitName(unit.unitId), mark: unit })),
    ].filter(({ mark }) => mark.mean !== null)
    const said = marks.map(({ name, mark }) =>
      printed.line({ head: printed.named({ name, number: format.score(mark.mean ?? 0) }), parts: saidBasis(mark) }),
    )
    return {
      explains: marks.map(({ subject }) => `${subject}:${row.address}:mean`),
      text: [`${nameOf(row.address)}. `, ...said].join(' '),
    }
  })
}

function useFinding(comparison: UnitComparison): string {
  const { units, marks } = useTexts()
  const format = useFormat()
  const nameOf = useSubjectName()
  const total = comparison.rows.find((row) => row.kind === 'instrument')
  const lowest = total?.units.find((unit) => unit.unitId === total.weakest[0])
  if (total === undefined || total.spread === null || lowest?.mean == null) return units.findingFew
  const spread = format.score(total.spread)
  if (spread === format.score(0) || total.weakest.length === total.units.length) return units.findingLevel
  return units.findingWeakest({
    units: marks.join({ parts: total.weakest.map(nameOf) }),
    count: total.weakest.length,
    score: format.score(lowest.mean),
    spread,
  })
}

function Controls(props: { order: RowOrder; show: string; units: readonly string[]; set: (part: object) => void }) {
  const { units } = useTexts()
  const nameOf = useSubjectName()
  return (
    <div className="controls no-print">
      <NativeSelect
        label={units.order}
        value={props.order}
        onChange={(event) => props.set({ order: event.currentTarget.value })}
        data={[
          ...(['pack', 'spread', 'organisation'] as const).map((value) => ({ value, label: units.orders[value] })),
          ...props.units.map((value) => ({ value, label: units.orderUnit({ unit: nameOf(value) }) })),
        ]}
      />
      <NativeSelect
        label={units.show}
        value={props.show}
        onChange={(event) => props.set({ show: event.currentTarget.value })}
        data={[
          { value: 'all', label: units.showAll },
          { value: 'areas', label: units.showAreas },
        ]}
      />
    </div>
  )
}

/** As in the instrument every row stands; in any other order like is ranked with like, below the whole. */
function rowsShown(comparison: UnitComparison, order: RowOrder, show: string): ComparedRow[] {
  const whole = comparison.rows.filter((row) => row.kind === 'instrument')
  const kinds = show === 'areas' ? ['area'] : order === 'pack' ? ['area', 'aspect'] : ['aspect']
  return [
    ...whole,
    ...inOrder(
      comparison.rows.filter((row) => kinds.includes(row.kind)),
      order,
    ),
  ]
}

function Page({ reply, index }: { reply: Reply; index: PackIndex }): ReactElement {
  const { units: words, common, diagnostics, explain } = useTexts()
  const say = useSay()
  const nameOf = useNameOf(index)
  const subjectName = useSubjectName()
  const params = useDiagnosticParams()
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  const { comparison } = reply
  const known = new Set(comparison.units.map((unit) => unit.unitId))
  const columns = useUnits()
    .map((unit) => unit.id)
    .filter((id) => known.has(id))
  const order = ['spread', organisation, ...columns].find((value) => value === search.order) ?? 'pack'
  const show = search.show === 'areas' ? 'areas' : 'all'
  const set = (part: object) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, ...part }),
      resetScroll: false,
    } as never)
  const rows = rowsShown(comparison, order, show)
  const levels = reply.levels.map((level) => say(level.name))
  const weightWords = useWeightWords(comparison)
  const notes = useNotes(rows, nameOf)
  const head = { order, sort: (to: RowOrder) => set({ order: to }) }
  return (
    <WithPrintedNotes notes={notes}>
      <PageHead
        title={words.title}
        kicker={words.kicker({ units: columns.length, how: diagnostics.weightings[comparison.weighting] })}
        heading={useFinding(comparison)}
        lede={words.lede}
        actions={
          <>
            <button type="button" className="btn" onClick={() => print()}>
              {common.print}
            </button>
            <a
              className="btn primary"
              href={hrefOf(getUnitComparisonCsv, { params, query: { pack: reply.packId } })}
              download
            >
              {common.exportCsv}
            </a>
          </>
        }
      />
      <Controls order={order} show={show} units={columns} set={set} />
      {/* A wide table scrolls in itself, and must be reachable by keyboard for that. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="scroll-x" role="region" aria-label={words.caption} tabIndex={0}>
        <table className="table stacked units-table">
          <caption className="sr">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{common.aspect}</th>
              <UnitHead id={organisation} name={common.wholeOrganisation} below="" {...head} />
              {columns.map((id) => (
                <UnitHead key={id} id={id} name={subjectName(id)} below={weightWords(id)} {...head} />
              ))}
              <th scope="col" className="number" {...(order === 'spread' && { 'aria-sort': 'descending' as const })}>
                <button
                  type="button"
                  className="sort"
                  aria-label={words.orders.spread}
                  onClick={() => set({ order: order === 'spread' ? 'pack' : 'spread' })}
                >
                  {words.spread} <span aria-hidden="true">{order === 'spread' ? '↓' : '↕'}</span>
                </button>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.address} row={row} order={columns} name={nameOf(row.address)} levels={levels} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="note units-key">
        {levels.map((name, position) => (
          <LevelBadge key={name} level={position + 1} levels={levels} />
        ))}
        <span>
          {words.spread}: {words.spreadWhat}
        </span>
        <MethodLink of="organisationStep">{explain.methods}</MethodLink>
      </p>
    </WithPrintedNotes>
  )
}

function OneUnit(): ReactElement {
  const { units } = useTexts()
  const workspace = useWorkspace()
  const { diagnostic } = useDiagnosticParams()
  return (
    <>
      <PageHead title={units.title} heading={units.findingOne} />
      <Empty
        title={units.title}
        action={
          workspace.role === 'owner' ? (
            <Link className="btn primary" to={diagnosticPath(workspace.id, diagnostic, 'setup')}>
              {units.oneDo}
            </Link>
          ) : undefined
        }
      >
        {units.oneWhat}
      </Empty>
    </>
  )
}

export default function Units(): ReactElement {
  const { units } = useTexts()
  const params = useDiagnosticParams()
  const pinned = usePinnedPack()
  const sealed = useIsSealed()
  const pack = usePack()
  const comparison = useApi(
    getUnitComparison,
    { params, query: pinned === undefined ? {} : { pack: pinned.packId } },
    { enabled: pinned !== undefined && !sealed },
  )
  const several = useUnits().length > 1
  return (
    <Sealed title={units.title} query={comparison}>
      <Answer of={pack}>
        {(index) => (
          <Answer of={comparison}>{(reply) => (several ? <Page reply={reply} index={index} /> : <OneUnit />)}</Answer>
        )}
      </Answer>
    </Sealed>
  )
}
