/**
 * Which encoding a text file is in, and its bytes as UTF-8. Spreadsheet programs in China still save GB18030, Excel
 * saves "Unicode text" as UTF-16 and Western exports are often Windows-1252, so a wrong guess garbles every name.
 */
import { isUtf8 } from 'node:buffer'

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

/** Whether all of `bytes` is UTF-8; a character cut off at the end is passed over. */
export function isValidUtf8(bytes: Uint8Array): boolean {
  return isUtf8(bytes.subarray(0, bytes.length - unfinishedLength(bytes)))
}

/** Watches a stream for the first place that is not UTF-8. */
export class Utf8Watch {
  /** Bytes around the first fault, null while there is none. */
  fault: Uint8Array | null = null
  #rest: Uint8Array = new Uint8Array(0)

  /** Takes the next bytes of the file. */
  push(chunk: Uint8Array): void {
    if (this.fault) return
    const joined = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    const whole = joined.length - unfinishedLength(joined)
    if (isUtf8(joined.subarray(0, whole))) this.#rest = joined.slice(whole)
    else this.fault = aroundFirstFault(joined)
  }
}

/** The bytes of `source` as UTF-8, without a byte order mark. Bytes that mean nothing become U+FFFD. */
export async function* toUtf8(source: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8' || encoding === 'utf-8-bom') {
    // the mark may come in pieces
    let start: Buffer | null = Buffer.alloc(0)
    for await (const chunk of source) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      if (start === null) {
        yield bytes
        continue
      }
      start = Buffer.concat([start, bytes])
      if (start.length < 3) continue
      yield withoutMark(start)
      start = null
    }
    if (start !== null && start.length > 0) yield withoutMark(start)
    return
  }
  const decoder = new TextDecoder(encoding)
  for await (const chunk of source) {
    const text = decoder.decode(chunk, { stream: true })
    if (text.length > 0) yield Buffer.from(text)
  }
  const last = decoder.decode()
  if (last.length > 0) yield Buffer.from(last)
}

/** The beginning of a file as text. */
export function decodeHead(head: Uint8Array, encoding: Encoding): string {
  const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding
  return new TextDecoder(label).decode(head, { stream: true })
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
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

/** How many bytes at the end belong to a character that is not complete yet: 0 to 3. */
function unfinishedLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

/** Some KiB around the first byte that is not UTF-8. */
function aroundFirstFault(bytes: Uint8Array): Uint8Array {
  let low = 0
  let high = bytes.length
  // the longest valid beginning, by halves
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (isValidUtf8(bytes.subarray(0, middle))) low = middle
    else high = middle - 1
  }
  return bytes.slice(Math.max(0, low - 1024), low + 64 * 1024)
}
