/** A workspace's logo as kept: a `data:` URL. Its size is read from the picture, because formats ask for it. */

export type Logo = { data: string; bytes: Uint8Array; type: 'png' | 'jpeg'; width: number; height: number }

/** Null for none, and for a picture whose size cannot be read: a report is not refused because of its logo. */
export function logoOf(url: string | null): Logo | null {
  const found = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/=]+)$/u.exec(url ?? '')
  if (found === null) return null
  const type = found[1] === 'png' ? 'png' : 'jpeg'
  const bytes = new Uint8Array(Buffer.from(found[2]!, 'base64'))
  const size = type === 'png' ? pngSize(bytes) : jpegSize(bytes)
  if (size === null || size.width === 0 || size.height === 0) return null
  return { data: found[0].slice('data:'.length), bytes, type, ...size }
}

type Size = { width: number; height: number }

function pngSize(bytes: Uint8Array): Size | null {
  const isPng = bytes.length > 24 && bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47
  if (!isPng) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** The size stands in the start-of-frame segment (0xC0…0xCF but for tables and restarts). */
function jpegSize(bytes: Uint8Array): Size | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
