/** The files of a pack after parsing and before their shape is known to be right. */
import type { FileKind } from './pack-files.ts'
import type { YamlFile } from './yaml-file.ts'

export type RawFile = {
  path: string
  kind: FileKind
  /** What the file name says: the aspect, area, role or form; '' for single files. */
  id: string
  /** Null when the file is there but could not be read: nothing is concluded about what it holds. */
  yaml: YamlFile | null
}

export type RawPack = readonly RawFile[]

/** The readable files of one kind. */
export function readableFiles(pack: RawPack, kind: FileKind): (RawFile & { yaml: YamlFile })[] {
  return pack.filter((file): file is RawFile & { yaml: YamlFile } => file.kind === kind && file.yaml !== null)
}
