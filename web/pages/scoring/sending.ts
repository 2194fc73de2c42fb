/**
 * Keeps unsent ratings in localStorage until the server acknowledges them, and sends them one after the other. A reload, a
 * closed browser or a lost connection loses nothing; two tabs share what they hold and take turns.
 */
import type { Rating } from '#contract/rating.ts'
import * as rules from './unsent.ts'
import type { Change, Held, Place } from './unsent.ts'

/** What came of one attempt to save. */
export type Outcome<Reply> =
  | { kind: 'saved'; rating: Rating; reply: Reply }
  | { kind: 'conflict'; current: Rating | null }
  | { kind: 'refused'; why: string }
  /** Nobody is signed in any more: kept until somebody is. */
  | { kind: 'signedOut' }
  /** No answer, or the server is busy: tried again later. */
  | { kind: 'later' }

export type Send<Reply> = (held: Held, change: Change) => Promise<Outcome<Reply>>

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const prefix = 'touchstone.unsent/'
const longestPause = 30_000

export class Unsent<Reply> {
  private held = new Map<string, Held>()
  private readonly store: Store | null
  private readonly send: Send<Reply>
  private readonly saved: (place: Place, rating: Rating, reply: Reply) => void
  private readonly listeners = new Set<() => void>()
  private readonly writers = new Set<string>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private running = false
  private pause = 0
  private out = false
  private shown: ReadonlyMap<string, Held> = new Map()

  /** `store`: null where the browser forbids it; then changes last as long as the page. */
  constructor(
    store: Store | null,
    send: Send<Reply>,
    saved: (place: Place, rating: Rating, reply: Reply) => void = () => undefined,
  ) {
    this.store = store
    this.send = send
    this.saved = saved
    this.read()
  }

  /** Reads what is kept, as another tab may have changed it. */
  read(): void {
    if (this.store === null) return
    const found = new Map<string, Held>()
    for (let at = 0; at < this.store.length; at++) {
      const key = this.store.key(at)
      if (key === null || !key.startsWith(prefix)) continue
      try {
        found.set(key.slice(prefix.length), JSON.parse(this.store.getItem(key) ?? '') as Held)
      } catch {
        // Not ours, or cut off: nothing that could be sent.
      }
    }
    this.held = found
    this.changed()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  snapshot = (): ReadonlyMap<string, Held> => this.shown
  get signedOut(): boolean {
    return this.out
  }

  private changed(): void {
    this.shown = new Map(this.held)
    for (const listener of this.listeners) listener()
  }
  private put(key: string, held: Held | null): void {
    if (held === null) this.held.delete(key)
    else this.held.set(key, held)
    try {
      if (held === null) this.store?.removeItem(prefix + key)
      else this.store?.setItem(prefix + key, JSON.stringify(held))
    } catch {
      // Full or forbidden: it stays in memory and is still sent.
    }
    this.changed()
  }

  /** From now on changes of this assessor are sent: the reader's own sheet, or one kept for somebody without account. */
  allow(assessor: string): void {
    this.writers.add(assessor)
    this.out = false
    this.soon(0)
  }

  /** Holds a change and sends it after `wait` milliseconds (typing is not sent letter by letter). */
  change(place: Place, criterion: string, change: Omit<Change, 'sent' | 'at'>, wait = 0): void {
    const key = rules.heldKey(place, criterion)
    this.put(key, rules.hold(this.held.get(key), place, criterion, { ...change, at: new Date().toISOString() }))
    this.soon(wait)
  }
  keepMine(place: Place, criterion: string): void {
    const key = rules.heldKey(place, criterion)
    const held = this.held.get(key)
    if (held !== undefined) this.put(key, rules.keepMine(held))
    this.soon(0)
  }
  drop(place: Place, criterion: string): void {
    this.put(rules.heldKey(place, criterion), null)
  }

  /** The connection is back, or somebody wants it now. */
  again(): void {
    this.pause = 0
    this.soon(0)
  }
  private soon(wait: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.takeTurn(), wait)
  }

  private async takeTurn(): Promise<void> {
    if (this.running) return
    this.running = true
    try {
      // Only one tab sends at a time, where the browser can say so; elsewhere a repeated change is the same change.
      if (globalThis.navigator?.locks === undefined) await this.sendAll()
      else await navigator.locks.request('touchstone.unsent', () => this.sendAll())
    } finally {
      this.running = false
    }
  }

  private async sendAll(): Promise<void> {
    this.read()
    for (;;) {
      const next = rules.sendable(this.held.values(), (place) => this.writers.has(place.assessor))
      if (next === undefined) return
      const key = rules.heldKey(next.place, next.criterion)
      const marked = rules.markSent(next)
      this.put(key, marked)
      const change = marked.changes[0]
      if (change === undefined) return
      // One after the other, in the order they were made.
      const outcome = await this.send(marked, change)
      const now = this.held.get(key)
      if (outcome.kind === 'later' || outcome.kind === 'signedOut') {
        this.out = outcome.kind === 'signedOut'
        this.changed()
        if (outcome.kind === 'later') {
          this.pause = Math.min(longestPause, this.pause === 0 ? 1000 : this.pause * 2)
          this.timer = setTimeout(() => void this.takeTurn(), this.pause)
        }
        return
      }
      this.pause = 0
      this.out = false
      if (outcome.kind === 'saved') this.saved(next.place, outcome.rating, outcome.reply)
      if (now === undefined) continue
      if (outcome.kind === 'saved') this.put(key, rules.acknowledged(now, outcome.rating))
      else if (outcome.kind === 'conflict') this.put(key, rules.conflicting(now, outcome.current))
      else this.put(key, rules.refused(now, outcome.why))
    }
  }
}
