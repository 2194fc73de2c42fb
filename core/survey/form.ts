/**
 * One respondent's form: the items they are asked and the order of the options. A simple seeded draw for trying the
 * questions out; dealing a real survey over many people is a design of its own (measurement.md, Matrix sampling).
 */
import { RoleLevel, type Pack } from '../instrument/pack.ts'
import { randomStream, type RandomStream } from '../statistics/random.ts'
import { levelAtPosition } from './answer-code.ts'

export type PackItem = Pack['surveyItems'][number]
export type SurveyRole = PackItem['roles'][number]
/** Everything the role can judge, or a part of it as large as one person's share of a survey. */
export type FormExtent = 'all' | 'sample'
export type FormDraw = { role: SurveyRole; extent: FormExtent; seed: number }
export type SurveyForm = { items: PackItem[]; reversed: boolean }

/** Questions in a sample: what one person is asked in a survey. */
export const sampleSize = 15

/** The roles that at least one item of the instrument is marked for, leaders first. */
export function rolesAsked(pack: Pick<Pack, 'surveyItems'>): SurveyRole[] {
  return RoleLevel.options.filter((role) => pack.surveyItems.some((item) => item.roles.includes(role)))
}

/** The items this role can fairly judge, in the instrument's order. */
export function itemsFor(pack: Pick<Pack, 'surveyItems'>, role: SurveyRole): PackItem[] {
  return pack.surveyItems.filter((item) => item.roles.includes(role))
}

/** The form of one respondent. The same seed gives the same form; half of all seeds see the options in reverse. */
export function drawForm(pack: Pick<Pack, 'surveyItems'>, { role, extent, seed }: FormDraw): SurveyForm {
  const items = itemsFor(pack, role)
  return {
    items: extent === 'all' ? items : spreadOverAspects(items, sampleSize, randomStream(seed, 1)),
    reversed: randomStream(seed, 0).below(2) === 1,
  }
}

/** The levels of a scale in the order in which a form shows their options. */
export function levelsAsShown(levels: number, reversed: boolean): number[] {
  return Array.from({ length: levels }, (_, at) => levelAtPosition(at + 1, levels, reversed))
}

/**
 * At most `size` items, in the order given: first those asked of everyone, then always one more from an aspect that has
 * fewest so far. Aspects that still have items differ by at most one, unless the core items alone differ by more.
 */
function spreadOverAspects(items: readonly PackItem[], size: number, random: RandomStream): PackItem[] {
  const chosen = new Set(items.filter((item) => item.core).slice(0, size))
  const aspects = shuffled([...new Set(items.map((item) => item.aspect))], random).map((aspect) => {
    const own = items.filter((item) => item.aspect === aspect)
    return {
      taken: own.filter((item) => chosen.has(item)).length,
      waiting: shuffled(
        own.filter((item) => !chosen.has(item)),
        random,
      ),
    }
  })
  while (chosen.size < Math.min(size, items.length)) {
    const open = aspects.filter(({ waiting }) => waiting.length > 0)
    const fewest = Math.min(...open.map(({ taken }) => taken))
    const next = open.find(({ taken }) => taken === fewest)
    const item = next?.waiting.pop()
    if (next === undefined || item === undefined) break
    next.taken += 1
    chosen.add(item)
  }
  return items.filter((item) => chosen.has(item))
}

/** Fisher–Yates on a copy. */
function shuffled<T>(things: readonly T[], random: RandomStream): T[] {
  const order = [...things]
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const held = order[last]!
    order[last] = order[other]!
    order[other] = held
  }
  return order
}
