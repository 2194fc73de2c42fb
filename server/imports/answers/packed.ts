/**
 * Accepted answers of one import in memory, a few bytes a row, until they are written in random order. A row of 30 items
 * takes 34 bytes, so a million take 34 MB.
 */
import { randomFillSync } from 'node:crypto'

const chunkBytes = 4 * 1024 * 1024

export class PackedAnswers {
  count = 0
  readonly width: number
  readonly #record: number
  readonly #perChunk: number
  readonly #chunks: Buffer[] = []

  /** `width`: answer bytes a row. */
  constructor(width: number) {
    this.width = width
    this.#record = width + 4
    this.#perChunk = Math.max(1, Math.floor(chunkBytes / this.#record))
  }

  add(tuple: number, answers: Uint8Array): void {
    const at = this.count % this.#perChunk
    if (at === 0) this.#chunks.push(Buffer.allocUnsafe(this.#perChunk * this.#record))
    const chunk = this.#chunks.at(-1)!
    chunk.writeInt32LE(tuple, at * this.#record)
    chunk.set(answers, at * this.#record + 4)
    this.count++
  }

  tupleOf(row: number): number {
    return this.#chunks[Math.floor(row / this.#perChunk)]!.readInt32LE((row % this.#perChunk) * this.#record)
  }

  /** The answer bytes of a row: a view, not a copy. */
  answersOf(row: number): Buffer {
    const start = (row % this.#perChunk) * this.#record + 4
    return this.#chunks[Math.floor(row / this.#perChunk)]!.subarray(start, start + this.width)
  }
}

/** 0 … n-1 in an order nobody can guess (Fisher–Yates over the system's random numbers). */
export function shuffled(n: number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i)
  const random = new Uint32Array(16_384)
  let used = random.length
  for (let i = n - 1; i > 0; i--) {
    if (used === random.length) {
      randomFillSync(random)
      used = 0
    }
    const j = Math.floor((random[used++]! / 2 ** 32) * (i + 1))
    const swap = order[i]!
    order[i] = order[j]!
    order[j] = swap
  }
  return order
}
