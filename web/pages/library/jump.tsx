/** Links from one thing of an instrument to another, in it or in the one it is linked to. */
import type { ReactElement, ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { findAspect, findCriterion } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { packPath, useWorkspace } from '../../data/places.ts'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import { placeOf, type Place } from './place.ts'

export function Jump(props: { pack: Pack; place: Place; children: ReactNode }): ReactElement {
  const workspace = useWorkspace()
  const { view, anchor } = props.place
  return (
    <Link to={packPath(workspace.id, props.pack)} search={{ view }} hash={anchor}>
      {props.children}
    </Link>
  )
}

/** The way back: the criteria, or whole aspects, that something informs. Nothing where it informs none. */
export function Informs({ pack, informs }: { pack: Pack; informs: readonly string[] }): ReactElement | null {
  const { handout } = useTexts()
  const say = useSay()
  const criteria = informs.flatMap((address) => {
    const place = address.includes('.') ? placeOf.criterion(address) : placeOf.aspect(address)
    const name = findCriterion(pack, address)?.criterion.name ?? findAspect(pack, address)?.aspect.name
    return name === undefined ? [] : [{ place, name: say(name) }]
  })
  if (criteria.length === 0) return null
  return (
    <dl className="beside no-print">
      <div>
        <dt>{handout.informs}</dt>
        <dd>
          <ul className="jumps">
            {criteria.map(({ place, name }) => (
              <li key={place.anchor}>
                <Jump pack={pack} place={place}>
                  {name}
                </Jump>
              </li>
            ))}
          </ul>
        </dd>
      </div>
    </dl>
  )
}
