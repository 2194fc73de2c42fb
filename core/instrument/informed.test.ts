import { expect, test } from 'vitest'
import { smallPack } from '#test/support/pack-fixture.ts'
import { criteriaInformed } from './informed.ts'
import type { Link, Pack } from './pack.ts'

const why = { 'zh-CN': '问的是同一件事。', en: 'Both ask the same thing.' }
const finer = { 1: 1, 2: 2, 3: 3, 4: 3, 5: 4 }

/** Packs a and b of four levels and c of five, with links among their brand-promise criteria. */
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

function informed(packs: Pack[], level: number | null, id = 'a') {
  const [here] = packs.filter((pack) => pack.id === id)
  const others = packs.filter((pack) => pack.id !== id)
  return criteriaInformed(here!, 'brand-promise.goals', level, others).map(({ pack, placed, relation, levels }) => ({
    at: `${pack.id}/${placed.criterion.id}`,
    relation,
    levels,
  }))
}

test('links count whichever side wrote them, and are read from here', () => {
  const packs = packsWith({
    a: [['goals', 'subset', 'b/goals']],
    b: [['ownership', 'subset', 'a/goals']],
    c: [['goals', 'equal', 'a/goals', finer]],
  })
  expect(informed(packs, 2)).toEqual([
    { at: 'c/goals', relation: 'equal', levels: [2] },
    { at: 'b/goals', relation: 'subset', levels: [] },
    { at: 'b/ownership', relation: 'superset', levels: [] },
  ])
})

test('a level goes over by the mapping: forward to one, backward to all that fall on it', () => {
  const packs = packsWith({ c: [['goals', 'equal', 'a/goals', finer]] })
  expect(informed(packs, 4, 'c')).toEqual([{ at: 'a/goals', relation: 'equal', levels: [3] }])
  expect(informed(packs, 3, 'a')).toEqual([{ at: 'c/goals', relation: 'equal', levels: [3, 4] }])
  expect(informed(packs, null, 'a')).toEqual([{ at: 'c/goals', relation: 'equal', levels: [] }])
})

test('a mapping that skips a level hands nothing over for it, rather than its neighbour', () => {
  const packs = packsWith({ a: [['goals', 'equal', 'c/goals', { 1: 1, 2: 2, 3: 3, 4: 5 }]] })
  expect(informed(packs, 4, 'c')).toEqual([{ at: 'a/goals', relation: 'equal', levels: [] }])
  expect(informed(packs, 5, 'c')).toEqual([{ at: 'a/goals', relation: 'equal', levels: [4] }])
})

test('a pair linked from both sides is one, with the link that maps the levels', () => {
  const packs = packsWith({
    a: [['goals', 'equal', 'c/goals']],
    c: [['goals', 'equal', 'a/goals', finer]],
  })
  expect(informed(packs, 1)).toEqual([{ at: 'c/goals', relation: 'equal', levels: [1] }])
})

test('nothing shared, an unknown instrument and an unknown criterion inform nothing', () => {
  const packs = packsWith({
    a: [
      ['goals', 'none', 'b/goals'],
      ['goals', 'equal', 'd/goals'],
      ['goals', 'equal', 'b/gone'],
      ['ownership', 'equal', 'b/ownership'],
    ],
  })
  expect(informed(packs, 1)).toEqual([])
})
