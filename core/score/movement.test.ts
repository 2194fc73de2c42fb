import { describe, expect, test } from 'vitest'
import { assessorsOf, inputOf, packOf, pick, ratingsOf, seeded, unitOf } from './fixtures.ts'
import type { Said } from './fixtures.ts'
import { movementBetween } from './movement.ts'
import type { MovementRow, Year } from './movement.ts'
import { outlineOf } from './outline.ts'
import { scoreRun } from './score-run.ts'
import type { ScoreInput } from './types.ts'

const pack = packOf({ first: { x: [1, 1, 1, 1, 1], y: [1, 1, 1, 1, 1] }, second: { z: [1, 1] } })
const criteria = [...outlineOf(pack).criteria.keys()]

function yearOf(input: ScoreInput, personOf: Record<string, string> = {}): Year {
  return { run: scoreRun(input), input, personOf }
}

/** Everybody `a`, `b`… gives these levels on every criterion. */
function flat(...levels: Said[]): ScoreInput {
  return inputOf(pack, { ratings: ratingsOf('whole', Object.fromEntries(criteria.map((id) => [id, levels]))) })
}

function rowAt(rows: MovementRow[], address: string): MovementRow {
  const row = rows.find((one) => one.address === address)
  if (row === undefined) throw new Error(`no ${address}`)
  return row
}

describe('movement between years', () => {
  test('the same raters on the same content: all of it is real', () => {
    const movement = movementBetween(yearOf(flat(3, 3)), yearOf(flat(2, 2)))
    const row = rowAt(movement.organisation, 'instrument')
    expect(row).toMatchObject({ change: 1, sameContent: { before: 2, after: 3, change: 1, criteria: 12 } })
    expect(row.split).toEqual({
      kind: 'full',
      real: 1,
      raters: 0,
      content: 0,
      consensus: 0,
      criteria: 12,
      sharedRaters: 2,
    })
    expect(row.before).toEqual({ mean: 2, median: 2, gated: { level: 2, atMost: false } })
  })

  test('a generous newcomer moves the raters, not the real part', () => {
    // a and b say 2 in both years; c and d join and say 4: the lower median of 2 2 4 4 4 is 4.
    const now = inputOf(pack, {
      ratings: ratingsOf('whole', Object.fromEntries(criteria.map((id) => [id, [2, 2, 4, 4, 4]]))),
    })
    const row = rowAt(movementBetween(yearOf(now), yearOf(flat(2, 2))).organisation, 'instrument')
    expect(row.split).toMatchObject({ kind: 'full', real: 0, raters: 2, content: 0, consensus: 0 })
  })

  test('agreed levels above the blind ones are consensus', () => {
    const blind = flat(2, 3)
    const agreed = criteria.map((criterion) => ({
      unitId: 'whole',
      criterion,
      value: { kind: 'level' as const, level: 3 },
      reason: 'seen',
      dissent: '',
    }))
    const row = rowAt(movementBetween(yearOf({ ...blind, agreed }), yearOf(blind)).organisation, 'instrument')
    expect(row.split).toMatchObject({ kind: 'full', real: 0, raters: 0, content: 0, consensus: 1 })
  })

  test('persons are matched over diagnostics', () => {
    const then = flat(2, 2)
    const renamed = {
      ...then,
      assessors: assessorsOf('pq'),
      ratings: then.ratings.map((rating) => ({ ...rating, assessorId: rating.assessorId === 'a' ? 'p' : 'q' })),
    }
    const strangers = movementBetween(yearOf(flat(3, 3)), yearOf(renamed))
    expect(strangers.sharedRaters).toBe(0)
    expect(rowAt(strangers.organisation, 'instrument').split).toEqual({
      kind: 'ratersUnknown',
      realAndRaters: 1,
      content: 0,
      consensus: 0,
      criteria: 12,
      sharedRaters: 0,
    })
    const known = movementBetween(yearOf(flat(3, 3), { a: 'Ann', b: 'Bo' }), yearOf(renamed, { p: 'Ann', q: 'Bo' }))
    expect(rowAt(known.organisation, 'instrument').split.kind).toBe('full')
  })

  test('absences are named', () => {
    const now = yearOf(flat(3, 3))
    const split = (then: Year, address = 'instrument') => rowAt(movementBetween(now, then).organisation, address).split
    const imported = inputOf(pack, {
      importedMarks: ['x', 'y', 'z'].map((id) => ({
        unitId: 'whole',
        address: `aspect/${id}`,
        value: { kind: 'level' as const, level: 2 },
      })),
    })
    const baseline = movementBetween(now, yearOf(imported))
    expect(rowAt(baseline.organisation, 'aspect/x')).toMatchObject({
      before: { mean: 2, median: 2 },
      after: { mean: 3 },
      change: 1,
      sameContent: null,
      split: { kind: 'none', reason: 'importedWithoutRaters' },
    })
    expect(split(yearOf(flat(2, 2)), 'aspect/x')).toEqual({ kind: 'none', reason: 'tooFewCriteria' })
    expect(split(yearOf(inputOf(pack)))).toEqual({ kind: 'none', reason: 'notScored' })
    const scale = { ...pack.scale, id: 'other' }
    const otherScale = movementBetween(now, yearOf({ ...flat(2, 2), pack: { ...pack, scale } }))
    expect(otherScale.comparable).toBe(false)
    expect(rowAt(otherScale.organisation, 'instrument')).toMatchObject({
      change: null,
      split: { reason: 'otherScale' },
    })
    expect(split(yearOf({ ...flat(2, 2), units: [unitOf('whole', { isOrganisation: true }), unitOf('a')] }))).toEqual({
      kind: 'none',
      reason: 'otherUnits',
    })
    const agreedOnly = inputOf(pack, {
      agreed: criteria.map((criterion) => ({
        unitId: 'whole',
        criterion,
        value: { kind: 'level', level: 2 },
        reason: 'r',
        dissent: '',
      })),
    })
    expect(split(yearOf(agreedOnly))).toEqual({ kind: 'none', reason: 'noBlindRatings' })
  })
})

test('the four parts add up to the change', () => {
  const levels: Said[] = [1, 2, 3, 4, 2, 3, null, 'na', '?']
  const later = packOf({ first: { x: [1, 2, 1, 1], y: [0.5, 1, 1, 1, 1, 1] }, second: { z: [1, 1, 3] } }, { second: 2 })
  let full = 0
  const off: string[] = []
  for (let seed = 0; seed < 80; seed++) {
    const random = seeded(seed)
    const units = [unitOf('whole', { isOrganisation: true, headcount: 9 }), unitOf('u', { headcount: 5 })].slice(
      0,
      1 + pick(random, 2),
    )
    const draw = (of: typeof pack) => {
      const ids = [...outlineOf(of).criteria.keys()]
      const said = () => Array.from({ length: 2 + pick(random, 4) }, () => levels[pick(random, 9)] ?? null)
      return inputOf(of, {
        units,
        unitWeighting: 'headcount',
        ratings: units.flatMap((unit) => ratingsOf(unit.id, Object.fromEntries(ids.map((id) => [id, said()])))),
        agreed: ids.flatMap((criterion) =>
          random() < 0.5
            ? []
            : [
                {
                  unitId: 'whole',
                  criterion,
                  value: { kind: 'level' as const, level: 1 + pick(random, 4) },
                  reason: '',
                  dissent: '',
                },
              ],
        ),
      })
    }
    const movement = movementBetween(yearOf(draw(later)), yearOf(draw(pack)))
    for (const row of [...movement.organisation, ...movement.units.flatMap((unit) => unit.rows)]) {
      const { split } = row
      if (row.change === null || split.kind === 'none') continue
      if (split.kind === 'full') full += 1
      const sum =
        (split.kind === 'full' ? split.real + split.raters : split.realAndRaters) + split.content + split.consensus
      if (!(Math.abs(sum - row.change) < 1e-12)) off.push(`seed ${seed} ${row.address}: ${sum} ≠ ${row.change}`)
    }
  }
  expect(off).toEqual([])
  expect(full).toBeGreaterThan(20)
})
