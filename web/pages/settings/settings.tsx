/** `/w/$workspace/settings`: name, look of reports, sample, backup, what was done, deletion. */
import './settings.css'
import { useState, type ReactElement } from 'react'
import { TextInput } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { getSession } from '#contract/session.ts'
import { getOrganisation } from '#contract/organisation.ts'
import {
  deleteWorkspace,
  exportWorkspace,
  getWorkspace,
  listAuditEvents,
  updateWorkspace,
} from '#contract/workspace.ts'
import type { ReplyOf } from '#contract/route.ts'
import type { Text } from '#core/language.ts'
import { ApiProblem, call, hrefOf } from '../../data/api.ts'
import { downloadFile } from '../../data/download.ts'
import { useWorkspace } from '../../data/places.ts'
import { queryClient, useApi, useSend } from '../../data/use-api.ts'
import { ConfirmDialog } from '../../shell/dialog.tsx'
import { FormProblem, type FieldProblems } from '../../shell/fields.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { Answer, Loading, Problem } from '../../shell/states.tsx'
import { useUnsaved } from '../../shell/unsaved.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { BrandingForm } from './branding.tsx'
import { CopyText } from './copy-button.tsx'

type Events = ReplyOf<typeof listAuditEvents>

function NameForm({ name }: { name: Text }): ReactElement {
  const { settings } = useTexts()
  const workspace = useWorkspace()
  const [zh, setZh] = useState(name['zh-CN'] ?? '')
  const [en, setEn] = useState(name.en ?? '')
  const [fields, setFields] = useState<FieldProblems>({})
  const save = useSend(updateWorkspace, { refreshes: [getWorkspace, getSession, getOrganisation] })
  useUnsaved(zh.trim() !== (name['zh-CN'] ?? '') || en.trim() !== (name.en ?? ''))
  return (
    <Section title={settings.name}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const missing = zh.trim() === '' && en.trim() === ''
          setFields(missing ? { 'workspace-name-zh': settings.nameMissing } : {})
          if (missing) return
          save.mutate({
            params: { workspace: workspace.id },
            body: {
              name: { ...(zh.trim() !== '' && { 'zh-CN': zh.trim() }), ...(en.trim() !== '' && { en: en.trim() }) },
            },
          })
        }}
      >
        <FormProblem fields={fields} problem={save.error} />
        <TextInput
          id="workspace-name-zh"
          label={settings.nameZh}
          value={zh}
          maxLength={400}
          error={fields['workspace-name-zh']}
          onChange={(event) => setZh(event.currentTarget.value)}
        />
        <TextInput
          label={settings.nameEn}
          value={en}
          maxLength={400}
          onChange={(event) => setEn(event.currentTarget.value)}
        />
        <div className="actions">
          <button type="submit" className="btn primary" disabled={save.isPending}>
            {settings.save}
          </button>
          <span className="note" role="status">
            {save.isSuccess ? settings.saved : ''}
          </span>
        </div>
      </form>
    </Section>
  )
}

function Sample(): ReactElement {
  const { settings } = useTexts()
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const remove = useSend(deleteWorkspace, {
    refreshes: [getSession],
    onDone: () => void navigate({ to: '/', replace: true }),
  })
  return (
    <Section title={settings.sample}>
      <p className="muted">{settings.sampleWhat}</p>
      <div className="actions below">
        <button type="button" className="btn danger" onClick={() => setAsking(true)}>
          {settings.removeSample}
        </button>
      </div>
      {asking && (
        <ConfirmDialog
          title={settings.removeSampleTitle}
          confirm={settings.removeSample}
          danger
          busy={remove.isPending}
          onConfirm={() => remove.mutate({ params: { workspace: workspace.id }, query: {} })}
          onClose={() => setAsking(false)}
        >
          <FormProblem problem={remove.error} />
          <p>{settings.removeSampleWhat}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}

function Keeping(): ReactElement {
  const { settings } = useTexts()
  const workspace = useWorkspace()
  const make = useMutation<void, ApiProblem>({
    mutationFn: () => downloadFile(hrefOf(exportWorkspace, { params: { workspace: workspace.id } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [listAuditEvents.path] }),
  })
  return (
    <Section title={settings.keeping}>
      <FormProblem problem={make.error} />
      <p className="muted">{settings.keepingWhat}</p>
      <div className="actions below">
        <button type="button" className="btn" disabled={make.isPending} onClick={() => make.mutate()}>
          {make.isPending ? settings.keepingBusy : settings.keepingDownload}
        </button>
      </div>
      <p className="muted">{settings.keepingCommand}</p>
      <CopyText label={settings.keeping} text={`npx touchstone backup touchstone.backup --workspace ${workspace.id}`} />
      <p className="note">{settings.keepingRestore}</p>
    </Section>
  )
}

function History(): ReactElement {
  const { settings } = useTexts()
  const workspace = useWorkspace()
  const format = useFormat()
  const events = useInfiniteQuery<Events, ApiProblem, { pages: Events[] }, string[], string | null>({
    queryKey: [listAuditEvents.path, workspace.id],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      call(
        listAuditEvents,
        { params: { workspace: workspace.id }, query: { limit: 20, ...(pageParam !== null && { after: pageParam }) } },
        { signal },
      ),
    getNextPageParam: (last) => last.next,
  })
  const rows = (events.data?.pages ?? []).flatMap((page) => page.rows)
  return (
    <Section title={settings.events} note={settings.eventsNote}>
      {events.error !== null && <Problem problem={events.error} retry={() => void events.refetch()} />}
      {events.isPending && <Loading />}
      {events.isSuccess && rows.length === 0 && <p className="muted">{settings.noEvents}</p>}
      {rows.length > 0 && (
        <table className="table stacked">
          <thead>
            <tr>
              <th scope="col">{settings.when}</th>
              <th scope="col">{settings.who}</th>
              <th scope="col">{settings.what}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{format.instant(row.at)}</td>
                <td>{row.actor}</td>
                <td>{settings.actions[row.action] ?? row.action}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {events.hasNextPage && (
        <div className="actions below">
          <button
            type="button"
            className="btn small"
            disabled={events.isFetchingNextPage}
            onClick={() => void events.fetchNextPage()}
          >
            {settings.more}
          </button>
        </div>
      )}
    </Section>
  )
}

function Deletion(): ReactElement {
  const { settings } = useTexts()
  const workspace = useWorkspace()
  const say = useSay()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const name = say(workspace.name)
  const remove = useSend(deleteWorkspace, {
    refreshes: [getSession],
    onDone: () => void navigate({ to: '/', replace: true }),
  })
  return (
    <Section title={settings.remove}>
      <p className="muted">{settings.removeWhat}</p>
      <div className="actions below">
        <button type="button" className="btn danger" onClick={() => setAsking(true)}>
          {settings.remove}
        </button>
      </div>
      {asking && (
        <ConfirmDialog
          title={settings.removeTitle}
          confirm={settings.removeButton}
          danger
          busy={remove.isPending || typed.trim() !== name}
          onConfirm={() => remove.mutate({ params: { workspace: workspace.id }, query: { confirm: typed.trim() } })}
          onClose={() => setAsking(false)}
        >
          <FormProblem problem={remove.error} />
          <p>{settings.removeWhat}</p>
          <TextInput
            label={settings.removeConfirm({ name })}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </ConfirmDialog>
      )}
    </Section>
  )
}

const absent = new ApiProblem({ code: 'notFound', status: 404, title: '' })

function SettingsOfWorkspace(): ReactElement {
  const { settings } = useTexts()
  const here = useWorkspace()
  const say = useSay()
  const workspace = useApi(getWorkspace, { params: { workspace: here.id } })
  return (
    <>
      <PageHead title={settings.title} heading={settings.heading({ name: say(here.name) })} lede={settings.lede} />
      <div className="stack settings">
        <Answer of={workspace}>
          {(data) => (
            <>
              <NameForm name={data.name} />
              <BrandingForm branding={data.branding} />
            </>
          )}
        </Answer>
        {here.isSample && <Sample />}
        <Keeping />
        <History />
        {!here.isSample && <Deletion />}
      </div>
    </>
  )
}

/** What a role may not do is not there. */
export default function Settings(): ReactElement {
  const { role } = useWorkspace()
  return role === 'owner' ? <SettingsOfWorkspace /> : <Problem problem={absent} isPage />
}
