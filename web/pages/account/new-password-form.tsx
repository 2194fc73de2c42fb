/** Sets a forgotten password from a one-time link, then goes on as signed in. */
import { useState, type ReactElement } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { getSession, setForgottenPassword } from '#contract/session.ts'
import { useSend } from '../../data/use-api.ts'
import { FormProblem, type FieldProblems } from '../../shell/fields.tsx'
import { useTexts } from '../../theme/preferences.tsx'
import { PasswordFields, passwordProblems } from './password-fields.tsx'

export function NewPasswordForm({ token, email }: { token: string; email: string }): ReactElement {
  const words = useTexts()
  const navigate = useNavigate()
  const [value, setValue] = useState({ next: '', again: '' })
  const [fields, setFields] = useState<FieldProblems>({})
  const set = useSend(setForgottenPassword, {
    refreshes: [getSession],
    onDone: () => void navigate({ to: '/', replace: true }),
  })
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const found = passwordProblems(value, words)
        setFields(found)
        if (Object.keys(found).length === 0) set.mutate({ body: { token, password: value.next } })
      }}
    >
      <FormProblem fields={fields} problem={set.error} />
      {/* so that a password manager knows whose it is */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordFields value={value} fields={fields} onChange={setValue} />
      <div className="actions">
        <button type="submit" className="btn primary" disabled={set.isPending}>
          {words.account.linkButton}
        </button>
      </div>
    </form>
  )
}
