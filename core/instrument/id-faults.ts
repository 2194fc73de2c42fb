/** Ids and numbers that stand twice where each may stand once, and files whose name differs from their content. */
import { fault } from './fault.ts'
import type { Fault, FaultCode, FaultDetails, Thing } from './fault.ts'
import type { FileKind } from './pack-files.ts'
import { listIn, numberIn, textIn, valueIn } from './raw.ts'
import { readableFiles } from './raw-pack.ts'
import type { RawFile, RawPack } from './raw-pack.ts'
import { joinPath } from './yaml-file.ts'

type Seen = Map<string, { file: string; line: number | null }>

/** Every id, number and file name of the pack that is taken twice or contradicts another. */
export function idFaults(pack: RawPack): Fault[] {
  const found: Fault[] = []
  const collect = new Collector(found)
  for (const file of readableFiles(pack, 'head')) headIds(file, collect)
  const numbers: Seen = new Map()
  for (const file of readableFiles(pack, 'aspect')) {
    collect.number(file, '', file.yaml.value, 'aspect', numbers)
    collect.list(file, 'criteria', 'criterion')
  }
  const requests: Seen = new Map()
  for (const file of readableFiles(pack, 'requests')) collect.list(file, 'requests', 'request', requests)
  checklistIds(pack, collect)
  guideIds(pack, collect)
  for (const file of readableFiles(pack, 'survey')) collect.list(file, 'items', 'surveyItem', new Map(), 'criterion')
  for (const file of readableFiles(pack, 'references')) collect.list(file, 'references', 'reference')
  for (const file of readableFiles(pack, 'links')) linkIds(file, collect)
  for (const file of readableFiles(pack, 'form')) formIds(file, collect)
  return [...found, ...nameFaults(pack)]
}

/** Remembers what was seen and reports what comes again. */
class Collector {
  readonly found: Fault[]

  constructor(found: Fault[]) {
    this.found = found
  }

  /** The id under `key` of each entry of the list at `listPath`, unique within `seen`. */
  list(file: RawFile, listPath: string, thing: Thing, seen: Seen = new Map(), key = 'id', parent?: unknown): void {
    const owner = parent === undefined ? file.yaml?.value : parent
    const name = listPath.split(/[.\]]/).at(-1) ?? ''
    listIn(owner, name).forEach((entry, index) =>
      this.id(file, joinPath(joinPath(listPath, index), key), textIn(entry, key), thing, seen),
    )
  }

  id(file: RawFile, path: string, id: string | null, thing: Thing, seen: Seen): void {
    if (id === null) return
    const first = this.remember(file, path, id, seen)
    if (first === null) return
    this.report(file, path, 'id.duplicate', {
      thing,
      id: id.slice(0, 128),
      firstFile: first.file,
      firstLine: first.line,
    })
  }

  number(file: RawFile, parentPath: string, entry: unknown, thing: Thing, seen: Seen): void {
    const number = numberIn(entry, 'number')
    if (number === null) return
    const path = joinPath(parentPath, 'number')
    const first = this.remember(file, path, String(number), seen)
    if (first === null) return
    this.report(file, path, 'number.duplicate', { thing, number, firstFile: first.file, firstLine: first.line })
  }

  report<Code extends FaultCode>(file: RawFile, path: string, code: Code, details: FaultDetails[Code]): void {
    this.found.push(fault(code, { file: file.path, ...place(file, path), path }, details))
  }

  private remember(file: RawFile, path: string, value: string, seen: Seen) {
    const first = seen.get(value)
    if (first !== undefined) return first
    seen.set(value, { file: file.path, line: place(file, path).line })
    return null
  }
}

function place(file: RawFile, path: string): { line: number | null; column: number | null } {
  return file.yaml?.locate(path) ?? { line: null, column: null }
}

function headIds(file: RawFile, collect: Collector): void {
  const head = file.yaml?.value
  const scale = valueIn(head, 'scale')
  collect.list(file, 'scale.levels', 'level', new Map(), 'id', scale)
  collect.list(file, 'areas', 'area')
  const aspects: Seen = new Map()
  listIn(head, 'areas').forEach((area, index) =>
    listIn(area, 'aspects').forEach((id, inner) =>
      collect.id(file, `areas[${index}].aspects[${inner}]`, typeof id === 'string' ? id : null, 'aspect', aspects),
    ),
  )
  collect.list(file, 'modes', 'mode')
  collect.list(file, 'principles', 'principle')
  collect.list(file, 'nextSteps', 'nextStep')
  const roadmap = valueIn(head, 'roadmap')
  collect.list(file, 'roadmap.horizons', 'horizon', new Map(), 'id', roadmap ?? null)
  collect.list(file, 'roadmap.dimensions', 'dimension', new Map(), 'id', roadmap ?? null)
  const languages = new Set<string>()
  listIn(head, 'languages').forEach((language, index) => {
    if (typeof language !== 'string') return
    if (languages.has(language)) collect.report(file, `languages[${index}]`, 'language.duplicate', { language })
    languages.add(language)
  })
}

function checklistIds(pack: RawPack, collect: Collector): void {
  const topics: Seen = new Map()
  const items: Seen = new Map()
  for (const file of readableFiles(pack, 'checklist')) {
    const numbers: Seen = new Map()
    collect.list(file, 'topics', 'topic', topics)
    listIn(file.yaml.value, 'topics').forEach((topic, index) => {
      collect.number(file, `topics[${index}]`, topic, 'topic', numbers)
      collect.list(file, `topics[${index}].items`, 'item', items, 'id', topic)
    })
  }
}

function guideIds(pack: RawPack, collect: Collector): void {
  const questions: Seen = new Map()
  for (const file of readableFiles(pack, 'guide')) {
    collect.list(file, 'topics', 'topic')
    listIn(file.yaml.value, 'topics').forEach((topic, index) =>
      collect.list(file, `topics[${index}].questions`, 'question', questions, 'id', topic),
    )
  }
}

function linkIds(file: RawFile, collect: Collector): void {
  const seen: Seen = new Map()
  listIn(file.yaml?.value, 'links').forEach((link, index) => {
    const from = textIn(link, 'from')
    const to = textIn(link, 'to')
    if (from !== null && to !== null) collect.id(file, `links[${index}].to`, `${from} → ${to}`, 'link', seen)
  })
}

function formIds(file: RawFile, collect: Collector): void {
  const fields: Seen = new Map()
  collect.list(file, 'sections', 'section')
  listIn(file.yaml?.value, 'sections').forEach((section, index) => {
    const path = `sections[${index}].fields`
    collect.list(file, path, 'field', fields, 'id', section)
    listIn(section, 'fields').forEach((field, inner) =>
      collect.list(file, `${path}[${inner}].choices`, 'choice', new Map(), 'id', field),
    )
  })
}

/** The key inside a file that must repeat its name. */
const ownNameKeys: Partial<Record<FileKind, string>> = {
  aspect: 'id',
  requests: 'area',
  checklist: 'area',
  guide: 'role',
  survey: 'aspect',
  form: 'id',
}

function nameFaults(pack: RawPack): Fault[] {
  return pack.flatMap((file) => {
    const key = ownNameKeys[file.kind]
    const found = key === undefined ? null : textIn(file.yaml?.value, key)
    if (key === undefined || found === null || found === file.id) return []
    const details = { expected: file.id, found: found.slice(0, 128) }
    return [fault('file.nameDiffers', { file: file.path, ...place(file, key), path: key }, details)]
  })
}
