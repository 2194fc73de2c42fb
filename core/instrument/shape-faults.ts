/** What zod finds wrong with one file, as faults with places and words of ours. */
import type { z } from 'zod'
import { fault } from './fault.ts'
import type { Fault, FaultCode, FaultDetails, ValueKind } from './fault.ts'
import { dottedIdPattern, levelKeyPattern, linkTargetPattern, packIdPattern, packVersionPattern } from './pack.ts'
import { formatKeys } from './pack-files.ts'
import { joinPath } from './yaml-file.ts'
import type { YamlFile } from './yaml-file.ts'

/** Unknown keys of one place that are compared with the known ones. */
const mostSuggestions = 20

/** Every issue of a file's schema as one or more faults, placed by `yaml`. */
export function shapeFaults(file: string, yaml: YamlFile, issues: readonly z.core.$ZodIssue[]): Fault[] {
  return issues.flatMap((issue) => faultsOf(file, yaml, issue))
}

function faultsOf(file: string, yaml: YamlFile, issue: z.core.$ZodIssue): Fault[] {
  const parts = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  const path = parts.reduce<string>(joinPath, '')
  const at = <Code extends FaultCode>(code: Code, details: FaultDetails[Code], where = path): Fault[] => [
    fault(code, { file, ...yaml.locate(where), path: where }, details),
  ]
  switch (issue.code) {
    case 'invalid_type': {
      const value = valueAt(yaml.value, parts)
      if (value === undefined) return at('shape.missingKey', { key: String(parts.at(-1) ?? '') })
      return at('shape.wrongKind', { expected: expectedKind(issue.expected), found: kindOf(value) })
    }
    case 'unrecognized_keys':
      // Comparing each of a hundred thousand keys with all known ones would take minutes.
      return issue.keys.flatMap((key, index) => {
        const suggestion = index < mostSuggestions ? nearestKey(key) : null
        return at('shape.unknownKey', { key: key.slice(0, 80), suggestion }, joinPath(path, key))
      })
    case 'invalid_value':
      return at('shape.notOneOf', { choices: issue.values.map(String) })
    case 'too_small':
      if (issue.origin === 'string') return at('shape.blank', {})
      if (issue.origin === 'array') return at('shape.tooFew', { minimum: Number(issue.minimum) })
      return at('shape.outOfRange', { minimum: Number(issue.minimum), maximum: null })
    case 'too_big':
      if (issue.origin === 'string') return at('shape.tooLong', { maximum: Number(issue.maximum) })
      if (issue.origin === 'array') return at('shape.tooMany', { maximum: Number(issue.maximum) })
      return at('shape.outOfRange', { minimum: null, maximum: Number(issue.maximum) })
    case 'invalid_format':
      return formatFault(issue.pattern ?? '', String(valueAt(yaml.value, parts)).slice(0, 80), at)
    case 'invalid_key':
      return at('shape.badLevelKey', { key: String(parts.at(-1) ?? '').slice(0, 80) })
    case 'custom':
      // Short names are measured by `textFaults`, which also does so in a file whose shape is wrong elsewhere.
      return parts.at(-1) === 'short' && hasLanguage(valueAt(yaml.value, parts)) ? [] : at('text.noLanguage', {})
    default:
      return at('shape.wrongKind', { expected: 'map', found: kindOf(valueAt(yaml.value, parts)) })
  }
}

type FaultAt = <Code extends FaultCode>(code: Code, details: FaultDetails[Code], where?: string) => Fault[]

function formatFault(pattern: string, found: string, at: FaultAt): Fault[] {
  if (pattern === String(packIdPattern) || pattern === String(dottedIdPattern)) return at('shape.badId', { found })
  if (pattern === String(packVersionPattern)) return at('shape.badVersion', { found })
  if (pattern === String(linkTargetPattern)) return at('shape.badLinkTarget', { found })
  if (pattern === String(levelKeyPattern)) return at('shape.badLevelKey', { key: found })
  return at('shape.badId', { found })
}

function hasLanguage(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('en' in value || 'zh-CN' in value)
}

function valueAt(value: unknown, parts: readonly (string | number)[]): unknown {
  let at = value
  for (const part of parts) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
    at = (at as Record<string | number, unknown>)[part]
  }
  return at
}

function expectedKind(expected: string): ValueKind {
  if (expected === 'number') return 'number'
  if (expected === 'int') return 'wholeNumber'
  if (expected === 'boolean') return 'trueOrFalse'
  if (expected === 'array') return 'list'
  return expected === 'string' ? 'text' : 'map'
}

function kindOf(value: unknown): ValueKind {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return 'trueOrFalse'
  if (typeof value === 'number') return Number.isFinite(value) ? 'number' : 'endless'
  return 'map'
}

/** The known key that begins with `key`, or is at most two edits away (case counts for nothing); null when none is near. */
function nearestKey(key: string): string | null {
  if (key.length > 40) return null
  const whole =
    key.length < 2 ? undefined : formatKeys.find((known) => known.toLowerCase().startsWith(key.toLowerCase()))
  if (whole !== undefined) return whole
  let best: { key: string; edits: number } | null = null
  for (const known of formatKeys) {
    const edits = editDistance(key.toLowerCase(), known.toLowerCase())
    if (edits <= Math.min(2, known.length - 2) && (best === null || edits < best.edits)) best = { key: known, edits }
  }
  return best?.key ?? null
}

/** Levenshtein distance: insertions, deletions and replacements that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replace = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(replace, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    previous = row
  }
  return previous.at(-1) ?? 0
}
