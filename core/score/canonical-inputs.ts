/** The inputs of a score run as one string that does not depend on the order in which they were read. */
import { methodVersion } from '#core/score/types.ts'
import type { ScoreInput } from '#core/score/types.ts'

/**
 * JSON with sorted keys and sorted lists. The pack stands in it by id and version, which are immutable. The server makes
 * the keyed hash of it: same string, same inputs, same method.
 */
export function canonicalInputs(input: ScoreInput): string {
  const { pack, ...rest } = input
  return canonical({ ...rest, methodVersion, pack: { id: pack.id, version: pack.version } })
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
