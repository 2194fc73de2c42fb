/**
 * Value, rate and payback of flows. Expected values: R 4.2.2 by formula (sum(a / 1.1^t)), uniroot(f, tol = 1e-15) for
 * rates, and Microsoft's documented example of XNPV and XIRR.
 */
import { describe, expect, test } from 'vitest'
import { datedFlows, periodFlows } from './cash-flow.ts'
import { internalRate } from './internal-rate.ts'
import { netPresentValue } from './net-present-value.ts'
import { payback } from './payback.ts'

const day = (date: string): number => Date.parse(date) / 86_400_000
/** The example in the documentation of Excel's XNPV and XIRR: 2086.647602 at 9 %, and 37.3362535 %. */
const excel = datedFlows(
  [-10_000, 2750, 4250, 3250, 2750],
  ['2008-01-01', '2008-03-01', '2008-10-30', '2009-02-15', '2009-04-01'].map(day),
)

describe('net present value', () => {
  test('first flow at time 0, and Excel’s convention', () => {
    const result = netPresentValue(periodFlows([-100, 60, 60]), 0.1)
    expect(result.npv).toBeCloseTo(4.132231404958678, 12)
    expect(result.excelNpv).toBeCloseTo(3.756574004507889, 12)
    expect(result.total).toBe(20)
  })

  test('dated flows are XNPV, in any order', () => {
    expect(netPresentValue(excel, 0.09).npv).toBeCloseTo(2086.6476020315, 9)
    const turned = datedFlows([2750, -10_000, 4250], [day('2009-04-01'), day('2008-01-01'), day('2008-10-30')])
    expect(turned.map(({ amount }) => amount)).toEqual([-10_000, 4250, 2750])
  })

  test('no flows; a rate of −1', () => {
    expect(netPresentValue([], 0.1).npv).toEqual({ value: null, reason: 'noData' })
    expect(() => netPresentValue(periodFlows([1]), -1)).toThrow('outsideDomain')
  })
})

describe('internal rate', () => {
  test('one rate', () => {
    const result = internalRate(periodFlows([-70_000, 12_000, 15_000, 18_000, 21_000, 26_000]))
    expect(result.irr).toBeCloseTo(0.0866309480365316, 13)
    expect(result.signChanges).toBe(1)
    expect(internalRate(excel).irr).toBeCloseTo(0.373362535, 8)
    expect(internalRate(periodFlows([-100, 50])).irr).toBeCloseTo(-0.5, 14)
  })

  test('several rates, a touching one, none', () => {
    const two = internalRate(periodFlows([-100, 230, -132]))
    expect(two.irr).toEqual({ value: null, reason: 'severalRoots', detail: { count: 2 } })
    expect(two.roots).toEqual([expect.closeTo(0.1, 12), expect.closeTo(0.2, 12)])
    const three = internalRate(periodFlows([-1000, 6000, -11_000, 6000]))
    expect(three.roots).toEqual([expect.closeTo(0, 10), expect.closeTo(1, 10), expect.closeTo(2, 10)])
    const touching = internalRate(periodFlows([-100, 220, -121]))
    expect(touching.roots).toEqual([expect.closeTo(0.1, 7)])
    expect(internalRate(periodFlows([-100, 200, -150])).irr).toEqual({ value: null, reason: 'noRoot' })
    expect(internalRate(periodFlows([100, 50])).irr).toEqual({ value: null, reason: 'noRoot' })
    expect(internalRate([]).irr).toEqual({ value: null, reason: 'noData' })
    expect(internalRate(periodFlows([0, 0])).irr).toEqual({ value: null, reason: 'noRoot' })
  })

  test('a long loan and a flow that turns many times', () => {
    const loan = internalRate(periodFlows([-100_000, ...Array.from({ length: 360 }, () => 599.550525152)]))
    expect(loan.irr).toBeCloseTo(0.005, 10)
    const alternating = internalRate(periodFlows(Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? -1 : 1.01))))
    expect(alternating.signChanges).toBe(59)
    expect(alternating.roots.length).toBeGreaterThan(0)
  })
})

describe('payback', () => {
  test('linear inside a period', () => {
    const result = payback(periodFlows([-100, 60, 60]), 0.1)
    expect(result.simple.time).toBeCloseTo(1 + 40 / 60, 14)
    expect(result.discounted?.time).toBeCloseTo(1 + (100 - 60 / 1.1) / (60 / 1.21), 13)
  })

  test('paid back exactly, later below zero again, never, nothing paid', () => {
    expect(payback(periodFlows([-100, 50, 50])).simple.time).toBe(2)
    expect(payback(periodFlows([-100, 150, -80, 40])).simple).toMatchObject({
      belowZeroLater: true,
      cumulated: [-100, 50, -30, 10],
    })
    expect(payback(periodFlows([-100, 50])).simple.time).toEqual({ value: null, reason: 'neverPaidBack' })
    expect(payback(periodFlows([100, 50])).simple.time).toEqual({ value: null, reason: 'nothingPaid' })
    expect(payback([]).simple.time).toEqual({ value: null, reason: 'noData' })
    expect(payback(periodFlows([-1])).discounted).toBeNull()
  })

  test('dated flows in years', () => {
    const flows = datedFlows([-100, 100], [0, 730])
    expect(payback(flows).simple.time).toBe(2)
  })
})
