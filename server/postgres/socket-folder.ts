/** The folder of the unix socket, which is the only way in. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

/** PostgreSQL names its socket after a port, though none is opened. */
const socketName = '.s.PGSQL.5432'

/** The kernel keeps 108 bytes for a socket's path (104 on macOS), the closing zero included. */
const longestPath = process.platform === 'darwin' ? 103 : 106

/**
 * Makes the folder: beside the data where the path is short enough, else in the first of the system's places that may be
 * written. Only its owner may enter it, which is the whole access check of the embedded server.
 */
export function makeSocketFolder(dataFolder: string): { folder: string; remove: () => void } {
  const beside = join(dataFolder, 'run')
  if (fits(beside)) {
    mkdirSync(beside, { recursive: true, mode: 0o700 })
    chmodSync(beside, 0o700)
    return { folder: beside, remove: () => {} }
  }
  const places = [process.env['XDG_RUNTIME_DIR'], tmpdir(), '/tmp', '/var/tmp', homedir()]
  for (const place of places) {
    const folder = place && fits(join(place, 'touchstone-XXXXXX')) ? newFolder(place) : undefined
    if (folder) return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
  }
  throw new Error(`a socket's path may have ${longestPath} bytes, and no shorter folder can be written`)
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, socketName)) <= longestPath
}

function newFolder(place: string): string | undefined {
  try {
    return mkdtempSync(join(place, 'touchstone-'))
  } catch {
    return undefined
  }
}

/** Address for `pg` and everything built on it: the host in the query is the folder of the socket. */
export function socketUrl(folder: string): string {
  return `postgres://touchstone@localhost/postgres?host=${encodeURIComponent(folder)}`
}
