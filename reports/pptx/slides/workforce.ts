import type { Slide, WorkforceRow } from '../../report-value.ts'
import { grid, inch } from '../canvas.ts'
import { addTable } from '../table.ts'
import { addHead } from '../text.ts'
import type { Page } from '../canvas.ts'
import type { Cell } from '../table.ts'
import { fitText } from '../../measure.ts'
import { startPage } from './context.ts'
import type { SlideContext } from './context.ts'
import { workforceCell } from './figures.ts'

/** Rows of one table; more go into a second one beside it. */
const rowsOfTable = 14

/** Aspects by groups, shaded by score; hidden cells stay hidden. */
export function addWorkforce(context: SlideContext, slide: Extract<Slide, { kind: 'workforce' }>): void {
  const { words, value } = context
  const { t } = words
  const { exhibit } = slide
  const k = words.count(exhibit.minimumGroup)
  const perPage = exhibit.groups.length <= 4 ? rowsOfTable * 2 : rowsOfTable
  const pages = Math.ceil(exhibit.rows.length / perPage)
  for (let index = 0; index < pages; index++) {
    const rows = exhibit.rows.slice(index * perPage, (index + 1) * perPage)
    const page = startPage(context, slide, {
      kicker: t.kickers.workforce,
      footnote: [
        t.footnotes.workforce({
          answers: exhibit.respondents === null ? t.absence.hidden : words.count(exhibit.respondents),
          k,
        }),
        ...(exhibit.pickedOn === null
          ? []
          : [
              t.exhibits.groupsShown({
                shown: exhibit.groups.length,
                groups: exhibit.allGroups,
                aspect: words.within(exhibit.pickedOn),
              }),
            ]),
      ],
      notes: [t.notes.workforce({ k })],
      page: { page: index + 1, pages },
    })
    addHead(
      page,
      t.exhibits.heatMap({ dimension: words.within(exhibit.dimension) }),
      t.exhibits.heatMapUnit({ max: words.count(value.head.levels.length) }),
      {
        x: grid.left,
        y: grid.top,
        w: grid.width,
      },
    )
    const half = Math.ceil(rows.length / 2)
    const isSplit = rows.length > rowsOfTable
    const width = isSplit ? (grid.width - 0.3) / 2 : grid.width
    addMap(page, context, slide, isSplit ? rows.slice(0, half) : rows, grid.left, width)
    if (isSplit) addMap(page, context, slide, rows.slice(half), grid.left + width + 0.3, width)
  }
}

function addMap(
  page: Page,
  { words, value }: SlideContext,
  slide: Extract<Slide, { kind: 'workforce' }>,
  rows: readonly WorkforceRow[],
  x: number,
  width: number,
): void {
  const { t } = words
  const { exhibit } = slide
  const nameWidth = width * (exhibit.groups.length > 6 ? 0.2 : 0.32)
  const cellWidth = (width - nameWidth) / (exhibit.groups.length + 1)
  const levels = value.head.levels.length
  const fit = (text: string, room: number, size: number) =>
    fitText(
      text,
      { width: room * inch - 8, height: size * 1.5 },
      { size, smallest: 7, language: words.language, face: 'arialBold' },
    )
  addTable(page, {
    name: t.slides.workforce,
    x,
    y: grid.top + 0.34,
    columns: [nameWidth, cellWidth, ...exhibit.groups.map(() => cellWidth)],
    head: [
      { text: t.heads.aspect },
      ...[{ name: t.heads.all }, ...exhibit.groups.map((group) => ({ name: words.say(group.name) }))].map(
        ({ name }): Cell => {
          const fitted = fit(name, cellWidth, 9.5)
          return { text: fitted.text, size: fitted.size, align: 'center' }
        },
      ),
    ],
    rows: rows.map((row) => {
      const name = fit(
        row.number === null ? words.say(row.short) : `${row.number}  ${words.say(row.short)}`,
        nameWidth,
        10.5,
      )
      return [
        { text: name.text, size: name.size },
        workforceCell(row.all, words, levels, cellWidth > 0.85),
        ...row.cells.map((cell) => workforceCell(cell, words, levels, cellWidth > 0.85)),
      ]
    }),
    rowHeight: Math.min(0.36, 3.9 / rows.length),
  })
}
