/**
 * What a preview accepted, kept beside the upload until the commit: the commit then need not read the file again, which
 * was half of its time. Every preview begins it anew. It is a cache: when anything is wrong with it, or the organisation
 * has changed since, the commit reads the upload itself.
 *
 * Records as `PackedAnswers` has them, then the segment tuples as JSON, then a trailer of fixed length.
 */
import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { PackedAnswers } from './packed.ts'
import type { AnswersPlan } from './plan.ts'

export interface Accepted {
  packed: PackedAnswers
  /** Codes of each tuple, in the order of the plan's segments. */
  tuples: readonly (string | null)[][]
}

/** With more tuples nothing is kept: they would be one text in memory. */
const mostTuples = 100_000
const hashBytes = 32
/** Hash of the plan, length of the tuples, hash of all that stands before. */
const trailerBytes = hashBytes + 4 + hashBytes

/** Takes what a preview accepts. Nothing can be read before `finish`. */
export class AcceptedWriter {
  readonly #file: FileHandle
  readonly #plan: AnswersPlan
  readonly #hash = createHash('sha256')
  #packed: PackedAnswers
  #lost = false

  private constructor(file: FileHandle, plan: AnswersPlan) {
    this.#file = file
    this.#plan = plan
    this.#packed = new PackedAnswers(plan.items.length)
  }

  /** Begins anew: what an earlier preview kept is gone. */
  static async begin(path: string, plan: AnswersPlan): Promise<AcceptedWriter> {
    return new AcceptedWriter(await open(path, 'w', 0o600), plan)
  }

  add(tuple: number, answers: Uint8Array): void {
    this.#packed.add(tuple, answers)
  }

  /** Writes what has come together, once it is worth it. */
  async flush(): Promise<void> {
    if (this.#packed.bytes >= this.#packed.pieceBytes) await this.#orGiveUp(() => this.#writeRows())
  }

  async finish(tuples: Accepted['tuples']): Promise<void> {
    if (tuples.length > mostTuples) this.#lost = true
    await this.#orGiveUp(async () => {
      await this.#writeRows()
      const text = Buffer.from(JSON.stringify(tuples))
      const about = Buffer.alloc(hashBytes + 4)
      about.set(hashOfPlan(this.#plan))
      about.writeUInt32LE(text.length, hashBytes)
      await this.#write(text)
      await this.#write(about)
      await this.#file.appendFile(this.#hash.digest())
    })
    if (this.#lost) await this.#file.truncate().catch(() => {})
  }

  async close(): Promise<void> {
    await this.#file.close()
  }

  /** A full disk costs the cache, not the preview. */
  async #orGiveUp(write: () => Promise<void>): Promise<void> {
    if (!this.#lost)
      await write().catch(() => {
        this.#lost = true
      })
    this.#packed = new PackedAnswers(this.#plan.items.length)
  }

  async #writeRows(): Promise<void> {
    for (const piece of this.#packed.pieces()) await this.#write(piece)
  }

  async #write(piece: Uint8Array): Promise<void> {
    this.#hash.update(piece)
    await this.#file.appendFile(piece)
  }
}

/** What a preview with this very plan accepted; null when it was not kept, not to its end, or under another plan. */
export async function readAccepted(path: string, plan: AnswersPlan): Promise<Accepted | null> {
  const file = await open(path, 'r').catch(() => null)
  if (file === null) return null
  try {
    const { size } = await file.stat()
    if (size < trailerBytes) return null
    const trailer = await readExactly(file, trailerBytes, size - trailerBytes)
    const textBytes = trailer.readUInt32LE(hashBytes)
    const packed = new PackedAnswers(plan.items.length)
    const end = size - trailerBytes - textBytes
    if (!trailer.subarray(0, hashBytes).equals(hashOfPlan(plan)) || end < 0 || end % packed.recordBytes !== 0)
      return null
    const hash = createHash('sha256')
    for (let at = 0; at < end; at += packed.pieceBytes) {
      const piece = await readExactly(file, Math.min(packed.pieceBytes, end - at), at)
      hash.update(piece)
      packed.addPiece(piece)
    }
    const text = await readExactly(file, textBytes, end)
    hash.update(text).update(trailer.subarray(0, hashBytes + 4))
    // a file that the power went away from may have its length and not its bytes
    if (!hash.digest().equals(trailer.subarray(hashBytes + 4))) return null
    return { packed, tuples: JSON.parse(text.toString()) as (string | null)[][] }
  } finally {
    await file.close()
  }
}

/** What the reading of a row depends on: the mapping, the instrument's options, and the organisation's segments. */
function hashOfPlan(plan: AnswersPlan): Buffer {
  const text = JSON.stringify(plan, (_key, value: unknown) => (value instanceof Map ? [...value] : value))
  return createHash('sha256').update(text).digest()
}

async function readExactly(file: FileHandle, length: number, at: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length)
  for (let read = 0; read < length;) {
    const { bytesRead } = await file.read(bytes, read, length - read, at + read)
    // shorter than it said; the hash will not fit
    if (bytesRead === 0) return bytes.fill(0, read)
    read += bytesRead
  }
  return bytes
}
