/** The chapters that only the whole instrument has. */
import { Paragraph, TableOfContents, TextRun } from 'docx'
import type { FileChild } from 'docx'
import type { Aspect, Pack } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'
import { colours } from '../colours.ts'
import { body, cellOf, chapter, heading, landscapeWidth, note, portraitWidth, table } from './docx-pieces.ts'
import { horizonsLine } from '#core/instrument/horizons-line.ts'
import { seenLinks } from '#core/instrument/seen-links.ts'
import { informedLines } from './speech.ts'
import type { HandoutTexts, Lines, Speech } from './speech.ts'

/** Remarks in a cell. */
const small = { size: 15, colour: colours.ink3 }

/** The chapters with their aspects; entries are written in, so that Word asks nothing on opening. */
export function contentsPage(speech: Speech): FileChild[] {
  const title = speech.tell((t) => t.contents).join(' / ')
  return [
    new Paragraph({ style: 'Question', children: [new TextRun(title)] }),
    new TableOfContents(title, { hyperlink: true, headingStyleRange: '1-2', beginDirty: false }),
  ]
}

/** Modes, principles, roadmap, next steps and notes, each where the instrument has them. */
export function aboutChapter(pack: Pack, speech: Speech): FileChild[] {
  const part = (pick: (t: HandoutTexts) => string, children: FileChild[]): FileChild[] =>
    children.length === 0 ? [] : [heading(2, speech.tell(pick)), ...children]
  const { roadmap } = pack
  const parts = [
    ...part((t) => t.modes, named(pack.modes, speech)),
    ...part((t) => t.principles, named(pack.principles, speech)),
    ...part(
      (t) => t.roadmap,
      roadmap === undefined
        ? []
        : [
            ...body({
              lead: speech.tell((t) => t.horizons),
              lines: speech.both((t, said) => horizonsLine(roadmap, t, said)),
            }),
            ...named(roadmap.dimensions, speech),
          ],
    ),
    ...part((t) => t.nextSteps, named(pack.nextSteps, speech)),
    ...part(
      (t) => t.notes,
      pack.notes.flatMap((one) => body({ lines: speech.say(one) })),
    ),
  ]
  return parts.length === 0 ? [] : [chapter(speech, (t) => t.about, false), ...parts]
}

function named(things: readonly { name: Text; description: Text }[], speech: Speech): FileChild[] {
  if (things.length === 0) return []
  return [
    table(
      null,
      things.map((one) => ({
        cells: [cellOf(speech.say(one.name), { bold: true }), cellOf(speech.say(one.description))],
      })),
      [2.6, 7.4],
      portraitWidth,
    ),
  ]
}

/** Survey items under their aspect, with one option for each level. */
export function surveyChapter(pack: Pack, speech: Speech): FileChild[] {
  if (pack.surveyItems.length === 0) return []
  const aspects = pack.areas.flatMap((area) => area.aspects)
  return [chapter(speech, (t) => t.survey), ...aspects.flatMap((aspect) => surveyOfAspect(pack, aspect, speech))]
}

function surveyOfAspect(pack: Pack, aspect: Aspect, speech: Speech): FileChild[] {
  const items = pack.surveyItems.filter((item) => item.aspect === aspect.id)
  if (items.length === 0) return []
  const { levels } = pack.scale
  const nameOf = (id: string): Lines => {
    const criterion = aspect.criteria.find((one) => one.id === id)
    return criterion === undefined ? [id] : speech.say(criterion.name)
  }
  return [
    heading(3, speech.say(aspect.name), { number: aspect.number }),
    table(
      [
        cellOf(speech.tell((t) => t.question)),
        ...levels.map((level) => cellOf(speech.tell((t) => `${t.level} ${level.number}`))),
        cellOf(speech.tell((t) => t.roles)),
      ],
      items.map((item) => ({
        cells: [
          {
            blocks: [
              { lines: speech.say(item.question), bold: true },
              { lines: nameOf(item.criterion), ...small },
            ],
          },
          ...levels.map((level) => {
            const option = item.options[level.number]
            return cellOf(option === undefined ? [] : speech.say(option))
          }),
          {
            blocks: [
              { lines: speech.tell((t) => item.roles.map((role) => t.roleNames[role]).join(t.comma)), size: 16 },
              ...(item.core ? [{ lines: speech.tell((t) => t.core), size: 16, bold: true }] : []),
            ],
          },
        ],
      })),
      [2.8, ...levels.map(() => 9 / levels.length), 1.5],
      landscapeWidth,
    ),
  ]
}

/** Quoted figures with what they rest on. */
export function referencesChapter(pack: Pack, speech: Speech): FileChild[] {
  if (pack.references.length === 0) return []
  const notStated = speech.tell((t) => t.notStated)
  return [
    chapter(speech, (t) => t.references),
    ...note({ lines: speech.tell((t) => t.referencesWhat) }),
    table(
      [
        cellOf(speech.tell((t) => t.statement)),
        cellOf(
          speech.tell((t) => t.figure),
          {},
          { align: 'right' },
        ),
        cellOf(
          speech.tell((t) => t.year),
          {},
          { align: 'right' },
        ),
        cellOf(speech.tell((t) => t.sample)),
        cellOf(speech.tell((t) => t.source)),
      ],
      pack.references.map((one) => {
        const informs = informedLines(speech, pack, one.informs)
        return {
          cells: [
            {
              blocks: [
                { lines: speech.say(one.statement) },
                ...(informs.length === 0 ? [] : [{ lines: informs, ...small }]),
              ],
            },
            cellOf([one.figure], { bold: true }, { align: 'right' }),
            cellOf(one.year === undefined ? notStated : [String(one.year)], {}, { align: 'right' }),
            cellOf(one.sample === undefined ? notStated : speech.say(one.sample)),
            cellOf(speech.say(one.source)),
          ],
        }
      }),
      [4, 1.1, 0.9, 2.2, 2.2],
      portraitWidth,
    ),
  ]
}

/** Like criteria of other instruments, from whichever side the link was written. */
export function crosswalkChapter(pack: Pack, related: readonly Pack[], speech: Speech): FileChild[] {
  const links = seenLinks(pack, related)
  if (links.length === 0) return []
  return [
    chapter(speech, (t) => t.crosswalk),
    ...note({ lines: speech.tell((t) => t.crosswalkWhat) }),
    table(
      [
        cellOf(speech.tell((t) => t.from)),
        cellOf(speech.tell((t) => t.relation)),
        cellOf(speech.tell((t) => t.to)),
        cellOf(speech.tell((t) => t.whyLinked)),
      ],
      links.map((link) => ({
        cells: [
          cellOf(speech.say(link.fromName), { bold: true }),
          cellOf(speech.tell((t) => t.relations[link.relation])),
          {
            blocks: [
              { lines: link.toName === null ? [link.to] : speech.say(link.toName), bold: true },
              ...(link.toPack === null ? [] : [{ lines: speech.say(link.toPack), ...small }]),
            ],
          },
          {
            blocks: [
              { lines: speech.say(link.why) },
              // Words written on the other side call that side "this one".
              ...(link.writtenIn === pack.id || link.toPack === null
                ? []
                : [{ lines: speech.both((t, said) => t.seenFrom({ instrument: said(link.toPack!) })), ...small }]),
            ],
          },
        ],
      })),
      [2.2, 1.2, 2.4, 4.2],
      portraitWidth,
    ),
  ]
}
