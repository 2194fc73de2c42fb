/** The table of imports: an uploaded file from preview to commit, and back. */
import { randomUUID } from 'node:crypto'
import type { Import, ImportMapping } from '#contract/import.ts'
import type { RatingValue } from '#core/rating/rating.ts'
import { problem } from '#server/http/problem.ts'
import { many, maybeOne, run, sql, type Queryable } from '#server/storage/database.ts'
import type { Details, Note, Refusal } from './faults.ts'

export type Detected = NonNullable<Import['detected']>
export type ImportState = Import['state']

/** One rating a workbook would change. Version 0 means that there is none yet. */
export interface RatingChangePlan {
  kind: 'rating'
  sheet: string
  row: number
  unitId: string
  packId: string
  criterion: string
  before: { value: RatingValue; note: string; version: number }
  after: { value: RatingValue; note: string }
  overwrites: boolean
}

/** One mark a former scorecard would set. */
export interface MarkChangePlan {
  kind: 'mark'
  sheet: string | null
  row: number
  aspect: string
  before: { level: number; comment: string; importId: string } | null
  after: { level: number; comment: string }
}

export type ChangePlan = RatingChangePlan | MarkChangePlan

export interface StoredPreview {
  accepted: number
  refused: number
  unchanged: number
  changes: ChangePlan[]
  /** All of a workbook or scorecard; the first 200 of answers. */
  refusals: Refusal[]
  notes: Note[]
}

/** What was written, for taking it back. */
export type Written =
  | {
      kind: 'workbook'
      assessorId: string
      versions: { unitId: string; packId: string; criterion: string; version: number }[]
    }
  | { kind: 'scorecard'; unitId: string }
  | { kind: 'answers'; surveyId: string; release: number; segments: { dimension: string; code: string }[] }

export interface ImportResult {
  /** The instrument the file is read for. */
  packId: string
  /** The account that uploaded it; null for the command line. */
  personId: string | null
  bytes: number
  detected: Detected | null
  preview: StoredPreview | null
  problem: { part: 'notes' | 'mappingFaults' | 'fileFaults'; code: string; details: Details } | null
  /** Whose ratings a workbook holds, once that is settled. */
  assessorId: string | null
  written: Written | null
  /** Whether the preview was complete before the import began to run. */
  previewed: boolean
}

export interface StoredImport {
  id: string
  diagnosticId: string
  kind: Import['kind']
  state: ImportState
  fileName: string
  mapping: ImportMapping | null
  result: ImportResult
  createdBy: string
  createdAt: string
  committedAt: string | null
}

interface Row extends Omit<StoredImport, 'mapping'> {
  mapping: ImportMapping | Record<string, never>
}

const columns = sql`id, diagnostic_id as "diagnosticId", kind, state, file_name as "fileName", mapping, result, created_by as "createdBy", created_at as "createdAt", committed_at as "committedAt"`

const toStored = (row: Row): StoredImport => ({
  ...row,
  mapping: 'kind' in row.mapping ? (row.mapping as ImportMapping) : null,
})

/** A new import in the state `uploaded`. */
export async function insertImport(
  db: Queryable,
  workspaceId: string,
  given: {
    id: string
    diagnosticId: string
    kind: Import['kind']
    fileName: string
    createdBy: string
    mapping: ImportMapping | null
    result: ImportResult
  },
): Promise<void> {
  await run(
    db,
    sql`insert into import (workspace_id, id, diagnostic_id, kind, state, file_name, mapping, result, created_by)
        values (${workspaceId}, ${given.id}, ${given.diagnosticId}, ${given.kind}, 'uploaded', ${given.fileName}, ${JSON.stringify(given.mapping ?? {})},
          ${JSON.stringify(given.result)}, ${given.createdBy})`,
  )
}

/** One import of a diagnostic. @throws problem `notFound` */
export async function findImport(
  db: Queryable,
  workspaceId: string,
  diagnosticId: string,
  id: string,
  lock = false,
): Promise<StoredImport> {
  const where = sql`workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId} and id = ${id}`
  const row = await maybeOne<Row>(
    db,
    lock
      ? sql`select ${columns} from import where ${where} for update`
      : sql`select ${columns} from import where ${where}`,
  )
  if (row === null) throw problem('notFound')
  return toStored(row)
}

/** Imports of a diagnostic, newest first, at most 200; without the lists inside their previews. */
export async function listImports(db: Queryable, workspaceId: string, diagnosticId: string): Promise<StoredImport[]> {
  const rows = await many<Row>(
    db,
    sql`select id, diagnostic_id as "diagnosticId", kind, state, file_name as "fileName", mapping, created_by as "createdBy", created_at as "createdAt",
          committed_at as "committedAt", jsonb_set(jsonb_set(result, '{preview,changes}', '[]', false), '{preview,refusals}', '[]', false) as result
        from import where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId} order by created_at desc, id desc limit 200`,
  )
  return rows.map(toStored)
}

/** Writes what has become of an import. */
export async function updateImport(db: Queryable, workspaceId: string, stored: StoredImport): Promise<void> {
  await run(
    db,
    sql`update import set state = ${stored.state}, mapping = ${JSON.stringify(stored.mapping ?? {})}, result = ${JSON.stringify(stored.result)},
          committed_at = case when ${stored.state} = 'committed' then coalesce(committed_at, now()) else committed_at end
        where workspace_id = ${workspaceId} and id = ${stored.id}`,
  )
}

/** Ids of a diagnostic's imports that nobody finished within a week; their files may go. */
export async function staleImports(db: Queryable, workspaceId: string, diagnosticId: string): Promise<string[]> {
  const rows = await many<{ id: string }>(
    db,
    sql`select id from import where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId} and state in ('uploaded', 'previewed', 'failed') and created_at < now() - interval '7 days'`,
  )
  return rows.map(({ id }) => id)
}

/** Forgets an import that was never committed. */
export async function deleteImport(db: Queryable, workspaceId: string, id: string): Promise<void> {
  await run(
    db,
    sql`delete from import where workspace_id = ${workspaceId} and id = ${id} and state in ('uploaded', 'previewed', 'failed')`,
  )
}

export function newImportId(): string {
  return randomUUID()
}
