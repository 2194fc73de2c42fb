import { describe, expect, test } from 'vitest'
import { lowerMedian, spread, withinOne } from './blind-levels.ts'
import { ratingFault } from './check-rating.ts'
import { fourLevels } from '../score/fixtures.ts'

describe('levels of several raters', () => {
  test.each([
    [[], null],
    [[3], 3],
    [[3, 2], 2],
    [[4, 1, 3], 3],
    [[1, 1, 4, 4], 1],
    [[2, 4, 4, 3], 3],
  ])('the lower median of %j is %j', (levels, expected) => expect(lowerMedian(levels)).toBe(expected))

  test('spread and within one need two raters', () => {
    expect(spread([2])).toBeNull()
    expect(withinOne([2])).toBeNull()
    expect(spread([4, 2, 3])).toBe(2)
    expect(withinOne([2, 3, 2])).toBe(true)
    expect(withinOne([1, 3])).toBe(false)
  })
})

test('a level stands on the scale and N/A has a reason', () => {
  expect(ratingFault({ kind: 'level', level: 4 }, fourLevels)).toBeNull()
  expect(ratingFault({ kind: 'level', level: 5 }, fourLevels)).toBe('levelOffScale')
  expect(ratingFault({ kind: 'level', level: 2.5 }, fourLevels)).toBe('levelOffScale')
  expect(ratingFault({ kind: 'notApplicable', reason: ' ' }, fourLevels)).toBe('reasonMissing')
  expect(ratingFault({ kind: 'notApplicable', reason: 'no shops' }, fourLevels)).toBeNull()
  expect(ratingFault({ kind: 'cannotJudge' }, fourLevels)).toBeNull()
})
