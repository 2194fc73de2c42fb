/** People with access: their role, giving access by a one-time link, taking it away. */
import { useState, type ReactElement } from 'react'
import { NativeSelect, TextInput } from '@mantine/core'
import { inviteMember, listMembers, removeMember } from '#contract/workspace.ts'
import type { ReplyOf } from '#contract/route.ts'
import { useSession, useWorkspace } from '../../data/places.ts'
import { useApi, useSend } from '../../data/use-api.ts'
import { ConfirmDialog, Dialog } from '../../shell/dialog.tsx'
import { FormProblem, looksLikeEmail, type FieldProblems } from '../../shell/fields.tsx'
import { Section } from '../../shell/page.tsx'
import { Answer } from '../../shell/states.tsx'
import type { RoleName } from '../../shell/story.ts'
import { useTexts } from '../../theme/preferences.tsx'
import { CopyText } from '../settings/copy-button.tsx'

type Member = ReplyOf<typeof listMembers>['rows'][number]
type Invited = ReplyOf<typeof inviteMember>

function LinkDialog({ invited, onClose }: { invited: Invited; onClose: () => void }): ReactElement {
  const { people } = useTexts()
  const { member, link } = invited
  return (
    <Dialog title={people.linkTitle({ name: member.name })} onClose={onClose} size="lg">
      {link === null ? (
        <p>{people.linkNone({ name: member.name })}</p>
      ) : (
        <>
          <p>{people.linkWhat}</p>
          <CopyText text={link} label={people.link} />
        </>
      )}
      <div className="actions below">
        <button type="button" className="btn primary" onClick={onClose}>
          {people.done}
        </button>
      </div>
    </Dialog>
  )
}

function InviteForm({ onInvited }: { onInvited: (invited: Invited) => void }): ReactElement {
  const { people } = useTexts()
  const workspace = useWorkspace()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<RoleName>('assessor')
  const [fields, setFields] = useState<FieldProblems>({})
  const invite = useSend(inviteMember, {
    refreshes: [listMembers],
    onDone: (invited) => {
      setName('')
      setEmail('')
      onInvited(invited)
    },
  })
  return (
    <form
      className="inline-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const found = {
          ...(name.trim() === '' && { 'member-name': people.nameMissing }),
          ...(!looksLikeEmail(email) && { 'member-email': people.emailMissing }),
        }
        setFields(found)
        if (Object.keys(found).length > 0) return
        invite.mutate({
          params: { workspace: workspace.id },
          body: { name: name.trim(), email: email.trim(), role },
        })
      }}
    >
      <h3>{people.invite}</h3>
      <FormProblem fields={fields} problem={invite.error} />
      <div className="fields-row">
        <TextInput
          id="member-name"
          label={people.name}
          value={name}
          maxLength={120}
          error={fields['member-name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          id="member-email"
          type="email"
          label={people.email}
          value={email}
          maxLength={200}
          autoComplete="off"
          error={fields['member-email']}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label={people.role}
          description={people.roleWhat[role]}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as RoleName)}
          data={(['assessor', 'owner'] as const).map((value) => ({
            value,
            label: people.roles[value],
          }))}
        />
        <button type="submit" className="btn primary" disabled={invite.isPending}>
          {people.inviteButton}
        </button>
      </div>
    </form>
  )
}

function MemberTable({ rows, onInvited }: { rows: Member[]; onInvited: (invited: Invited) => void }): ReactElement {
  const { people } = useTexts()
  const workspace = useWorkspace()
  const { person } = useSession()
  const [leaving, setLeaving] = useState<Member | null>(null)
  const remove = useSend(removeMember, { refreshes: [listMembers], onDone: () => setLeaving(null) })
  const again = useSend(inviteMember, { refreshes: [listMembers], onDone: onInvited })
  return (
    <>
      <FormProblem problem={again.error} />
      <table className="table stacked">
        <thead>
          <tr>
            <th scope="col">{people.name}</th>
            <th scope="col">{people.email}</th>
            <th scope="col">{people.role}</th>
            <th scope="col">{people.account}</th>
            <th scope="col">
              <span className="sr">{people.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((member) => (
            <tr key={member.personId}>
              <th scope="row">
                {member.name} {member.personId === person?.id && <span className="tag">{people.you}</span>}
              </th>
              <td data-label={people.email}>{member.email}</td>
              <td data-label={people.role}>{people.roles[member.role]}</td>
              <td data-label={people.account}>{member.hasAccount ? people.hasAccount : people.noAccount}</td>
              <td>
                <span className="actions">
                  {!member.hasAccount && (
                    <button
                      type="button"
                      className="btn small"
                      disabled={again.isPending}
                      onClick={() =>
                        again.mutate({
                          params: { workspace: workspace.id },
                          body: { name: member.name, email: member.email, role: member.role },
                        })
                      }
                    >
                      {people.newLink}
                      <span className="sr">: {member.name}</span>
                    </button>
                  )}
                  {member.personId !== person?.id && (
                    <button type="button" className="btn quiet small" onClick={() => setLeaving(member)}>
                      {people.remove}
                      <span className="sr">: {member.name}</span>
                    </button>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {leaving !== null && (
        <ConfirmDialog
          title={people.removeMember({ name: leaving.name })}
          confirm={people.remove}
          danger
          busy={remove.isPending}
          onConfirm={() => remove.mutate({ params: { workspace: workspace.id, person: leaving.personId } })}
          onClose={() => setLeaving(null)}
        >
          <FormProblem problem={remove.error} />
          <p>{people.removeMemberWhat}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

export function Members(): ReactElement {
  const { people } = useTexts()
  const workspace = useWorkspace()
  const members = useApi(listMembers, { params: { workspace: workspace.id }, query: { limit: 200 } })
  const [invited, setInvited] = useState<Invited | null>(null)
  return (
    <Section title={people.members}>
      <Answer of={members}>{({ rows }) => <MemberTable rows={rows} onInvited={setInvited} />}</Answer>
      <InviteForm onInvited={setInvited} />
      {invited !== null && <LinkDialog invited={invited} onClose={() => setInvited(null)} />}
    </Section>
  )
}
