/** Runs statistical calls in threads of their own: one at a time, a few waiting, none for ever. */
import { Worker } from 'node:worker_threads'
import { problem } from '#server/http/problem.ts'
import type { ThreadCall, ThreadReply } from './thread.ts'

const longestSeconds = 60
const mostWaiting = 8

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** @throws the problems `busy` when too many wait, and `statistics.tooLong` after a minute. */
export async function runInThread(call: ThreadCall): Promise<ThreadReply> {
  if (waiting >= mostWaiting) throw problem('busy')
  waiting++
  const turn = last.then(() => start(call))
  last = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    waiting--
  }
}

async function start(call: ThreadCall): Promise<ThreadReply> {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: call,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  const clock = setTimeout(() => void thread.terminate(), longestSeconds * 1000)
  try {
    return await new Promise((resolve, reject) => {
      thread.once('message', resolve)
      thread.once('error', reject)
      thread.once('exit', () => reject(problem('statistics.tooLong', { seconds: longestSeconds })))
    })
  } finally {
    clearTimeout(clock)
  }
}
