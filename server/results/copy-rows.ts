/** Reads PostgreSQL's binary COPY format of (int4, bytea) rows, chunk by chunk. PostgreSQL manual, COPY, Binary Format. */

const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')

/** Feeds chunks; calls `onRow` with the number and a view of the bytes (copy it to keep it). */
export class CopyRows {
  private rest: Buffer = Buffer.alloc(0)
  private started = false
  private ended = false
  private readonly onRow: (id: number, bytes: Uint8Array) => void
  constructor(onRow: (id: number, bytes: Uint8Array) => void) {
    this.onRow = onRow
  }

  feed(chunk: Buffer): void {
    const buffer = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    let at = 0
    if (!this.started) {
      if (buffer.length < 19) {
        this.rest = buffer
        return
      }
      if (!buffer.subarray(0, 11).equals(signature)) throw new Error('not a binary COPY stream')
      at = 19 + buffer.readInt32BE(15)
      this.started = true
    }
    while (!this.ended && buffer.length - at >= 2) {
      const fields = buffer.readInt16BE(at)
      if (fields === -1) {
        this.ended = true
        break
      }
      // 2 count, 4 length, 4 int4, 4 length
      if (buffer.length - at < 14) break
      const length = buffer.readInt32BE(at + 10)
      if (buffer.length - at < 14 + length) break
      this.onRow(buffer.readInt32BE(at + 6), buffer.subarray(at + 14, at + 14 + length))
      at += 14 + length
    }
    this.rest = buffer.subarray(at)
  }

  /** Throws when the stream stopped in the middle. */
  finish(): void {
    if (!this.ended) throw new Error('the binary COPY stream ended early')
  }
}
