import { runName } from '../../run-name.ts'
import { methodTexts, smallestGroup } from '../../method-texts.ts'
import type { Slide } from '../../report-value.ts'
import { leftOutText } from '../../titles.ts'
import { grid, inch } from '../canvas.ts'
import { addTable } from '../table.ts'
import { addPanel } from '../text.ts'
import type { Cell } from '../table.ts'
import { fitText } from '../../measure.ts'
import { startPage } from './context.ts'
import type { SlideContext } from './context.ts'

export function addMethod(context: SlideContext, slide: Extract<Slide, { kind: 'method' }>): void {
  const { value, words } = context
  const { t } = words
  const { head } = value
  const page = startPage(context, slide, {
    kicker: t.kickers.method,
    footnote: [
      t.footnotes.method({
        run: runName(head, words, 8),
        method: head.methodVersion,
        pack: `${head.pack.id} ${head.pack.version}`,
        inputs: head.inputsHash.slice(0, 12),
      }),
    ],
    notes: value.leftOut.map((one) => {
      const { name, why } = leftOutText(one, words)
      return `${name}${t.colon}${why}`
    }),
  })
  const widths = [1.5, 4.6, 3.2, 2.833]
  const rowHeight = Math.min(0.74, 3.0 / slide.doors.length)
  addTable(page, {
    name: t.slides.method,
    x: grid.left,
    y: 1.45,
    columns: widths,
    head: [{ text: t.heads.door }, { text: t.heads.did }, { text: t.heads.howMuch }, { text: t.heads.cannotTell }],
    rows: slide.doors.map((door): Cell[] => {
      const { door: name, did, howMuch, cannotTell } = methodTexts(door, value, words)
      return [name, did, howMuch, cannotTell].map((text, column): Cell => {
        const { text: shown, size } = fitText(
          text,
          { width: widths[column]! * inch - 9, height: rowHeight * inch - 4 },
          {
            size: 11,
            smallest: 8,
            language: words.language,
          },
        )
        return { text: shown, size, ...(column === 0 ? { bold: true, colour: page.deck.accent } : {}) }
      })
    }),
    rowHeight,
  })
  const top = 1.45 + 0.28 + rowHeight * slide.doors.length + 0.15
  addPanel(
    page,
    t.absencesHead,
    t.absences({ k: words.count(smallestGroup(value)) }),
    { x: grid.left, y: top, w: grid.width, h: 0.6 },
    10.5,
  )
  const leftOut = value.leftOut.map((one) => {
    const { name, why } = leftOutText(one, words)
    return `${name}${t.colon}${why}`
  })
  if (leftOut.length === 0) return
  addPanel(
    page,
    `${t.exhibits.leftOut}${t.fullStop}`,
    leftOut.join(words.language === 'en' ? ' ' : ''),
    {
      x: grid.left,
      y: top + 0.72,
      w: grid.width,
      h: Math.min(1.1, grid.bottom - top - 0.72),
    },
    10.5,
  )
}
