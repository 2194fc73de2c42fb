import { describe, expect, test } from 'vitest'
import { fitText, lineCount, textWidth } from './measure.ts'

describe('text on a slide', () => {
  test('is as wide as its letters', () => {
    expect(textWidth('Hello', 10)).toBeCloseTo(22.78, 2)
    expect(textWidth('你好', 10)).toBe(20)
    expect(textWidth('Hi', 10, 'arialBold')).toBeCloseTo(10, 2)
  })

  test('breaks at spaces in English and anywhere in Chinese, but not before a stop', () => {
    expect(lineCount('aaaa bbbb', textWidth('aaaa ', 10) + 1, 10)).toBe(2)
    expect(lineCount('一二三四', 20, 10)).toBe(2)
    expect(lineCount('一二。', 20, 10)).toBe(2)
    expect(lineCount('w'.repeat(30), textWidth('w'.repeat(10), 10), 10)).toBe(3)
    expect(lineCount('', 20, 10)).toBe(1)
  })

  const style = { size: 12, smallest: 10, language: 'en' } as const

  test('shrinks before it is cut', () => {
    expect(fitText('one two', { width: 200, height: 20 }, style)).toEqual({ text: 'one two', size: 12 })
    const width = textWidth('one two three', 10.5)
    expect(fitText('one two three', { width, height: 15 }, style)).toEqual({ text: 'one two three', size: 10.5 })
  })

  test('loses whole sentences first, then words', () => {
    const box = { width: 120, height: 12 }
    expect(fitText('A first sentence here. And a second one that is long.', box, style).text).toBe(
      'A first sentence here.',
    )
    expect(fitText('One sentence that is much too long for the place it has', box, style).text).toBe(
      'One sentence that is…',
    )
    expect(
      fitText('第一句话在这里。第二句话很长很长很长很长。', { width: 100, height: 15 }, { ...style, language: 'zh-CN' })
        .text,
    ).toBe('第一句话在这里。')
  })
})
