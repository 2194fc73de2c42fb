import { describe, expect, test } from 'vitest'
import { canonicalInputs } from './canonical-inputs.ts'
import { assessorsOf, fourLevels, inputOf, packOf, pick, ratingsOf, seeded, shuffled, unitOf } from './fixtures.ts'
import type { Said } from './fixtures.ts'
import { whatItTakes } from './gap.ts'
import { outlineOf } from './outline.ts'
import { nodeOf, organisationScope, scoreContext, scoreRun } from './score-run.ts'
import { indexCells, scoreAspect, scoreUnit } from './score-unit.ts'
import type { NodeScore, ScoreInput } from './types.ts'

const one = packOf({ insight: { voc: [1, 1, 1.5, 1, 1] } })

function rowOf(input: ScoreInput, address: string, unitId = 'whole'): NodeScore {
  const found = nodeOf(scoreRun(input), unitId, address)
  if (found === null) throw new Error(`no ${address}`)
  return found
}

const said = (...levels: Said[]) =>
  Object.fromEntries(levels.map((level, index) => [`voc.${String.fromCodePoint(97 + index)}`, [level]]))

describe('roll-up from criteria to an aspect', () => {
  test('the worked example of the explanation page: 13.0 ÷ 5.5', () => {
    const row = rowOf(inputOf(one, { ratings: ratingsOf('whole', said(3, 2, 2, 2, 3)) }), 'aspect/voc')
    expect(row.mean).toBe(13 / 5.5)
    expect(row.median).toBe(2)
    expect(row.gated).toEqual({
      level: 2,
      atMost: false,
      heldBy: ['criterion/voc.b', 'criterion/voc.c', 'criterion/voc.d'],
    })
    expect(row.basis).toBe('single')
    expect(row.coverage).toEqual({
      scored: 5,
      applicable: 5,
      criteriaScored: 5,
      criteriaApplicable: 5,
      weightScored: 5.5,
      weightApplicable: 5.5,
      share: 1,
    })
  })

  test.each<[Said[], number | null, number | null, number | null, boolean, string]>([
    // levels, median, mean, gated, at most, state
    [[4, 4, 1, 4, 4], 4, (16 + 1.5) / 5.5, 1, false, 'scored'],
    [[1, 1, 4, 4, null], 4, 12 / 4.5, 1, true, 'scored'],
    [[1, 1, null, 4, 4], 1, 2.5, 1, true, 'scored'],
    [[null, null, null, null, null], null, null, null, false, 'notScored'],
    [['na', 'na', 'na', 'na', 'na'], null, null, null, false, 'notApplicable'],
    [['na', 3, 'na', 'na', 'na'], 3, 3, 3, false, 'scored'],
    [['?', '?', '?', '?', '?'], null, null, null, false, 'notScored'],
    [[2, 'na', 3, 'na', 'na'], 3, 6.5 / 2.5, 2, false, 'scored'],
  ])('%j', (levels, median, mean, floor, atMost, state) => {
    const row = rowOf(inputOf(one, { ratings: ratingsOf('whole', said(...levels)) }), 'aspect/voc')
    expect([row.state, row.median, row.mean]).toEqual([state, median, mean])
    expect(row.gated?.level ?? null).toBe(floor)
    expect(row.gated?.atMost ?? false).toBe(atMost)
  })

  test('coverage leaves out what does not apply, and below two thirds the mark is hollow', () => {
    const ratings = (levels: Said[]) => ({ ratings: ratingsOf('whole', said(...levels)) })
    const twoThirds = packOf({ insight: { voc: [0.1, 0.1, 0.1, 5, 5] } })
    const exactly = rowOf(inputOf(twoThirds, ratings([2, 2, null, 'na', 'na'])), 'aspect/voc')
    expect(exactly.coverage.share).toBeCloseTo(2 / 3, 12)
    expect(exactly.hollow).toBe(false)
    const below = rowOf(inputOf(one, ratings([2, null, null, 'na', 'na'])), 'aspect/voc')
    expect(below.coverage).toMatchObject({ scored: 1, applicable: 3, weightScored: 1, weightApplicable: 3.5 })
    expect(below.hollow).toBe(true)
  })

  test('weight 0 counts for nothing, and only zeros is an error', () => {
    const pack = packOf({ insight: { voc: [0, 1, 2] } })
    const row = rowOf(inputOf(pack, { ratings: ratingsOf('whole', said(1, 3, 4)) }), 'aspect/voc')
    expect([row.mean, row.median, row.gated?.level]).toEqual([11 / 3, 4, 3])
    const unscored = rowOf(inputOf(pack, { ratings: ratingsOf('whole', said(1, null, null)) }), 'aspect/voc')
    expect(unscored.state).toBe('notScored')
    const notApplicable = rowOf(inputOf(pack, { ratings: ratingsOf('whole', said(1, 'na', 'na')) }), 'aspect/voc')
    expect(notApplicable.state).toBe('notApplicable')
    expect(() => scoreRun(inputOf(packOf({ insight: { voc: [0, 0] } })))).toThrow('weights.allZero: aspect/voc')
    expect(() => scoreRun(inputOf(packOf({ insight: { voc: [1] } }, { insight: 0 })))).toThrow(
      'weights.allZero: instrument',
    )
  })

  test('every step takes from the step below only', () => {
    const pack = packOf({ first: { x: [1, 1, 1, 1], y: [1] }, second: { z: [1] } }, { y: 3, second: 2 })
    const ratings = ratingsOf('whole', { 'x.a': [1], 'x.b': [1], 'x.c': [4], 'x.d': [4], 'y.a': [4], 'z.a': [2] })
    const run = scoreRun(inputOf(pack, { ratings }))
    const at = (address: string) => nodeOf(run, 'whole', address)
    // x: mean 2.5, median 1. first: (2.5 + 3 · 4) / 4. instrument: (3.625 + 2 · 2) / 3.
    expect(at('aspect/x')).toMatchObject({ mean: 2.5, median: 1 })
    expect(at('area/first')).toMatchObject({ mean: 3.625, median: 4 })
    expect(at('instrument')).toMatchObject({ mean: 7.625 / 3, median: 2 })
    expect(at('instrument')?.gated).toEqual({ level: 1, atMost: false, heldBy: ['criterion/x.a', 'criterion/x.b'] })
  })
})

describe('several raters', () => {
  const pack = packOf({ insight: { voc: [1, 1] } })
  test('before agreement the lower median, marked provisional; then the agreed level', () => {
    const ratings = ratingsOf('whole', { 'voc.a': [2, 4, 3, 3], 'voc.b': [1, 'na', null, '?'] })
    const blind = scoreRun(inputOf(pack, { ratings }))
    expect(nodeOf(blind, 'whole', 'criterion/voc.a')).toMatchObject({ median: 3, basis: 'provisional', raters: 4 })
    expect(nodeOf(blind, 'whole', 'criterion/voc.b')).toMatchObject({ median: 1, basis: 'single', raters: 1 })
    expect(nodeOf(blind, 'whole', 'aspect/voc')).toMatchObject({
      basis: 'single',
      raters: 4,
      basisCounts: { agreed: 0, provisional: 1, single: 1, imported: 0 },
      judgementRange: { low: 1.5, high: 2.5 },
    })
    const agreed = (criterion: string, level: number) => ({
      unitId: 'whole',
      criterion,
      value: { kind: 'level' as const, level },
      reason: 'seen',
      dissent: '',
    })
    const together = scoreRun(inputOf(pack, { ratings, agreed: [agreed('voc.a', 1), agreed('voc.b', 2)] }))
    expect(nodeOf(together, 'whole', 'criterion/voc.a')).toMatchObject({ median: 1, basis: 'agreed', raters: 4 })
    // The agreed level lies outside the blind ratings: the range still holds it.
    expect(nodeOf(together, 'whole', 'criterion/voc.a')?.judgementRange).toEqual({ low: 1, high: 4 })
    expect(nodeOf(together, 'whole', 'aspect/voc')?.basis).toBe('agreed')
  })

  test('an agreed N/A leaves its parent with its reason', () => {
    const agreed = [
      {
        unitId: 'whole',
        criterion: 'voc.a',
        value: { kind: 'notApplicable' as const, reason: 'no shops' },
        reason: '',
        dissent: '',
      },
    ]
    const run = scoreRun(inputOf(pack, { ratings: ratingsOf('whole', { 'voc.a': [4], 'voc.b': [2] }), agreed }))
    expect(nodeOf(run, 'whole', 'criterion/voc.a')?.notApplicable).toEqual({ kind: 'stated', reasons: ['no shops'] })
    expect(nodeOf(run, 'whole', 'aspect/voc')).toMatchObject({ mean: 2, coverage: { applicable: 1, scored: 1 } })
  })
})

describe('a former scorecard', () => {
  const pack = packOf({ first: { x: [1, 1], y: [1] } })
  test('a mark on an aspect counts only where nobody rated; its floor is at most the mark', () => {
    const importedMarks = [
      { unitId: 'whole', address: 'aspect/x', value: { kind: 'level' as const, level: 3 } },
      { unitId: 'whole', address: 'aspect/y', value: { kind: 'level' as const, level: 1 } },
    ]
    const run = scoreRun(inputOf(pack, { importedMarks, ratings: ratingsOf('whole', { 'y.a': [4] }) }))
    expect(nodeOf(run, 'whole', 'aspect/x')).toMatchObject({
      state: 'scored',
      basis: 'imported',
      median: 3,
      mean: 3,
      raters: 0,
      gated: { level: 3, atMost: true, heldBy: ['aspect/x'] },
      coverage: { criteriaScored: 0, criteriaApplicable: 2, share: 1 },
    })
    expect(nodeOf(run, 'whole', 'aspect/y')).toMatchObject({ basis: 'single', median: 4 })
    expect(nodeOf(run, 'whole', 'area/first')).toMatchObject({ basis: 'imported', mean: 3.5, median: 3 })
  })

  test('a score is not rounded to a level', () => {
    const importedMarks = [{ unitId: 'whole', address: 'aspect/x', value: { kind: 'score' as const, score: 2.6 } }]
    const run = scoreRun(
      inputOf(pack, { importedMarks, targets: [{ address: 'instrument', unitId: null, level: 3, rationale: '' }] }),
    )
    expect(nodeOf(run, 'whole', 'aspect/x')).toMatchObject({
      median: null,
      mean: 2.6,
      gated: { level: 2, atMost: true },
    })
    expect(nodeOf(run, 'whole', 'aspect/x')?.gap).toEqual({ levels: null, score: 3 - 2.6 })
    expect(nodeOf(run, 'whole', 'area/first')).toMatchObject({ median: null, mean: 2.6 })
    expect(run.organisation.gaps).toEqual([])
  })
})

describe('targets, gaps and the opinion', () => {
  const pack = packOf({ first: { x: [1, 2, 0], y: [1] }, second: { z: [1] } }, { y: 3 })
  const ratings = ratingsOf('whole', { 'x.a': [2], 'x.b': [1], 'x.c': [1], 'y.a': [2], 'z.a': [4] })
  const target = (address: string, level: number, unitId: string | null = null) => ({
    address,
    unitId,
    level,
    rationale: 'why',
  })

  test('inherited aspect ← area ← instrument, the unit before all units', () => {
    const targets = [
      target('instrument', 2),
      target('area/first', 3),
      target('area/first', 4, 'whole'),
      target('aspect/y', 1),
    ]
    const run = scoreRun(inputOf(pack, { ratings, targets }))
    const at = (address: string) => nodeOf(run, 'whole', address)?.target
    expect(at('aspect/x')).toEqual({ level: 4, setOn: 'area/first', from: 'above', rationale: 'why' })
    expect(at('criterion/x.a')).toMatchObject({ level: 4, setOn: 'area/first' })
    expect(at('aspect/y')).toMatchObject({ level: 1, setOn: 'aspect/y', from: 'own' })
    expect(at('area/second')).toMatchObject({ level: 2, setOn: 'instrument', from: 'above' })
  })

  test('without one above, an area takes the lower median of its aspects', () => {
    const run = scoreRun(inputOf(pack, { ratings, targets: [target('aspect/x', 4), target('aspect/y', 3)] }))
    expect(nodeOf(run, 'whole', 'area/first')?.target).toMatchObject({ level: 3, from: 'below' })
    expect(nodeOf(run, 'whole', 'area/second')?.target).toBeNull()
    expect(nodeOf(run, 'whole', 'instrument')?.target).toMatchObject({ level: 3, from: 'below' })
  })

  test('gaps by size × weight, with what the next level takes', () => {
    const run = scoreRun(inputOf(pack, { ratings, targets: [target('instrument', 3)] }))
    const gaps = run.organisation.gaps
    expect(gaps.map(({ aspect, size, weight, priority }) => [aspect, size, weight, priority])).toEqual([
      ['y', 1, 3, 3],
      ['x', 2, 1, 2],
    ])
    expect(gaps[1]?.scoreGap).toBe(3 - 4 / 3)
    expect(gaps[1]?.nextSteps.map((step) => [step.criterion, step.level, step.nextLevel])).toEqual([
      ['x.b', 1, 2],
      ['x.a', 2, 3],
    ])
    const words = whatItTakes(outlineOf(pack), { criterion: 'x.b', nextLevel: 2 })
    expect(words?.descriptor?.en).toBe('at 2')
  })

  test('the opinion follows its rules', () => {
    const all = packOf({ first: { x: [1] }, second: { y: [1] }, third: { z: [1] } })
    const opinion = (levels: Said[], findings: ScoreInput['criticalFindings'] = [], aim = 3) => {
      const [x, y, z] = levels
      const said = { 'x.a': [x ?? null], 'y.a': [y ?? null], 'z.a': [z ?? null] }
      const input = inputOf(all, {
        ratings: ratingsOf('whole', said),
        targets: [target('instrument', aim)],
        criticalFindings: findings,
      })
      return scoreRun(input).organisation.opinion
    }
    const finding = { id: 'f', title: 'No owner', reason: 'seen twice', aspect: 'x' }
    expect(opinion([3, 4, 3])).toMatchObject({ verdict: 'ready', rule: 4 })
    expect(opinion([2, 4, 3])).toMatchObject({ verdict: 'readyWithConditions', rule: 3, areasBelow: ['area/first'] })
    expect(opinion([2, 2, 3])).toMatchObject({ verdict: 'notReady', rule: 2 })
    expect(opinion([3, 3, 3], [finding])).toMatchObject({ verdict: 'notReady', rule: 2 })
    expect(opinion([3, null, 3])).toMatchObject({ verdict: 'cannotSay', rule: 1, areasOpen: ['area/second'] })
  })
})

describe('the step over units', () => {
  const pack = packOf({ first: { x: [1, 1, [2]] } })
  const units = [
    unitOf('whole', { isOrganisation: true, headcount: 100 }),
    unitOf('a', { headcount: 75 }),
    unitOf('b', { headcount: 25 }),
  ]
  const assessors = assessorsOf('a')
  const ratings = [
    ...ratingsOf('whole', { 'x.c': [4] }),
    ...ratingsOf('a', { 'x.a': [3], 'x.b': [2] }),
    ...ratingsOf('b', { 'x.a': [1], 'x.b': [2] }),
  ]

  test('one unit in scope is the organisation', () => {
    const run = scoreRun(inputOf(one, { ratings: ratingsOf('whole', said(3, 2, 2, 2, 3)) }))
    expect(run.organisation.identity).toBe(true)
    expect(run.organisation.nodes).toEqual(run.units[0]?.nodes)
    expect(run.organisation.gaps).toEqual(run.units[0]?.gaps)
  })

  test('criteria over units by headcount, then up; whole-organisation-only criteria keep their value', () => {
    const run = scoreRun(inputOf(pack, { units, assessors, ratings, unitWeighting: 'headcount' }))
    const at = (address: string, unit = organisationScope) => nodeOf(run, unit, address)
    expect(at('criterion/x.c', 'a')).toMatchObject({
      state: 'notApplicable',
      notApplicable: { kind: 'wholeOrganisationOnly' },
    })
    expect(at('aspect/x', 'a')).toMatchObject({ mean: 2.5, coverage: { applicable: 2, share: 1 } })
    expect(at('criterion/x.a')).toMatchObject({ median: 3, mean: 2.5, gated: { level: 1, atMost: false } })
    expect(at('criterion/x.c')).toMatchObject({ median: 4, mean: 4 })
    // (2.5 + 2 + 2 · 4) / 4
    expect(at('aspect/x')).toMatchObject({ mean: 12.5 / 4, median: 3, gated: { level: 1 } })
    expect(run.organisation.sources[0]).toEqual({
      criterion: 'x.a',
      source: {
        kind: 'units',
        units: [
          { unitId: 'a', weight: 75, share: 0.75, level: 3, score: 3 },
          { unitId: 'b', weight: 25, share: 0.25, level: 1, score: 1 },
        ],
      },
    })
    expect(run.organisation.weakest.find((one) => one.address === 'aspect/x')).toEqual({
      address: 'aspect/x',
      unitIds: ['b'],
      median: 1,
      mean: 1.5,
    })
    const equally = scoreRun(inputOf(pack, { units, assessors, ratings }))
    expect(nodeOf(equally, organisationScope, 'criterion/x.a')).toMatchObject({ median: 1, mean: 2 })
  })

  test('too little coverage, too few raters and no weight are "not comparable"', () => {
    const half = ratings.filter((rating) => !(rating.unitId === 'b' && rating.criterion === 'x.b'))
    const thin = scoreRun(inputOf(pack, { units, assessors, ratings: half }))
    expect(thin.organisation.notComparable).toEqual([
      { unitId: 'b', address: 'aspect/x', reason: { kind: 'tooLittleCoverage', share: 0.5 } },
    ])
    expect(nodeOf(thin, organisationScope, 'criterion/x.a')).toMatchObject({
      mean: 3,
      gated: { level: 3, atMost: true },
      coverage: { share: 0.5 },
    })
    const several = scoreRun(inputOf(pack, { units, assessors: assessorsOf('ab'), ratings }))
    expect(several.organisation.notComparable[0]?.reason).toEqual({ kind: 'tooFewRaters', raters: 1, needed: 2 })
    expect(nodeOf(several, organisationScope, 'criterion/x.a')?.notScored).toEqual({ kind: 'notComparable' })
    const unknown = scoreRun(inputOf(pack, { units, assessors, ratings, unitWeighting: 'revenue' }))
    expect(nodeOf(unknown, organisationScope, 'criterion/x.a')?.notScored).toEqual({ kind: 'noUnitWeight' })
  })

  test('imported marks on whole aspects are combined as wholes', () => {
    const importedMarks = ['a', 'b'].map((unitId, index) => ({
      unitId,
      address: 'aspect/x',
      value: { kind: 'level' as const, level: index + 2 },
    }))
    const run = scoreRun(inputOf(pack, { units, assessors, importedMarks, unitWeighting: 'headcount' }))
    expect(nodeOf(run, organisationScope, 'aspect/x')).toMatchObject({ mean: 2.25, median: 2, basis: 'imported' })
  })

  test('a former mark of the organisation stands where no unit is rated, and nowhere else', () => {
    const importedMarks = [{ unitId: 'whole', address: 'aspect/x', value: { kind: 'level' as const, level: 4 } }]
    const alone = scoreRun(inputOf(pack, { units, assessors, importedMarks }))
    expect(nodeOf(alone, organisationScope, 'aspect/x')).toMatchObject({ mean: 4, basis: 'imported' })
    const rated = ratings.filter(({ criterion }) => criterion !== 'x.c')
    const run = scoreRun(inputOf(pack, { units, assessors, importedMarks, ratings: rated }))
    const without = scoreRun(inputOf(pack, { units, assessors, ratings: rated }))
    expect(nodeOf(run, organisationScope, 'aspect/x')).toEqual(nodeOf(without, organisationScope, 'aspect/x'))
    // a unit known by its own former mark is still combined with those that are rated
    const marks = [...importedMarks, { unitId: 'b', address: 'aspect/x', value: { kind: 'level' as const, level: 2 } }]
    const onlyA = rated.filter(({ unitId }) => unitId === 'a')
    const mixed = scoreRun(inputOf(pack, { units, assessors, importedMarks: marks, ratings: onlyA }))
    const a = nodeOf(mixed, 'a', 'aspect/x')?.mean ?? 0
    expect(nodeOf(mixed, organisationScope, 'aspect/x')?.mean).toBe((a + 2) / 2)
  })
})

describe('faults', () => {
  test.each<[Partial<ScoreInput>, string]>([
    [{ ratings: ratingsOf('whole', { 'voc.a': [5] }) }, 'level.offScale'],
    [{ ratings: ratingsOf('whole', { 'voc.z': [1] }) }, 'address.unknown'],
    [{ ratings: ratingsOf('other', { 'voc.a': [1] }) }, 'unit.unknown'],
    [
      { ratings: [...ratingsOf('whole', { 'voc.a': [1] }), ...ratingsOf('whole', { 'voc.a': [2] })] },
      'rating.duplicate',
    ],
    [{ ratings: ratingsOf('whole', { 'voc.a': [1] }), assessors: [] }, 'assessor.unknown'],
    [{ targets: [{ address: 'criterion/voc.a', unitId: null, level: 2, rationale: '' }] }, 'address.unknown'],
    [{ units: [unitOf('x', { isOrganisation: true }), unitOf('y', { isOrganisation: true })] }, 'organisation.several'],
    [{ units: [unitOf('whole', { headcount: -1 })] }, 'unitWeight.invalid'],
    [
      { importedMarks: [{ unitId: 'whole', address: 'aspect/voc', value: { kind: 'score', score: NaN } }] },
      'level.offScale',
    ],
  ])('%j', (rest, code) => {
    expect(() => scoreRun(inputOf(one, rest))).toThrow(code)
  })
})

describe('properties', () => {
  const sketch = { first: { x: [1, 0, 1.5, [1]], y: [0.1, 0.2, 0.3] }, second: { z: [1, 1], w: [2, 1, 1, 1] } } as const
  const pack = packOf(sketch, { z: 2, second: 0.5 })
  const outline = outlineOf(pack)

  function draw(seed: number): ScoreInput {
    const random = seeded(seed)
    const units = [
      unitOf('whole', { isOrganisation: true, headcount: 10 }),
      unitOf('a', { headcount: 7 }),
      unitOf('b', { headcount: 3 }),
    ].slice(0, 1 + pick(random, 3))
    const values: Said[] = [1, 2, 3, 4, 2, 3, null, 'na', '?']
    const density = random()
    const ratings = units.flatMap((unit) =>
      [...outline.criteria.keys()].flatMap((criterion) =>
        random() > density
          ? []
          : ratingsOf(unit.id, {
              [criterion]: Array.from({ length: 1 + pick(random, 4) }, () => values[pick(random, 9)] ?? null),
            }),
      ),
    )
    return inputOf(pack, {
      units,
      unitWeighting: pick(random, 2) === 0 ? 'equal' : 'headcount',
      ratings,
      targets: [{ address: 'instrument', unitId: null, level: 3, rationale: '' }],
      comments: [{ aspect: 'x', unitId: 'whole', text: { en: 'seen' } }],
    })
  }

  test('the order of the inputs changes nothing, and a run survives JSON', () => {
    for (let seed = 0; seed < 60; seed++) {
      const input = draw(seed)
      const random = seeded(seed + 1000)
      const other = {
        ...input,
        units: shuffled(input.units, random),
        ratings: shuffled(input.ratings, random),
        assessors: shuffled(input.assessors, random),
      }
      const run = scoreRun(input)
      expect(scoreRun(other)).toEqual(run)
      expect(canonicalInputs(other)).toBe(canonicalInputs(input))
      expect(JSON.parse(JSON.stringify(run))).toEqual(run)
    }
  })

  test('values stay within the levels below, a median is a level, the floor is below both', () => {
    const levels = new Set(fourLevels.levels.map((level) => level.number))
    const faults: string[] = []
    const demand = (holds: boolean, what: string, row: NodeScore) => {
      if (!holds) faults.push(`${what}: ${JSON.stringify(row)}`)
    }
    for (let seed = 0; seed < 60; seed++) {
      const run = scoreRun(draw(seed))
      for (const { nodes } of [...run.units, run.organisation]) {
        for (const row of nodes) {
          const numbers = [row.mean, row.median, row.coverage.share, row.gap?.score].filter((number) => number != null)
          demand(
            numbers.every((number) => Number.isFinite(number) && !Object.is(number, -0)),
            'a number',
            row,
          )
          demand((row.state === 'scored') === (row.mean !== null), 'scored has a mean', row)
          if (row.mean === null || row.median === null || row.gated === null) continue
          const below = nodes.flatMap((node) =>
            node.parent === row.address && node.weight > 0 && node.mean !== null ? [node.mean] : [],
          )
          const { low, high } = row.judgementRange ?? { low: row.mean, high: row.mean }
          demand(levels.has(row.median), 'a median is a level', row)
          demand(below.length === 0 || row.mean >= Math.min(...below), 'not below the lowest', row)
          demand(below.length === 0 || row.mean <= Math.max(...below), 'not above the highest', row)
          demand(row.gated.level <= row.median && row.gated.level <= row.mean, 'the floor', row)
          demand(low <= row.mean && row.mean <= high, 'the range holds the mean', row)
        }
      }
    }
    expect(faults).toEqual([])
  })

  test('with everything rated, the organisation is the weighted mean of its units, by either road', () => {
    const flat = packOf({ first: { x: [1, 0, 1.5], y: [0.1, 0.2, 0.3] }, second: { z: [1, 1] } }, { z: 2, second: 0.5 })
    const ids = [...outlineOf(flat).criteria.keys()]
    for (let seed = 0; seed < 20; seed++) {
      const random = seeded(seed)
      const units = ['a', 'b', 'c'].map((id) => unitOf(id, { headcount: 1 + pick(random, 50) }))
      const ratings = units.flatMap((unit) =>
        ratingsOf(unit.id, Object.fromEntries(ids.map((id) => [id, [1 + pick(random, 4), 1 + pick(random, 4)]]))),
      )
      const run = scoreRun(inputOf(flat, { units, unitWeighting: 'headcount', ratings }))
      const heads = units.reduce((sum, unit) => sum + (unit.headcount ?? 0), 0)
      for (const address of ['aspect/x', 'aspect/y', 'area/first', 'instrument']) {
        const byUnits = units.reduce(
          (sum, unit) => sum + ((unit.headcount ?? 0) / heads) * (nodeOf(run, unit.id, address)?.mean ?? NaN),
          0,
        )
        expect(nodeOf(run, organisationScope, address)?.mean).toBeCloseTo(byUnits, 12)
      }
    }
  })

  test('a unit scored from cells equals the unit of the run', () => {
    for (let seed = 0; seed < 20; seed++) {
      const input = draw(seed)
      const run = scoreRun(input)
      const context = scoreContext(input, outline)
      const cells = indexCells(input)
      for (const unit of input.units) {
        const said = cells.get(unit.id) ?? { cells: new Map(), importedAspects: new Map() }
        expect(scoreUnit(context, unit, said)).toEqual(run.units.find((one) => one.unitId === unit.id))
        const [alone] = scoreAspect(outline, 'w', unit, said) ?? []
        expect(alone?.mean).toBe(nodeOf(run, unit.id, 'aspect/w')?.mean)
      }
    }
  })
})
