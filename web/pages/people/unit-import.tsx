/** Units from CSV, after a look at what each row would do. */
import { useState, type ReactElement } from 'react'
import { getOrganisation, importUnits, type UnitContent } from '#contract/organisation.ts'
import type { ReplyOf } from '#contract/route.ts'
import { decodedText } from '../../data/decoded-text.ts'
import { useWorkspace } from '../../data/places.ts'
import { useSend } from '../../data/use-api.ts'
import { FormProblem } from '../../shell/fields.tsx'
import { useFormat, usePreferences, useSay, useTexts } from '../../theme/preferences.tsx'

type Result = ReplyOf<typeof importUnits>

function ImportResult({ result }: { result: Result }): ReactElement {
  const { people } = useTexts()
  if (result.faults.length > 0) return <Faults faults={result.faults} />
  return (
    <>
      <p role="status">
        <b>{result.committed ? people.importDone : people.importWould}:</b> {people.importCounts(result)}
      </p>
      {!result.committed && result.rows.length > 0 && <Rows result={result} />}
    </>
  )
}

/** What there is of a unit in words, in the order of the file's columns. */
function useContents(): (content: UnitContent) => { field: string; value: string }[] {
  const { people } = useTexts()
  const format = useFormat()
  const say = useSay()
  const count = (value: number | null) => (value === null ? people.importNothing : format.count(value))
  return ({ name, parent, kind, headcount, revenue }) => [
    { field: people.nameZh, value: name['zh-CN'] ?? people.importNothing },
    { field: people.nameEn, value: name.en ?? people.importNothing },
    { field: people.parent, value: say(parent) },
    { field: people.kind, value: people.kinds[kind] },
    { field: people.headcount, value: count(headcount) },
    { field: people.revenue, value: count(revenue) },
  ]
}

function Rows({ result: { rows, added, changed } }: { result: Result }): ReactElement {
  const { people } = useTexts()
  const format = useFormat()
  const say = useSay()
  const contents = useContents()
  const { language } = usePreferences()
  const shownName = language === 'en' ? people.nameEn : people.nameZh
  const linesOf = ({ before, after }: Result['rows'][number]): string[] => {
    const now = contents(after)
    // its name stands beside
    if (before === null)
      return now
        .filter(({ field, value }) => field !== shownName && value !== people.importNothing)
        .map((one) => people.importField(one))
    return contents(before).flatMap(({ field, value }, at) => {
      const later = now[at]?.value ?? ''
      return value === later ? [] : [people.importChange({ field, before: value, after: later })]
    })
  }
  return (
    <table className="table stacked">
      <caption className="note">
        {people.importRows}
        {rows.length < added + changed && (
          <> · {people.importShown({ shown: format.count(rows.length), all: format.count(added + changed) })}</>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">{people.row}</th>
          <th scope="col">{people.unit}</th>
          <th scope="col">{people.code}</th>
          <th scope="col">{people.importContent}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.row}>
            <td data-label={people.row}>{row.row}</td>
            <th scope="row">
              {say((row.before ?? row.after).name)}{' '}
              {row.before === null && <span className="tag">{people.importAdds}</span>}
            </th>
            <td data-label={people.code}>{row.code}</td>
            <td data-label={people.importContent}>
              <ul className={row.before === null ? 'unit-lines beside' : 'unit-lines'}>
                {linesOf(row).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Faults({ faults }: { faults: Result['faults'] }): ReactElement {
  const { people } = useTexts()
  const format = useFormat()
  const shown = faults.slice(0, 200)
  return (
    <div role="alert">
      <p>
        <b>{people.importFaults({ count: faults.length })}</b>
      </p>
      <table className="table stacked">
        {shown.length < faults.length && (
          <caption className="note">
            {people.importShown({ shown: format.count(shown.length), all: format.count(faults.length) })}
          </caption>
        )}
        <thead>
          <tr>
            <th scope="col">{people.row}</th>
            <th scope="col">{people.column}</th>
            <th scope="col">{people.reason}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((fault, at) => (
            <tr key={at}>
              <td data-label={people.row}>{fault.row}</td>
              <td data-label={people.column}>{fault.column}</td>
              <td>{fault.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export function UnitImport(): ReactElement {
  const { people } = useTexts()
  const workspace = useWorkspace()
  const [csv, setCsv] = useState<string | null>(null)
  const send = useSend(importUnits, { refreshes: [getOrganisation] })
  const result = send.data
  const run = (text: string, commit: boolean): void =>
    send.mutate({ params: { workspace: workspace.id }, body: { csv: text, commit } })
  return (
    <div className="unit-import">
      <h3>{people.importUnits}</h3>
      <p className="note">{people.importUnitsWhat}</p>
      <FormProblem problem={send.error} />
      {result !== undefined && <ImportResult result={result} />}
      <div className="actions">
        <label className="btn small file">
          {people.importChoose}
          <input
            type="file"
            accept=".csv,text/csv"
            disabled={send.isPending}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              event.currentTarget.value = ''
              if (file === undefined) return
              void file.arrayBuffer().then((bytes) => {
                const text = decodedText(new Uint8Array(bytes))
                setCsv(text)
                run(text, false)
              })
            }}
          />
        </label>
        {csv !== null && result?.committed === false && result.faults.length === 0 && (
          <button type="button" className="btn small primary" disabled={send.isPending} onClick={() => run(csv, true)}>
            {people.importCommit}
          </button>
        )}
      </div>
    </div>
  )
}
