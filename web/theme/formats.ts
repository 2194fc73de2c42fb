/** The formats of core/format bound to a language, and dates. Only the last step before the page: no number is changed here. */
import { agreementLimits } from '#core/statistics/krippendorff-alpha.ts'
import {
  formatCoefficient,
  formatCount,
  formatDecimal,
  formatLevel,
  formatPercent,
  formatScore,
  formatSigned,
  formatWeight,
  formatWorking,
} from '#core/format/number.ts'
import type { Language } from '#core/language.ts'

export type Formats = {
  /** A mean of levels: `2.4`. */
  score: (value: number) => string
  /** With its sign: `+0.4`, `−0.2`, `±0.0`. */
  change: (value: number) => string
  /** A coefficient of agreement, beside the limits it is judged by: `0.57`. */
  coefficient: (value: number) => string
  /** Two decimals: `0.57`. */
  hundredths: (value: number) => string
  count: (value: number) => string
  level: (value: number) => string
  /** A share of 1: `73%`. */
  percent: (share: number) => string
  weight: (value: number) => string
  /** On its way to be rounded: `2.3636`. */
  working: (value: number) => string
  /** A day (`2026-06-30`) as `30 Jun 2026`, `2026年6月30日`. */
  day: (day: string) => string
  /** A period of two days, the year said once where it is the same. */
  period: (from: string, to: string) => string
  /** An instant as day and time here. */
  instant: (instant: string) => string
  /** The time of an instant here: `16:20`. */
  time: (instant: string) => string
}

function dates(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options)
}

function make(language: Language): Formats {
  // Days have no time zone: they are read and written as UTC.
  const day = dates(language, {
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    timeZone: 'UTC',
  })
  const monthAndDay = dates(language, { month: 'long', day: 'numeric', timeZone: 'UTC' })
  const instant = dates(language, {
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const time = dates(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return {
    score: (value) => formatScore(value, language),
    change: (value) => formatSigned(value, language),
    coefficient: (value) => formatCoefficient(value, language, Object.values(agreementLimits)),
    hundredths: (value) => formatDecimal(value, language, 2),
    count: (value) => formatCount(value, language),
    level: (value) => formatLevel(value, language),
    percent: (share) => formatPercent(share, language),
    weight: (value) => formatWeight(value, language),
    working: (value) => formatWorking(value, language),
    day: (value) => day.format(new Date(`${value}T00:00:00Z`)),
    period: (from, to) => {
      if (language === 'en') return day.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))
      const end = from.slice(0, 4) === to.slice(0, 4) ? monthAndDay : day
      return `${day.format(new Date(`${from}T00:00:00Z`))}至${end.format(new Date(`${to}T00:00:00Z`))}`
    },
    instant: (value) => instant.format(new Date(value)),
    time: (value) => time.format(new Date(value)),
  }
}

const made = new Map<Language, Formats>()

export function formatsFor(language: Language): Formats {
  const known = made.get(language)
  if (known !== undefined) return known
  const formats = make(language)
  made.set(language, formats)
  return formats
}
