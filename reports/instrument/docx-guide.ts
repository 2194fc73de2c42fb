/** An interview guide to sit down with: whom it is for, how to open, and each question with room for notes. */
import type { FileChild } from 'docx'
import type { Guide, Pack } from '#core/instrument/pack.ts'
import { colours } from '../colours.ts'
import { body, fields, gap, heading, note, paragraphs, portraitWidth, table, writingLines } from './docx-pieces.ts'
import type { Depth } from './docx-pieces.ts'
import { informedLines } from './speech.ts'
import type { Speech } from './speech.ts'

export type GuideForm = {
  /** The 45-minute version, in which every question is part of it. */
  isShort: boolean
  /** Fields for names and lines for notes; without them the guide is for reading. */
  toWriteIn: boolean
  /** Of the headings of topics. */
  depth: Depth
}

/** Everything below the guide's title. Questions are numbered through the guide. */
export function guideBody(pack: Pack, guide: Guide, form: GuideForm, speech: Speech): FileChild[] {
  const count = guide.topics.reduce((sum, topic) => sum + topic.questions.length, 0)
  const short = guide.topics.flatMap((topic) => topic.questions).filter((question) => question.inShortVersion).length
  let number = 0
  return [
    ...note({
      lines: speech.tell((t) =>
        form.isShort
          ? t.questionCountShort({ count })
          : short === 0
            ? t.questionCount({ count })
            : t.holds.questions({ count, short }),
      ),
    }),
    ...(guide.alternates.length === 0
      ? []
      : note({
          lead: speech.tell((t) => t.alternates),
          lines: speech.both((t, said) => guide.alternates.map(said).join(t.comma)),
        })),
    ...(form.toWriteIn
      ? fields(speech, [(t) => t.interviewee, (t) => t.date, (t) => t.position, (t) => t.interviewer], portraitWidth)
      : []),
    ...(guide.opening === undefined
      ? []
      : [
          table(
            null,
            [
              {
                cells: [
                  {
                    fill: colours.panel,
                    blocks: [{ lead: speech.tell((t) => t.toOpen), lines: speech.say(guide.opening), size: 19 }],
                  },
                ],
              },
            ],
            [1],
            portraitWidth,
          ),
          gap(),
        ]),
    ...guide.topics.flatMap((topic) => [
      heading(form.depth, speech.say(topic.name)),
      ...topic.questions.flatMap((question) => {
        number += 1
        const informs = informedLines(speech, pack, question.informs)
        const marked = !form.isShort && question.inShortVersion
        const [first = '', ...others] = speech.say(question.question)
        return [
          ...paragraphs({ lines: [`${number}  ${first}`, ...others] }, 22, { style: 'Question', keepNext: true }),
          // Under the question, where an interviewer short of time looks for the ones to ask.
          ...(marked
            ? note({ lines: [speech.tell((t) => t.inShortVersion).join(' / ')], bold: true }, { keepNext: true })
            : []),
          ...body({ lead: speech.tell((t) => t.probe), lines: speech.say(question.probe) }, { keepNext: true }),
          ...body(
            { lead: speech.tell((t) => t.listenFor), lines: speech.say(question.listenFor), colour: colours.ink2 },
            { keepNext: informs.length > 0 || form.toWriteIn },
          ),
          ...(informs.length === 0
            ? []
            : note({ lead: speech.tell((t) => t.informs), lines: informs }, { keepNext: form.toWriteIn })),
          ...(form.toWriteIn ? [writingLines(form.isShort ? 6 : 4, portraitWidth)] : []),
        ]
      }),
    ]),
  ]
}
