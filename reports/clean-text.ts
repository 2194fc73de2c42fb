/** What people typed, made fit to stand in a file. */

/**
 * Text without the control characters that XML forbids, without halves of surrogate pairs, and without the marks that
 * turn the direction of everything after them.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(forbidden, '')
}

// eslint-disable-next-line no-control-regex -- these are the characters that must go
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu

/** A plain value with every string in it cleaned; the value itself stays as it is. */
export function cleanTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return cleanText(value) as Value
  if (Array.isArray(value)) return value.map((one: unknown) => cleanTexts(one)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanTexts(one as unknown)])) as Value
}
