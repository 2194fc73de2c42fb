/** Target levels of one instrument: for the whole, an area or an aspect; what is not set follows from above. */
import { useState, type ReactElement } from 'react'
import { NativeSelect, TextInput } from '@mantine/core'
import { getDiagnostic, putTargets, type Diagnostic } from '#contract/diagnostic.ts'
import { getPack } from '#contract/pack.ts'
import { getResults } from '#contract/score.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { useDiagnostic, useDiagnosticParams, useWorkspace } from '../../data/places.ts'
import { useApi, useSend } from '../../data/use-api.ts'
import { FormProblem } from '../../shell/fields.tsx'
import { Section } from '../../shell/page.tsx'
import { Answer } from '../../shell/states.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'

type Pinned = Diagnostic['packs'][number]
type Own = { level: number; rationale: string }
/** Own targets by address. */
type Draft = Readonly<Record<string, Own>>

function TargetRow(props: {
  address: string
  name: string
  kind: 'instrument' | 'area' | 'aspect'
  own: Own | undefined
  /** The level that holds without an own one. */
  above: number | null
  levels: readonly string[]
  onChange: (own: Own | null) => void
}): ReactElement {
  const { people } = useTexts()
  const { own, above, levels, name } = props
  const named = (level: number): string => `${level} ${levels[level - 1] ?? ''}`
  return (
    <tr className={props.kind}>
      <th scope="row">{name}</th>
      <td className="level">
        <NativeSelect
          aria-label={people.targetOf({ name })}
          value={own === undefined ? '' : String(own.level)}
          onChange={(event) => {
            const value = event.currentTarget.value
            props.onChange(value === '' ? null : { level: Number(value), rationale: own?.rationale ?? '' })
          }}
          data={[
            { value: '', label: above === null ? people.noTarget : people.inherited({ level: named(above) }) },
            ...levels.map((_, at) => ({ value: String(at + 1), label: named(at + 1) })),
          ]}
        />
      </td>
      <td className="why">
        {own !== undefined && (
          <TextInput
            aria-label={people.whyOf({ name })}
            value={own.rationale}
            maxLength={1000}
            placeholder={people.why}
            onChange={(event) => props.onChange({ ...own, rationale: event.currentTarget.value })}
          />
        )}
      </td>
    </tr>
  )
}

function TargetTable({ pack }: { pack: Pack }): ReactElement {
  const { people } = useTexts()
  const say = useSay()
  const params = useDiagnosticParams()
  const diagnostic = useDiagnostic()
  const [draft, setDraft] = useState<Draft>(() =>
    Object.fromEntries(
      diagnostic.targets
        .filter((target) => target.packId === pack.id)
        .map(({ address, level, rationale }) => [address, { level, rationale }]),
    ),
  )
  const [dirty, setDirty] = useState(false)
  const save = useSend(putTargets, { refreshes: [getDiagnostic, getResults], onDone: () => setDirty(false) })
  const levels = pack.scale.levels.map((level) => say(level.name))
  const change = (address: string, own: Own | null): void => {
    const { [address]: _former, ...others } = draft
    setDraft(own === null ? others : { ...others, [address]: own })
    setDirty(true)
  }
  const whole = draft['instrument']?.level ?? null
  const row = (address: string, name: string, kind: 'instrument' | 'area' | 'aspect', above: number | null) => (
    <TargetRow
      key={address}
      address={address}
      name={name}
      kind={kind}
      own={draft[address]}
      above={above}
      levels={levels}
      onChange={(own) => change(address, own)}
    />
  )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({
          params,
          body: {
            targets: [
              // Targets are replaced as a whole: those of the other instruments stay as they are.
              ...diagnostic.targets.filter((target) => target.packId !== pack.id),
              ...Object.entries(draft).map(([address, own]) => ({ packId: pack.id, address, ...own })),
            ],
          },
        })
      }}
    >
      <FormProblem problem={save.error} />
      <table className="table stacked targets">
        <thead>
          <tr>
            <th scope="col">{people.target}</th>
            <th scope="col">{people.level}</th>
            <th scope="col">{people.why}</th>
          </tr>
        </thead>
        <tbody>
          {row('instrument', people.wholeInstrument, 'instrument', null)}
          {pack.areas.flatMap((area) => {
            const ofArea = draft[`area/${area.id}`]?.level ?? whole
            return [
              row(`area/${area.id}`, say(area.name), 'area', whole),
              ...area.aspects.map((aspect) => row(`aspect/${aspect.id}`, say(aspect.name), 'aspect', ofArea)),
            ]
          })}
        </tbody>
      </table>
      <div className={dirty ? 'actions below sticky-save' : 'actions below'}>
        <button type="submit" className="btn primary" disabled={!dirty || save.isPending}>
          {people.saveTargets}
        </button>
        <span className="note" role="status">
          {dirty ? people.unsaved : save.isSuccess ? people.saved : ''}
        </span>
      </div>
    </form>
  )
}

export function Targets({ pinned }: { pinned: Pinned }): ReactElement {
  const { people } = useTexts()
  const workspace = useWorkspace()
  const { packs } = useDiagnostic()
  const say = useSay()
  const pack = useApi(getPack, {
    params: { workspace: workspace.id, pack: pinned.packId, version: pinned.version },
  })
  return (
    <Section
      title={packs.length > 1 ? `${people.targets} · ${say(pinned.name)}` : people.targets}
      note={people.targetsNote}
    >
      <Answer of={pack}>{(data) => <TargetTable pack={data} />}</Answer>
    </Section>
  )
}
