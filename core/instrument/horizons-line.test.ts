import { expect, test } from 'vitest'
import { say } from '../language.ts'
import type { Language } from '../language.ts'
import { texts } from '../texts/index.ts'
import { horizonsLine } from './horizons-line.ts'

const roadmap = {
  horizons: [
    { id: 'soon', months: 6, name: { 'zh-CN': '近期', en: 'Soon' } },
    { id: 'later', months: 12, name: { 'zh-CN': '12个月：形成制度', en: '12 months: made routine' } },
  ],
  dimensions: [],
}
const line = (language: Language) => horizonsLine(roadmap, texts[language].handout, (text) => say(text, language))

test('a horizon says its months once, in its name or behind it', () => {
  expect(line('en')).toBe('Soon: 6 months; 12 months: made routine')
  expect(line('zh-CN')).toBe('近期：6个月；12个月：形成制度')
})
