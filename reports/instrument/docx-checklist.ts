/** A checklist to walk around with: a box for each item and lines for what was found. */
import type { FileChild } from 'docx'
import type { ChecklistTopic, Pack } from '#core/instrument/pack.ts'
import { colours } from '../colours.ts'
import { cellOf, fields, heading, heightOf, note, portraitWidth, table, writingHeight } from './docx-pieces.ts'
import type { Block, Depth } from './docx-pieces.ts'
import { informedLines } from './speech.ts'
import type { Speech } from './speech.ts'

/** Lines for a finding beside an item whose words take less room. */
const fewestLines = 5

/** Everything below the checklist's title; without room to write it is for reading. */
export function checklistBody(
  pack: Pack,
  topics: readonly ChecklistTopic[],
  { depth, toWriteIn }: { depth: Depth; toWriteIn: boolean },
  speech: Speech,
): FileChild[] {
  return [
    ...(toWriteIn
      ? [
          ...fields(speech, [(t) => t.checkedBy, (t) => t.date, (t) => t.place], portraitWidth),
          ...note({ lines: speech.tell((t) => t.tickHint) }),
        ]
      : []),
    ...topics.flatMap((topic) => [
      heading(depth, speech.say(topic.name), { number: topic.number }),
      toWriteIn ? writable(pack, topic, speech) : readable(pack, topic, speech),
    ]),
  ]
}

function itemBlocks(pack: Pack, item: ChecklistTopic['items'][number], speech: Speech): Block[] {
  const informs = informedLines(speech, pack, item.informs)
  return [
    { lines: speech.say(item.lookAt), bold: true },
    { lead: speech.tell((t) => t.goodLooksLike), lines: speech.say(item.goodLooksLike) },
    ...(informs.length === 0
      ? []
      : [{ lead: speech.tell((t) => t.informs), lines: informs, size: 15, colour: colours.ink3 }]),
  ]
}

function writable(pack: Pack, topic: ChecklistTopic, speech: Speech) {
  const shares = [0.6, 5.4, 4]
  const words = (portraitWidth * shares[1]!) / 10
  return table(
    [{ blocks: [] }, cellOf(speech.tell((t) => t.lookAt)), cellOf(speech.tell((t) => t.finding))],
    topic.items.map((item) => {
      const blocks = itemBlocks(pack, item, speech)
      return {
        cells: [
          cellOf([''], { tick: true, size: 24 }),
          { blocks },
          {
            blocks: [],
            ruled: true,
            writing: Math.max(fewestLines, Math.floor(heightOf(blocks, words) / writingHeight)),
          },
        ],
      }
    }),
    shares,
    portraitWidth,
  )
}

function readable(pack: Pack, topic: ChecklistTopic, speech: Speech) {
  return table(
    [
      cellOf(speech.tell((t) => t.lookAt)),
      cellOf(speech.tell((t) => t.goodLooksLike)),
      cellOf(speech.tell((t) => t.informs)),
    ],
    topic.items.map((item) => ({
      cells: [
        cellOf(speech.say(item.lookAt)),
        cellOf(speech.say(item.goodLooksLike)),
        cellOf(informedLines(speech, pack, item.informs), { size: 15, colour: colours.ink3 }),
      ],
    })),
    [4, 4, 2.4],
    portraitWidth,
  )
}
