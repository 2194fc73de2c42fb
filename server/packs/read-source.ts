/** A pack given by the path of its folder or its zip file. */
import { readFile, stat } from 'node:fs/promises'
import { packLimits } from '#core/instrument/limits.ts'
import { readPackFolder } from './read-folder.ts'
import { sourceFault } from './source.ts'
import type { SourceReading } from './source.ts'
import { readPackZip } from './zip.ts'

/** Reads the folder or zip file at `path`. */
export async function readPackSource(path: string): Promise<SourceReading> {
  const found = await stat(path).catch(() => null)
  if (found === null) return { ok: false, faults: [sourceFault('', 'source.missing', {})] }
  if (found.isDirectory()) return readPackFolder(path)
  if (!found.isFile()) return { ok: false, faults: [sourceFault('', 'source.notAFile', {})] }
  if (found.size > packLimits.packBytes) {
    return { ok: false, faults: [sourceFault('', 'zip.tooLarge', { bytes: found.size, limit: packLimits.packBytes })] }
  }
  return readPackZip(await readFile(path))
}
