/** Which part of an instrument is handed out. */
import type { ChecklistTopic, DataRequest, Form, Guide, Pack, PackArea } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'

export const handoutParts = ['all', 'guide', 'guideShort', 'checklist', 'requests', 'area', 'form'] as const
export type HandoutPart = (typeof handoutParts)[number]

/** What a file holds. Lists are empty where the part leaves them out. */
export type Selection = {
  part: HandoutPart
  pack: Pack
  /** The guide, checklist, area or form that was chosen; null for the whole instrument and for all requests. */
  name: Text | null
  criteria: PackArea[]
  requests: { area: PackArea; requests: DataRequest[] }[]
  checklists: { area: PackArea; topics: ChecklistTopic[] }[]
  guides: Guide[]
  forms: Form[]
}

/**
 * The part `part` of the pack; `id` is a guide's role, the area of a checklist, of requests or of descriptors, or a
 * form's id. Requests without an id are those of all areas. Null when the pack has no such part.
 */
export function selectPart(pack: Pack, part: HandoutPart, id: string | null): Selection | null {
  const nothing: Selection = {
    part,
    pack,
    name: null,
    criteria: [],
    requests: [],
    checklists: [],
    guides: [],
    forms: [],
  }
  const area = pack.areas.find((one) => one.id === id)
  switch (part) {
    case 'all':
      return {
        ...nothing,
        criteria: pack.areas,
        requests: requestsOf(pack.areas),
        checklists: checklistsOf(pack.areas),
        guides: pack.guides,
        forms: pack.forms,
      }
    case 'guide':
    case 'guideShort': {
      const full = pack.guides.find((one) => one.role === id)
      const guide = part === 'guide' ? full : full && shortened(full)
      return guide === undefined || guide.topics.length === 0 ? null : { ...nothing, name: guide.name, guides: [guide] }
    }
    case 'checklist':
      return area === undefined || area.checklist.length === 0
        ? null
        : { ...nothing, name: area.name, checklists: checklistsOf([area]) }
    case 'requests': {
      const requests = requestsOf(id === null ? pack.areas : area === undefined ? [] : [area])
      return requests.length === 0 ? null : { ...nothing, name: area?.name ?? null, requests }
    }
    case 'area':
      return area === undefined ? null : { ...nothing, name: area.name, criteria: [area] }
    default: {
      const form = pack.forms.find((one) => one.id === id)
      return form === undefined ? null : { ...nothing, name: form.name, forms: [form] }
    }
  }
}

/** The ids that `selectPart` accepts for a part; empty when the pack has none, and for parts chosen without one. */
export function partIds(pack: Pack, part: HandoutPart): string[] {
  switch (part) {
    case 'all':
      return []
    case 'guide':
    case 'guideShort':
      return pack.guides.map((guide) => guide.role).filter((role) => selectPart(pack, part, role) !== null)
    case 'form':
      return pack.forms.map((form) => form.id)
    default:
      return pack.areas.map((area) => area.id).filter((id) => selectPart(pack, part, id) !== null)
  }
}

/** The 45-minute version: its questions, and the topics that still have one. */
export function shortened(guide: Guide): Guide {
  const topics = guide.topics
    .map((topic) => ({ ...topic, questions: topic.questions.filter((question) => question.inShortVersion) }))
    .filter((topic) => topic.questions.length > 0)
  return { ...guide, topics }
}

function requestsOf(areas: readonly PackArea[]): Selection['requests'] {
  return areas.filter((area) => area.requests.length > 0).map((area) => ({ area, requests: area.requests }))
}

function checklistsOf(areas: readonly PackArea[]): Selection['checklists'] {
  return areas.filter((area) => area.checklist.length > 0).map((area) => ({ area, topics: area.checklist }))
}
