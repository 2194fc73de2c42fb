/** Level descriptors side by side, as an assessor reads them: one table for each aspect. */
import type { FileChild } from 'docx'
import type { Aspect, Criterion, Pack, PackArea } from '#core/instrument/pack.ts'
import { colours, levelFill, textOn } from '../colours.ts'
import { body, cellOf, heading, landscapeWidth, table } from './docx-pieces.ts'
import type { Block, Cell, Depth, Row } from './docx-pieces.ts'
import type { Speech } from './speech.ts'

/** What each level of the scale means. */
export function scaleTable(pack: Pack, width: number, speech: Speech): FileChild {
  const { levels } = pack.scale
  return table(
    [
      cellOf(
        speech.tell((t) => t.level),
        {},
        { span: 2 },
      ),
      cellOf(speech.tell((t) => t.meaning)),
    ],
    levels.map((level) => {
      const fill = levelFill(level.number, levels.length)
      return {
        cells: [
          cellOf([String(level.number)], { bold: true, colour: textOn(fill) }, { fill, align: 'center' }),
          cellOf(speech.say(level.name), { bold: true }),
          cellOf(level.description === undefined ? [] : speech.say(level.description)),
        ],
      }
    }),
    [0.6, 1.8, 8],
    width,
  )
}

/** An area's aspects; `depth` is that of the aspects' headings. */
export function areaBody(pack: Pack, area: PackArea, depth: Depth, speech: Speech): FileChild[] {
  return [
    ...(area.description === undefined ? [] : body({ lines: speech.say(area.description) })),
    ...area.aspects.flatMap((aspect) => [
      heading(depth, speech.say(aspect.name), { number: aspect.number }),
      ...(aspect.description === undefined ? [] : body({ lines: speech.say(aspect.description) }, { keepNext: true })),
      aspectTable(pack, aspect, speech),
    ]),
  ]
}

function aspectTable(pack: Pack, aspect: Aspect, speech: Speech): FileChild {
  const { levels } = pack.scale
  const head = [
    cellOf(speech.tell((t) => t.criterion)),
    ...levels.map((level) => {
      const fill = levelFill(level.number, levels.length)
      return cellOf(
        speech.both((t, said) => t.levelOf({ number: level.number, name: said(level.name) })),
        { colour: textOn(fill) },
        { fill },
      )
    }),
  ]
  return table(
    head,
    aspect.criteria.flatMap((criterion) => criterionRows(pack, criterion, speech)),
    [1.7, ...levels.map(() => 11 / levels.length)],
    landscapeWidth,
  )
}

/** The descriptors, and below them where to look and how to begin. */
function criterionRows(pack: Pack, criterion: Criterion, speech: Speech): Row[] {
  const { levels } = pack.scale
  const help = [
    ...(criterion.lookFor === undefined
      ? []
      : [{ lead: speech.tell((t) => t.lookFor), lines: speech.say(criterion.lookFor) }]),
    ...(criterion.remedy === undefined
      ? []
      : [{ lead: speech.tell((t) => t.remedy), lines: speech.say(criterion.remedy) }]),
  ]
  const remarks: Block[] = [
    ...(criterion.wholeOrganisationOnly ? [{ lines: speech.tell((t) => t.wholeOrganisationOnly) }] : []),
    ...(criterion.weight === 1 ? [] : [{ lines: speech.tell((t) => `${t.weight} ${criterion.weight}`) }]),
  ].map((remark) => ({ ...remark, size: 15, colour: colours.ink3 }))
  const first: Row = {
    keepNext: help.length > 0,
    open: help.length > 0,
    cells: [
      { blocks: [{ lines: speech.say(criterion.name), bold: true }, ...remarks] },
      ...levels.map((level) => {
        const descriptor = criterion.descriptors[level.number]
        return cellOf(descriptor === undefined ? [] : speech.say(descriptor))
      }),
    ],
  }
  if (help.length === 0) return [first]
  const wide = help.length === 1 ? [levels.length] : [Math.ceil(levels.length / 2), Math.floor(levels.length / 2)]
  return [
    first,
    {
      cells: [
        { blocks: [] },
        ...help.map((block, index): Cell => ({
          blocks: [{ ...block, size: 16, colour: colours.ink2 }],
          span: wide[index]!,
          fill: colours.panel,
        })),
      ],
    },
  ]
}
