/** `touchstone pack …`: check, import and export instrument packs, and print their crosswalk. */
import { faultPlace, faultText } from '#core/instrument/fault-text.ts'
import type { Fault } from '#core/instrument/fault.ts'
import { hasErrors } from '#core/instrument/fault.ts'
import { criteriaOf } from '#core/instrument/look-up.ts'
import { readPack } from '#core/instrument/read-pack.ts'
import { texts } from '#core/texts/index.ts'
import { readPackSource } from '#server/packs/read-source.ts'
import { exitCode } from './output.ts'
import type { Output } from './output.ts'

/** `touchstone pack check FOLDER`: every fault with file, line and path. Exits with 1 when one is an error. */
export async function packCheck(args: string[], out: Output): Promise<number> {
  const words = texts[out.language].packs
  const [folder, ...rest] = args
  if (folder === undefined || rest.length > 0) {
    out.problem(words.checkUsage)
    return exitCode.usage
  }
  const source = await readPackSource(folder)
  const reading = source.ok ? readPack(source.files) : { pack: null, faults: source.faults }
  const faults = reading.faults
  if (out.json) out.line(JSON.stringify({ ok: !hasErrors(faults), faults: faults.map((one) => faultJson(one, out)) }))
  else {
    for (const one of faults) {
      const path = one.path === '' ? '' : ` ${one.path}`
      out.line(`${faultPlace(one)}${path}\n  ${words.severity[one.severity]}: ${faultText(one, out.language)}`)
    }
    if (faults.length > 0) out.line(faultSummary(faults, out))
    else if (reading.pack !== null) {
      const { id: pack, version } = reading.pack
      out.line(words.checkedClean({ pack, version, criteria: criteriaOf(reading.pack).length }))
    }
  }
  return hasErrors(faults) ? exitCode.failed : exitCode.done
}

function faultJson(fault: Fault, out: Output) {
  return { ...fault, message: faultText(fault, out.language) }
}

function faultSummary(faults: readonly Fault[], out: Output): string {
  const errors = faults.filter((one) => one.severity === 'error').length
  const files = new Set(faults.map((one) => one.file)).size
  return texts[out.language].packs.checkedWithFaults({ errors, warnings: faults.length - errors, files })
}
