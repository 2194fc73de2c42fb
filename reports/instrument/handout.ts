/** One door to an instrument on paper or in a spreadsheet: a pack in, a file out. */
import type { Pack } from '#core/instrument/pack.ts'
import { texts } from '#core/texts/index.ts'
import { fileName, instrumentParts } from '../file-name.ts'
import { renderInstrumentDocx } from './instrument-docx.ts'
import { renderInstrumentXlsx } from './instrument-xlsx.ts'
import { partIds, selectPart } from './selection.ts'
import type { HandoutPart, Selection } from './selection.ts'
import { speechOf } from './speech.ts'
import type { HandoutLanguage } from './speech.ts'

export { handoutParts } from './selection.ts'
export type { HandoutPart } from './selection.ts'
export type { HandoutLanguage } from './speech.ts'

export type HandoutFormat = 'xlsx' | 'docx'
export type HandoutWish = {
  format: HandoutFormat
  language: HandoutLanguage
  part: HandoutPart
  /** See `selectPart`; null for the whole instrument and for all requests. */
  id: string | null
}
export type HandoutFile = { bytes: Uint8Array; mediaType: string; fileName: string }
/** `noPart`: the pack has no such part; `known` are the ids it has of that kind. */
export type Handout = { kind: 'file'; file: HandoutFile } | { kind: 'noPart'; known: string[] }

const mediaTypes: Record<HandoutFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/**
 * Makes one file from the pack, or from a part of it. The same pack, wish and related packs give the same bytes.
 * `related` are the other instruments at hand, for the names on the crosswalk.
 */
export async function renderHandout(pack: Pack, related: readonly Pack[], wish: HandoutWish): Promise<Handout> {
  const selection = selectPart(pack, wish.part, wish.id)
  if (selection === null) return { kind: 'noPart', known: partIds(pack, wish.part) }
  const render = wish.format === 'xlsx' ? renderInstrumentXlsx : renderInstrumentDocx
  return {
    kind: 'file',
    file: {
      bytes: await render(selection, wish.language, related),
      mediaType: mediaTypes[wish.format],
      fileName: nameOf(selection, related, wish),
    },
  }
}

/** Instrument, part, what was chosen, version. */
function nameOf({ pack, name }: Selection, related: readonly Pack[], { format, language, part }: HandoutWish): string {
  const speech = speechOf(language)
  return fileName(
    [
      ...instrumentParts(pack, related, (text) => speech.say(text)[0]!),
      texts[speech.first].handout.files[part],
      name === null ? '' : speech.say(name)[0]!,
      pack.version,
      language === 'both' ? 'zh-en' : '',
    ],
    format,
  )
}
