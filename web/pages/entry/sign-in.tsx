/** `/sign-in`: address and password; back to where the reader wanted to go. */
import { useEffect, useState, type ReactElement } from 'react'
import { PasswordInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { getSession, signIn } from '#contract/session.ts'
import { useApi, useSend } from '../../data/use-api.ts'
import { FormProblem, looksLikeEmail, type FieldProblems } from '../../shell/fields.tsx'
import { Layout } from '../../shell/layout.tsx'
import { useTitle } from '../../shell/page.tsx'
import { useTexts } from '../../theme/preferences.tsx'
import { EmailField } from './email-field.tsx'

export default function SignIn(): ReactElement {
  const { session: words } = useTexts()
  const { next = '/' } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const session = useApi(getSession)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [fields, setFields] = useState<FieldProblems>({})
  const enter = useSend(signIn, { refreshes: [getSession], onDone: () => void navigate({ href: next, replace: true }) })
  const already = session.data?.person != null && !enter.isPending
  useTitle(words.signInTitle)
  useEffect(() => {
    if (already) void navigate({ href: next, replace: true })
  }, [already, next, navigate])

  return (
    <Layout session={null} workspace={null} diagnostic={null}>
      <div className="door">
        <div>
          <h1>{words.signInTitle}</h1>
          <p className="lede">{session.data?.setupNeeded === true ? words.setupNeeded : words.signInLede}</p>
          <form
            className="form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              const found = {
                ...(!looksLikeEmail(email) && { email: words.emailWrong }),
                ...(password === '' && { password: words.passwordMissing }),
              }
              setFields(found)
              if (Object.keys(found).length === 0) enter.mutate({ body: { email: email.trim(), password } })
            }}
          >
            <FormProblem fields={fields} problem={enter.error} />
            <EmailField value={email} onChange={setEmail} problem={fields['email']} />
            <PasswordInput
              id="password"
              autoComplete="current-password"
              label={words.password}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              error={fields['password']}
              maxLength={200}
            />
            <div className="actions">
              <button type="submit" className="btn primary" disabled={enter.isPending}>
                {words.signInButton}
              </button>
            </div>
            {session.data?.setupNeeded === false && <p className="note">{words.forgot}</p>}
          </form>
        </div>
      </div>
    </Layout>
  )
}
