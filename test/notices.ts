/**
 * Writes THIRD-PARTY-NOTICES.txt: whose work a Touchstone that is handed on contains, and under which licence. Run
 * `node test/notices.ts` after a change of dependencies; a test compares the file with the lock file.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

export type Notice = { name: string; version: string; licence: string; path: string; optional: boolean }

/** The packages of a production installation, on every platform, in a fixed order. */
export function notices(): Notice[] {
  type Entry = { version: string; license?: string; dev?: boolean; optional?: boolean }
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Entry> }
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev)
    .map(([path, entry]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      version: entry.version,
      licence: entry.license ?? 'see its files',
      path,
      optional: entry.optional === true,
    }))
    .sort((one, other) => (one.name + one.version < other.name + other.version ? -1 : 1))
}

/** One line as it stands in the file. */
export function noticeLine(notice: Notice): string {
  return `${notice.name} ${notice.version} (${notice.licence})`
}

/** Packages that share a licence text stand above it together. Native parts, which differ by platform, carry the text of the package they belong to. */
function writeNotices(): void {
  const byText = new Map<string, Set<string>>()
  for (const notice of notices()) {
    const text = notice.optional ? '' : licenceText(notice.path)
    byText.set(text, (byText.get(text) ?? new Set()).add(noticeLine(notice)))
  }
  byText.set(
    readFileSync(join(root, 'fonts', 'OFL.txt'), 'utf8').trim(),
    new Set(['Noto Sans SC 400 and 700 (OFL-1.1)']),
  )
  const head =
    'Touchstone contains or installs the work of others. Each is listed with its licence and, where it carries one, the text.'
  const sections = [...byText].map(([text, lines]) => [...lines, '', text].join('\n').trimEnd())
  writeFileSync(join(root, 'THIRD-PARTY-NOTICES.txt'), `${[head, ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`)
}

function licenceText(path: string): string {
  const folder = join(root, path)
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|-|$)/i.test(name))
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
}

if (import.meta.main) writeNotices()
