/** Where things stand in a pack on disk: which file holds what, by its path. */
import {
  Aspect,
  ChecklistFile,
  FormFile,
  Guide,
  LinkFile,
  PackHead,
  ReferenceFile,
  RequestFile,
  SurveyFile,
} from './pack.ts'

/** The schema of each kind of file. */
export const fileSchemas = {
  head: PackHead,
  aspect: Aspect,
  requests: RequestFile,
  checklist: ChecklistFile,
  guide: Guide,
  survey: SurveyFile,
  references: ReferenceFile,
  links: LinkFile,
  form: FormFile,
} as const

export type FileKind = keyof typeof fileSchemas

const single: Readonly<Record<string, FileKind>> = {
  'pack.yaml': 'head',
  'references.yaml': 'references',
  'crosswalk.yaml': 'links',
}

const folders: Readonly<Record<string, FileKind>> = {
  aspects: 'aspect',
  requests: 'requests',
  checklists: 'checklist',
  guides: 'guide',
  survey: 'survey',
  forms: 'form',
}

/** Files that may lie beside the YAML for people to read; they are kept and exported, never interpreted. */
const companions: ReadonlySet<string> = new Set(['README.md', 'LICENSE', 'NOTICE'])

/** What the file at `path` holds: its kind and, for files in a folder, the id its name gives; null if unknown. */
export function fileAt(path: string): { kind: FileKind; id: string } | { kind: 'companion' } | null {
  if (companions.has(path)) return { kind: 'companion' }
  if (Object.hasOwn(single, path)) return { kind: single[path] as FileKind, id: '' }
  const match = /^([a-z]+)\/([^/]+)\.yaml$/.exec(path)
  const [, folder = '', id = ''] = match ?? []
  return Object.hasOwn(folders, folder) ? { kind: folders[folder] as FileKind, id } : null
}

/** The path of a file of `kind`; `id` names it where there is one per area, aspect, role or form. */
export function pathOf(kind: FileKind, id = ''): string {
  for (const [path, at] of Object.entries(single)) if (at === kind) return path
  for (const [folder, at] of Object.entries(folders)) if (at === kind) return `${folder}/${id}.yaml`
  throw new Error(`no file of kind ${kind}`)
}

/** Names that Windows keeps for devices, with any ending: no file can be made of them there. */
const deviceName = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i

/**
 * `true` for a relative path of plain segments that every system can hold: nothing absolute, no `..`, no backslash, drive,
 * control or invisible character, no device name, no dot or space at an end.
 */
export function isPlainPath(path: string): boolean {
  if (path.length === 0 || path.length > 200) return false
  return path
    .split('/')
    .every((part) => /^[^\\:*?"<>|\p{Cc}\p{Cf}]+$/u.test(part) && !/[. ]$/.test(part) && !deviceName.test(part))
}

/** Every key of the format, in the order in which they are written. */
export const formatKeys: readonly string[] = `
  id version number area aspect role criterion from to relation licence languages zh-CN en name label
  short description months kind choices help weight scale levels areas aspects modes principles
  roadmap horizons dimensions nextSteps notes wholeOrganisationOnly criteria descriptors lookFor
  remedy alternates opening intro topics items questions sections fields requests links references ask
  forms owner lookAt goodLooksLike question probe listenFor options roles core statement figure year
  sample source why informs inShortVersion
`
  .trim()
  .split(/\s+/)
