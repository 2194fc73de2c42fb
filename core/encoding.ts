/**
 * Which encoding a text file is in. Spreadsheet programs in China still save GB18030, Excel saves "Unicode text" as
 * UTF-16 and Western exports are often Windows-1252, so a wrong guess garbles every name.
 */

export const encodings = ['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/**
 * The encoding of a text from its first bytes. A byte order mark decides; then zero bytes at every second place mean
 * UTF-16; then valid (or all but valid) UTF-8; what remains is GB18030 when its high bytes come in pairs as Chinese
 * characters do, else Windows-1252, in which a high byte mostly stands alone between ASCII letters.
 */
export function detectEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8-bom'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const wide = detectUtf16(head)
  if (wide !== null) return wide
  const { sequences, strays } = countUtf8(head)
  if (strays === 0 || sequences > 20 * strays) return 'utf-8'
  return looksLikeGb18030(head) ? 'gb18030' : 'windows-1252'
}

/** The name a platform's decoder has for it. */
export function decoderLabel(encoding: Encoding): string {
  return encoding === 'utf-8-bom' ? 'utf-8' : encoding
}

function detectUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = head.length >> 1
  if (pairs < 2) return null
  let little = 0
  let big = 0
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i + 1] === 0 && isPlainAscii(head[i]!)) little++
    else if (head[i] === 0 && isPlainAscii(head[i + 1]!)) big++
  }
  // even Chinese text has its separators, digits and line ends in ASCII
  const enough = Math.max(2, pairs * 0.03)
  if (little >= enough && little > 3 * big) return 'utf-16le'
  if (big >= enough && big > 3 * little) return 'utf-16be'
  return null
}

function isPlainAscii(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13
}

/** Well-formed characters of several bytes, and bytes that belong to none; an unfinished end is not held against it. */
function countUtf8(bytes: Uint8Array): { sequences: number; strays: number } {
  let sequences = 0
  let strays = 0
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i]!
    if (byte < 0x80) {
      i++
      continue
    }
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? (byte < 0xf0 ? 3 : 0) : byte >= 0xc2 ? 2 : 0
    if (length > 0 && i + length > bytes.length) break
    let whole = length > 0
    for (let k = 1; whole && k < length; k++) whole = (bytes[i + k]! & 0xc0) === 0x80
    if (whole) sequences++
    else strays++
    i += whole ? length : 1
  }
  return { sequences, strays }
}

function looksLikeGb18030(bytes: Uint8Array): boolean {
  let hanzi = 0
  let other = 0
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i]!
    if (byte < 0x80) {
      i++
      continue
    }
    const next = bytes[i + 1]
    if (next === undefined) break
    // the rows of GB 2312 hold nearly all characters of everyday text, with both bytes high
    if (byte >= 0xa1 && byte <= 0xf7 && next >= 0xa1 && next <= 0xfe) {
      hanzi++
      i += 2
    } else {
      other++
      i += (next >= 0x40 && next !== 0x7f) || (next >= 0x30 && next <= 0x39) ? 2 : 1
    }
  }
  return hanzi > other
}
