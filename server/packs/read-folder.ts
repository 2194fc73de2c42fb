/** Reads the files of a pack from a folder on disk, within the limits of a pack and without following links out of it. */
import { lstat, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from '#core/instrument/fault.ts'
import { packLimits } from '#core/instrument/limits.ts'
import type { PackLimits } from '#core/instrument/limits.ts'
import { isLitter } from './litter.ts'
import { sourceFault } from './source.ts'
import type { SourceReading } from './source.ts'

/** Folders inside one another, at most: a pack has one level. */
const deepest = 4

/**
 * The bytes of every file under `folder`, keyed by path relative to it. What systems leave behind is passed over.
 * Folders and links count as files do, so that a hundred thousand of them cost no more than the limit.
 */
export async function readPackFolder(folder: string, limits: PackLimits = packLimits): Promise<SourceReading> {
  const root = await stat(folder).catch(() => null)
  if (root === null || !root.isDirectory()) return refused([sourceFault('', 'source.missing', {})])
  const files = new Map<string, Uint8Array>()
  const faults: Fault[] = []
  let bytes = 0
  let entries = 0
  const waiting: { path: string; depth: number }[] = [{ path: '', depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const names = await readdir(join(folder, next.path)).catch(() => null)
    if (names === null) faults.push(sourceFault(next.path, 'source.unreadable', {}))
    for (const name of (names ?? []).sort()) {
      const path = next.path === '' ? name : `${next.path}/${name}`
      if (isLitter(path)) continue
      entries += 1
      if (files.size >= limits.files) {
        return refused([sourceFault('', 'pack.tooManyFiles', { count: files.size + 1, limit: limits.files })])
      }
      if (entries > 2 * limits.files) return refused([sourceFault('', 'source.tooManyEntries', { limit: entries - 1 })])
      const entry = await lstat(join(folder, path)).catch(() => null)
      if (entry === null) faults.push(sourceFault(path, 'source.unreadable', {}))
      else if (entry.isSymbolicLink()) faults.push(sourceFault(path, 'source.link', {}))
      else if (entry.isDirectory()) {
        if (next.depth + 1 > deepest) faults.push(sourceFault(path, 'source.foldersTooDeep', { limit: deepest }))
        else waiting.push({ path, depth: next.depth + 1 })
      } else if (!entry.isFile()) faults.push(sourceFault(path, 'source.notAFile', {}))
      else if (entry.size > limits.fileBytes) {
        faults.push(sourceFault(path, 'file.tooLarge', { bytes: entry.size, limit: limits.fileBytes }))
      } else {
        bytes += entry.size
        if (bytes > limits.packBytes)
          return refused([sourceFault('', 'pack.tooLarge', { bytes, limit: limits.packBytes })])
        // a file may have grown since: one byte past the limit is enough for `readPack` to refuse it by name
        const content = await readAtMost(join(folder, path), limits.fileBytes + 1).catch(() => null)
        if (content === null) faults.push(sourceFault(path, 'source.unreadable', {}))
        else files.set(path, content)
      }
    }
  }
  return faults.length > 0 ? refused(faults) : { ok: true, files }
}

function refused(faults: Fault[]): SourceReading {
  return { ok: false, faults }
}

async function readAtMost(path: string, most: number): Promise<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    const size = Math.min(most, (await handle.stat()).size)
    const buffer = new Uint8Array(size)
    let filled = 0
    while (filled < size) {
      const { bytesRead } = await handle.read(buffer, filled, size - filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled)
  } finally {
    await handle.close()
  }
}
