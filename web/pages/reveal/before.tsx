/** Before the reveal: how far each sheet is, and the one button that shows everything to everybody. */
import { useState, type ReactElement } from 'react'
import { getDiagnostic, listDiagnostics } from '#contract/diagnostic.ts'
import { reveal as revealRoute } from '#contract/rating.ts'
import { getResults } from '#contract/score.ts'
import { roundProgress } from '#core/rating/progress.ts'
import { useDiagnostic, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { useSend } from '../../data/use-api.ts'
import { ConfirmDialog } from '../../shell/dialog.tsx'
import { FormProblem } from '../../shell/fields.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { Empty } from '../../shell/states.tsx'
import { useTexts } from '../../theme/preferences.tsx'

function Confirm({ open, onClose }: { open: number; onClose: () => void }): ReactElement {
  const { reveal } = useTexts()
  const params = useDiagnosticParams()
  const send = useSend(revealRoute, { refreshes: [getDiagnostic, listDiagnostics, getResults], onDone: onClose })
  return (
    <ConfirmDialog
      title={reveal.confirmTitle}
      confirm={reveal.confirm}
      busy={send.isPending}
      onConfirm={() => send.mutate({ params, body: {} })}
      onClose={onClose}
    >
      <FormProblem problem={send.error} />
      <ul>
        {reveal.confirmWhat.split('\n').map((line) => (
          <li key={line}>{line}</li>
        ))}
        {open > 0 && <li>{reveal.confirmUnfinished({ open })}</li>}
      </ul>
      <p>
        <b>{reveal.confirmOnce}</b>
      </p>
    </ConfirmDialog>
  )
}

function Sheets(): ReactElement {
  const { reveal } = useTexts()
  const { assessors } = useDiagnostic()
  return (
    <Section title={reveal.sheets}>
      <table className="table round">
        <thead>
          <tr>
            <th scope="col">{reveal.assessor}</th>
            <th scope="col">{reveal.settled}</th>
          </tr>
        </thead>
        <tbody>
          {assessors.map((assessor) => (
            <tr key={assessor.id}>
              <th scope="row">
                {assessor.label} {assessor.name} {assessor.external && <span className="tag">{reveal.external}</span>}
              </th>
              <td>
                {reveal.ofTotal({ settled: assessor.settled, total: assessor.total })}
                <span className={assessor.settled >= assessor.total ? 'bar done' : 'bar'} aria-hidden="true">
                  <i style={{ width: `${assessor.total === 0 ? 0 : (assessor.settled / assessor.total) * 100}%` }} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

export function BeforeReveal(): ReactElement {
  const { reveal, common } = useTexts()
  const { role } = useWorkspace()
  const { assessors } = useDiagnostic()
  const [asking, setAsking] = useState(false)
  if (role !== 'owner') {
    return (
      <>
        <PageHead title={reveal.title} heading={reveal.findingSealed} />
        <Empty title={common.locked}>{common.lockedWhat}</Empty>
      </>
    )
  }
  const round = roundProgress(assessors)
  const open = assessors.length - round.finished
  return (
    <>
      <PageHead
        title={reveal.title}
        heading={
          round.settled === 0
            ? reveal.findingNothing
            : open === 0
              ? reveal.findingAll
              : reveal.findingOpen({ finished: round.finished, assessors: assessors.length })
        }
        lede={reveal.ledeOpen}
        actions={
          <button type="button" className="btn primary" onClick={() => setAsking(true)}>
            {reveal.reveal}
          </button>
        }
      />
      {assessors.length > 0 && <Sheets />}
      {asking && <Confirm open={open} onClose={() => setAsking(false)} />}
    </>
  )
}
