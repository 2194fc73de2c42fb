import { expect, test } from 'vitest'
import { texts } from '#core/texts/index.ts'

test('every reason and input problem reads as a sentence in both languages, with and without details', () => {
  const detail = { row: 3, column: 'v', cell: 'x', columns: ['a', 'b'], count: 2, minimum: 5, group: 'g', unit: 'u' }
  for (const [language, end] of [
    ['en', '.'],
    ['zh-CN', '。'],
  ] as const) {
    const { reasons, inputProblems } = texts[language].statistics
    for (const say of [...Object.values(reasons), ...Object.values(inputProblems)]) {
      expect(say(detail).endsWith(end)).toBe(true)
      expect(say({})).not.toMatch(/undefined|null|NaN/)
    }
  }
})
