/**
 * What an assessor changed and the server has not acknowledged yet. Plain values and rules; storing and sending stand in
 * sending.ts.
 *
 * A rating holds at most the change that was sent (its reply may be lost) and the newest one after it: what was typed in
 * between and never sent is not a version of its own.
 */
import type { Rating } from '#contract/rating.ts'
import type { RatingValue } from '#core/rating/rating.ts'

export type Place = { workspace: string; diagnostic: string; assessor: string; pack: string; unit: string }

export type Change = {
  value: RatingValue
  note: string
  /** The version this change was made from; 0 for a first rating. */
  basedOn: number
  undo: boolean
  /** Tried at least once, so it may have arrived. */
  sent: boolean
  /** When it was made here. */
  at: string
}

export type Held = {
  place: Place
  criterion: string
  changes: Change[]
  /** Saved from elsewhere in the meantime: the person chooses. `null` inside means that nothing is saved any more. */
  conflict: { current: Rating | null } | null
  /** The server will not take it, with its sentence. */
  refused: string | null
}

export function heldKey(place: Place, criterion: string): string {
  return [place.workspace, place.diagnostic, place.assessor, place.unit, place.pack, criterion].join('/')
}

/** Holds a change. One that was not sent yet is replaced, but keeps the version it was made from. */
export function hold(held: Held | undefined, place: Place, criterion: string, change: Omit<Change, 'sent'>): Held {
  const changes = held?.changes ?? []
  const last = changes.at(-1)
  const next: Change = { ...change, sent: false }
  if (held?.conflict != null) {
    // The choice between the two is still open; it is made with what was written last.
    return { ...held, changes: [{ ...next, basedOn: last?.basedOn ?? change.basedOn }], refused: null }
  }
  if (last === undefined) return { place, criterion, changes: [next], conflict: null, refused: null }
  if (!last.sent) {
    const kept = { ...next, basedOn: last.basedOn, undo: last.undo && change.undo }
    return { place, criterion, changes: [...changes.slice(0, -1), kept], conflict: null, refused: null }
  }
  return {
    place,
    criterion,
    changes: [...changes, { ...next, basedOn: last.basedOn + 1 }],
    conflict: null,
    refused: null,
  }
}

/** The first change is about to be sent. */
export function markSent(held: Held): Held {
  return { ...held, changes: held.changes.map((change, at) => (at === 0 ? { ...change, sent: true } : change)) }
}

/** The first change was saved; what came after it is now based on that. Null when nothing is left. */
export function acknowledged(held: Held, saved: Pick<Rating, 'version'>): Held | null {
  const [next, ...later] = held.changes.slice(1)
  if (next === undefined) return null
  return { ...held, changes: [{ ...next, basedOn: saved.version }, ...later], conflict: null, refused: null }
}

/** Somebody saved another version first. */
export function conflicting(held: Held, current: Rating | null): Held {
  const mine = held.changes.at(-1)
  return mine === undefined ? held : { ...held, changes: [{ ...mine, sent: false }], conflict: { current } }
}

/** The person keeps what is here: it is sent again, knowingly after the other version. */
export function keepMine(held: Held): Held {
  const mine = held.changes.at(-1)
  if (held.conflict === null || mine === undefined) return held
  const basedOn = held.conflict.current?.version ?? 0
  return { ...held, changes: [{ ...mine, basedOn, sent: false }], conflict: null, refused: null }
}

export function refused(held: Held, why: string): Held {
  return { ...held, refused: why }
}

/** What may go out, oldest first. */
export function sendable(all: Iterable<Held>, mayWrite: (place: Place) => boolean): Held | undefined {
  let oldest: Held | undefined
  for (const held of all) {
    if (held.conflict !== null || held.refused !== null || held.changes.length === 0 || !mayWrite(held.place)) continue
    if (oldest === undefined || (held.changes[0]?.at ?? '') < (oldest.changes[0]?.at ?? '')) oldest = held
  }
  return oldest
}
