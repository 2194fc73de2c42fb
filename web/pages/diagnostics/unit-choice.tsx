/** Which units are in scope, as a list to tick. */
import type { ReactElement } from 'react'
import type { Unit } from '#contract/organisation.ts'
import { unitLines } from '../people/unit-order.ts'
import { useSay } from '../../theme/preferences.tsx'

export function UnitChoice(props: {
  units: Unit[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}): ReactElement {
  const say = useSay()
  return (
    <div id="scope" tabIndex={-1}>
      {unitLines(props.units).map(({ unit, depth }) => (
        <label key={unit.id} className="choice" style={{ paddingLeft: depth * 24 }}>
          <input
            type="checkbox"
            checked={props.chosen.includes(unit.id)}
            onChange={(event) =>
              props.onChange(
                event.currentTarget.checked ? [...props.chosen, unit.id] : props.chosen.filter((id) => id !== unit.id),
              )
            }
          />
          <b>{say(unit.name)}</b>
        </label>
      ))}
    </div>
  )
}
