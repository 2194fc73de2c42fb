/**
 * An instrument, or a part of it, as a workbook to work in: everything the instrument says, and empty columns for what
 * is received, found and noted. Two languages stand in one cell, Chinese above English.
 */
import type { Guide } from '#core/instrument/pack.ts'
import { cleanTexts } from '../clean-text.ts'
import { patchPart } from '../ooxml/archive.ts'
import { writeWorkbook } from '../xlsx/workbook.ts'
import type { CellSpec, CellStyle, ColumnSpec, SheetSpec } from '../xlsx/workbook.ts'
import { seenLinks } from './related.ts'
import { shortened } from './selection.ts'
import type { Selection } from './selection.ts'
import { hasForeignTexts, informedLines, speechOf } from './speech.ts'
import type { HandoutLanguage, HandoutTexts, Lines, Speech } from './speech.ts'
import type { Pack } from '#core/instrument/pack.ts'

/** The bytes of the workbook. The same instrument gives the same bytes: its version says when it was written. */
export async function renderInstrumentXlsx(
  selection: Selection,
  language: HandoutLanguage,
  related: readonly Pack[],
): Promise<Uint8Array> {
  const speech = speechOf(language)
  const clean = cleanTexts(selection)
  const sheets = [
    ...(clean.criteria.length > 0 ? [criteriaSheet(clean, speech)] : []),
    ...(clean.requests.length > 0 ? [requestsSheet(clean, speech)] : []),
    ...(clean.checklists.length > 0 ? [checklistsSheet(clean, speech)] : []),
    ...clean.guides.map((guide) => guideSheet(clean.pack, guide, clean.part === 'guideShort', speech)),
    ...clean.forms.map((form) => formSheet(clean.pack, form, speech)),
    ...(clean.part === 'all' ? wholeSheets(clean.pack, cleanTexts(related), speech) : []),
  ]
  const bytes = await writeWorkbook({
    title: speech.say(clean.pack.name)[0]!,
    madeAt: noTime,
    foot: footOf(clean, speech),
    sheets: [readMeSheet(clean, sheets, speech), ...sheets.map(({ sheet }) => sheet)],
  })
  return patchPart(bytes, 'docProps/core.xml', withoutTimes)
}

/** The writer wants a time; it is taken out again. */
const noTime = '1980-01-01T00:00:00Z'

/** The parts of `docProps/core.xml` that a clock would fill. */
export function withoutTimes(core: string): string {
  return core.replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/gu, '')
}

function footOf({ pack }: Selection, speech: Speech): string {
  return `${speech.say(pack.name)[0]!} ${pack.version}  |  ${pack.licence}`
}

type Held = { sheet: SheetSpec; holds: Lines }

const wrapped: CellStyle = { wrap: true, line: 'hair' }
const name: CellStyle = { ...wrapped, bold: true }
const narrow: CellStyle = { ...wrapped, align: 'center' }

const cell = (lines: Lines): CellSpec => lines.join('\n')
const list = (speech: Speech, count: number, line: (index: number) => Lines): CellSpec =>
  cell(speech.languages.map((_, language) => range(count).map((index) => pickLine(line(index), language)).join('\n')).filter(unique))
