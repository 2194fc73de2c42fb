/** Which diagnostics of the workspace use this instrument, and in which version. */
import type { ReactElement } from 'react'
import { Link } from '@tanstack/react-router'
import { listDiagnostics } from '#contract/diagnostic.ts'
import { listPacks } from '#contract/pack.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { packPath, useWorkspace, workspacePath } from '../../data/places.ts'
import { useApi } from '../../data/use-api.ts'
import { Section } from '../../shell/page.tsx'
import { Answer, Empty } from '../../shell/states.tsx'
import { useTexts } from '../../theme/preferences.tsx'
import { NameAndPeriodCells, StatusCell, type DiagnosticRow } from '../diagnostics/cells.tsx'

/** Diagnostics with any version of the instrument, newest period first. */
export function useDiagnosticsOf(packId: string): ReturnType<typeof useApi<typeof listDiagnostics>> {
  const workspace = useWorkspace()
  return useApi(listDiagnostics, { params: { workspace: workspace.id }, query: { pack: packId, limit: 200 } })
}

/** Starting one: with the newest version, whichever is being read. Absent for who may not. */
function Start({ pack }: { pack: Pack }): ReactElement | null {
  const { library } = useTexts()
  const workspace = useWorkspace()
  const packs = useApi(listPacks, { params: { workspace: workspace.id } })
  if (workspace.role !== 'owner') return null
  const newest = packs.data?.packs.find((one) => one.packId === pack.id && one.version === pack.version)?.supersededBy
  return (
    <Link className="btn" to={workspacePath(workspace.id, 'diagnostics/new')} search={{ pack: pack.id }}>
      {newest == null ? library.startWith : library.startWithNewest({ version: newest })}
    </Link>
  )
}

function Table({ pack, rows }: { pack: Pack; rows: DiagnosticRow[] }): ReactElement {
  const { diagnostics, library } = useTexts()
  const workspace = useWorkspace()
  return (
    <table className="table stacked">
      <thead>
        <tr>
          <th scope="col">{diagnostics.name}</th>
          <th scope="col">{diagnostics.period}</th>
          <th scope="col">{library.version}</th>
          <th scope="col">{diagnostics.status}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const version = row.packs.find((one) => one.packId === pack.id)?.version ?? ''
          return (
            <tr key={row.id}>
              <NameAndPeriodCells row={row} />
              <td data-label={library.version}>
                {version === pack.version ? (
                  <>
                    {version} <span className="dim">{library.thisVersion}</span>
                  </>
                ) : (
                  <>
                    <Link to={packPath(workspace.id, { id: pack.id, version })}>{version}</Link>{' '}
                    <span className="tag">{library.otherVersion}</span>
                  </>
                )}
              </td>
              <StatusCell row={row} />
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

export function UseView({ pack }: { pack: Pack }): ReactElement {
  const { library } = useTexts()
  const uses = useDiagnosticsOf(pack.id)
  return (
    <Answer of={uses}>
      {({ rows, next }) =>
        rows.length === 0 ? (
          <Empty title={library.notUsedTitle} action={<Start pack={pack} />}>
            {library.notUsed}
          </Empty>
        ) : (
          <Section title={library.usesTitle} note={library.usesNote}>
            <Table pack={pack} rows={rows} />
            {next !== null && <p className="note">{library.newestShown({ count: rows.length })}</p>}
            <div className="actions no-print">
              <Start pack={pack} />
            </div>
          </Section>
        )
      }
    </Answer>
  )
}
