/** Keyset paging: the cursor is the sort key of the last row, never an offset. */
import type { z } from 'zod'
import { problem } from '#server/http/problem.ts'

/** Turns `limit + 1` fetched rows into a page. `key` gives the sort key of a row. */
export function toPage<Row, Out>(
  rows: Row[],
  limit: number,
  key: (row: Row) => unknown[],
  map: (row: Row) => Out,
): { rows: Out[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next =
    rows.length > limit && last !== undefined ? Buffer.from(JSON.stringify(key(last))).toString('base64url') : null
  return { rows: shown.map(map), next }
}

/** The sort key in a cursor, its parts as `key` says; null for the first page. */
export function readCursor<Key extends z.ZodTuple>(after: string | undefined, key: Key): z.output<Key> | null {
  if (after === undefined) return null
  try {
    const found = key.safeParse(JSON.parse(Buffer.from(after, 'base64url').toString()))
    if (found.success) return found.data
  } catch {
    // not JSON: the same problem
  }
  throw problem('request.invalid', { where: 'after', what: 'cursor' })
}
