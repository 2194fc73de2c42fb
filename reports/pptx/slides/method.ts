import type { MethodRow, ReportValue, Slide } from '../../report-value.ts'
import { leftOutText } from '../../titles.ts'
import type { Words } from '../../words.ts'
import { addPanel, addTable, grid, inch } from '../page.ts'
import type { Cell } from '../page.ts'
import { fitText } from '../measure.ts'
import { startPage } from './context.ts'
import type { SlideContext } from './context.ts'

export type MethodTexts = { door: string; did: string; howMuch: string; cannotTell: string }

/** What stands in the method's table, in words; used by every format. */
export function methodTexts(door: MethodRow, value: ReportValue, words: Words): MethodTexts {
  const { t, count } = words
  switch (door.door) {
    case 'evidence': {
      const { counts } = value
      return {
        door: t.method.evidenceDoor,
        did: t.method.evidenceDid({ raters: counts.raters }),
        howMuch: t.method.evidenceHow({
          scored: count(counts.criteria.criteriaScored),
          applicable: count(counts.criteria.criteriaApplicable),
          levels: count(counts.levels),
          notApplicable: count(counts.notApplicable),
          cannotJudge: count(counts.cannotJudge),
        }),
        cannotTell: t.method.evidenceCannot,
      }
    }
    case 'imported':
      return {
        door: t.method.importedDoor,
        did: t.method.importedDid,
        howMuch: t.method.importedHow({ marks: count(door.marks) }),
        cannotTell: t.method.importedCannot,
      }
    case 'workforce':
      return {
        door: t.method.workforceDoor,
        did: t.method.workforceDid({ k: count(door.k) }),
        howMuch: t.method.workforceHow({
          answers: door.respondents === null ? t.absence.hidden : count(door.respondents),
          groups: door.groups,
        }),
        cannotTell: t.method.workforceCannot,
      }
    case 'units':
      return {
        door: t.method.unitsDoor,
        did: t.method.unitsDid({ weighting: t.weighting[value.unitWeighting] }),
        howMuch: t.method.unitsHow(door),
        cannotTell: t.method.unitsCannot,
      }
    case 'movement':
      return {
        door: t.method.movementDoor,
        did: t.method.movementDid,
        howMuch: t.method.movementHow(door),
        cannotTell: t.method.movementCannot,
      }
    default:
      return {
        door: t.method.coverageDoor,
        did: t.method.coverageDid,
        howMuch: t.method.coverageHow({
          coverage: words.percent(value.instrument.node.coverage.share ?? 0),
          open: door.open,
        }),
        cannotTell: t.method.coverageCannot,
      }
  }
}

/** Smallest group shown, for the sentence about hidden cells; without a survey the product's own default. */
export function smallestGroup(value: ReportValue): number {
  return value.workforce?.minimumGroup ?? 7
}

export function addMethod(context: SlideContext, slide: Extract<Slide, { kind: 'method' }>): void {
  const { value, words } = context
  const { t } = words
  const { head } = value
  const page = startPage(context, slide, {
    kicker: t.kickers.method,
    footnote: [
      t.footnotes.method({
        run: head.runId.slice(0, 8),
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
  const rowHeight = Math.min(0.62, 3.0 / slide.doors.length)
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
      h: Math.min(0.95, grid.bottom - top - 0.72),
    },
    10.5,
  )
}
