/** One call of a statistical method on files, the same for the command line and the API. */
import type { Call, DataTable, Files, Progress } from '#core/statistics/methods/method.ts'
import { Given, type RawOptions } from '#core/statistics/methods/options.ts'
import { findMethod, missingCodes, runMethod, type MethodOutput } from '#core/statistics/methods/run-method.ts'
import { InputError } from '#core/statistics/result.ts'
import { version } from '#server/version.ts'
import { csvCells, csvTable } from './csv-table.ts'

/**
 * Runs a method. `data` is the main file; `file` gives the bytes of the file that an option names; `progress` is told how
 * far a long computation is.
 * Errors: InputError, with row and column where they are known.
 */
export function runOnFiles(
  name: string,
  options: RawOptions,
  data: Uint8Array | null,
  file: (option: string) => Uint8Array,
  progress?: (step: Progress) => void,
): MethodOutput {
  const method = findMethod(name)
  const given = new Given(method, options)
  const missing = missingCodes(given.optional('missing'))
  const needed = (): Uint8Array => {
    if (data === null) throw new InputError('optionNeeded', { option: 'FILE' })
    return data
  }
  let table: DataTable | undefined
  const files: Files = {
    table: (option) => csvTable(file(option)),
    cells: (option) => csvCells(file(option)),
    text: (option) => Buffer.from(file(option)).toString('utf8'),
  }
  const call: Call = {
    get table() {
      table ??= csvTable(needed(), missing)
      return table
    },
    get text() {
      return Buffer.from(needed()).toString('utf8')
    },
    options: given,
    files,
    ...(progress === undefined ? {} : { progress }),
  }
  return runMethod(method, call, version)
}
