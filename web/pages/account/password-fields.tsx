/** A new password, written twice: the two fields, and what is wrong with them. */
import type { ReactElement } from 'react'
import { PasswordInput } from '@mantine/core'
import type { Texts } from '#core/texts/index.ts'
import type { FieldProblems } from '../../shell/fields.tsx'
import { useTexts } from '../../theme/preferences.tsx'

export type NewPassword = { next: string; again: string }

export function passwordProblems({ next, again }: NewPassword, { account, session }: Texts): FieldProblems {
  return {
    ...([...next].length < 10 && { 'new-password': session.passwordShort }),
    ...(next !== again && { 'new-password-again': account.notTheSame }),
  }
}

export function PasswordFields(props: {
  value: NewPassword
  fields: FieldProblems
  onChange: (value: NewPassword) => void
}): ReactElement {
  const { account, session } = useTexts()
  const { value, fields, onChange } = props
  return (
    <>
      <PasswordInput
        id="new-password"
        autoComplete="new-password"
        label={account.next}
        description={session.passwordHelp}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={value.next}
        onChange={(event) => onChange({ ...value, next: event.currentTarget.value })}
        error={fields['new-password']}
        maxLength={200}
      />
      <PasswordInput
        id="new-password-again"
        autoComplete="new-password"
        label={account.again}
        value={value.again}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
        error={fields['new-password-again']}
        maxLength={200}
      />
    </>
  )
}
