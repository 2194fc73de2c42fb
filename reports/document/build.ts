/** Makes the long report's document from a report's value. */
import { runLine } from '../run-name.ts'
import type { Language } from '#core/language.ts'
import { levelFill, textOn } from '../colours.ts'
import type { ReportDocument } from '../document.ts'
import type { ReportValue } from '../report-value.ts'
import { wordsOf } from '../words.ts'
import type { Words } from '../words.ts'
import { named, bothWays } from './context.ts'
import type { Telling } from './context.ts'
import { areaPart } from './areas.ts'
import { gapsPart, movementPart, workforcePart } from './findings.ts'
import { glossaryPart, methodPart } from './method.ts'
import { certaintyPart, scorecardPart, summaryPart } from './overview.ts'

/**
 * All texts of the long report. `second` is the language that stands beside the first in names and findings.
 */
export function buildDocument(value: ReportValue, language: Language, second: Language | null = null): ReportDocument {
  const telling: Telling = { value, words: wordsOf(language), other: second === null ? null : wordsOf(second) }
  const { words } = telling
  const { t } = words
  const { head } = value
  const levels = head.levels.length
  return {
    language: words.language,
    title: named(telling, head.diagnostic),
    organisation: named(telling, head.organisation),
    // a diagnostic of several instruments has a report of each
    kind: `${t.reportFor}${t.colon}${words.say(head.pack.name)}`,
    period: t.period({ from: words.day(head.period.from), to: words.day(head.period.to) }),
    run: runLine(head, words),
    madeAt: head.madeAt,
    sample: head.isSample ? { mark: t.sample, sentence: t.sampleLong } : null,
    footer: [head.branding.footer === null ? '' : words.say(head.branding.footer), head.isSample ? t.sample : '']
      .filter(Boolean)
      .join('  |  '),
    masthead: [
      words.say(head.organisation),
      words.say(head.diagnostic),
      `${words.say(head.pack.name)} ${head.pack.version}`,
      runLine(head, words),
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
    chapters: chapterNames(telling),
    contents: t.report.contents,
    legend: [`○ ${t.exhibits.targetOpen}`, `● ${t.exhibits.targetReached}`, t.exhibits.barEnds, t.exhibits.hollow].join(
      '   ',
    ),
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
    summary: summaryPart(telling),
    howToRead: (['level', 'score', 'target', 'lastYear', 'hollow', 'absence', 'floor'] as const).map((mark) => ({
      mark,
      text: t.report.howToRead[mark],
    })),
    scorecard: scorecardPart(telling),
    certainty: certaintyPart(telling),
    areas: value.areas.map((area) => areaPart(telling, area)),
    workforce: workforcePart(telling),
    gaps: gapsPart(telling),
    movement: movementPart(telling),
    method: methodPart(telling),
    glossary: glossaryPart(words),
  }
}

/** The names of the chapters. */
function chapterNames(telling: Telling): ReportDocument['chapters'] {
  const chapter = (key: keyof Words['t']['report']['chapters']) =>
    bothWays(telling, (words) => words.t.report.chapters[key])
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
