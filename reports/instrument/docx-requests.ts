/** The list of documents asked for, fit to be sent as a letter. */
import type { FileChild } from 'docx'
import { colours } from '../colours.ts'
import { body, cellOf, fields, gap, portraitWidth, table } from './docx-pieces.ts'
import type { Row } from './docx-pieces.ts'
import type { Selection } from './selection.ts'
import type { Speech } from './speech.ts'

/** To whom, by when and how, and what to do about what does not exist. */
export function requestLetter(speech: Speech): FileChild[] {
  return [
    ...fields(
      speech,
      [(t) => t.letter.to, (t) => t.letter.from, (t) => t.letter.by, (t) => t.letter.how],
      portraitWidth,
    ),
    ...body({ lines: speech.tell((t) => t.letter.opening) }),
    ...body({ lines: speech.tell((t) => t.letter.missing) }),
    gap(),
  ]
}

/** The requests, numbered through, under the name of their area, each with a box for its arrival. */
export function requestTable(requests: Selection['requests'], speech: Speech): FileChild {
  let number = 0
  const rows = requests.flatMap(({ area, requests: own }): Row[] => [
    ...(requests.length > 1
      ? [{ keepNext: true, cells: [cellOf(speech.say(area.name), { bold: true }, { span: 5, fill: colours.panel })] }]
      : []),
    ...own.map((request): Row => {
      number += 1
      return {
        cells: [
          cellOf([String(number)], { colour: colours.ink3 }),
          { blocks: [{ lines: speech.say(request.name), bold: true }, { lines: speech.say(request.ask) }] },
          cellOf(speech.say(request.why)),
          {
            blocks: [
              { lines: speech.both((t, said) => request.forms.map(said).join(t.semicolon)) },
              { lead: speech.tell((t) => t.owner), lines: speech.say(request.owner), colour: colours.ink2 },
            ],
          },
          cellOf([''], { tick: true, size: 22 }, { align: 'center' }),
        ],
      }
    }),
  ])
  return table(
    [
      { blocks: [] },
      cellOf(speech.tell((t) => t.request)),
      cellOf(speech.tell((t) => t.why)),
      cellOf(speech.tell((t) => t.forms)),
      cellOf(
        speech.tell((t) => t.received),
        {},
        { align: 'center' },
      ),
    ],
    rows,
    [0.5, 4.2, 2.6, 2.5, 1],
    portraitWidth,
  )
}
