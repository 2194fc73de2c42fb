import { describe, expect, test } from 'vitest'
import { smallPack } from '#test/support/pack-fixture.ts'
import { checkCrosswalk } from './crosswalk.ts'
import type { Link, Pack } from './pack.ts'

const why = { 'zh-CN': '问的是同一件事。', en: 'Both ask the same thing.' }

/** Packs a, b and c with links written `criterion relation pack/criterion`; c has five levels. */
function packsWith(links: Record<string, [string, Link['relation'], string, Record<string, number>?][]>): Pack[] {
  return (['a', 'b', 'c'] as const).map((id) => ({
    ...smallPack({ id, levels: id === 'c' ? 5 : 4 }),
    links: (links[id] ?? []).map(([from, relation, to, levels]) => ({
      from: `brand-promise.${from}`,
      to: to.replace('/', '/brand-promise.'),
      relation,
      why,
      ...(levels && { levels }),
    })),
  }))
}

const codes = (packs: Pack[]) => checkCrosswalk(packs).faults.map((one) => `${one.code} ${one.file} ${one.path}`)

describe('checkCrosswalk', () => {
  test('coverage counts links from both sides once', () => {
    const { coverage, faults } = checkCrosswalk(
      packsWith({
        a: [
          ['goals', 'equal', 'b/goals'],
          ['ownership', 'subset', 'b/goals'],
          ['follow-up', 'none', 'b/follow-up'],
        ],
        b: [['goals', 'equal', 'a/goals']],
      }),
    )
    expect(faults).toEqual([])
    expect(coverage.find((one) => one.from === 'a' && one.to === 'b')).toEqual({
      from: 'a',
      to: 'b',
      criteria: 12,
      linked: 2,
      relations: { equal: 1, subset: 1, superset: 0, intersects: 0, none: 1 },
    })
    expect(coverage.find((one) => one.from === 'b' && one.to === 'a')).toMatchObject({
      linked: 1,
      relations: { equal: 1, subset: 0, superset: 1, intersects: 0, none: 1 },
    })
    expect(coverage).toHaveLength(6)
  })

  const rising = { 1: 1, 2: 2, 3: 3, 4: 5 }
  const contradictions: [string, Parameters<typeof packsWith>[0], string[]][] = [
    [
      'a pack that is not there',
      { a: [['goals', 'equal', 'd/goals']] },
      ['crosswalk.unknownPack a/crosswalk.yaml links[0]'],
    ],
    [
      'a criterion that is not there',
      { a: [['goals', 'equal', 'b/none']] },
      ['crosswalk.unknownCriterion a/crosswalk.yaml links[0]'],
    ],
    [
      'equal on different scales without a mapping',
      { a: [['goals', 'equal', 'c/goals']] },
      ['crosswalk.mappingMissing a/crosswalk.yaml links[0]'],
    ],
    ['equal on different scales with one', { a: [['goals', 'equal', 'c/goals', rising]] }, []],
    [
      'a mapping on the way back is enough',
      { a: [['goals', 'equal', 'c/goals']], c: [['goals', 'equal', 'a/goals', { 1: 1, 2: 2, 3: 3, 4: 3, 5: 4 }]] },
      [],
    ],
    [
      'a mapping off the scale',
      { a: [['goals', 'equal', 'c/goals', { 1: 1, 2: 2, 3: 3, 4: 6 }]] },
      ['mapping.levelUnknown a/crosswalk.yaml links[0].levels'],
    ],
    [
      'mappings that do not fit',
      {
        a: [['goals', 'equal', 'c/goals', rising]],
        c: [['goals', 'equal', 'a/goals', { 1: 1, 2: 1, 3: 3, 4: 3, 5: 4 }]],
      },
      ['crosswalk.mappingsDisagree c/crosswalk.yaml links[0]'],
    ],
    [
      'both sides disagree',
      { a: [['goals', 'equal', 'b/goals']], b: [['goals', 'subset', 'a/goals']] },
      ['crosswalk.relationsDisagree b/crosswalk.yaml links[0]', 'crosswalk.subsetCycle b/crosswalk.yaml links[0]'],
    ],
    ['subset and superset agree', { a: [['goals', 'subset', 'b/goals']], b: [['goals', 'superset', 'a/goals']] }, []],
    [
      'a circle of subsets over three packs',
      { a: [['goals', 'subset', 'b/goals']], b: [['goals', 'subset', 'c/goals']], c: [['goals', 'subset', 'a/goals']] },
      ['crosswalk.subsetCycle a/crosswalk.yaml links[0]'],
    ],
    [
      'a circle through an equal',
      {
        a: [
          ['goals', 'equal', 'b/goals'],
          ['ownership', 'subset', 'b/goals'],
        ],
        b: [['goals', 'subset', 'a/ownership']],
      },
      ['crosswalk.subsetCycle a/crosswalk.yaml links[1]', 'crosswalk.relationsDisagree b/crosswalk.yaml links[0]'],
    ],
    [
      'none against a chain',
      {
        a: [
          ['goals', 'subset', 'b/goals'],
          ['goals', 'none', 'c/goals'],
        ],
        b: [['goals', 'subset', 'c/goals']],
      },
      ['crosswalk.noneAgainstOverlap a/crosswalk.yaml links[1]'],
    ],
  ]
  test.each(contradictions)('%s', (_, links, expected) => {
    expect(codes(packsWith(links)).sort()).toEqual(expected.toSorted())
  })
})
