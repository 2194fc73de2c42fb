/** Characters of a text that a reader cannot see or that act on a terminal, written out. */

/** Controls, direction marks, zero-width and tag characters, line separators, halves of a pair, unassigned. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** `text` with such characters as `[U+202E]`. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => `[${codePointName(character)}]`)
}

/** `U+202E` */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
