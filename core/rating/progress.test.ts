import { expect, test } from 'vitest'
import { leftToSettle, roundProgress } from './progress.ts'

test('a round is as far as its assessors together', () => {
  const assessors = [
    { settled: 10, total: 10 },
    { settled: 0, total: 10 },
    { settled: 4, total: 8 },
  ]
  expect(roundProgress(assessors)).toEqual({ settled: 14, total: 28, share: 0.5, finished: 1, notBegun: 1 })
  expect(assessors.map(leftToSettle)).toEqual([0, 10, 4])
})

test('without assessors, or with nothing to settle, there is no share', () => {
  expect(roundProgress([])).toEqual({ settled: 0, total: 0, share: null, finished: 0, notBegun: 0 })
  expect(roundProgress([{ settled: 0, total: 0 }]).share).toBeNull()
})
