/** After a saved rating: the aspect, its area and the instrument, computed anew from what the reader may know. */
import type { Pack } from '#core/instrument/pack.ts'
import { outlineOf, type Outline } from '#core/score/outline.ts'
import { indexCells, noCells, scoreUnit } from '#core/score/score-unit.ts'
import { scoreContext } from '#core/score/score-run.ts'
import { loadScoreInput } from '#server/scores/load-input.ts'
import type { Queryable } from '#server/storage/database.ts'

// an outline depends on the pack alone, which never changes
const outlines = new WeakMap<Pack, Outline>()

/** `assessorId`: from that sheet only (a blind round); without, from everything said in the unit. */
export async function sheetScores(
  db: Queryable,
  where: { workspaceId: string; diagnosticId: string; unitId: string; assessorId?: string },
  pack: Pack,
  criterion: string,
): Promise<{ address: string; median: number | null; mean: number | null; scored: number; applicable: number }[]> {
  const input = await loadScoreInput(db, where.workspaceId, where.diagnosticId, pack, {
    unitId: where.unitId,
    ...(where.assessorId === undefined ? {} : { assessorId: where.assessorId }),
  })
  const [unit] = input.units
  if (unit === undefined) return []
  const outline = outlines.get(pack) ?? outlineOf(pack)
  outlines.set(pack, outline)
  const { nodes } = scoreUnit(scoreContext(input, outline), unit, indexCells(input).get(unit.id) ?? noCells())
  const aspect = criterion.split('.')[0] ?? ''
  const area = pack.areas.find((candidate) => candidate.aspects.some((one) => one.id === aspect))?.id ?? ''
  const wanted = new Set(['instrument', `area/${area}`, `aspect/${aspect}`])
  return nodes
    .filter((node) => wanted.has(node.address))
    .map(({ address, median, mean, coverage }) => ({
      address,
      median,
      mean,
      scored: coverage.criteriaScored,
      applicable: coverage.criteriaApplicable,
    }))
}
