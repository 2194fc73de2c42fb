import { expect, test } from 'vitest'
import { smallPack } from '#test/support/pack-fixture.ts'
import { minutesToAnswer } from './time-to-answer.ts'

const [like] = smallPack({ levels: 3 }).surveyItems

/** One item of 75 words, and of 90 characters, in all. */
const item = {
  ...like!,
  question: { en: 'one '.repeat(15), 'zh-CN': '题'.repeat(30) },
  options: Object.fromEntries([1, 2, 3].map((level) => [level, { en: 'can’t '.repeat(20), 'zh-CN': '项'.repeat(20) }])),
}
const times = (count: number) => Array.from({ length: count }, () => item)

test('75 words are 22.5 seconds and 5 to choose; 90 characters are 18 and 5', () => {
  expect([1, 2, 3, 15].map((count) => minutesToAnswer(times(count), 'en'))).toEqual([1, 1, 2, 7])
  expect([1, 2, 3, 15].map((count) => minutesToAnswer(times(count), 'zh-CN'))).toEqual([1, 1, 2, 6])
})

test('nothing takes no time, and an item in one language is read in that one', () => {
  expect(minutesToAnswer([], 'en')).toBe(0)
  const chinese = { ...item, question: { 'zh-CN': '题'.repeat(360) }, options: {} }
  expect(minutesToAnswer([chinese], 'en')).toBe(2)
})
