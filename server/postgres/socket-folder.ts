/** The folder of the unix socket, which is the only way in. */
import { mkdirSync, mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** PostgreSQL names its socket after a port, though none is opened. */
const socketName = '.s.PGSQL.5432'

/** The kernel keeps 108 bytes for a socket's path (104 on macOS), the closing zero included. */
const longestPath = process.platform === 'darwin' ? 103 : 106

/**
 * Makes the folder: beside the data where the path is short enough, else in the system's folder for temporary files.
 * Only its owner may enter it, which is the whole access check of the embedded server.
 */
export function makeSocketFolder(dataFolder: string): { folder: string; remove(): void } {
  const beside = join(dataFolder, 'run')
  if (Buffer.byteLength(join(beside, socketName)) > longestPath) {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-'))
    return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
  }
  mkdirSync(beside, { recursive: true, mode: 0o700 })
  chmodSync(beside, 0o700)
  return { folder: beside, remove: () => {} }
}

/** Address for `pg` and everything built on it: the host in the query is the folder of the socket. */
export function socketUrl(folder: string): string {
  return `postgres://touchstone@localhost/postgres?host=${encodeURIComponent(folder)}`
}
