/**
 * One YAML file turned into plain values with the place of each, within limits. Only the plain part of YAML is taken:
 * maps with text keys, lists, texts, numbers, true and false. Aliases, anchors, tags, merge keys, directives, several
 * documents and duplicate keys are refused, each with its place.
 */
import { isAlias, isMap, isNode, isScalar, isSeq, Lexer, parseDocument } from 'yaml'
import type { Document, Node, ParsedNode, YAMLMap } from 'yaml'
import { fault } from './fault.ts'
import type { Fault, FaultCode, FaultDetails, YamlReason } from './fault.ts'
import type { PackLimits } from './limits.ts'

export type YamlFile = {
  value: unknown
  /** Line and column from 1 of the key (or, in a list, the value) at `path`; of its nearest parent if it is not there. */
  locate: (path: string) => { line: number; column: number }
}

/** `base` followed by a key or a list index: `criteria[2].descriptors.3.en`. */
export function joinPath(base: string, part: string | number): string {
  if (typeof part === 'number') return `${base}[${part}]`
  return base === '' ? part : `${base}.${part}`
}

function parentPath(path: string): string {
  return path.slice(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))))
}

/** What follows dozens of syntax errors in one file is their echo. */
const mostSyntaxFaults = 50

/** Aliases, anchors and tags, none of which is accepted: with more than this the first speaks for all. */
const mostProperties = 200

const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** A parsed file and what it cost: its tokens, and ten for each syntax error (an error costs about as much). */
export type YamlParse = { yaml: YamlFile | null; effort: number }

/**
 * Parses `text`. Faults go to `report`; `yaml` is null when the file cannot be relied on (its syntax is broken or a limit
 * is passed), so that nothing is concluded from half a file.
 */
export function parseYamlFile(
  file: string,
  text: string,
  limits: PackLimits,
  report: (found: Fault) => void,
): YamlParse {
  const position = positionsIn(text)
  const offsets = new Map<string, number>()
  const locate = (path: string) => {
    let at = path
    while (at !== '' && !offsets.has(at)) at = parentPath(at)
    return position(offsets.get(at) ?? 0)
  }
  let reported = 0
  const reportAt: ReportAt = (code, offset, path, details) => {
    reported++
    report(fault(code, { file, ...position(offset), path }, details))
  }

  const { tokens, excess } = countTokens(text, limits)
  if (excess !== null) {
    if (excess.kind === 'depth') reportAt('yaml.tooDeep', excess.offset, '', { limit: limits.depth })
    else if (excess.kind === 'tokens') reportAt('yaml.tooManyTokens', excess.offset, '', { limit: limits.tokens })
    else reportProperty(excess.token, excess.offset, reportAt)
    return { yaml: null, effort: tokens }
  }

  // Duplicate keys are found by `toValue` (the library compares each key with all others) and errors stay terse
  // (quoting the source for each costs seconds in a hostile file).
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' })
  const effort = tokens + 10 * document.errors.length
  reportDirectives(document, reportAt)
  for (const error of document.errors.slice(0, mostSyntaxFaults)) {
    const offset = error.pos[0]
    if (error.code === 'MULTIPLE_DOCS') reportAt('yaml.severalDocuments', offset, '', {})
    else if (error.code === 'RESOURCE_EXHAUSTION') reportAt('yaml.tooDeep', offset, '', { limit: limits.depth })
    // The aliases and tags themselves are reported below, each once.
    else if (error.code !== 'BAD_ALIAS' && error.code !== 'TAG_RESOLVE_FAILED' && error.code !== 'ALIAS_PROPS') {
      reportAt('yaml.syntax', offset, '', { reason: yamlReason(error.code) })
    }
  }
  if (document.contents === null) {
    if (document.errors.length === 0) reportAt('yaml.empty', 0, '', {})
    return { yaml: null, effort }
  }
  const value = toValue(document.contents, '', 1, { position, offsets, limits, reportAt })
  // a tag the library cannot even name leaves no node to report it on
  const [first] = document.errors
  if (first !== undefined && reported === 0) reportAt('yaml.syntax', first.pos[0], '', { reason: 'other' })
  return { yaml: document.errors.length === 0 ? { value, locate } : null, effort }
}

type ReportAt = <Code extends FaultCode>(code: Code, offset: number, path: string, details: FaultDetails[Code]) => void

type Conversion = { position: Position; offsets: Map<string, number>; limits: PackLimits; reportAt: ReportAt }

type Position = (offset: number) => { line: number; column: number }

/** Line and column from 1 of any offset into `text`. */
function positionsIn(text: string): Position {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

type Excess =
  | { kind: 'depth'; offset: number }
  | { kind: 'tokens'; offset: number }
  | { kind: 'property'; offset: number; token: string }

/** What the lexer puts before a document and a scalar; neither is in the text. */
const marks: ReadonlySet<string> = new Set(['\u0002', '\u001f', '\u0018'])

/**
 * Looks at the tokens alone, before anything is built: a file of brackets, of a million empty entries or of aliases
 * costs the composer far more than the lexer, and a line of dashes is a list in a list in a list.
 */
function countTokens(text: string, limits: PackLimits): { tokens: number; excess: Excess | null } {
  let offset = 0
  let tokens = 0
  let depth = 0
  let onLine = 0
  let properties = 0
  let property: { offset: number; token: string } | null = null
  let inScalar = false
  for (const token of new Lexer().lex(text)) {
    tokens += 1
    if (tokens > limits.tokens) return { tokens, excess: { kind: 'tokens', offset } }
    if (marks.has(token)) {
      inScalar = token === '\u001f'
      continue
    }
    if (!inScalar) {
      if (token === '[' || token === '{') depth += 1
      else if (token === ']' || token === '}') depth -= 1
      else if (token === '-' || token === '?') onLine += 1
      else if (token === '\n' || token === '\r\n') onLine = 0
      else if (token.startsWith('&') || token.startsWith('*') || token.startsWith('!')) {
        properties += 1
        property ??= { offset, token }
      }
      if (depth > limits.depth || onLine > limits.depth) return { tokens, excess: { kind: 'depth', offset } }
      if (property !== null && properties > mostProperties) {
        return { tokens, excess: { kind: 'property', ...property } }
      }
    }
    inScalar = false
    offset += token.length
  }
  return { tokens, excess: null }
}

/** An alias, an anchor or a tag as the lexer gives it. */
function reportProperty(token: string, offset: number, reportAt: ReportAt): void {
  const name = token.slice(1, 41)
  if (token.startsWith('*')) reportAt('yaml.alias', offset, '', { name })
  else if (token.startsWith('&')) reportAt('yaml.anchor', offset, '', { name })
  else reportAt('yaml.tag', offset, '', { tag: token.slice(0, 80) })
}

function reportDirectives(document: Document.Parsed, reportAt: ReportAt): void {
  const directives = document.directives
  const extraTags = Object.keys(directives.tags).length > 1
  if (directives.yaml.explicit === true || extraTags) reportAt('yaml.directive', 0, '', {})
}

function yamlReason(code: string): YamlReason {
  switch (code) {
    case 'BAD_INDENT':
      return 'indentation'
    case 'TAB_AS_INDENT':
      return 'tab'
    case 'MISSING_CHAR':
      return 'missingCharacter'
    case 'UNEXPECTED_TOKEN':
      return 'unexpected'
    case 'BAD_DQ_ESCAPE':
      return 'badEscape'
    case 'BAD_SCALAR_START':
      return 'badStart'
    case 'MULTILINE_IMPLICIT_KEY':
      return 'multilineKey'
    case 'KEY_OVER_1024_CHARS':
      return 'longKey'
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
    case 'BAD_COLLECTION_TYPE':
      return 'nesting'
    default:
      return 'other'
  }
}

/** The plain value of `node`, noting where each path starts. What is refused becomes `undefined`. */
function toValue(node: Node | ParsedNode | null, path: string, depth: number, conversion: Conversion): unknown {
  if (node === null) return null
  const { offsets, limits, reportAt } = conversion
  const offset = node.range?.[0] ?? 0
  if (path !== '' && !offsets.has(path)) offsets.set(path, offset)
  if (isAlias(node)) {
    reportAt('yaml.alias', offset, path, { name: node.source.slice(0, 40) })
    return undefined
  }
  if ('anchor' in node && typeof node.anchor === 'string') {
    reportAt('yaml.anchor', offset, path, { name: node.anchor.slice(0, 40) })
  }
  if (node.tag !== undefined) {
    reportAt('yaml.tag', offset, path, { tag: node.tag.slice(0, 80) })
    return undefined
  }
  if (isScalar(node)) return Object.is(node.value, -0) ? 0 : node.value
  if (depth > limits.depth) {
    reportAt('yaml.tooDeep', offset, path, { limit: limits.depth })
    return undefined
  }
  if (isSeq(node)) {
    return node.items.map((item, index) =>
      toValue(isNode(item) ? item : null, joinPath(path, index), depth + 1, conversion),
    )
  }
  return isMap(node) ? toRecord(node, path, depth, conversion) : undefined
}

function toRecord(map: YAMLMap, path: string, depth: number, conversion: Conversion): Record<string, unknown> {
  const { position, offsets, reportAt } = conversion
  const record: Record<string, unknown> = {}
  for (const pair of map.items) {
    const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0
    const key = keyText(pair.key)
    if (key === null) {
      reportAt('yaml.keyNotText', offset, path, {})
      continue
    }
    const at = joinPath(path, key)
    if (key === '<<') reportAt('yaml.mergeKey', offset, at, {})
    else if (forbiddenKeys.has(key)) reportAt('yaml.forbiddenKey', offset, at, { key })
    else if (Object.hasOwn(record, key)) {
      const firstLine = position(offsets.get(at) ?? 0).line
      reportAt('yaml.duplicateKey', offset, at, { key: key.slice(0, 80), firstLine })
    } else {
      offsets.set(at, offset)
      record[key] = toValue(isNode(pair.value) ? pair.value : null, at, depth + 1, conversion)
    }
  }
  return record
}

/** Text keys as they are and whole numbers (`1:` in descriptors) as written; null for every other key. */
function keyText(key: unknown): string | null {
  if (!isScalar(key) || key.tag !== undefined || key.anchor !== undefined) return null
  if (typeof key.value === 'string') return key.value
  return typeof key.value === 'number' && /^\d{1,9}$/.test(key.source ?? '') ? (key.source ?? null) : null
}
