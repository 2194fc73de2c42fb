/** `collect/import/$import`: one file from its mapping through the preview to what was written, and back. */
import './collect.css'
import { useState, type ReactElement } from 'react'
import { NativeSelect } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import {
  commitImport,
  getImport,
  getRefusedRows,
  listImports,
  previewImport,
  undoImport,
  type Import,
  type ImportMapping,
} from '#contract/import.ts'
import { getDiagnostic } from '#contract/diagnostic.ts'
import { getPack } from '#contract/pack.ts'
import { getSheet } from '#contract/rating.ts'
import { getResults, getWorkforce } from '#contract/score.ts'
import { getOrganisation } from '#contract/organisation.ts'
import { hrefOf } from '../../data/api.ts'
import { diagnosticPath, useDiagnostic, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { useApi, useSend } from '../../data/use-api.ts'
import { ConfirmDialog } from '../../shell/dialog.tsx'
import { FormProblem } from '../../shell/fields.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { Answer } from '../../shell/states.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { MapAnswers } from './map-answers.tsx'
import { MapScorecard } from './map-scorecard.tsx'

type Preview = NonNullable<Import['preview']>
const shownAtOnce = 200
/** One fault that runs through a column would push everything else off the page. */
const refusedAtOnce = 20

function Counts({ preview, written }: { preview: Preview; written: boolean }): ReactElement {
  const { collect } = useTexts()
  const format = useFormat()
  return (
    <dl className="counts">
      {(['accepted', 'refused', 'unchanged'] as const).map((name) => (
        <div key={name} className={name === 'refused' && preview.refused > 0 ? 'warn' : ''}>
          <dt>{name === 'accepted' && written ? collect.acceptedWritten : collect[name]}</dt>
          <dd>{format.count(preview[name])}</dd>
        </div>
      ))}
    </dl>
  )
}

function usePlaceName(): (place: { sheet: string | null; row: number }) => string {
  const { collect } = useTexts()
  return ({ sheet, row }) => (sheet === null ? collect.placeRow({ row }) : collect.place({ sheet, row }))
}

function Changes({ changes }: { changes: Preview['changes'] }): ReactElement {
  const { collect, common } = useTexts()
  const format = useFormat()
  const say = useSay()
  const placeName = usePlaceName()
  const shown = changes.slice(0, shownAtOnce)
  return (
    <Section
      title={collect.changes}
      note={
        shown.length < changes.length
          ? collect.changesNote({ shown: format.count(shown.length), all: format.count(changes.length) })
          : undefined
      }
    >
      <table className="table stacked">
        <thead>
          <tr>
            <th scope="col">{collect.where}</th>
            <th scope="col">{common.unit}</th>
            <th scope="col">{collect.thing}</th>
            <th scope="col">{collect.before}</th>
            <th scope="col">{collect.after}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => (
            <tr key={`${change.sheet ?? ''} ${change.row} ${change.address}`}>
              <td data-label={collect.where}>{placeName(change)}</td>
              <td data-label={common.unit}>{say(change.unit)}</td>
              <th scope="row">{say(change.thing)}</th>
              <td data-label={collect.before}>{change.before}</td>
              <td data-label={collect.after}>
                {change.after} {change.overwrites && <span className="tag warn">{collect.overwrites}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Refused({ value, preview }: { value: Import; preview: Preview }): ReactElement {
  const { collect } = useTexts()
  const format = useFormat()
  const params = useDiagnosticParams()
  const placeName = usePlaceName()
  const [limit, setLimit] = useState(refusedAtOnce)
  const shown = preview.refusedRows.slice(0, limit)
  const more = Math.min(preview.refusedRows.length, shownAtOnce) - shown.length
  return (
    <Section
      title={collect.refusedRows}
      note={
        shown.length < preview.refused
          ? collect.changesNote({ shown: format.count(shown.length), all: format.count(preview.refused) })
          : undefined
      }
    >
      <table className="table stacked">
        <thead>
          <tr>
            <th scope="col">{collect.where}</th>
            <th scope="col">{collect.column}</th>
            <th scope="col">{collect.reason}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row, at) => (
            <tr key={at}>
              <td data-label={collect.where}>{placeName(row)}</td>
              <td data-label={collect.column}>{row.column}</td>
              <td>{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="actions">
        {more > 0 && (
          <button type="button" className="btn small" onClick={() => setLimit(shownAtOnce)}>
            {collect.moreRows({ count: more })}
          </button>
        )}
        <a className="btn small" download href={hrefOf(getRefusedRows, { params: { ...params, import: value.id } })}>
          {collect.downloadRefused}
        </a>
      </div>
    </Section>
  )
}

function PreviewOf({ value, preview }: { value: Import; preview: Preview }): ReactElement {
  const { collect } = useTexts()
  return (
    <>
      <Section title={value.state === 'committed' ? collect.written : collect.previewTitle}>
        <Counts preview={preview} written={value.state === 'committed'} />
        {value.state !== 'committed' && <p className="note">{collect.rules[preview.rule]}</p>}
        {preview.notes.length > 0 && (
          <ul className="import-notes" aria-label={collect.notes}>
            {preview.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </Section>
      {preview.changes.length > 0 && <Changes changes={preview.changes} />}
      {preview.refused > 0 && <Refused value={value} preview={preview} />}
    </>
  )
}

function Running({ value }: { value: Import }): ReactElement {
  const { collect } = useTexts()
  const format = useFormat()
  const progress = value.progress
  const share = progress === null || progress.totalBytes === 0 ? 0 : Math.min(1, progress.bytes / progress.totalBytes)
  return (
    <div className="running" aria-busy="true">
      <span className="bar" aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <p role="status">
        {progress !== null &&
          collect.progressRows({ rows: format.count(progress.rows), percent: format.percent(share) })}
      </p>
      <p className="note">{collect.leaveOpen}</p>
    </div>
  )
}

function MapWorkbook(props: {
  value: Import
  busy: boolean
  onPreview: (mapping: ImportMapping) => void
}): ReactElement {
  const { collect } = useTexts()
  const { assessors } = useDiagnostic()
  const assigned = props.value.mapping?.kind === 'workbook' ? props.value.mapping.assessorId : null
  return (
    <NativeSelect
      className="narrow"
      label={collect.whose}
      value={assigned ?? ''}
      disabled={props.busy}
      onChange={(event) =>
        props.onPreview({
          kind: 'workbook',
          assessorId: event.currentTarget.value === '' ? null : event.currentTarget.value,
        })
      }
      data={[
        { value: '', label: collect.whoseAsNamed },
        ...assessors.map((assessor) => ({ value: assessor.id, label: `${assessor.label} ${assessor.name}` })),
      ]}
    />
  )
}

function Mapping(props: {
  value: Import
  busy: boolean
  onPreview: (mapping: ImportMapping) => void
}): ReactElement | null {
  const { value } = props
  const workspace = useWorkspace()
  const { packs } = useDiagnostic()
  const version = packs.find((pinned) => pinned.packId === value.packId)?.version ?? ''
  const pack = useApi(getPack, { params: { workspace: workspace.id, pack: value.packId, version } })
  const { detected, mapping } = value
  if (value.kind === 'workbook') return <MapWorkbook {...props} />
  if (detected === null || mapping === null) return null
  return (
    <Answer of={pack}>
      {(instrument) => {
        // What was proposed or kept last; another reading of the file is another form.
        const form = JSON.stringify([detected.columns.map((column) => column.header), mapping])
        const parts = {
          detected,
          pack: instrument,
          unread: value.preview?.unreadValues ?? [],
          busy: props.busy,
          again: value.state === 'previewed',
        }
        if (mapping.kind === 'answers')
          return <MapAnswers key={form} {...parts} mapping={mapping} onPreview={props.onPreview} />
        if (mapping.kind === 'scorecard')
          return <MapScorecard key={form} {...parts} mapping={mapping} onPreview={props.onPreview} />
        return null
      }}
    </Answer>
  )
}

function useFinding(value: Import): string {
  const { collect } = useTexts()
  const format = useFormat()
  const { preview } = value
  switch (value.state) {
    case 'uploaded':
      return collect.findingMap
    case 'previewed':
      return preview === null || preview.accepted === 0
        ? collect.findingNothing
        : collect.findingChecked({ accepted: format.count(preview.accepted), refused: format.count(preview.refused) })
    case 'running':
      return preview === null ? collect.findingRunning : collect.findingWriting
    case 'committed':
      return collect.findingWritten({ accepted: format.count(preview?.accepted ?? 0) })
    case 'undone':
      return collect.findingUndone
    default:
      return collect.findingFailed
  }
}

function Undo({ value, onDone }: { value: Import; onDone: () => void }): ReactElement {
  const { collect } = useTexts()
  const params = useDiagnosticParams()
  const [asking, setAsking] = useState(false)
  const send = useSend(undoImport, {
    refreshes: [getImport, listImports, getDiagnostic, getResults, getWorkforce, getSheet],
    onDone: () => {
      setAsking(false)
      onDone()
    },
  })
  if (!value.undoable) return <p className="note">{collect.notUndoable}</p>
  return (
    <>
      <button type="button" className="btn danger" onClick={() => setAsking(true)}>
        {collect.undo}
      </button>
      {asking && (
        <ConfirmDialog
          title={collect.undoTitle}
          confirm={collect.undo}
          danger
          busy={send.isPending}
          onConfirm={() => send.mutate({ params: { ...params, import: value.id }, body: {} })}
          onClose={() => setAsking(false)}
        >
          <FormProblem problem={send.error} />
          <p>{collect.undoWhat[value.kind]}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

function OneImport({ value, refetch }: { value: Import; refetch: () => void }): ReactElement {
  const { collect } = useTexts()
  const params = useDiagnosticParams()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const format = useFormat()
  const finding = useFinding(value)
  // A large file is read whole before there is an answer.
  const preview = useSend(previewImport, { refreshes: [getImport], limit: null })
  const commit = useSend(commitImport, {
    refreshes: [getImport, listImports, getDiagnostic, getResults, getWorkforce, getSheet, getOrganisation],
  })
  const busy = preview.isPending || commit.isPending
  const accepted = value.preview?.accepted ?? 0
  const mappable = value.state === 'uploaded' || value.state === 'previewed' || value.state === 'failed'
  const path = (page: string): string => diagnosticPath(workspace.id, diagnostic.id, page)
  return (
    <>
      <PageHead
        title={collect.title}
        kicker={collect.kicker({ kind: collect.kinds[value.kind].name, file: value.fileName })}
        heading={finding}
        actions={
          <>
            <Link className="btn quiet" to={path('collect/import')}>
              {collect.allImports}
            </Link>
            {value.state === 'previewed' && accepted > 0 && (
              <button
                type="button"
                className="btn primary"
                disabled={busy}
                onClick={() => commit.mutate({ params: { ...params, import: value.id }, body: {} })}
              >
                {collect.commit({ accepted, count: format.count(accepted) })}
              </button>
            )}
            {value.state === 'committed' && (
              <Link
                className="btn primary"
                to={path(
                  value.kind === 'answers'
                    ? 'understand/groups'
                    : value.kind === 'scorecard'
                      ? 'understand/scorecard'
                      : 'score/sheets',
                )}
              >
                {value.kind === 'answers'
                  ? collect.seeGroups
                  : value.kind === 'scorecard'
                    ? collect.seeScorecard
                    : collect.look}
              </Link>
            )}
          </>
        }
      />
      <div className="stack collect">
        <FormProblem problem={preview.error ?? commit.error} />
        {value.problem !== null && (
          <div className="form-problem" role="alert">
            <p>{value.problem}</p>
          </div>
        )}
        {value.state === 'running' && <Running value={value} />}
        {value.preview !== null && value.state !== 'running' && value.state !== 'undone' && (
          <PreviewOf value={value} preview={value.preview} />
        )}
        {mappable && (
          <Mapping
            value={value}
            busy={busy}
            onPreview={(mapping) => preview.mutate({ params: { ...params, import: value.id }, body: mapping })}
          />
        )}
        {value.state === 'committed' && workspace.role === 'owner' && (
          <div className="actions">
            <Undo value={value} onDone={refetch} />
          </div>
        )}
      </div>
    </>
  )
}

export default function ImportPage(): ReactElement {
  const params = useDiagnosticParams()
  const { import: id = '' } = useParams({ strict: false })
  const [polling, setPolling] = useState(false)
  const query = useApi(getImport, { params: { ...params, import: id } }, { refetchInterval: polling ? 700 : false })
  const running = query.data?.state === 'running'
  if (running !== polling) setPolling(running)
  return <Answer of={query}>{(value) => <OneImport value={value} refetch={() => void query.refetch()} />}</Answer>
}
