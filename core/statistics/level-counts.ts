/**
 * How often each declared level was answered.
 *
 * Exports
 *   levelCounts(answers, levels): LevelCount[]
 */
import { InputError } from './result.ts'

export type LevelCount = { readonly level: number; readonly count: number }

/**
 * Counts by level, lowest first; a level nobody used keeps its place with 0.
 * Errors: InputError `tooFewLevels`, `duplicateLevel`, `outsideLevels` with the row.
 *
 * Example: levelCounts([2, 2], [1, 2]) is [{ level: 1, count: 0 }, { level: 2, count: 2 }].
 */
export function levelCounts(answers: readonly number[], levels: readonly number[]): LevelCount[] {
  if (levels.length < 2) throw new InputError('tooFewLevels', { count: levels.length, minimum: 2 })
  const counts = new Map([...levels].sort((a, b) => a - b).map((level) => [level, 0]))
  if (counts.size < levels.length) throw new InputError('duplicateLevel')
  for (const [row, answer] of answers.entries()) {
    const count = counts.get(answer)
    if (count === undefined) throw new InputError('outsideLevels', { row: row + 1, cell: String(answer) })
    counts.set(answer, count + 1)
  }
  return [...counts].map(([level, count]) => ({ level, count }))
}
