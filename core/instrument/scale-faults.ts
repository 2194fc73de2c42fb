/** Levels, weights, core items and choices: what must fit the pack's own scale and sum to something. */
import { languages } from '../language.ts'
import { fault } from './fault.ts'
import type { Fault, FaultCode, FaultDetails } from './fault.ts'
import { entriesIn, listIn, numberIn, textIn, valueIn } from './raw.ts'
import { readableFiles } from './raw-pack.ts'
import type { RawFile, RawPack } from './raw-pack.ts'

/** Items that everyone is asked, at most; the rest is dealt (matrix sampling). */
export const mostCoreItems = 5

/** Level numbers with gaps, texts per level that do not match the scale, weights of zero throughout, too many core items. */
export function scaleFaults(pack: RawPack): Fault[] {
  const [head] = readableFiles(pack, 'head')
  const levels = head === undefined ? null : levelCount(head)
  return [
    ...(head === undefined ? [] : [...levelOrderFaults(head), ...levelNameFaults(head)]),
    ...(levels === null ? [] : perLevelFaults(pack, levels)),
    ...weightFaults(pack),
    ...coreFaults(pack),
    ...choiceFaults(pack),
  ]
}

function at<Code extends FaultCode>(file: RawFile, path: string, code: Code, details: FaultDetails[Code]): Fault {
  const place = file.yaml?.locate(path) ?? { line: null, column: null }
  return fault(code, { file: file.path, ...place, path }, details)
}

function levelCount(head: RawFile): number | null {
  const count = listIn(valueIn(head.yaml?.value, 'scale'), 'levels').length
  return count >= 3 && count <= 7 ? count : null
}

function levelOrderFaults(head: RawFile): Fault[] {
  return listIn(valueIn(head.yaml?.value, 'scale'), 'levels').flatMap((level, index) => {
    const found = numberIn(level, 'number')
    const expected = index + 1
    if (found === null || found === expected) return []
    return [at(head, `scale.levels[${index}].number`, 'scale.levelOutOfOrder', { expected, found })]
  })
}

/** Two levels of one name: a workbook or a file of answers that says it could mean either. */
function levelNameFaults(head: RawFile): Fault[] {
  const levels = listIn(valueIn(head.yaml?.value, 'scale'), 'levels')
  return languages.flatMap((language) => {
    const seen = new Map<string, number>()
    return levels.flatMap((level, index) => {
      const name = textIn(valueIn(level, 'name'), language)?.normalize('NFKC').trim().toLowerCase()
      if (name === undefined) return []
      const other = seen.get(name)
      seen.set(name, other ?? index + 1)
      if (other === undefined) return []
      const path = `scale.levels[${index}].name.${language}`
      return [at(head, path, 'scale.levelsAlike', { language, level: index + 1, other })]
    })
  })
}

function perLevelFaults(pack: RawPack, levels: number): Fault[] {
  const check = (file: RawFile, entry: unknown, path: string, key: string): Fault[] => {
    const texts = valueIn(entry, key)
    if (typeof texts !== 'object' || texts === null || Array.isArray(texts)) return []
    const given = new Set(entriesIn(entry, key).map(([level]) => level))
    const wanted = Array.from({ length: levels }, (_, index) => index + 1)
    return [
      ...wanted
        .filter((level) => !given.has(String(level)))
        .map((level) => at(file, `${path}.${key}`, 'level.missing', { level })),
      ...[...given]
        .filter((level) => /^[1-7]$/.test(level) && Number(level) > levels)
        .map((level) => at(file, `${path}.${key}.${level}`, 'level.extra', { level: Number(level), levels })),
    ]
  }
  const each = (kind: 'aspect' | 'survey', list: string, key: string) =>
    readableFiles(pack, kind).flatMap((file) =>
      listIn(file.yaml.value, list).flatMap((entry, index) => check(file, entry, `${list}[${index}]`, key)),
    )
  const links = readableFiles(pack, 'links').flatMap((file) =>
    listIn(file.yaml.value, 'links').flatMap((link, index) =>
      valueIn(link, 'levels') === undefined ? [] : check(file, link, `links[${index}]`, 'levels'),
    ),
  )
  return [...each('aspect', 'criteria', 'descriptors'), ...each('survey', 'items', 'options'), ...links]
}

function weightFaults(pack: RawPack): Fault[] {
  const allZero = (children: unknown[]) =>
    children.length > 0 && children.every((child) => numberIn(child, 'weight') === 0)
  const found: Fault[] = []
  const aspects = new Map(readableFiles(pack, 'aspect').map((file) => [file.id, file]))
  for (const file of aspects.values()) {
    const criteria = listIn(file.yaml.value, 'criteria')
    if (allZero(criteria)) found.push(at(file, 'criteria', 'weight.allZero', { parent: 'aspect', id: file.id }))
  }
  for (const head of readableFiles(pack, 'head')) {
    const areas = listIn(head.yaml.value, 'areas')
    if (allZero(areas)) {
      found.push(at(head, 'areas', 'weight.allZero', { parent: 'pack', id: textIn(head.yaml.value, 'id') ?? '' }))
    }
    areas.forEach((area, index) => {
      const children = listIn(area, 'aspects').map((id) => aspects.get(String(id))?.yaml.value)
      if (allZero(children)) {
        found.push(
          at(head, `areas[${index}].aspects`, 'weight.allZero', { parent: 'area', id: textIn(area, 'id') ?? '' }),
        )
      }
    })
  }
  return found
}

function coreFaults(pack: RawPack): Fault[] {
  const core = readableFiles(pack, 'survey').flatMap((file) =>
    listIn(file.yaml.value, 'items').flatMap((item, index) =>
      valueIn(item, 'core') === true ? [{ file, path: `items[${index}].core` }] : [],
    ),
  )
  return core
    .slice(mostCoreItems)
    .map(({ file, path }) => at(file, path, 'survey.tooManyCore', { count: core.length, limit: mostCoreItems }))
}

function choiceFaults(pack: RawPack): Fault[] {
  return readableFiles(pack, 'form').flatMap((file) =>
    listIn(file.yaml.value, 'sections').flatMap((section, outer) =>
      listIn(section, 'fields').flatMap((field, inner) => {
        const path = `sections[${outer}].fields[${inner}]`
        const choice = textIn(field, 'kind') === 'choice'
        const choices = listIn(field, 'choices').length
        if (choice && choices < 2) return [at(file, path, 'form.choicesMissing', {})]
        return !choice && choices > 0 ? [at(file, `${path}.choices`, 'form.choicesUnused', {})] : []
      }),
    ),
  )
}
