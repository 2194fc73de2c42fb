/**
 * A workspace's logo as kept: a `data:` URL. Its size is read from the picture, because formats ask for it, and the
 * picture is read to its end, because a damaged one stops the typesetter and shows as an empty frame in Office.
 */
import { inflateSync } from 'node:zlib'

export type Logo = { data: string; bytes: Uint8Array; type: 'png' | 'jpeg'; width: number; height: number }

/** Pixels a logo can have. A small file can unfold to gigabytes; no logo needs more. */
export const mostLogoPixels = 16_000_000

export type LogoFault = 'damaged' | 'tooManyPixels'
type Url = { data: string; bytes: Uint8Array; type: 'png' | 'jpeg' }

/** Null for none, and for a picture that is damaged or too large: a report is not refused because of its logo. */
export function logoOf(url: string | null): Logo | null {
  const read = readLogo(url)
  return read === null || typeof read === 'string' ? null : read
}

/** What keeps a picture out of the reports, for whoever is about to choose it; null for a whole one and for none. */
export function faultOfLogo(url: string | null): LogoFault | null {
  const read = readLogo(url)
  return typeof read === 'string' ? read : null
}

function readLogo(url: string | null): Logo | LogoFault | null {
  if (url === null) return null
  const logo = fromUrl(url)
  const size = logo && (logo.type === 'png' ? pngSize(logo.bytes) : jpegSize(logo.bytes))
  if (logo === null || size === null || size.width === 0 || size.height === 0) return 'damaged'
  if (size.width * size.height > mostLogoPixels) return 'tooManyPixels'
  return (logo.type === 'png' ? isWholePng(logo.bytes, size) : isWholeJpeg(logo.bytes))
    ? { ...logo, width: size.width, height: size.height }
    : 'damaged'
}

function fromUrl(url: string): Url | null {
  const found = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/=]+)$/u.exec(url)
  if (found === null) return null
  const bytes = new Uint8Array(Buffer.from(found[2]!, 'base64'))
  return { data: found[0].slice('data:'.length), bytes, type: found[1] === 'png' ? 'png' : 'jpeg' }
}

/** Every chunk is there, and the pixels unfold to at least a row and no more than the size can need. */
function isWholePng(bytes: Uint8Array, { width, height }: Size): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pixels: Uint8Array[] = []
  let at = 8
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at)
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const end = at + 12 + length
    if (end > bytes.length) return false
    if (kind === 'IDAT') pixels.push(bytes.subarray(at + 8, end - 4))
    if (kind === 'IEND') return unfolds(Buffer.concat(pixels), height, (width * 8 + 16) * (height + 8))
    at = end
  }
  return false
}

function unfolds(packed: Uint8Array, least: number, most: number): boolean {
  try {
    return inflateSync(packed, { maxOutputLength: most }).length >= least
  } catch {
    return false
  }
}

/** Cameras append data of their own behind the picture, so its end need not be that of the file. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  const frame = jpegFrame(bytes)
  return frame !== null && Buffer.from(bytes).indexOf(Buffer.from([0xff, 0xd9]), frame) !== -1
}

type Size = { width: number; height: number }

function pngSize(bytes: Uint8Array): Size | null {
  const isPng = bytes.length > 24 && bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47
  if (!isPng) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

function jpegSize(bytes: Uint8Array): Size | null {
  const frame = jpegFrame(bytes)
  if (frame === null) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { height: view.getUint16(frame + 5), width: view.getUint16(frame + 7) }
}

/** Where the start-of-frame segment is (0xC0…0xCF but for tables and arithmetic coding); the size stands in it. */
function jpegFrame(bytes: Uint8Array): number | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return at
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
