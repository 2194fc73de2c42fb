/** `/w/$workspace/diagnostics/new`: name, period, instruments, units in scope, assessors, target; one page, one button. */
import './diagnostics.css'
import { useState, type ReactElement } from 'react'
import { NativeSelect, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { createDiagnostic, listDiagnostics } from '#contract/diagnostic.ts'
import { getOrganisation, type Unit } from '#contract/organisation.ts'
import { getPack, listPacks, type PackSummary } from '#contract/pack.ts'
import { diagnosticPath, useWorkspace } from '../../data/places.ts'
import { useApi, useSend } from '../../data/use-api.ts'
import { LevelBadge } from '../../marks/small-marks.tsx'
import { FormProblem, type FieldProblems } from '../../shell/fields.tsx'
import { PageHead, Section } from '../../shell/page.tsx'
import { Answer } from '../../shell/states.tsx'
import { useUnsaved } from '../../shell/unsaved.tsx'
import { RemoveButton } from '../../shell/remove-button.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import { AccountSelect } from './account-select.tsx'
import { UnitChoice } from './unit-choice.tsx'
import { NameAndPeriod, nameAndPeriodProblems, textOf, type NameAndPeriodValue } from './name-and-period.tsx'

type NewAssessor = { key: number; name: string; external: boolean; personId: string | null }
type Weighting = 'equal' | 'headcount' | 'revenue'

function Instruments(props: {
  packs: PackSummary[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}): ReactElement {
  const { diagnostics } = useTexts()
  const say = useSay()
  return (
    <div id="instruments" tabIndex={-1}>
      {props.packs.map((pack) => (
        <label key={pack.packId} className="choice">
          <input
            type="checkbox"
            checked={props.chosen.includes(pack.packId)}
            onChange={(event) =>
              props.onChange(
                event.currentTarget.checked
                  ? [...props.chosen, pack.packId]
                  : props.chosen.filter((packId) => packId !== pack.packId),
              )
            }
          />
          <b>
            {say(pack.name)} {pack.version}
          </b>
          <small>{diagnostics.instrumentFacts(pack)}</small>
        </label>
      ))}
    </div>
  )
}

function Assessors({
  assessors,
  onChange,
}: {
  assessors: NewAssessor[]
  onChange: (assessors: NewAssessor[]) => void
}): ReactElement {
  const { diagnostics } = useTexts()
  const change = (key: number, part: Partial<NewAssessor>) =>
    onChange(assessors.map((assessor) => (assessor.key === key ? { ...assessor, ...part } : assessor)))
  return (
    <div>
      {assessors.map((assessor, index) => (
        <div key={assessor.key} className="assessor">
          <TextInput
            label={diagnostics.assessorName({ number: index + 1 })}
            value={assessor.name}
            maxLength={120}
            onChange={(event) => change(assessor.key, { name: event.currentTarget.value })}
          />
          <AccountSelect
            personId={assessor.personId}
            // The person's own name, unless another one is written.
            onChange={(personId, name) =>
              change(assessor.key, { personId, ...(assessor.name.trim() === '' && { name }) })
            }
          />
          <label className="inline">
            <input
              type="checkbox"
              checked={assessor.external}
              onChange={(event) => change(assessor.key, { external: event.currentTarget.checked })}
            />
            {diagnostics.external}
          </label>
          <RemoveButton
            label={diagnostics.removeAssessor({
              name: assessor.name === '' ? diagnostics.assessorName({ number: index + 1 }) : assessor.name,
            })}
            onRemove={() => onChange(assessors.filter((other) => other.key !== assessor.key))}
          />
        </div>
      ))}
      <div className="actions" style={{ marginTop: 8 }}>
        <button
          type="button"
          className="btn small"
          onClick={() =>
            onChange([
              ...assessors,
              { key: Math.max(0, ...assessors.map(({ key }) => key)) + 1, name: '', external: false, personId: null },
            ])
          }
        >
          {diagnostics.addAssessor}
        </button>
      </div>
    </div>
  )
}

/** One target level for a whole instrument, by the names of its own scale. */
function TargetLevel(props: {
  pack: PackSummary
  level: number | null
  onChange: (level: number | null) => void
}): ReactElement {
  const { diagnostics } = useTexts()
  const workspace = useWorkspace()
  const say = useSay()
  const pack = useApi(getPack, {
    params: { workspace: workspace.id, pack: props.pack.packId, version: props.pack.version },
  })
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend className="note" style={{ padding: '8px 0 4px' }}>
        {say(props.pack.name)}
      </legend>
      <Answer of={pack}>
        {({ scale }) => {
          const names = scale.levels.map((level) => say(level.name))
          return (
            <div className="levels">
              {[null, ...scale.levels.map((level) => level.number)].map((level) => (
                <label key={level ?? 'none'}>
                  <input
                    type="radio"
                    name={`target-${props.pack.packId}`}
                    checked={props.level === level}
                    onChange={() => props.onChange(level)}
                  />
                  {level === null ? diagnostics.noTarget : <LevelBadge level={level} levels={names} />}
                </label>
              ))}
            </div>
          )
        }}
      </Answer>
    </fieldset>
  )
}

/** The usual period of a yearly diagnostic. */
function thisYear(): NameAndPeriodValue {
  const year = new Date().getFullYear()
  return { zh: '', en: '', from: `${year}-01-01`, to: `${year}-12-31` }
}

function Form({ packs, units }: { packs: PackSummary[]; units: Unit[] }): ReactElement {
  const { diagnostics } = useTexts()
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const [head, setHead] = useState<NameAndPeriodValue>(thisYear)
  const { pack: asked } = useSearch({ strict: false })
  const [chosenPacks, setChosenPacks] = useState<string[]>(() => {
    const proposed = packs.find((pack) => pack.packId === asked) ?? packs[0]
    return proposed === undefined ? [] : [proposed.packId]
  })
  const [chosenUnits, setChosenUnits] = useState<string[]>(units.map((unit) => unit.id))
  const [weighting, setWeighting] = useState<Weighting>('equal')
  const [assessors, setAssessors] = useState<NewAssessor[]>([
    { key: 1, name: '', external: false, personId: null },
    { key: 2, name: '', external: false, personId: null },
  ])
  const [targets, setTargets] = useState<Record<string, number | null>>({})
  const [fields, setFields] = useState<FieldProblems>({})
  const create = useSend(createDiagnostic, {
    refreshes: [listDiagnostics, listPacks],
    onDone: (diagnostic) => {
      leave()
      void navigate({ to: diagnosticPath(workspace.id, diagnostic.id, 'home') })
    },
  })
  const leave = useUnsaved(
    head.zh !== '' || head.en !== '' || assessors.some(({ name, personId }) => name !== '' || personId !== null),
  )
  const chosen = packs.filter((pack) => chosenPacks.includes(pack.packId))

  function submit(): void {
    const found = {
      ...nameAndPeriodProblems(head, diagnostics),
      ...(chosen.length === 0 && { instruments: diagnostics.instrumentMissing }),
      ...(chosenUnits.length === 0 && { scope: diagnostics.scopeMissing }),
    }
    setFields(found)
    if (Object.keys(found).length > 0) return
    create.mutate({
      params: { workspace: workspace.id },
      body: {
        name: textOf(head),
        periodFrom: head.from,
        periodTo: head.to,
        packs: chosen.map(({ packId, version }) => ({ packId, version })),
        unitIds: chosenUnits,
        unitWeighting: weighting,
        assessors: assessors
          .filter(({ name }) => name.trim() !== '')
          .map(({ name, external, personId }) => ({ name: name.trim(), external, personId })),
        targets: chosen.flatMap(({ packId }) => {
          const level = targets[packId] ?? null
          return level === null
            ? []
            : [{ packId, address: 'instrument', level, rationale: diagnostics.targetRationale }]
        }),
      },
    })
  }

  return (
    <form
      className="setup"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <FormProblem fields={fields} problem={create.error} />
      <NameAndPeriod value={head} onChange={setHead} problems={fields} />
      <Section title={diagnostics.instrument}>
        <Instruments packs={packs} chosen={chosenPacks} onChange={setChosenPacks} />
      </Section>
      <Section title={diagnostics.scope}>
        <p className="help">{diagnostics.scopeHelp}</p>
        <UnitChoice units={units} chosen={chosenUnits} onChange={setChosenUnits} />
        {chosenUnits.length > 1 && (
          <NativeSelect
            mt="md"
            label={diagnostics.weighting}
            value={weighting}
            onChange={(event) => setWeighting(event.currentTarget.value as Weighting)}
            data={(['equal', 'headcount', 'revenue'] as const).map((value) => ({
              value,
              label: diagnostics.weightings[value],
            }))}
          />
        )}
      </Section>
      <Section title={diagnostics.assessors}>
        <p className="help">{diagnostics.assessorsHelp}</p>
        <Assessors assessors={assessors} onChange={setAssessors} />
      </Section>
      <Section title={diagnostics.target}>
        <p className="help">{diagnostics.targetHelp}</p>
        {chosen.map((pack) => (
          <TargetLevel
            key={pack.packId}
            pack={pack}
            level={targets[pack.packId] ?? null}
            onChange={(level) => setTargets({ ...targets, [pack.packId]: level })}
          />
        ))}
      </Section>
      <div className="actions">
        <button type="submit" className="btn primary" disabled={create.isPending}>
          {diagnostics.create}
        </button>
      </div>
    </form>
  )
}

export default function NewDiagnostic(): ReactElement {
  const { diagnostics } = useTexts()
  const workspace = useWorkspace()
  const packs = useApi(listPacks, { params: { workspace: workspace.id } })
  const organisation = useApi(getOrganisation, { params: { workspace: workspace.id } })
  return (
    <>
      <PageHead title={diagnostics.newTitle} heading={diagnostics.newHeading} lede={diagnostics.newLede} />
      <Answer of={packs}>
        {(found) => (
          <Answer of={organisation}>
            {({ units }) => <Form packs={found.packs.filter((pack) => pack.supersededBy === null)} units={units} />}
          </Answer>
        )}
      </Answer>
    </>
  )
}
