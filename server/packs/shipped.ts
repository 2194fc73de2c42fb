/** The packs of `content/`, read and checked as any other folder. */
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Pack } from '#core/instrument/pack.ts'
import { readPack } from '#core/instrument/read-pack.ts'
import { readPackFolder } from './read-folder.ts'

const contentFolder = fileURLToPath(new URL('../../content/', import.meta.url))

/** @throws Error naming the pack, when one of ours has a fault */
export async function readShippedPacks(): Promise<Pack[]> {
  const packs: Pack[] = []
  for (const entry of await readdir(contentFolder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const folder = await readPackFolder(`${contentFolder}${entry.name}`)
    if (!folder.ok) throw new Error(`the shipped pack ${entry.name} cannot be read: ${JSON.stringify(folder.faults)}`)
    const { pack, faults } = readPack(folder.files)
    if (pack === null)
      throw new Error(
        `the shipped pack ${entry.name} has faults: ${JSON.stringify(faults.filter((fault) => fault.severity === 'error').slice(0, 3))}`,
      )
    packs.push(pack)
  }
  return packs
}
