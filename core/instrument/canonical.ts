/** The canonical form of a pack: equal content gives equal text, whatever the order of keys or the layout of files. */
import type { Pack } from './pack.ts'

/**
 * One line of JSON with keys sorted by code unit and absent values left out. The order of lists is content and is kept.
 * Hash this (UTF-8) to tell whether two packs are the same.
 */
export function canonicalPack(pack: Pack): string {
  return canonicalJson(pack)
}

/** `true` when both packs have the same content. */
export function samePack(a: Pack, b: Pack): boolean {
  return canonicalPack(a) === canonicalPack(b)
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const record = value as Record<string, unknown>
  const keys = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`).join(',')}}`
}
