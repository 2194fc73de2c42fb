/** A map from cell bytes to small numbers that makes no strings: an import asks it once for every cell. */
export class ByteMap {
  #slots = new Int32Array(64).fill(-1)
  readonly #keys: Buffer[] = []
  readonly #hashes: number[] = []
  readonly #values: number[] = []

  get size(): number {
    return this.#keys.length
  }

  /** The number of the cell `bytes[start…end)`, or -1. */
  get(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end)
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const index = this.#slots[slot]!
      if (index < 0) return -1
      if (this.#hashes[index] === hash && equal(this.#keys[index]!, bytes, start, end)) return this.#values[index]!
    }
  }

  /** Adds a cell that is not there yet. */
  add(bytes: Uint8Array, start: number, end: number, value: number): void {
    this.#keys.push(Buffer.from(bytes.subarray(start, end)))
    this.#hashes.push(hashOf(bytes, start, end))
    this.#values.push(value)
    if (this.#keys.length * 2 > this.#slots.length) this.#slots = new Int32Array(this.#slots.length * 2).fill(-1)
    else return this.#place(this.#keys.length - 1)
    for (let index = 0; index < this.#keys.length; index++) this.#place(index)
  }

  #place(index: number): void {
    const mask = this.#slots.length - 1
    let slot = this.#hashes[index]! & mask
    while (this.#slots[slot]! >= 0) slot = (slot + 1) & mask
    this.#slots[slot] = index
  }
}

/** FNV-1a over 32 bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return hash ^ (hash >>> 15)
}

function equal(key: Buffer, bytes: Uint8Array, start: number, end: number): boolean {
  if (key.length !== end - start) return false
  for (let i = 0; i < key.length; i++) if (key[i] !== bytes[start + i]) return false
  return true
}
