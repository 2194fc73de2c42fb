import { describe, expect, test } from 'vitest'
import { CopiedRelease } from './copied-release.ts'

type Person = { tuple: number; answers: number[] }

/** The stream PostgreSQL sends, written by the manual (COPY, Binary Format). */
function streamOf(people: Person[], says: { rows?: number; shortest?: number; fields?: number } = {}): Buffer {
  const int = (value: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeInt32BE(value)
    return bytes
  }
  const short = (value: number) => Buffer.from([(value >> 8) & 255, value & 255])
  const field = (value: Buffer) => Buffer.concat([int(value.length), value])
  const width = people[0]?.answers.length ?? 0
  const rows = Buffer.concat(people.map(({ tuple, answers }) => Buffer.concat([int(tuple), Buffer.from(answers)])))
  return Buffer.concat([
    Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'),
    int(0),
    int(0),
    short(says.fields ?? 4),
    field(int(says.rows ?? people.length)),
    field(int(says.shortest ?? width)),
    field(int(width)),
    field(rows),
    short(-1),
  ])
}

const people = [
  { tuple: 7, answers: [1, 2, 3] },
  { tuple: 1, answers: [4, 0, 255] },
  { tuple: 7, answers: [254, 253, 1] },
]
const places = new Map([
  [1, 0],
  [7, 1],
])
function readIn(stream: Buffer, size: number): CopiedRelease {
  const copied = new CopiedRelease()
  for (let at = 0; at < stream.length; at += size) copied.feed(stream.subarray(at, at + size))
  return copied
}
const placeOf = (tuple: number) => places.get(tuple) ?? 99

describe('a release by binary COPY', () => {
  test('is the same however the stream is cut', () => {
    const stream = streamOf(people)
    for (let size = 1; size <= stream.length; size++) {
      const { rows, answers, width, stride, tupleIds } = readIn(stream, size).responses(placeOf)
      const read = Array.from({ length: rows }, (_, row) => [...answers.subarray(row * stride, row * stride + width)])
      expect(read).toEqual(people.map((person) => person.answers))
      expect([...tupleIds]).toEqual([1, 0, 1])
    }
  })

  test('may be empty', () => {
    expect(readIn(streamOf([]), 10).responses(placeOf)).toMatchObject({ rows: 0, width: 0 })
  })

  test('that stops early, says something else than it holds or mixes lengths is no release', () => {
    const stream = streamOf(people)
    for (let end = 0; end < stream.length - 2; end++)
      expect(() => readIn(stream.subarray(0, end), 1000).responses(placeOf)).toThrow('ended early')
    expect(() => readIn(streamOf(people, { rows: 4 }), 1000)).toThrow('do not add up')
    expect(() => readIn(streamOf(people, { shortest: 2 }), 1000)).toThrow('different numbers of answers')
    expect(() => readIn(streamOf(people, { fields: 3 }), 1000)).toThrow('another form')
    expect(() => readIn(Buffer.alloc(100), 1000)).toThrow('not a binary COPY stream')
  })
})
