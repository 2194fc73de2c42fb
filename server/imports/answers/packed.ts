/**
 * Accepted answers of one import in memory, a few bytes a row, until they are written in random order. A row of 30 items
 * takes 34 bytes, so a million take 34 MB.
 */
import { randomFillSync } from 'node:crypto'

const chunkBytes = 4 * 1024 * 1024

export class PackedAnswers {
  count = 0
  readonly width: number
  /** Bytes of a row, and of all rows of a full piece. */
  readonly recordBytes: number
  readonly pieceBytes: number
  readonly #perChunk: number
  readonly #chunks: Buffer[] = []

  /** `width`: answer bytes a row. */
  constructor(width: number) {
    this.width = width
    this.recordBytes = width + 4
    this.#perChunk = Math.max(1, Math.floor(chunkBytes / this.recordBytes))
    this.pieceBytes = this.#perChunk * this.recordBytes
  }

  add(tuple: number, answers: Uint8Array): void {
    const at = this.count % this.#perChunk
    if (at === 0) this.#chunks.push(Buffer.allocUnsafe(this.pieceBytes))
    const chunk = this.#chunks.at(-1)!
    chunk.writeInt32LE(tuple, at * this.recordBytes)
    chunk.set(answers, at * this.recordBytes + 4)
    this.count++
  }

  get bytes(): number {
    return this.count * this.recordBytes
  }

  /** All rows as they lie in memory: views, each but the last of `pieceBytes`. */
  pieces(): Buffer[] {
    return this.#chunks.map((chunk, i) => chunk.subarray(0, this.bytes - i * this.pieceBytes))
  }

  /** Takes over what `pieces` gave; those before it were full. */
  addPiece(piece: Buffer): void {
    this.#chunks.push(piece)
    this.count += piece.length / this.recordBytes
  }

  tupleOf(row: number): number {
    return this.#chunks[Math.floor(row / this.#perChunk)]!.readInt32LE((row % this.#perChunk) * this.recordBytes)
  }

  /** Puts each answer byte of a row at its place behind `offset`. No view of the row is made: it took longer than the copy. */
  scatter(row: number, into: Uint8Array, offset: number, places: Int32Array): void {
    const chunk = this.#chunks[Math.floor(row / this.#perChunk)]!
    const start = (row % this.#perChunk) * this.recordBytes + 4
    for (let i = 0; i < this.width; i++) into[offset + places[i]!] = chunk[start + i]!
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
