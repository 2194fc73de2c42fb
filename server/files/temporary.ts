/** A file that lives as long as one reply. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A path in a folder of its own that only this process may enter; `remove` takes both away. */
export async function temporaryFile(name: string): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-'))
  return { path: join(folder, name), remove: () => rm(folder, { recursive: true, force: true }) }
}
