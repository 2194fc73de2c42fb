/** What the system knows about a process: enough to tell a living owner from a reused number. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Whether a process with this number runs, also one of another user. One that ended and was not waited for does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return linuxFields(pid)?.[0] !== 'Z'
}

/**
 * When the process started, in the system's own notation, or undefined when there is none. Two processes that had the
 * same number differ in it, also across a restart of the machine.
 */
export function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') return ask('lstart', pid)
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${linuxFields(pid)?.[19]}`
  } catch {
    return undefined
  }
}

/** What a file says about the process that wrote it, to know later whether that one still lives. */
export type ProcessMark = { pid: number; start: string | undefined }

export function thisProcess(): ProcessMark {
  return { pid: process.pid, start: startOf(process.pid) }
}

/** Whether the very process that was marked still runs, and not another that got its number. */
export function isAlive({ pid, start }: ProcessMark): boolean {
  return isRunning(pid) && startOf(pid) === start
}

/** The command line of a process, or undefined when it is gone or hidden. */
export function commandOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') return ask('command', pid)
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined
  } catch {
    return undefined
  }
}

/** The fields of /proc/<pid>/stat from the third (state) on: the second is a name and may hold spaces and brackets. */
function linuxFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function ask(column: string, pid: number): string | undefined {
  return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
}
