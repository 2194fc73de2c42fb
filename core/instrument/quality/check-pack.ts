/** The quality of a pack's wording as far as a machine can judge it. Structure is judged by `readPack`. */
import { inReadingOrder } from '../fault.ts'
import type { Fault } from '../fault.ts'
import type { Glossary } from '../glossary.ts'
import type { Pack } from '../pack.ts'
import type { Locate } from '../read-pack.ts'
import { languageFaults } from './language-faults.ts'
import { levelFaults } from './level-faults.ts'
import { questionFaults } from './question-faults.ts'
import { termFaults } from './term-faults.ts'

/**
 * Both languages present, in their place and of believable relative length; levels all different, by more than vague words, each naming
 * something to be seen; no descriptor used twice; terms as in the glossary; questions open, neutral and about one thing.
 * With `locate` (from `readPack`) the faults carry line and column.
 */
export function checkPack(pack: Pack, glossary: Glossary, locate?: Locate): Fault[] {
  const found = [...languageFaults(pack), ...levelFaults(pack), ...termFaults(pack, glossary), ...questionFaults(pack)]
  if (locate === undefined) return inReadingOrder(found)
  return inReadingOrder(found.map((one) => ({ ...one, ...locate(one.file, one.path) })))
}
