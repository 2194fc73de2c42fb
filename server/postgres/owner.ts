/**
 * Who owns a data folder: one Touchstone at a time. A file names the process and when it started, so a killed owner is
 * recognised even after its process number was given to something else.
 */
import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartProblem } from '#launcher/problem.mjs'
import { isAlive, thisProcess, type ProcessMark } from './processes.ts'

/**
 * Takes the folder for this process.
 *
 * @returns gives it back
 * @throws StartProblem data.inUse while another living process has it
 */
export function takeOwnership(dataFolder: string): () => void {
  const file = ownerFile(dataFolder)
  const mine = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(mine, JSON.stringify(thisProcess()), { mode: 0o600 })
  try {
    while (!linked(mine, file)) removeIfDead(dataFolder)
  } finally {
    rmSync(mine, { force: true })
  }
  let held = true
  return () => {
    if (held) rmSync(file, { force: true })
    held = false
  }
}

/** The living owner's process number, or undefined when nobody has the folder. */
export function ownerOf(dataFolder: string): number | undefined {
  const owner = read(ownerFile(dataFolder))
  return owner && isAlive(owner) ? owner.pid : undefined
}

function ownerFile(dataFolder: string): string {
  return join(dataFolder, 'owner.json')
}

/** A link appears complete or not at all, so nobody reads a half-written owner. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves the file away before deciding, so that of two starters only one removes a given dead owner. */
function removeIfDead(dataFolder: string): void {
  const file = ownerFile(dataFolder)
  const found = read(file)
  if (found && isAlive(found)) throw new StartProblem('data.inUse', { dataFolder, pid: found.pid })
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = read(aside)
  if (moved && isAlive(moved)) {
    linked(aside, file)
    rmSync(aside, { force: true })
    throw new StartProblem('data.inUse', { dataFolder, pid: moved.pid })
  }
  rmSync(aside, { force: true })
}

function read(file: string): ProcessMark | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessMark
  } catch {
    return undefined
  }
}
