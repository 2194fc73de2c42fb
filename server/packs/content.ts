/** What ships with the program: the folder of instruments and the glossary their wording is held against. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readGlossary } from '#core/instrument/glossary.ts'
import type { Glossary } from '#core/instrument/glossary.ts'

export const contentFolder = fileURLToPath(new URL('../../content/', import.meta.url))

/** The folders of the shipped packs, in order of their names. */
export async function shippedPackFolders(): Promise<string[]> {
  const entries = await readdir(contentFolder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(contentFolder, entry.name))
    .sort()
}

/** The shipped glossary. A fault in it is a fault of the program and stops it by name. */
export async function shippedGlossary(): Promise<Glossary> {
  const name = 'glossary.yaml'
  const { glossary, faults } = readGlossary(name, await readFile(join(contentFolder, name), 'utf8'))
  if (glossary === null) throw new Error(`content/${name} cannot be read: ${JSON.stringify(faults.slice(0, 3))}`)
  return glossary
}
