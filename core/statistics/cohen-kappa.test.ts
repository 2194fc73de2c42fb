import { describe, expect, test } from 'vitest'
import { cohenKappa } from './cohen-kappa.ts'

const a = [1, 2, 3, 4, 2, 2, 3, 1, 4, 3, 2, 2, 1, 3, 3, 4, 2, 1, 2, 3]
const b = [1, 2, 3, 3, 2, 3, 3, 1, 4, 2, 2, 1, 1, 3, 4, 4, 2, 2, 2, 3]
/** Level 5 was used by nobody and keeps its place. */
const levels = [1, 2, 3, 4, 5]

describe('cohenKappa', () => {
  test.each([
    // statsmodels 0.13.5: cohens_kappa(table, wt=…): kappa, std_kappa, std_kappa0, z_value, pvalue_two_sided
    ['none', [0.5862068965517241, 0.14235633440566076, 0.13377354993979876, 4.382083728924971, 1.1754961418593369e-5]],
    ['linear', [0.719626168224299, 0.1013507002336605, 0.15341058155590698, 4.690850923878727, 2.7207115615857516e-6]],
    [
      'quadratic',
      [0.8404255319148937, 0.06351159699127011, 0.22360679774997724, 3.7584972387762714, 0.00017093692472977288],
    ],
  ] as const)('%s weights equal statsmodels', (weights, expected) => {
    const result = cohenKappa(a, b, levels, weights)
    const got = [result.kappa, result.standardError, result.standardErrorUnderNull, result.z, result.p]
    for (const [index, value] of expected.entries()) expect(got[index] as number).toBeCloseTo(value, 13)
  })

  test('its interval is the large-sample one', () => {
    const { low, high } = cohenKappa(a, b, levels, 'linear').interval as { low: number; high: number }
    expect(low).toBeCloseTo(0.5209824459584091, 12)
    expect(high).toBeCloseTo(0.9182698904901889, 12)
  })

  test('an own matrix may hold agreement or disagreement', () => {
    const distance = levels.map((i) => levels.map((j) => (i - j) ** 2))
    const agreement = distance.map((row) => row.map((value) => 1 - value / 16))
    const quadratic = cohenKappa(a, b, levels, 'quadratic')
    const fromDistance = cohenKappa(a, b, levels, distance)
    expect(fromDistance.weights).toBe('own disagreement matrix')
    expect(fromDistance.kappa).toBe(quadratic.kappa)
    expect(cohenKappa(a, b, levels, agreement).kappa as number).toBeCloseTo(quadratic.kappa as number, 14)
    expect(() => cohenKappa(a, b, levels, [[1]])).toThrow('wrongMatrixShape')
    expect(() =>
      cohenKappa(
        [1],
        [1],
        [1, 2],
        [
          [1, 2],
          [0, 1],
        ],
      ),
    ).toThrow('outsideDomain')
    expect(() =>
      cohenKappa(
        [1],
        [1],
        [1, 2],
        [
          [1, 0],
          [0, 2],
        ],
      ),
    ).toThrow('outsideDomain')
  })

  test('missing, negative agreement, text levels, and the order of rows', () => {
    const gaps = cohenKappa([1, null, 2, 1, null], [1, 2, 2, null, null], [1, 2], 'none')
    expect(gaps).toMatchObject({ n: 2, leftOut: 2, kappa: 1 })
    expect(cohenKappa([1, 2, 1, 2], [2, 1, 2, 1], [1, 2], 'none').kappa).toBe(-1)
    expect(cohenKappa(['x', 'y', 'x'], ['x', 'y', 'x'], ['x', 'y'], 'none')).toMatchObject({
      kappa: 1,
      standardError: 0,
      interval: { reason: 'allAgree' },
    })
    const order = [5, 3, 19, 0, 1, 18, 2, 17, 4, 16, 6, 15, 7, 14, 8, 13, 9, 12, 10, 11]
    expect(
      cohenKappa(
        order.map((row) => a[row]!),
        order.map((row) => b[row]!),
        levels,
        'linear',
      ),
    ).toEqual(cohenKappa(a, b, levels, 'linear'))
  })

  test('absences have names', () => {
    expect(cohenKappa([], [], [1, 2], 'none').kappa).toEqual({ value: null, reason: 'noData' })
    expect(cohenKappa([1, null], [null, 2], [1, 2], 'none').kappa).toEqual({ value: null, reason: 'noOverlap' })
    expect(cohenKappa([2, 2], [2, 2], [1, 2], 'linear')).toMatchObject({
      kappa: { reason: 'noVariation' },
      observedAgreement: 1,
    })
    expect(cohenKappa([2, 2, 2], [1, 1, 1], [1, 2], 'none')).toMatchObject({ kappa: 0, p: { reason: 'noVariation' } })
    expect(() => cohenKappa([3], [1], [1, 2], 'none')).toThrow('outsideLevels {"row":1')
    expect(() => cohenKappa([1], [1], [1], 'none')).toThrow('tooFewLevels')
  })
})
