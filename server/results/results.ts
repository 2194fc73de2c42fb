/** The results thread seen from the server: asks it, restarts it when it dies, and answers "busy" once for what it took along. */
import { Worker } from 'node:worker_threads'
import { problem } from '#server/http/problem.ts'
import type { WorkerReply, WorkforceCounts, WorkforceRequest } from './worker.ts'

export interface Results {
  /** Counts of a survey; null when the diagnostic has no answers for the instrument. */
  workforce(request: WorkforceRequest): Promise<WorkforceCounts | null>
  close(): Promise<void>
}

interface Waiting {
  resolve: (counts: WorkforceCounts | null) => void
  reject: (error: Error) => void
}

/** The thread is started with the first request, so that a server that shows no answers does not pay for it. */
export function startResults(url: string, megabytes: number): Results {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let next = 0
  let closing = false

  const lost = () => {
    worker = undefined
    for (const { reject } of waiting.values()) reject(problem('busy'))
    waiting.clear()
  }
  const start = () => {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { url, megabytes } })
    started.on('message', (reply: WorkerReply) => {
      const one = waiting.get(reply.id)
      waiting.delete(reply.id)
      if ('error' in reply)
        one?.reject(
          reply.code === 'dimension.unknown'
            ? problem('request.invalid', { where: 'by', what: 'dimension' })
            : Object.assign(new Error(reply.error), { code: reply.code }),
        )
      else one?.resolve(reply.counts)
    })
    started.on('error', lost)
    started.on('exit', () => !closing && worker === started && lost())
    started.unref()
    return started
  }
  return {
    workforce: (request) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        const id = next++
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, request })
      }),
    close: async () => {
      closing = true
      await worker?.terminate()
    },
  }
}
