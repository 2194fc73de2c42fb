/** Which account an assessor signs in with; without one their ratings come in by workbook. */
import type { ReactElement } from 'react'
import { NativeSelect } from '@mantine/core'
import { listMembers } from '#contract/workspace.ts'
import { useWorkspace } from '../../data/places.ts'
import { useApi } from '../../data/use-api.ts'
import { useTexts } from '../../theme/preferences.tsx'

export function AccountSelect(props: {
  personId: string | null
  /** `name` is the person's; empty without an account. */
  onChange: (personId: string | null, name: string) => void
}): ReactElement {
  const { setup } = useTexts()
  const workspace = useWorkspace()
  const members = useApi(listMembers, { params: { workspace: workspace.id }, query: { limit: 200 } })
  return (
    <NativeSelect
      label={setup.account}
      value={props.personId ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget
        const member = members.data?.rows.find(({ personId }) => personId === value)
        props.onChange(value === '' ? null : value, member?.name ?? '')
      }}
      data={[
        { value: '', label: setup.noAccount },
        ...(members.data?.rows ?? []).map((member) => ({ value: member.personId, label: member.name })),
      ]}
    />
  )
}
