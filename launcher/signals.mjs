/** Signals that end a program, taken by the launcher for the one child it waits for. */
import { constants } from 'node:os'

/**
 * Passes each such signal on, once: a terminal and npm may both send the same one.
 *
 * @param {(signal: NodeJS.Signals) => void} pass
 * @returns {() => number | undefined} stops passing them on; returns the exit code for the first that came, if any
 */
export function forwardSignals(pass) {
  let first
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => {
    let passed = false
    const handler = () => {
      first = first ?? 128 + constants.signals[name]
      if (!passed) pass(name)
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
