import { describe, expect, test } from 'vitest'
import { numberReader, readLevels } from './read-table.ts'

describe('reading cells', () => {
  test('numbers and missing codes, however they are written', () => {
    const read = numberReader('v', { missing: ['99', '0'] })
    expect(['1', '2.50', '-1e-3', '.5', '+4'].map((cell) => read(cell, 1))).toEqual([1, 2.5, -0.001, 0.5, 4])
    expect(['99.0', '0.00', '-0'].map((cell) => read(cell, 1))).toEqual([null, null, null])
    expect(Object.is(numberReader('v', {})('-0', 1), 0)).toBe(true)
  })

  test('a problem names its row and column', () => {
    const read = numberReader('v', { levels: [1, 2.5, 99] })
    expect(() => read('x', 2)).toThrow('notANumber {"row":2,"column":"v","cell":"x"}')
    expect(() => read('3', 5)).toThrow('outsideLevels {"row":5')
    expect(() => read('1e999', 3)).toThrow('numberTooLarge {"row":3')
  })

  test('numbers whose squares would leave the range of a double are no data, except as p-values', () => {
    const read = numberReader('v', {})
    expect(read('1e110', 1)).toBe(1e110)
    expect(read('-1e-110', 1)).toBe(-1e-110)
    expect(() => read('-1e111', 7)).toThrow('numberTooLarge {"row":7,"column":"v","cell":"-1e111"}')
    expect(() => read('1e-111', 7)).toThrow('numberTooSmall {"row":7,"column":"v","cell":"1e-111"}')
    expect(numberReader('p', { anySize: true })('1e-300', 1)).toBe(1e-300)
  })

  test('levels', () => {
    expect(readLevels('3, 1,2')).toEqual([1, 2, 3])
    expect(() => readLevels('1,x')).toThrow('levelNotANumber')
    expect(() => readLevels('1,1e300')).toThrow('levelNotANumber')
    expect(() => readLevels('1,1')).toThrow('duplicateLevel')
    expect(() => readLevels('1')).toThrow('tooFewLevels')
  })
})
