/** `/w/$workspace/diagnostics/$from/copy`: next year's diagnostic in one step, without scores. */
import './diagnostics.css'
import { useState, type ReactElement } from 'react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { copyDiagnostic, getDiagnostic, listDiagnostics, type Diagnostic } from '#contract/diagnostic.ts'
import { listPacks } from '#contract/pack.ts'
import { diagnosticPath, useWorkspace } from '../../data/places.ts'
import { useApi, useSend } from '../../data/use-api.ts'
import { FormProblem, type FieldProblems } from '../../shell/fields.tsx'
import { PageHead } from '../../shell/page.tsx'
import { Answer } from '../../shell/states.tsx'
import { useUnsaved } from '../../shell/unsaved.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import { NameAndPeriod, nameAndPeriodProblems, textOf, type NameAndPeriodValue } from './name-and-period.tsx'

/** The same day one year on; the 29th of February becomes the 28th. */
function aYearLater(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(year) + 1}-${month}-${month === '02' && date === '29' ? '28' : date}`
}

/** A year written in the name moves on with the period. */
function nextName(name: string | undefined, day: string): string {
  const year = day.slice(0, 4)
  return (name ?? '').replace(year, String(Number(year) + 1))
}

function Form({ former }: { former: Diagnostic }): ReactElement {
  const { diagnostics } = useTexts()
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const [proposed] = useState<NameAndPeriodValue>({
    zh: nextName(former.name['zh-CN'], former.periodTo),
    en: nextName(former.name.en, former.periodTo),
    from: aYearLater(former.periodFrom),
    to: aYearLater(former.periodTo),
  })
  const [head, setHead] = useState(proposed)
  const [fields, setFields] = useState<FieldProblems>({})
  const copy = useSend(copyDiagnostic, {
    refreshes: [listDiagnostics, listPacks],
    onDone: (diagnostic) => {
      leave()
      void navigate({ to: diagnosticPath(workspace.id, diagnostic.id, 'home') })
    },
  })
  const leave = useUnsaved(head !== proposed)
  return (
    <form
      className="setup"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const found = nameAndPeriodProblems(head, diagnostics)
        setFields(found)
        if (Object.keys(found).length > 0) return
        copy.mutate({
          params: { workspace: workspace.id, diagnostic: former.id },
          body: { name: textOf(head), periodFrom: head.from, periodTo: head.to },
        })
      }}
    >
      <FormProblem fields={fields} problem={copy.error} />
      <NameAndPeriod value={head} onChange={setHead} problems={fields} />
      <div className="actions">
        <button type="submit" className="btn primary" disabled={copy.isPending}>
          {diagnostics.createCopy}
        </button>
      </div>
    </form>
  )
}

export default function CopyDiagnostic(): ReactElement {
  const { diagnostics } = useTexts()
  const workspace = useWorkspace()
  const { from = '' } = useParams({ strict: false })
  const say = useSay()
  const former = useApi(getDiagnostic, { params: { workspace: workspace.id, diagnostic: from } })
  return (
    <>
      <PageHead
        title={diagnostics.copyTitle}
        heading={
          former.data === undefined ? diagnostics.copyTitle : diagnostics.copyHeading({ name: say(former.data.name) })
        }
        lede={diagnostics.copyLede}
      />
      <Answer of={former}>{(data) => <Form former={data} />}</Answer>
    </>
  )
}
