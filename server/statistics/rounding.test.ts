/** What binary fractions and the range of a double would make of exact cases, and must not. */
import { describe, expect, test } from 'vitest'
import type { MethodOutput } from '#core/statistics/methods/run-method.ts'
import { runOnFiles } from './run.ts'

const run = (name: string, options: Record<string, string | boolean>, data: string): MethodOutput =>
  runOnFiles(name, options, Buffer.from(data), () => Buffer.alloc(0))
const nothing = (reason: string) => expect.objectContaining({ value: null, reason })
const times = (count: number, line: string): string => Array.from({ length: count }, () => line).join('\n')

describe('a column of one decimal has no variation, though three times 0.1 is not 0.3', () => {
  test('correlations', () => {
    const { results } = run('correlations', { items: 'A,B' }, 'A,B\n0.1,1\n0.1,2\n0.1,4\n')
    expect(results).toMatchObject({
      listwise: [
        [nothing('noVariation'), nothing('noVariation')],
        [nothing('noVariation'), 1],
      ],
      pairwise: [
        [nothing('noVariation'), nothing('noVariation')],
        [nothing('noVariation'), 1],
      ],
    })
  })

  test('reliability', () => {
    const { results } = run('reliability', { items: 'A,B,C' }, `A,B,C\n${times(6, '0.1,0.1,0.1')}\n`)
    expect(results).toMatchObject({ listwise: { alpha: nothing('noVariation') } })
  })

  test('intraclass correlation, of raters and of groups', () => {
    const wide = `unit,R1,R2,R3\n${['a', 'b', 'c', 'd', 'e', 'f'].map((unit) => `${unit},0.1,0.1,0.1`).join('\n')}\n`
    expect(run('icc', { wide: true }, wide).results).toMatchObject({
      forms: Array.from({ length: 6 }, () => expect.objectContaining({ icc: nothing('noVariation') })),
    })
    const groups = `g,v\n${times(3, 'a,0.1')}\n${times(4, 'b,0.1')}\n`
    expect(run('icc', { group: 'g', value: 'v' }, groups).results).toMatchObject({ icc1: nothing('noVariation') })
  })
})

test('units of equal means have no variance between them, whatever rounding makes of the means', () => {
  const wide = 'unit,R1,R2,R3\na,0.3,0.5,0.6\nb,0.5,0.3,0.6\nc,0.5,0.6,0.3\nd,0.5,0.6,0.3\ne,0.3,0.5,0.6\n'
  expect(run('icc', { wide: true }, wide).results).toMatchObject({
    meanSquares: { units: 0 },
    forms: [
      { name: 'ICC(1,1)', icc: -0.5, f: 0 },
      { name: 'ICC(2,1)' },
      { name: 'ICC(3,1)' },
      { name: 'ICC(1,k)', icc: nothing('noVariation') },
      { name: 'ICC(2,k)' },
      { name: 'ICC(3,k)', icc: nothing('noVariation') },
    ],
  })
})

test('flows that just pay back are paid back', () => {
  expect(run('payback', { flow: 'a' }, 'a\n-0.8\n0.1\n0.7\n').results).toMatchObject({ simple: { time: 2 } })
  const discounted = run('payback', { flow: 'a', rate: '0.1' }, 'a\n-1\n0\n1.21\n').results
  expect(discounted).toMatchObject({ discounted: { time: 2, cumulated: [-1, -1, 0] } })
})

test('a double root of zero is zero', () => {
  expect(run('irr', { flow: 'a' }, 'a\n-10\n20\n-10\n').results).toMatchObject({ irr: 0, roots: [0] })
})

test('numbers that no computation can hold are refused with their place, p-values are not', () => {
  const large = expect.objectContaining({ code: 'numberTooLarge', detail: { row: 2, column: 'v', cell: '1e200' } })
  const small = expect.objectContaining({ code: 'numberTooSmall', detail: { row: 2, column: 'v', cell: '-1e-200' } })
  expect(() => run('mean', { value: 'v' }, 'v\n1\n1e200\n')).toThrow(large)
  expect(() => run('reliability', { items: 'v,w' }, 'v,w\n1,1\n-1e-200,1\n')).toThrow(small)
  expect(run('adjust', { p: 'p' }, 'p\n1e-200\n0.5\n').results).toMatchObject({ holm: [2e-200, 0.5] })
})

test('correlations do not depend on the unit', () => {
  const r = (unit: string) =>
    run('correlations', { items: 'A,B' }, `A,B\n1${unit},2${unit}\n2${unit},1${unit}\n4${unit},5${unit}\n`).results
  for (const unit of ['e109', 'e-109']) {
    expect(r(unit)).toMatchObject({
      listwise: [
        [1, expect.closeTo(0.838627869, 9)],
        [expect.anything(), 1],
      ],
    })
    expect(r(unit)).toMatchObject({
      pairwise: [
        [1, expect.closeTo(0.838627869, 9)],
        [expect.anything(), 1],
      ],
    })
  }
})
