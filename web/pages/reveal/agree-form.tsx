/** Recording what the team agrees on: level, reason, dissent. Somebody else's record is shown, never overwritten. */
import { useId, useState, type ReactElement } from 'react'
import { getRevealed, putAgreed } from '#contract/rating.ts'
import { getResults } from '#contract/score.ts'
import { useDiagnosticParams } from '../../data/places.ts'
import { useSend } from '../../data/use-api.ts'
import { levelColours } from '../../marks/strip.tsx'
import { FormProblem, type FieldProblems } from '../../shell/fields.tsx'
import { useTexts } from '../../theme/preferences.tsx'
import { Value } from '../scoring/value.tsx'
import type { Agreed, CriterionRatings } from './revealed.ts'

type Chosen = number | 'notApplicable' | null

function chosenOf(agreed: Agreed | null): Chosen {
  if (agreed === null) return null
  return agreed.value.kind === 'level' ? agreed.value.level : 'notApplicable'
}

export function AgreeForm(props: {
  row: CriterionRatings
  packId: string
  unitId: string
  levels: readonly string[]
  onDone: () => void
}): ReactElement {
  const { reveal } = useTexts()
  const params = useDiagnosticParams()
  const { row, levels } = props
  const id = useId()
  const [chosen, setChosen] = useState<Chosen>(chosenOf(row.agreed) ?? (row.spread === 0 ? row.median : null))
  const [reason, setReason] = useState(row.agreed?.reason ?? '')
  const [dissents, setDissents] = useState((row.agreed?.dissent ?? '') !== '')
  const [dissent, setDissent] = useState(row.agreed?.dissent ?? '')
  const [fields, setFields] = useState<FieldProblems>({})
  const send = useSend(putAgreed, { refreshes: [getRevealed, getResults], onDone: props.onDone })
  const conflict =
    send.error?.code === 'agreed.conflict'
      ? ((send.error.details['current'] as Agreed | null | undefined) ?? null)
      : null
  const record = (basedOn: number): void => {
    const found = {
      ...(chosen === null && { [`${id}-level`]: reveal.levelMissing }),
      ...(reason.trim() === '' && { [`${id}-reason`]: reveal.becauseMissing }),
    }
    setFields(found)
    if (chosen === null || reason.trim() === '') return
    send.mutate({
      params,
      body: {
        packId: props.packId,
        unitId: props.unitId,
        criterion: row.placed.address,
        value:
          chosen === 'notApplicable'
            ? { kind: 'notApplicable', reason: reason.trim() }
            : { kind: 'level', level: chosen },
        reason: reason.trim(),
        dissent: dissents ? dissent.trim() : '',
        basedOn,
      },
    })
  }
  return (
    <form
      className="agree-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        record(row.agreed?.version ?? 0)
      }}
    >
      <FormProblem fields={fields} problem={conflict === null ? send.error : null} />
      {conflict !== null && (
        <div className="conflict" role="alert">
          <h3>{reveal.conflictTitle}</h3>
          <p>{reveal.conflictWhat}</p>
          <p>
            <small>{reveal.theirs}</small> <Value value={conflict.value} levels={levels} /> {conflict.reason}
          </p>
          <div className="actions">
            <button type="button" className="btn small" onClick={() => record(conflict.version)}>
              {reveal.keepMine}
            </button>
            <button
              type="button"
              className="btn small"
              onClick={() => {
                setChosen(chosenOf(conflict))
                setReason(conflict.reason)
                setDissent(conflict.dissent)
                setDissents(conflict.dissent !== '')
                send.reset()
                props.onDone()
              }}
            >
              {reveal.takeTheirs}
            </button>
          </div>
        </div>
      )}
      <fieldset id={`${id}-level`} tabIndex={-1}>
        <legend>{reveal.levelWeAgree}</legend>
        <div className="pick" style={{ '--levels': levels.length } as React.CSSProperties}>
          {levels.map((name, at) => (
            <label key={name} style={chosen === at + 1 ? levelColours(at + 1, levels.length) : undefined}>
              <input type="radio" name={`${id}-level`} checked={chosen === at + 1} onChange={() => setChosen(at + 1)} />
              <b>{at + 1}</b>
              <small>{name}</small>
            </label>
          ))}
          <label className="na">
            <input
              type="radio"
              name={`${id}-level`}
              checked={chosen === 'notApplicable'}
              onChange={() => setChosen('notApplicable')}
            />
            <small>{reveal.notApplicable}</small>
          </label>
        </div>
      </fieldset>
      <label htmlFor={`${id}-reason`}>{reveal.because}</label>
      <textarea
        id={`${id}-reason`}
        value={reason}
        maxLength={2000}
        required
        aria-invalid={fields[`${id}-reason`] !== undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <label className="check">
        <input type="checkbox" checked={dissents} onChange={(event) => setDissents(event.currentTarget.checked)} />
        <span>{reveal.keepDissent}</span>
      </label>
      {dissents && (
        <>
          <label htmlFor={`${id}-dissent`}>{reveal.dissent}</label>
          <textarea
            id={`${id}-dissent`}
            className="short"
            value={dissent}
            maxLength={4000}
            onChange={(event) => setDissent(event.currentTarget.value)}
          />
        </>
      )}
      <button type="submit" className="btn primary" disabled={send.isPending}>
        {row.agreed === null ? reveal.record : reveal.recordAgain}
      </button>
    </form>
  )
}
