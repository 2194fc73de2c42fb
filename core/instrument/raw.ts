/**
 * Reading values whose shape is not known to be right. Checks across files run on these, so that one wrong key does not
 * hide the faults beside it.
 */

/** `value` as a list; an empty one if it is none. */
export function listIn(value: unknown, key: string): unknown[] {
  const found = valueIn(value, key)
  return Array.isArray(found) ? found : []
}

/** The value under `key`, or undefined when `value` is no map or has no such key. */
export function valueIn(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}

/** The text under `key`, or null. */
export function textIn(value: unknown, key: string): string | null {
  const found = valueIn(value, key)
  return typeof found === 'string' ? found : null
}

/** The number under `key`, or null. */
export function numberIn(value: unknown, key: string): number | null {
  const found = valueIn(value, key)
  return typeof found === 'number' && Number.isFinite(found) ? found : null
}

/** The map under `key` as its entries; none if it is no map. */
export function entriesIn(value: unknown, key: string): [string, unknown][] {
  const found = valueIn(value, key)
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? Object.entries(found) : []
}
