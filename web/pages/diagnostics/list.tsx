/** `/w/$workspace/diagnostics`: what there is, newest period first; start one, copy one. */
import './diagnostics.css'
import type { ReactElement } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { listDiagnostics } from '#contract/diagnostic.ts'
import { getSession } from '#contract/session.ts'
import { deleteWorkspace } from '#contract/workspace.ts'
import { useSession, useWorkspace, workspacePath } from '../../data/places.ts'
import { useApi, useSend } from '../../data/use-api.ts'
import { FormProblem } from '../../shell/fields.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { Answer, Empty } from '../../shell/states.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import { NameAndPeriodCells, StatusCell, type DiagnosticRow } from './cells.tsx'

function DiagnosticTable({ rows }: { rows: DiagnosticRow[] }): ReactElement {
  const { diagnostics } = useTexts()
  const workspace = useWorkspace()
  const say = useSay()
  const owner = workspace.role === 'owner'
  return (
    <table className="table stacked diagnostic-list">
      <thead>
        <tr>
          <th scope="col">{diagnostics.name}</th>
          <th scope="col">{diagnostics.period}</th>
          <th scope="col">{diagnostics.instruments}</th>
          <th scope="col">{diagnostics.status}</th>
          <th scope="col">{diagnostics.previous}</th>
          {owner && (
            <th>
              <span className="sr">{diagnostics.copy}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const previous = rows.find((other) => other.id === row.previousId)
          return (
            <tr key={row.id}>
              <NameAndPeriodCells row={row} />
              <td data-label={diagnostics.instruments}>
                {row.packs.map((pack) => `${say(pack.name)} ${pack.version}`).join('; ')}
              </td>
              <StatusCell row={row} />
              <td data-label={diagnostics.previous}>{previous === undefined ? '–' : say(previous.name)}</td>
              {owner && (
                <td>
                  <Link className="btn small" to={workspacePath(workspace.id, `diagnostics/${row.id}/copy`)}>
                    {diagnostics.copy}
                    <span className="sr">: {say(row.name)}</span>
                  </Link>
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function OtherWorkspaces(): ReactElement | null {
  const { diagnostics } = useTexts()
  const here = useWorkspace()
  const say = useSay()
  const others = useSession().workspaces.filter((workspace) => workspace.id !== here.id)
  if (others.length === 0) return null
  return (
    <Section title={diagnostics.otherWorkspaces}>
      <ul>
        {others.map((workspace) => (
          <li key={workspace.id}>
            <Link to={workspacePath(workspace.id, 'diagnostics')}>{say(workspace.name)}</Link>{' '}
            {workspace.isSample && <span className="tag">{diagnostics.sampleTag}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Who has seen only the sample is led to a workspace of their own. */
function OwnOrganisation(): ReactElement {
  const { diagnostics } = useTexts()
  return (
    <Section title={diagnostics.ownTitle}>
      <p className="muted">{diagnostics.ownWhat}</p>
      <div className="actions" style={{ marginTop: 10 }}>
        <Link className="btn primary" to="/new-workspace">
          {diagnostics.startOwn}
        </Link>
      </div>
    </Section>
  )
}

function SampleSection(): ReactElement {
  const { diagnostics } = useTexts()
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const remove = useSend(deleteWorkspace, {
    refreshes: [getSession],
    onDone: () => void navigate({ to: '/', replace: true }),
  })
  return (
    <Section title={diagnostics.sampleTitle}>
      <FormProblem problem={remove.error} />
      <p className="muted">{diagnostics.removeSampleWhat}</p>
      <div className="actions" style={{ marginTop: 10 }}>
        <button
          type="button"
          className="btn danger"
          disabled={remove.isPending}
          onClick={() => remove.mutate({ params: { workspace: workspace.id }, query: {} })}
        >
          {diagnostics.removeSample}
        </button>
      </div>
    </Section>
  )
}

export default function DiagnosticList(): ReactElement {
  const { diagnostics } = useTexts()
  const workspace = useWorkspace()
  const owner = workspace.role === 'owner'
  const list = useApi(listDiagnostics, { params: { workspace: workspace.id }, query: { limit: 200 } })
  const start = (
    <Link className="btn primary" to={workspacePath(workspace.id, 'diagnostics/new')}>
      {diagnostics.start}
    </Link>
  )
  return (
    <>
      <PageHead
        title={diagnostics.title}
        heading={list.data === undefined ? diagnostics.title : diagnostics.heading({ count: list.data.rows.length })}
        lede={diagnostics.lede}
        actions={owner && list.data !== undefined && list.data.rows.length > 0 ? start : undefined}
      />
      <div className="stack">
        <Answer of={list}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty title={diagnostics.emptyTitle} action={owner ? start : undefined}>
                {diagnostics.empty}
              </Empty>
            ) : (
              <DiagnosticTable rows={rows} />
            )
          }
        </Answer>
        <OtherWorkspaces />
        {workspace.isSample && owner && <OwnOrganisation />}
        {workspace.isSample && owner && <SampleSection />}
      </div>
    </>
  )
}
