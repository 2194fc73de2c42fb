/**
 * Packs as zip files. Reading trusts nothing the archive says of itself: number, names, kinds and declared sizes of all
 * entries are judged before any is inflated, and what is inflated is held to its declared size and checksum. Nothing is
 * ever written to disk under a name from an archive.
 */
import { crc32, deflateRawSync } from 'node:zlib'
import type { Fault } from '#core/instrument/fault.ts'
import { packLimits } from '#core/instrument/limits.ts'
import type { PackLimits } from '#core/instrument/limits.ts'
import { isPlainPath } from '#core/instrument/pack-files.ts'
import { TableFault } from '#server/tables/table-fault.ts'
import { buildZip, inflateWhole, readZip } from '#server/tables/zip.ts'
import type { ZipEntry } from '#server/tables/zip.ts'
import { isLitter } from './litter.ts'
import { sourceFault } from './source.ts'
import type { SourceReading } from './source.ts'

const linkMode = 0o120000
const kindOfFile = 0o170000

/**
 * The files in a zip, keyed by path. A pack may lie at the top or in one folder of its own, which is then left off.
 * Every entry that is refused is named.
 */
export async function readPackZip(bytes: Uint8Array, limits: PackLimits = packLimits): Promise<SourceReading> {
  if (bytes.length > limits.packBytes) {
    return refused([sourceFault('', 'zip.tooLarge', { bytes: bytes.length, limit: limits.packBytes })])
  }
  try {
    const entries = [...readZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)).values()]
    const own = entries.filter((entry) => !isLitter(entry.name))
    const faults = entryFaults(own, limits)
    if (faults.length > 0) return refused(faults)
    const files = new Map<string, Uint8Array>()
    const top = topFolder(own)
    for (const entry of own) files.set(entry.name.slice(top.length), await inflateWhole(entry, limits.fileBytes))
    return { ok: true, files }
  } catch (error) {
    if (error instanceof TableFault) return refused([archiveFault(error, limits)])
    throw error
  }
}

/**
 * A pack's files as a zip: the bytes as given, in order of path, without dates, so that equal files give an equal zip.
 * For an imported pack give its stored files and it goes out unchanged; for any other, `writePack`.
 */
export function writePackZip(files: ReadonlyMap<string, Uint8Array | string>): Buffer {
  const entries = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]): ZipEntry => {
      const plain = Buffer.from(content)
      const data = deflateRawSync(plain)
      return { name, method: 8, crc: crc32(plain), compressedSize: data.length, size: plain.length, data }
    })
  return buildZip(entries)
}

function refused(faults: Fault[]): SourceReading {
  return { ok: false, faults }
}

function entryFaults(entries: readonly ZipEntry[], limits: PackLimits): Fault[] {
  if (entries.length > limits.files) {
    return [sourceFault('', 'pack.tooManyFiles', { count: entries.length, limit: limits.files })]
  }
  const bytes = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (bytes > limits.packBytes) return [sourceFault('', 'pack.tooLarge', { bytes, limit: limits.packBytes })]
  const byPlainName = new Map<string, string>()
  return entries.flatMap((entry): Fault[] => {
    const { name, size, unixMode = 0 } = entry
    const plainName = name.toLowerCase()
    const other = byPlainName.get(plainName)
    byPlainName.set(plainName, name)
    if (!isPlainPath(name)) return [sourceFault(name, 'file.badPath', {})]
    if ((unixMode & kindOfFile) === linkMode) return [sourceFault(name, 'source.link', {})]
    if (isArchive(entry)) return [sourceFault(name, 'zip.nested', {})]
    if (other !== undefined) return [sourceFault(name, 'zip.duplicate', { other })]
    if (size > limits.fileBytes) return [sourceFault(name, 'file.tooLarge', { bytes: size, limit: limits.fileBytes })]
    return []
  })
}

function isArchive({ name, method, data }: ZipEntry): boolean {
  const stored = method === 0 && data.length >= 4 && data.readUInt32LE(0) === 0x04034b50
  return stored || /\.(zip|jar|7z|rar|gz|tgz|bz2|xz|tar|zst)$/i.test(name)
}

/** `my-pack/` when that folder holds everything, pack.yaml at its top; '' otherwise. */
function topFolder(entries: readonly ZipEntry[]): string {
  const [first = ''] = entries.map((entry) => entry.name.slice(0, entry.name.indexOf('/') + 1))
  const inside = first !== '' && entries.every((entry) => entry.name.startsWith(first))
  return inside && entries.some((entry) => entry.name === `${first}pack.yaml`) ? first : ''
}

function archiveFault(error: TableFault, limits: PackLimits): Fault {
  switch (error.code) {
    case 'xlsxNotAWorkbook':
      return sourceFault('', 'zip.notAZip', {})
    case 'xlsxEncrypted':
      return sourceFault('', 'zip.encrypted', {})
    case 'xlsxTooManyParts':
      return sourceFault('', 'pack.tooManyFiles', { count: limits.files + 1, limit: limits.files })
    case 'xlsxTooLarge':
    case 'xlsxInflates':
      return sourceFault('', 'zip.bomb', {})
    default:
      return sourceFault('', 'zip.damaged', { part: String(error.details['part'] ?? '') })
  }
}
