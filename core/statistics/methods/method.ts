/**
 * What a statistical method is to somebody outside: its name, its options, and one object as the answer. The command line
 * and the API hand over a table and options and print what comes back; nothing is computed anywhere else.
 *
 * Exports
 *   type DataTable, Files, Method, Option, Answer
 *   given(column): (number | null)[]                  NaN to null
 *   present(column): number[]                         without the missing ones
 */
import type { Given } from './options.ts'

/** Columns of a table, read when asked for. Missing codes have been declared to whoever reads it. */
export type DataTable = {
  readonly header: readonly string[]
  /** NaN where a value is missing. Errors: InputError `unknownColumn`, `notANumber`, `outsideLevels` … with the row. */
  readonly numbers: (names: readonly string[], levels?: readonly number[]) => Float64Array[]
  /** A column of p-values, which may be as close to zero as a double can hold. Missing and errors as `numbers`. */
  readonly probabilities: (name: string) => Float64Array
  /** Trimmed texts, null where missing. */
  readonly labels: (names: readonly string[]) => (string | null)[][]
}

/** Other files that an option names: a second table, or a text. */
export type Files = {
  readonly table: (option: string) => DataTable
  /** Cells of a file without a header. */
  readonly cells: (option: string) => readonly (readonly string[])[]
  readonly text: (option: string) => string
}

export type OptionKind = 'column' | 'columns' | 'levels' | 'number' | 'count' | 'choice' | 'text' | 'flag' | 'file'

export type Option = {
  readonly name: string
  readonly kind: OptionKind
  /** Of kind `choice`; with `orFile`, anything else is the name of a file. */
  readonly choices?: readonly string[]
  readonly orFile?: boolean
  readonly default?: string
}

export type MissingRule = 'listwise' | 'pairwise' | 'available' | 'none'

export type Answer = {
  /** The named variants that are printed. */
  readonly variant: readonly string[]
  readonly n: number
  readonly missing: {
    /** listwise: rows with every value; pairwise: pairs that have both; available: every value that is there. */
    readonly rule: MissingRule
    readonly leftOut: number
  }
  readonly seed?: number
  readonly results: Readonly<Record<string, unknown>>
}

export type Method = {
  readonly name: string
  /** What the table is for: needed, not used, or not when the options say everything. */
  readonly data: 'table' | 'optional' | 'text'
  readonly options: readonly Option[]
  /** A call that works as it stands, given the file. */
  readonly example: string
  readonly run: (call: Call) => Answer
}

export type Call = {
  /** Errors: InputError `optionNeeded` when the method was called without a file. */
  readonly table: DataTable
  /** The file as text, for a method of kind `text`. */
  readonly text: string
  readonly options: Given
  readonly files: Files
  /** Told how far a long computation is, and what it says so far. */
  readonly progress?: (step: Progress) => void
}

export type Progress = { readonly done: number; readonly of: number; readonly sofar: string }

export function given(column: Float64Array): (number | null)[] {
  return Array.from(column, (value) => (Number.isNaN(value) ? null : value))
}

export function present(column: Float64Array): number[] {
  return Array.from(column.filter((value) => !Number.isNaN(value)))
}
