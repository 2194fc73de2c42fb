/**
 * Imports that are being read or written right now. The work goes on when the reply has been sent; a page asks for
 * progress. Each holds a lock in the database while it lasts, so that any process can tell a running import from one
 * that was interrupted.
 */
import { one, sql, type Db, type Queryable, type Tx } from '#server/storage/database.ts'

interface Job {
  progress: { rows: number; bytes: number }
  done: Promise<void>
}

const jobs = new Map<string, Job>()

/** A reply waits this long, so that small files are done when it comes. In milliseconds. */
const patience = 1500

/** How far an import of this process is, null when it is not running here. */
export function progressOf(importId: string): Job['progress'] | null {
  return jobs.get(importId)?.progress ?? null
}

/**
 * Runs `work` in a transaction that holds the import's lock, then `after` when it is committed, or `failed` when it
 * threw. Returns when it is over or when the reply should go out, whichever comes first.
 */
export async function runJob(
  db: Db,
  importId: string,
  job: {
    work(tx: Tx, onProgress: (progress: Job['progress']) => void): Promise<void>
    after?(): Promise<void>
    failed(error: unknown): Promise<void>
  },
): Promise<void> {
  const running: Job = { progress: { rows: 0, bytes: 0 }, done: Promise.resolve() }
  jobs.set(importId, running)
  const attempt = async (): Promise<void> => {
    try {
      await db.transaction(async (tx) => {
        await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${importId}, 0))`)
        await job.work(tx, (progress) => {
          running.progress = progress
        })
      })
    } catch (error) {
      await job.failed(error)
      return
    } finally {
      jobs.delete(importId)
    }
    await job.after?.()
  }
  running.done = attempt()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience)
  })
  try {
    await Promise.race([running.done, late])
  } finally {
    clearTimeout(timer)
    // a failure of `failed` itself (the database is gone) is found again as an interrupted import
    running.done.catch(() => {})
  }
}

/** Waits until an import of this process is over. */
export async function settled(importId: string): Promise<void> {
  await jobs.get(importId)?.done.catch(() => {})
}

/** Whether an import that says it is running is not: no process holds its lock. */
export async function isInterrupted(db: Queryable, importId: string): Promise<boolean> {
  if (jobs.has(importId)) return false
  const { free } = await one<{ free: boolean }>(
    db,
    sql`select pg_try_advisory_xact_lock(hashtextextended(${importId}, 0)) as free`,
  )
  return free
}
