/** After a saved rating: the aspect, its area and the instrument, computed anew from what the reader may know. */
import type { Pack } from '#core/instrument/pack.ts'
import type { Rating, RatingValue } from '#core/rating/rating.ts'
import { outlineOf, type Outline } from '#core/score/outline.ts'
import { indexCells, noCells, scoreUnit } from '#core/score/score-unit.ts'
import { scoreContext } from '#core/score/score-run.ts'
import type { ScoredUnit } from '#core/score/types.ts'
import { listImportedMarks } from '#server/scores/imported-marks.ts'
import { many, sql, type Queryable } from '#server/storage/database.ts'
import { listAgreed } from './agreed.ts'

// an outline depends on the pack alone, which never changes
const outlines = new WeakMap<Pack, Outline>()

export interface SheetPlace {
  workspaceId: string
  diagnosticId: string
  unit: ScoredUnit
}

/** `assessorId`: from that sheet only (a blind round); without, from everything said in the unit. */
export async function sheetScores(
  db: Queryable,
  place: SheetPlace & { assessorId?: string },
  pack: Pack,
  criterion: string,
): Promise<{ address: string; median: number | null; mean: number | null; scored: number; applicable: number }[]> {
  const where = {
    workspaceId: place.workspaceId,
    diagnosticId: place.diagnosticId,
    packId: pack.id,
    unitId: place.unit.id,
  }
  const ratings = await levelsOf(db, where, place.assessorId)
  const ofEverybody = place.assessorId === undefined
  const agreed = ofEverybody ? await listAgreed(db, where) : []
  const importedMarks = ofEverybody ? await listImportedMarks(db, where) : []
  const outline = outlines.get(pack) ?? outlineOf(pack)
  outlines.set(pack, outline)
  // targets and comments do not change a score
  const context = scoreContext({ targets: [], comments: [], criticalFindings: [] }, outline)
  const cells = indexCells({ ratings, agreed, importedMarks }).get(place.unit.id) ?? noCells()
  const { nodes } = scoreUnit(context, place.unit, cells)
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

/** How a value is written below; a level is its digit (a scale has seven levels at most). */
const signs = { notScored: '-', notApplicable: 'n', cannotJudge: 'c' } as const

/**
 * Values without notes and names, one row a criterion and one sign a rating: neither who gave a level nor the words of a
 * reason change a score, and 10,000 ratings as rows cost more than all the rest of the request.
 */
async function levelsOf(
  db: Queryable,
  where: { workspaceId: string; diagnosticId: string; packId: string; unitId: string },
  assessorId: string | undefined,
): Promise<Rating[]> {
  const rows = await many<{ criterion: string; said: string }>(
    db,
    sql`select criterion, string_agg(case kind when 'level' then level::text when 'notApplicable' then ${signs.notApplicable}
            when 'cannotJudge' then ${signs.cannotJudge} else ${signs.notScored} end, '') as said from rating
        where workspace_id = ${where.workspaceId} and diagnostic_id = ${where.diagnosticId} and pack_id = ${where.packId} and unit_id = ${where.unitId}
          and (${assessorId ?? null}::uuid is null or assessor_id = ${assessorId ?? null}) group by criterion`,
  )
  return rows.flatMap(({ criterion, said }) =>
    [...said].map((sign, place) => ({
      assessorId: String(place),
      unitId: where.unitId,
      criterion,
      value: valueOfSign(sign),
      note: '',
    })),
  )
}

function valueOfSign(sign: string): RatingValue {
  if (sign === signs.notScored) return { kind: 'notScored' }
  if (sign === signs.cannotJudge) return { kind: 'cannotJudge' }
  if (sign === signs.notApplicable) return { kind: 'notApplicable', reason: '-' }
  return { kind: 'level', level: Number(sign) }
}
