/** A stamp says what a finished installation was made from; without a fitting one it is made again. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export function lockHash(folder) {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex')
}

/**
 * The stamp, if every wanted value stands in it.
 *
 * @param {string} file
 * @param {Record<string, string>} wanted
 * @returns {Record<string, string> | undefined}
 */
export function readStamp(file, wanted) {
  try {
    const stamp = JSON.parse(readFileSync(file, 'utf8'))
    return Object.entries(wanted).every(([name, value]) => stamp[name] === value) ? stamp : undefined
  } catch {
    return undefined
  }
}
