/** Versions of packs: which is newer, and that a published one never changes. */
import { canonicalPack } from './canonical.ts'
import { fault } from './fault.ts'
import type { Fault } from './fault.ts'
import type { Pack } from './pack.ts'

type Versioned = Pick<Pack, 'id' | 'version'>

/** Below 0 when version `a` is older than `b`, 0 when they are the same, above 0 when newer. Compares number by number. */
export function comparePackVersions(a: string, b: string): number {
  const left = a.split('.').map(Number)
  const right = b.split('.').map(Number)
  for (let part = 0; part < 3; part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** `true` when `newer` is a later version of the same pack. Diagnostics that pin `older` keep it. */
export function supersedes(older: Versioned, newer: Versioned): boolean {
  return older.id === newer.id && comparePackVersions(newer.version, older.version) > 0
}

/** What publishing a pack would do, given the versions of it that are published. */
export type Publication =
  /** Becomes the newest version; `supersedes` is the one before it, or null for the first. */
  | { kind: 'newest'; supersedes: string | null }
  /** Is added beside a newer version and supersedes nothing in use. */
  | { kind: 'older'; newest: string }
  /** Is published already with the same content: nothing to do. */
  | { kind: 'same' }
  | { kind: 'refused'; fault: Fault }

/**
 * Judges `candidate` against the published versions of the same pack. `content` is the canonical text of each
 * (`canonicalPack`), or the same digest of it for all, with `candidateContent` made alike.
 */
export function judgePublication(
  published: readonly (Versioned & { content: string })[],
  candidate: Pack,
  candidateContent: string = canonicalPack(candidate),
): Publication {
  const versions = published.filter((one) => one.id === candidate.id)
  const same = versions.find((one) => comparePackVersions(one.version, candidate.version) === 0)
  if (same !== undefined) {
    if (same.content === candidateContent) return { kind: 'same' }
    const place = { file: 'pack.yaml', line: null, column: null, path: 'version' }
    const details = { pack: candidate.id, version: candidate.version }
    return { kind: 'refused', fault: fault('version.contentDiffers', place, details) }
  }
  const newest = versions.toSorted((a, b) => comparePackVersions(b.version, a.version))[0]
  if (newest === undefined) return { kind: 'newest', supersedes: null }
  return supersedes(newest, candidate)
    ? { kind: 'newest', supersedes: newest.version }
    : { kind: 'older', newest: newest.version }
}
