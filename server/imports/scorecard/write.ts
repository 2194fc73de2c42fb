/** Marks of a former scorecard in the database: what would change, changing it, and taking it back. */
import type { Queryable } from '#server/storage/database.ts'
import { many, run, sql } from '#server/storage/database.ts'
import type { MarkChangePlan } from '../store.ts'
import type { ScorecardEntry } from './read.ts'

export interface MarksAt {
  workspaceId: string
  diagnosticId: string
  unitId: string
  packId: string
}

interface Mark {
  aspect: string
  level: number
  comment: string
  importId: string
}

/** Marks there are, locked when asked for. */
async function listMarks(db: Queryable, at: MarksAt, lock: boolean): Promise<Mark[]> {
  const statement = sql`select aspect, level, comment, import_id as "importId" from imported_mark
    where workspace_id = ${at.workspaceId} and diagnostic_id = ${at.diagnosticId} and unit_id = ${at.unitId} and pack_id = ${at.packId}`
  return many<Mark>(db, lock ? sql`${statement} for update` : statement)
}

export async function planMarks(
  db: Queryable,
  at: MarksAt,
  entries: readonly ScorecardEntry[],
  sheet: string | null,
): Promise<{ changes: MarkChangePlan[]; unchanged: number }> {
  const there = new Map((await listMarks(db, at, false)).map((mark) => [mark.aspect, mark]))
  const changes: MarkChangePlan[] = []
  for (const { row, aspect, level, comment } of entries) {
    const mark = there.get(aspect)
    if (mark && mark.level === level && mark.comment === comment) continue
    changes.push({
      kind: 'mark',
      sheet,
      row,
      aspect,
      before: mark ? { level: mark.level, comment: mark.comment, importId: mark.importId } : null,
      after: { level, comment },
    })
  }
  return { changes, unchanged: entries.length - changes.length }
}

/** Writes the marks; false when one is not as the preview showed it. */
export async function writeMarks(
  db: Queryable,
  at: MarksAt,
  importId: string,
  changes: readonly MarkChangePlan[],
): Promise<boolean> {
  const there = new Map((await listMarks(db, at, true)).map((mark) => [mark.aspect, mark]))
  for (const { aspect, before, after } of changes) {
    const mark = there.get(aspect)
    if ((mark?.importId ?? null) !== (before?.importId ?? null) || (mark && before && mark.level !== before.level))
      return false
    await putMark(db, at, aspect, { ...after, importId })
  }
  return true
}

/** Puts back what stood there; a mark that another import replaced since stays. Returns how many stayed. */
export async function undoMarks(
  db: Queryable,
  at: MarksAt,
  importId: string,
  changes: readonly MarkChangePlan[],
): Promise<number> {
  const there = new Map((await listMarks(db, at, true)).map((mark) => [mark.aspect, mark]))
  let kept = 0
  for (const { aspect, before } of changes) {
    if (there.get(aspect)?.importId !== importId) kept++
    else if (before) await putMark(db, at, aspect, before)
    else {
      await run(
        db,
        sql`delete from imported_mark where workspace_id = ${at.workspaceId} and diagnostic_id = ${at.diagnosticId} and unit_id = ${at.unitId}
              and pack_id = ${at.packId} and aspect = ${aspect}`,
      )
    }
  }
  return kept
}

async function putMark(
  db: Queryable,
  at: MarksAt,
  aspect: string,
  mark: { level: number; comment: string; importId: string },
): Promise<void> {
  await run(
    db,
    sql`insert into imported_mark (workspace_id, diagnostic_id, unit_id, pack_id, aspect, level, comment, import_id)
        values (${at.workspaceId}, ${at.diagnosticId}, ${at.unitId}, ${at.packId}, ${aspect}, ${mark.level}, ${mark.comment}, ${mark.importId})
        on conflict (workspace_id, diagnostic_id, unit_id, pack_id, aspect)
          do update set level = excluded.level, comment = excluded.comment, import_id = excluded.import_id`,
  )
}
