import { describe, expect, test } from 'vitest'
import { pick, seeded, shuffled } from '../score/fixtures.ts'
import { aspectByGroup } from './aspect-by-group.ts'
import { releaseOf, type Respondent } from './fixtures.ts'
import { appendReleases, emptySnapshot, noCategory, snapshotBytes } from './snapshot.ts'
import type { Dimension, Snapshot } from './snapshot.ts'
import { tally } from './tally.ts'
import type { Cell, TallyRequest } from './tally.ts'

/** People as [answers, category index per dimension]. */
type Person = [number[], (number | null)[]]

function snapshotOf(people: readonly Person[], dimensions: readonly Dimension[], levels = 4): Snapshot {
  const itemIds = (people[0]?.[0] ?? []).map((_, index) => `i${index}`)
  const known = new Map<string, number>()
  const rows = people.map(([answers, segments]): Respondent => {
    const key = JSON.stringify(segments.map((segment) => segment ?? noCategory))
    if (!known.has(key)) known.set(key, known.size)
    return { answers, tupleId: known.get(key) ?? 0 }
  })
  const tuples = Uint16Array.from([...known.keys()].flatMap((key) => JSON.parse(key) as number[]))
  return appendReleases(emptySnapshot({ itemIds, levels, dimensions }, tuples), [releaseOf(rows)], tuples)
}

const times = (count: number, person: Person): Person[] => Array.from({ length: count }, () => person)
const team: Dimension = { id: 'team', categories: ['A', 'B', 'C', 'D'] }
const ask = (rest: Partial<TallyRequest> = {}): TallyRequest => ({ items: ['i0'], by: [], filter: null, k: 5, ...rest })

/** n of a cell, or `·` for hidden. */
const sizes = (cells: Cell[]) => cells.map((cell) => (cell.kind === 'shown' ? cell.n : '·'))

describe('counting', () => {
  test('absences are no answers; mean, lower median and distribution of the rest', () => {
    const people = [1, 1, 2, 2, 3, 3, 4, 4, 4, 4, 0, 255, 254, 254, 253].map((code): Person => [[code], [0]])
    const { items } = tally(snapshotOf(people, [team]), ask())
    expect(items[0]).toEqual({
      item: 'i0',
      total: { kind: 'shown', n: 10, mean: 2.8, lowerMedian: 3, distribution: [2, 2, 2, 4], cannotTell: 2 },
      cells: [],
      cannotTell: 2,
    })
  })

  test('the lower of two middle levels', () => {
    const { items } = tally(snapshotOf([...times(5, [[1], [0]]), ...times(5, [[4], [0]])], [team]), ask())
    expect(items[0]?.total).toMatchObject({ lowerMedian: 1, mean: 2.5 })
  })

  test('no distribution under ten answers or with one used level', () => {
    const few = tally(snapshotOf([...times(5, [[1], [0]]), ...times(4, [[2], [0]])], [team]), ask())
    expect(few.items[0]?.total).toMatchObject({ n: 9, distribution: null })
    const alike = tally(snapshotOf(times(20, [[3], [0]]), [team]), ask())
    expect(alike.items[0]?.total).toMatchObject({ n: 20, mean: 3, distribution: null })
  })

  test('scales with more than twelve options are counted too', () => {
    const people = Array.from({ length: 200 }, (_, index): Person => [[1 + (index % 20)], [index % 2]])
    const { items } = tally(snapshotOf(people, [team], 20), ask({ by: ['team'] }))
    expect(items[0]?.total).toMatchObject({ n: 200, mean: 10.5 })
    expect(sizes(items[0]?.cells ?? [])).toEqual([100, 100, '·', '·'])
  })

  test('against a plain count, over any cross', () => {
    const role: Dimension = { id: 'role', categories: ['x', 'y', 'z'] }
    for (let seed = 0; seed < 20; seed++) {
      const random = seeded(seed)
      const codes = [0, 1, 2, 3, 4, 2, 3, 253, 254, 255]
      const people = Array.from({ length: 900 }, (): Person => [
        Array.from({ length: 3 }, () => codes[pick(random, 10)] ?? 0),
        [pick(random, 4), random() < 0.1 ? null : pick(random, 3)],
      ])
      const snapshot = snapshotOf(people, [team, role])
      const { groups, items } = tally(snapshot, ask({ items: ['i0', 'i1', 'i2'], by: ['role', 'team'] }))
      expect(groups).toHaveLength(16)
      for (const [item, counted] of items.entries()) {
        const plain = groups.map(([roleName, teamName]) => {
          const levels = people
            .filter(
              ([, [inTeam, inRole]]) =>
                team.categories[inTeam ?? 0] === teamName &&
                (inRole == null ? null : role.categories[inRole]) === roleName,
            )
            .map(([answers]) => answers[item] ?? 0)
            .filter((code) => code >= 1 && code <= 4)
          const n = levels.length
          const mean = levels.reduce((sum, level) => sum + level, 0) / n
          return n < 5 ? '·' : { n, mean: Number(mean.toPrecision(12)) }
        })
        const shown = counted.cells.map((cell) =>
          cell.kind === 'hidden' ? '·' : { n: cell.n, mean: Number(cell.mean.toPrecision(12)) },
        )
        expect(shown.map((cell, index) => (cell === '·' ? plain[index] : cell))).toEqual(plain)
      }
    }
  })
})

describe('minimum group size', () => {
  test('k people are shown, fewer are not, and never exactly one small cell beside a total', () => {
    const people = [
      ...times(20, [[3], [0]]),
      ...times(5, [[2], [1]]),
      ...times(4, [[2], [2]]),
      ...times(30, [[2], [3]]),
    ]
    const snapshot = snapshotOf(people, [team])
    // C has 4: B goes with it, or C would be the total less the others.
    expect(sizes(tally(snapshot, ask({ by: ['team'] })).items[0]?.cells ?? [])).toEqual([20, '·', '·', 30])
    expect(tally(snapshot, ask({ by: ['team'] })).items[0]?.cells[1]).toEqual({ kind: 'hidden' })
    expect(tally(snapshot, ask({ by: ['team'] })).items[0]?.cells[2]).toEqual({ kind: 'hidden' })
  })

  test('k counts people with a valid answer to that very item', () => {
    const people = [...times(20, [[3, 3], [0]]), ...times(6, [[2, 254], [1]]), ...times(20, [[2, 1], [2]])]
    const { items } = tally(snapshotOf(people, [team]), ask({ items: ['i0', 'i1'], by: ['team'] }))
    expect(items.map((item) => sizes(item.cells))).toEqual([
      [20, 6, 20, '·'],
      [20, '·', 20, '·'],
    ])
  })

  test('below k in all, nothing is shown', () => {
    const result = tally(snapshotOf(times(4, [[3], [0]]), [team]), ask({ by: ['team'] }))
    expect(result.items[0]).toEqual({
      item: 'i0',
      total: { kind: 'hidden' },
      cells: team.categories.map(() => ({ kind: 'hidden' })),
      cannotTell: null,
    })
  })

  test('who could not tell is not given away where nobody else answered', () => {
    const people = [...times(20, [[3], [0]]), ...times(3, [[254], [0]]), ...times(20, [[3], [1]])]
    const shown = (list: Person[]) =>
      tally(snapshotOf(list, [team]), ask({ by: ['team'] })).items[0]?.cells.map((cell) =>
        cell.kind === 'shown' ? cell.cannotTell : '·',
      )
    expect(shown(people)).toEqual([3, 0, '·', '·'])
    expect(shown([...people, [[254], [2]]])).toEqual([null, null, '·', '·'])
  })

  test('a filter is a part of the cross, not a way around it', () => {
    const role: Dimension = { id: 'role', categories: ['x', 'y'] }
    const people = [
      ...times(20, [[3], [0, 0]]),
      ...times(2, [[1], [0, 1]]),
      ...times(20, [[3], [1, 0]]),
      ...times(20, [[2], [1, 1]]),
      ...times(20, [[2], [2, 1]]),
    ]
    const snapshot = snapshotOf(people, [team, role])
    const cross = tally(snapshot, ask({ by: ['team', 'role'] }))
    const onlyX = tally(snapshot, ask({ by: ['team'], filter: { dimension: 'role', categories: ['x'] } }))
    const crossX = cross.groups.flatMap(([, name], index) => (name === 'x' ? [cross.items[0]?.cells[index]] : []))
    expect(onlyX.items[0]?.cells).toEqual(crossX)
    // A·x would give A·y away (22 − 20).
    expect(onlyX.items[0]?.cells[0]).toEqual({ kind: 'hidden' })
    const both = tally(snapshot, ask({ filter: { dimension: 'role', categories: ['x', 'y'] } }))
    expect(both.items[0]?.total).toMatchObject({ n: 82 })
  })

  test('nested dimensions: a team is not the rest of its department', () => {
    const department: Dimension = { id: 'department', categories: ['P', 'Q'] }
    // P = A (8) + B (2), Q = C (8) + D (30). Hiding B and C would leave B = P − A.
    const people = [
      ...times(8, [[3], [0, 0]]),
      ...times(2, [[3], [1, 0]]),
      ...times(8, [[3], [2, 1]]),
      ...times(30, [[3], [3, 1]]),
    ]
    const { items } = tally(snapshotOf(people, [team, department]), ask({ by: ['team'] }))
    expect(sizes(items[0]?.cells ?? [])).toEqual(['·', '·', 8, 30])
  })

  test('what cannot be counted is refused by name', () => {
    const snapshot = snapshotOf(times(9, [[3], [0]]), [team])
    const fault = (rest: Partial<TallyRequest>) => () => tally(snapshot, ask(rest))
    expect(fault({ k: 4 })).toThrow('groupSize.tooSmall')
    expect(fault({ items: ['none'] })).toThrow('item.unknown: none')
    expect(fault({ by: ['none'] })).toThrow('dimension.unknown: none')
    expect(fault({ filter: { dimension: 'team', categories: ['Z'] } })).toThrow('category.unknown: Z')
    expect(fault({ by: ['team', 'team'] })).toThrow('cross.tooDeep')
  })
})

/**
 * Which sums of hidden cells follow from what is published: a set is determined when its indicator is a combination of
 * the published equations. Returns a determined set that covers 1…k−1 people, or null.
 */
function leak(
  hidden: number[][],
  counts: readonly number[],
  equations: readonly (readonly number[])[],
  k: number,
): number[] | null {
  const cells = hidden.flat()
  const basis: number[][] = []
  const reduce = (vector: number[]) => {
    let rest = vector
    for (const row of basis) {
      const lead = row.findIndex((entry) => Math.abs(entry) > 1e-9)
      const factor = (rest[lead] ?? 0) / (row[lead] ?? 1)
      rest = rest.map((entry, index) => entry - factor * (row[index] ?? 0))
    }
    return rest
  }
  for (const equation of equations) {
    const rest = reduce(cells.map((cell) => (equation.includes(cell) ? 1 : 0)))
    if (rest.some((entry) => Math.abs(entry) > 1e-9)) basis.push(rest)
  }
  for (let subset = 1; subset < 2 ** cells.length; subset++) {
    const members = cells.filter((_, index) => (subset >> index) & 1)
    const people = members.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0)
    if (people === 0 || people >= k) continue
    if (reduce(cells.map((cell) => (members.includes(cell) ? 1 : 0))).every((entry) => Math.abs(entry) < 1e-9))
      return members
  }
  return null
}

test('no group of fewer than k people follows from a table, its margins and its total', () => {
  const role: Dimension = { id: 'role', categories: ['x', 'y', 'z'] }
  const k = 5
  const leaks: unknown[] = []
  let partly = 0
  for (let seed = 0; seed < 60; seed++) {
    const random = seeded(seed)
    const counts = Array.from({ length: 12 }, () => (random() < 0.3 ? pick(random, 5) : pick(random, 40)))
    const people = counts.flatMap((count, cell) => times(count, [[2], [Math.floor(cell / 3), cell % 3]]))
    const snapshot = snapshotOf(people, [team, role])
    const cross = tally(snapshot, ask({ by: ['team', 'role'], k }))
    const cells = cross.items[0]?.cells ?? []
    const teams = tally(snapshot, ask({ by: ['team'], k })).items[0]?.cells ?? []
    const roles = tally(snapshot, ask({ by: ['role'], k })).items[0]?.cells ?? []
    const all = counts.map((_, cell) => cell)
    const equations = [
      all,
      ...teams.flatMap((cell, row) =>
        cell.kind === 'shown' ? [all.filter((one) => Math.floor(one / 3) === row)] : [],
      ),
      ...roles.flatMap((cell, column) => (cell.kind === 'shown' ? [all.filter((one) => one % 3 === column)] : [])),
    ]
    const hidden = all.filter((cell) => cells[cell]?.kind === 'hidden')
    if (hidden.length > 0 && hidden.length < 12) partly += 1
    const found = leak([hidden], counts, equations, k)
    if (found !== null) leaks.push({ seed, counts, hidden, found })
  }
  expect(leaks).toEqual([])
  expect(partly).toBeGreaterThan(15)
})

test('nor from tables of nested dimensions side by side', () => {
  const squad: Dimension = { id: 'squad', categories: ['1', '2', '3', '4', '5', '6', '7', '8'] }
  const department: Dimension = { id: 'department', categories: ['P', 'Q', 'R', 'S'] }
  const division: Dimension = { id: 'division', categories: ['X', 'Y'] }
  const k = 5
  const leaks: unknown[] = []
  for (let seed = 0; seed < 80; seed++) {
    const random = seeded(seed)
    const departmentOf = squad.categories.map(() => pick(random, 4))
    const divisionOf = department.categories.map(() => pick(random, 2))
    const counts = squad.categories.map(() => (random() < 0.5 ? pick(random, 5) : pick(random, 20)))
    const people = counts.flatMap((count, cell) => {
      const inDepartment = departmentOf[cell] ?? 0
      return times(count, [[2], [inDepartment, cell, divisionOf[inDepartment] ?? 0]])
    })
    if (people.length === 0) continue
    const snapshot = snapshotOf(people, [department, squad, division])
    const cellsBy = (id: string) => tally(snapshot, ask({ by: [id], k })).items[0]?.cells ?? []
    const all = counts.map((_, cell) => cell)
    const equations = [
      all,
      ...cellsBy('squad').flatMap((cell, one) => (cell.kind === 'shown' ? [[one]] : [])),
      ...cellsBy('department').flatMap((cell, one) =>
        cell.kind === 'shown' ? [all.filter((place) => departmentOf[place] === one)] : [],
      ),
      ...cellsBy('division').flatMap((cell, one) =>
        cell.kind === 'shown' ? [all.filter((place) => divisionOf[departmentOf[place] ?? 0] === one)] : [],
      ),
    ]
    const found = leak([all], counts, people.length < k ? [] : equations, k)
    if (found !== null) leaks.push({ seed, counts, departmentOf, divisionOf, found })
  }
  expect(leaks).toEqual([])
})

describe('a snapshot', () => {
  const random = seeded(7)
  const tuples = Uint16Array.from([0, 1, 2, 3, noCategory])
  const codes = [0, 1, 2, 3, 4, 253, 254, 255]
  const people = (items: number, count: number): Respondent[] =>
    Array.from({ length: count }, () => ({
      answers: Array.from({ length: items }, () => codes[pick(random, codes.length)] ?? 0),
      tupleId: pick(random, 5),
    }))
  const headOf = (items: number) => ({
    itemIds: Array.from({ length: items }, (_, index) => `i${index}`),
    levels: 4,
    dimensions: [team],
  })
  const askAll = (items: number) => ask({ items: headOf(items).itemIds, by: ['team'] })

  test('that grew release by release equals a recount, in any order', () => {
    for (const items of [1, 2, 3, 7]) {
      const all = people(items, 501)
      const empty = emptySnapshot(headOf(items), tuples.slice(0, 3))
      const early = all.filter((person) => person.tupleId < 3)
      const late = all.filter((person) => person.tupleId >= 3)
      const grown = appendReleases(
        appendReleases(empty, [releaseOf(early)], tuples.slice(0, 3)),
        [releaseOf(late.slice(0, 11)), releaseOf([]), releaseOf(late.slice(11))],
        tuples,
      )
      const recount = appendReleases(emptySnapshot(headOf(items), tuples), [releaseOf(shuffled(all, random))], tuples)
      expect(tally(grown, askAll(items))).toEqual(tally(recount, askAll(items)))
      expect(tally(grown, askAll(items)).groups).toEqual([['A'], ['B'], ['C'], ['D'], [null]])
      expect(empty.rows).toBe(0)
      expect(snapshotBytes(grown)).toBe(501 * Math.ceil(items / 2) + 501 * 4 + 10)
    }
  })

  test('counts an item alike wherever it lies and with whatever it is asked', () => {
    const all = people(5, 400)
    const snapshot = appendReleases(emptySnapshot(headOf(5), tuples), [releaseOf(all)], tuples)
    const whole = tally(snapshot, askAll(5)).items
    for (const order of [['i4'], ['i3', 'i0'], ['i1', 'i0', 'i1', 'i3', 'i2']]) {
      const { items } = tally(snapshot, ask({ items: order, by: ['team'] }))
      expect(items).toEqual(order.map((id) => whole.find(({ item }) => item === id)))
    }
  })

  test('takes what an earlier release did not ask as not asked', () => {
    const asked = people(3, 100)
    const padded = asked.map(({ answers, tupleId }) => ({ answers: [...Array.from(answers), 0, 0], tupleId }))
    const counted = [asked, padded].map((rows) =>
      tally(appendReleases(emptySnapshot(headOf(5), tuples), [releaseOf(rows)], tuples), askAll(5)),
    )
    expect(counted[0]).toEqual(counted[1])
  })

  test('counts a great many groups as it counts a few', () => {
    const places = Array.from({ length: 5000 }, (_, index) => index)
    const place: Dimension = { id: 'place', categories: places.map(String) }
    const all = people(3, 900).map(({ answers }, index) => ({ answers, tupleId: index % 30 }))
    const head = { ...headOf(3), dimensions: [place] }
    const many = appendReleases(
      emptySnapshot(head, Uint16Array.from(places)),
      [releaseOf(all)],
      Uint16Array.from(places),
    )
    const few = { ...place, categories: place.categories.slice(0, 30) }
    const same = appendReleases(
      emptySnapshot({ ...head, dimensions: [few] }, Uint16Array.from(places.slice(0, 30))),
      [releaseOf(all)],
      Uint16Array.from(places.slice(0, 30)),
    )
    const request = ask({ items: ['i0', 'i1', 'i2'], by: ['place'] })
    const cells = tally(many, request).items.map((item) => item.cells.slice(0, 30))
    expect(cells).toEqual(tally(same, request).items.map((item) => item.cells))
    expect(cells.flat().filter((cell) => cell.kind === 'shown').length).toBeGreaterThan(60)
  })

  test('refuses what does not fit', () => {
    const snapshot = emptySnapshot(headOf(3), tuples)
    const append = (rows: Respondent[]) => () => appendReleases(snapshot, [releaseOf(rows)], tuples)
    for (const [item, answers] of [
      [9, 1, 1],
      [1, 5, 1],
      [1, 1, 252],
      [250, 1, 1],
    ].entries()) {
      expect(append([...people(3, 10), { answers, tupleId: 0 }])).toThrow(
        [
          'Item i0 has no answer 9',
          'Item i1 has no answer 5',
          'Item i2 has no answer 252',
          'Item i0 has no answer 250',
        ][item],
      )
    }
    expect(append([{ answers: [1, 1, 1], tupleId: 5 }])).toThrow('tuple 5')
    expect(append([{ answers: [1, 1, 1, 1], tupleId: 0 }])).toThrow('4 answers')
    expect(() => appendReleases(snapshot, [{ ...releaseOf(people(3, 4)), rows: 5 }], tuples)).toThrow('not all there')
    expect(() => appendReleases(snapshot, [], tuples.slice(0, 2))).toThrow('shrink')
  })
})

test('an aspect is the mean of its item means, over items every compared group shows', () => {
  const people = [
    ...times(10, [[1, 2, 4], [0]]),
    ...times(6, [[3, 3, 0], [1]]),
    ...times(30, [[2, 4, 1], [2]]),
    ...times(6, [[0, 0, 4], [3]]),
  ]
  const counted = tally(snapshotOf(people, [team]), ask({ items: ['i0', 'i1', 'i2'], by: ['team'] }))
  const items = ['i0', 'i1', 'i2'].map((item, index) => ({ item, weight: index + 1 }))
  const aspect = aspectByGroup(counted, items)
  // B was not asked i2, D nothing else: D has one item of three and is hidden, i2 leaves the aspect.
  expect(aspect.items).toEqual(['i0', 'i1'])
  expect(aspect.leftOut).toEqual(['i2'])
  expect(aspect.cells).toEqual([
    { kind: 'shown', mean: (1 + 2 * 2) / 3, fewestAnswers: 10 },
    { kind: 'shown', mean: 3, fewestAnswers: 6 },
    { kind: 'shown', mean: (2 + 2 * 4) / 3, fewestAnswers: 30 },
    { kind: 'hidden' },
  ])
})
