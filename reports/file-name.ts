/** `a_b_c.docx`: parts of a file's name joined, without characters that a file system refuses, at most 120 characters. */
export function fileName(parts: readonly string[], extension: string): string {
  const name = parts
    .map((part) => part.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*.\s]+/gu, '-').replace(/^-+|-+$/gu, ''))
    .filter(Boolean)
    .join('_')
  return `${[...name].slice(0, 120).join('')}.${extension}`
}
