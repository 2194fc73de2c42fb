/** Workforce, gaps with what they take, and movement. */
import type { GapText, ReportDocument } from '../document.ts'
import type { GapRow, Row } from '../report-value.ts'
import { named, findingOf, titleIn, stripOf } from './context.ts'
import type { Telling } from './context.ts'

export function workforcePart(telling: Telling): ReportDocument['workforce'] {
  const { value, words } = telling
  const { t } = words
  const slide = value.slides.find((one) => one.kind === 'workforce')
  if (slide === undefined) return null
  const { exhibit } = slide
  return {
    finding: titleIn(telling, slide),
    note: t.footnotes.workforce({
      answers: exhibit.respondents === null ? t.absence.hidden : words.count(exhibit.respondents),
      k: words.count(exhibit.minimumGroup),
    }),
    head: [t.heads.aspect, t.heads.all, ...exhibit.groups.map((group) => words.say(group.name))],
    rows: exhibit.rows.map((row) => ({
      name: row.number === null ? words.say(row.short) : `${row.number}  ${words.say(row.short)}`,
      cells: [row.all, ...row.cells].map((cell) => ({
        text:
          cell.kind === 'shown'
            ? words.score(cell.mean)
            : cell.kind === 'hidden'
              ? t.absence.hidden
              : t.absence.noReading,
        kind: cell.kind,
        mean: cell.kind === 'shown' ? cell.mean : null,
      })),
    })),
  }
}

export function gapsPart(telling: Telling): ReportDocument['gaps'] {
  const { value, words } = telling
  const { t } = words
  const none = value.hasTargets ? t.report.noGaps : t.report.noTargets
  return {
    finding: findingOf(telling, 'gaps') ?? { text: none, second: '' },
    note: value.gaps.length === 0 ? '' : t.footnotes.gaps,
    list: value.gaps.map((gap) => gapPart(telling, gap)),
  }
}

function gapPart(telling: Telling, gap: GapRow): GapText {
  const { words } = telling
  const { t } = words
  const { node } = gap.row
  const below = gap.row.criteria.filter(
    (criterion) => criterion.node.median !== null && criterion.node.median < gap.target && criterion.node.weight > 0,
  )
  const steps = [...below].sort((a, b) => a.node.median! - b.node.median!)
  return {
    rank: String(gap.rank),
    name: named(telling, gap.row.name),
    strip: stripOf(telling, gap.row),
    line: t.report.gapLine({
      level: words.level(gap.level),
      target: words.level(gap.target),
      score: node.mean === null ? '–' : words.score(node.mean),
    }),
    steps: steps.map((criterion) => ({
      criterion: words.say(criterion.name),
      from: words.level(criterion.node.median!),
      to: words.level(criterion.node.median! + 1),
      descriptor: criterion.next?.descriptor ? words.say(criterion.next.descriptor) : t.report.noDescriptor,
      remedy: criterion.remedy === null ? '' : words.say(criterion.remedy),
    })),
  }
}

export function movementPart(telling: Telling): ReportDocument['movement'] {
  const { value, words } = telling
  const { t } = words
  const finding = findingOf(telling, 'movement') ?? { text: t.titles.summaryNothing(), second: '' }
  if (!value.hasPrevious) return { finding, note: t.exhibits.movementBaseline, table: null }
  const rows = [...value.areas, value.instrument].map((row) => movementRow(telling, row, row === value.instrument))
  const common = value.movement
  return {
    finding,
    note: `${t.exhibits.movementHow}${common === null ? '' : `${words.language === 'en' ? ' ' : ''}${t.footnotes.movement({ criteria: common.commonCriteria, raters: common.commonRaters })}`}`,
    table: {
      head: [
        t.heads.area,
        t.heads.lastYear,
        t.heads.thisYear,
        t.heads.total,
        t.heads.real,
        t.heads.content,
        t.heads.raters,
        t.heads.consensus,
      ],
      rows,
    },
  }
}

function movementRow(telling: Telling, row: Row, isAll: boolean): string[] {
  const { words } = telling
  const { t } = words
  const name = isAll ? t.heads.allAreas : words.say(row.name)
  const { movement } = row
  const score = (mean: number | null | undefined) => (mean == null ? '–' : words.score(mean))
  const change = movement?.change ?? null
  const marks = [name, score(row.previous?.mean), score(row.node.mean)]
  if (movement === null || change === null) return [...marks, t.absence.notCompared, '', '', '', '']
  const { split } = movement
  const figure = (value: number) => words.signed(value, 2)
  if (split.kind === 'none') return [...marks, figure(change), t.noSplit[split.reason], '', '', '']
  const [real, raters] =
    split.kind === 'full' ? [figure(split.real), figure(split.raters)] : [t.absence.cannotTellApart, '']
  return [...marks, figure(change), real, figure(split.content), raters, figure(split.consensus)]
}
