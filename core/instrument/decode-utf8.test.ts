import { describe, expect, test } from 'vitest'
import { decodeUtf8 } from './decode-utf8.ts'

describe('decodeUtf8', () => {
  test('agrees with the platform on every kind of character', () => {
    for (const text of ['', 'abc', 'é', '客户之声', '👩‍💼', '\u0000', '\ufeffx', '\u{10ffff}', '字'.repeat(20_000)]) {
      expect(decodeUtf8(new TextEncoder().encode(text))).toEqual({ ok: true, text })
    }
  })

  test('agrees with the platform on 20,000 random byte strings', () => {
    let state = 7
    const next = () => (state = (state * 1103515245 + 12345) & 0x7fffffff) >> 16
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    for (let round = 0; round < 20_000; round++) {
      const lead = [0x41, 0xc3, 0xe5, 0xf0, 0xed, 0xf4, 0xc0, 0xff][next() % 8] ?? 0
      const bytes = Uint8Array.from({ length: 1 + (next() % 5) }, (_, at) => (at === 0 ? lead : 0x70 + (next() % 0x60)))
      let expected: string | null
      try {
        expected = strict.decode(bytes)
      } catch {
        expected = null
      }
      const decoded = decodeUtf8(bytes)
      expect(decoded.ok ? decoded.text : null).toBe(expected)
    }
  })

  test.each([
    ['a lone continuation', [0x61, 0x80], 1],
    ['an overlong slash', [0xc0, 0xaf], 0],
    ['a surrogate', [0xed, 0xa0, 0x80], 0],
    ['above the last character', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a cut sequence', [0x61, 0xe5, 0xae], 1],
  ])('%s is refused with its place', (_, bytes, byte) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toEqual({ ok: false, byte })
  })
})
