import { describe, expect, test } from 'vitest'
import { smallPack } from '#test/support/pack-fixture.ts'
import { drawForm, itemsFor, levelsAsShown, rolesAsked, type PackItem } from './form.ts'

const pack = smallPack()
const seeds = Array.from({ length: 200 }, (_, seed) => seed)

/** `counts` items in each aspect, every fifth one asked of leaders and managers only. */
function itemsOf(counts: readonly number[], core: readonly string[] = []): PackItem[] {
  const [like] = pack.surveyItems
  return counts.flatMap((count, aspect) =>
    Array.from({ length: count }, (_, at) => ({
      ...like!,
      id: `a${aspect}.i${at}`,
      aspect: `a${aspect}`,
      criterion: `i${at}`,
      core: core.includes(`a${aspect}.i${at}`),
      roles: at % 5 === 4 ? (['leader', 'manager'] as const).slice() : like!.roles,
    })),
  )
}

test('a role is offered only where an item is marked for it, leaders first', () => {
  expect(rolesAsked(pack)).toEqual(['leader', 'manager', 'frontline', 'specialist'])
  const surveyItems = pack.surveyItems.map((item) => ({ ...item, roles: ['frontline' as const, 'manager' as const] }))
  expect(rolesAsked({ surveyItems })).toEqual(['manager', 'frontline'])
  expect(rolesAsked({ surveyItems: [] })).toEqual([])
})

test('only what the role can judge is asked', () => {
  const surveyItems = itemsOf([10, 5])
  expect(itemsFor({ surveyItems }, 'frontline').map(({ id }) => id)).not.toContain('a0.i4')
  expect(itemsFor({ surveyItems }, 'manager')).toHaveLength(15)
  for (const extent of ['all', 'sample'] as const)
    for (const item of drawForm({ surveyItems }, { role: 'frontline', extent, seed: 3 }).items)
      expect(item.roles).toContain('frontline')
})

describe('a sample', () => {
  const draw = (surveyItems: PackItem[], seed: number) =>
    drawForm({ surveyItems }, { role: 'manager', extent: 'sample', seed }).items

  test('the same seed gives the same form, other seeds give others', () => {
    const surveyItems = itemsOf([8, 8, 8, 8, 8])
    const forms = seeds.map((seed) =>
      draw(surveyItems, seed)
        .map(({ id }) => id)
        .join(' '),
    )
    expect(
      seeds.map((seed) =>
        draw(surveyItems, seed)
          .map(({ id }) => id)
          .join(' '),
      ),
    ).toEqual(forms)
    expect(new Set(forms).size).toBeGreaterThan(190)
  })

  test.each([
    ['more aspects than questions', Array.from({ length: 27 }, () => 5), [0, 1]],
    ['fewer aspects than questions', [8, 8, 8, 8], [3, 4]],
  ])('%s: it is spread evenly, in the order of the instrument', (_, counts, each) => {
    const surveyItems = itemsOf(counts)
    for (const seed of seeds) {
      const items = draw(surveyItems, seed)
      expect(items).toHaveLength(15)
      expect(new Set(items).size).toBe(15)
      const places = items.map((item) => surveyItems.indexOf(item))
      expect(places).toEqual([...places].sort((a, b) => a - b))
      for (let aspect = 0; aspect < counts.length; aspect++)
        expect(each).toContain(items.filter((item) => item.aspect === `a${aspect}`).length)
    }
  })

  test('a short aspect gives what it has, and the rest comes from the others', () => {
    for (const seed of seeds) {
      const items = draw(itemsOf([1, 2, 20, 20]), seed)
      expect([0, 1, 2, 3].map((at) => items.filter(({ aspect }) => aspect === `a${at}`).length)).toEqual([1, 2, 6, 6])
    }
  })

  test('what is asked of everyone is in every sample and counts for its aspect', () => {
    const core = ['a0.i0', 'a0.i1', 'a3.i2']
    for (const seed of seeds) {
      const items = draw(itemsOf([8, 8, 8, 8], core), seed)
      expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(core))
      for (const aspect of ['a0', 'a1', 'a2', 'a3'])
        expect([3, 4]).toContain(items.filter((item) => item.aspect === aspect).length)
    }
  })

  test('an instrument with no more items than a sample is asked whole', () => {
    expect(draw(pack.surveyItems, 5)).toEqual(pack.surveyItems)
  })

  test('every item has its turn', () => {
    const surveyItems = itemsOf([9, 9, 9, 9, 9])
    const met = new Set(seeds.flatMap((seed) => draw(surveyItems, seed)))
    expect(met.size).toBe(surveyItems.length)
  })
})

test('half of the seeds see the options in reverse', () => {
  const reversed = Array.from({ length: 2000 }, (_, seed) =>
    drawForm(pack, { role: 'leader', extent: 'all', seed }),
  ).filter((form) => form.reversed).length
  // five standard deviations of a fair coin
  expect(Math.abs(reversed - 1000)).toBeLessThan(112)
  expect(levelsAsShown(5, false)).toEqual([1, 2, 3, 4, 5])
  expect(levelsAsShown(5, true)).toEqual([5, 4, 3, 2, 1])
})
