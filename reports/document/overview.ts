/** Summary, scorecard, and how sure we are. */
import type { ReportDocument, ScoreLine } from '../document.ts'
import { agreementOf, agreementText, overallText, sureText } from '../firmness.ts'
import type { Row } from '../report-value.ts'
import { statementText } from '../statements.ts'
import { summaryFigures } from '../summary-figures.ts'
import { named, bothWays, findingOf, titleIn, stripOf, levelText } from './context.ts'
import type { Telling } from './context.ts'

export function summaryPart(telling: Telling): ReportDocument['summary'] {
  const { value, words } = telling
  const { t } = words
  const slide = value.slides.find((one) => one.kind === 'summary')!
  const sentences = (statements: typeof slide.stand) => statements.map((statement) => statementText(statement, words))
  return {
    finding: titleIn(telling, slide),
    figures: summaryFigures(value, slide, words),
    columns: [
      { head: t.summary.stand, sentences: sentences(slide.stand) },
      { head: t.summary.matters, sentences: sentences(slide.matters) },
      { head: t.summary.ask, sentences: sentences(slide.ask) },
    ],
    sureHead: t.summary.sure,
    sure: sureText(value, slide.aspects.open.length, words),
    opinion: `${t.opinion.label}${t.colon}${t.opinion[slide.opinion.verdict]}${t.semicolon}${t.opinion.rule[slide.opinion.rule]}${t.fullStop}`,
  }
}

function scoreLine(telling: Telling, row: Row, number: string, name = named(telling, row.name)): ScoreLine {
  const { words } = telling
  const { node } = row
  const { basis } = node
  return {
    number,
    name,
    strip: stripOf(telling, row),
    level: levelText(telling, node),
    score: node.mean === null ? '' : words.score(node.mean),
    target: node.target === null ? words.t.absence.noTarget : words.level(node.target.level),
    gap: node.gap === null ? '–' : words.gap(node.gap.score),
    last: row.previous?.mean == null ? '–' : words.score(row.previous.mean),
    coverage: node.coverage.share === null ? '–' : words.percent(node.coverage.share),
    basis: basis === null ? '–' : words.t.basis[basis],
  }
}

export function scorecardPart(telling: Telling): ReportDocument['scorecard'] {
  const { value } = telling
  return {
    finding: findingOf(telling, 'scorecard') ?? findingOf(telling, 'summary')!,
    areas: value.areas.map((area) => ({
      line: scoreLine(telling, area, String(area.number)),
      aspects: area.aspects.map((aspect) => scoreLine(telling, aspect, String(aspect.number))),
    })),
    all: scoreLine(
      telling,
      value.instrument,
      '',
      bothWays(telling, (words) => words.t.heads.allAreas),
    ),
  }
}

export function certaintyPart(telling: Telling): ReportDocument['certainty'] {
  const { value, words } = telling
  const { t } = words
  const finding = findingOf(telling, 'certainty')
  if (finding === null) return null
  const bases = (['agreed', 'provisional', 'single', 'imported'] as const).filter(
    (basis) => value.counts.basis[basis] > 0,
  )
  return {
    finding,
    table: {
      head: [
        t.heads.area,
        t.heads.coverage,
        t.heads.criteria,
        ...bases.map((basis) => t.basis[basis]),
        t.heads.raters,
        t.agreement.alpha,
      ],
      rows: [...value.areas, value.instrument].map((row) => {
        const { coverage, basisCounts, raters } = row.node
        return [
          row === value.instrument ? t.heads.allAreas : words.say(row.name),
          coverage.share === null ? '–' : words.percent(coverage.share),
          t.exhibits.atTargetOf({ met: coverage.criteriaScored, scored: coverage.criteriaApplicable }),
          ...bases.map((basis) => words.count(basisCounts[basis])),
          words.count(raters),
          agreementText(agreementOf(value, row.node.address), words),
        ]
      }),
    },
    reading: overallText(value, words),
  }
}
