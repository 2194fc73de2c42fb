/** The three steps of every command: a Node 24, the packages, and the program itself in that Node. */
import './closed-output.mjs'
import { spawn } from 'node:child_process'
import { accessSync, constants as fsConstants, mkdirSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { exitCodes } from './exit-codes.mjs'
import { findNode } from './node.mjs'
import { installPackages } from './packages.mjs'
import { StartProblem } from './problem.mjs'
import { forwardSignals } from './signals.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Runs a program of ours with the arguments of this process and ends with its exit code.
 *
 * @param {{ entry: string, packages: 'production' | 'all' }} program `entry` from the project's root
 */
export async function launch({ entry, packages }) {
  try {
    const node = await findNode(root)
    await installPackages({ root, node, packages })
    process.exitCode = await run(node, join(root, entry), process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = error.exitCode
  }
}

async function run(node, entry, args) {
  const follow = pathToFileURL(join(root, 'launcher', 'follow.mjs')).href
  const flags = ['--disable-warning=ExperimentalWarning', `--import=${follow}`]
  const child = spawn(node, [...flags, entry, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { NODE_COMPILE_CACHE: join(root, '.build', 'compile-cache'), ...process.env, ...temporaryFolder() },
  })
  const stopForwarding = forwardSignals((signal) => child.kill(signal))
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (status, signal) => resolve(status ?? 128 + constants.signals[signal]))
  })
  stopForwarding()
  return code ?? exitCodes.unexpected
}

/** Some machines give an ordinary user no folder for temporary files; the program and all it starts then use one of ours. */
function temporaryFolder() {
  try {
    accessSync(tmpdir(), fsConstants.W_OK)
    return {}
  } catch {
    const folder = join(root, '.build', 'tmp')
    mkdirSync(folder, { recursive: true })
    return { TMPDIR: folder }
  }
}
