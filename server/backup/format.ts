/**
 * A backup file: gzip over a first line of JSON (what it is), then for each table a line of JSON and its rows in
 * PostgreSQL's COPY text format as length-prefixed chunks, then a line with the SHA-256 of everything before it.
 * COPY text is the same in every PostgreSQL, so a backup moves between the embedded one and a server.
 */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished, pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

export const backupFormat = 1

export interface BackupHead {
  touchstone: 'backup'
  format: number
  /** Version of the program and the newest migration of the database it came from. */
  version: string
  migration: string
  madeAt: string
  /** Ids of the workspaces in it. */
  workspaces: string[]
  scope: 'everything' | 'workspace'
}
export interface TableHead {
  table: string
  columns: string[]
}

export class BackupFault extends Error {
  readonly why: 'notBackup' | 'newer' | 'damaged'
  constructor(why: BackupFault['why']) {
    super(`backup: ${why}`)
    this.why = why
  }
}

const mostLine = 1_000_000
const mostChunk = 64_000_000

/** Writes a backup file part by part, never holding a table in memory. */
export class BackupWriter {
  private readonly gzip = createGzip({ level: 6 })
  private readonly hash: Hash = createHash('sha256')
  private readonly done: Promise<void>
  constructor(file: string) {
    this.done = pipeline(this.gzip, createWriteStream(file, { flags: 'wx', mode: 0o600 }))
    // awaited in `finish`; until then it must not count as unhandled
    this.done.catch(() => {})
  }

  private async write(bytes: Buffer): Promise<void> {
    this.hash.update(bytes)
    if (!this.gzip.write(bytes)) await Promise.race([once(this.gzip, 'drain'), this.done])
  }

  head(head: BackupHead): Promise<void> {
    return this.write(Buffer.from(`${JSON.stringify(head)}\n`))
  }
  table(head: TableHead): Promise<void> {
    return this.write(Buffer.from(`${JSON.stringify(head)}\n`))
  }
  chunk(data: Buffer): Promise<void> {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return this.write(Buffer.concat([length, data]))
  }
  /** A chunk of no bytes ends a table. */
  endTable(): Promise<void> {
    return this.write(Buffer.alloc(4))
  }
  /** Resolves when the file is on disk. */
  async finish(): Promise<void> {
    const sum = this.hash.copy().digest('hex')
    this.gzip.end(Buffer.from(`${JSON.stringify({ sha256: sum })}\n`))
    await this.done
  }
  async abandon(): Promise<void> {
    this.gzip.destroy()
    await finished(this.gzip).catch(() => {})
    await this.done.catch(() => {})
  }
}

export interface BackupVisitor {
  head(head: BackupHead): Promise<void> | void
  table(head: TableHead): Promise<void> | void
  chunk(data: Buffer): Promise<void> | void
  endTable(): Promise<void> | void
}

/** Reads a backup from start to end and checks its sum. Throws BackupFault for anything that is not one. */
export async function readBackup(file: string, visit: Partial<BackupVisitor>): Promise<BackupHead> {
  const hash = createHash('sha256')
  const source = createReadStream(file)
  const plain = source.pipe(createGunzip())
  source.on('error', (error) => plain.destroy(error))
  const input = new Pull(plain)
  try {
    const first = await input.line()
    const head = parse(first) as unknown as BackupHead
    if (head.touchstone !== 'backup' || !Array.isArray(head.workspaces)) throw new BackupFault('notBackup')
    if (head.format > backupFormat) throw new BackupFault('newer')
    hash.update(first)
    await visit.head?.(head)
    for (;;) {
      const line = await input.line()
      const next = parse(line) as { sha256?: string; table?: string; columns?: string[] }
      if (next.sha256 !== undefined) {
        if (next.sha256 !== hash.digest('hex') || !(await input.atEnd())) throw new BackupFault('damaged')
        return head
      }
      if (typeof next.table !== 'string' || !Array.isArray(next.columns)) throw new BackupFault('damaged')
      hash.update(line)
      await visit.table?.({ table: next.table, columns: next.columns })
      for (;;) {
        const prefix = await input.bytes(4)
        hash.update(prefix)
        const length = prefix.readUInt32BE(0)
        if (length === 0) break
        if (length > mostChunk) throw new BackupFault('damaged')
        const data = await input.bytes(length)
        hash.update(data)
        await visit.chunk?.(data)
      }
      await visit.endTable?.()
    }
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR')
      throw new BackupFault(code === 'Z_DATA_ERROR' && input.taken === 0 ? 'notBackup' : 'damaged')
    throw error
  } finally {
    plain.destroy()
    source.destroy()
  }
}

function parse(line: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line.toString('utf8'))
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // falls through
  }
  throw new BackupFault('notBackup')
}

/** Takes lines and exact numbers of bytes from a stream. */
class Pull {
  taken = 0
  private readonly parts: AsyncIterator<Buffer>
  private held: Buffer = Buffer.alloc(0)
  constructor(stream: AsyncIterable<Buffer>) {
    this.parts = stream[Symbol.asyncIterator]()
  }
  private async more(): Promise<boolean> {
    const { value, done } = await this.parts.next()
    if (done === true) return false
    this.held = this.held.length === 0 ? value : Buffer.concat([this.held, value])
    return true
  }
  async line(): Promise<Buffer> {
    let end: number
    while ((end = this.held.indexOf(10)) < 0) {
      if (this.held.length > mostLine) throw new BackupFault('notBackup')
      if (!(await this.more())) throw new BackupFault(this.taken === 0 ? 'notBackup' : 'damaged')
    }
    return this.take(end + 1)
  }
  async bytes(count: number): Promise<Buffer> {
    while (this.held.length < count) if (!(await this.more())) throw new BackupFault('damaged')
    return this.take(count)
  }
  async atEnd(): Promise<boolean> {
    return this.held.length === 0 && !(await this.more())
  }
  private take(count: number): Buffer {
    const part = this.held.subarray(0, count)
    this.held = this.held.subarray(count)
    this.taken += count
    return part
  }
}
