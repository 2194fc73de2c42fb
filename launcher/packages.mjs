/** Step two: the packages, as the lock file says. */
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { messages } from './messages.mjs'
import { npmCi } from './npm.mjs'
import { StartProblem } from './problem.mjs'
import { showProgress } from './progress.mjs'
import { lockHash, readStamp } from './stamp.mjs'

/** Megabytes on disk, to say beforehand. */
const size = { production: 400, all: 700 }

/**
 * Installs the packages unless the stamp says they are there. The full set serves where the production set is enough.
 *
 * @param {{ root: string, node: string, packages: 'production' | 'all' }} job
 * @throws StartProblem install.*
 */
export async function installPackages({ root, node, packages }) {
  const modules = join(root, 'node_modules')
  const file = join(modules, '.touchstone.json')
  const wanted = { lock: lockHash(root), platform: `${process.platform}-${process.arch}`, node: '24' }
  const stamp = readStamp(file, wanted)
  if (stamp?.packages === packages || stamp?.packages === 'all') return
  // A full set that the lock file has outgrown is made full again, or the next `npm test` would fetch once more.
  const set = readStamp(file, {})?.packages === 'all' ? 'all' : packages
  let installed = ['all', set].find((each) => missing(root, each).length === 0)
  if (!installed) {
    rmSync(file, { force: true })
    await fetchPackages({ root, node, packages: set })
    const [first] = missing(root, set)
    if (first) throw new StartProblem('install.noNetwork', { what: first, reason: messages.leftOut })
    installed = set
  }
  linkCommand(modules)
  writeFileSync(file, JSON.stringify({ ...wanted, packages: installed }))
}

async function fetchPackages({ root, node, packages }) {
  const paths = Object.keys(packagesOf(root, packages))
  const count = paths.length
  const installed = () => paths.filter((path) => existsSync(join(root, path, 'package.json'))).length
  process.stderr.write(`${messages.fetchingPackages({ count, megabytes: size[packages] })}\n`)
  const stop = showProgress((seconds) => messages.progress({ done: installed(), count, seconds }))
  const options = packages === 'all' ? ['--include=dev'] : ['--omit=dev']
  let done = false
  try {
    await npmCi({ node, folder: root, options, what: messages.packages({ count }) })
    done = true
  } finally {
    stop(done)
  }
}

/** What should be there by the lock, and npm's own note of the installed does not have. */
function missing(root, packages) {
  const note = join(root, 'node_modules', '.package-lock.json')
  const there = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')).packages : {}
  return Object.entries(packagesOf(root, packages))
    .filter(([path, { version }]) => there[path]?.version !== version)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
}

/**
 * The lock's entries of a set for this platform. Of the optional ones only the native count, because npm passes silently
 * over one that it could not fetch, PostgreSQL for instance; the others serve platforms that are not this one. An entry
 * without a checksum could not be had when the lock was made, either.
 */
function packagesOf(root, packages) {
  const libc = libraryHere()
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.fromEntries(
    Object.entries(lock).filter(
      ([path, entry]) =>
        path !== '' &&
        (packages === 'all' || !entry.dev) &&
        entry.integrity !== undefined &&
        (!entry.optional || entry.os || entry.cpu) &&
        fits(entry.os, process.platform) &&
        fits(entry.cpu, process.arch) &&
        fits(entry.libc, libc),
    ),
  )
}

/** Two builds of a native package may differ in the C library; npm chooses by the same report. */
function libraryHere() {
  process.report.excludeNetwork = true
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
}

function fits(allowed, mine) {
  return allowed === undefined || [allowed].flat().includes(mine)
}

/** `npm ci` links the commands of packages, not our own; with this `npx touchstone` finds it without looking further. */
function linkCommand(modules) {
  const folder = join(modules, '.bin')
  mkdirSync(folder, { recursive: true })
  if (process.platform === 'win32') {
    writeFileSync(join(folder, 'touchstone.cmd'), '@node "%~dp0\\..\\..\\launcher\\touchstone.mjs" %*\r\n')
    return
  }
  const link = join(folder, 'touchstone')
  if (lstatSync(link, { throwIfNoEntry: false })) return
  symlinkSync(join('..', '..', 'launcher', 'touchstone.mjs'), link)
}
