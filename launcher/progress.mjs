/** A line on the terminal that shows that a long step is alive. On standard error: standard output is the program's. */
import { messages } from './messages.mjs'

/**
 * Prints the line now and then until it is stopped: rewritten in place on a terminal, a new line elsewhere.
 *
 * @param {(seconds: number) => string} line
 * @returns {(done: boolean) => void} stops, and says how long it took when it is done
 */
export function showProgress(line) {
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  const inPlace = process.stderr.isTTY
  const print = () => process.stderr.write(inPlace ? `\r\x1b[K${line(seconds())}` : `${line(seconds())}\n`)
  const timer = setInterval(print, inPlace ? 500 : 5000)
  return (done) => {
    clearInterval(timer)
    if (inPlace) process.stderr.write('\r\x1b[K')
    if (done) process.stderr.write(`${messages.done({ seconds: seconds() })}\n`)
  }
}
