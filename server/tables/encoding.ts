/** Bytes of a text file as UTF-8, whatever encoding it is in, and where it stops being UTF-8. */
import { isUtf8 } from 'node:buffer'
import { decoderLabel, type Encoding } from '#core/encoding.ts'

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
  return new TextDecoder(decoderLabel(encoding)).decode(head, { stream: true })
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
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
