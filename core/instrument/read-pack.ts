/** Reads the files of a pack into a `Pack`, reporting every fault with its place rather than the first. */
import { z } from 'zod'
import type { Language } from '../language.ts'
import { decodeUtf8 } from './decode-utf8.ts'
import { fault, hasErrors, inReadingOrder } from './fault.ts'
import type { Fault } from './fault.ts'
import { idFaults } from './id-faults.ts'
import { packLimits } from './limits.ts'
import type { PackLimits } from './limits.ts'
import { fileAt, fileSchemas, isPlainPath } from './pack-files.ts'
import type { FileKind } from './pack-files.ts'
import type { Pack, PackArea } from './pack.ts'
import { listIn } from './raw.ts'
import { readableFiles } from './raw-pack.ts'
import type { RawFile, RawPack } from './raw-pack.ts'
import { scaleFaults } from './scale-faults.ts'
import { shapeFaults } from './shape-faults.ts'
import { targetFaults } from './target-faults.ts'
import { textFaults } from './text-faults.ts'
import { parseYamlFile } from './yaml-file.ts'

export type PackFiles = ReadonlyMap<string, Uint8Array | string>

/** Finds the line and column (from 1) of a path inside a file; nulls when that file could not be read. */
export type Locate = (file: string, path: string) => { line: number | null; column: number | null }

export type PackReading = {
  /** The pack, or null when any fault is an error. */
  pack: Pack | null
  /** What could be read in spite of errors (files with errors left out), to check its wording; null without a head. */
  draft: Pack | null
  /** In reading order. */
  faults: Fault[]
  locate: Locate
}

/**
 * Reads a pack from its files, keyed by path relative to the pack's folder with `/` between folders.
 * Contents are bytes (judged as UTF-8) or text. Nothing is thrown for a bad pack: everything wrong is in `faults`.
 */
export function readPack(files: PackFiles, options: { limits?: PackLimits } = {}): PackReading {
  const limits = options.limits ?? packLimits
  const found: Fault[] = []
  const raw = openFiles(files, limits, found)
  const parsed = parseShapes(raw, limits.faults, found)
  const declared = declaredLanguages(raw)
  for (const file of raw) if (file.yaml !== null) found.push(...textFaults(file.path, file.yaml, declared))
  found.push(...idFaults(raw), ...targetFaults(raw), ...scaleFaults(raw))
  const faults = capped(inReadingOrder(found), limits.faults)
  const draft = assemble(parsed)
  const places = new Map(raw.map((file) => [file.path, file.yaml]))
  const locate: Locate = (file, path) => places.get(file)?.locate(path) ?? { line: null, column: null }
  return { pack: hasErrors(faults) ? null : draft, draft, faults, locate }
}

const nowhere = { line: null, column: null, path: '' }

function capped(faults: Fault[], limit: number): Fault[] {
  if (faults.length <= limit) return faults
  return [...faults.slice(0, limit), fault('pack.tooManyFaults', { file: '', ...nowhere }, { limit })]
}

/** Checks paths and sizes and parses the YAML, in order of path. Past a limit of the whole pack nothing is parsed. */
function openFiles(files: PackFiles, limits: PackLimits, found: Fault[]): RawPack {
  const whole = { file: '', ...nowhere }
  if (files.size > limits.files) {
    found.push(fault('pack.tooManyFiles', whole, { count: files.size, limit: limits.files }))
    return []
  }
  const bytes = [...files.values()].reduce((sum, content) => sum + content.length, 0)
  if (bytes > limits.packBytes) {
    found.push(fault('pack.tooLarge', whole, { bytes, limit: limits.packBytes }))
    return []
  }
  if (!files.has('pack.yaml')) found.push(fault('file.missing', { ...whole, file: 'pack.yaml' }, {}))
  const raw: RawFile[] = []
  let effort = 0
  for (const path of [...files.keys()].sort()) {
    const place = { ...nowhere, file: path.slice(0, 200) }
    const at = isPlainPath(path) ? fileAt(path) : null
    if (!isPlainPath(path)) found.push(fault('file.badPath', place, {}))
    else if (at === null) found.push(fault('file.unknown', place, {}))
    else if (at.kind !== 'companion') {
      const tired = effort > limits.effort || found.length > limits.faults
      const text = tired ? null : decodedText(path, files.get(path) ?? '', limits, found)
      const parsed = text === null ? null : parseYamlFile(path, text, limits, (one) => found.push(one))
      effort += parsed?.effort ?? 0
      raw.push({ path, kind: at.kind, id: at.id, yaml: parsed?.yaml ?? null })
    }
  }
  if (effort > limits.effort) found.push(fault('pack.tooManyTokens', whole, { limit: limits.effort }))
  return raw
}

/** The file's text without byte order mark, or null with a fault. */
function decodedText(path: string, content: Uint8Array | string, limits: PackLimits, found: Fault[]): string | null {
  const place = { file: path, ...nowhere }
  if (content.length > limits.fileBytes) {
    found.push(fault('file.tooLarge', place, { bytes: content.length, limit: limits.fileBytes }))
    return null
  }
  let text = ''
  if (typeof content === 'string') text = content
  else {
    const [first = 0, second = 0] = content
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
      found.push(fault('file.utf16', place, {}))
      return null
    }
    const decoded = decodeUtf8(content)
    if (!decoded.ok) {
      found.push(fault('file.notUtf8', place, { byte: decoded.byte + 1 }))
      return null
    }
    text = decoded.text
  }
  if (!text.startsWith('\ufeff')) return text
  found.push(fault('file.byteOrderMark', { ...place, line: 1, column: 1 }, {}))
  return text.slice(1)
}

type Parsed = { [Kind in FileKind]: Map<string, z.infer<(typeof fileSchemas)[Kind]>> }

/** Each file by its schema; files whose shape is wrong are left out of the result. Past the limit of faults it stops. */
function parseShapes(raw: RawPack, faultLimit: number, found: Fault[]): Parsed {
  const parsed: Parsed = {
    head: new Map(),
    aspect: new Map(),
    requests: new Map(),
    checklist: new Map(),
    guide: new Map(),
    survey: new Map(),
    references: new Map(),
    links: new Map(),
    form: new Map(),
  }
  for (const file of raw) {
    if (file.yaml === null || found.length > faultLimit) continue
    const schema: z.ZodType = fileSchemas[file.kind]
    const result = schema.safeParse(file.yaml.value)
    if (result.success) (parsed[file.kind] as Map<string, unknown>).set(file.id, result.data)
    else found.push(...shapeFaults(file.path, file.yaml, result.error.issues))
  }
  return parsed
}

function declaredLanguages(raw: RawPack): Language[] | null {
  const [head] = readableFiles(raw, 'head')
  const languages = listIn(head?.yaml.value, 'languages')
  const known = languages.filter((one): one is Language => one === 'zh-CN' || one === 'en')
  return known.length === 0 ? null : known
}

/** Puts the parts together in the order of pack.yaml; guides and forms in order of their ids. */
function assemble(parsed: Parsed): Pack | null {
  const head = parsed.head.get('')
  if (head === undefined) return null
  const areas: PackArea[] = head.areas.map((area) => ({
    ...area,
    aspects: area.aspects.flatMap((id) => parsed.aspect.get(id) ?? []),
    requests: parsed.requests.get(area.id)?.requests ?? [],
    checklist: parsed.checklist.get(area.id)?.topics ?? [],
  }))
  const surveyItems = areas
    .flatMap((area) => area.aspects)
    .flatMap((aspect) => parsed.survey.get(aspect.id)?.items.map((item) => ({ ...item, aspect: aspect.id })) ?? [])
    .map((item) => ({ ...item, id: `${item.aspect}.${item.criterion}` }))
  return {
    ...head,
    areas,
    guides: [...parsed.guide.values()],
    surveyItems,
    links: parsed.links.get('')?.links ?? [],
    references: parsed.references.get('')?.references ?? [],
    forms: [...parsed.form.values()],
  }
}
