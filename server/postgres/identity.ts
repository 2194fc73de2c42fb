/**
 * As whom PostgreSQL runs. Its programs refuse root, so a Touchstone that was started as root (a container, mostly)
 * has to run them as someone else:
 *
 * 1. in a user namespace that shows root as an ordinary account: needs no change of owner;
 * 2. by `setpriv`, with the one capability that lets it pass folders only root may enter;
 * 3. as another user without any help, which works when that user can reach the program and the folder.
 */
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, lchownSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StartProblem } from '#launcher/problem.mjs'
import type { PostgresProgram } from './program.ts'

export type Identity = {
  /** Words to put before a program's own. */
  prefix: string[]
  /** For `spawn`, where the prefix does not change the user. */
  uid?: number
  gid?: number
  /** Makes a folder and all in it belong to the one PostgreSQL runs as. */
  adopt(folder: string): void
}

type Account = { uid: number; gid: number }

/**
 * Chooses the first way that works here. A cluster that an ordinary user made stays that user's.
 *
 * @param folders what PostgreSQL must be able to enter; they exist
 * @param cluster the cluster folder, which may not exist yet
 * @throws StartProblem postgres.root when no way works
 */
export function chooseIdentity(program: PostgresProgram, folders: string[], cluster: string): Identity {
  if (process.getuid?.() !== 0) return { prefix: [], adopt: () => {} }
  const made = existsSync(cluster) ? statSync(cluster) : undefined
  const account = made && made.uid !== 0 ? { uid: made.uid, gid: made.gid } : ordinaryAccount()
  const ways = [inNamespace(account), bySetpriv(account), bySpawn(account)]
  if (made && made.uid !== 0) ways.push(ways.shift() as Identity)
  for (const way of ways) {
    for (const folder of folders) way.adopt(folder)
    if (works(way, program, folders)) return way
  }
  throw new StartProblem('postgres.root', { tried: 'unshare, setpriv, setuid' })
}

function inNamespace(account: Account): Identity {
  const prefix = ['unshare', '--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`, '--']
  return { prefix, adopt: (folder) => changeOwner(folder, { uid: 0, gid: 0 }) }
}

function bySetpriv(account: Account): Identity {
  const user = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups']
  const pass = ['--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override']
  return { prefix: ['setpriv', ...user, ...pass, '--'], adopt: (folder) => changeOwner(folder, account) }
}

function bySpawn(account: Account): Identity {
  return { prefix: [], ...account, adopt: (folder) => changeOwner(folder, account) }
}

/** PostgreSQL looks its own name up, so the account must be one the system knows. */
function ordinaryAccount(): Account {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  const accounts = lines
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((account) => account.uid > 0)
  const chosen =
    accounts.find((account) => account.name === 'postgres') ??
    accounts.find((account) => account.uid === 1000) ??
    accounts.find((account) => account.name === 'nobody') ??
    accounts[0]
  return chosen ?? { uid: 1000, gid: 1000 }
}

function works(way: Identity, program: PostgresProgram, folders: string[]): boolean {
  const script = 'program=$1; shift; "$program" --version && for folder; do cd "$folder" && test -w . || exit 1; done'
  const [command, ...rest] = [...way.prefix, 'sh', '-c', script, 'sh', program.postgres, ...folders]
  const options = { stdio: 'ignore' as const, ...(way.uid === undefined ? {} : { uid: way.uid, gid: way.gid }) }
  return spawnSync(command as string, rest, options).status === 0
}

function changeOwner(path: string, account: Account): void {
  const now = statSync(path)
  if (now.uid === account.uid && now.gid === account.gid) return
  chownSync(path, account.uid, account.gid)
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true }))
    lchownSync(join(entry.parentPath, entry.name), account.uid, account.gid)
}
