/** `/welcome#<token>`: makes the account a one-time link is for (the owner's, or an invited colleague's), or sets a forgotten password. */
import { useState, type ReactElement } from 'react'
import { PasswordInput, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { getOneTimeLink, getSession, useOneTimeLink } from '#contract/session.ts'
import type { ReplyOf } from '#contract/route.ts'
import { call, type ApiProblem } from '../../data/api.ts'
import { queryClient, keyOf, useSend } from '../../data/use-api.ts'
import { FormProblem, looksLikeEmail, type FieldProblems } from '../../shell/fields.tsx'
import { Layout } from '../../shell/layout.tsx'
import { useTitle } from '../../shell/page.tsx'
import { Loading } from '../../shell/states.tsx'
import { useTexts } from '../../theme/preferences.tsx'
import { NewPasswordForm } from '../account/new-password-form.tsx'
import { EmailField } from './email-field.tsx'

type LinkFacts = ReplyOf<typeof getOneTimeLink>
const makeAccount = useOneTimeLink

function AccountForm({ token, facts }: { token: string; facts: LinkFacts }): ReactElement {
  const { session: words } = useTexts()
  const navigate = useNavigate()
  const [name, setName] = useState(facts.name)
  const [email, setEmail] = useState(facts.email)
  const [password, setPassword] = useState('')
  const [fields, setFields] = useState<FieldProblems>({})
  const make = useSend(makeAccount, {
    onDone: () => {
      void queryClient
        .invalidateQueries({ queryKey: keyOf(getSession) })
        .then(() => navigate({ to: '/', replace: true }))
    },
  })
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const found = {
          ...(name.trim() === '' && { name: words.nameMissing }),
          ...(!looksLikeEmail(email) && { email: words.emailWrong }),
          ...([...password].length < 10 && { password: words.passwordShort }),
        }
        setFields(found)
        if (Object.keys(found).length === 0)
          make.mutate({ body: { token, name: name.trim(), email: email.trim(), password } })
      }}
    >
      <FormProblem fields={fields} problem={make.error} />
      <TextInput
        id="name"
        autoComplete="name"
        label={words.name}
        description={words.nameHelp}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fields['name']}
        maxLength={120}
      />
      <EmailField value={email} onChange={setEmail} problem={fields['email']} />
      <PasswordInput
        id="password"
        autoComplete="new-password"
        label={words.password}
        description={words.passwordHelp}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={fields['password']}
        maxLength={200}
      />
      <div className="actions">
        <button type="submit" className="btn primary" disabled={make.isPending}>
          {words.makeAccount}
        </button>
      </div>
    </form>
  )
}

export default function Welcome(): ReactElement {
  const { session: words, account } = useTexts()
  const search = useSearch({ from: '/welcome' })
  const [token] = useState(() => search.token ?? location.hash.slice(1))
  const facts = useQuery<LinkFacts, ApiProblem>({
    queryKey: ['one-time link', token],
    queryFn: () => call(getOneTimeLink, { body: { token } }),
    enabled: token.length >= 20,
    staleTime: Infinity,
  })
  useTitle(words.welcomeTitle)
  const unusable = token.length < 20 || facts.error !== null
  return (
    <Layout session={null} workspace={null} diagnostic={null}>
      <div className="door">
        <div>
          {unusable ? (
            <>
              <h1>{words.linkUsed}</h1>
              <p className="lede">{token === '' ? words.noLink : words.linkUsedWhat}</p>
            </>
          ) : facts.data === undefined ? (
            <Loading />
          ) : facts.data.purpose === 'password' ? (
            <>
              <h1>{account.linkHeading}</h1>
              <p className="lede">{account.linkLede({ email: facts.data.email })}</p>
              <NewPasswordForm token={token} email={facts.data.email} />
            </>
          ) : (
            <>
              <h1>
                {facts.data.purpose === 'setup'
                  ? words.setupHeading
                  : words.invitationHeading({ name: facts.data.name })}
              </h1>
              <p className="lede">{facts.data.purpose === 'setup' ? words.setupLede : words.invitationLede}</p>
              <AccountForm token={token} facts={facts.data} />
            </>
          )}
        </div>
      </div>
    </Layout>
  )
}
