/** Where one criterion is used: what informs it inside its instrument, and like criteria of other instruments. */
import { useMemo, useState, type ReactElement, type ReactNode } from 'react'
import type { PlacedCriterion } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import type { SeenLink } from '#core/instrument/seen-links.ts'
import { usesOfCriterion } from '#core/instrument/uses.ts'
import { useFormat, useSay, useTexts } from '../../theme/preferences.tsx'
import { Jump } from './jump.tsx'
import { placeOf } from './place.ts'

function Group({ name, children }: { name: string; children: ReactNode[] }): ReactElement | null {
  if (children.length === 0) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <ul className="uses">{children}</ul>
      </dd>
    </div>
  )
}

function Like({ link, others }: { link: SeenLink; others: readonly Pack[] }): ReactElement | null {
  const { handout, library } = useTexts()
  const say = useSay()
  const [packId = '', address = ''] = link.to.split('/')
  const other = others.find((one) => one.id === packId)
  if (other === undefined || link.toName === null) return null
  return (
    <li>
      <span className="tag">{handout.relations[link.relation]}</span>{' '}
      <Jump pack={other} place={placeOf.criterion(address)}>
        {say(link.toName)}
      </Jump>{' '}
      <small>
        {say(other.name)} · {/* "Here" and "there" in the sentence are those of the instrument that wrote it. */}
        {link.writtenIn === other.id ? library.seenFromThere({ why: say(link.why) }) : say(link.why)}
      </small>
    </li>
  )
}

export function CriterionUses(props: {
  pack: Pack
  placed: PlacedCriterion
  /** Links of this criterion to those of `others`. */
  links: readonly SeenLink[]
  others: readonly Pack[]
}): ReactElement | null {
  const { library } = useTexts()
  const say = useSay()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { pack, placed, links, others } = props
  const uses = useMemo(() => usesOfCriterion(pack, placed), [pack, placed])
  const counts = {
    requests: uses.requests.length,
    checks: uses.checks.length,
    questions: uses.questions.length,
    forms: uses.forms.length,
    surveyItems: uses.surveyItems.length,
    links: links.length,
  }
  const said = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => library.counted[what as keyof typeof counts]({ count, shown: format.count(count) }))
  if (said.length === 0) return null
  return (
    <details className="criterion-uses" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>{library.usedWhere}</span> <small>{said.join(' · ')}</small>
      </summary>
      {open && (
        <dl className="beside">
          <Group name={library.views.requests}>
            {uses.requests.map((request) => (
              <li key={request.id}>
                <Jump pack={pack} place={placeOf.request(request.id)}>
                  {say(request.name)}
                </Jump>
              </li>
            ))}
          </Group>
          <Group name={library.views.checklists}>
            {uses.checks.map(({ topic, item }) => (
              <li key={item.id}>
                <Jump pack={pack} place={placeOf.check(item.id)}>
                  {say(item.lookAt)}
                </Jump>{' '}
                <small>{say(topic.name)}</small>
              </li>
            ))}
          </Group>
          <Group name={library.views.guides}>
            {uses.questions.map(({ guide, question }) => (
              <li key={question.id}>
                <Jump pack={pack} place={placeOf.question(question.id)}>
                  {say(question.question)}
                </Jump>{' '}
                <small>{say(guide.name)}</small>
              </li>
            ))}
          </Group>
          <Group name={library.onSite}>
            {uses.forms.map((form) => (
              <li key={form.id}>
                <Jump pack={pack} place={placeOf.form(form.id)}>
                  {say(form.name)}
                </Jump>
              </li>
            ))}
          </Group>
          <Group name={library.views.survey}>
            {uses.surveyItems.map((item) => (
              <li key={item.id}>
                <Jump pack={pack} place={placeOf.surveyItem(item.id)}>
                  {say(item.question)}
                </Jump>
              </li>
            ))}
          </Group>
          <Group name={library.likeCriteria}>
            {links.map((link) => (
              <Like key={link.to} link={link} others={others} />
            ))}
          </Group>
        </dl>
      )}
    </details>
  )
}
