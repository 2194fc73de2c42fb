import { describe, expect, test } from 'vitest'
import { ByteMap } from './byte-map.ts'
import { PackedAnswers, shuffled } from './packed.ts'

describe('the order rows are written in', () => {
  test('holds every row once', () => {
    for (const n of [0, 1, 2, 17, 40_000]) {
      expect([...shuffled(n)].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i))
    }
  })

  test('puts the first row anywhere', () => {
    const places = Array.from({ length: 8 }, () => 0)
    for (let round = 0; round < 8000; round++) places[shuffled(8).indexOf(0)]!++
    // 1000 expected; six standard deviations are 178
    for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(178)
  })
})

test('packed rows come back as they went in, across chunks', () => {
  const width = 1000
  const packed = new PackedAnswers(width)
  const row = (at: number): Uint8Array => Uint8Array.from({ length: width }, (_, i) => (at * 31 + i) % 256)
  for (let at = 0; at < 9000; at++) packed.add(at * 7, row(at))
  for (const at of [0, 1, 4176, 4177, 4178, 8999]) {
    expect(packed.tupleOf(at)).toBe(at * 7)
    const backwards = Int32Array.from({ length: width }, (_, i) => width - 1 - i)
    const into = new Uint8Array(width + 2).fill(7)
    packed.scatter(at, into, 1, backwards)
    expect([...into]).toEqual([7, ...row(at).reverse(), 7])
  }
})

test('cells are found by their bytes, however many there are', () => {
  const map = new ByteMap()
  const bytes = Buffer.from(Array.from({ length: 20_000 }, (_, i) => `客${i}`).join(','))
  const cells = (visit: (start: number, end: number, n: number) => void): void => {
    let start = 0
    for (let n = 0; start <= bytes.length; n++) {
      const end = bytes.indexOf(',', start) < 0 ? bytes.length : bytes.indexOf(',', start)
      visit(start, end, n)
      start = end + 1
    }
  }
  cells((start, end, n) => {
    expect(map.get(bytes, start, end)).toBe(-1)
    map.add(bytes, start, end, n)
  })
  const found: number[] = []
  cells((start, end) => found.push(map.get(bytes, start, end)))
  expect(found).toEqual(Array.from({ length: 20_000 }, (_, i) => i))
})
