/** Ratings as they are stored: one row per assessor, unit and criterion, every version kept beside it. */
import type { Rating } from '#contract/rating.ts'
import type { RatingValue } from '#core/rating/rating.ts'
import { many, maybeOne, run, sql, type Queryable } from '#server/storage/database.ts'

export interface RatingKey {
  workspaceId: string
  diagnosticId: string
  assessorId: string
  unitId: string
  packId: string
  criterion: string
}
export interface RatingChange {
  value: RatingValue
  note: string
  device: string
  source: 'web' | 'workbook' | 'undo' | 'command' | 'sample'
}

interface Row {
  assessorId: string
  unitId: string
  packId: string
  criterion: string
  kind: RatingValue['kind']
  level: number | null
  reason: string | null
  note: string
  version: number
  device: string
  updatedAt: string
}
const columns = sql`assessor_id as "assessorId", unit_id as "unitId", pack_id as "packId", criterion, kind, level, reason, note, version, device, updated_at as "updatedAt"`

/** The value in a row's three columns. */
function valueOf(row: { kind: RatingValue['kind']; level: number | null; reason: string | null }): RatingValue {
  if (row.kind === 'level') return { kind: 'level', level: row.level ?? 0 }
  if (row.kind === 'notApplicable') return { kind: 'notApplicable', reason: row.reason ?? '' }
  return { kind: row.kind }
}

const toRating = ({ kind, level, reason, ...row }: Row): Rating => ({ ...row, value: valueOf({ kind, level, reason }) })

/** Ratings of a diagnostic's instrument, narrowed to a unit and an assessor where given. */
export async function listRatings(
  db: Queryable,
  where: { workspaceId: string; diagnosticId: string; packId: string; unitId?: string; assessorId?: string },
): Promise<Rating[]> {
  const rows = await many<Row>(
    db,
    sql`select ${columns} from rating where workspace_id = ${where.workspaceId} and diagnostic_id = ${where.diagnosticId} and pack_id = ${where.packId}
          and (${where.unitId ?? null}::uuid is null or unit_id = ${where.unitId ?? null}) and (${where.assessorId ?? null}::uuid is null or assessor_id = ${where.assessorId ?? null})
        order by unit_id, criterion collate "C", assessor_id`,
  )
  return rows.map(toRating)
}

/** Whether anybody has rated anything of an instrument. */
export async function isRated(
  db: Queryable,
  workspaceId: string,
  diagnosticId: string,
  packId: string,
): Promise<boolean> {
  const found = await maybeOne<{ found: number }>(
    db,
    sql`select 1 as found from rating where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId} and pack_id = ${packId} and kind <> 'notScored' limit 1`,
  )
  return found !== null
}

/** One rating, locked until the transaction ends. */
export async function lockRating(db: Queryable, key: RatingKey): Promise<Rating | null> {
  const row = await maybeOne<Row>(
    db,
    sql`select ${columns} from rating where workspace_id = ${key.workspaceId} and diagnostic_id = ${key.diagnosticId} and assessor_id = ${key.assessorId}
          and unit_id = ${key.unitId} and pack_id = ${key.packId} and criterion = ${key.criterion} for update`,
  )
  return row === null ? null : toRating(row)
}

/** Writes the next version and its history. False when another first version was there before ours. */
export async function writeRating(
  db: Queryable,
  key: RatingKey,
  version: number,
  change: RatingChange,
): Promise<boolean> {
  const level = change.value.kind === 'level' ? change.value.level : null
  const reason = change.value.kind === 'notApplicable' ? change.value.reason : null
  const written =
    version === 1
      ? await run(
          db,
          sql`insert into rating (workspace_id, diagnostic_id, assessor_id, unit_id, pack_id, criterion, kind, level, reason, note, version, device)
              values (${key.workspaceId}, ${key.diagnosticId}, ${key.assessorId}, ${key.unitId}, ${key.packId}, ${key.criterion}, ${change.value.kind}, ${level}, ${reason}, ${change.note}, 1, ${change.device})
              on conflict do nothing`,
        )
      : await run(
          db,
          sql`update rating set kind = ${change.value.kind}, level = ${level}, reason = ${reason}, note = ${change.note}, version = ${version}, device = ${change.device}, updated_at = now()
              where workspace_id = ${key.workspaceId} and diagnostic_id = ${key.diagnosticId} and assessor_id = ${key.assessorId}
                and unit_id = ${key.unitId} and pack_id = ${key.packId} and criterion = ${key.criterion} and version = ${version - 1}`,
        )
  if (written === 0) return false
  await run(
    db,
    sql`insert into rating_history (workspace_id, diagnostic_id, assessor_id, unit_id, pack_id, criterion, version, kind, level, reason, note, device, source)
        values (${key.workspaceId}, ${key.diagnosticId}, ${key.assessorId}, ${key.unitId}, ${key.packId}, ${key.criterion}, ${version}, ${change.value.kind}, ${level}, ${reason}, ${change.note}, ${change.device}, ${change.source})`,
  )
  return true
}

export async function listHistory(db: Queryable, key: RatingKey) {
  const rows = await many<{
    version: number
    kind: RatingValue['kind']
    level: number | null
    reason: string | null
    note: string
    device: string
    source: string
    at: string
  }>(
    db,
    sql`select version, kind, level, reason, note, device, source, at from rating_history where workspace_id = ${key.workspaceId} and diagnostic_id = ${key.diagnosticId}
          and assessor_id = ${key.assessorId} and unit_id = ${key.unitId} and pack_id = ${key.packId} and criterion = ${key.criterion} order by version desc`,
  )
  return rows.map(({ kind, level, reason, ...row }) => ({ ...row, value: valueOf({ kind, level, reason }) }))
}
