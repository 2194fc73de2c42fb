/** A form to fill in on site: choices as boxes, the rest as lines. */
import type { FileChild } from 'docx'
import type { Form, Pack } from '#core/instrument/pack.ts'
import { colours } from '../colours.ts'
import { body, heading, portraitWidth, table } from './docx-pieces.ts'
import type { Block, Depth } from './docx-pieces.ts'
import type { Lines, Speech } from './speech.ts'

type Field = Form['sections'][number]['fields'][number]

/** Everything below the form's title. */
export function formBody(pack: Pack, form: Form, depth: Depth, speech: Speech): FileChild[] {
  return [
    ...(form.intro === undefined ? [] : body({ lines: speech.say(form.intro) })),
    ...form.sections.flatMap((section) => [
      heading(depth, speech.say(section.name)),
      table(
        null,
        section.fields.map((field) => ({
          height: field.kind === 'longText' ? 1500 : 560,
          cells: [
            {
              blocks: [
                { lines: speech.say(field.label), bold: true },
                ...(field.help === undefined
                  ? []
                  : [{ lines: speech.say(field.help), size: 15, colour: colours.ink3 }]),
              ],
            },
            { blocks: answerBlocks(pack, field, speech), ruled: true },
          ],
        })),
        [3.4, 6.6],
        portraitWidth,
      ),
    ]),
  ]
}

/** One box for each thing that can be answered; nothing where words or a number are wanted. */
function answerBlocks(pack: Pack, field: Field, speech: Speech): Block[] {
  const choices = choicesOf(pack, field, speech)
  return choices.length === 0 ? [] : [{ lines: choices.map((lines) => lines.join(' / ')), tick: 'each' }]
}

function choicesOf(pack: Pack, field: Field, speech: Speech): Lines[] {
  switch (field.kind) {
    case 'choice':
      return (field.choices ?? []).map((choice) => speech.say(choice.name))
    case 'level':
      return pack.scale.levels.map((level) =>
        speech.both((t, said) => t.levelOf({ number: level.number, name: said(level.name) })),
      )
    case 'yesNo':
      return [speech.tell((t) => t.yes), speech.tell((t) => t.no)]
    default:
      return []
  }
}
