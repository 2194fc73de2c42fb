/** The organisation's units as a tree: add, change, remove. */
import { useState, type ReactElement } from 'react'
import { deleteUnit, getOrganisation, type Unit } from '#contract/organisation.ts'
import { useWorkspace } from '../../data/places.ts'
import { useSend } from '../../data/use-api.ts'
import { ConfirmDialog } from '../../shell/dialog.tsx'
import { FormProblem } from '../../shell/fields.tsx'
import { Section } from '../../shell/page.tsx'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { UnitImport } from './unit-import.tsx'
import { UnitDialog } from './unit-dialog.tsx'
import { unitLines } from './unit-order.ts'

export function Units({ units }: { units: readonly Unit[] }): ReactElement {
  const { people } = useTexts()
  const workspace = useWorkspace()
  const say = useSay()
  const format = useFormat()
  const [editing, setEditing] = useState<Unit | 'new' | null>(null)
  const [leaving, setLeaving] = useState<Unit | null>(null)
  const remove = useSend(deleteUnit, { refreshes: [getOrganisation], onDone: () => setLeaving(null) })
  return (
    <Section title={people.units} note={people.unitsNote}>
      <table className="table stacked">
        <thead>
          <tr>
            <th scope="col">{people.unit}</th>
            <th scope="col">{people.code}</th>
            <th scope="col">{people.kind}</th>
            <th scope="col" className="number">
              {people.headcount}
            </th>
            <th scope="col" className="number">
              {people.revenue}
            </th>
            <th scope="col">
              <span className="sr">{people.edit}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {unitLines(units).map(({ unit, depth }) => (
            <tr key={unit.id}>
              <th scope="row" style={{ paddingLeft: Math.min(depth, 6) * 20 }}>
                {say(unit.name)}
              </th>
              <td data-label={people.code}>{unit.code}</td>
              <td data-label={people.kind}>{people.kinds[unit.kind]}</td>
              <td className="number" data-label={people.headcount}>
                {unit.headcount === null ? '–' : format.count(unit.headcount)}
              </td>
              <td className="number" data-label={people.revenue}>
                {unit.revenue === null ? '–' : format.count(unit.revenue)}
              </td>
              <td>
                <span className="actions">
                  <button type="button" className="btn quiet small" onClick={() => setEditing(unit)}>
                    {people.edit}
                    <span className="sr">: {say(unit.name)}</span>
                  </button>
                  {unit.parentId !== null && (
                    <button type="button" className="btn quiet small" onClick={() => setLeaving(unit)}>
                      {people.remove}
                      <span className="sr">: {say(unit.name)}</span>
                    </button>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {units.length === 1 && <p className="muted">{people.noUnits}</p>}
      <div className="actions below">
        <button type="button" className="btn" onClick={() => setEditing('new')}>
          {people.addUnit}
        </button>
      </div>
      <UnitImport />
      {editing !== null && (
        <UnitDialog unit={editing === 'new' ? null : editing} units={units} onClose={() => setEditing(null)} />
      )}
      {leaving !== null && (
        <ConfirmDialog
          title={people.removeUnit({ name: say(leaving.name) })}
          confirm={people.remove}
          danger
          busy={remove.isPending}
          onConfirm={() => remove.mutate({ params: { workspace: workspace.id, unit: leaving.id } })}
          onClose={() => {
            remove.reset()
            setLeaving(null)
          }}
        >
          <FormProblem problem={remove.error} />
          <p>{people.removeUnitWhat}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}
