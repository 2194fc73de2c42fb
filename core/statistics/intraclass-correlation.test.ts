import { describe, expect, test } from 'vitest'
import { groupCorrelation, intraclassCorrelation } from './intraclass-correlation.ts'
import { ratingsFromMatrix } from './ratings.ts'

/** Shrout & Fleiss (1979), table 2. */
const judged = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]

/** R 4.2.2, psych 2.2.9: ICC(judged, lmer = FALSE): ICC, lower, upper, F, p. */
const fromPsych = [
  ['ICC(1,1)', 0.165741768405476, -0.1329323248747509, 0.722560062328121, 1.79467849223947, 0.164768808344639611],
  ['ICC(2,1)', 0.289763779527559, 0.018786513374712, 0.761084369648953, 11.02724795640327, 0.000134566516484337],
  ['ICC(3,1)', 0.714840714840715, 0.3424647650339254, 0.94585825995536, 11.02724795640327, 0.000134566516484337],
  ['ICC(1,k)', 0.442797133679269, -0.884442155238119, 0.912415420340776, 1.79467849223947, 0.164768808344639611],
  ['ICC(2,k)', 0.620050547598989, 0.0711368153025035, 0.927232040167722, 11.02724795640327, 0.000134566516484337],
  ['ICC(3,k)', 0.909315542377069, 0.6756747138163047, 0.985891678169062, 11.02724795640327, 0.000134566516484337],
] as const

describe('intraclassCorrelation', () => {
  const result = intraclassCorrelation(ratingsFromMatrix(judged))

  test.each(fromPsych)('%s equals psych', (name, icc, low, high, f, p) => {
    const form = result.forms.find((each) => each.name === name)!
    expect(form.icc as number).toBeCloseTo(icc, 13)
    expect((form.interval as { low: number }).low).toBeCloseTo(low, 9)
    expect((form.interval as { high: number }).high).toBeCloseTo(high, 9)
    expect(form.f as number).toBeCloseTo(f, 11)
    expect(form.p as number).toBeCloseTo(p, 13)
  })

  test('drops units that are not full, and order does not change a digit', () => {
    const more = [[9, null, 5, 8], ...judged]
    expect(intraclassCorrelation(ratingsFromMatrix(more))).toEqual({ ...result, unitsLeftOut: 1 })
    const turned = [...judged].reverse().map((row) => [...row].reverse())
    expect(intraclassCorrelation(ratingsFromMatrix(turned))).toEqual(result)
  })

  test('negative and perfect agreement are not cut', () => {
    const opposed = intraclassCorrelation(
      ratingsFromMatrix([
        [1, 5],
        [5, 1],
        [1, 5],
        [5, 1],
      ]),
    )
    expect(opposed.forms[0]!.icc).toBe(-1)
    const shifted = intraclassCorrelation(
      ratingsFromMatrix([
        [1, 2],
        [2, 3],
        [5, 6],
      ]),
    )
    expect(shifted.forms[2]!.icc).toBe(1)
    expect(shifted.forms[2]!.f).toMatchObject({ reason: 'noVariation' })
  })

  test('absences have names', () => {
    const reason = (values: (number | null)[][]) => intraclassCorrelation(ratingsFromMatrix(values)).forms[0]!.icc
    expect(reason([])).toMatchObject({ reason: 'noData' })
    expect(reason([[1], [2]])).toMatchObject({ reason: 'oneRater' })
    expect(reason([[1, 2]])).toMatchObject({ reason: 'oneUnit' })
    expect(
      reason([
        [1, null],
        [null, 2],
      ]),
    ).toMatchObject({ reason: 'incompleteForms' })
    expect(
      reason([
        [3, 3],
        [3, 3],
      ]),
    ).toMatchObject({ reason: 'noVariation' })
    expect(
      reason([
        [0.1, 0.1],
        [0.3, 0.3],
      ]),
    ).toBe(1)
  })
})

describe('groupCorrelation', () => {
  const groups = ['1', '1', '1', '1', '2', '2', '2', '2', '2', '3', '3']
  const values = [4, 4, 5, 4, 1, 5, 3, 2, 4, 3, 3]
  const result = groupCorrelation(groups, values)

  test('equals R 4.2.2 aov and multilevel 2.7 ICC1, ICC2', () => {
    expect(result.icc1MeanSize as number).toBeCloseTo(0.115737593473828, 13)
    expect(result.icc2 as number).toBeCloseTo(0.324285714285715, 13)
    expect(result.meanSquareBetween as number).toBeCloseTo(1.98863636364, 10)
    expect(result.f as number).toBeCloseTo(1.47992, 5)
    expect(result.p as number).toBeCloseTo(0.28389, 5)
    expect(result.effectiveGroupSize as number).toBeCloseTo((11 - 45 / 11) / 2, 13)
  })

  test('equal groups are the one-way ICC(1,1)', () => {
    const people = judged.flatMap((row, unit) => row.map((value) => ({ group: `g${unit}`, value })))
    const grouped = groupCorrelation(
      people.map(({ group }) => group),
      people.map(({ value }) => value),
    )
    expect(grouped.icc1 as number).toBeCloseTo(0.165741768405476, 13)
    expect((grouped.interval as { low: number }).low).toBeCloseTo(-0.1329323248747509, 10)
  })

  test('rows in another order give the same digits; absences have names', () => {
    expect(groupCorrelation([...groups].reverse(), [...values].reverse())).toEqual(result)
    expect(groupCorrelation([], []).icc1).toMatchObject({ reason: 'noData' })
    expect(groupCorrelation(['a', 'a'], [1, 2]).icc1).toMatchObject({ reason: 'oneGroup' })
    expect(groupCorrelation(['a', 'b'], [1, 2]).icc1).toMatchObject({ reason: 'noDegreesOfFreedom' })
    expect(groupCorrelation(['a', 'a', 'b', null], [1, 1, 1, 4]).icc1).toMatchObject({ reason: 'noVariation' })
  })
})

test('an interval of ICC(2,1) that passes −1/(k − 1) has no counterpart for the mean of k', () => {
  const opposed = [
    [1, -1],
    [2, -1],
    [2, 1],
    [-1, 1],
    [2, 1],
    [-1, -1],
    [-1, 2],
    [-1, 2],
  ]
  const { forms } = intraclassCorrelation(ratingsFromMatrix(opposed))
  const form = (name: string) => forms.find((each) => each.name === name)!
  expect((form('ICC(2,1)').interval as { low: number }).low).toBeLessThan(-1)
  expect(form('ICC(2,k)').interval).toEqual({ value: null, reason: 'outsideDomain' })
})
