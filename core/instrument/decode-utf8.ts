/** Strict UTF-8 decoding that says where the first wrong byte stands. Pure, so that core needs no platform decoder. */

/** Decoded text, or the offset from 0 of the first byte that is not valid UTF-8. */
export type Decoded = { ok: true; text: string } | { ok: false; byte: number }

/**
 * Decodes `bytes` as UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
 * A byte order mark is kept as U+FEFF for the caller to judge.
 */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const parts: string[] = []
  let units: number[] = []
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0
    const length = sequenceLength(lead)
    if (length === 0 || at + length > bytes.length) return { ok: false, byte: at }
    const point = length === 1 ? lead : codePoint(bytes, at, length)
    if (point === null) return { ok: false, byte: at }
    if (point > 0xffff) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff))
    else units.push(point)
    if (units.length >= 8192) {
      parts.push(String.fromCharCode(...units))
      units = []
    }
    at += length
  }
  parts.push(String.fromCharCode(...units))
  return { ok: true, text: parts.join('') }
}

/** Bytes in the sequence that `lead` opens; 0 when no sequence may start with it. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1
  if (lead < 0xc2) return 0
  if (lead < 0xe0) return 2
  if (lead < 0xf0) return 3
  return lead < 0xf5 ? 4 : 0
}

const smallest = [0, 0, 0x80, 0x800, 0x10000]

function codePoint(bytes: Uint8Array, at: number, length: number): number | null {
  let point = (bytes[at] ?? 0) & (0xff >> (length + 1))
  for (let next = at + 1; next < at + length; next++) {
    const byte = bytes[next] ?? 0
    if ((byte & 0xc0) !== 0x80) return null
    point = (point << 6) | (byte & 0x3f)
  }
  const surrogate = point >= 0xd800 && point <= 0xdfff
  return point < (smallest[length] ?? 0) || surrogate || point > 0x10ffff ? null : point
}
