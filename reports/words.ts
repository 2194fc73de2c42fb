/** Everything a renderer needs to put a report's value into one language. */
import { agreementLimits } from '#core/statistics/krippendorff-alpha.ts'
import {
  formatCoefficient,
  formatCount,
  formatDecimal,
  formatLevel,
  formatPercent,
  formatScore,
  formatSigned,
} from '#core/format/number.ts'
import { say } from '#core/language.ts'
import type { Language, Text } from '#core/language.ts'
import type { Coverage, JudgementRange } from '#core/score/types.ts'
import { texts } from '#core/texts/index.ts'
import type { Texts } from '#core/texts/index.ts'

export type ReportTexts = Texts['reports']

export type Words = {
  language: Language
  t: ReportTexts
  say: (text: Text) => string
  /** A name in the middle of an English sentence: `Technology` → `technology`, `CX strategy` as it is. */
  within: (text: Text) => string
  level: (level: number) => string
  score: (mean: number) => string
  /** A gap or change of scores with one decimal and its sign. */
  signed: (value: number, decimals?: number) => string
  gap: (score: number) => string
  percent: (share: number) => string
  /** α, beside the limits it is judged by. */
  coefficient: (value: number) => string
  /** Two decimals. */
  hundredths: (value: number) => string
  count: (count: number) => string
  range: (range: JudgementRange) => string
  weight: (weight: number) => string
  /** `a, b and c` */
  list: (items: readonly string[]) => string
  /** The day of an ISO instant or day: `7 Nov 2026`, `2026.11.07`. */
  day: (iso: string) => string
  /** `2 of 4`, in words for a cell that is not scored. */
  notScored: (coverage: Coverage) => string
}

/** Words of one language. */
export function wordsOf(language: Language): Words {
  const t = texts[language].reports
  return {
    language,
    t,
    say: (text) => oneLine(say(text, language)),
    within: (text) => lowered(oneLine(say(text, language)), language),
    level: (level) => formatLevel(level, language),
    score: (mean) => formatScore(mean, language),
    signed: (value, decimals = 1) => formatSigned(value, language, decimals),
    gap: (score) => formatSigned(score, language).replace(/^[+±]/u, ''),
    percent: (share) => formatPercent(share, language),
    coefficient: (value) => formatCoefficient(value, language, Object.values(agreementLimits)),
    hundredths: (value) => formatDecimal(value, language, 2),
    count: (count) => formatCount(count, language),
    range: (range) => `${formatScore(range.low, language)}–${formatScore(range.high, language)}`,
    weight: (weight) => formatDecimal(weight, language, Number.isInteger(weight) ? 0 : 2),
    list: (items) => listed(items, t),
    day: (iso) => dayOf(iso, language),
    notScored: (coverage) =>
      coverage.criteriaScored === 0
        ? t.absence.notScored
        : t.absence.notScoredOf({
            scored: formatCount(coverage.criteriaScored, language),
            applicable: formatCount(coverage.criteriaApplicable, language),
          }),
  }
}

/** Line ends and runs of spaces have no place in a title, a cell or a bullet. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** An acronym or a name in capitals keeps its first letter. */
function lowered(text: string, language: Language): string {
  if (language !== 'en') return text
  return /^[A-Z][a-z]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function listed(items: readonly string[], t: ReportTexts): string {
  if (items.length <= 1) return items[0] ?? ''
  return `${items.slice(0, -1).join(t.comma)}${t.and}${items.at(-1)!}`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** In UTC, so that a report does not depend on where it is made. */
function dayOf(iso: string, language: Language): string {
  const [year = '', month = '', day = ''] = new Date(iso).toISOString().slice(0, 10).split('-')
  return language === 'en' ? `${Number(day)} ${months[Number(month) - 1]} ${year}` : `${year}.${month}.${day}`
}
