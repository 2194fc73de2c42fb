/** Name, period and the diagnostic this one is compared with. */
import { useState, type ReactElement } from 'react'
import { NativeSelect } from '@mantine/core'
import { getDiagnostic, listDiagnostics, updateDiagnostic } from '#contract/diagnostic.ts'
import { getResults } from '#contract/score.ts'
import { useDiagnostic, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { useApi, useSend } from '../../data/use-api.ts'
import { FormProblem, type FieldProblems } from '../../shell/fields.tsx'
import { useUnsaved } from '../../shell/unsaved.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import {
  NameAndPeriod,
  nameAndPeriodProblems,
  textOf,
  type NameAndPeriodValue,
} from '../diagnostics/name-and-period.tsx'

export function HeadForm(): ReactElement {
  const { setup, diagnostics } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const params = useDiagnosticParams()
  const say = useSay()
  const others = useApi(listDiagnostics, { params: { workspace: workspace.id }, query: { limit: 200 } })
  const kept: NameAndPeriodValue = {
    zh: diagnostic.name['zh-CN'] ?? '',
    en: diagnostic.name.en ?? '',
    from: diagnostic.periodFrom,
    to: diagnostic.periodTo,
  }
  const [head, setHead] = useState(kept)
  const [previousId, setPreviousId] = useState(diagnostic.previousId)
  const [fields, setFields] = useState<FieldProblems>({})
  // What the form was opened with: only what was changed since is sent, so that another tab's change stays.
  const [opened, setOpened] = useState({ head: kept, previousId: diagnostic.previousId })
  const save = useSend(updateDiagnostic, {
    refreshes: [getDiagnostic, listDiagnostics, getResults],
    onDone: () => setOpened({ head, previousId }),
  })
  useUnsaved(
    JSON.stringify([textOf(head), head.from, head.to, previousId]) !==
      JSON.stringify([textOf(opened.head), opened.head.from, opened.head.to, opened.previousId]),
  )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const found = nameAndPeriodProblems(head, diagnostics)
        setFields(found)
        if (Object.keys(found).length > 0) return
        const renamed = head.zh !== opened.head.zh || head.en !== opened.head.en
        save.mutate({
          params,
          body: {
            ...(renamed && { name: textOf(head) }),
            ...(head.from !== opened.head.from && { periodFrom: head.from }),
            ...(head.to !== opened.head.to && { periodTo: head.to }),
            ...(previousId !== opened.previousId && { previousId }),
          },
        })
      }}
    >
      <FormProblem fields={fields} problem={save.error} />
      <NameAndPeriod value={head} onChange={setHead} problems={fields} />
      <NativeSelect
        mt="md"
        label={setup.previous}
        description={setup.previousHelp}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={previousId ?? ''}
        onChange={(event) => setPreviousId(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        data={[
          { value: '', label: setup.noPrevious },
          ...(others.data?.rows ?? [])
            .filter((row) => row.id !== diagnostic.id)
            .map((row) => ({ value: row.id, label: say(row.name) })),
        ]}
      />
      <div className="actions" style={{ marginTop: 14 }}>
        <button type="submit" className="btn primary" disabled={save.isPending}>
          {setup.keep}
        </button>
        <span className="note" role="status">
          {save.isSuccess ? setup.kept : ''}
        </span>
      </div>
    </form>
  )
}
