/**
 * A form being filled in, as it is kept on the respondent's device: what was drawn and what was answered so far. What a
 * device gives back may be old, damaged or of another scale, so it is read as carefully as a file from outside.
 */
import { z } from 'zod'
import { RoleLevel, type Pack } from '../instrument/pack.ts'
import type { Answer } from './answer-code.ts'
import { drawForm, type FormDraw, type PackItem } from './form.ts'

/** What a respondent can do with a question they see. */
export type FormAnswer = Extract<Answer, { kind: 'level' | 'cannotTell' | 'leftEmpty' }>
/** By item id. An item that is not here was not reached yet. */
export type FormAnswers = Readonly<Record<string, FormAnswer>>
export type FormDraft = { draw: FormDraw; answers: FormAnswers }

const StoredAnswer = z.union([
  z.strictObject({ kind: z.literal('level'), level: z.int() }),
  z.strictObject({ kind: z.enum(['cannotTell', 'leftEmpty']) }),
])
const Stored = z.object({
  draw: z.object({
    role: RoleLevel,
    extent: z.enum(['all', 'sample']),
    seed: z.int().min(0),
  }),
  answers: z.record(z.string(), z.unknown()),
})

/** The draft behind a stored text. Null when it cannot be one; answers that the form cannot have are left out. */
export function readDraft(text: string | null, pack: Pick<Pack, 'surveyItems' | 'scale'>): FormDraft | null {
  const stored = Stored.safeParse(parsed(text))
  if (!stored.success) return null
  const { draw, answers } = stored.data
  const { items } = drawForm(pack, draw)
  if (items.length === 0) return null
  const onTheScale = (answer: FormAnswer) =>
    answer.kind !== 'level' || pack.scale.levels.some((level) => level.number === answer.level)
  const kept: Record<string, FormAnswer> = {}
  for (const { id } of items) {
    const answer = StoredAnswer.safeParse(answers[id])
    if (answer.success && onTheScale(answer.data)) kept[id] = answer.data
  }
  return { draw, answers: kept }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

export type FormProgress = {
  levels: number
  cannotTell: number
  leftEmpty: number
  notReached: number
  /** All but those not reached. */
  reached: number
  total: number
}

/** How many of the items have a level, cannot be told, were left empty, were not reached: together all of them. */
export function formProgress(items: readonly PackItem[], answers: FormAnswers): FormProgress {
  const count = (kind: FormAnswer['kind'] | undefined) => items.filter((item) => answers[item.id]?.kind === kind).length
  const notReached = count(undefined)
  return {
    levels: count('level'),
    cannotTell: count('cannotTell'),
    leftEmpty: count('leftEmpty'),
    notReached,
    reached: items.length - notReached,
    total: items.length,
  }
}

/** The number (from 1) of the first item that was not reached; null when all were. */
export function firstNotReached(items: readonly PackItem[], answers: FormAnswers): number | null {
  const at = items.findIndex((item) => answers[item.id] === undefined)
  return at === -1 ? null : at + 1
}
