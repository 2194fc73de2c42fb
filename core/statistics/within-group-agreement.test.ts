import { describe, expect, test } from 'vitest'
import { adCutOff, withinGroupAgreement } from './within-group-agreement.ts'

const groups = ['1', '1', '1', '1', '2', '2', '2', '2', '2', '3', '3']
const items = [
  { name: 'A', values: [4, 4, 5, 4, 1, 5, 3, 2, 4, 3, 3] },
  { name: 'B', values: [3, 4, 4, 4, 2, 5, 1, 4, 3, 3, 3] },
  { name: 'C', values: [5, 4, 4, 5, 2, 4, 4, 1, 5, 3, 4] },
]
const levels = [1, 2, 3, 4, 5]

describe('withinGroupAgreement', () => {
  const [first, second, third] = withinGroupAgreement(groups, items, levels)

  test('equals R 4.2.2 multilevel 2.7: rwg, rwg.j, rwg.j.lindell and ad.m with ranvar = 2', () => {
    expect(first!.items.map(({ rwg }) => rwg)).toEqual([0.875, 0.875, expect.closeTo(0.833333333333333, 14)])
    expect(first!.items.map(({ adM }) => adM)).toEqual([0.375, 0.375, 0.5])
    expect(first!.rwgJ as number).toBeCloseTo(0.948979591836735, 14)
    expect(first!.rwgJLindell as number).toBeCloseTo(0.861111111111111, 14)
    expect(first!.adMJ as number).toBeCloseTo(0.416666666666667, 14)
    expect(second!.rwgJLindell as number).toBeCloseTo(-0.283333333333333, 14)
    expect(second!.adMJ as number).toBeCloseTo(1.25333333333333, 13)
    expect(third!.rwgJ as number).toBeCloseTo(0.970588235294118, 14)
  })

  test('more disagreement than chance is said, not set to 0 as that package does', () => {
    expect(second!.items[0]!.rwg as number).toBeCloseTo(1 - 2.5 / 2, 14)
    expect(second!.rwgJ).toEqual({ value: null, reason: 'outsideDomain' })
  })

  test('only full forms enter the joint index', () => {
    const gaps = [
      { name: 'A', values: [4, 4, null] },
      { name: 'B', values: [4, null, 5] },
    ]
    expect(withinGroupAgreement(['x', 'x', 'x'], gaps, levels)[0]).toMatchObject({
      people: 3,
      fullForms: 1,
      rwgJ: { reason: 'tooFew' },
      items: [
        { n: 2, rwg: 1 },
        { n: 2, rwg: 0.75 },
      ],
    })
    const none = withinGroupAgreement(['x', 'x', null], gaps.slice(1), levels)
    expect(none[0]).toMatchObject({ people: 1, fullForms: 1 })
  })

  test('order does not change a digit; bad input is named', () => {
    const turned = items.map(({ name, values }) => ({ name, values: [...values].reverse() }))
    expect(withinGroupAgreement([...groups].reverse(), turned, levels)).toEqual([first, second, third])
    expect(() => withinGroupAgreement(['x'], [{ name: 'A', values: [9] }], levels)).toThrow(
      'outsideLevels {"row":1,"column":"A"',
    )
    expect(() => withinGroupAgreement(['x'], [{ name: 'A', values: [1] }], [1, 2, 4])).toThrow('outsideDomain')
    expect(withinGroupAgreement([], [], levels)).toEqual([])
    expect(withinGroupAgreement(['x'], [{ name: 'A', values: [null] }], levels)[0]).toMatchObject({
      people: 0,
      items: [{ rwg: { reason: 'noData' } }],
      rwgJ: { reason: 'incompleteForms' },
    })
  })

  test('the cut-off of AD_M', () => {
    expect(adCutOff(5)).toBeCloseTo(0.8333, 4)
  })
})
