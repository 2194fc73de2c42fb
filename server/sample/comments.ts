/** What the team wrote beside the aspects. */
import { criteriaOf } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'
import { run, sql, type Tx } from '#server/storage/database.ts'

export async function seedComments(
  tx: Tx,
  workspaceId: string,
  diagnosticId: string,
  unitId: string,
  pack: Pack,
  aspects: Readonly<Record<string, { comment: Text }>>,
): Promise<void> {
  const known = new Set(criteriaOf(pack).map(({ aspect }) => aspect.id))
  const rows = Object.entries(aspects).filter(([aspect]) => known.has(aspect))
  await run(
    tx,
    sql`insert into aspect_comment (workspace_id, diagnostic_id, unit_id, pack_id, aspect, comment)
        select ${workspaceId}, ${diagnosticId}, ${unitId}, ${pack.id}, c.aspect, c.comment
        from unnest(${rows.map(([aspect]) => aspect)}::text[], ${rows.map(([, { comment }]) => JSON.stringify(comment))}::jsonb[]) as c (aspect, comment)`,
  )
}
