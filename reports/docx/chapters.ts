/** The chapters of the Word report. */
import type { FileChild } from 'docx'
import { colours, mix, scoreTint, textOn } from '../colours.ts'
import type {
  AreaText,
  AspectText,
  GapText,
  ReportDocument,
  ScoreLine,
  Strip,
  Table as TextTable,
} from '../document.ts'
import { Captions, bullet, finding, heading, led, paragraph, table } from './parts.ts'
import type { WordCell } from './parts.ts'

export function body(document: ReportDocument): FileChild[] {
  const captions = new Captions(document.heads.table, document.language === 'zh-CN')
  const { chapters } = document
  return [
    ...summary(document),
    ...howToRead(document, captions),
    heading(1, chapters.scorecard, { breakBefore: true }),
    ...finding(document.scorecard.finding),
    captions.next(chapters.scorecard.text),
    scorecard(document),
    ...(document.certainty === null
      ? []
      : [
          heading(1, chapters.certainty, { breakBefore: true }),
          ...finding(document.certainty.finding),
          captions.next(chapters.certainty.text),
          // the last column has a figure, its interval and its reading on one line
          plain(document.certainty.table, [2.6, 1, 1.2, ...document.certainty.table.head.slice(4).map(() => 0.95), 3]),
          paragraph(document.certainty.reading, 'BelowTable'),
        ]),
    heading(1, chapters.areas, { breakBefore: true }),
    ...document.areas.flatMap((area, index) => areaChapter(document, area, index > 0, captions)),
    ...workforce(document, captions),
    heading(1, chapters.gaps, { breakBefore: true }),
    ...finding(document.gaps.finding),
    ...document.gaps.list.flatMap((gap) => gapPart(document, gap)),
    ...(document.gaps.note === '' ? [] : [paragraph(document.gaps.note, 'Note')]),
    heading(1, chapters.movement, { breakBefore: true }),
    ...finding(document.movement.finding),
    ...(document.movement.table === null
      ? []
      : [
          captions.next(chapters.movement.text),
          plain(document.movement.table, [2.6, ...document.movement.table.head.slice(1).map(() => 1)]),
        ]),
    paragraph(document.movement.note, document.movement.table === null ? undefined : 'BelowTable'),
    ...method(document, captions),
    heading(1, chapters.glossary, { breakBefore: true }),
    ...glossary(document),
  ]
}

function summary(document: ReportDocument): FileChild[] {
  const { figures, columns } = document.summary
  return [
    heading(1, document.chapters.summary, { breakBefore: true }),
    ...finding(document.summary.finding),
    table(
      figures.map((figure) => ({ text: figure.value, size: 40, bold: true, colour: colours.ink })),
      [
        figures.map((figure) => ({ text: figure.label, bold: true })),
        figures.map((figure) => ({ text: figure.detail, colour: colours.ink3 })),
      ],
      figures.map(() => 1),
    ),
    ...columns.flatMap((column) =>
      column.sentences.length === 0 ? [] : [paragraph(column.head, 'Lead'), ...column.sentences.map(bullet)],
    ),
    led(document.summary.sureHead, document.summary.sure),
    paragraph(document.summary.opinion),
  ]
}

const inTables = new Set(['level', 'score', 'floor'])

function howToRead(document: ReportDocument, captions: Captions): FileChild[] {
  return [
    heading(1, document.chapters.howToRead, { breakBefore: true }),
    // Marks that only the PDF can draw are not explained here.
    ...document.howToRead.filter((entry) => inTables.has(entry.mark)).map((entry) => bullet(entry.text)),
    bullet(document.legend),
    captions.next(document.heads.levels),
    table(
      [{ text: document.heads.level, span: 2 }, { text: '' }],
      document.levels.map((level) => [
        { text: String(level.number), fill: level.fill, colour: level.ink, bold: true, align: 'center' },
        { text: level.name, bold: true },
        { text: level.description },
      ]),
      [0.6, 1.6, 7],
    ),
  ]
}

/** The strip as cells: filled to the level, a ring at the target, dashed where hollow or not scored. */
function stripCells(strip: Strip, levels: ReportDocument['levels']): WordCell[] {
  if (strip.state === 'notApplicable') {
    return [
      { text: strip.label, span: levels.length, fill: colours.naFill, colour: colours.onNa, align: 'center', size: 15 },
    ]
  }
  return levels.map((level): WordCell => {
    const reached = strip.median !== null && strip.median >= level.number
    const isTarget = strip.target === level.number
    const look: WordCell = { text: isTarget ? (reached ? '●' : '○') : '', align: 'center', bold: true, size: 15 }
    if (reached && !strip.hollow) return { ...look, fill: level.fill, colour: textOn(level.fill) }
    if (reached || strip.state === 'notScored') return { ...look, dashed: true, colour: colours.target }
    return { ...look, fill: colours.empty, colour: colours.target }
  })
}

function scorecard(document: ReportDocument) {
  const { heads, levels } = document
  const right = (text: string, bold = false): WordCell => ({ text, align: 'right', bold })
  const line = (row: ScoreLine, isArea: boolean): WordCell[] => [
    { text: row.number === '' ? row.name.text : `${row.number}  ${row.name.text}`, bold: isArea },
    ...stripCells(row.strip, levels),
    row.score === ''
      ? { text: row.level, align: 'right', italic: true, colour: colours.danger, size: 14 }
      : right(row.score, true),
    right(row.target),
    right(row.gap),
    right(row.last),
    right(row.coverage),
  ]
  return table(
    [
      { text: heads.aspect },
      ...levels.map((level): WordCell => ({ text: level.name, align: 'center', size: 12 })),
      ...[heads.score, heads.target, heads.gap, heads.last, heads.coverage].map((text) => right(text, true)),
    ],
    [
      ...document.scorecard.areas.flatMap((area) => [
        line(area.line, true),
        ...area.aspects.map((aspect) => line(aspect, false)),
      ]),
      line(document.scorecard.all, true),
    ],
    [3.2, ...levels.map(() => 4.6 / levels.length), 0.9, 0.9, 0.8, 0.9, 1.1],
  )
}

function plain(data: TextTable, shares: readonly number[]) {
  const cell = (text: string, column: number): WordCell => ({
    text,
    align: column === 0 ? 'left' : 'right',
    bold: column === 0,
  })
  return table(
    data.head.map(cell),
    data.rows.map((row) => row.map(cell)),
    shares,
  )
}

function areaChapter(document: ReportDocument, area: AreaText, breakBefore: boolean, captions: Captions): FileChild[] {
  return [
    heading(2, area.name, { number: area.number, breakBefore }),
    ...finding(area.finding),
    led(area.strip.label, area.facts),
    ...area.aspects.flatMap((aspect) => aspectPart(document, aspect, captions)),
  ]
}

function aspectPart(document: ReportDocument, aspect: AspectText, captions: Captions): FileChild[] {
  return [
    heading(3, aspect.name, { number: aspect.number }),
    led(aspect.level, aspect.facts, true),
    ...(aspect.comment === '' ? [] : [led(document.heads.comment, aspect.comment, true)]),
    captions.next(aspect.name.text),
    table(
      [
        { text: document.heads.criterion },
        { text: document.heads.level, align: 'center' },
        { text: document.heads.now },
        { text: document.heads.next },
      ],
      aspect.criteria.map((criterion) => {
        const level = document.levels.find((one) => one.number === criterion.strip.median)
        const mark: WordCell =
          level === undefined
            ? { text: criterion.level, align: 'center', italic: true, colour: colours.ink3, size: 14 }
            : { text: criterion.level, align: 'center', bold: true, fill: level.fill, colour: level.ink }
        return [
          {
            text:
              criterion.name.second === '' ? criterion.name.text : `${criterion.name.text} ${criterion.name.second}`,
            bold: true,
          },
          mark,
          { text: criterion.now },
          { text: criterion.next },
        ]
      }),
      [2.2, 0.9, 3.6, 3.6],
    ),
  ]
}

function workforce(document: ReportDocument, captions: Captions): FileChild[] {
  const part = document.workforce
  if (part === null) return []
  const levels = document.levels.length
  return [
    heading(1, document.chapters.workforce, { breakBefore: true }),
    ...finding(part.finding),
    captions.next(document.chapters.workforce.text),
    table(
      part.head.map((text, column): WordCell => ({ text, align: column === 0 ? 'left' : 'center' })),
      part.rows.map((row) => [
        { text: row.name },
        ...row.cells.map((cell): WordCell => {
          const fill =
            cell.mean === null
              ? cell.kind === 'hidden'
                ? colours.suppressed
                : colours.empty
              : scoreTint(cell.mean, levels)
          return { text: cell.text, align: 'center', fill, colour: textOn(fill), size: cell.mean === null ? 14 : 17 }
        }),
      ]),
      [3, ...part.head.slice(1).map(() => 1)],
    ),
    paragraph(part.note, 'Note'),
  ]
}

function gapPart(document: ReportDocument, gap: GapText): FileChild[] {
  const fill = mix(colours.target, colours.white, 0.85)
  return [
    heading(3, gap.name, { number: gap.rank }),
    paragraph(gap.line, undefined, true),
    ...(gap.steps.length === 0
      ? []
      : [
          table(
            [
              { text: document.heads.criterion },
              { text: document.heads.level, align: 'center' },
              { text: document.heads.nextLooks },
              { text: document.heads.firstStep },
            ],
            gap.steps.map((step) => [
              { text: step.criterion, bold: true },
              { text: `${step.from} → ${step.to}`, align: 'center', bold: true, fill },
              { text: step.descriptor },
              { text: step.remedy, colour: colours.ink2 },
            ]),
            [2.2, 0.9, 4, 3],
          ),
        ]),
  ]
}

function method(document: ReportDocument, captions: Captions): FileChild[] {
  const { method } = document
  const words = (data: TextTable, shares: readonly number[]) =>
    table(
      data.head.map((text) => ({ text })),
      data.rows.map((row) => row.map((text, column) => ({ text, bold: column === 0 }))),
      shares,
    )
  return [
    heading(1, document.chapters.method, { breakBefore: true }),
    captions.next(document.chapters.method.text),
    words(method.table, [1.2, 4, 2.6, 2.4]),
    led(method.absencesHead, method.absences, false, 'BelowTable'),
    ...(method.leftOut.length === 0 ? [] : [paragraph(method.leftOutHead, 'Lead'), ...method.leftOut.map(bullet)]),
    words(method.facts, [2.4, 6]),
    paragraph(method.source, 'Note'),
  ]
}

function glossary(document: ReportDocument): FileChild[] {
  return [
    table(
      [{ text: '中文' }, { text: 'English' }, { text: '' }],
      document.glossary.map((entry) => [
        { text: entry.chinese, bold: true },
        { text: entry.english, bold: true },
        { text: entry.meaning },
      ]),
      [1.6, 2, 6.4],
    ),
  ]
}
