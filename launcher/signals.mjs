/** Signals from the launcher to the one child it waits for. */
import { constants } from 'node:os'

/**
 * Passes each of the signals that end a program to the child, once: a terminal and npm may send the same one twice.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => number | undefined} stops passing them on; returns the exit code for the first that came, if any
 */
export function forwardSignals(child) {
  let first
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => {
    let passed = false
    const handler = () => {
      first = first ?? 128 + constants.signals[name]
      if (!passed) child.kill(name)
      passed = true
    }
    process.on(name, handler)
    return [name, handler]
  })
  return () => {
    for (const [name, handler] of handlers) process.off(name, handler)
    return first
  }
}
