/**
 * Reads one row of PostgreSQL's binary COPY format that holds a whole release: how many responses, how many answers the
 * shortest and the longest of them have, and all of them end to end, each a tuple's number (4 bytes) and its answers.
 * PostgreSQL manual, COPY, Binary Format.
 *
 * One row for a release because a row for each response is what costs: the driver makes objects of every row.
 */
import type { Responses } from '#core/tally/snapshot.ts'

const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
/** 19 of the file; 2 count of fields; 4 length and 4 value, three times; 4 length of the responses. */
const headBytes = 19 + 2 + 3 * 8 + 4
const tupleBytes = 4

/** The columns `CopiedRelease` reads, over rows of `response`. */
export const releaseColumns = `count(*)::int4, coalesce(min(octet_length(answers)), 0)::int4,
  coalesce(max(octet_length(answers)), 0)::int4, coalesce(string_agg(int4send(tuple_id) || answers, ''), '')`

export class CopiedRelease {
  #head = Buffer.alloc(0)
  #rows = 0
  #width = 0
  #bytes = Buffer.alloc(0)
  #filled = 0

  /** Takes the next piece of the stream. Throws when it is not what `releaseColumns` gives. */
  feed(chunk: Buffer): void {
    let from = 0
    if (this.#head.length < headBytes) {
      from = Math.min(chunk.length, headBytes - this.#head.length)
      this.#head = Buffer.concat([this.#head, chunk.subarray(0, from)])
      if (this.#head.length < headBytes) return
      this.#readHead()
    }
    // what follows the responses is the end mark
    const to = Math.min(chunk.length, from + this.#bytes.length - this.#filled)
    this.#filled += chunk.copy(this.#bytes, this.#filled, from, to)
  }

  #readHead(): void {
    const head = this.#head
    if (!head.subarray(0, signature.length).equals(signature)) throw new Error('not a binary COPY stream')
    const [rows, shortest, longest, length] = [25, 33, 41, 45].map((at) => head.readInt32BE(at))
    if (head.readInt32BE(15) !== 0 || head.readInt16BE(19) !== 4) throw new Error('a COPY stream of another form')
    if (shortest !== longest) throw new Error('responses of one release have different numbers of answers')
    this.#rows = rows ?? 0
    this.#width = longest ?? 0
    if (length !== this.#rows * (tupleBytes + this.#width)) throw new Error('responses that do not add up')
    this.#bytes = Buffer.allocUnsafe(length)
  }

  /** The responses; `placeOf` gives the place of a tuple's number in the list of tuples. Throws when some are missing. */
  responses(placeOf: (tupleId: number) => number): Responses {
    if (this.#head.length < headBytes || this.#filled < this.#bytes.length)
      throw new Error('the binary COPY stream ended early')
    const stride = tupleBytes + this.#width
    const tupleIds = new Uint32Array(this.#rows)
    for (let row = 0, at = 0; row < this.#rows; row++, at += stride)
      tupleIds[row] = placeOf(this.#bytes.readInt32BE(at))
    return { rows: this.#rows, answers: this.#bytes.subarray(tupleBytes), width: this.#width, stride, tupleIds }
  }
}
