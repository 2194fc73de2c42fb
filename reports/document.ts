/**
 * The long report, in words: chapters and tables as plain text in one language, before they become a PDF or a Word
 * file. With a second language, names and findings carry it beside them.
 */
import { levelFill, textOn } from './colours.ts'
import type { Language, Text } from '#core/language.ts'
import type { NodeScore } from '#core/score/types.ts'
import { methodTexts, smallestGroup } from './method-texts.ts'
import type { WorkforceCell } from './report-input.ts'
import type { AreaRow, AspectRow, CriterionRow, FindingSlide, GapRow, ReportValue, Row, Slide } from './report-value.ts'
import { statementText } from './statements.ts'
import { summaryFigures } from './summary-figures.ts'
import { leftOutText, slideTitle } from './titles.ts'
import { wordsOf } from './words.ts'
import type { Words } from './words.ts'

/** A name, and how the second language says it; empty without one. */
export type Named = { text: string; second: string }

/** What a level strip shows. Numbers place marks; `label` says the same in words. */
export type Strip = {
  state: NodeScore['state']
  median: number | null
  mean: number | null
  target: number | null
  last: number | null
  hollow: boolean
  label: string
}

export type ScoreLine = {
  number: string
  name: Named
  strip: Strip
  level: string
  score: string
  target: string
  gap: string
  last: string
  coverage: string
  basis: string
}

export type CriterionText = {
  name: Named
  strip: Strip
  level: string
  /** The words of its level, or why it has none. */
  now: string
  nextLabel: string
  next: string
}

export type AspectText = {
  number: string
  name: Named
  strip: Strip
  level: string
  /** Score, target, gap, floor, judgement range, coverage, workforce. */
  facts: string
  comment: string
  criteria: CriterionText[]
}

export type AreaText = {
  number: string
  name: Named
  finding: Named
  strip: Strip
  facts: string
  aspects: AspectText[]
}

export type GapText = {
  rank: string
  name: Named
  strip: Strip
  line: string
  steps: { criterion: string; from: string; to: string; descriptor: string; remedy: string }[]
}

export type Table = { head: string[]; rows: string[][] }

export type ReportDocument = {
  language: Language
  title: Named
  organisation: Named
  kind: string
  period: string
  run: string
  madeAt: string
  sample: { mark: string; sentence: string } | null
  footer: string
  /** One line of a printed page's head: organisation, diagnostic, period, pack, method, run. */
  masthead: string
  levels: { number: number; label: string; name: string; description: string; fill: string; ink: string }[]
  chapters: Record<
    | 'summary'
    | 'howToRead'
    | 'scorecard'
    | 'certainty'
    | 'areas'
    | 'workforce'
    | 'gaps'
    | 'movement'
    | 'method'
    | 'glossary',
    Named
  >
  contents: string
  heads: Record<
    | 'aspect'
    | 'level'
    | 'score'
    | 'target'
    | 'gap'
    | 'last'
    | 'coverage'
    | 'comment'
    | 'criterion'
    | 'now'
    | 'next'
    | 'nextLooks'
    | 'firstStep'
    | 'levels'
    | 'table',
    string
  >
  summary: {
    finding: Named
    figures: { value: string; label: string; detail: string }[]
    columns: { head: string; sentences: string[] }[]
    sureHead: string
    sure: string
    opinion: string
  }
  howToRead: { mark: 'level' | 'score' | 'target' | 'lastYear' | 'hollow' | 'absence' | 'floor'; text: string }[]
  scorecard: { finding: Named; areas: { line: ScoreLine; aspects: ScoreLine[] }[]; all: ScoreLine }
  certainty: { finding: Named; table: Table; reading: string } | null
  areas: AreaText[]
  workforce: {
    finding: Named
    note: string
    head: string[]
    rows: { name: string; cells: { text: string; kind: WorkforceCell['kind']; mean: number | null }[] }[]
  } | null
  gaps: { finding: Named; note: string; list: GapText[] }
  movement: { finding: Named; note: string; table: Table | null }
  method: {
    table: Table
    absencesHead: string
    absences: string
    leftOutHead: string
    leftOut: string[]
    facts: Table
    source: string
  }
  glossary: { chinese: string; english: string; meaning: string }[]
}

/** All texts of the long report. `second` is the language that stands beside the first in names and findings. */
export function buildDocument(value: ReportValue, language: Language, second: Language | null = null): ReportDocument {
  const words = wordsOf(language)
  const other = second === null ? null : wordsOf(second)
  const writer = new Writer(value, words, other)
  return writer.document()
}

/** Holds what every part needs; one method per chapter. */
class Writer {
  private readonly value: ReportValue
  private readonly words: Words
  private readonly other: Words | null

  constructor(value: ReportValue, words: Words, other: Words | null) {
    this.value = value
    this.words = words
    this.other = other
  }

  document(): ReportDocument {
    const { value, words } = this
    const { t } = words
    const { head } = value
    const levels = head.levels.length
    return {
      language: words.language,
      title: this.name(head.diagnostic),
      organisation: this.name(head.organisation),
      kind: t.reportFor,
      period: t.period({ from: words.day(head.period.from), to: words.day(head.period.to) }),
      run: t.runOf({ day: words.day(head.madeAt) }),
      madeAt: head.madeAt,
      sample: head.isSample ? { mark: t.sample, sentence: t.sampleLong } : null,
      footer: [head.branding.footer === null ? '' : words.say(head.branding.footer), head.isSample ? t.sample : '']
        .filter(Boolean)
        .join('  |  '),
      masthead: [
        words.say(head.organisation),
        words.say(head.diagnostic),
        `${head.pack.id} ${head.pack.version}`,
        t.runOf({ day: words.day(head.madeAt) }),
      ].join('  |  '),
      levels: head.levels.map((level) => {
        const fill = levelFill(level.number, levels)
        return {
          number: level.number,
          label: t.report.levelOf({ level: words.level(level.number), name: words.say(level.name) }),
          name: words.say(level.name),
          description: level.description === null ? '' : words.say(level.description),
          fill,
          ink: textOn(fill),
        }
      }),
      chapters: this.chapters(),
      contents: t.report.contents,
      heads: {
        aspect: t.heads.aspect,
        level: t.heads.level,
        score: t.heads.score,
        target: t.heads.target,
        gap: t.heads.gap,
        last: t.heads.lastYear,
        coverage: t.heads.coverage,
        comment: t.report.commentLabel,
        criterion: t.heads.criterion,
        now: t.report.nowLabel,
        next: t.report.nextLabel,
        nextLooks: t.heads.nextLevelLooks,
        firstStep: t.heads.firstStep,
        levels: t.report.levelsHead,
        table: t.report.table,
      },
      summary: this.summary(),
      howToRead: (['level', 'score', 'target', 'lastYear', 'hollow', 'absence', 'floor'] as const).map((mark) => ({
        mark,
        text: t.report.howToRead[mark],
      })),
      scorecard: this.scorecard(),
      certainty: this.certainty(),
      areas: value.areas.map((area) => this.area(area)),
      workforce: this.workforce(),
      gaps: this.gaps(),
      movement: this.movement(),
      method: this.method(),
      glossary: glossary(words),
    }
  }

  private name(text: Text): Named {
    const first = this.words.say(text)
    const second = this.other === null ? '' : this.other.say(text)
    return { text: first, second: second === first ? '' : second }
  }

  private pick(choose: (words: Words) => string): Named {
    const first = choose(this.words)
    const second = this.other === null ? '' : choose(this.other)
    return { text: first, second: second === first ? '' : second }
  }

  private finding(kind: Slide['kind']): Named | null {
    const slide = this.value.slides.find((one) => one.kind === kind)
    return slide === undefined || slide.kind === 'cover' ? null : this.titleOf(slide)
  }

  private titleOf(slide: FindingSlide): Named {
    return this.pick((words) => slideTitle(this.value, slide, words))
  }

  private chapters(): ReportDocument['chapters'] {
    const chapter = (key: keyof Words['t']['report']['chapters']) => this.pick((words) => words.t.report.chapters[key])
    return {
      summary: chapter('summary'),
      howToRead: chapter('howToRead'),
      scorecard: chapter('scorecard'),
      certainty: chapter('certainty'),
      areas: chapter('areas'),
      workforce: chapter('workforce'),
      gaps: chapter('gaps'),
      movement: chapter('movement'),
      method: chapter('method'),
      glossary: chapter('glossary'),
    }
  }

  private summary(): ReportDocument['summary'] {
    const { value, words } = this
    const { t } = words
    const slide = value.slides.find((one) => one.kind === 'summary')!
    const { basis } = value.counts
    const scored = basis.agreed + basis.provisional + basis.single + basis.imported
    const sentences = (statements: typeof slide.stand) => statements.map((statement) => statementText(statement, words))
    return {
      finding: this.titleOf(slide),
      figures: summaryFigures(value, slide, words),
      columns: [
        { head: t.summary.stand, sentences: sentences(slide.stand) },
        { head: t.summary.matters, sentences: sentences(slide.matters) },
        { head: t.summary.ask, sentences: sentences(slide.ask) },
      ],
      sureHead: t.summary.sure,
      sure:
        scored === 0
          ? t.titles.certaintyNothing()
          : t.summary.sureText({
              coverage: words.percent(value.instrument.node.coverage.share ?? 0),
              agreed: words.percent(basis.agreed / scored),
              open: slide.aspects.open.length,
            }),
      opinion: `${t.opinion.label}${t.colon}${t.opinion[slide.opinion.verdict]}${t.semicolon}${t.opinion.rule[slide.opinion.rule]}${t.fullStop}`,
    }
  }

  private strip(row: { node: NodeScore; previous?: Row['previous'] }): Strip {
    const { node } = row
    return {
      state: node.state,
      median: node.median,
      mean: node.mean,
      target: node.target?.level ?? null,
      last: row.previous?.median ?? null,
      hollow: node.hollow,
      label: this.levelText(node),
    }
  }

  /** Level and its name, or the absence in words. */
  private levelText(node: NodeScore): string {
    const { words, value } = this
    if (node.state === 'notApplicable') return words.t.absence.notApplicable
    if (node.median === null) return node.mean === null ? words.notScored(node.coverage) : words.score(node.mean)
    const level = value.head.levels.find((one) => one.number === node.median)
    return words.t.report.levelOf({
      level: words.level(node.median),
      name: level === undefined ? '' : words.say(level.name),
    })
  }

  private scoreLine(row: Row, number: string, name = this.name(row.name)): ScoreLine {
    const { words } = this
    const { node } = row
    const { basis } = node
    return {
      number,
      name,
      strip: this.strip(row),
      level: this.levelText(node),
      score: node.mean === null ? '' : words.score(node.mean),
      target: node.target === null ? words.t.absence.noTarget : words.level(node.target.level),
      gap: node.gap === null ? '–' : words.gap(node.gap.score),
      last: row.previous?.mean == null ? '–' : words.score(row.previous.mean),
      coverage: node.coverage.share === null ? '–' : words.percent(node.coverage.share),
      basis: basis === null ? '–' : words.t.basis[basis],
    }
  }

  private scorecard(): ReportDocument['scorecard'] {
    const { value } = this
    return {
      finding: this.finding('scorecard') ?? this.finding('summary')!,
      areas: value.areas.map((area) => ({
        line: this.scoreLine(area, String(area.number)),
        aspects: area.aspects.map((aspect) => this.scoreLine(aspect, String(aspect.number))),
      })),
      all: this.scoreLine(
        value.instrument,
        '',
        this.pick((words) => words.t.heads.allAreas),
      ),
    }
  }

  private certainty(): ReportDocument['certainty'] {
    const { value, words } = this
    const { t } = words
    const finding = this.finding('certainty')
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
        ],
        rows: [...value.areas, value.instrument].map((row) => {
          const { coverage, basisCounts, raters } = row.node
          return [
            row === value.instrument ? t.heads.allAreas : words.say(row.name),
            coverage.share === null ? '–' : words.percent(coverage.share),
            t.exhibits.atTargetOf({ met: coverage.criteriaScored, scored: coverage.criteriaApplicable }),
            ...bases.map((basis) => words.count(basisCounts[basis])),
            words.count(raters),
          ]
        }),
      },
      reading: value.counts.raters < 2 ? t.exhibits.oneRater : t.exhibits.noAlpha,
    }
  }

  private area(area: AreaRow): AreaText {
    const slide = this.value.slides.find((one) => one.kind === 'area' && one.row === area)
    return {
      number: String(area.number),
      name: this.name(area.name),
      finding: slide === undefined || slide.kind === 'cover' ? { text: '', second: '' } : this.titleOf(slide),
      strip: this.strip(area),
      facts: this.facts(area),
      aspects: area.aspects.map((aspect) => this.aspect(aspect)),
    }
  }

  private facts(row: Row): string {
    const { words } = this
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
      node.gated === null
        ? ''
        : t.report.floorLine({ level: words.level(node.gated.level), atMost: node.gated.atMost }),
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

  private aspect(aspect: AspectRow): AspectText {
    return {
      number: String(aspect.number),
      name: this.name(aspect.name),
      strip: this.strip(aspect),
      level: this.levelText(aspect.node),
      facts: this.facts(aspect),
      comment: this.words.say(aspect.node.comment),
      criteria: aspect.criteria.map((criterion) => this.criterion(criterion)),
    }
  }

  private criterion(criterion: CriterionRow): CriterionText {
    const { words } = this
    const { t } = words
    const { node, next } = criterion
    const noWords = t.report.noDescriptor
    return {
      name: this.name(criterion.name),
      strip: this.strip(criterion),
      level: node.median === null ? this.levelText(node) : words.level(node.median),
      now: this.now(criterion),
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

  private now({ node, descriptor }: CriterionRow): string {
    const { t } = this.words
    if (node.notApplicable !== null) {
      const reason =
        node.notApplicable.kind === 'stated'
          ? node.notApplicable.reasons.join(t.semicolon)
          : t.workbook.whyNotApplicable[node.notApplicable.kind]
      return t.report.criterionNotApplicable({ reason })
    }
    if (node.median !== null) return descriptor === null ? t.report.noDescriptor : this.words.say(descriptor)
    if (node.mean !== null) return t.basis.imported
    return node.notScored?.kind === 'cannotJudge' ? t.report.criterionCannotJudge : t.report.criterionNotScored
  }

  private workforce(): ReportDocument['workforce'] {
    const { value, words } = this
    const { t } = words
    const slide = value.slides.find((one) => one.kind === 'workforce')
    if (slide === undefined) return null
    const { exhibit } = slide
    return {
      finding: this.titleOf(slide),
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

  private gaps(): ReportDocument['gaps'] {
    const { value, words } = this
    const { t } = words
    const none = value.hasTargets ? t.report.noGaps : t.report.noTargets
    return {
      finding: this.finding('gaps') ?? { text: none, second: '' },
      note: value.gaps.length === 0 ? '' : t.footnotes.gaps,
      list: value.gaps.map((gap) => this.gap(gap)),
    }
  }

  private gap(gap: GapRow): GapText {
    const { words } = this
    const { t } = words
    const { node } = gap.row
    const below = gap.row.criteria.filter(
      (criterion) => criterion.node.median !== null && criterion.node.median < gap.target && criterion.node.weight > 0,
    )
    const steps = [...below].sort((a, b) => a.node.median! - b.node.median!)
    return {
      rank: String(gap.rank),
      name: this.name(gap.row.name),
      strip: this.strip(gap.row),
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

  private movement(): ReportDocument['movement'] {
    const { value, words } = this
    const { t } = words
    const finding = this.finding('movement') ?? { text: t.titles.summaryNothing(), second: '' }
    if (!value.hasPrevious) return { finding, note: t.exhibits.movementBaseline, table: null }
    const rows = [...value.areas, value.instrument].map((row) => this.movementRow(row, row === value.instrument))
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

  private movementRow(row: Row, isAll: boolean): string[] {
    const { words } = this
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

  private method(): ReportDocument['method'] {
    const { value, words } = this
    const { t } = words
    const { head } = value
    const slide = value.slides.find((one) => one.kind === 'method')
    const doors = slide === undefined ? [] : slide.doors.map((door) => methodTexts(door, value, words))
    return {
      table: {
        head: [t.heads.door, t.heads.did, t.heads.howMuch, t.heads.cannotTell],
        rows: doors.map((door) => [door.door, door.did, door.howMuch, door.cannotTell]),
      },
      absencesHead: t.absencesHead,
      absences: t.absences({ k: words.count(smallestGroup(value)) }),
      leftOutHead: t.exhibits.leftOut,
      leftOut: value.leftOut.map((one) => {
        const { name, why } = leftOutText(one, words)
        return `${name}${t.colon}${why}`
      }),
      facts: {
        head: [t.workbook.item, t.workbook.value],
        rows: [
          [t.workbook.run, head.runId],
          [t.workbook.madeAt, head.madeAt],
          [t.workbook.inputsHash, head.inputsHash],
          [t.workbook.methodVersion, head.methodVersion],
          [t.workbook.packVersion, `${head.pack.id} ${head.pack.version}`],
          [t.workbook.unitWeighting, t.weighting[value.unitWeighting]],
        ],
      },
      source: t.notes.method({ method: head.methodVersion }),
    }
  }
}

/** The terms of the report in both languages, explained in the report's own. */
function glossary(words: Words): ReportDocument['glossary'] {
  const chinese = wordsOf('zh-CN').t.glossary
  const english = wordsOf('en').t.glossary
  const terms = [
    'criterion',
    'aspect',
    'level',
    'score',
    'floor',
    'coverage',
    'provisional',
    'consensus',
    'judgementRange',
    'target',
    'hidden',
  ] as const
  return terms.map((term) => ({
    chinese: chinese[term],
    english: english[term],
    meaning: words.t.glossary[`${term}Meaning`],
  }))
}
