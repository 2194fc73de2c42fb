/**
 * Numbered streams of random numbers from a stored seed. Stream 7 of seed 1 is the same on every machine, in any order
 * of work and on any number of threads: give every draw (bootstrap sample, simulated year) its own stream number.
 *
 * Exports
 *   randomStream(seed, stream): RandomStream          seed and stream: integers 0 … 2^53 − 1
 *   RandomStream.uint32(): number                     0 … 2^32 − 1
 *   RandomStream.uniform(): number                    in [0, 1), 53 bits
 *   RandomStream.openUniform(): number                in (0, 1), for inverse distribution functions
 *   RandomStream.below(count): number                 0 … count − 1, each equally likely; count up to 2^32
 *   RandomStream.normal(): number                     standard normal, by inverse distribution function
 *   philox(counter, key): four 32-bit words           the generator itself
 */
import { normalQuantile } from './distributions.ts'
import { InputError } from './result.ts'

const multiplier0 = 0xd2511f53
const multiplier1 = 0xcd9e8d57
const weyl0 = 0x9e3779b9
const weyl1 = 0xbb67ae85
const two32 = 2 ** 32
/** Up to this count, word × count is exact in a double. */
const exactCount = 2 ** 21

/** Words a stream makes at once at most. */
const mostWords = 1024

type Four = [number, number, number, number]

/** The upper 32 bits of a 32 × 32 bit product, from 16-bit halves; both multipliers are small enough for no carry. */
function highWord(multiplier: number, word: number): number {
  const low = multiplier & 0xffff
  const high = multiplier >>> 16
  const wordLow = word & 0xffff
  const wordHigh = word >>> 16
  const middle = (Math.imul(high, wordLow) + (Math.imul(low, wordLow) >>> 16)) >>> 0
  const carry = (Math.imul(low, wordHigh) + (middle & 0xffff)) >>> 0
  return (Math.imul(high, wordHigh) + (middle >>> 16) + (carry >>> 16)) | 0
}

/** Encrypts one counter and writes its four words from `at` on. */
function philoxInto(
  out: Uint32Array,
  at: number,
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
): void {
  let [c0, c1, c2, c3] = [counter0 | 0, counter1 | 0, counter2 | 0, counter3 | 0]
  let [k0, k1] = [key0 | 0, key1 | 0]
  for (let round = 0; round < 10; round += 1) {
    const high0 = highWord(multiplier0, c0)
    const low0 = Math.imul(multiplier0, c0)
    const high1 = highWord(multiplier1, c2)
    const low1 = Math.imul(multiplier1, c2)
    c0 = high1 ^ c1 ^ k0
    c1 = low1
    c2 = high0 ^ c3 ^ k1
    c3 = low0
    k0 = (k0 + weyl0) | 0
    k1 = (k1 + weyl1) | 0
  }
  out[at] = c0
  out[at + 1] = c1
  out[at + 2] = c2
  out[at + 3] = c3
}

/**
 * Philox 4×32 with 10 rounds: a counter of four words is encrypted under a key of two.
 * Source: Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC11, section 3.3;
 * `below`: Lemire (2019), Fast random integer generation in an interval, ACM TOMACS 29.
 *
 * Example: philox([0, 0, 0, 0], [0, 0]) is [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8].
 */
export function philox(counter: Readonly<Four>, key: readonly [number, number]): Four {
  const out = new Uint32Array(4)
  philoxInto(out, 0, ...counter, key[0], key[1])
  return [out[0]!, out[1]!, out[2]!, out[3]!]
}

/** One stream: key = seed, upper half of the counter = stream number, lower half = block number. */
export class RandomStream {
  /** Words made and not all used yet; more are made at once the longer the stream gets. */
  private words = new Uint32Array(4)
  private readonly keyLow: number
  private readonly keyHigh: number
  private readonly streamLow: number
  private readonly streamHigh: number
  private block = 0
  private used = 4

  constructor(seed: number, stream: number) {
    this.keyLow = seed % two32
    this.keyHigh = Math.floor(seed / two32)
    this.streamLow = stream % two32
    this.streamHigh = Math.floor(stream / two32)
  }

  uint32(): number {
    if (this.used === this.words.length) this.refill()
    const word = this.words[this.used]!
    this.used += 1
    return word
  }

  private refill(): void {
    if (this.block > 0 && this.words.length < mostWords) this.words = new Uint32Array(this.words.length * 4)
    const { words, keyLow, keyHigh, streamLow, streamHigh } = this
    for (let at = 0; at < words.length; at += 4) {
      const block = this.block + at / 4
      philoxInto(words, at, block % two32, Math.floor(block / two32), streamLow, streamHigh, keyLow, keyHigh)
    }
    this.block += words.length / 4
    this.used = 0
  }

  uniform(): number {
    const high = this.uint32() >>> 5
    const low = this.uint32() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }

  openUniform(): number {
    const high = this.uint32() >>> 6
    const low = this.uint32() >>> 6
    return (high * 67108864 + low + 0.5) / 4503599627370496
  }

  /** The upper half of word × count; words in the incomplete block are drawn again, so that no number is likelier. */
  below(count: number): number {
    if (count > exactCount) return this.belowLarge(count)
    for (;;) {
      const product = this.uint32() * count
      const chosen = Math.floor(product / two32)
      const rest = product - chosen * two32
      if (rest >= count || rest >= two32 % count) return chosen
    }
  }

  private belowLarge(count: number): number {
    const limit = two32 - (two32 % count)
    let word = this.uint32()
    while (word >= limit) word = this.uint32()
    return word % count
  }

  normal(): number {
    return normalQuantile(this.openUniform())
  }
}

/**
 * Stream number `stream` of `seed`. Errors: InputError `notACount` when either is not an integer from 0 to 2^53 − 1.
 *
 * Example: randomStream(1, 0).below(6) + 1 is the first throw of a die.
 */
export function randomStream(seed: number, stream: number): RandomStream {
  for (const number of [seed, stream]) {
    if (!Number.isSafeInteger(number) || number < 0) throw new InputError('notACount', { value: String(number) })
  }
  return new RandomStream(seed, stream)
}
