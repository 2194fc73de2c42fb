/** Agreed levels (consensus): recorded after the reveal, each with its written reason and any dissent. */
import type { ReplyOf } from '#contract/route.ts'
import type { getRevealed } from '#contract/rating.ts'
import type { AgreedValue } from '#core/rating/rating.ts'
import { many, maybeOne, run, sql, type Queryable } from '#server/storage/database.ts'

export type AgreedRow = ReplyOf<typeof getRevealed>['agreed'][number]

interface Row extends Omit<AgreedRow, 'value'> {
  kind: AgreedValue['kind']
  level: number | null
}
const columns = sql`unit_id as "unitId", pack_id as "packId", criterion, kind, level, reason, dissent, version`
const toAgreed = ({ kind, level, ...row }: Row): AgreedRow => ({
  ...row,
  value: kind === 'level' ? { kind, level: level ?? 0 } : { kind, reason: row.reason },
})

export async function listAgreed(
  db: Queryable,
  where: { workspaceId: string; diagnosticId: string; packId: string; unitId?: string },
): Promise<AgreedRow[]> {
  const rows = await many<Row>(
    db,
    sql`select ${columns} from agreed_level where workspace_id = ${where.workspaceId} and diagnostic_id = ${where.diagnosticId} and pack_id = ${where.packId}
          and (${where.unitId ?? null}::uuid is null or unit_id = ${where.unitId ?? null}) order by unit_id, criterion collate "C"`,
  )
  return rows.map(toAgreed)
}

export interface AgreedKey {
  workspaceId: string
  diagnosticId: string
  unitId: string
  packId: string
  criterion: string
}

export async function lockAgreed(db: Queryable, key: AgreedKey): Promise<AgreedRow | null> {
  const row = await maybeOne<Row>(
    db,
    sql`select ${columns} from agreed_level where workspace_id = ${key.workspaceId} and diagnostic_id = ${key.diagnosticId} and unit_id = ${key.unitId}
          and pack_id = ${key.packId} and criterion = ${key.criterion} for update`,
  )
  return row === null ? null : toAgreed(row)
}

/** Writes version `basedOn + 1`; false when somebody else was first. */
export async function writeAgreed(
  db: Queryable,
  key: AgreedKey,
  basedOn: number,
  value: AgreedValue,
  reason: string,
  dissent: string,
): Promise<boolean> {
  const level = value.kind === 'level' ? value.level : null
  const words = value.kind === 'notApplicable' ? value.reason : reason
  const written =
    basedOn === 0
      ? await run(
          db,
          sql`insert into agreed_level (workspace_id, diagnostic_id, unit_id, pack_id, criterion, kind, level, reason, dissent)
              values (${key.workspaceId}, ${key.diagnosticId}, ${key.unitId}, ${key.packId}, ${key.criterion}, ${value.kind}, ${level}, ${words}, ${dissent}) on conflict do nothing`,
        )
      : await run(
          db,
          sql`update agreed_level set kind = ${value.kind}, level = ${level}, reason = ${words}, dissent = ${dissent}, version = ${basedOn + 1}, updated_at = now()
              where workspace_id = ${key.workspaceId} and diagnostic_id = ${key.diagnosticId} and unit_id = ${key.unitId} and pack_id = ${key.packId}
                and criterion = ${key.criterion} and version = ${basedOn}`,
        )
  return written === 1
}
