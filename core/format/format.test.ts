import { describe, expect, test } from 'vitest'
import {
  formatCoefficient,
  formatCount,
  formatDecimal,
  formatFull,
  formatPercent,
  formatScore,
  formatSigned,
  formatWeight,
  formatWorking,
} from './number.ts'
import { rounded, roundedDigits } from './round.ts'

describe('rounding', () => {
  test.each<[number, number, string]>([
    [2.25, 1, '2.3'],
    [2.35, 1, '2.4'],
    [-2.25, 1, '-2.3'],
    [2.2499999999999996, 1, '2.3'],
    [2.24999999, 1, '2.2'],
    [1.005, 2, '1.01'],
    [0.05, 1, '0.1'],
    [0.049, 1, '0.0'],
    [-0.04, 1, '0.0'],
    [-0, 1, '0.0'],
    [13 / 5.5, 1, '2.4'],
    [13 / 5.5, 4, '2.3636'],
    [0.5, 0, '1'],
    [1.5, 0, '2'],
    [1e-9, 1, '0.0'],
    [1234567.891, 2, '1234567.89'],
    [1e15, 0, '1000000000000000'],
    [999.95, 1, '1000.0'],
  ])('%d to %d places is %s', (value, decimals, expected) => {
    expect(roundedDigits(value, decimals)).toBe(expected)
  })

  test('half a tenth always goes away from zero', () => {
    for (let tenths = -400; tenths < 400; tenths++) {
      const half = (tenths * 2 + 1) / 20
      expect(rounded(half, 1)).toBe((tenths >= 0 ? tenths + 1 : tenths) / 10 + 0)
    }
  })

  test('what is not a number is refused', () => {
    expect(() => roundedDigits(NaN, 1)).toThrow('finite')
    expect(() => roundedDigits(Infinity, 1)).toThrow('finite')
  })
})

test('numbers as people read them', () => {
  expect(formatScore(2.3636363636363638, 'en')).toBe('2.4')
  expect(formatScore(3, 'zh-CN')).toBe('3.0')
  expect(formatSigned(0.4, 'en')).toBe('+0.4')
  expect(formatSigned(-0.25, 'zh-CN')).toBe('−0.3')
  expect(formatSigned(-0.04, 'en')).toBe('±0.0')
  expect(formatPercent(2 / 3, 'en')).toBe('67%')
  expect(formatCoefficient(0.5712, 'en', [0.45, 0.62])).toBe('0.57')
  expect(formatCoefficient(0.618, 'zh-CN', [0.45, 0.62])).toBe('0.618')
  expect(formatCoefficient(0.6199996, 'en', [0.62])).toBe('0.620000')
  expect(formatCoefficient(-0.108, 'en', [0.45, 0.62])).toBe('−0.11')
  expect(formatPercent(0.125, 'zh-CN', 1)).toBe('12.5%')
  expect(formatCount(1732, 'en')).toBe('1,732')
  expect(formatCount(2000000, 'zh-CN')).toBe('2,000,000')
  expect(formatDecimal(-1234.5, 'en', 1)).toBe('−1,234.5')
  expect(formatWeight(1, 'en')).toBe('1.0')
  expect(formatWeight(1.5, 'en')).toBe('1.5')
  expect(formatWeight(0.125, 'en')).toBe('0.125')
  expect(formatWorking(13 / 5.5, 'en')).toBe('2.3636')
  expect(formatFull(0.1 + 0.2)).toBe('0.3')
  expect(formatFull(13 / 5.5)).toBe('2.36363636363636')
})
