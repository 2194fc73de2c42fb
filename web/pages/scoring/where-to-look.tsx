/** Beside the sheet: what the aspect is about, what tells the levels apart, and the pack's documents and checks for it. */
import type { ReactElement } from 'react'
import type { PlacedCriterion } from '#core/instrument/look-up.ts'
import { informsCriterion } from '#core/instrument/uses.ts'
import { Icon } from '../../shell/icons.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'

export function WhereToLook({ placed, locked }: { placed: PlacedCriterion; locked: boolean }): ReactElement {
  const { scoring } = useTexts()
  const say = useSay()
  const { criterion, aspect, area } = placed
  const requests = area.requests.filter((request) => informsCriterion(request.informs, placed))
  const checks = area.checklist.flatMap((topic) =>
    topic.items.filter((item) => informsCriterion(item.informs, placed)).map((item) => ({ item, topic })),
  )
  return (
    <aside className="where" aria-label={scoring.whereToLook}>
      <header>
        <h2>{scoring.whereToLook}</h2>
        <p className="note">{say(criterion.name)}</p>
      </header>
      {criterion.lookFor !== undefined && (
        <section>
          <h3>{scoring.lookFor}</h3>
          <p>{say(criterion.lookFor)}</p>
        </section>
      )}
      {aspect.description !== undefined && (
        <section>
          <h3>{scoring.whatItIs}</h3>
          <p>{say(aspect.description)}</p>
        </section>
      )}
      {requests.length > 0 && (
        <section>
          <h3>{scoring.documents}</h3>
          <ul>
            {requests.map((request) => (
              <li key={request.id}>
                <b>{say(request.name)}</b>
                <p>{scoring.documentWhy({ why: say(request.why) })}</p>
                <small>{scoring.documentFrom({ owner: say(request.owner) })}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {checks.length > 0 && (
        <section>
          <h3>{scoring.checks}</h3>
          <ul>
            {checks.map(({ item, topic }) => (
              <li key={item.id}>
                <b>{say(item.lookAt)}</b>
                <p>{scoring.goodLooksLike({ what: say(item.goodLooksLike) })}</p>
                <small>{say(topic.name)}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {criterion.lookFor === undefined && requests.length === 0 && checks.length === 0 && (
        <section>
          <p>{scoring.nothingToLook}</p>
        </section>
      )}
      {!locked && (
        <div className="lenses">
          <Icon name="lock" size={18} />
          <span>{scoring.lensesLocked}</span>
        </div>
      )}
    </aside>
  )
}
