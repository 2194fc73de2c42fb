/** `/w/$workspace/library`: the instruments at hand, and a way in for one's own. */
import '../collect/collect.css'
import './library.css'
import { useDeferredValue, useState, type ReactElement } from 'react'
import { TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { exportPack, importPack, listPacks, type PackSummary } from '#contract/pack.ts'
import type { ReplyOf } from '#contract/route.ts'
import { hrefOf } from '../../data/api.ts'
import { packPath, useWorkspace } from '../../data/places.ts'
import { useApi, useUpload } from '../../data/use-api.ts'
import { FormProblem } from '../../shell/fields.tsx'
import { MethodLink } from '../../shell/method-link.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { Answer, Empty } from '../../shell/states.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import { DropZone } from '../collect/imports.tsx'
import { FoundAcross } from './across.tsx'
import { useWords } from './use-words.ts'

type Checked = ReplyOf<typeof importPack>

function PackTable({ packs }: { packs: PackSummary[] }): ReactElement {
  const { library } = useTexts()
  const workspace = useWorkspace()
  const say = useSay()
  return (
    <table className="table stacked">
      <thead>
        <tr>
          <th scope="col">{library.instrument}</th>
          <th scope="col">{library.version}</th>
          <th scope="col">{library.content}</th>
          <th scope="col">{library.languages}</th>
          <th scope="col">{library.origin}</th>
          <th scope="col">{library.views.use}</th>
          <th scope="col">
            <span className="sr">{library.exportZip}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {packs.map((pack) => (
          <tr key={`${pack.packId} ${pack.version}`}>
            <th scope="row">
              <Link to={packPath(workspace.id, { id: pack.packId, version: pack.version })}>{say(pack.name)}</Link>
              <p className="note">{say(pack.description)}</p>
            </th>
            <td data-label={library.version}>
              {pack.version}{' '}
              {pack.supersededBy !== null && (
                <span className="tag">{library.superseded({ version: pack.supersededBy })}</span>
              )}
            </td>
            <td data-label={library.content}>{library.facts(pack)}</td>
            <td data-label={library.languages}>
              {pack.languages.map((language) => library.languageNames[language] ?? language).join(' · ')}
            </td>
            <td data-label={library.origin}>{library.origins[pack.origin]}</td>
            <td data-label={library.views.use}>
              <Link
                to={packPath(workspace.id, { id: pack.packId, version: pack.version })}
                search={{ view: 'use' }}
                className="nowrap"
              >
                {library.inDiagnostics({ count: pack.diagnostics })}
                <span className="sr">: {say(pack.name)}</span>
              </Link>
            </td>
            <td>
              <a
                className="btn small"
                download
                href={hrefOf(exportPack, {
                  params: { workspace: workspace.id, pack: pack.packId, version: pack.version },
                })}
              >
                {library.exportZip}
                <span className="sr">: {say(pack.name)}</span>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Faults({ faults }: { faults: Checked['faults'] }): ReactElement {
  const { library } = useTexts()
  return (
    <table className="table stacked faults">
      <thead>
        <tr>
          <th scope="col">{library.file}</th>
          <th scope="col">{library.line}</th>
          <th scope="col">{library.path}</th>
          <th scope="col">{library.message}</th>
        </tr>
      </thead>
      <tbody>
        {faults.map((fault, at) => (
          <tr key={at}>
            <td data-label={library.file}>{fault.file}</td>
            <td data-label={library.line}>{fault.line ?? '–'}</td>
            <td data-label={library.path}>
              <code>{fault.path}</code>
            </td>
            <td>
              <span className={fault.severity === 'error' ? 'tag bad' : 'tag warn'}>
                {library.severity[fault.severity]}
              </span>{' '}
              {fault.message}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Result(props: { checked: Checked; busy: boolean; onImport: () => void }): ReactElement {
  const { library } = useTexts()
  const workspace = useWorkspace()
  const say = useSay()
  const { checked } = props
  const { summary } = checked
  const errors = checked.faults.filter((fault) => fault.severity === 'error')
  const named = { name: summary === null ? '' : say(summary.name), version: summary?.version ?? '' }
  return (
    <div className="check-result">
      <div role="status">
        <h3>
          {checked.committed
            ? library.imported(named)
            : errors.length > 0 || summary === null
              ? library.checkBad({ count: errors.length })
              : library.checkGood(named)}
        </h3>
      </div>
      {summary !== null && <p className="note">{library.facts(summary)}</p>}
      {checked.committed && summary !== null && (
        <div className="actions">
          <Link className="btn small" to={packPath(workspace.id, { id: summary.packId, version: summary.version })}>
            {named.name} {named.version}
          </Link>
        </div>
      )}
      {!checked.committed && errors.length === 0 && summary !== null && (
        <div className="actions">
          <button type="button" className="btn primary" disabled={props.busy} onClick={props.onImport}>
            {library.doImport}
          </button>
        </div>
      )}
      {errors.length === 0 && checked.faults.length > 0 && (
        <p className="note">{library.checkWarnings({ count: checked.faults.length })}</p>
      )}
      {checked.faults.length > 0 && <Faults faults={checked.faults} />}
    </div>
  )
}

function ImportPack(): ReactElement {
  const { library } = useTexts()
  const workspace = useWorkspace()
  const [file, setFile] = useState<File | null>(null)
  const send = useUpload(importPack, { refreshes: [listPacks] })
  const run = (chosen: File, commit: 'true' | 'false'): void =>
    send.mutate({ file: chosen, params: { workspace: workspace.id }, query: { commit } })
  return (
    <Section title={library.importTitle}>
      <p className="note">{library.importWhat}</p>
      <FormProblem problem={send.error} />
      <DropZone
        accept=".zip,application/zip"
        note={library.zip}
        busy={send.isPending ? library.checking({ file: file?.name ?? '' }) : null}
        onFile={(chosen) => {
          setFile(chosen)
          run(chosen, 'false')
        }}
      />
      {send.data !== undefined && !send.isPending && (
        <Result checked={send.data} busy={send.isPending} onImport={() => file !== null && run(file, 'true')} />
      )}
    </Section>
  )
}

export default function Library(): ReactElement {
  const { explain, library } = useTexts()
  const workspace = useWorkspace()
  const packs = useApi(listPacks, { params: { workspace: workspace.id } })
  const [words, setWords] = useWords()
  const asked = useDeferredValue(words.trim())
  return (
    <>
      <PageHead
        title={library.title}
        heading={packs.data === undefined ? library.title : library.heading({ count: packs.data.packs.length })}
        lede={library.lede}
        actions={<MethodLink of="level">{explain.methods}</MethodLink>}
      />
      <div className="pack-tools no-print">
        <TextInput
          type="search"
          label={library.searchAll}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <div className="stack">
        {asked !== '' && <FoundAcross words={asked} clear={() => setWords('')} />}
        <Answer of={packs}>
          {(data) =>
            data.packs.length === 0 ? (
              <Empty title={library.emptyTitle}>{library.empty}</Empty>
            ) : (
              <PackTable packs={data.packs} />
            )
          }
        </Answer>
        {workspace.role === 'owner' && <ImportPack />}
      </div>
    </>
  )
}
