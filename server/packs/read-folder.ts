/** Reads the files of a pack from a folder on disk, within the limits of a pack and without following links out of it. */
import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { packLimits } from '#core/instrument/limits.ts'
import type { PackLimits } from '#core/instrument/limits.ts'
import { isLitter } from './litter.ts'

/** Why a folder or an archive could not be taken in at all; faults of its content are left to `readPack`. */
export type SourceProblem =
  | { code: 'source.missing' }
  | { code: 'source.link'; path: string }
  | { code: 'source.special'; path: string }
  | { code: 'source.tooDeep'; path: string }
  | { code: 'source.tooManyFiles'; limit: number }
  | { code: 'source.tooLarge'; limit: number }

export type SourceReading = { ok: true; files: Map<string, Uint8Array> } | { ok: false; problem: SourceProblem }

/** Folders inside one another, at most: a pack has one level. */
const deepest = 4

/** The bytes of every file under `folder`, keyed by path relative to it. Operating-system litter is passed over. */
export async function readPackFolder(folder: string, limits: PackLimits = packLimits): Promise<SourceReading> {
  const root = await lstat(folder).catch(() => null)
  if (root === null || !root.isDirectory()) return { ok: false, problem: { code: 'source.missing' } }
  const files = new Map<string, Uint8Array>()
  let total = 0
  const waiting: { path: string; depth: number }[] = [{ path: '', depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of await readdir(join(folder, next.path), { withFileTypes: true })) {
      const path = next.path === '' ? entry.name : `${next.path}/${entry.name}`
      if (isLitter(path)) continue
      if (entry.isSymbolicLink()) return { ok: false, problem: { code: 'source.link', path } }
      if (entry.isDirectory()) {
        if (next.depth + 1 > deepest) return { ok: false, problem: { code: 'source.tooDeep', path } }
        waiting.push({ path, depth: next.depth + 1 })
      } else if (!entry.isFile()) return { ok: false, problem: { code: 'source.special', path } }
      else {
        if (files.size >= limits.files)
          return { ok: false, problem: { code: 'source.tooManyFiles', limit: limits.files } }
        // One byte past the limit is enough for `readPack` to refuse the file by name.
        const bytes = await readAtMost(join(folder, path), limits.fileBytes + 1)
        total += bytes.length
        if (total > limits.packBytes)
          return { ok: false, problem: { code: 'source.tooLarge', limit: limits.packBytes } }
        files.set(path, bytes)
      }
    }
  }
  return { ok: true, files }
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
