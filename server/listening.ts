/** Where the server on a data folder listens, for commands that print links: `--port` and port 0 are known to it alone. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from './make-folder.ts'
import { isAlive, thisProcess, type ProcessMark } from './postgres/processes.ts'

type Note = ProcessMark & { address: string }

const noteFile = (dataFolder: string) => join(dataFolder, 'listening.json')

/** Notes the address for as long as this process lives; what it gives takes the note away again. */
export async function noteAddress(dataFolder: string, address: string): Promise<() => Promise<void>> {
  const file = noteFile(dataFolder)
  const note: Note = { ...thisProcess(), address }
  // the address was printed already: a folder that takes no files (the database may be a server's) stops nothing
  try {
    makeFolder(dataFolder)
    await writeFile(file, JSON.stringify(note), { mode: 0o600 })
  } catch {}
  return async () => {
    if ((await readNote(dataFolder))?.pid === process.pid) await rm(file, { force: true })
  }
}

/** The address of a living server on this data folder; undefined when none runs. */
export async function runningAddress(dataFolder: string): Promise<string | undefined> {
  const note = await readNote(dataFolder)
  return note !== undefined && isAlive(note) ? note.address : undefined
}

async function readNote(dataFolder: string): Promise<Note | undefined> {
  try {
    return JSON.parse(await readFile(noteFile(dataFolder), 'utf8')) as Note
  } catch {
    return undefined
  }
}
