/** What points nowhere: aspects without a file, areas that do not exist, `informs` and links to unknown criteria. */
import { fault } from './fault.ts'
import type { Fault, FaultCode, FaultDetails } from './fault.ts'
import { listIn, textIn, valueIn } from './raw.ts'
import { readableFiles } from './raw-pack.ts'
import type { RawFile, RawPack } from './raw-pack.ts'
import { joinPath } from './yaml-file.ts'

/** Every reference inside the pack whose target is not there. Targets in a file that cannot be read are not judged. */
export function targetFaults(pack: RawPack): Fault[] {
  const [head] = readableFiles(pack, 'head')
  const known = knownTargets(pack)
  const found = [...informsFaults(pack, known), ...linkFaults(pack, known), ...surveyFaults(pack, known)]
  // A head without a list of areas has a fault of its own; what it would list is not judged.
  if (head === undefined || !Array.isArray(valueIn(head.yaml.value, 'areas'))) return found
  return [...found, ...aspectFileFaults(head, pack), ...areaFaults(head, pack)]
}

type Known = { criteria: ReadonlySet<string>; aspects: ReadonlySet<string>; unreadable: ReadonlySet<string> }

function knownTargets(pack: RawPack): Known {
  const criteria = new Set<string>()
  const aspects = new Set<string>()
  const unreadable = new Set<string>()
  for (const file of pack) {
    if (file.kind !== 'aspect') continue
    aspects.add(file.id)
    if (file.yaml === null) unreadable.add(file.id)
    for (const criterion of listIn(file.yaml?.value, 'criteria'))
      criteria.add(`${file.id}.${textIn(criterion, 'id') ?? ''}`)
  }
  return { criteria, aspects, unreadable }
}

function at<Code extends FaultCode>(file: RawFile, path: string, code: Code, details: FaultDetails[Code]): Fault {
  const place = file.yaml?.locate(path) ?? { line: null, column: null }
  return fault(code, { file: file.path, ...place, path }, details)
}

function aspectFileFaults(head: RawFile, pack: RawPack): Fault[] {
  const files = new Set(pack.filter((file) => file.kind === 'aspect').map((file) => file.id))
  const listed = new Set<string>()
  const found: Fault[] = []
  listIn(head.yaml?.value, 'areas').forEach((area, index) =>
    listIn(area, 'aspects').forEach((id, inner) => {
      if (typeof id !== 'string') return
      listed.add(id)
      if (!files.has(id)) found.push(at(head, `areas[${index}].aspects[${inner}]`, 'target.unknownAspect', { id }))
    }),
  )
  for (const file of pack) {
    if (file.kind === 'aspect' && !listed.has(file.id)) found.push(at(file, '', 'file.notListed', { id: file.id }))
  }
  return found
}

function areaFaults(head: RawFile, pack: RawPack): Fault[] {
  const areas = new Set(listIn(head.yaml?.value, 'areas').map((area) => textIn(area, 'id')))
  return pack
    .filter((file) => file.kind === 'requests' || file.kind === 'checklist')
    .filter((file) => !areas.has(file.id))
    .map((file) => at(file, 'area', 'target.unknownArea', { id: file.id }))
}

function targetFault(file: RawFile, path: string, target: string, known: Known): Fault[] {
  const [aspect = ''] = target.split('.')
  if (known.unreadable.has(aspect)) return []
  if (!target.includes('.'))
    return known.aspects.has(target) ? [] : [at(file, path, 'target.unknownAspect', { id: target })]
  return known.criteria.has(target) ? [] : [at(file, path, 'target.unknownCriterion', { id: target })]
}

/** Every `informs` list, wherever it stands. */
function informsFaults(pack: RawPack, known: Known): Fault[] {
  const found: Fault[] = []
  const walk = (file: RawFile, value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) return value.forEach((item, index) => walk(file, item, joinPath(path, index)))
    for (const [key, inner] of Object.entries(value)) {
      const here = joinPath(path, key)
      if (key !== 'informs' || !Array.isArray(inner)) walk(file, inner, here)
      else {
        inner.forEach((target, index) => {
          if (typeof target === 'string') found.push(...targetFault(file, joinPath(here, index), target, known))
        })
      }
    }
  }
  for (const file of pack) walk(file, file.yaml?.value, '')
  return found
}

function linkFaults(pack: RawPack, known: Known): Fault[] {
  const [head] = readableFiles(pack, 'head')
  const ownId = textIn(head?.yaml.value, 'id')
  return readableFiles(pack, 'links').flatMap((file) =>
    listIn(file.yaml.value, 'links').flatMap((link, index) => {
      const from = textIn(link, 'from')
      const to = textIn(link, 'to')
      const path = `links[${index}]`
      const found: Fault[] = []
      if (from !== null && !from.includes('.')) found.push(at(file, `${path}.from`, 'link.notACriterion', { id: from }))
      else if (from !== null) found.push(...targetFault(file, `${path}.from`, from, known))
      if (to !== null && ownId !== null && to.startsWith(`${ownId}/`))
        found.push(at(file, `${path}.to`, 'link.toItself', {}))
      return found
    }),
  )
}

function surveyFaults(pack: RawPack, known: Known): Fault[] {
  return readableFiles(pack, 'survey').flatMap((file) => {
    if (!known.aspects.has(file.id)) {
      return [at(file, 'aspect', 'target.unknownAspect', { id: file.id })]
    }
    return listIn(file.yaml.value, 'items').flatMap((item, index) => {
      const criterion = textIn(item, 'criterion')
      if (criterion === null) return []
      return targetFault(file, `items[${index}].criterion`, `${file.id}.${criterion}`, known)
    })
  })
}
