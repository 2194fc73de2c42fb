/** Two looks at the same answers, with more of them the second time: the difference must not tell of a few people. */
import { expect, test } from 'vitest'
import { releaseOf } from './fixtures.ts'
import { appendReleases, emptySnapshot, rowsOf, type Snapshot } from './snapshot.ts'
import { tally, type Cell, type Tally } from './tally.ts'

const k = 7
const dimensions = [
  { id: 'a', categories: ['a1', 'a2', 'a3', 'a4'] },
  { id: 'b', categories: ['b1', 'b2', 'b3'] },
]
/** Every pair of categories, the last of each not known. */
const places = [0, 1, 2, 3, 4].flatMap((a) => [0, 1, 2, 3].map((b) => [a, b]))
const tuples = Uint16Array.from(places.flatMap(([a = 0, b = 0]) => [a === 4 ? 65535 : a, b === 3 ? 65535 : b]))

/** Numbers that are the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
function people(next: () => number, count: number, spread: number) {
  return Array.from({ length: count }, () => ({
    answers: Uint8Array.from([
      next() < 0.1 ? 254 : 1 + Math.floor(next() * 4),
      next() < 0.3 ? 0 : 1 + Math.floor(next() * 4),
    ]),
    tupleId: Math.floor(next() ** spread * places.length),
  }))
}
const empty = emptySnapshot({ itemIds: ['x', 'y'], levels: 4, dimensions }, tuples)
const n = (cell: Cell | undefined) => (cell?.kind === 'shown' ? cell.n : null)
const ask = (snapshot: Snapshot, by: string[], since: Snapshot[] = []): Tally =>
  tally(snapshot, { items: ['x', 'y'], by, filter: null, k, since })

/** People told apart by subtraction: every line both tables show, and what is left of it. */
function differences(then: Tally, now: Tally, item: number): number[] {
  const [before, after] = [then.items[item], now.items[item]]
  const found: number[] = []
  let left = 0
  const known = n(before?.total) !== null && n(after?.total) !== null
  if (known) left = (n(after?.total) ?? 0) - (n(before?.total) ?? 0)
  if (known) found.push(left)
  for (const [at, group] of now.groups.entries()) {
    const place = then.groups.findIndex((one) => String(one) === String(group))
    const [was, is] = [n(before?.cells[place]), n(after?.cells[at])]
    if (is === null || was === null) continue
    found.push(is - was)
    left -= is - was
  }
  if (known) found.push(left)
  return found
}

test('no difference of two looks, in any table, is of one to six people', () => {
  const told: string[] = []
  let shown = 0
  let plain = 0
  for (let seed = 1; seed <= 100; seed++) {
    const next = numbers(seed)
    const first = appendReleases(
      empty,
      [releaseOf(people(next, 20 + Math.floor(next() * 200), 1 + next() * 2))],
      tuples,
    )
    const all = appendReleases(first, [releaseOf(people(next, k + Math.floor(next() * 60), 1 + next() * 3))], tuples)
    const came = rowsOf(all, [{ from: first.rows, to: all.rows }])
    for (const by of [[], ['a'], ['b'], ['a', 'b']])
      for (const item of [0, 1]) {
        const now = ask(all, by, [came])
        for (const difference of differences(ask(first, by), now, item)) {
          shown++
          if (difference !== 0 && difference < k) told.push(`${seed} ${by.join('×')} ${item}: ${difference}`)
        }
        plain += differences(ask(first, by), ask(all, by), item).filter((one) => one !== 0 && one < k).length
        // what is hidden now still hides enough of the whole
        if (by.length !== 1) continue
        const rest = now.items[item]?.cells.reduce((sum, cell) => sum - (n(cell) ?? 0), n(now.items[item]?.total) ?? 0)
        if (n(now.items[item]?.total) !== null && rest !== 0 && (rest ?? 0) < k)
          told.push(`${seed} ${by.join()} rest ${rest}`)
      }
  }
  expect(told).toEqual([])
  // and it is worth looking: much is shown, and without the rule many would be told apart
  expect(shown).toBeGreaterThan(800)
  expect(plain).toBeGreaterThan(60)
})

test('where nobody came, everything stays as it was shown', () => {
  const one = (tupleId: number) => ({ answers: Uint8Array.from([2, 3]), tupleId })
  const first = appendReleases(
    empty,
    [releaseOf(places.flatMap((_, at) => Array.from({ length: 9 }, () => one(at))))],
    tuples,
  )
  const all = appendReleases(first, [releaseOf(Array.from({ length: 8 }, () => one(0)))], tuples)
  const now = ask(all, ['a'], [rowsOf(all, [{ from: first.rows, to: all.rows }])])
  expect(now.items[0]?.cells.map(n)).toEqual([44, 36, 36, 36, 36])
})
