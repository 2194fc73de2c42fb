/** The address somebody signs in with. */
import type { ReactElement } from 'react'
import { TextInput } from '@mantine/core'
import { useTexts } from '../../theme/preferences.tsx'

export function EmailField(props: {
  value: string
  problem: string | undefined
  onChange: (email: string) => void
}): ReactElement {
  const { session } = useTexts()
  return (
    <TextInput
      id="email"
      type="email"
      autoComplete="username"
      label={session.email}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      error={props.problem}
      maxLength={200}
    />
  )
}
