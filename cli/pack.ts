/** `touchstone pack …`: check, import and export instrument packs, and print their crosswalk. */
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { checkCrosswalk } from '#core/instrument/crosswalk.ts'
import type { PairCoverage } from '#core/instrument/crosswalk.ts'
import { faultPlace, faultText } from '#core/instrument/fault-text.ts'
import { hasErrors } from '#core/instrument/fault.ts'
import type { Fault } from '#core/instrument/fault.ts'
import { criteriaOf } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { readPack } from '#core/instrument/read-pack.ts'
import { texts } from '#core/texts/index.ts'
import { checkFiles } from '#server/packs/check-files.ts'
import { shippedPackFolders } from '#server/packs/content.ts'
import { shippedPacks } from '#server/packs/library.ts'
import { readPackSource } from '#server/packs/read-source.ts'
import { writePackZip } from '#server/packs/zip.ts'
import { complain, exitCode, writeJson, type Output } from './output.ts'

/** Where imported packs are kept: one workspace of a database, opened by the caller. */
export type PackShelf = {
  importZip: (
    bytes: Uint8Array,
    commit: boolean,
  ) => Promise<{ pack: { pack: Pack } | null; faults: Fault[]; committed: boolean }>
  exportZip: (packId: string, version: string) => Promise<Uint8Array | null>
}

/** `pack check FOLDER|ZIP`: every fault with file, line and path. Fails when one is an error. */
export async function packCheck(args: string[], out: Output): Promise<number> {
  const words = texts[out.language].packs
  const [path] = args
  if (path === undefined || args.length !== 1) return usage(words.checkUsage, out)
  const { pack, faults } = await readAndCheck(path)
  if (out.json) writeJson({ ok: !hasErrors(faults), faults: faults.map((one) => faultJson(one, out)) }, out)
  else {
    writeFaults(faults, out)
    if (pack !== null && faults.length === 0) {
      out.line(words.checkedClean({ pack: pack.id, version: pack.version, criteria: criteriaOf(pack).length }))
    }
  }
  return hasErrors(faults) ? exitCode.failed : exitCode.done
}

/** `pack import FOLDER|ZIP`: checks the pack and publishes it on the shelf, whole or not at all. */
export async function packImport(args: string[], out: Output, shelf: PackShelf): Promise<number> {
  const words = texts[out.language].packs
  const [path] = args
  if (path === undefined || args.length !== 1) return usage(words.importUsage, out)
  const source = await readPackSource(path)
  const { pack, faults, committed } = source.ok
    ? await shelf.importZip(writePackZip(source.files), true)
    : { pack: null, faults: source.faults, committed: false }
  const published = committed && pack !== null ? { pack: pack.pack.id, version: pack.pack.version } : null
  if (out.json) writeJson({ ok: committed, published, faults: faults.map((one) => faultJson(one, out)) }, out)
  else {
    writeFaults(faults, out)
    if (published !== null) out.line(words.imported(published))
    else out.problem(words.notImported)
  }
  return committed ? exitCode.done : exitCode.failed
}

/** `pack export PACK VERSION --out FILE`: writes the pack as a zip. */
export async function packExport(args: string[], out: Output, shelf: PackShelf): Promise<number> {
  const words = texts[out.language].packs
  const [pack, version, option, file] = args
  if (pack === undefined || version === undefined || option !== '--out' || file === undefined || args.length !== 4) {
    return usage(words.exportUsage, out)
  }
  const zip = await shelf.exportZip(pack, version)
  if (zip === null) {
    complain(out, 'pack.unknown', words.unknown({ pack, version }))
    return exitCode.failed
  }
  await writeFile(file, zip)
  if (out.json) writeJson({ ok: true, pack, version, file, bytes: zip.length }, out)
  else out.line(words.exported({ pack, version, file }))
  return exitCode.done
}

/** `pack crosswalk [FOLDER|ZIP …]`: coverage and contradictions of the shipped packs and those given. */
export async function packCrosswalk(args: string[], out: Output): Promise<number> {
  const packs = new Map<string, Pack>()
  const faults: Fault[] = []
  for (const path of [...(await shippedPackFolders()), ...args]) {
    const source = await readPackSource(path)
    const reading = source.ok ? readPack(source.files) : { pack: null, faults: source.faults }
    if (reading.pack === null) {
      faults.push(...reading.faults.map((one) => ({ ...one, file: `${basename(path)}/${one.file}` })))
    } else packs.set(reading.pack.id, reading.pack)
  }
  const report = checkCrosswalk([...packs.values()])
  faults.push(...report.faults)
  if (out.json) {
    writeJson(
      { ok: !hasErrors(faults), coverage: report.coverage, faults: faults.map((one) => faultJson(one, out)) },
      out,
    )
  } else {
    for (const line of coverageTable(report.coverage, out)) out.line(line)
    writeFaults(faults, out)
    if (faults.length === 0) out.line(texts[out.language].packs.crosswalkClean)
  }
  return hasErrors(faults) ? exitCode.failed : exitCode.done
}

async function readAndCheck(path: string): Promise<{ pack: Pack | null; faults: Fault[] }> {
  const source = await readPackSource(path)
  if (!source.ok) return { pack: null, faults: source.faults }
  return checkFiles(source.files, async () => [...(await shippedPacks()).values()].map(({ pack }) => pack))
}

function usage(text: string, out: Output): number {
  complain(out, 'usage', text)
  return exitCode.usage
}

function faultJson(fault: Fault, out: Output) {
  return { ...fault, message: faultText(fault, out.language) }
}

/** Two lines a fault and, if there are any, one that counts them. */
function writeFaults(faults: readonly Fault[], out: Output): void {
  const words = texts[out.language].packs
  for (const one of faults) {
    const path = one.path === '' ? '' : ` ${one.path}`
    out.line(`${faultPlace(one)}${path}\n  ${words.faultLine[one.severity]({ text: faultText(one, out.language) })}`)
  }
  if (faults.length === 0) return
  const errors = faults.filter((one) => one.severity === 'error').length
  const files = new Set(faults.map((one) => one.file)).size
  out.line(words.checkedWithFaults({ errors, warnings: faults.length - errors, files }))
}

function coverageTable(coverage: readonly PairCoverage[], out: Output): string[] {
  if (coverage.length === 0) return []
  const words = texts[out.language].packs
  const relations = ['equal', 'subset', 'superset', 'intersects', 'none'] as const
  const head = [
    words.crosswalkFrom,
    words.crosswalkTo,
    words.crosswalkLinked,
    ...relations.map((one) => words.relation[one]),
  ]
  const rows = coverage.map((pair) => [
    pair.from,
    pair.to,
    words.crosswalkShare(pair),
    ...relations.map((one) => String(pair.relations[one])),
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => displayWidth(row[column] ?? ''))))
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell)))
      .join('  ')
      .trimEnd(),
  )
}

/** Columns a terminal gives the text: Chinese characters take two. */
function displayWidth(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u.test(character) ? 2 : 1),
    0,
  )
}
