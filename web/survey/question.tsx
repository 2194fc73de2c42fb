/**
 * One question on a screen: a sentence per level without level names, digits or colours, "I can't tell" set apart, a way
 * back and a way on that says when it leaves the question empty. By hand, by keyboard and by ear.
 */
import { useEffect, useId, useRef, type KeyboardEvent, type ReactElement } from 'react'
import type { FormAnswer } from '#core/survey/form-draft.ts'
import type { PackItem } from '#core/survey/form.ts'
import { Clauses } from '../shell/page.tsx'
import { Said } from '../shell/said.tsx'
import { useSay, useTexts } from '../theme/preferences.tsx'
import { Choice } from './choices.tsx'

type QuestionProps = {
  item: PackItem
  number: number
  total: number
  /** The levels in the order their sentences stand on the screen. */
  shown: readonly number[]
  answer: FormAnswer | undefined
  onAnswer: (answer: FormAnswer | null) => void
  onBack: () => void
  onNext: () => void
  /** The question is changed from the review and leads back there. */
  isChange: boolean
}

/** The value of the radio button a key stands for; null for any other key. */
function valueOfKey(event: KeyboardEvent, shown: readonly number[]): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  // A Chinese keyboard gives the full-width mark.
  if (['0', '?', '？'].includes(event.key)) return 'cannotTell'
  const level = /^[1-9]$/.test(event.key) ? shown[Number(event.key) - 1] : undefined
  return level === undefined ? null : String(level)
}

/** How far one is. It stays while the questions change, so that a screen reader says it with each. */
export function Way(props: { number: number; total: number; minutesLeft: number }): ReactElement {
  const { tryOut } = useTexts()
  const { number, total } = props
  return (
    <div className="way">
      <span role="status">{tryOut.question({ number, total })}</span>
      <span>{tryOut.minutesLeft({ minutes: props.minutesLeft })}</span>
      <progress value={number - 1} max={total} aria-label={tryOut.question({ number, total })} />
    </div>
  )
}

/** Give it the item's id as key: every question is a form of its own. */
export function Question(props: QuestionProps): ReactElement {
  const { tryOut } = useTexts()
  const say = useSay()
  const { item, number, total, shown, answer, onAnswer, onNext } = props
  const form = useRef<HTMLFormElement>(null)
  const asked = useId()

  // A question begins at its options, with the chosen one if there is one: a screen reader reads the question with it.
  useEffect(() => {
    const radios = form.current?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? []
    const start = [...radios].find((radio) => radio.checked) ?? radios[0]
    start?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [])

  const choose = (value: string): void =>
    onAnswer(value === 'cannotTell' ? { kind: 'cannotTell' } : { kind: 'level', level: Number(value) })
  const chosen =
    answer?.kind === 'level' ? String(answer.level) : answer?.kind === 'cannotTell' ? 'cannotTell' : undefined
  const radio = (value: string, text: ReactElement) => (
    <Choice
      key={value}
      name={asked}
      value={value}
      chosen={chosen === value}
      onChoose={() => choose(value)}
      apart={value === 'cannotTell'}
    >
      {text}
    </Choice>
  )

  return (
    <form
      ref={form}
      className="question"
      onSubmit={(event) => {
        event.preventDefault()
        onNext()
      }}
    >
      <fieldset
        role="radiogroup"
        aria-labelledby={asked}
        onKeyDown={(event) => {
          const value = valueOfKey(event, shown)
          if (value === null) return
          event.preventDefault()
          choose(value)
          form.current?.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.focus()
        }}
      >
        <legend id={asked}>
          <span className="lead">{tryOut.ask}</span>
          <h1>
            <Clauses>{say(item.question)}</Clauses>
          </h1>
        </legend>
        {shown.map((level) => radio(String(level), <Said text={item.options[String(level)] ?? {}} />))}
        {radio('cannotTell', <>{tryOut.cannotTell}</>)}
      </fieldset>
      <div className="aside">
        {chosen !== undefined && (
          <button
            type="button"
            className="btn quiet"
            onClick={() => {
              onAnswer(null)
              form.current?.querySelector<HTMLInputElement>('input[type="radio"]')?.focus()
            }}
          >
            {tryOut.unchoose}
          </button>
        )}
        <p className="note keys">{tryOut.keys({ options: shown.length })}</p>
      </div>
      <div className="go">
        {!props.isChange && (
          <button type="button" className="btn" onClick={props.onBack}>
            {tryOut.back}
          </button>
        )}
        <button type="submit" className={chosen === undefined ? 'btn on' : 'btn primary on'}>
          {chosen === undefined
            ? tryOut.leaveEmpty
            : props.isChange
              ? tryOut.toReview
              : number === total
                ? tryOut.done
                : tryOut.next}
        </button>
      </div>
    </form>
  )
}
