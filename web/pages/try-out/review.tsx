/** All answers of a try-out, each to be changed, and what each would count as. */
import { useEffect, useRef, type ReactElement } from 'react'
import { Link } from '@tanstack/react-router'
import { findAspect } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { formProgress, type FormAnswer } from '#core/survey/form-draft.ts'
import type { PackItem } from '#core/survey/form.ts'
import { useNewestPacks } from '../../data/pack.ts'
import { packPath, useWorkspace } from '../../data/places.ts'
import { Clauses, Section } from '../../shell/page.tsx'
import { Said } from '../../shell/said.tsx'
import { useSay, useTexts } from '../../theme/preferences.tsx'
import { CountsAs } from './counts-as.tsx'
import type { TryOutForm } from './use-try-out.ts'

function AnswerWords({ item, answer }: { item: PackItem; answer: FormAnswer | undefined }): ReactElement {
  const { tryOut } = useTexts()
  switch (answer?.kind) {
    case 'level':
      return (
        <p>
          <Said text={item.options[String(answer.level)] ?? {}} />
        </p>
      )
    case 'cannotTell':
      return <p className="absent">{tryOut.cannotTell}</p>
    case 'leftEmpty':
      return <p className="absent">{tryOut.leftEmpty}</p>
    case undefined:
      return <p className="absent">{tryOut.notReached}</p>
  }
}

export function Review(props: { pack: Pack; form: TryOutForm; onChange: (number: number) => void }): ReactElement {
  const { tryOut } = useTexts()
  const say = useSay()
  const workspace = useWorkspace()
  const { pack, form } = props
  const { draft, items } = form
  const others = useNewestPacks({ except: pack.id })
  const { levels, total, cannotTell, leftEmpty, notReached } = formProgress(items, draft.answers)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const rest = [
    ...(cannotTell > 0 ? [tryOut.reviewCannotTell({ count: cannotTell })] : []),
    ...(leftEmpty > 0 ? [tryOut.reviewLeftEmpty({ count: leftEmpty })] : []),
    ...(notReached > 0 ? [tryOut.reviewNotReached({ count: notReached })] : []),
  ]
  const aspects = [...new Set(items.map((item) => item.aspect))]
  return (
    <div className="question review">
      <h1 ref={heading} tabIndex={-1}>
        <Clauses>{tryOut.reviewHeading({ levels, total })}</Clauses>
      </h1>
      {rest.length > 0 && <p className="rest">{rest.join(' · ')}</p>}
      <p className="lede">{tryOut.reviewWhat}</p>
      <p className="note">{form.reversed ? tryOut.reversed : tryOut.notReversed}</p>
      {aspects.map((aspect) => (
        <Section key={aspect} title={say(findAspect(pack, aspect)?.aspect.name ?? {})}>
          <ul>
            {items.map((item, at) =>
              item.aspect === aspect ? (
                <li key={item.id} className="keep">
                  <h3>{say(item.question)}</h3>
                  <div className="answer">
                    <AnswerWords item={item} answer={draft.answers[item.id]} />
                    <button
                      type="button"
                      className="btn small no-print"
                      aria-label={tryOut.changeOf({ question: say(item.question) })}
                      onClick={() => props.onChange(at + 1)}
                    >
                      {tryOut.change}
                    </button>
                  </div>
                  <CountsAs pack={pack} item={item} answer={draft.answers[item.id]} others={others} />
                </li>
              ) : null,
            )}
          </ul>
        </Section>
      ))}
      <p className="no-print">
        <Link
          className="btn quiet"
          to={packPath(workspace.id, pack, 'try')}
          search={{ role: draft.draw.role, extent: draft.draw.extent, seed: draft.draw.seed }}
          target="_blank"
        >
          {tryOut.sameAgain}
        </Link>
      </p>
    </div>
  )
}
