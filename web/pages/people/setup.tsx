/** `collect/setup`: what a diagnostic is set up with: name, period, scope, assessors, targets; and its deletion. */
import '../diagnostics/diagnostics.css'
import './people.css'
import { useState, type ReactElement } from 'react'
import { NativeSelect, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import {
  addAssessor,
  deleteDiagnostic,
  getDiagnostic,
  listDiagnostics,
  removeAssessor,
  updateDiagnostic,
  type Diagnostic,
} from '#contract/diagnostic.ts'
import { getSheet } from '#contract/rating.ts'
import { getResults } from '#contract/score.ts'
import { listMembers } from '#contract/workspace.ts'
import { useOrganisation } from '../../data/pack.ts'
import { useDiagnostic, useDiagnosticParams, useWorkspace, workspacePath } from '../../data/places.ts'
import { useApi, useSend } from '../../data/use-api.ts'
import { ConfirmDialog } from '../../shell/dialog.tsx'
import { FormProblem, type FieldProblems } from '../../shell/fields.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import {
  NameAndPeriod,
  nameAndPeriodProblems,
  textOf,
  type NameAndPeriodValue,
} from '../diagnostics/name-and-period.tsx'
import { Targets } from './targets.tsx'
import { unitLines } from './unit-order.ts'

type Assessor = Diagnostic['assessors'][number]
type Weighting = Diagnostic['unitWeighting']
const weightings: readonly Weighting[] = ['equal', 'headcount', 'revenue']

function NameAndScope(): ReactElement {
  const { people, diagnostics } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const params = useDiagnosticParams()
  const organisation = useOrganisation()
  const others = useApi(listDiagnostics, { params: { workspace: workspace.id }, query: { limit: 200 } })
  const say = useSay()
  const [head, setHead] = useState<NameAndPeriodValue>({
    zh: diagnostic.name['zh-CN'] ?? '',
    en: diagnostic.name.en ?? '',
    from: diagnostic.periodFrom,
    to: diagnostic.periodTo,
  })
  const [units, setUnits] = useState(diagnostic.unitIds)
  const [weighting, setWeighting] = useState(diagnostic.unitWeighting)
  const [previous, setPrevious] = useState(diagnostic.previousId)
  const [fields, setFields] = useState<FieldProblems>({})
  const save = useSend(updateDiagnostic, {
    refreshes: [getDiagnostic, listDiagnostics, getResults, getSheet],
    onDone: (saved) => setUnits(saved.unitIds),
  })
  return (
    <form
      className="setup"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const found = {
          ...nameAndPeriodProblems(head, diagnostics),
          ...(units.length === 0 && { scope: people.scopeMissing }),
        }
        setFields(found)
        if (Object.keys(found).length > 0) return
        const scopeChanged = units.toSorted().join() !== diagnostic.unitIds.toSorted().join()
        save.mutate({
          params,
          body: {
            name: textOf(head),
            periodFrom: head.from,
            periodTo: head.to,
            unitWeighting: weighting,
            previousId: previous,
            ...(scopeChanged && { unitIds: units }),
          },
        })
      }}
    >
      <FormProblem fields={fields} problem={save.error} />
      <NameAndPeriod value={head} onChange={setHead} problems={fields} />
      <Section title={people.scope}>
        <div id="scope" tabIndex={-1}>
          {unitLines(organisation.data?.units ?? []).map(({ unit, depth }) => (
            <label key={unit.id} className="choice" style={{ paddingLeft: Math.min(depth, 6) * 20 }}>
              <input
                type="checkbox"
                checked={units.includes(unit.id)}
                onChange={(event) =>
                  setUnits(
                    event.currentTarget.checked ? [...units, unit.id] : units.filter((other) => other !== unit.id),
                  )
                }
              />
              {say(unit.name)}
            </label>
          ))}
        </div>
        <div className="pair below">
          <NativeSelect
            label={people.weighting}
            value={weighting}
            onChange={(event) => setWeighting(event.currentTarget.value as Weighting)}
            data={weightings.map((value) => ({ value, label: diagnostics.weightings[value] }))}
          />
          <NativeSelect
            label={people.previous}
            value={previous ?? ''}
            onChange={(event) => setPrevious(event.currentTarget.value === '' ? null : event.currentTarget.value)}
            data={[
              { value: '', label: people.noPrevious },
              ...(others.data?.rows ?? [])
                .filter((other) => other.id !== diagnostic.id)
                .map((other) => ({ value: other.id, label: say(other.name) })),
            ]}
          />
        </div>
      </Section>
      <div className="actions">
        <button type="submit" className="btn primary" disabled={save.isPending}>
          {people.save}
        </button>
        <span className="note" role="status">
          {save.isSuccess ? people.saved : ''}
        </span>
      </div>
    </form>
  )
}

function AssessorTable({ assessors }: { assessors: Assessor[] }): ReactElement {
  const { people, scoring } = useTexts()
  const params = useDiagnosticParams()
  const [leaving, setLeaving] = useState<Assessor | null>(null)
  const remove = useSend(removeAssessor, { refreshes: [getDiagnostic], onDone: () => setLeaving(null) })
  return (
    <>
      <table className="table stacked">
        <thead>
          <tr>
            <th scope="col">{people.assessorName}</th>
            <th scope="col">{people.account}</th>
            <th scope="col">{scoring.settled}</th>
            <th scope="col">
              <span className="sr">{people.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {assessors.map((assessor) => (
            <tr key={assessor.id}>
              <th scope="row">
                {assessor.label} {assessor.name}{' '}
                <span className="tag">{assessor.external ? people.external : people.internal}</span>
              </th>
              <td data-label={people.account}>
                {assessor.personId === null ? people.withoutAccount : people.hasAccount}
              </td>
              <td>{people.settled(assessor)}</td>
              <td>
                <button type="button" className="btn quiet small" onClick={() => setLeaving(assessor)}>
                  {people.remove}
                  <span className="sr">: {assessor.name}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {leaving !== null && (
        <ConfirmDialog
          title={people.removeAssessor({ name: leaving.name })}
          confirm={people.remove}
          danger
          busy={remove.isPending}
          onConfirm={() => remove.mutate({ params: { ...params, assessor: leaving.id } })}
          onClose={() => {
            remove.reset()
            setLeaving(null)
          }}
        >
          <FormProblem problem={remove.error} />
          <p>{people.removeAssessorWhat}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

function AddAssessor(): ReactElement {
  const { people } = useTexts()
  const workspace = useWorkspace()
  const params = useDiagnosticParams()
  const diagnostic = useDiagnostic()
  const members = useApi(listMembers, { params: { workspace: workspace.id }, query: { limit: 200 } })
  const [person, setPerson] = useState('')
  const [name, setName] = useState('')
  const [external, setExternal] = useState(false)
  const [fields, setFields] = useState<FieldProblems>({})
  const add = useSend(addAssessor, {
    refreshes: [getDiagnostic],
    onDone: () => {
      setPerson('')
      setName('')
      setExternal(false)
    },
  })
  const taken = new Set(diagnostic.assessors.map((assessor) => assessor.personId))
  const free = (members.data?.rows ?? []).filter((member) => !taken.has(member.personId))
  const chosen = free.find((member) => member.personId === person)
  return (
    <form
      className="inline-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const said = name.trim() === '' ? (chosen?.name ?? '') : name.trim()
        setFields(said === '' ? { 'assessor-name': people.assessorNameMissing } : {})
        if (said === '') return
        add.mutate({ params, body: { name: said, external, personId: chosen?.personId ?? null } })
      }}
    >
      <FormProblem fields={fields} problem={add.error} />
      <div className="fields-row">
        <NativeSelect
          label={people.assessorAccount}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          data={[
            { value: '', label: people.withoutAccount },
            ...free.map((member) => ({ value: member.personId, label: `${member.name} · ${member.email}` })),
          ]}
        />
        <TextInput
          id="assessor-name"
          label={people.assessorName}
          value={name}
          placeholder={chosen?.name ?? ''}
          maxLength={120}
          error={fields['assessor-name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <label className="inline">
          <input type="checkbox" checked={external} onChange={(event) => setExternal(event.currentTarget.checked)} />
          {people.external}
        </label>
        <button type="submit" className="btn" disabled={add.isPending}>
          {people.addAssessor}
        </button>
      </div>
    </form>
  )
}

function Deletion(): ReactElement {
  const { people } = useTexts()
  const workspace = useWorkspace()
  const diagnostic = useDiagnostic()
  const params = useDiagnosticParams()
  const navigate = useNavigate()
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const name = say(diagnostic.name)
  const remove = useSend(deleteDiagnostic, {
    refreshes: [listDiagnostics],
    onDone: () => void navigate({ to: workspacePath(workspace.id, 'diagnostics'), replace: true }),
  })
  return (
    <Section title={people.deletion}>
      <p className="muted">{people.deletionWhat}</p>
      <div className="actions below">
        <button type="button" className="btn danger" onClick={() => setAsking(true)}>
          {people.deletion}
        </button>
      </div>
      {asking && (
        <ConfirmDialog
          title={people.deletion}
          confirm={people.deletionButton}
          danger
          busy={remove.isPending || typed.trim() !== name}
          onConfirm={() => remove.mutate({ params, query: { confirm: typed.trim() } })}
          onClose={() => setAsking(false)}
        >
          <FormProblem problem={remove.error} />
          <p>{people.deletionWhat}</p>
          <TextInput
            label={people.deletionConfirm({ name })}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </ConfirmDialog>
      )}
    </Section>
  )
}

export default function SetUp(): ReactElement {
  const { people } = useTexts()
  const diagnostic = useDiagnostic()
  return (
    <>
      <PageHead
        title={people.setup}
        heading={people.setupHeading({ units: diagnostic.unitIds.length, assessors: diagnostic.assessors.length })}
        lede={people.setupLede}
      />
      <div className="stack setup-page">
        <NameAndScope />
        <Section title={people.assessors} note={people.assessorsNote}>
          {diagnostic.assessors.length > 0 && <AssessorTable assessors={diagnostic.assessors} />}
          <AddAssessor />
        </Section>
        {diagnostic.packs.map((pack) => (
          <Targets key={pack.packId} pinned={pack} />
        ))}
        <Deletion />
      </div>
    </>
  )
}
