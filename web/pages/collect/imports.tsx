/** `collect/import`: every file that comes in, workbooks that go out to be filled in, and what was brought in before. */
import './collect.css'
import { useId, useRef, useState, type ReactElement } from 'react'
import { NativeSelect } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { getWorkbook, listImports, uploadImport, type Import } from '#contract/import.ts'
import { hrefOf } from '../../data/api.ts'
import { diagnosticPath, useDiagnostic, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { useApi, useUpload } from '../../data/use-api.ts'
import { FormProblem } from '../../shell/fields.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { Answer } from '../../shell/states.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'

type Kind = Import['kind']
const kinds = ['answers', 'workbook', 'scorecard'] as const
const accepts: Record<Kind, string> = {
  answers: '.csv,.tsv,.txt,.xlsx',
  workbook: '.xlsx',
  scorecard: '.csv,.tsv,.txt,.xlsx',
}

export function DropZone(props: {
  accept: string
  note: string
  busy: string | null
  onFile: (file: File) => void
}): ReactElement {
  const { collect } = useTexts()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null): void => {
    const file = files?.[0]
    if (file !== undefined) props.onFile(file)
    // The same file can be chosen again after it was corrected.
    if (input.current !== null) input.current.value = ''
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is one more way; the button is there for everybody
    <div
      className={over ? 'drop over' : 'drop'}
      role="group"
      aria-labelledby={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <p id={id}>
        <b>{props.busy ?? collect.drop}</b>
        <small>{props.note}</small>
      </p>
      <label className={props.busy === null ? 'btn' : 'btn busy'}>
        {collect.choose}
        <input
          ref={input}
          type="file"
          accept={props.accept}
          disabled={props.busy !== null}
          onChange={(event) => take(event.currentTarget.files)}
        />
      </label>
    </div>
  )
}

function Upload(): ReactElement {
  const { collect, common } = useTexts()
  const params = useDiagnosticParams()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const navigate = useNavigate()
  const say = useSay()
  const open = diagnostic.status === 'open'
  // An assessor brings in a workbook of their own; everything else is the owner's.
  const offered = kinds.filter((one) => workspace.role === 'owner' || one === 'workbook')
  const [kind, setKind] = useState<Kind>(offered[0] ?? 'workbook')
  const [pack, setPack] = useState(diagnostic.packs[0]?.packId ?? '')
  const [file, setFile] = useState('')
  const send = useUpload(uploadImport, {
    refreshes: [listImports],
    onDone: (made) => void navigate({ to: diagnosticPath(workspace.id, diagnostic.id, `collect/import/${made.id}`) }),
  })
  return (
    <Section title={collect.kind}>
      <FormProblem problem={send.error} />
      <div className="kinds" role="radiogroup" aria-label={collect.kind}>
        {offered.map((one) => {
          const locked = one === 'workbook' && !open
          return (
            <label key={one} className={locked ? 'locked' : ''}>
              <input
                type="radio"
                name="import-kind"
                checked={kind === one}
                disabled={locked}
                onChange={() => setKind(one)}
              />
              <b>{collect.kinds[one].name}</b>
              <span>{locked ? collect.kindLocked : collect.kinds[one].what}</span>
            </label>
          )
        })}
      </div>
      {diagnostic.packs.length > 1 && kind !== 'workbook' && (
        <NativeSelect
          label={collect.instrument}
          value={pack}
          onChange={(event) => setPack(event.currentTarget.value)}
          data={diagnostic.packs.map((one) => ({ value: one.packId, label: say(one.name) }))}
        />
      )}
      <DropZone
        accept={accepts[kind]}
        note={`${collect.dropTypes[kind]}${common.betweenSentences}${collect.ruleBefore}`}
        busy={send.isPending ? collect.uploading({ file }) : null}
        onFile={(chosen) => {
          setFile(chosen.name)
          send.mutate({ file: chosen, params, query: { kind, ...(kind === 'workbook' ? {} : { pack }) } })
        }}
      />
    </Section>
  )
}

function Workbooks(): ReactElement {
  const { collect } = useTexts()
  const params = useDiagnosticParams()
  const { role } = useWorkspace()
  const { assessors: all, myAssessorId, packs } = useDiagnostic()
  const assessors = all.filter((assessor) => role === 'owner' || assessor.id === myAssessorId)
  const say = useSay()
  const languages = ['both', 'zh-CN', 'en'] as const
  return (
    <Section title={collect.workbooks}>
      <p className="note section-note">{collect.workbooksWhat}</p>
      {assessors.length === 0 && <p className="muted">{collect.noAssessors}</p>}
      {packs.map((pack) => (
        <table key={pack.packId} className="table stacked">
          {packs.length > 1 && <caption>{say(pack.name)}</caption>}
          <thead className="sr">
            <tr>
              <th scope="col">{collect.assessor}</th>
              <th scope="col">{collect.download}</th>
            </tr>
          </thead>
          <tbody>
            {assessors.map((assessor) => (
              <tr key={assessor.id}>
                <th scope="row">
                  {assessor.label} {assessor.name}
                </th>
                <td>
                  <span className="actions">
                    {languages.map((language) => (
                      <a
                        key={language}
                        className="btn small"
                        download
                        href={hrefOf(getWorkbook, {
                          params,
                          query: { pack: pack.packId, assessor: assessor.id, language },
                        })}
                        aria-label={collect.downloadOf({
                          assessor: `${assessor.label} ${assessor.name}`,
                          language: collect.languages[language],
                        })}
                      >
                        {collect.languages[language]}
                      </a>
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </Section>
  )
}

function Former({ rows }: { rows: Import[] }): ReactElement {
  const { collect } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const format = useFormat()
  return (
    <Section title={collect.former}>
      <table className="table stacked">
        <thead>
          <tr>
            <th scope="col">{collect.fileName}</th>
            <th scope="col">{collect.state}</th>
            <th scope="col">{collect.result}</th>
            <th scope="col">{collect.when}</th>
            <th scope="col">
              <span className="sr">{collect.look}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.fileName} <small className="dim">{collect.kinds[row.kind].name}</small>
              </th>
              <td data-label={collect.state}>
                <span className={row.state === 'failed' ? 'tag bad' : row.state === 'committed' ? 'tag ok' : 'tag'}>
                  {collect.states[row.state]}
                </span>
              </td>
              <td data-label={collect.result}>
                {row.preview === null
                  ? '–'
                  : collect.counts({
                      accepted: format.count(row.preview.accepted),
                      refused: format.count(row.preview.refused),
                    })}
              </td>
              <td data-label={collect.when}>{format.instant(row.committedAt ?? row.createdAt)}</td>
              <td>
                <Link
                  className="btn small"
                  to={diagnosticPath(workspace.id, diagnostic.id, `collect/import/${row.id}`)}
                >
                  {row.state === 'uploaded' || row.state === 'previewed' ? collect.goOn : collect.look}
                  <span className="sr">: {row.fileName}</span>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

export default function Imports(): ReactElement {
  const { collect } = useTexts()
  const params = useDiagnosticParams()
  const list = useApi(listImports, { params })
  const written = (list.data?.rows ?? []).filter((row) => row.state === 'committed').length
  return (
    <>
      <PageHead
        title={collect.title}
        heading={written === 0 ? collect.heading : collect.headingSome({ count: written })}
        lede={collect.lede}
      />
      <div className="stack collect">
        <Upload />
        <Workbooks />
        <Answer of={list}>{({ rows }) => rows.length > 0 && <Former rows={rows} />}</Answer>
      </div>
    </>
  )
}
