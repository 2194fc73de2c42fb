/**
 * A try-out of the questions: the draft in this browser, the form drawn from it, and the place in the address, so that a
 * reload and the browser's own way back find the same question.
 */
import { useMemo, useState } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Pack } from '#core/instrument/pack.ts'
import { firstNotReached, readDraft, type FormAnswer, type FormDraft } from '#core/survey/form-draft.ts'
import { drawForm, levelsAsShown, type FormDraw, type PackItem } from '#core/survey/form.ts'
import { minutesToAnswer } from '#core/survey/time-to-answer.ts'
import { keep, readKept } from '../../data/kept.ts'
import { packPath, useWorkspace } from '../../data/places.ts'
import { usePreferences } from '../../theme/preferences.tsx'

export type TryOutForm = {
  draft: FormDraft
  items: PackItem[]
  reversed: boolean
  /** Levels in the order in which the form shows them. */
  shown: number[]
}

export type TryOut = {
  form: TryOutForm | null
  /** The number of the question on the screen, the review, or neither: the first page. */
  at: number | 'review' | null
  /** The question was opened from the review. */
  isChange: boolean
  /** False when this browser stores nothing. */
  isKept: boolean
  minutesLeft: (number: number) => number
  begin: (draw: FormDraw) => void
  answer: (item: PackItem, answer: FormAnswer | null) => void
  /** On from question `number`, which is left empty when nothing was said. */
  next: (number: number) => void
  go: (at: number | 'review' | null, options?: { isChange?: boolean }) => void
  /** Where one goes on after a break. */
  resume: () => void
  erase: () => void
}

export function useTryOut(pack: Pack): TryOut {
  const workspace = useWorkspace()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  const key = `touchstone.tryOut/${workspace.id}/${pack.id}/${pack.version}`
  const [draft, setDraft] = useState(() => readDraft(readKept(key), pack))
  const [isKept, setIsKept] = useState(true)
  const form = useMemo((): TryOutForm | null => {
    if (draft === null) return null
    const drawn = drawForm(pack, draft.draw)
    return { draft, ...drawn, shown: levelsAsShown(pack.scale.levels.length, drawn.reversed) }
  }, [pack, draft])

  const put = (next: FormDraft | null): void => {
    setIsKept(keep(key, next === null ? null : JSON.stringify(next)))
    setDraft(next)
  }
  const go: TryOut['go'] = (at, options = {}) =>
    void navigate({
      to: packPath(workspace.id, pack, 'try'),
      search: { ...(at !== null && { at }), ...(options.isChange === true && { isChange: true }) },
    })
  const answer: TryOut['answer'] = (item, given) => {
    if (draft === null) return
    const { [item.id]: _, ...others } = draft.answers
    put({ ...draft, answers: given === null ? others : { ...others, [item.id]: given } })
  }
  const total = form?.items.length ?? 0
  const wanted = search.at
  const at = form === null || wanted === undefined ? null : wanted === 'review' || wanted <= total ? wanted : 'review'
  const isChange = search.isChange === true

  return {
    form,
    at,
    isChange,
    isKept,
    minutesLeft: (number) => minutesToAnswer(form?.items.slice(number - 1) ?? [], language),
    begin: (draw) => {
      put({ draw, answers: {} })
      go(1)
    },
    answer,
    next: (number) => {
      const item = form?.items[number - 1]
      if (item !== undefined && draft?.answers[item.id] === undefined) answer(item, { kind: 'leftEmpty' })
      go(isChange || number === total ? 'review' : number + 1)
    },
    go,
    resume: () => go(form === null ? null : (firstNotReached(form.items, form.draft.answers) ?? 'review')),
    erase: () => {
      put(null)
      go(null)
    },
  }
}
