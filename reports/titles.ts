/** Puts findings into words: the slide's title as proposed by rule, or as somebody changed it. */
import type { Language } from '#core/language.ts'
import type { Finding } from './finding.ts'
import type { FindingSlide, LeftOut, ReportValue, Slide } from './report-value.ts'
import { titleKey } from './report-value.ts'
import { wordsOf } from './words.ts'
import type { Words } from './words.ts'

/** Characters of an English title (two lines of the slide); full-width characters of a Chinese one (one line). */
export const titleLimit: Record<Language, number> = { en: 95, 'zh-CN': 34 }

/** Length as the limit counts it: in Chinese a Latin letter or digit takes half a place. */
export function titleLength(title: string, language: Language): number {
  const characters = [...title]
  if (language === 'en') return characters.length
  return characters.reduce((sum, character) => sum + (character.codePointAt(0)! < 0x2e80 ? 0.5 : 1), 0)
}

/** Drops the clause after the last semicolon as long as the title is too long and has one. */
export function fittedTitle(title: string, language: Language): string {
  let fitted = title
  while (titleLength(fitted, language) > titleLimit[language]) {
    const cut = Math.max(fitted.lastIndexOf(';'), fitted.lastIndexOf('；'))
    if (cut <= 0) break
    fitted = fitted.slice(0, cut).trimEnd()
  }
  return fitted
}

/** The title the rule proposes, cut to its length. */
export function proposedTitle(finding: Finding, words: Words): string {
  return fittedTitle(titleText(finding, words), words.language)
}

/** The title of a slide in one language: the one written by hand, or the proposal. */
export function slideTitle(value: ReportValue, slide: FindingSlide, words: Words): string {
  return value.titleEdits.get(titleKey(slide.id, words.language)) ?? proposedTitle(slide.finding, words)
}

export type ProposedTitle = {
  slide: string
  name: string
  proposed: string
  edited: string | null
  /** The rule that picked the proposal, in words. */
  rule: string
}

/** All titles of a report in one language, and the slides that were left out, for the page where they are edited. */
export function proposedTitles(
  value: ReportValue,
  language: Language,
): { titles: ProposedTitle[]; leftOut: { slide: string; name: string; why: string }[] } {
  const words = wordsOf(language)
  const slides = value.slides.filter((slide): slide is FindingSlide => slide.kind !== 'cover')
  return {
    titles: slides.map((slide) => ({
      slide: slide.id,
      name: slideName(slide, words),
      proposed: proposedTitle(slide.finding, words),
      edited: value.titleEdits.get(titleKey(slide.id, language)) ?? null,
      rule: words.t.rules[slide.finding.rule],
    })),
    leftOut: value.leftOut.map((one) => ({ slide: one.slide, ...leftOutText(one, words) })),
  }
}

export function leftOutText(one: LeftOut, words: Words): { name: string; why: string } {
  return { name: words.t.leftOut.names[one.slide], why: words.t.leftOut[one.why] }
}

/** What the slide is called where slides are listed. */
export function slideName(slide: Slide, words: Words): string {
  if (slide.kind !== 'area') return words.t.slides[slide.kind]
  return `${words.t.slides.area} ${slide.number}${words.t.colon}${words.say(slide.row.short)}`
}

/** The full sentence of a finding. */
export function titleText(finding: Finding, words: Words): string {
  const { t, score, signed, percent, count } = words
  const titles = t.titles
  const named = (text: Parameters<Words['say']>[0]) => words.say(text)
  const inside = (text: Parameters<Words['say']>[0]) => words.within(text)
  switch (finding.rule) {
    case 'summaryNothing':
    case 'areasNothing':
    case 'certaintyNothing':
    case 'certaintyOneView':
    case 'certaintyImported':
    case 'movementNone':
    case 'gapsNone':
    case 'method':
      return titles[finding.rule]()
    case 'summaryThin':
      return titles.summaryThin({ coverage: percent(finding.coverage), low: finding.low })
    case 'summaryUnsure':
      return titles.summaryUnsure({ alpha: words.coefficient(finding.alpha) })
    case 'summaryNoTarget':
      return titles.summaryNoTarget({
        organisation: named(finding.organisation),
        score: score(finding.score),
        max: count(finding.max),
      })
    case 'summaryAllMet':
    case 'summaryMet':
      return finding.rule === 'summaryMet'
        ? titles.summaryMet({ ...finding, organisation: named(finding.organisation) })
        : titles.summaryAllMet({ ...finding, organisation: named(finding.organisation) })
    case 'areasFew':
      return titles.areasFew({ ...finding, best: inside(finding.best), score: score(finding.score) })
    case 'areasLeads':
      return titles.areasLeads({
        score: score(finding.score),
        max: count(finding.max),
        target: words.level(finding.target),
        best: inside(finding.best),
        worst: inside(finding.worst),
      })
    case 'areasOverlap':
      return titles.areasOverlap({
        score: score(finding.score),
        max: count(finding.max),
        target: words.level(finding.target),
      })
    case 'areasNoTarget':
      return titles.areasNoTarget({
        score: score(finding.score),
        max: count(finding.max),
        best: inside(finding.best),
        worst: inside(finding.worst),
      })
    case 'areasNoTargetOverlap':
      return titles.areasNoTargetOverlap({ score: score(finding.score), max: count(finding.max) })
    case 'scorecardOpen':
      return titles.scorecardOpen(finding)
    case 'scorecardNoTarget':
      return titles.scorecardNoTarget(finding)
    case 'scorecardTwo':
      return titles.scorecardTwo(finding)
    case 'scorecardOne':
      return titles.scorecardOne(finding)
    case 'scorecardAll':
      return titles.scorecardAll(finding)
    case 'certaintyWeak':
      return titles.certaintyWeak({ ...finding, weak: words.list(finding.weak.map(inside)) })
    case 'certaintyPartly':
      return titles.certaintyPartly({ ...finding, partly: words.list(finding.partly.map(inside)) })
    case 'certaintyThin':
      return titles.certaintyThin({
        coverage: percent(finding.coverage),
        alpha: words.coefficient(finding.alpha),
        low: words.hundredths(finding.low),
        criteria: count(finding.criteria),
      })
    case 'certaintySolid':
      return titles.certaintySolid({ coverage: percent(finding.coverage), alpha: words.coefficient(finding.alpha) })
    case 'certaintyAlike':
      return titles.certaintyAlike({ coverage: percent(finding.coverage) })
    case 'movementBaseline':
      return titles.movementBaseline({ score: score(finding.score) })
    case 'movementUnsplit':
      return titles.movementUnsplit({ total: signed(finding.total, 2) })
    case 'movementTotal':
      return titles.movementTotal({ total: signed(finding.total, 2) })
    case 'movementReal':
      return titles.movementReal({ ...finding, total: signed(finding.total, 2), real: signed(finding.real, 2) })
    case 'movementFlat':
      return titles.movementFlat({ total: signed(finding.total, 2), real: signed(finding.real, 2) })
    case 'workforceHidden':
      return titles.workforceHidden(finding)
    case 'workforceFew':
      return titles.workforceFew(finding)
    case 'workforceWide':
      return titles.workforceWide({
        aspect: inside(finding.aspect),
        high: named(finding.high),
        highScore: score(finding.highScore),
        low: named(finding.low),
        lowScore: score(finding.lowScore),
      })
    case 'workforceAlike':
      return titles.workforceAlike({ spread: score(finding.spread) })
    case 'gapsWeak':
      return titles.gapsWeak(finding)
    case 'gapsMixed':
      return titles.gapsMixed(finding)
    case 'gapsFirm':
      return titles.gapsFirm(finding)
    case 'nextLevelSome':
      return titles.nextLevelSome(finding)
    case 'nextLevelAll':
      return titles.nextLevelAll(finding)
    case 'areaNothing':
      return titles.areaNothing({ area: named(finding.area) })
    case 'areaNotApplicable':
      return titles.areaNotApplicable({ area: named(finding.area) })
    case 'areaNoTarget':
      return titles.areaNoTarget({
        area: named(finding.area),
        weakest: inside(finding.weakest),
        score: score(finding.score),
      })
    case 'areaOpen':
      return titles.areaOpen({ ...finding, area: named(finding.area), open: words.list(finding.open.map(inside)) })
    case 'areaTwo':
      return titles.areaTwo({ ...finding, area: named(finding.area), aspects: words.list(finding.aspects.map(inside)) })
    case 'areaBelow':
      return titles.areaBelow({ ...finding, area: named(finding.area), aspect: inside(finding.aspect) })
    default:
      return titles.areaAll({ ...finding, area: named(finding.area) })
  }
}
