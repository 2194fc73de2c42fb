// Loaded into the program before anything else: when the launcher is killed, the program ends in order as well, and
// a reader that goes away is no fault.
import { isMainThread } from 'node:worker_threads'

if (isMainThread) await import('./closed-output.mjs')
if (isMainThread && process.connected) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
