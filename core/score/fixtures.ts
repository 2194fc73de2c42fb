/** Small packs and inputs for the tests of core: described by their weights alone, with words nobody reads. */
import type { Pack, Scale } from '#core/instrument/pack.ts'
import type { Rating, RatingValue } from '#core/rating/rating.ts'
import type { Assessor, ScoredUnit, ScoreInput } from '#core/score/types.ts'

const text = (en: string) => ({ en, 'zh-CN': en })

export const fourLevels: Scale = {
  id: 'four',
  levels: ['Nascent', 'Developing', 'Mature', 'Optimized'].map((name, index) => ({
    number: index + 1,
    id: name.toLowerCase(),
    name: text(name),
  })),
}

/** Areas by id, aspects by id, and the weights of the criteria `a`, `b`, `c`… A weight written `[w]` is whole organisation only. */
export type PackSketch = Record<string, Record<string, readonly (number | readonly [number])[]>>

export function packOf(sketch: PackSketch, weights: Record<string, number> = {}): Pack {
  let number = 0
  return {
    id: 'sample',
    version: '1.0.0',
    licence: 'CC0-1.0',
    languages: ['zh-CN', 'en'],
    name: text('Sample'),
    short: text('Sample'),
    description: text('Sample'),
    scale: fourLevels,
    areas: Object.entries(sketch).map(([area, aspects]) => ({
      id: area,
      name: text(area),
      short: text(area),
      weight: weights[area] ?? 1,
      aspects: Object.entries(aspects).map(([aspect, criteria]) => ({
        id: aspect,
        number: ++number,
        name: text(aspect),
        short: text(aspect),
        weight: weights[aspect] ?? 1,
        criteria: criteria.map((weight, index) => ({
          id: String.fromCodePoint(97 + index),
          name: text(`${aspect} ${String.fromCodePoint(97 + index)}`),
          short: text(String.fromCodePoint(97 + index)),
          weight: typeof weight === 'number' ? weight : weight[0],
          wholeOrganisationOnly: typeof weight !== 'number',
          descriptors: Object.fromEntries(fourLevels.levels.map((level) => [level.number, text(`at ${level.number}`)])),
        })),
      })),
      requests: [],
      checklist: [],
    })),
    guides: [],
    surveyItems: [],
    links: [],
    references: [],
    forms: [],
    modes: [],
    principles: [],
    nextSteps: [],
    notes: [],
  }
}

export function unitOf(id: string, rest: Partial<ScoredUnit> = {}): ScoredUnit {
  return { id, name: text(id), parentId: null, headcount: null, revenue: null, isOrganisation: false, ...rest }
}

export function assessorsOf(ids: string): Assessor[] {
  return [...ids].map((id) => ({ id, label: id.toUpperCase(), name: id, external: false }))
}

/** `3`, or `null` for not scored, `'na'`, `'?'` for cannot judge. */
export type Said = number | null | 'na' | '?'

export function valueOf(said: Said): RatingValue {
  if (said === null) return { kind: 'notScored' }
  if (said === 'na') return { kind: 'notApplicable', reason: 'does not apply' }
  if (said === '?') return { kind: 'cannotJudge' }
  return { kind: 'level', level: said }
}

/** Ratings in one unit: by criterion, one value per assessor `a`, `b`, `c`… */
export function ratingsOf(unitId: string, said: Record<string, readonly Said[]>): Rating[] {
  return Object.entries(said).flatMap(([criterion, values]) =>
    values.map((value, index) => ({
      assessorId: String.fromCodePoint(97 + index),
      unitId,
      criterion,
      value: valueOf(value),
      note: '',
    })),
  )
}

export function inputOf(pack: Pack, rest: Partial<ScoreInput> = {}): ScoreInput {
  return {
    pack,
    units: [unitOf('whole', { isOrganisation: true })],
    unitWeighting: 'equal',
    assessors: assessorsOf('abcdefgh'),
    ratings: [],
    agreed: [],
    importedMarks: [],
    targets: [],
    comments: [],
    criticalFindings: [],
    ...rest,
  }
}

/** A stream of numbers in [0, 1) that is the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A whole number from 0 to `below` − 1. */
export function pick(random: () => number, below: number): number {
  return Math.floor(random() * below)
}

export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const copy = [...items]
  for (let last = copy.length - 1; last > 0; last--) {
    const other = pick(random, last + 1)
    ;[copy[last], copy[other]] = [copy[other] as Item, copy[last] as Item]
  }
  return copy
}
