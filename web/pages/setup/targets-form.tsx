/** Target levels of one instrument: for the whole, per area, per aspect; each with its reason. */
import { useState, type ReactElement } from 'react'
import { NativeSelect, TextInput } from '@mantine/core'
import { getDiagnostic, putTargets, type Diagnostic } from '#contract/diagnostic.ts'
import { getPack } from '#contract/pack.ts'
import { getResults } from '#contract/score.ts'
import type { Pack } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'
import { useDiagnostic, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { useApi, useSend } from '../../data/use-api.ts'
import { FormProblem } from '../../shell/fields.tsx'
import { Section } from '../../shell/page.tsx'
import { Answer } from '../../shell/states.tsx'
import { useUnsaved } from '../../shell/unsaved.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'

/** Address → level and reason; an address without an entry takes the target above it. */
type Chosen = Readonly<Record<string, { level: number; rationale: string }>>

function chosenOf(targets: Diagnostic['targets'], packId: string): Chosen {
  return Object.fromEntries(
    targets
      .filter((target) => target.packId === packId)
      .map(({ address, level, rationale }) => [address, { level, rationale }]),
  )
}

function Row(props: {
  kind: 'whole' | 'area' | 'aspect'
  address: string
  name: string
  levels: readonly { number: number; name: Text }[]
  chosen: Chosen
  onChange: (chosen: Chosen) => void
}): ReactElement {
  const { setup } = useTexts()
  const say = useSay()
  const { address, chosen, name, onChange } = props
  const entry = chosen[address]
  const { [address]: _, ...others } = chosen
  return (
    <div className={`target-row ${props.kind}`}>
      <b>{name}</b>
      <NativeSelect
        aria-label={setup.targetOf({ name })}
        value={entry === undefined ? '' : String(entry.level)}
        onChange={(event) => {
          const { value } = event.currentTarget
          onChange(
            value === ''
              ? others
              : { ...others, [address]: { level: Number(value), rationale: entry?.rationale ?? '' } },
          )
        }}
        data={[
          { value: '', label: props.kind === 'whole' ? setup.none : setup.inherited },
          ...props.levels.map((level) => ({
            value: String(level.number),
            label: `${level.number} ${say(level.name)}`,
          })),
        ]}
      />
      {entry !== undefined && (
        <TextInput
          aria-label={setup.rationaleOf({ name })}
          placeholder={setup.rationale}
          value={entry.rationale}
          maxLength={2000}
          onChange={(event) => onChange({ ...others, [address]: { ...entry, rationale: event.currentTarget.value } })}
        />
      )}
    </div>
  )
}

function Form({ pack }: { pack: Pack }): ReactElement {
  const { setup } = useTexts()
  const say = useSay()
  const diagnostic = useDiagnostic()
  const params = useDiagnosticParams()
  const [chosen, setChosen] = useState<Chosen>(() => chosenOf(diagnostic.targets, pack.id))
  const save = useSend(putTargets, { refreshes: [getDiagnostic, getResults] })
  const kept = chosenOf(diagnostic.targets, pack.id)
  const addresses = new Set([...Object.keys(chosen), ...Object.keys(kept)])
  useUnsaved(
    [...addresses].some(
      (address) =>
        chosen[address]?.level !== kept[address]?.level ||
        chosen[address]?.rationale.trim() !== kept[address]?.rationale.trim(),
    ),
  )
  const row = { levels: pack.scale.levels, chosen, onChange: setChosen }
  const aspectsSet = pack.areas.some((area) =>
    area.aspects.some((aspect) => chosen[`aspect/${aspect.id}`] !== undefined),
  )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const mine = Object.entries(chosen).map(([address, entry]) => ({ packId: pack.id, address, ...entry }))
        save.mutate({
          params,
          body: { targets: [...diagnostic.targets.filter((target) => target.packId !== pack.id), ...mine] },
        })
      }}
    >
      <FormProblem problem={save.error} />
      <p className="help">{setup.targetsHelp}</p>
      <div className="target-rows">
        <Row kind="whole" address="instrument" name={setup.whole} {...row} />
        {pack.areas.map((area) => (
          <Row key={area.id} kind="area" address={`area/${area.id}`} name={say(area.name)} {...row} />
        ))}
      </div>
      <details open={aspectsSet}>
        <summary>{setup.showAspects}</summary>
        <div className="target-rows">
          {pack.areas.flatMap((area) =>
            area.aspects.map((aspect) => (
              <Row key={aspect.id} kind="aspect" address={`aspect/${aspect.id}`} name={say(aspect.name)} {...row} />
            )),
          )}
        </div>
      </details>
      <div className="actions" style={{ marginTop: 14 }}>
        <button type="submit" className="btn" disabled={save.isPending}>
          {setup.keepTargets}
        </button>
        <span className="note" role="status">
          {save.isSuccess ? setup.kept : ''}
        </span>
      </div>
    </form>
  )
}

export function TargetsForm({ pinned }: { pinned: Diagnostic['packs'][number] }): ReactElement {
  const { setup } = useTexts()
  const workspace = useWorkspace()
  const say = useSay()
  const pack = useApi(getPack, { params: { workspace: workspace.id, pack: pinned.packId, version: pinned.version } })
  return (
    <Section title={setup.targetsOf({ instrument: say(pinned.name) })}>
      <Answer of={pack}>{(data) => <Form pack={data} />}</Answer>
    </Section>
  )
}
