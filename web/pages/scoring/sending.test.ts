import { describe, expect, test } from 'vitest'
import type { Rating } from '#contract/rating.ts'
import type { RatingValue } from '#core/rating/rating.ts'
import { Unsent, type Outcome } from './sending.ts'
import { heldKey, type Change, type Held } from './unsent.ts'

const place = { workspace: 'w', diagnostic: 'd', assessor: 'alice', pack: 'p', unit: 'u' }
const level = (n: number): RatingValue => ({ kind: 'level', level: n })
const rating = (value: RatingValue, version: number, note = '', device = 'here'): Rating => ({
  assessorId: 'alice',
  unitId: 'u',
  packId: 'p',
  criterion: 'a.one',
  value,
  note,
  version,
  device,
  updatedAt: '2026-06-01T10:00:00Z',
})

/** A browser's storage in memory. */
function memory(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size
    },
  } as Storage
}

/** A server that keeps versions as ours does: a repeated change is the same change, another base is a conflict. */
function server() {
  const rows = new Map<string, Rating>()
  let mode: 'up' | 'down' | 'replyLost' = 'up'
  const tried: string[] = []
  const send = async (held: Held, change: Change): Promise<Outcome<null>> => {
    tried.push(`${held.criterion} ${JSON.stringify(change.value)} on ${change.basedOn}`)
    if (mode === 'down') return { kind: 'later' }
    const current = rows.get(held.criterion) ?? null
    const repeated =
      current !== null &&
      current.version === change.basedOn + 1 &&
      current.device === 'here' &&
      JSON.stringify(current.value) === JSON.stringify(change.value)
    if (!repeated) {
      if ((current?.version ?? 0) !== change.basedOn) return { kind: 'conflict', current }
      rows.set(held.criterion, rating(change.value, change.basedOn + 1, change.note))
    }
    if (mode === 'replyLost') return { kind: 'later' }
    return { kind: 'saved', rating: rows.get(held.criterion)!, reply: null }
  }
  return { rows, tried, send, set: (next: typeof mode) => void (mode = next) }
}

const change = (value: RatingValue, basedOn = 0) => ({ value, note: '', basedOn, undo: false })
const turn = () => new Promise((resolve) => setTimeout(resolve, 15))

describe('unsent ratings', () => {
  test('wait for a connection, survive a reload and then arrive in their order', async () => {
    const store = memory()
    const remote = server()
    remote.set('down')
    const before = new Unsent(store, remote.send)
    before.allow('alice')
    before.change(place, 'a.one', change(level(2)))
    await turn()
    before.change(place, 'a.two', change(level(3)))
    await turn()
    expect(remote.rows.size).toBe(0)

    remote.set('up')
    const after = new Unsent(store, remote.send)
    expect(after.snapshot().size).toBe(2)
    after.allow('alice')
    await turn()
    expect([...remote.rows.keys()]).toEqual(['a.one', 'a.two'])
    expect(after.snapshot().size).toBe(0)
    expect(store.length).toBe(0)
  })

  test('a lost reply does not become a conflict, and the next change follows it', async () => {
    const remote = server()
    const unsent = new Unsent(memory(), remote.send)
    unsent.allow('alice')
    remote.set('replyLost')
    unsent.change(place, 'a.one', change(level(2)))
    await turn()
    unsent.change(place, 'a.one', change(level(4)))
    remote.set('up')
    unsent.again()
    await turn()
    expect(remote.rows.get('a.one')).toMatchObject({ value: level(4), version: 2 })
    expect(unsent.snapshot().size).toBe(0)
  })

  test('what was never sent is one change', async () => {
    const remote = server()
    const unsent = new Unsent(memory(), remote.send)
    unsent.change(place, 'a.one', change(level(1)))
    unsent.change(place, 'a.one', change(level(2)))
    unsent.allow('alice')
    await turn()
    expect(remote.tried).toEqual(['a.one {"kind":"level","level":2} on 0'])
  })

  test('another device’s version is shown, never overwritten; keeping mine follows it', async () => {
    const remote = server()
    remote.rows.set('a.one', rating(level(3), 2, '', 'phone'))
    const unsent = new Unsent(memory(), remote.send)
    unsent.allow('alice')
    unsent.change(place, 'a.one', change(level(1), 1))
    await turn()
    const key = heldKey(place, 'a.one')
    expect(unsent.snapshot().get(key)?.conflict?.current?.value).toEqual(level(3))
    expect(remote.rows.get('a.one')?.value).toEqual(level(3))

    // written on while the choice is open
    unsent.change(place, 'a.one', change(level(2), 1))
    unsent.keepMine(place, 'a.one')
    await turn()
    expect(remote.rows.get('a.one')).toMatchObject({ value: level(2), version: 3 })
    expect(unsent.snapshot().size).toBe(0)
  })

  test('taking the other drops mine', async () => {
    const remote = server()
    remote.rows.set('a.one', rating(level(3), 2, '', 'phone'))
    const unsent = new Unsent(memory(), remote.send)
    unsent.allow('alice')
    unsent.change(place, 'a.one', change(level(1), 1))
    await turn()
    unsent.drop(place, 'a.one')
    expect(unsent.snapshot().size).toBe(0)
    expect(remote.rows.get('a.one')).toMatchObject({ value: level(3), version: 2 })
  })

  test('somebody else’s changes on this device are kept but not sent', async () => {
    const remote = server()
    const unsent = new Unsent(memory(), remote.send)
    unsent.allow('bob')
    unsent.change(place, 'a.one', change(level(1)))
    await turn()
    expect(remote.tried).toEqual([])
    expect(unsent.snapshot().size).toBe(1)
  })

  test('storage that cannot be read or is full does not stop saving', async () => {
    const remote = server()
    const full = Object.assign(memory(), {
      setItem: () => {
        throw new Error('full')
      },
    })
    const unsent = new Unsent(null, remote.send)
    unsent.allow('alice')
    unsent.change(place, 'a.one', change(level(1)))
    await turn()
    expect(remote.rows.size).toBe(1)
    expect(() => new Unsent(full, remote.send).change(place, 'a.two', change(level(1)))).not.toThrow()
  })
})
