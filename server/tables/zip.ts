/**
 * The parts of an uploaded workbook, trusted for nothing. The directory of the archive is read by ourselves and every
 * claim checked before a byte is inflated: number, names, sizes and places of the parts. What is then read is inflated
 * under a limit and compared with its declared size and checksum. The library that reads the sheets gets a new archive
 * made of the parts that passed, so that no second reading of the directory can see anything else.
 */
import { crc32, createInflateRaw } from 'node:zlib'
import { limits } from './limits.ts'
import { TableFault } from './table-fault.ts'

const localSignature = 0x04034b50
const centralSignature = 0x02014b50
const endSignature = 0x06054b50

export type ZipEntry = {
  name: string
  method: 0 | 8
  crc: number
  compressedSize: number
  size: number
  /** The compressed bytes. */
  data: Buffer
  /** The Unix file mode of the directory entry (a link is 0o120000); 0 or absent when its maker names none. */
  unixMode?: number
}

/**
 * All files of an archive by name. Folders are left out.
 * @throws TableFault when the archive is broken, encrypted, or claims anything beyond the limits.
 */
export function readZip(bytes: Buffer): Map<string, ZipEntry> {
  if (bytes.length >= 8 && bytes.readUInt32BE(0) === 0xd0cf11e0) throw new TableFault('xlsxEncrypted')
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  const directorySize = bytes.readUInt32LE(end + 12)
  const directory = bytes.readUInt32LE(end + 16)
  if (count === 0xffff || directory === 0xffffffff || directorySize === 0xffffffff) throw damaged('ZIP64')
  if (bytes.readUInt16LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count) throw damaged('disks')
  if (count > limits.zipEntries) throw new TableFault('xlsxTooManyParts', { limit: limits.zipEntries })
  if (directory + directorySize > end) throw damaged('directory')
  const entries = new Map<string, ZipEntry>()
  const taken: { from: number; to: number }[] = [{ from: directory, to: end }]
  let at = directory
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== centralSignature) throw damaged('directory')
    const flags = bytes.readUInt16LE(at + 8)
    const method = bytes.readUInt16LE(at + 10)
    const crc = bytes.readUInt32LE(at + 16)
    const compressedSize = bytes.readUInt32LE(at + 20)
    const size = bytes.readUInt32LE(at + 24)
    const nameLength = bytes.readUInt16LE(at + 28)
    const unixMode = bytes.readUInt16LE(at + 40)
    const local = bytes.readUInt32LE(at + 42)
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    if (next > end) throw damaged('directory')
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    at = next
    if (flags & 1) throw new TableFault('xlsxEncrypted')
    if (compressedSize === 0xffffffff || size === 0xffffffff || local === 0xffffffff) throw damaged('ZIP64')
    if (method !== 0 && method !== 8) throw damaged(shown(name))
    if (method === 0 && compressedSize !== size) throw damaged(shown(name))
    if (local + 30 > directory || bytes.readUInt32LE(local) !== localSignature) throw damaged(shown(name))
    const localName = bytes.readUInt16LE(local + 26)
    const from = local + 30 + localName + bytes.readUInt16LE(local + 28)
    const to = from + compressedSize
    if (to > directory) throw damaged(shown(name))
    if (bytes.readUInt16LE(local + 8) !== method) throw damaged(shown(name))
    if (bytes.toString('utf8', local + 30, local + 30 + localName) !== name) throw damaged(shown(name))
    taken.push({ from: local, to })
    if (name.endsWith('/')) continue
    if (entries.has(name)) throw damaged(shown(name))
    if (size > limits.xlsxInflatedBytes) throw tooLarge()
    if (size > 1024 * 1024 && size > compressedSize * limits.inflationRatio) throw new TableFault('xlsxInflates')
    entries.set(name, { name, method, crc, compressedSize, size, data: bytes.subarray(from, to), unixMode })
  }
  taken.sort((a, b) => a.from - b.from)
  for (let i = 1; i < taken.length; i++) if (taken[i]!.from < taken[i - 1]!.to) throw damaged('overlap')
  return entries
}

/** Inflates one part piece by piece. Ends with a fault as soon as it has more bytes than declared, or other ones. */
export async function* inflate(entry: ZipEntry): AsyncGenerator<Buffer> {
  let size = 0
  let crc = 0
  const check = (piece: Buffer): Buffer => {
    size += piece.length
    if (size > entry.size) throw damaged(shown(entry.name))
    crc = crc32(piece, crc)
    return piece
  }
  if (entry.method === 0) {
    // in pieces, as readers hold what one piece gives them
    for (let at = 0; at < entry.data.length; at += 65_536) yield check(entry.data.subarray(at, at + 65_536))
  } else {
    const stream = createInflateRaw({ chunkSize: 65_536 })
    stream.end(entry.data)
    try {
      for await (const piece of stream) yield check(piece as Buffer)
    } catch (error) {
      if (error instanceof TableFault) throw error
      throw damaged(shown(entry.name))
    } finally {
      stream.destroy()
    }
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged(shown(entry.name))
}

/** One part as a whole. @throws TableFault over `limit` bytes. */
export async function inflateWhole(entry: ZipEntry, limit: number): Promise<Buffer> {
  if (entry.size > limit) throw tooLarge()
  const pieces: Buffer[] = []
  for await (const piece of inflate(entry)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** A new archive of these parts, their compressed bytes unchanged. */
export function buildZip(entries: readonly ZipEntry[]): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(localSignature, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(entry.method, 8)
    local.writeUInt32LE(entry.crc, 14)
    local.writeUInt32LE(entry.compressedSize, 18)
    local.writeUInt32LE(entry.size, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(centralSignature, 0)
    central.writeUInt16LE(20, 4)
    central.writeUInt16LE(20, 6)
    local.copy(central, 10, 8, 28)
    central.writeUInt32LE(at, 42)
    pieces.push(local, name, entry.data)
    directory.push(central, name)
    at += 30 + name.length + entry.data.length
  }
  const directorySize = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(endSignature, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directorySize, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, ...directory, end])
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff)
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === endSignature && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at
  }
  throw new TableFault('xlsxNotAWorkbook')
}

function damaged(part: string): TableFault {
  return new TableFault('xlsxDamaged', { part })
}

function tooLarge(): TableFault {
  return new TableFault('xlsxTooLarge', { megabytes: limits.xlsxInflatedBytes / 1024 ** 2 })
}

/** A part's name, fit for a sentence. */
function shown(name: string): string {
  return name.replace(/[^\w./[\] -]/gu, '?').slice(0, 80)
}
