/** Files that operating systems and editors leave in folders and archives; they are no part of a pack. */
const names: ReadonlySet<string> = new Set([
  '.DS_Store',
  'Thumbs.db',
  'desktop.ini',
  '.git',
  '.gitignore',
  '.gitattributes',
])

/** `true` when any part of the relative `path` is such litter. */
export function isLitter(path: string): boolean {
  return path
    .split('/')
    .some((part) => part === '__MACOSX' || names.has(part) || part.startsWith('._') || part.endsWith('~'))
}
