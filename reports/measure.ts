/**
 * How wide text is, and how to make it fit: PowerPoint does not shrink or cut text by itself, and a spreadsheet does not
 * always raise a row. Widths are
 * those of the deck's fonts (Arial, Arial bold and Georgia, and one em for every Chinese character).
 */
import type { Language } from '#core/language.ts'

export type Face = 'arial' | 'arialBold' | 'georgia'

/** Advance widths of U+0020…U+007E in thousandths of an em. Liberation Sans and Gelasio have the same widths. */
const widths: Record<Face, readonly number[]> = {
  arial: [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
  ],
  arialBold: [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
  ],
  georgia: [
    241, 331, 412, 643, 610, 817, 710, 215, 375, 375, 472, 643, 270, 374, 270, 469, 614, 430, 559, 552, 565, 528, 566,
    502, 596, 566, 312, 312, 643, 643, 643, 479, 929, 671, 654, 642, 749, 653, 599, 725, 815, 390, 518, 694, 604, 927,
    767, 744, 610, 744, 702, 561, 619, 756, 667, 976, 710, 615, 602, 375, 469, 375, 643, 643, 500, 504, 560, 454, 574,
    483, 325, 509, 582, 293, 292, 536, 286, 881, 591, 539, 571, 560, 410, 432, 345, 575, 497, 737, 505, 492, 444, 430,
    375, 430, 643,
  ],
}

/** Other characters of Latin text: dashes, quotes, arrows, accented letters. */
const otherLatin = 0.6

/** Distance of two lines as a multiple of the size. Chinese fonts are taller. */
export const lineHeight: Record<Language, number> = { en: 1.2, 'zh-CN': 1.42 }

/** Width of one line in points. */
export function textWidth(text: string, size: number, face: Face = 'arial'): number {
  let ems = 0
  for (const character of text) ems += characterWidth(character.codePointAt(0)!, face)
  return ems * size
}

function characterWidth(code: number, face: Face): number {
  if (code >= 0x2e80 || (code >= 0x2014 && code <= 0x2026) || code === 0x2192) return 1
  const known = widths[face][code - 0x20]
  return known === undefined ? otherLatin : known / 1000
}

/** Lines the text takes in a box of `width` points: broken at spaces, and between Chinese characters. */
export function lineCount(text: string, width: number, size: number, face: Face = 'arial'): number {
  let lines = 1
  let used = 0
  for (const piece of pieces(text)) {
    const needed = textWidth(piece.trimEnd(), size, face)
    if (used > 0 && used + needed > width) {
      lines += 1
      used = 0
    }
    // A word longer than the line is broken anywhere.
    lines += Math.max(0, Math.ceil(needed / width - 1e-9) - 1)
    used += textWidth(piece, size, face)
    if (needed > width) used %= width
  }
  return lines
}

/** What stays together when a line is broken: words with the space behind them, single Chinese characters. */
function pieces(text: string): string[] {
  return text.match(/[\u2e80-\uffff][，。；：、！？）」』”’]*|[^\s\u2e80-\uffff]+\s*|\s+/gu) ?? []
}

export type Box = { width: number; height: number }
export type Fitted = { text: string; size: number }

/**
 * The text at the largest size between `size` and `smallest` at which it fits the box (points). If none does, whole
 * sentences are dropped from the end, and only then words, marked by `…`.
 */
export function fitText(
  text: string,
  box: Box,
  style: { size: number; smallest: number; language: Language; face?: Face },
): Fitted {
  const fits = (candidate: string, size: number) =>
    lineCount(candidate, box.width, size, style.face) * size * lineHeight[style.language] <= box.height + 0.5
  for (let size = style.size; size >= style.smallest; size -= 0.5) if (fits(text, size)) return { text, size }
  const size = style.smallest
  const sentences = text.match(/.*?[。！？；]|.*?[.!?;](?=\s|$)\s*|.+$/gu) ?? []
  for (let count = sentences.length - 1; count > 0; count--) {
    const shorter = sentences.slice(0, count).join('').trim()
    if (fits(shorter, size))
      return { text: shorter.replace(/[;；]$/u, '.').replace(/(?<=[\u2e80-\uffff])\.$/u, '。'), size }
  }
  const words = pieces(text)
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(`${words.slice(0, middle).join('').trimEnd()}…`, size)) low = middle
    else high = middle - 1
  }
  return { text: `${words.slice(0, Math.max(1, low)).join('').trimEnd()}…`, size }
}
