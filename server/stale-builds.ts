/** Builds of the pages from one checkout: each server notes the one it serves, and what nobody serves is cleared away. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isRunning } from './postgres/processes.ts'

const noted = new Set<string>()

/** Notes beside the build `name` of the folder `home` that this process serves it, until the process ends. */
export function noteServed(home: string, name: string): void {
  const note = join(home, `${name}.served.${process.pid}`)
  if (noted.has(note)) return
  noted.add(note)
  try {
    mkdirSync(home, { recursive: true })
    writeFileSync(note, '')
    process.once('exit', () => rmSync(note, { force: true }))
  } catch {
    // a checkout that takes no files has no builds that could be cleared away
  }
}

/** Clears away what nobody needs beside the build `current`. */
export async function removeStaleBuilds(home: string, current: string): Promise<void> {
  for (const name of staleBuilds(await readdir(home), current, isRunning))
    await rm(join(home, name), { recursive: true, force: true })
}

/**
 * Which folders beside the built pages may go: builds of older sources that no living process serves, and what a process
 * that was killed left behind, be it half a build or a note. Whatever else lies there (temporary files, test results, a
 * browser) is somebody else's.
 *
 * @param names of the folder `.build`
 * @param current the build in use
 */
export function staleBuilds(names: readonly string[], current: string, isRunning: (pid: number) => boolean): string[] {
  const ours = names.flatMap((name) => {
    const [, build, note, pid] = /^(web-[0-9a-f]+)(?:\.(served\.)?(\d+))?$/.exec(name) ?? []
    return build === undefined ? [] : [{ name, build, isNote: note !== undefined, pid }]
  })
  const lives = (pid: string | undefined) => pid !== undefined && isRunning(Number(pid))
  const served = new Set([current])
  for (const { build, isNote, pid } of ours) if (isNote && lives(pid)) served.add(build)
  return ours.filter(({ build, pid }) => !(pid === undefined ? served.has(build) : lives(pid))).map(({ name }) => name)
}
