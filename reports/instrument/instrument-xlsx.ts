/**
 * An instrument, or a part of it, as a workbook to work in: everything the instrument says, and empty columns for what
 * is received, found and noted. Two languages stand in one cell, Chinese above English.
 */
import type { Pack } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'
import { cleanTexts } from '../clean-text.ts'
import { patchPart } from '../ooxml/archive.ts'
import { sheetNames, writeWorkbook } from '../xlsx/workbook.ts'
import type { CellSpec, CellStyle, SheetSpec } from '../xlsx/workbook.ts'
import type { Selection } from './selection.ts'
import { hasForeignTexts, speechOf } from './speech.ts'
import type { HandoutLanguage, HandoutTexts, Lines, Speech } from './speech.ts'
import { withoutTimes } from './without-times.ts'
import {
  cell,
  checklistsSheet,
  criteriaSheet,
  crosswalkSheet,
  formSheet,
  guideSheet,
  headed,
  referencesSheet,
  requestsSheet,
  surveySheet,
} from './xlsx-sheets.ts'
import type { Held } from './xlsx-sheets.ts'

/**
 * The bytes of the workbook. The same instrument gives the same bytes. `related` are the other instruments at hand, for
 * the names on the crosswalk sheet.
 */
export async function renderInstrumentXlsx(
  selection: Selection,
  language: HandoutLanguage,
  related: readonly Pack[],
): Promise<Uint8Array> {
  const speech = speechOf(language)
  const clean = cleanTexts(selection)
  const { pack } = clean
  const held = [
    clean.criteria.length > 0 ? criteriaSheet(clean, speech) : null,
    clean.requests.length > 0 ? requestsSheet(clean, speech) : null,
    clean.checklists.length > 0 ? checklistsSheet(clean, speech) : null,
    ...clean.guides.map((guide) => guideSheet(pack, guide, speech)),
    ...clean.forms.map((form) => formSheet(pack, form, speech)),
    ...(clean.part === 'all'
      ? [surveySheet(pack, speech), crosswalkSheet(pack, cleanTexts(related), speech), referencesSheet(pack, speech)]
      : []),
  ].filter((one): one is Held => one !== null)
  const bytes = await writeWorkbook({
    title: speech.say(pack.name)[0]!,
    madeAt: noTime,
    foot: `${speech.say(pack.name)[0]!} ${pack.version}  |  ${pack.licence}`,
    sheets: [readMeSheet(clean, held, speech), ...held.map(({ sheet }) => sheet)],
  })
  return patchPart(bytes, 'docProps/core.xml', withoutTimes)
}

/** The writer wants a time; it is taken out again. */
const noTime = '1980-01-01T00:00:00Z'
/** Begins a section of the read-me. */
const band: CellStyle = { bold: true, fill: 'EAEEEC', wrap: true }

/** What the instrument is, how its levels read, what to do with it, and what each sheet holds. */
function readMeSheet({ pack, part }: Selection, held: readonly Held[], speech: Speech): SheetSpec {
  const own = speech.tell((t) => t.sheets.readMe)[0]!
  const [, ...tabs] = sheetNames([own, ...held.map(({ sheet }) => sheet.name)])
  const row = (head: Lines | string, text: Lines | string): CellSpec[] => [
    typeof head === 'string' ? head : cell(head),
    typeof text === 'string' ? text : cell(text),
  ]
  const section = (pick: (t: HandoutTexts) => string, rows: CellSpec[][]): CellSpec[][] =>
    rows.length === 0
      ? []
      : [
          [
            { value: cell(speech.tell(pick)), style: band },
            { value: null, style: band },
          ],
          ...rows,
        ]
  const named = (things: readonly { name: Text; description?: Text | undefined }[]) =>
    things.map((one) => row(speech.say(one.name), one.description === undefined ? '' : speech.say(one.description)))
  const { roadmap } = pack
  return {
    name: own,
    columns: [
      headed(speech, (t) => t.item, 30, { wrap: true, bold: true, line: 'hair' }),
      headed(speech, (t) => t.text, 110),
    ],
    rows: [
      [
        { value: cell(speech.say(pack.name)), style: band },
        { value: cell(speech.tell((t) => t.parts[part])), style: band },
      ],
      row(
        speech.tell((t) => t.version),
        pack.version,
      ),
      row(
        speech.tell((t) => t.licence),
        pack.licence,
      ),
      row(
        speech.tell((t) => t.about),
        speech.say(pack.description),
      ),
      ...(hasForeignTexts(speech, pack)
        ? [
            row(
              '',
              speech.tell((t) => t.otherLanguage),
            ),
          ]
        : []),
      ...section(
        (t) => t.sheet,
        held.map(({ holds }, index) => row(tabs[index]!, holds)),
      ),
      ...section(
        (t) => t.scale,
        pack.scale.levels.map((level) =>
          row(
            speech.both((t, said) => t.levelOf({ number: level.number, name: said(level.name) })),
            level.description === undefined ? '' : speech.say(level.description),
          ),
        ),
      ),
      ...(part === 'all'
        ? [
            ...section((t) => t.modes, named(pack.modes)),
            ...section((t) => t.principles, named(pack.principles)),
            ...section(
              (t) => t.roadmap,
              roadmap === undefined
                ? []
                : [
                    ...roadmap.horizons.map((one) =>
                      row(
                        speech.say(one.name),
                        speech.tell((t) => t.months(one)),
                      ),
                    ),
                    ...named(roadmap.dimensions),
                  ],
            ),
            ...section((t) => t.nextSteps, named(pack.nextSteps)),
            ...section(
              (t) => t.notes,
              pack.notes.map((note) => row('', speech.say(note))),
            ),
          ]
        : []),
    ],
    print: 'landscape',
  }
}
