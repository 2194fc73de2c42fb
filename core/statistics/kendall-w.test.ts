import { describe, expect, test } from 'vitest'
import { kendallW } from './kendall-w.ts'
import { ratingsFromMatrix } from './ratings.ts'

/** Six units, three raters, the third with ties. */
const values = [
  [1, 2, 1],
  [2, 1, 1],
  [3, 3, 2],
  [4, 5, 2],
  [5, 4, 5],
  [6, 6, 4],
]

describe('kendallW', () => {
  const result = kendallW(ratingsFromMatrix(values))

  test('equals R 4.2.2 friedman.test(t(values)) divided by m(n − 1), and pf for F', () => {
    expect(result.w as number).toBeCloseTo(0.9029126213592232, 13)
    expect(result.chiSquare as number).toBeCloseTo(13.54368932038835, 11)
    expect(result.p as number).toBeCloseTo(0.0187831157188767, 13)
    expect(result.f as number).toBeCloseTo(18.59999999999999, 10)
    expect(result.pF as number).toBeCloseTo(0.0002459320401541079, 13)
    expect(result.wUncorrected as number).toBeLessThan(result.w as number)
  })

  test('agreement, opposition, missing, order', () => {
    expect(
      kendallW(
        ratingsFromMatrix([
          [1, 10],
          [2, 20],
          [3, 30],
        ]),
      ),
    ).toMatchObject({ w: 1, f: { reason: 'allAgree' } })
    expect(
      kendallW(
        ratingsFromMatrix([
          [1, 3],
          [2, 2],
          [3, 1],
        ]),
      ).w,
    ).toBe(0)
    expect(kendallW(ratingsFromMatrix([...values, [1, null, 3]]))).toEqual({ ...result, unitsLeftOut: 1 })
    expect(kendallW(ratingsFromMatrix([...values].reverse().map((row) => [...row].reverse())))).toEqual(result)
  })

  test('absences have names', () => {
    const reason = (rows: (number | null)[][]) => kendallW(ratingsFromMatrix(rows)).w
    expect(reason([])).toMatchObject({ reason: 'noData' })
    expect(reason([[1], [2]])).toMatchObject({ reason: 'oneRater' })
    expect(reason([[1, 2]])).toMatchObject({ reason: 'oneUnit' })
    expect(reason([[1, null]])).toMatchObject({ reason: 'incompleteForms' })
    expect(
      reason([
        [1, 2],
        [1, 2],
      ]),
    ).toMatchObject({ reason: 'noVariation' })
  })
})
