/** What comes out of a folder or an archive: the bytes of its files, or why it could not be taken in. */
import { fault } from '#core/instrument/fault.ts'
import type { Fault, FaultCode, FaultDetails } from '#core/instrument/fault.ts'

/** Faults here concern the folder or archive; those of the content come from `readPack`. */
export type SourceReading = { ok: true; files: Map<string, Uint8Array> } | { ok: false; faults: Fault[] }

/** A fault of one entry ('' for the whole), whose content has not been looked at. */
export function sourceFault<Code extends FaultCode>(file: string, code: Code, details: FaultDetails[Code]): Fault {
  return fault(code, { file: file.slice(0, 200), line: null, column: null, path: '' }, details)
}
