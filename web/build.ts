/**
 * Builds the web application, in plain Node: the server calls it on the first start and after a change of the sources.
 * The only file of web (with vite.config.ts) that runs outside the browser.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')
/** What ends up in the built files. */
const sources = ['web', 'core', 'contract', 'package-lock.json']

/**
 * A name for the state of the sources, 16 hexadecimal digits: the same files give the same name on every machine.
 * Tests are left out.
 */
export function webSourcesHash(): string {
  const files: string[] = []
  for (const source of sources) {
    if (source.includes('.')) files.push(source)
    else {
      const entries = readdirSync(join(root, source), { recursive: true, withFileTypes: true })
      for (const entry of entries) {
        if (entry.isFile() && !entry.name.includes('.test.'))
          files.push(relative(root, join(entry.parentPath, entry.name)))
      }
    }
  }
  const hash = createHash('sha256')
  for (const file of files.map((name) => name.replaceAll('\\', '/')).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

/** Builds into `outDir` (emptied first): index.html and hashed files below assets/. Throws what vite reports. */
export async function buildWeb(outDir: string): Promise<void> {
  // Loaded here, because a warm start must not pay for a bundler it does not use.
  const { build } = await import('vite')
  await build({
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  })
}
