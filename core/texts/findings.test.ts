import { expect, test } from 'vitest'
import { texts } from './index.ts'

test('a finding on movement says what fell beside what rose', () => {
  const of = (up: number, down: number) =>
    [texts.en, texts['zh-CN']].map(({ movement }) => movement.findingUp({ up, down, all: 7 }))
  expect(of(2, 4)).toEqual(['2 of 7 aspects moved up, 4 moved down', '7个方面中2个上升、4个下降'])
  expect(of(2, 0)).toEqual(['2 of 7 aspects moved up', '7个方面中2个上升'])
  expect(of(0, 3)).toEqual(['3 of 7 aspects moved down', '7个方面中3个下降'])
})

test('one criterion is one', () => {
  const { findingAgreed } = texts.en.reveal
  expect(findingAgreed({ agreed: 0, total: 1 })).toBe('1 criterion to agree on')
  expect(findingAgreed({ agreed: 0, total: 2 })).toBe('2 criteria to agree on')
})
