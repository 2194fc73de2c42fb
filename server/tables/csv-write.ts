/** CSV that leaves us: UTF-8 with a byte order mark, so that Excel shows Chinese, and nothing that runs as a formula. */

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front. Text that has one in front of such a
 * start already gets another, so that taking one away always gives the original.
 */
export function guardFormula(text: string): string {
  return /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u.test(text) ? `'${text}` : text
}

/** One line of a CSV, with its line end. Numbers stay numbers. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(guardFormula(cell)))).join(',')}\r\n`
}

/** What a CSV begins with. */
export const csvStart = '\uFEFF'

function quoted(text: string): string {
  return /[",;\t\r\n|]/u.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
