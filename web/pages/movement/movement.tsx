/** Understand → Trend: this year against the diagnostic before, the change split into its four parts. */
import './movement.css'
import type { ReactElement } from 'react'
import type { Results } from '#contract/score.ts'
import type { MovementRow } from '#core/score/movement.ts'
import { namesOf, type PackIndex } from '../../data/pack.ts'
import { diagnosticPath, useDiagnostic, useWorkspace } from '../../data/places.ts'
import { movementRows, useResultsView, type ResultsView } from '../../data/results.ts'
import { ChangeLink, NumberLink } from '../../marks/small-marks.tsx'
import { MethodLink } from '../../shell/method-link.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { useScorecardNotes, WithPrintedNotes, type PrintedNote } from '../../shell/printed-notes.tsx'
import { ResultsPage } from '../../shell/results-page.tsx'
import { Empty } from '../../shell/states.tsx'
import { SubjectPicker } from '../../shell/subject.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'

/** The three or four parts of a change, or the reason why it is not split. */
function SplitCells({ row }: { row: MovementRow }): ReactElement {
  const { movement, explain } = useTexts()
  const format = useFormat()
  const { split } = row
  if (split.kind === 'none') {
    return (
      <td colSpan={4} className="note" data-label="">
        {row.before.mean === null ? (
          movement.isNew // Every aspect of a usual pack is below ten criteria: said once below the table, not in each row.
        ) : split.reason === 'tooFewCriteria' && row.kind === 'aspect' ? (
          <span className="sr">{explain.noSplit[split.reason]}</span>
        ) : (
          explain.noSplit[split.reason]
        )}
      </td>
    )
  }
  const rest = (
    <>
      <td className="number" data-label={movement.columns.content}>
        {format.change(split.content)}
      </td>
      <td className="number" data-label={movement.columns.consensus}>
        {format.change(split.consensus)}
      </td>
    </>
  )
  if (split.kind === 'ratersUnknown') {
    return (
      <>
        <td className="number" colSpan={2} data-label={`${movement.columns.real}, ${movement.columns.raters}`}>
          {format.change(split.realAndRaters)} <span className="note">{movement.realAndRaters}</span>
        </td>
        {rest}
      </>
    )
  }
  return (
    <>
      <td className="number" data-label={movement.columns.real}>
        {format.change(split.real)}
      </td>
      <td className="number" data-label={movement.columns.raters}>
        {format.change(split.raters)}
      </td>
      {rest}
    </>
  )
}

type RowsProps = {
  index: PackIndex
  subject: string
  /** Path of the former diagnostic's scorecard, where its figures are explained. */
  formerly: string
}

function Row({ row, index, subject, formerly }: { row: MovementRow } & RowsProps): ReactElement {
  const { movement } = useTexts()
  const format = useFormat()
  const say = useSay()
  const name = say(namesOf(index, row.address).name)
  const line = row.kind === 'area' ? 'area-line' : row.kind === 'instrument' ? 'total' : ''
  return (
    <tr className={line}>
      <th scope="row">{name}</th>
      <td className="number" data-label={movement.columns.before}>
        {row.before.mean === null ? (
          '–'
        ) : (
          <NumberLink
            text={format.score(row.before.mean)}
            of={movement.formerly({ name })}
            explain={`${subject}:${row.address}:mean`}
            at={formerly}
          />
        )}
      </td>
      <td className="number" data-label={movement.columns.after}>
        {row.after.mean === null ? (
          '–'
        ) : (
          <NumberLink text={format.score(row.after.mean)} of={name} explain={`${subject}:${row.address}:mean`} />
        )}
      </td>
      <td className="number" data-label={movement.columns.change}>
        {row.change === null ? (
          '–'
        ) : (
          <ChangeLink value={row.change} of={name} explain={`${subject}:${row.address}:mean`} />
        )}
      </td>
      <SplitCells row={row} />
    </tr>
  )
}

function MovementTable({ rows, ...props }: { rows: MovementRow[] } & RowsProps): ReactElement {
  const { movement, common } = useTexts()
  return (
    <table className="table stacked movement-table">
      <caption className="sr">{movement.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{common.aspect}</th>
          {(['before', 'after', 'change', 'real', 'raters', 'content', 'consensus'] as const).map((column) => (
            <th key={column} scope="col" className="number">
              {movement.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.address} row={row} {...props} />
        ))}
      </tbody>
    </table>
  )
}

function useFinding(rows: MovementRow[], comparable: boolean): string {
  const { movement } = useTexts()
  const format = useFormat()
  if (!comparable) return movement.findingNotCompared
  const total = rows.find((row) => row.kind === 'instrument')
  if (total?.change != null && total.split.kind === 'full') {
    return movement.findingTotal({ change: format.change(total.change), real: format.change(total.split.real) })
  }
  const aspects = rows.filter((row) => row.kind === 'aspect' && row.change !== null)
  // As they are shown: a change that rounds to nothing is none.
  const moved = (sign: string): number =>
    aspects.filter((row) => format.change(row.change ?? 0).startsWith(sign)).length
  if (aspects.length > 0) return movement.findingUp({ up: moved('+'), down: moved('−'), all: aspects.length })
  return total?.change == null
    ? movement.findingNotCompared
    : movement.findingUnsplit({ change: format.change(total.change) })
}

/** What each of this year's scores rests on, and the parts of its change. */
function useMovementNotes(index: PackIndex, view: ResultsView, rows: readonly MovementRow[]): PrintedNote[] {
  const { printed } = useTexts()
  const format = useFormat()
  const moved = new Map(rows.map((row) => [`${view.results.subject}:${row.address}:mean`, row]))
  const notes = useScorecardNotes(
    index,
    view,
    rows.flatMap((row) => view.node(row.address) ?? []),
  )
  return notes.map((note) => {
    const row = moved.get(note.explains[0] ?? '')
    if (row?.split.kind !== 'full') return note
    const { real, raters, content, consensus } = row.split
    const parts = printed.changeParts({
      change: format.change(row.change ?? 0),
      real: format.change(real),
      raters: format.change(raters),
      content: format.change(content),
      consensus: format.change(consensus),
    })
    return { ...note, text: `${note.text} ${parts}` }
  })
}

function Page({ index, results }: { index: PackIndex; results: Results }): ReactElement {
  const { movement, explain, common } = useTexts()
  const say = useSay()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const view = useResultsView(results)
  const { previous } = results
  const rows = movementRows(results)
  const finding = useFinding(rows, previous?.movement.comparable ?? false)
  const notes = useMovementNotes(index, view, rows)
  if (previous === null) {
    return (
      <>
        <PageHead title={movement.title} heading={movement.findingBaseline} actions={<SubjectPicker />} />
        <Empty title={movement.findingBaseline}>{movement.baselineWhat}</Empty>
      </>
    )
  }
  return (
    <WithPrintedNotes notes={notes}>
      <PageHead
        title={movement.title}
        kicker={movement.kicker({ now: say(diagnostic.name), then: say(previous.name) })}
        heading={finding}
        lede={
          rows.every((row) => row.split.kind === 'none')
            ? movement.ledeUnsplit
            : movement.lede({ criteria: previous.movement.commonCriteria, raters: previous.movement.sharedRaters })
        }
        actions={
          <>
            <SubjectPicker />
            <button type="button" className="btn" onClick={() => print()}>
              {common.print}
            </button>
          </>
        }
      />
      <MovementTable
        rows={rows}
        index={index}
        subject={results.subject}
        formerly={diagnosticPath(workspace.id, previous.diagnosticId, 'understand/scorecard')}
      />
      <div style={{ marginTop: 32, maxWidth: 760 }}>
        <Section title={movement.parts}>
          <ul className="parts" style={{ marginTop: 0 }}>
            {(['real', 'raters', 'content', 'consensus'] as const).map((part) => (
              <li key={part}>{movement.partsWhat[part]}</li>
            ))}
            <li>{movement.tooFew}</li>
            <li>
              <MethodLink of="movement">{explain.methods}</MethodLink>
            </li>
          </ul>
        </Section>
      </div>
    </WithPrintedNotes>
  )
}

export default function Movement(): ReactElement {
  const { movement } = useTexts()
  return (
    <ResultsPage title={movement.title}>{(index, results) => <Page index={index} results={results} />}</ResultsPage>
  )
}
