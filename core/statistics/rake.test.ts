import { describe, expect, test } from 'vitest'
import { rake } from './rake.ts'
import type { Margin, Raked } from './rake.ts'
import { isDefined } from './result.ts'

const sex: Margin = {
  name: 'sex',
  categories: ['f', 'f', 'm', 'm', 'm', 'f', 'm', 'm', 'f', 'm'],
  population: new Map([
    ['f', 60],
    ['m', 40],
  ]),
}
const age: Margin = {
  name: 'age',
  categories: ['y', 'o', 'y', 'o', 'y', 'y', 'o', 'm', 'm', 'y'],
  population: new Map([
    ['m', 20],
    ['o', 45],
    ['y', 35],
  ]),
}

function raked(...given: Parameters<typeof rake>): Raked {
  const result = rake(...given)
  if (!isDefined(result)) throw new Error(result.reason)
  return result
}

describe('rake', () => {
  test('equals R 4.2.2 survey 4.1.1 rake(epsilon = 1e-13), divided by N/n', () => {
    const expected = [
      1.07338394046229, 2.44501804244954, 0.451077373025141, 1.02749097877523, 0.451077373025141, 1.07338394046229,
      1.02749097877523, 0.591785923374119, 1.40821407662588, 0.451077373025141,
    ]
    const result = raked([sex, age])
    expect(result.weights).toEqual(expected.map((weight) => expect.closeTo(weight, 12)))
    expect(result).toMatchObject({
      method: 'raking',
      peoplePerRespondent: 10,
      capped: 0,
      n: 10,
      merged: [],
      unknown: [],
    })
    const squares = expected.reduce((total, weight) => total + weight * weight, 0)
    expect(result.effectiveN as number).toBeCloseTo(100 / squares, 10)
    for (const { target, achieved } of result.categories) expect(achieved).toBeCloseTo(target, 12)
  })

  test('one margin is post-stratification, in one round', () => {
    const margin = {
      name: 'g',
      categories: ['a', 'a', 'a', 'b'],
      population: new Map([
        ['a', 10],
        ['b', 10],
      ]),
    }
    const result = raked([margin])
    expect(result).toMatchObject({ method: 'post-stratification', rounds: 1 })
    expect(result.weights).toEqual([2 / 3, 2 / 3, 2 / 3, 2].map((weight) => expect.closeTo(weight, 15)))
    const shares = {
      ...margin,
      population: new Map([
        ['a', 0.5],
        ['b', 0.5],
      ]),
    }
    expect(raked([shares])).toMatchObject({ weights: result.weights, peoplePerRespondent: null })
  })

  test('order of respondents and margins does not change a digit', () => {
    const turned = [age, sex].map((margin) => ({ ...margin, categories: [...margin.categories].reverse() }))
    expect([...raked(turned).weights].reverse()).toEqual(raked([sex, age]).weights)
  })

  test('an unknown segment leaves the weight alone in that margin', () => {
    const margin = {
      name: 'g',
      categories: ['a', 'a', 'b', null],
      population: new Map([
        ['a', 10],
        ['b', 30],
      ]),
    }
    const result = raked([margin])
    expect(result.weights.at(-1)).toBe(1)
    expect(result.weights[0]).toBeCloseTo(3 / 8, 14)
    expect(result.weights[2]).toBeCloseTo(9 / 4, 14)
    expect(result.unknown).toEqual([{ margin: 'g', respondents: 1 }])
  })

  test('small categories are merged and named', () => {
    const margin = {
      name: 'g',
      categories: ['a', 'a', 'a', 'b', 'c', 'c', 'd', 'd', 'd', 'd'],
      population: new Map([
        ['a', 10],
        ['b', 10],
        ['c', 10],
        ['d', 20],
      ]),
    }
    const result = raked([margin], { fewestRespondents: 3 })
    expect(result.merged).toEqual([{ margin: 'g', categories: ['b', 'c'], into: 'b + c' }])
    expect(result.categories.map(({ category, respondents }) => [category, respondents])).toEqual([
      ['a', 3],
      ['b + c', 3],
      ['d', 4],
    ])
  })

  test('weights over the cap are held there and the others raked to what is left', () => {
    // 20 respondents; the one "b" stands for 30 of 100 and would weigh 6.
    const g = {
      name: 'g',
      categories: [...Array.from({ length: 19 }, () => 'a'), 'b'],
      population: new Map([
        ['a', 70],
        ['b', 30],
      ]),
    }
    expect(rake([g])).toEqual({ value: null, reason: 'capTooLow', detail: { margin: 'g', category: 'b', cap: 5 } })
    expect(raked([g], { cap: 6 }).largestWeight).toBeCloseTo(6, 12)
    // In two margins the other respondents of the category can take over.
    const h = {
      name: 'h',
      categories: g.categories.map((_, row) => (row >= 16 ? 'x' : 'y')),
      population: new Map([
        ['x', 60],
        ['y', 40],
      ]),
    }
    const wide = { ...g, categories: g.categories.map((each, row) => (row === 0 ? 'b' : each)) }
    const free = raked([wide, h], { cap: 100 })
    const held = raked([wide, h], { cap: 4.5 })
    expect(free.largestWeight).toBeGreaterThan(4.5)
    expect(held).toMatchObject({ largestWeight: 4.5, capped: 1 })
    for (const { target, achieved } of held.categories) expect(achieved).toBeCloseTo(target, 12)
  })

  test('failures have names', () => {
    expect(rake([])).toEqual({ value: null, reason: 'noData' })
    const empty = { ...sex, population: new Map([...sex.population, ['x', 5]]) }
    expect(rake([empty])).toMatchObject({ reason: 'emptyCategory', detail: { category: 'x' } })
    const reverse = {
      ...sex,
      population: new Map([
        ['f', 60],
        ['m', 0],
      ]),
    }
    expect(rake([reverse])).toMatchObject({ reason: 'emptyCategory', detail: { category: 'm' } })
    const few = {
      ...sex,
      population: new Map([
        ['f', 3],
        ['m', 90],
      ]),
    }
    expect(rake([few])).toMatchObject({ reason: 'sampleExceedsPopulation', detail: { category: 'f' } })
    expect(
      rake([
        {
          ...sex,
          population: new Map([
            ['f', 4],
            ['m', 5],
          ]),
        },
      ]),
    ).toMatchObject({ reason: 'sampleExceedsPopulation', detail: { population: 9 } })
    // The margins contradict each other: everyone in "a" is in "x" and the reverse.
    const a = {
      name: 'g',
      categories: ['a', 'a', 'b', 'b'],
      population: new Map([
        ['a', 10],
        ['b', 30],
      ]),
    }
    const x = {
      name: 'h',
      categories: ['x', 'x', 'y', 'y'],
      population: new Map([
        ['x', 30],
        ['y', 10],
      ]),
    }
    expect(rake([a, x])).toMatchObject({ reason: 'notConverged', detail: { rounds: 50 } })
  })

  test('a category the margin does not list is refused with its row', () => {
    expect(() => rake([{ ...sex, population: new Map([['f', 60]]) }])).toThrow('outsideLevels {"row":3,"column":"sex"')
    expect(() =>
      rake([
        {
          ...sex,
          population: new Map([
            ['f', 60],
            ['m', -1],
          ]),
        },
      ]),
    ).toThrow('notACount')
    expect(() => rake([sex, { ...age, categories: [] }])).toThrow('lengthsDiffer')
  })
})
