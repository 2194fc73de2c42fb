import { describe, expect, it } from 'vitest'
import { krippendorff2011 } from '#core/statistics/fixtures.ts'
import { roundAgreement } from './agreement.ts'
import { fourLevels, inputOf, packOf, pick, ratingsOf, seeded, shuffled, unitOf } from './fixtures.ts'
import type { Said } from './fixtures.ts'

const five = {
  ...fourLevels,
  levels: [...fourLevels.levels, { number: 5, id: 'leading', name: { en: 'Leading', 'zh-CN': 'Leading' } }],
}

const krippendorff: Record<string, Said[]> = Object.fromEntries(
  krippendorff2011.map((row, index) => [`first.${String.fromCodePoint(97 + index)}`, [...row]]),
)
const published = inputOf(
  { ...packOf({ only: { first: Array.from({ length: 12 }, () => 1) } }), scale: five },
  { ratings: ratingsOf('whole', krippendorff) },
)

describe('agreement of the first round', () => {
  it('is the published ordinal alpha, over an area and over the instrument', () => {
    const { instrument, areas } = roundAgreement(published)
    expect(instrument.alpha).toBeCloseTo(0.815, 3)
    expect(instrument).toMatchObject({ band: 'sufficient', units: 11, unitsLeftOut: 1, raters: 4, ratings: 41 })
    expect(instrument.interval).toMatchObject({ method: 'jackknife-t', level: 0.95 })
    expect(areas).toEqual([{ ...instrument, address: 'area/only' }])
  })

  it('gives an aspect shares of pairs and no coefficient', () => {
    // By hand: of 3, 6, 6, 6, 6, 6, 6, 6, 6, 3 and 1 pairs in the rows with two ratings, 3, 3, 6, 6, 6, 0, 6, 3, 6, 3 and 1 agree.
    expect(roundAgreement(published).aspects).toEqual([
      { address: 'aspect/first', exact: 43 / 55, withinOne: 52 / 55, pairs: 55, units: 11 },
    ])
  })

  it('counts a criterion in two units twice, and one unit alone when asked', () => {
    const pack = packOf({ one: { first: [1, 1] } })
    const input = inputOf(pack, {
      units: [unitOf('north'), unitOf('south')],
      ratings: [
        ...ratingsOf('north', { 'first.a': [1, 1], 'first.b': [3, 3] }),
        ...ratingsOf('south', { 'first.a': [1, 2], 'first.b': [4, 2] }),
      ],
    })
    expect(roundAgreement(input).instrument.units).toBe(4)
    expect(roundAgreement(input, 'north').instrument).toMatchObject({ alpha: 1, units: 2 })
  })

  it('leaves out what has no weight above itself, and keeps it where it stands', () => {
    const pack = packOf({ one: { first: [1, 1], spare: [1, 1] } }, { spare: 0 })
    const input = inputOf(pack, {
      ratings: ratingsOf('whole', { 'first.a': [1, 1], 'first.b': [2, 2], 'spare.a': [1, 4], 'spare.b': [4, 1] }),
    })
    const { instrument, aspects } = roundAgreement(input)
    expect(instrument).toMatchObject({ alpha: 1, units: 2 })
    expect(aspects[1]).toMatchObject({ exact: 0, pairs: 2 })
  })

  it('names why there is nothing: one rater, no ratings, no variation, too few criteria', () => {
    const pack = packOf({ one: { first: [1, 1, 1] } })
    const of = (said: Record<string, Said[]>) =>
      roundAgreement(inputOf(pack, { ratings: ratingsOf('whole', said) })).instrument
    expect(of({}).alpha).toMatchObject({ value: null, reason: 'noData' })
    expect(of({ 'first.a': [2], 'first.b': [3] }).alpha).toMatchObject({ reason: 'oneRater' })
    expect(of({ 'first.a': [2, 2], 'first.b': [2, 2] })).toMatchObject({ alpha: { reason: 'noVariation' }, band: null })
    expect(of({ 'first.a': [1, 2], 'first.b': [3, 3] }).interval).toMatchObject({
      reason: 'tooFew',
      detail: { count: 2, minimum: 10 },
    })
  })

  it('names what some rate and others call not applicable; "cannot judge" is no dispute', () => {
    const pack = packOf({ one: { first: [1, 1, 1] } })
    const ratings = ratingsOf('whole', { 'first.a': [2, 'na', 3], 'first.b': [2, '?', null], 'first.c': ['na', 'na'] })
    expect(roundAgreement(inputOf(pack, { ratings })).disputes).toEqual([
      { unitId: 'whole', criterion: 'first.a', gaveLevel: ['a', 'c'], saidNotApplicable: ['b'] },
    ])
  })

  it('sets external against internal assessors only where there are both', () => {
    const pack = packOf({ one: { first: [1, 1] } })
    const base = inputOf(pack, { ratings: ratingsOf('whole', { 'first.a': [3, 4, 1], 'first.b': [3, 3, 2] }) })
    expect(roundAgreement(base).external).toBeNull()
    const assessors = base.assessors.map((one) => ({ ...one, external: one.id === 'c' }))
    expect(roundAgreement({ ...base, assessors }).external).toMatchObject({
      first: 'external',
      second: 'internal',
      difference: -1.75,
      units: 2,
    })
    expect(roundAgreement(base).leans.map(({ assessorId, difference }) => [assessorId, difference])).toEqual([
      ['a', 0.5],
      ['b', 1.25],
      ['c', -1.75],
    ])
  })

  it('does not change a digit with the order of ratings or assessors', () => {
    const random = seeded(11)
    const pack = packOf({ one: { first: [1, 1, 1, 1], second: [1, 1, 1, 1] }, two: { third: [1, 1, 1, 1, 1] } })
    const criteria = pack.areas.flatMap((area) =>
      area.aspects.flatMap((aspect) => aspect.criteria.map((criterion) => `${aspect.id}.${criterion.id}`)),
    )
    const said = Object.fromEntries(
      criteria.map((id) => [
        id,
        Array.from({ length: 5 }, (): Said => [1, 2, 3, 4, null, 'na'][pick(random, 6)] as Said),
      ]),
    )
    const input = inputOf(pack, { ratings: ratingsOf('whole', said) })
    const once = JSON.stringify(roundAgreement(input))
    for (let round = 0; round < 10; round++) {
      const mixed = {
        ...input,
        ratings: shuffled(input.ratings, random),
        assessors: shuffled(input.assessors, random),
      }
      expect(JSON.stringify(roundAgreement(mixed))).toBe(once)
    }
  })
})
