/** Keyset paging: the cursor is the sort key of the last row, never an offset. */
import type { z } from 'zod'
import { problem } from '#server/http/problem.ts'

/** Turns `limit + 1` fetched rows into a page. `list` says which list of whom, `key` gives the sort key of a row. */
export function toPage<Row, Out>(
  list: readonly string[],
  rows: Row[],
  limit: number,
  key: (row: Row) => unknown[],
  map: (row: Row) => Out,
): { rows: Out[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next =
    rows.length > limit && last !== undefined
      ? Buffer.from(JSON.stringify([...list, ...key(last)])).toString('base64url')
      : null
  return { rows: shown.map(map), next }
}

/**
 * The sort key in a cursor, its parts as `key` says; null for the first page. A cursor goes on where it was handed out:
 * one of another list or workspace is refused, and so is one that was cut or changed.
 */
export function readCursor<Key extends z.ZodTuple>(
  list: readonly string[],
  after: string | undefined,
  key: Key,
): z.output<Key> | null {
  if (after === undefined) return null
  try {
    const bytes = Buffer.from(after, 'base64url')
    const parts: unknown = JSON.parse(bytes.toString())
    // decoding skips what is no base64
    if (Array.isArray(parts) && bytes.toString('base64url') === after) {
      const found = key.safeParse(parts.slice(list.length))
      if (found.success && list.every((part, at) => part === parts[at])) return found.data
    }
  } catch {
    // not JSON: the same problem
  }
  throw problem('request.invalid', { where: 'after', what: 'cursor' })
}
