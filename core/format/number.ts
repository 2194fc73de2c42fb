/**
 * How numbers are shown, in both languages, on pages and in files. Every function rounds once, from the full value; a
 * shown figure is never rounded again. Missing values have words (catalogue), so nothing here takes null.
 */
import { roundedDigits } from '#core/format/round.ts'
import type { Language } from '#core/language.ts'

const minus = '−'

/** A mean of levels: one decimal, `2.4`. */
export function formatScore(value: number, language: Language): string {
  return formatDecimal(value, language, 1)
}

/** A number with exactly `decimals` places and grouped thousands: `1,234.50`. */
export function formatDecimal(value: number, language: Language, decimals: number): string {
  return localised(roundedDigits(value, decimals), language, decimals)
}

/** A change or distance with its sign: `+0.4`, `−0.2`, `±0.0`. */
export function formatSigned(value: number, language: Language, decimals = 1): string {
  const digits = roundedDigits(value, decimals)
  const size = localised(digits.replace('-', ''), language, decimals)
  if (Number(digits) === 0) return `±${size}`
  return digits.startsWith('-') ? `${minus}${size}` : `+${size}`
}

/** A share of 1 in per cent: 0.726 → `73%`. */
export function formatPercent(share: number, language: Language, decimals = 0): string {
  return `${formatDecimal(share * 100, language, decimals)}%`
}

/**
 * A coefficient: two decimals, and as many more as it takes not to look as if it stood on the other side of a limit it
 * is judged by. Beside the limit 0.62, 0.618 is shown as `0.618`.
 */
export function formatCoefficient(value: number, language: Language, limits: readonly number[]): string {
  const misleads = (decimals: number) =>
    limits.some((limit) => Number(roundedDigits(value, decimals)) >= limit !== value >= limit)
  const decimals = [2, 3, 4, 5, 6].find((places) => !misleads(places)) ?? 6
  return formatDecimal(value, language, decimals)
}

/** A count: `1,732`. */
export function formatCount(count: number, language: Language): string {
  return formatDecimal(count, language, 0)
}

/** A weight: at least one decimal and as many as it has, up to four: `1.0`, `1.5`, `0.125`. */
export function formatWeight(weight: number, language: Language): string {
  const digits = roundedDigits(weight, 4).replace(/0{1,3}$/, '')
  return localised(digits, language, digits.length - digits.indexOf('.') - 1)
}

/** A result on its way to be rounded, as in `13.0 ÷ 5.5 = 2.3636`: four decimals, fewer when nothing is cut off. */
export function formatWorking(value: number, language: Language): string {
  return formatWeight(value, language)
}

/** Full precision for checking by another program: 15 significant digits, no grouping. */
export function formatFull(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  return text === '-0' ? '0' : text
}

/** A level: a whole number without decimals. */
export function formatLevel(level: number, language: Language): string {
  return formatDecimal(level, language, 0)
}

const formatters = new Map<string, Intl.NumberFormat>()

function localised(digits: string, language: Language, decimals: number): string {
  const key = `${language} ${decimals}`
  const known = formatters.get(key)
  const formatter =
    known ??
    new Intl.NumberFormat(language, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: true,
    })
  if (known === undefined) formatters.set(key, formatter)
  // A string is formatted exactly, digit by digit: the rounding has been done.
  return formatter.format(digits as Intl.StringNumericLiteral).replace('-', minus)
}
