/** Workforce answers as tables for a page: counted and hidden by the results thread, named here. */
import type { ReplyOf } from '#contract/route.ts'
import type { getWorkforce } from '#contract/score.ts'
import type { Pack } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'
import type { AspectCell } from '#core/tally/aspect-by-group.ts'
import type { Cell } from '#core/tally/tally.ts'
import { problem } from '#server/http/problem.ts'
import { listSegments } from '#server/organisation/organisation.ts'
import type { Results } from '#server/results/results.ts'
import type { Queryable } from '#server/storage/database.ts'

export type Workforce = ReplyOf<typeof getWorkforce>
type ItemCell = Workforce['items'][number]['total']

const itemCell = (cell: Cell): ItemCell =>
  cell.kind === 'hidden'
    ? cell
    : { kind: 'shown', n: cell.n, median: cell.lowerMedian, mean: cell.mean, histogram: cell.distribution }
const aspectCell = (cell: AspectCell, items: number): Workforce['aspects'][number]['total'] =>
  cell.kind === 'hidden' ? cell : { kind: 'shown', mean: cell.mean, items, fewest: cell.fewestAnswers }

/** Null when the diagnostic has no answers for the instrument. */
export async function workforceResults(
  db: Queryable,
  results: Results,
  workspaceId: string,
  diagnosticId: string,
  pack: Pack,
  by: readonly string[],
): Promise<Workforce | null> {
  const aspects = pack.areas.flatMap((area) =>
    area.aspects.map((aspect) => ({
      aspect: aspect.id,
      items: aspect.criteria.map((criterion) => ({ item: `${aspect.id}.${criterion.id}`, weight: criterion.weight })),
    })),
  )
  const counts = await results.workforce({ workspaceId, diagnosticId, packId: pack.id, by: [...by], aspects })
  if (counts === null) return null
  const segments = await listSegments(db, workspaceId)
  const nameOf = (dimension: string | undefined, code: string | null): Text | null =>
    code === null
      ? null
      : (segments.find((value) => value.dimension === dimension && value.code === code)?.name ?? {
          en: code,
          'zh-CN': code,
        })
  const { table } = counts
  return {
    packId: pack.id,
    responses: counts.responses,
    waiting: counts.waiting,
    minimumGroup: counts.minimumGroup,
    dimensions: counts.dimensions,
    by: table.by,
    groups: table.groups.map((key) => ({ key, name: key.map((code, at) => nameOf(table.by[at], code)) })),
    items: table.items.map(({ item, total, cells, cannotTell }) => ({
      criterion: item,
      aspect: item.split('.')[0] ?? '',
      total: itemCell(total),
      cells: cells.map(itemCell),
      cannotTell,
    })),
    aspects: counts.aspects.map(({ aspect, result }) => ({
      aspect,
      total: aspectCell(result.total, result.items.length),
      cells: result.cells.map((cell) => aspectCell(cell, result.items.length)),
      leftOut: result.leftOut,
    })),
  }
}

/** The same, as a problem to a reader when there is nothing. */
export async function requireWorkforce(...given: Parameters<typeof workforceResults>): Promise<Workforce> {
  const found = await workforceResults(...given)
  if (found === null) throw problem('survey.none')
  return found
}
