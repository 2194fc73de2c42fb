import { expect, test } from 'vitest'
import { labelledLevel, normalised, similarity, wholeNumber } from './matching.ts'

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

test.each([
  ['3级', 3],
  ['三级', 3],
  ['第二级', 2],
  ['L4', 4],
  ['Level 2', 2],
  ['４分', 4],
  ['4 - 同意', 4],
  ['4、同意', 4],
  ['Agree (4)', 4],
  ['同意（4）', 4],
  ['一般', null],
  ['三分之一', null],
  ['3.5', null],
  ['3-4', null],
  ['1-2次', null],
  ['Lead', null],
  ['', null],
])('%j carries the level %j', (text, level) => {
  expect(labelledLevel(text)).toBe(level)
})
