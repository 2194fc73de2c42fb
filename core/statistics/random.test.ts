import { describe, expect, test } from 'vitest'
import { philox, randomStream } from './random.ts'

describe('random', () => {
  test('Philox gives the known answers of Random123 1.09 (kat_vectors, philox4x32 10)', () => {
    expect(philox([0, 0, 0, 0], [0, 0])).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8])
    const ones = 0xffffffff
    expect(philox([ones, ones, ones, ones], [ones, ones])).toEqual([0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd])
    expect(philox([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toEqual([
      0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1,
    ])
  })

  test('a stream is the same however the others are used', () => {
    const alone = randomStream(42, 7)
    const first = [alone.uint32(), alone.uint32(), alone.uint32(), alone.uint32(), alone.uint32()]
    const other = randomStream(42, 8)
    const again = randomStream(42, 7)
    const second = first.map(() => {
      other.uint32()
      return again.uint32()
    })
    expect(second).toEqual(first)
    expect(randomStream(42, 8).uint32()).not.toBe(first[0])
    expect(randomStream(43, 7).uint32()).not.toBe(first[0])
  })

  test('word number i is word i mod 4 of block i ÷ 4, however far the stream is read', () => {
    const stream = randomStream(42, 2 ** 32 + 7)
    for (let block = 0; block < 1500; block += 1) {
      const words = [stream.uint32(), stream.uint32(), stream.uint32(), stream.uint32()]
      expect(words).toEqual(philox([block, 0, 7, 1], [42, 0]))
    }
  })

  test('uniform, below and normal have the moments they should', () => {
    const random = randomStream(1, 0)
    const n = 20_000
    const uniforms = Array.from({ length: n }, () => random.uniform())
    expect(uniforms.reduce((a, b) => a + b) / n).toBeCloseTo(0.5, 1)
    const counts = [0, 0, 0, 0, 0, 0]
    for (let i = 0; i < n; i += 1) counts[random.below(6)]! += 1
    for (const count of counts) expect(Math.abs(count - n / 6)).toBeLessThan(4.5 * Math.sqrt((n * 5) / 36))
    const normals = Array.from({ length: n }, () => random.normal())
    expect(Math.abs(normals.reduce((a, b) => a + b) / n)).toBeLessThan(0.03)
    expect(normals.reduce((a, b) => a + b * b, 0) / n).toBeCloseTo(1, 1)
  })

  test('a seed that is not a count is refused', () => {
    expect(() => randomStream(-1, 0)).toThrow('notACount')
    expect(() => randomStream(0.5, 0)).toThrow('notACount')
  })
})
