/** An instrument as a file to hand out, or the problem that says which parts there are. */
import type { Pack } from '#core/instrument/pack.ts'
import { renderHandout } from '#reports/instrument/handout.ts'
import type { HandoutFile, HandoutWish } from '#reports/instrument/handout.ts'
import { problem } from '#server/http/problem.ts'

export async function handoutOf(pack: Pack, related: readonly Pack[], wish: HandoutWish): Promise<HandoutFile> {
  const handout = await renderHandout(pack, related, wish)
  if (handout.kind === 'noPart')
    throw problem('pack.noPart', { pack: pack.id, part: wish.part, known: handout.known.join(', ') })
  return handout.file
}
