import { expect, test } from 'vitest'
import { matcher } from './search.ts'

const text = { en: 'Voice of the customer (VoC)', 'zh-CN': '客户之声' }

test.each([
  ['', true],
  ['voice', true],
  ['VOC customer', true],
  ['ＶｏＣ', true],
  ['客户', true],
  ['voice 之声', true],
  ['journey', false],
])('%j is found: %j', (query, found) => expect(matcher(query)(text)).toBe(found))

test('a text that is not there does not match', () => {
  expect(matcher('voice')(undefined, { en: 'Journey' })).toBe(false)
})
