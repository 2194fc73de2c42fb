/**
 * Writes a pack as files that `readPack` reads back into an equal pack. Used for packs made in memory; a pack that was
 * imported is exported from its stored files, unchanged byte for byte (`server/packs`).
 */
import { stringify } from 'yaml'
import { formatKeys, pathOf } from './pack-files.ts'
import type { Pack } from './pack.ts'

/** The pack's files as text, keyed by path. Keys come in the order of the format; values equal to a default are left out. */
export function writePack(pack: Pack): Map<string, string> {
  return new Map([...packContents(pack)].map(([path, content]) => [path, yamlText(content)]))
}

/** What stands in each file of the pack, keyed by path, as plain values. */
export function packContents(pack: Pack): Map<string, unknown> {
  const { areas, guides, surveyItems, links, references, forms, ...head } = pack
  const files = new Map<string, unknown>()
  files.set(pathOf('head'), {
    ...head,
    areas: areas.map(({ aspects, requests: _, checklist: __, ...area }) => ({
      ...area,
      aspects: aspects.map((aspect) => aspect.id),
    })),
  })
  for (const area of areas) {
    for (const aspect of area.aspects) {
      files.set(pathOf('aspect', aspect.id), aspect)
      const items = surveyItems.filter((item) => item.aspect === aspect.id)
      const plain = items.map(({ id: _, aspect: __, ...item }) => item)
      if (plain.length > 0) files.set(pathOf('survey', aspect.id), { aspect: aspect.id, items: plain })
    }
    if (area.requests.length > 0) files.set(pathOf('requests', area.id), { area: area.id, requests: area.requests })
    if (area.checklist.length > 0) files.set(pathOf('checklist', area.id), { area: area.id, topics: area.checklist })
  }
  for (const guide of guides) files.set(pathOf('guide', guide.role), guide)
  for (const form of forms) files.set(pathOf('form', form.id), form)
  if (references.length > 0) files.set(pathOf('references'), { references })
  if (links.length > 0) files.set(pathOf('links'), { links })
  return files
}

function yamlText(content: unknown): string {
  return stringify(withoutDefaults(content), { aliasDuplicateObjects: false, lineWidth: 110 })
}

/** Lists that are absent when empty. */
const optionalLists: ReadonlySet<string> = new Set([
  'informs',
  'alternates',
  'modes',
  'principles',
  'nextSteps',
  'notes',
])

function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key, inner]) => {
    if (inner === undefined || inner === false) return false
    if (key === 'weight') return inner !== 1
    return !(optionalLists.has(key) && Array.isArray(inner) && inner.length === 0)
  })
  // Level numbers stay numbers, as people write them: `1:` rather than `"1":`.
  const entries = kept
    .toSorted(byFormat)
    .map(([key, inner]): [string | number, unknown] => [
      /^[1-7]$/.test(key) ? Number(key) : key,
      withoutDefaults(inner),
    ])
  return new Map(entries)
}

/** Keys of the format in its order, level numbers by number. */
function byFormat([a]: [string, unknown], [b]: [string, unknown]): number {
  return /^\d$/.test(a) ? Number(a) - Number(b) : formatKeys.indexOf(a) - formatKeys.indexOf(b)
}
