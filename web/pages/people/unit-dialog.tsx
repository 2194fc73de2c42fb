/** Adding or changing a unit. The organisation itself keeps its name, code and kind; its size may be set. */
import { useState, type ReactElement } from 'react'
import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { createUnit, getOrganisation, updateUnit, type Unit } from '#contract/organisation.ts'
import { useWorkspace } from '../../data/places.ts'
import { useSend } from '../../data/use-api.ts'
import { Dialog } from '../../shell/dialog.tsx'
import { FormProblem, type FieldProblems } from '../../shell/fields.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import { familyOf, unitLines } from './unit-order.ts'

const kinds = ['businessArea', 'region', 'brand', 'channel', 'department', 'other'] as const
type Kind = (typeof kinds)[number]

export function UnitDialog(props: { unit: Unit | null; units: readonly Unit[]; onClose: () => void }): ReactElement {
  const { people, common } = useTexts()
  const workspace = useWorkspace()
  const say = useSay()
  const { unit, units } = props
  const root = units.find((one) => one.parentId === null)
  const isRoot = unit !== null && unit.parentId === null
  const [zh, setZh] = useState(unit?.name['zh-CN'] ?? '')
  const [en, setEn] = useState(unit?.name.en ?? '')
  const [code, setCode] = useState(unit?.code ?? '')
  const [kind, setKind] = useState<Kind>(unit === null || unit.kind === 'organisation' ? 'businessArea' : unit.kind)
  const [parentId, setParentId] = useState(unit?.parentId ?? root?.id ?? '')
  const [headcount, setHeadcount] = useState<number | string>(unit?.headcount ?? '')
  const [revenue, setRevenue] = useState<number | string>(unit?.revenue ?? '')
  const [fields, setFields] = useState<FieldProblems>({})
  const refreshes = [getOrganisation]
  const create = useSend(createUnit, { refreshes, onDone: props.onClose })
  const update = useSend(updateUnit, { refreshes, onDone: props.onClose })
  const amount = (value: number | string): number | null => (value === '' ? null : Number(value))

  function submit(): void {
    const found = isRoot
      ? {}
      : {
          ...(zh.trim() === '' && en.trim() === '' && { 'unit-zh': people.nameOneOf }),
          ...(code.trim() === '' && { 'unit-code': people.codeMissing }),
        }
    setFields(found)
    if (Object.keys(found).length > 0) return
    const sizes = { headcount: amount(headcount), revenue: amount(revenue) }
    const body = {
      parentId,
      code: code.trim(),
      name: { ...(zh.trim() !== '' && { 'zh-CN': zh.trim() }), ...(en.trim() !== '' && { en: en.trim() }) },
      kind,
      ...sizes,
    }
    if (unit === null) create.mutate({ params: { workspace: workspace.id }, body })
    else update.mutate({ params: { workspace: workspace.id, unit: unit.id }, body: isRoot ? sizes : body })
  }

  const family = unit === null ? new Set<string>() : familyOf(units, unit.id)
  return (
    <Dialog
      title={unit === null ? people.addUnit : people.editUnit({ name: say(unit.name) })}
      onClose={props.onClose}
      size="lg"
    >
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <FormProblem fields={fields} problem={create.error ?? update.error} />
        {isRoot ? (
          <p className="note">{people.rootEdit}</p>
        ) : (
          <>
            <TextInput
              id="unit-zh"
              label={people.nameZh}
              value={zh}
              maxLength={400}
              error={fields['unit-zh']}
              onChange={(event) => setZh(event.currentTarget.value)}
            />
            <TextInput
              label={people.nameEn}
              value={en}
              maxLength={400}
              onChange={(event) => setEn(event.currentTarget.value)}
            />
            <TextInput
              id="unit-code"
              label={people.code}
              value={code}
              maxLength={80}
              error={fields['unit-code']}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <NativeSelect
              label={people.kind}
              value={kind}
              onChange={(event) => setKind(event.currentTarget.value as Kind)}
              data={kinds.map((value) => ({ value, label: people.kinds[value] }))}
            />
            <NativeSelect
              label={people.parent}
              value={parentId}
              onChange={(event) => setParentId(event.currentTarget.value)}
              data={unitLines(units)
                .filter((one) => !family.has(one.unit.id))
                .map((one) => ({ value: one.unit.id, label: `${'– '.repeat(one.depth)}${say(one.unit.name)}` }))}
            />
          </>
        )}
        <NumberInput
          label={people.headcount}
          description={people.amountHelp}
          value={headcount}
          min={0}
          allowDecimal={false}
          hideControls
          onChange={setHeadcount}
        />
        <NumberInput
          label={people.revenue}
          description={people.amountHelp}
          value={revenue}
          min={0}
          hideControls
          onChange={setRevenue}
        />
        <div className="actions">
          <button type="submit" className="btn primary" disabled={create.isPending || update.isPending}>
            {people.save}
          </button>
          <button type="button" className="btn quiet" onClick={props.onClose}>
            {common.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
