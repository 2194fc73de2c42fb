import { expect, test } from 'vitest'
import { ratingsFromMatrix } from './ratings.ts'
import { withinOneAgreement } from './within-one-agreement.ts'

test('pairs are counted by hand', () => {
  // Unit 1: pairs (1,2) (1,4) (2,4); unit 2: (3,3); unit 3 has no pair.
  const values = [
    [1, 2, 4],
    [3, 3, null],
    [null, 2, null],
  ]
  expect(withinOneAgreement(ratingsFromMatrix(values), [1, 2, 3, 4])).toEqual({
    exact: 1 / 4,
    withinOne: 2 / 4,
    unitsExact: 1 / 2,
    unitsWithinOne: 1 / 2,
    pairs: 4,
    units: 2,
  })
})

test('a declared level that nobody used still lies between its neighbours', () => {
  const ratings = ratingsFromMatrix([[1, 4]])
  expect(withinOneAgreement(ratings, [1, 4])).toMatchObject({ withinOne: 1 })
  expect(withinOneAgreement(ratings, [1, 2, 4])).toMatchObject({ withinOne: 0 })
})

test('absences have names', () => {
  const reason = (values: (number | null)[][]) => withinOneAgreement(ratingsFromMatrix(values), [1, 2]).exact
  expect(reason([])).toMatchObject({ reason: 'noData' })
  expect(reason([[1, null]])).toMatchObject({ reason: 'oneRater' })
  expect(
    reason([
      [1, null],
      [null, 1],
    ]),
  ).toMatchObject({ reason: 'noOverlap' })
  expect(() => reason([[1, 3]])).toThrow('outsideLevels')
})
