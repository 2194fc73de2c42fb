/** Read me, summary, method and versions: the sheets a person reads first and last. */
import type { ReportInput } from '../report-input.ts'
import type { FindingSlide, ReportValue } from '../report-value.ts'
import { leftOutText, slideName, slideTitle } from '../titles.ts'
import { methodTexts } from '../method-texts.ts'
import { column, decimal, figure, percent, said, whole, word, wrapped } from './sheets.ts'
import type { Tongues } from './sheets.ts'
import type { CellSpec, SheetSpec } from './workbook.ts'

const lines = (tongues: Tongues, pick: (words: Tongues['first']) => string) =>
  [...new Set(tongues.all.map(pick))].join('\n')

/** What the workbook is, how to compute it again, and what each sheet holds. */
export function readMeSheet(
  input: ReportInput,
  value: ReportValue,
  tongues: Tongues,
  sheets: readonly SheetSpec[],
): SheetSpec {
  const { head } = value
  const keys = [
    'summary',
    'scorecard',
    'criteria',
    'ratings',
    'agreement',
    'gaps',
    'movement',
    'workforce',
    'explanation',
    'method',
  ] as const
  const present = keys.filter((key) => sheets.some((sheet) => sheet.name === tongues.first.t.workbook.sheets[key]))
  const about: CellSpec[][] = [
    [
      { value: lines(tongues, (words) => words.say(head.organisation)), style: { bold: true, size: 12 } },
      lines(tongues, (words) => words.say(head.diagnostic)),
    ],
    ...(head.isSample
      ? [
          [
            { value: said(tongues, (t) => t.sample), style: { bold: true, colour: 'A3241C' } },
            said(tongues, (t) => t.sampleLong),
          ] as CellSpec[],
        ]
      : []),
    [
      said(tongues, (t) => t.workbook.period),
      lines(tongues, (words) => words.t.period({ from: words.day(head.period.from), to: words.day(head.period.to) })),
    ],
    ['', said(tongues, (t) => t.workbook.readMe.purpose)],
    ['', said(tongues, (t) => t.workbook.readMe.recompute)],
    ['', said(tongues, (t) => t.workbook.readMe.precision)],
    ['', said(tongues, (t) => t.workbook.readMe.unitsNote)],
    ...(input.revealed ? [] : [['', said(tongues, (t) => t.workbook.readMe.blind)] as CellSpec[]]),
  ]
  return {
    name: tongues.first.t.workbook.sheets.readMe,
    columns: [
      column(tongues, (t) => t.workbook.sheet, 30, { ...wrapped, bold: true }),
      column(tongues, (t) => t.workbook.holds, 100, wrapped),
    ],
    rows: [
      ...about,
      ...present.map((key): CellSpec[] => [
        tongues.first.t.workbook.sheets[key],
        said(tongues, (t) => t.workbook.holdsText[key]),
      ]),
    ],
    print: 'portrait',
  }
}

/** The figures of the executive summary, and the finding of every slide. */
export function summarySheet(value: ReportValue, tongues: Tongues): SheetSpec {
  const { node, previous, movement } = value.instrument
  const notScored = word(tongues, (t) => t.absence.notScored)
  const noTarget = word(tongues, (t) => t.absence.noTarget)
  const notCompared = word(tongues, (t) => t.absence.notCompared)
  const summary = value.slides.find((slide) => slide.kind === 'summary')
  const styled = (cell: CellSpec, style: typeof decimal): CellSpec =>
    typeof cell === 'number' ? { value: cell, style } : cell
  const row = (name: string, cell: CellSpec, note = ''): CellSpec[] => [name, cell, note]
  const figures: CellSpec[][] = [
    row(
      word(tongues, (t) => t.heads.score),
      styled(figure(node.mean, notScored), decimal),
    ),
    row(
      word(tongues, (t) => t.heads.level),
      styled(figure(node.median, notScored), whole),
    ),
    row(
      word(tongues, (t) => t.heads.floor),
      styled(figure(node.gated?.level ?? null, notScored), whole),
    ),
    row(
      word(tongues, (t) => t.heads.target),
      styled(figure(node.target?.level ?? null, noTarget), whole),
      node.target?.rationale ?? '',
    ),
    row(
      word(tongues, (t) => t.workbook.gapScore),
      styled(figure(node.gap?.score ?? null, node.target === null ? noTarget : notScored), decimal),
    ),
    row(
      word(tongues, (t) => `${t.workbook.previous}: ${t.heads.score}`),
      styled(figure(previous?.mean ?? null, notCompared), decimal),
    ),
    row(
      word(tongues, (t) => t.workbook.change),
      styled(figure(movement?.change ?? null, notCompared), { ...decimal, numberFormat: '+0.00;−0.00;0.00' }),
    ),
    row(
      word(tongues, (t) => t.heads.coverage),
      styled(figure(node.coverage.share, notScored), percent),
    ),
    row(
      word(tongues, (t) => t.workbook.scoredCriteria),
      styled(node.coverage.criteriaScored, whole),
    ),
    row(
      word(tongues, (t) => t.workbook.applicableCriteria),
      styled(node.coverage.criteriaApplicable, whole),
    ),
  ]
  if (summary !== undefined) {
    const { aspects, opinion } = summary
    figures.push(
      row(
        word(tongues, (t) => t.workbook.aspectCounts.scored),
        styled(aspects.scored, whole),
      ),
      row(
        word(tongues, (t) => t.workbook.aspectCounts.met),
        styled(aspects.met, whole),
      ),
      row(
        word(tongues, (t) => t.workbook.aspectCounts.one),
        styled(aspects.oneShort, whole),
      ),
      row(
        word(tongues, (t) => t.workbook.aspectCounts.two),
        styled(aspects.twoShort, whole),
      ),
      row(
        word(tongues, (t) => t.workbook.aspectCounts.open),
        styled(aspects.open.length, whole),
      ),
      row(
        word(tongues, (t) => t.opinion.label),
        word(tongues, (t) => t.opinion[opinion.verdict]),
        said(tongues, (t) => t.opinion.rule[opinion.rule]),
      ),
    )
  }
  const findings = value.slides
    .filter((slide): slide is FindingSlide => slide.kind !== 'cover')
    .map((slide) =>
      row(
        lines(tongues, (words) => slideName(slide, words)),
        null,
        lines(tongues, (words) => slideTitle(value, slide, words)),
      ),
    )
  return {
    name: tongues.first.t.workbook.sheets.summary,
    columns: [
      column(tongues, (t) => t.workbook.item, 38, wrapped),
      column(tongues, (t) => t.workbook.value, 22, { align: 'right', wrap: true }),
      column(tongues, (t) => t.workbook.text, 100, wrapped),
    ],
    rows: [...figures, ...findings],
    print: 'portrait',
  }
}

/** Versions, counts, hashes; how the numbers were made; what is left out. */
export function methodSheet(input: ReportInput, value: ReportValue, tongues: Tongues): SheetSpec {
  const { head } = value
  const { counts } = input.run
  const fact = (pick: Parameters<typeof word>[1], cell: CellSpec): CellSpec[] => [word(tongues, pick), cell, null]
  const names = tongues.first.t.workbook.countNames
  const rows: CellSpec[][] = [
    fact((t) => t.workbook.run, input.runId ?? said(tongues, (t) => t.draft)),
    fact((t) => t.workbook.madeAt, new Date(input.madeAt).toISOString()),
    fact((t) => t.workbook.inputsHash, input.inputsHash),
    fact((t) => t.workbook.methodVersion, input.run.methodVersion),
    fact((t) => t.workbook.packVersion, `${head.pack.id} ${head.pack.version}`),
    fact(
      (t) => t.workbook.unitWeighting,
      word(tongues, (t) => t.weighting[value.unitWeighting]),
    ),
    ...(Object.keys(names) as (keyof typeof names)[]).map((key) =>
      fact((t) => t.workbook.countNames[key], counts[key]),
    ),
    ...(input.workforce === null
      ? []
      : [
          fact((t) => t.workbook.minimumGroup, input.workforce.minimumGroup),
          fact(
            (t) => t.workbook.respondents,
            figure(
              input.workforce.respondents,
              word(tongues, (t) => t.absence.hidden),
            ),
          ),
        ]),
    ...head.levels.map((level): CellSpec[] => [
      `${word(tongues, (t) => t.heads.level)} ${level.number}`,
      lines(tongues, (words) => words.say(level.name)),
      level.description === null ? null : lines(tongues, (words) => words.say(level.description!)),
    ]),
  ]
  const method = value.slides.find((slide) => slide.kind === 'method')
  for (const door of method?.doors ?? []) {
    const said = tongues.all.map((words) => methodTexts(door, value, words))
    rows.push([
      said.map((one) => one.door).join('\n'),
      said.map((one) => one.howMuch).join('\n'),
      said.map((one) => `${one.did}. ${one.cannotTell}.`).join('\n'),
    ])
  }
  for (const one of value.leftOut) {
    rows.push([
      lines(tongues, (words) => leftOutText(one, words).name),
      word(tongues, (t) => t.exhibits.leftOut),
      lines(tongues, (words) => leftOutText(one, words).why),
    ])
  }
  return {
    name: tongues.first.t.workbook.sheets.method,
    columns: [
      column(tongues, (t) => t.workbook.item, 34, wrapped),
      column(tongues, (t) => t.workbook.value, 44, { ...wrapped, align: 'left' }),
      column(tongues, (t) => t.workbook.text, 90, wrapped),
    ],
    rows,
    print: 'portrait',
  }
}
