/** Gathers what a score run depends on from the database, as the `ScoreInput` that core understands. */
import type { Pack } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'
import type { ScoreInput } from '#core/score/types.ts'
import { assessorsOf, findDiagnostic, scopeOf, targetsOf } from '#server/diagnostics/diagnostics.ts'
import { listAgreed } from '#server/ratings/agreed.ts'
import { listRatings } from '#server/ratings/ratings.ts'
import { many, sql, type Queryable } from '#server/storage/database.ts'
import { listImportedMarks } from './imported-marks.ts'

/** `unitId` narrows ratings and agreed levels to one unit, `assessorId` to one sheet (without anything agreed). */
export async function loadScoreInput(
  db: Queryable,
  workspaceId: string,
  diagnosticId: string,
  pack: Pack,
  narrow: { unitId?: string; assessorId?: string } = {},
): Promise<ScoreInput> {
  const where = { workspaceId, diagnosticId, packId: pack.id, ...narrow }
  const diagnostic = await findDiagnostic(db, workspaceId, diagnosticId)
  const units = await scopeOf(db, workspaceId, diagnosticId)
  const assessors = await assessorsOf(db, workspaceId, diagnosticId)
  const ratings = await listRatings(db, where)
  const agreed = narrow.assessorId === undefined ? await listAgreed(db, where) : []
  const importedMarks = narrow.assessorId === undefined ? await listImportedMarks(db, where) : []
  const comments = await many<{ aspect: string; unitId: string; text: Text }>(
    db,
    sql`select aspect, unit_id as "unitId", comment as text from aspect_comment where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId} and pack_id = ${pack.id}
        order by unit_id, aspect collate "C"`,
  )
  return {
    pack,
    units: units.filter((unit) => narrow.unitId === undefined || unit.id === narrow.unitId),
    unitWeighting: diagnostic.unitWeighting,
    assessors: assessors.map(({ id, label, name, external }) => ({ id, label, name, external })),
    ratings: ratings.map(({ assessorId, unitId, criterion, value, note }) => ({
      assessorId,
      unitId,
      criterion,
      value,
      note,
    })),
    agreed: agreed.map(({ unitId, criterion, value, reason, dissent }) => ({
      unitId,
      criterion,
      value,
      reason,
      dissent,
    })),
    importedMarks,
    targets: (await targetsOf(db, workspaceId, diagnosticId))
      .filter((target) => target.packId === pack.id)
      .map(({ address, level, rationale }) => ({ address, unitId: null, level, rationale })),
    comments: comments.filter((comment) => narrow.unitId === undefined || comment.unitId === narrow.unitId),
    criticalFindings: [],
  }
}
