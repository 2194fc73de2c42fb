/** The figures at the head of the summary: score, aspects at target, coverage, change. What is missing is left out. */
import type { ReportValue, Slide } from './report-value.ts'
import type { Words } from './words.ts'

export type SummaryFigure = { value: string; label: string; detail: string }

export function summaryFigures(
  value: ReportValue,
  slide: Extract<Slide, { kind: 'summary' }>,
  words: Words,
): SummaryFigure[] {
  const { t } = words
  const { node, previous, movement } = value.instrument
  const figures: SummaryFigure[] = []
  if (node.mean !== null) {
    figures.push({
      value: words.score(node.mean),
      label: t.summary.score({ max: words.count(value.head.levels.length) }),
      detail: t.summary.scoreDetail({
        target: node.target === null ? '' : words.level(node.target.level),
        range: node.judgementRange === null ? '' : words.range(node.judgementRange),
        last: previous?.mean === null || previous === null ? '' : words.score(previous.mean),
      }),
    })
  }
  if (value.hasTargets) {
    const { met, scored, oneShort, twoShort } = slide.aspects
    figures.push({
      value: words.count(met),
      label: t.summary.met({ scored }),
      detail: t.summary.metDetail({ one: oneShort, two: twoShort }),
    })
  }
  figures.push({
    value: words.percent(node.coverage.share ?? 0),
    label: t.summary.coverage,
    detail: t.summary.coverageDetail({
      scored: words.count(node.coverage.criteriaScored),
      applicable: words.count(node.coverage.criteriaApplicable),
      raters: value.counts.raters,
    }),
  })
  if (movement !== null && movement.change !== null) {
    const real = movement.split.kind === 'full' ? words.signed(movement.split.real, 2) : ''
    figures.push({
      value: words.signed(movement.change, 2),
      label: t.summary.change,
      detail: t.summary.changeDetail({ real }),
    })
  } else if (!value.hasPrevious) {
    figures.push({ value: t.summary.baseline, label: t.summary.baselineLabel, detail: t.summary.baselineDetail })
  }
  return figures
}
