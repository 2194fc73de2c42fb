/** `/account`: one's own password, and where one is signed in. */
import { useState, type ReactElement } from 'react'
import { PasswordInput } from '@mantine/core'
import { changePassword, endOtherSessions, listSessions } from '#contract/session.ts'
import { useSession } from '../../data/places.ts'
import { useApi, useSend } from '../../data/use-api.ts'
import { FormProblem, type FieldProblems } from '../../shell/fields.tsx'
import { Layout } from '../../shell/layout.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { Answer } from '../../shell/states.tsx'
import { useFormat, useTexts } from '../../theme/preferences.tsx'
import { PasswordFields, passwordProblems } from './password-fields.tsx'

const empty = { next: '', again: '' }

function PasswordForm({ email }: { email: string }): ReactElement {
  const words = useTexts()
  const { account } = words
  const [current, setCurrent] = useState('')
  const [value, setValue] = useState(empty)
  const [fields, setFields] = useState<FieldProblems>({})
  const change = useSend(changePassword, {
    refreshes: [listSessions],
    onDone: () => {
      setCurrent('')
      setValue(empty)
    },
  })
  return (
    <Section title={account.password} note={account.passwordNote}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const found = {
            ...(current === '' && { 'current-password': account.currentMissing }),
            ...passwordProblems(value, words),
          }
          setFields(found)
          if (Object.keys(found).length === 0) change.mutate({ body: { current, password: value.next } })
        }}
      >
        <FormProblem fields={fields} problem={change.error} />
        {/* so that a password manager knows whose it is */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          id="current-password"
          autoComplete="current-password"
          label={account.current}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={fields['current-password']}
          maxLength={200}
        />
        <PasswordFields value={value} fields={fields} onChange={setValue} />
        <div className="actions">
          <button type="submit" className="btn primary" disabled={change.isPending}>
            {account.change}
          </button>
          <span className="note" role="status">
            {change.isSuccess ? account.changed({ ended: change.data.ended }) : ''}
          </span>
        </div>
      </form>
    </Section>
  )
}

function Sessions(): ReactElement {
  const { account } = useTexts()
  const format = useFormat()
  const sessions = useApi(listSessions)
  const end = useSend(endOtherSessions, { refreshes: [listSessions] })
  return (
    <Section title={account.sessions} note={account.sessionsNote}>
      <FormProblem problem={end.error} />
      <Answer of={sessions}>
        {({ rows }) => (
          <>
            <table className="table stacked">
              <thead>
                <tr>
                  <th scope="col">{account.device}</th>
                  <th scope="col">{account.started}</th>
                  <th scope="col">
                    {account.used} <span className="note">{account.usedNote}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={`${row.startedAt} ${row.current}`}>
                    <th scope="row">
                      {row.agent ?? account.unknownDevice} {row.current && <span className="tag">{account.here}</span>}
                    </th>
                    <td data-label={account.started}>{format.instant(row.startedAt)}</td>
                    <td data-label={account.used}>{format.instant(row.usedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <div className="actions">
              {rows.length > 1 ? (
                <button type="button" className="btn" disabled={end.isPending} onClick={() => end.mutate({})}>
                  {account.endOthers}
                </button>
              ) : (
                <span className="note">{account.onlyHere}</span>
              )}
              <span className="note" role="status">
                {end.isSuccess ? account.ended({ ended: end.data.ended }) : ''}
              </span>
            </div>
          </>
        )}
      </Answer>
    </Section>
  )
}

export default function Account(): ReactElement {
  const session = useSession()
  const { account } = useTexts()
  const { person } = session
  return (
    <Layout session={session} workspace={null} diagnostic={null}>
      <PageHead title={account.title} kicker={account.title} heading={person?.name ?? ''} lede={person?.email} />
      <div className="stack">
        <PasswordForm email={person?.email ?? ''} />
        <Sessions />
      </div>
    </Layout>
  )
}
