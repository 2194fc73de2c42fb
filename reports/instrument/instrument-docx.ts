/** An instrument, or a part of it, as a Word file to print, to send or to fill in. */
import type { FileChild } from 'docx'
import type { Pack } from '#core/instrument/pack.ts'
import { cleanTexts } from '../clean-text.ts'
import { checklistBody } from './docx-checklist.ts'
import { formBody } from './docx-form.ts'
import { wordFile } from './docx-frame.ts'
import type { Sheet } from './docx-frame.ts'
import { guideBody } from './docx-guide.ts'
import { areaBody, scaleTable } from './docx-levels.ts'
import { body, chapter, gap, heading, landscapeWidth, note, portraitWidth, titleBlock } from './docx-pieces.ts'
import { requestLetter, requestTable } from './docx-requests.ts'
import { aboutChapter, contentsPage, crosswalkChapter, referencesChapter, surveyChapter } from './docx-whole.ts'
import type { Selection } from './selection.ts'
import { hasForeignTexts, speechOf } from './speech.ts'
import type { HandoutLanguage, Speech } from './speech.ts'

/**
 * The bytes of the Word file on A4. The same instrument gives the same bytes. `related` are the other instruments at
 * hand, for the names in the crosswalk.
 */
export async function renderInstrumentDocx(
  selection: Selection,
  language: HandoutLanguage,
  related: readonly Pack[],
): Promise<Uint8Array> {
  const speech = speechOf(language)
  const clean = cleanTexts(selection)
  const { pack, part } = clean
  const kind = speech.tell((t) => t.parts[part])
  const named = speech.both((t, said) => `${said(pack.name)}${t.comma}${t.version} ${pack.version}`)
  const name = part === 'all' ? speech.say(pack.name) : clean.name === null ? kind : speech.say(clean.name)
  return wordFile(
    {
      title: `${speech.say(pack.name)[0]!} – ${name[0]!}`,
      language: speech.first,
      head: {
        left: speech.both((_, said) => `${said(pack.name)} ${pack.version}`).join(' / '),
        right: speech.tell((t) => `${t.licence}${t.colon}${pack.licence}`)[0]!,
      },
      foot: part === 'all' ? kind[0]! : clean.name === null ? kind[0]! : `${kind[0]!}  |  ${name[0]!}`,
    },
    sheetsOf(
      clean,
      [
        ...titleBlock(name === kind ? speech.say(pack.name) : kind, name, named),
        ...(hasForeignTexts(speech, pack) ? note({ lines: speech.tell((t) => t.otherLanguage) }) : []),
      ],
      cleanTexts(related),
      speech,
    ),
  )
}

function sheetsOf(selection: Selection, title: FileChild[], related: readonly Pack[], speech: Speech): Sheet[] {
  const { pack, part, guides, checklists, requests, criteria, forms } = selection
  switch (part) {
    case 'all':
      return wholeSheets(selection, title, related, speech)
    case 'guide':
    case 'guideShort':
      return portrait([
        ...title,
        ...guides.flatMap((guide) =>
          guideBody(pack, guide, { isShort: part === 'guideShort', toWriteIn: true, depth: 1 }, speech),
        ),
      ])
    case 'checklist':
      return portrait([
        ...title,
        ...checklists.flatMap(({ topics }) => checklistBody(pack, topics, { depth: 1, toWriteIn: true }, speech)),
      ])
    case 'requests':
      return portrait([...title, ...requestLetter(speech), requestTable(requests, speech)])
    case 'area':
      return [
        {
          orientation: 'landscape',
          children: [
            ...title,
            scaleTable(pack, landscapeWidth, speech),
            gap(),
            ...criteria.flatMap((area) => areaBody(pack, area, 1, speech)),
          ],
        },
      ]
    default:
      return portrait([...title, ...forms.flatMap((form) => formBody(pack, form, 1, speech))])
  }
}

const portrait = (children: FileChild[]): Sheet[] => [{ orientation: 'portrait', children }]

/** Descriptors and survey items lie on their side; what leads to them and what follows stands. */
function wholeSheets(selection: Selection, title: FileChild[], related: readonly Pack[], speech: Speech): Sheet[] {
  const { pack } = selection
  const reading = { toWriteIn: false, isShort: false }
  const sheets: Sheet[] = [
    {
      orientation: 'portrait',
      children: [
        ...title,
        ...body({ lines: speech.say(pack.description) }),
        ...contentsPage(speech),
        chapter(speech, (t) => t.scale),
        scaleTable(pack, portraitWidth, speech),
        ...aboutChapter(pack, speech),
      ],
    },
    {
      orientation: 'landscape',
      children: [
        chapter(speech, (t) => t.criteria, false),
        ...selection.criteria.flatMap((area, index) => [
          heading(2, speech.say(area.name), { breakBefore: index > 0 }),
          ...areaBody(pack, area, 3, speech),
        ]),
        ...surveyChapter(pack, speech),
      ],
    },
    {
      orientation: 'portrait',
      children: [
        ...(selection.requests.length === 0
          ? []
          : [chapter(speech, (t) => t.requests, false), requestTable(selection.requests, speech)]),
        ...selection.checklists.flatMap(({ area, topics }, index) => [
          ...(index === 0 ? [chapter(speech, (t) => t.checklists)] : []),
          heading(2, speech.say(area.name)),
          ...checklistBody(pack, topics, { ...reading, depth: 3 }, speech),
        ]),
        ...selection.guides.flatMap((guide, index) => [
          ...(index === 0 ? [chapter(speech, (t) => t.guides)] : []),
          heading(2, speech.say(guide.name), { breakBefore: index > 0 }),
          ...guideBody(pack, guide, { ...reading, depth: 3 }, speech),
        ]),
        ...selection.forms.flatMap((form) => [
          heading(1, speech.say(form.name), { breakBefore: true }),
          ...formBody(pack, form, 2, speech),
        ]),
        ...referencesChapter(pack, speech),
        ...crosswalkChapter(pack, related, speech),
      ],
    },
  ]
  return sheets.filter((sheet) => sheet.children.length > 0)
}
