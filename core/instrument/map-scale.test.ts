import { describe, expect, test } from 'vitest'
import { smallPack } from '#test/support/pack-fixture.ts'
import { mapScale } from './map-scale.ts'
import type { Scale } from './pack.ts'

const four = smallPack({ levels: 4 }).scale
const five = smallPack({ levels: 5 }).scale
const otherFour: Scale = { id: 'other', levels: four.levels.map((level) => ({ ...level, id: `other-${level.id}` })) }

describe('mapScale', () => {
  test('the same scale maps to itself', () => {
    const mapped = mapScale(four, structuredClone(four))
    expect(mapped.kind === 'mapped' && [...mapped.levels]).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ])
  })

  test('another scale is refused without a mapping, even with as many levels', () => {
    for (const other of [five, otherFour]) {
      const refused = mapScale(four, other)
      expect(refused.kind === 'refused' && refused.faults.map((one) => one.code)).toEqual(['mapping.missing'])
    }
  })

  test('an explicit mapping is taken as it stands', () => {
    const mapped = mapScale(five, four, { 1: 1, 2: 1, 3: 2, 4: 3, 5: 4 })
    expect(mapped.kind === 'mapped' && mapped.levels.get(3)).toBe(2)
  })

  test.each([
    ['a level is left out', { 1: 1, 2: 1, 3: 2, 4: 3 }, ['mapping.levelMissing']],
    ['a level beyond the scale', { 1: 1, 2: 1, 3: 2, 4: 3, 5: 5 }, ['mapping.levelUnknown']],
    ['no level', { 1: 0, 2: 1, 3: 2, 4: 3, 5: 4 }, ['mapping.levelUnknown']],
    ['half a level', { 1: 1, 2: 1.5, 3: 2, 4: 3, 5: 4 }, ['mapping.levelUnknown']],
    ['a level that is not there', { 1: 1, 2: 1, 3: 2, 4: 3, 5: 4, 6: 4 }, ['mapping.levelUnknown']],
    ['a fall', { 1: 1, 2: 3, 3: 2, 4: 3, 5: 4 }, ['mapping.notRising']],
  ])('%s is refused', (_, mapping, codes) => {
    const refused = mapScale(five, four, mapping)
    expect(refused.kind === 'refused' && refused.faults.map((one) => one.code)).toEqual(codes)
  })
})
