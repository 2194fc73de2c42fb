/**
 * Ratings out of a table: long (one row a rating) or wide (first column = unit, the rest = raters).
 *
 * Exports
 *   ratingOptions: Option[]                           --unit, --rater, --value, --wide, --levels
 *   readRatings(call, { words? }): ReadRatings
 */
import { ratingsFromLong, ratingsFromMatrix } from '../ratings.ts'
import type { Ratings } from '../ratings.ts'
import { InputError } from '../result.ts'
import { compareText } from '../sum.ts'
import type { Call, DataTable, Option } from './method.ts'

export const ratingOptions: readonly Option[] = [
  { name: 'unit', kind: 'column', default: 'unit' },
  { name: 'rater', kind: 'column', default: 'rater' },
  { name: 'value', kind: 'column', default: 'value' },
  { name: 'wide', kind: 'flag' },
  { name: 'levels', kind: 'levels' },
]

export type ReadRatings = {
  readonly ratings: Ratings
  /** What the codes stand for where the values are words; null where they are numbers. */
  readonly words: readonly string[] | null
  /** Cells without a rating. */
  readonly missing: number
}

const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/**
 * Units and raters come back by name. With `words`, values that are not all numbers are read as categories, coded
 * 0, 1, 2, … by name. Errors: InputError of the columns; `duplicateRating`; `emptyCell` for a rating without unit or rater.
 */
export function readRatings(call: Call, { words = false } = {}): ReadRatings {
  const levels = call.options.optionalLevels()
  const columns = call.options.has('wide') ? wide(call.table) : long(call)
  const cells = columns.values.map(({ name }) => name)
  const texts = words && levels === undefined ? call.table.labels(cells) : null
  const isText = texts?.some((column) => column.some((cell) => cell !== null && !plainNumber.test(cell))) ?? false
  const categories = isText ? [...new Set(texts!.flat().filter((cell) => cell !== null))].sort(compareText) : null
  const numbers = isText
    ? texts!.map((column) => column.map((cell) => (cell === null ? null : categories!.indexOf(cell))))
    : call.table
        .numbers(cells, levels)
        .map((column) => Array.from(column, (value) => (Number.isNaN(value) ? null : value)))
  const ratings = columns.build(numbers)
  const missing = numbers.flat().filter((value) => value === null).length
  return { ratings, words: categories, missing }
}

type Columns = {
  values: { name: string }[]
  build: (numbers: readonly (readonly (number | null)[])[]) => Ratings
}

function wide(table: DataTable): Columns {
  const [unit, ...raters] = table.header
  const unnamed = raters.indexOf('')
  if (unnamed !== -1) throw new InputError('emptyHeader', { column: String(unnamed + 2) })
  if (raters.length === 0) throw new InputError('unknownColumn', { column: '(rater)', columns: table.header })
  const sorted = [...raters].sort(compareText)
  const names = table.labels([unit!])[0]!
  return {
    values: sorted.map((name) => ({ name })),
    build: (numbers) => {
      const seen = new Set<string>()
      const units = names.map((name, row) => {
        if (name === null) throw new InputError('emptyCell', { row: row + 1, column: unit! })
        if (seen.has(name)) throw new InputError('duplicateRating', { row: row + 1, unit: name, rater: sorted[0]! })
        seen.add(name)
        return name
      })
      const order = [...units.keys()].sort((a, b) => compareText(units[a]!, units[b]!))
      return ratingsFromMatrix(
        order.map((row) => numbers.map((column) => column[row]!)),
        order.map((row) => units[row]!),
        sorted,
      )
    },
  }
}

function long({ table, options }: Call): Columns {
  const [unit, rater] = [options.text('unit'), options.text('rater')]
  const [units, raters] = table.labels([unit, rater]) as [(string | null)[], (string | null)[]]
  return {
    values: [{ name: options.text('value') }],
    build: ([values]) => {
      const named = (cells: readonly (string | null)[], column: string) =>
        cells.map((cell, row) => {
          if (cell === null) throw new InputError('emptyCell', { row: row + 1, column })
          return cell
        })
      return ratingsFromLong(named(units, unit), named(raters, rater), values!)
    },
  }
}
