/**
 * Why a file, or a part of it, cannot be read. The code has a sentence in `core/texts/<language>/imports.ts`
 * (`fileFaults`); this module knows no language.
 */
import type { texts } from '#core/texts/index.ts'

type Catalogue = (typeof texts.en)['imports']['fileFaults']
export type TableFaultCode = keyof Catalogue

/** Thrown by the readers of this folder. `details` fill the sentence: a sheet's name, a limit, a part of the file. */
export class TableFault extends Error {
  readonly code: TableFaultCode
  readonly details: Record<string, string | number>

  constructor(code: TableFaultCode, details: Record<string, string | number> = {}) {
    super(code)
    this.name = 'TableFault'
    this.code = code
    this.details = details
  }
}
