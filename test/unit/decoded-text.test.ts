import { expect, test } from 'vitest'
import { decodedText } from '#web/data/decoded-text.ts'

const text = 'code,parent,name_zh\nnorth,,北区\nsouth,,南区\n'

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
  [
    'GB18030, as Excel in China saves a CSV',
    Buffer.concat([
      Buffer.from('code,parent,name_zh\nnorth,,'),
      Buffer.from([0xb1, 0xb1, 0xc7, 0xf8]),
      Buffer.from('\nsouth,,'),
      Buffer.from([0xc4, 0xcf, 0xc7, 0xf8]),
      Buffer.from('\n'),
    ]),
  ],
])('%s', (_, bytes) => {
  expect(decodedText(bytes)).toBe(text)
})
