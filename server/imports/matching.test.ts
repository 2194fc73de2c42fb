import { expect, test } from 'vitest'
import { normalised, similarity, wholeNumber } from './matching.ts'

test.each([
  ['Brand Promise & Alignment', 'brand promise alignment'],
  ['LEAD01', 'lead 1'],
  ['客户体验愿景与抱负', '客户体验愿景、抱负'],
  ['Ｑ１', 'q1'],
  ['The voice of the customer', 'Voice, customer'],
])('%j and %j are one name', (a, b) => {
  expect(normalised(a)).toBe(normalised(b))
})

test('numbers are not the same for their digits', () => {
  expect(normalised('Item 10')).not.toBe(normalised('Item 1'))
  expect(normalised('Item 100')).not.toBe(normalised('Item 10'))
})

test.each([
  ['3', 3],
  [' 3.0 ', 3],
  ['３', 3],
  ['3,00', 3],
  ['-1', -1],
  ['2.5', null],
  ['', null],
  ['3 stars', null],
  ['1e3', null],
])('%j as a whole number is %j', (text, expected) => {
  expect(wholeNumber(text)).toBe(expected)
})

test('likeness of names', () => {
  expect(similarity('brandpromise', 'brandpromise')).toBe(1)
  expect(similarity('staftraining', 'stafftraining')).toBeGreaterThan(0.8)
  expect(similarity('品牌承诺一致', '品牌承诺')).toBeGreaterThan(0.7)
  expect(similarity('brandpromise', 'stafftraining')).toBeLessThan(0.2)
  expect(similarity('', 'x')).toBe(0)
})
