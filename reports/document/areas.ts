/** The chapter of each area: aspects, criteria, the words of their levels and of the next. */
import type { AreaText, AspectText, CriterionText } from '../document.ts'
import type { AreaRow, AspectRow, CriterionRow, Row } from '../report-value.ts'
import { named, titleIn, stripOf, levelText } from './context.ts'
import type { Telling } from './context.ts'

export function areaPart(telling: Telling, area: AreaRow): AreaText {
  const slide = telling.value.slides.find((one) => one.kind === 'area' && one.row === area)
  return {
    number: String(area.number),
    name: named(telling, area.name),
    finding: slide === undefined || slide.kind === 'cover' ? { text: '', second: '' } : titleIn(telling, slide),
    strip: stripOf(telling, area),
    facts: factsOf(telling, area),
    aspects: area.aspects.map((aspect) => aspectPart(telling, aspect)),
  }
}

function factsOf(telling: Telling, row: Row): string {
  const { words } = telling
  const { t } = words
  const { node } = row
  const { coverage } = node
  const parts = [
    node.mean === null
      ? ''
      : t.report.scoreLine({
          score: words.score(node.mean),
          target: node.target === null ? '' : words.level(node.target.level),
          gap: node.gap === null ? '' : words.gap(node.gap.score),
        }),
    node.gated === null ? '' : t.report.floorLine({ level: words.level(node.gated.level), atMost: node.gated.atMost }),
    node.judgementRange === null ? '' : t.report.rangeLine({ range: words.range(node.judgementRange) }),
    coverage.share === null
      ? ''
      : t.report.coverageLine({
          coverage: words.percent(coverage.share),
          scored: words.count(coverage.criteriaScored),
          applicable: words.count(coverage.criteriaApplicable),
        }),
    row.workforce?.kind === 'shown'
      ? t.report.workforceReading({ score: words.score(row.workforce.mean), n: words.count(row.workforce.answers) })
      : '',
  ]
  const line = parts.filter(Boolean).join(t.semicolon)
  const why =
    node.target?.from === 'own' && node.target.rationale !== ''
      ? ` ${t.report.targetWhy({ rationale: node.target.rationale })}`
      : ''
  return line === '' ? why.trim() : `${line.charAt(0).toUpperCase()}${line.slice(1)}${t.fullStop}${why}`
}

function aspectPart(telling: Telling, aspect: AspectRow): AspectText {
  return {
    number: String(aspect.number),
    name: named(telling, aspect.name),
    strip: stripOf(telling, aspect),
    level: levelText(telling, aspect.node),
    facts: factsOf(telling, aspect),
    comment: telling.words.say(aspect.node.comment),
    criteria: aspect.criteria.map((criterion) => criterionPart(telling, criterion)),
  }
}

function criterionPart(telling: Telling, criterion: CriterionRow): CriterionText {
  const { words } = telling
  const { t } = words
  const { node, next } = criterion
  const noWords = t.report.noDescriptor
  return {
    name: named(telling, criterion.name),
    strip: stripOf(telling, criterion),
    level: node.median === null ? levelText(telling, node) : words.level(node.median),
    now: nowOf(telling, criterion),
    nextLabel: next === null ? '' : `${t.report.nextLabel} (${words.level(next.level)})`,
    next:
      next === null
        ? node.median === null
          ? ''
          : t.report.topLevel
        : next.descriptor === null
          ? noWords
          : words.say(next.descriptor),
  }
}

function nowOf(telling: Telling, { node, descriptor }: CriterionRow): string {
  const { t } = telling.words
  if (node.notApplicable !== null) {
    const reason =
      node.notApplicable.kind === 'stated'
        ? node.notApplicable.reasons.join(t.semicolon)
        : t.workbook.whyNotApplicable[node.notApplicable.kind]
    return t.report.criterionNotApplicable({ reason })
  }
  if (node.median !== null) return descriptor === null ? t.report.noDescriptor : telling.words.say(descriptor)
  if (node.mean !== null) return t.basis.imported
  return node.notScored?.kind === 'cannotJudge' ? t.report.criterionCannotJudge : t.report.criterionNotScored
}
