import type { Pack } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'

/** Most file systems take 255 bytes; a browser adds a number to a name it has already. */
const mostBytes = 240

/**
 * `a_b_c.docx`: parts of a file's name joined, without characters that a file system refuses. What is too long loses of
 * its longest part, so that the short ones that tell files apart stay whole.
 */
export function fileName(parts: readonly string[], extension: string): string {
  const cut = parts.map((part) => [...asPart(part)]).filter((part) => part.length > 0)
  const name = () => `${cut.map((part) => part.join('')).join('_')}.${extension}`
  while (Buffer.byteLength(name()) > mostBytes)
    cut.reduce((longest, part) => (part.length > longest.length ? part : longest)).pop()
  return name()
}

function asPart(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*.\s]+/gu, '-').replace(/^-+|-+$/gu, '')
}

/**
 * The instrument in a file's name: its short name, with the id where another's short name reads the same on a file system
 * that does not tell capitals apart.
 */
export function instrumentParts(
  pack: Pick<Pack, 'id' | 'short'>,
  all: readonly Pick<Pack, 'id' | 'short'>[],
  say: (text: Text) => string,
): string[] {
  const read = (one: Pick<Pack, 'short'>) => asPart(say(one.short)).toLowerCase()
  const isShared = all.some((other) => other.id !== pack.id && read(other) === read(pack))
  return isShared ? [say(pack.short), pack.id] : [say(pack.short)]
}
