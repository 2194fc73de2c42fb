/** npm's own script, run with the Node we choose. */
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { forwardSignals } from './signals.mjs'
import { StartProblem } from './problem.mjs'

/** What npm, Node and the system call a network that does not answer, and a registry that does not have it. */
const networkFault =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EPROTO|ERR_SOCKET_TIMEOUT|FETCH_ERROR|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_HAS_EXPIRED|EINTEGRITY|E[45]\d\d)\b/

/**
 * `npm ci` in a folder, without install scripts (nothing of ours needs one) and quick to give up: three attempts.
 *
 * @param {{ node: string, folder: string, options: string[], what: string }} job `what` names it in a problem's sentence
 * @throws StartProblem install.noNpm, install.noNetwork, install.failed
 */
export async function npmCi({ node, folder, options, what }) {
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--no-progress', '--loglevel=error', '--no-color']
  const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']
  const words = [findNpm(), 'ci', '--ignore-scripts', '--include=optional', ...options, ...quiet, ...patience]
  const child = spawn(node, words, { cwd: folder, env: environment(folder), stdio: ['ignore', 'pipe', 'pipe'] })
  // npm works on for many seconds after Ctrl-C; without a stamp a half-done installation is simply made again.
  const stopForwarding = forwardSignals(() => child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const ended = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(signal ?? code))
  })
  const interrupted = stopForwarding()
  if (interrupted) process.exit(interrupted)
  if (ended === 0) return
  const fault = networkFault.exec(said)?.[0]
  if (fault) throw new StartProblem('install.noNetwork', { what, reason: fault })
  // The cause comes first; a page on npm's options may follow.
  process.stderr.write(`${said.trimEnd().split('\n').slice(0, 20).join('\n')}\n`)
  throw new StartProblem('install.failed', { what, reason: /npm error code (\S+)/.exec(said)?.[1] ?? `npm: ${ended}` })
}

/** npm tells its scripts where it is; under npx it names npx, and without either we look where Node's installers put it. */
function findNpm() {
  const told = process.env.npm_execpath ?? ''
  const beside = dirname(process.execPath)
  const candidates = [
    basename(told) === 'npm-cli.js' ? told : '',
    basename(told) === 'npx-cli.js' ? join(dirname(told), 'npm-cli.js') : '',
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...(process.env.PATH ?? '').split(delimiter).map(npmOnPath),
  ]
  const found = candidates.find((file) => file !== '' && existsSync(file))
  if (!found) throw new StartProblem('install.noNpm')
  return found
}

function npmOnPath(folder) {
  const link = join(folder, 'npm')
  if (!existsSync(link)) return ''
  const real = realpathSync(link)
  return basename(real) === 'npm-cli.js' ? real : ''
}

/** Without what the outer npm tells about its own folder and command, which is not the one to install here. */
function environment(folder) {
  const told =
    /^npm_(config_(local_prefix|prefix|global|workspace|workspaces|omit|include|production|package|call)|lifecycle_|package_|command$)/i
  const kept = Object.entries(process.env).filter(([name]) => !told.test(name))
  return { ...Object.fromEntries(kept), INIT_CWD: folder }
}
