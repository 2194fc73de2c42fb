/** The first page of a try-out: as whom, how many questions, about how long; or going on with what was begun. */
import { useEffect, useId, useRef, useState, type FormEvent, type ReactElement } from 'react'
import { useSearch } from '@tanstack/react-router'
import type { Pack } from '#core/instrument/pack.ts'
import { formProgress } from '#core/survey/form-draft.ts'
import {
  drawForm,
  itemsFor,
  rolesAsked,
  sampleSize,
  type FormDraw,
  type FormExtent,
  type SurveyRole,
} from '#core/survey/form.ts'
import { answeringPace, minutesToAnswer } from '#core/survey/time-to-answer.ts'
import { Clauses } from '../../shell/page.tsx'
import { Choice } from '../../survey/choices.tsx'
import { usePreferences, useTexts } from '../../theme/preferences.tsx'
import type { TryOutForm } from './use-try-out.ts'

/** A number nobody chose, for the draw and the order of the options. */
function anySeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}

function Extents(props: {
  pack: Pack
  role: SurveyRole
  seed: number
  extent: FormExtent
  onChoose: (extent: FormExtent) => void
}): ReactElement {
  const { tryOut } = useTexts()
  const { language } = usePreferences()
  const group = useId()
  const { pack, role, seed } = props
  const hasSample = itemsFor(pack, role).length > sampleSize
  const extents = (hasSample ? ['sample', 'all'] : ['all']) as readonly FormExtent[]
  return (
    <fieldset role="radiogroup" aria-labelledby={group}>
      <legend id={group}>
        <h2>{tryOut.extent}</h2>
      </legend>
      {extents.map((extent) => {
        const { items } = drawForm(pack, { role, extent, seed })
        const length = { questions: items.length, minutes: minutesToAnswer(items, language) }
        return (
          <Choice
            key={extent}
            name={group}
            value={extent}
            chosen={props.extent === extent || !hasSample}
            onChoose={() => props.onChoose(extent)}
          >
            <b>{tryOut[extent](length)}</b>
            <small>{extent === 'sample' ? tryOut.sampleWhat : tryOut.allWhat}</small>
          </Choice>
        )
      })}
      <details>
        <summary>{tryOut.pace}</summary>
        <p>
          {tryOut.paceWhat({
            words: answeringPace.wordsPerMinute,
            characters: answeringPace.charactersPerMinute,
            seconds: answeringPace.secondsToChoose,
          })}
        </p>
      </details>
    </fieldset>
  )
}

export function Begin({ pack, onBegin }: { pack: Pack; onBegin: (draw: FormDraw) => void }): ReactElement {
  const { tryOut } = useTexts()
  const search = useSearch({ strict: false })
  const roles = rolesAsked(pack)
  const [seed] = useState(() => search.seed ?? anySeed())
  const [role, setRole] = useState(() => roles.find((one) => one === search.role))
  const [extent, setExtent] = useState<FormExtent>(search.extent === 'all' ? 'all' : 'sample')
  const [lacking, setLacking] = useState(false)
  const group = useId()
  const problem = useId()
  const first = useRef<HTMLFieldSetElement>(null)

  const begin = (event: FormEvent): void => {
    event.preventDefault()
    if (role !== undefined) return onBegin({ role, extent, seed })
    setLacking(true)
    first.current?.querySelector('input')?.focus()
  }
  return (
    <form className="question" onSubmit={begin} noValidate>
      <h1>
        <Clauses>{tryOut.heading}</Clauses>
      </h1>
      <p className="lede">{tryOut.lede}</p>
      <fieldset ref={first} role="radiogroup" aria-labelledby={group} aria-describedby={lacking ? problem : undefined}>
        <legend id={group}>
          <h2>{tryOut.role}</h2>
          <span className="lead">{tryOut.roleWhat}</span>
        </legend>
        {lacking && role === undefined && (
          <p id={problem} className="form-problem" role="alert">
            {tryOut.roleMissing}
          </p>
        )}
        {roles.map((one) => (
          <Choice key={one} name={group} value={one} chosen={role === one} onChoose={() => setRole(one)}>
            <b>{tryOut.roles[one]}</b>
            <small>{tryOut.rolesWhat[one]}</small>
          </Choice>
        ))}
      </fieldset>
      {role !== undefined && <Extents {...{ pack, role, seed, extent }} onChoose={setExtent} />}
      <div className="go">
        <button type="submit" className="btn primary on">
          {tryOut.begin}
        </button>
      </div>
    </form>
  )
}

export function Begun(props: { form: TryOutForm; onResume: () => void; onErase: () => void }): ReactElement {
  const { tryOut } = useTexts()
  const { draft, items } = props.form
  const { reached, total, notReached } = formProgress(items, draft.answers)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <div className="question">
      <h1 ref={heading} tabIndex={-1}>
        {tryOut.begunTitle}
      </h1>
      <p className="lede">{tryOut.begun({ role: tryOut.roles[draft.draw.role], reached, total })}</p>
      <div className="go">
        <button type="button" className="btn" onClick={props.onErase}>
          {tryOut.erase}
        </button>
        <button type="button" className="btn primary on" onClick={props.onResume}>
          {notReached === 0 ? tryOut.toReview : tryOut.resume}
        </button>
      </div>
    </div>
  )
}
