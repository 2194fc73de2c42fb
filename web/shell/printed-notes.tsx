/**
 * On paper nothing can be opened, so a printed page ends with a numbered note for each of its explained figures: the
 * working, how much is scored, what it rests on. On the screen the notes are not there.
 */
import './printed-notes.css'
import { useMemo, type ReactElement, type ReactNode } from 'react'
import type { ComparedMark } from '#core/score/compare-units.ts'
import { rollUpWorking } from '#core/score/roll-up-working.ts'
import type { NodeScore } from '#core/score/types.ts'
import { useNameOf, type PackIndex } from '../data/pack.ts'
import type { ResultsView } from '../data/results.ts'
import { NoteNumbers } from '../marks/note-numbers.ts'
import { useFormat, useTexts } from '../theme/preferences.tsx'

/** `explains`: the figures the note stands for, each as `subject:address:measure`. */
export type PrintedNote = { explains: readonly string[]; text: string }

/** The page with its notes: every `NumberLink` inside whose figure has a note carries the note's number on paper. */
export function WithPrintedNotes(props: { notes: readonly PrintedNote[]; children: ReactNode }): ReactElement {
  const { printed } = useTexts()
  const { notes } = props
  const numbers = useMemo(
    () => new Map(notes.flatMap(({ explains }, index) => explains.map((explain) => [explain, index + 1] as const))),
    [notes],
  )
  return (
    <NoteNumbers value={numbers}>
      {props.children}
      {notes.length > 0 && (
        <section className="printed-notes" aria-label={printed.notes}>
          <h2>{printed.notes}</h2>
          <ol>
            {notes.map(({ explains, text }) => (
              <li key={explains.join(' ')}>{text}</li>
            ))}
          </ol>
        </section>
      )}
    </NoteNumbers>
  )
}

/** What a figure rests on, in the words of the page's language. */
export function useSaidBasis(): (mark: ComparedMark) => string {
  const { printed, scorecard } = useTexts()
  const format = useFormat()
  return (mark) => {
    const coverage = printed.coverage({ scored: mark.criteriaScored, applicable: mark.criteriaApplicable })
    if (mark.state === 'notApplicable') return printed.notApplicable
    if (mark.state === 'notScored') return `${printed.absent}${printed.join}${coverage}`
    const { working } = mark
    return [
      ...(working === null
        ? []
        : [
            printed.working({
              products: format.working(working.sumOfProducts),
              weights: format.working(working.sumOfWeights),
              quotient: format.working(working.quotient),
            }),
          ]),
      coverage,
      ...(mark.hollow ? [printed.hollow] : []),
      ...(mark.basis === null ? [] : [scorecard.basis[mark.basis]({ raters: mark.raters })]),
    ].join(printed.join)
  }
}

/** A note for each scored row of a scorecard, in its order. */
export function useScorecardNotes(index: PackIndex, view: ResultsView, rows: readonly NodeScore[]): PrintedNote[] {
  const { printed } = useTexts()
  const format = useFormat()
  const nameOf = useNameOf(index)
  const saidBasis = useSaidBasis()
  const { nodes, subject } = view.results
  return rows.flatMap((node) => {
    if (node.mean === null) return []
    const { criteriaScored, criteriaApplicable } = node.coverage
    const basis = saidBasis({
      ...node,
      criteriaScored,
      criteriaApplicable,
      working: rollUpWorking(nodes, node.address),
    })
    const head = printed.named({ name: nameOf(node.address), number: format.score(node.mean) })
    return [{ explains: [`${subject}:${node.address}:mean`], text: printed.line({ head, parts: basis }) }]
  })
}
