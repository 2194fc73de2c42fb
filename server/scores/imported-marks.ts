/** Marks of a former scorecard on whole aspects, as scoring takes them. */
import type { ImportedMark } from '#core/score/types.ts'
import { many, sql, type Queryable } from '#server/storage/database.ts'

export async function listImportedMarks(
  db: Queryable,
  where: { workspaceId: string; diagnosticId: string; packId: string; unitId?: string },
): Promise<ImportedMark[]> {
  const rows = await many<{ unitId: string; aspect: string; level: number }>(
    db,
    sql`select unit_id as "unitId", aspect, level from imported_mark
        where workspace_id = ${where.workspaceId} and diagnostic_id = ${where.diagnosticId} and pack_id = ${where.packId}
          and (${where.unitId ?? null}::uuid is null or unit_id = ${where.unitId ?? null})
        order by unit_id, aspect collate "C"`,
  )
  return rows.map(({ unitId, aspect, level }) => ({
    unitId,
    address: `aspect/${aspect}`,
    value: { kind: 'level', level },
  }))
}
