/** What a form lacks, said at its top with a link to each field; the sentence stands under the field as well. */
import { useEffect, useRef, type ReactElement } from 'react'
import type { ApiProblem } from '../data/api.ts'
import { useTexts } from '../theme/preferences.tsx'

/** Field id → what is wrong with it. */
export type FieldProblems = Readonly<Record<string, string>>

export function FormProblem({
  fields,
  problem,
}: {
  fields?: FieldProblems
  problem?: ApiProblem | null
}): ReactElement | null {
  const { common, diagnostics } = useTexts()
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(fields ?? {})
  const shown = entries.length > 0 || problem != null
  useEffect(() => {
    if (Object.keys(fields ?? {}).length > 0 || problem != null) box.current?.focus()
  }, [fields, problem])
  if (!shown) return null
  return (
    <div className="form-problem" role="alert" ref={box} tabIndex={-1}>
      {problem != null && (
        <p>
          <b>{problem.unreachable ? common.unreachableTitle : problem.title || common.problemTitle}</b>{' '}
          {problem.unreachable && common.unreachable}
        </p>
      )}
      {entries.length > 0 && (
        <>
          <b>{diagnostics.fixThese}</b>
          <ul>
            {entries.map(([id, sentence]) => (
              <li key={id}>
                <a href={`#${id}`}>{sentence}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
export function looksLikeEmail(text: string): boolean {
  return emailPattern.test(text.trim())
}
