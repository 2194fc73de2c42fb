import { expect, test } from 'vitest'
import { cleanText, cleanTexts } from './clean-text.ts'

test('what XML forbids does not reach a file', () => {
  expect(cleanText('a\uDC00b\u0001c\u202Ed\uFFFE\n')).toBe('a\uFFFDbcd\n')
})

test('every string of a value is cleaned, and nothing else changes', () => {
  const value = { a: ['x\u0000', 1, null, true], b: { c: '名\u2066' } }
  expect(cleanTexts(value)).toEqual({ a: ['x', 1, null, true], b: { c: '名' } })
  expect(value.a[0]).toBe('x\u0000')
})
