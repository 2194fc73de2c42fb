/** What is said of a pack's files before they are published, the same by command and in the web. */
import { checkCrosswalk } from '#core/instrument/crosswalk.ts'
import type { Fault } from '#core/instrument/fault.ts'
import { hasErrors } from '#core/instrument/fault.ts'
import { pathOf } from '#core/instrument/pack-files.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { checkPack } from '#core/instrument/quality/check-pack.ts'
import { readPack } from '#core/instrument/read-pack.ts'
import type { Locate, PackFiles } from '#core/instrument/read-pack.ts'
import { shippedGlossary } from './content.ts'

/**
 * Structure, wording, and links against the packs at hand (`others` gives the newest of each, and is
 * only asked when there are links). Wording is judged even while
 * the structure has faults, so that an author sees everything at once. The pack is null when any fault is an error.
 */
export async function checkFiles(
  files: PackFiles,
  others: () => Promise<readonly Pack[]>,
): Promise<{ pack: Pack | null; faults: Fault[] }> {
  const { pack, draft, faults, locate } = readPack(files)
  const wording = draft === null ? [] : checkPack(draft, await shippedGlossary(), locate)
  const links = pack === null || pack.links.length === 0 ? [] : linkFaults(pack, await others(), locate)
  const all = [...faults, ...wording, ...links]
  return { pack: hasErrors(all) ? null : pack, faults: all }
}

/** What the crosswalk finds wrong with this pack's own links. */
function linkFaults(pack: Pack, others: readonly Pack[], locate: Locate): Fault[] {
  const file = pathOf('links')
  const { faults } = checkCrosswalk([...others.filter((other) => other.id !== pack.id), pack])
  return faults
    .filter((one) => one.file === `${pack.id}/${file}`)
    .map((one) => ({ ...one, file, ...locate(file, one.path) }))
}
