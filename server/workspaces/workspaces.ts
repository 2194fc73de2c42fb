/** Workspaces: one customer organisation each, with its root unit from the start. */
import { randomUUID } from 'node:crypto'
import type { Branding } from '#contract/workspace.ts'
import type { Text } from '#core/language.ts'
import { forgetPeople } from '#server/accounts/people.ts'
import { forgetKey } from '#server/installation.ts'
import { problem } from '#server/http/problem.ts'
import { many, maybeOne, run, sql, type Queryable } from '#server/storage/database.ts'

export interface WorkspaceRow {
  id: string
  name: Text
  isSample: boolean
  branding: Partial<Branding>
  createdAt: string
}

export async function getWorkspace(db: Queryable, workspaceId: string): Promise<WorkspaceRow> {
  const row = await maybeOne<WorkspaceRow>(
    db,
    sql`select workspace_id as id, name, is_sample as "isSample", branding, created_at as "createdAt" from workspace where workspace_id = ${workspaceId}`,
  )
  if (row === null) throw problem('notFound')
  return row
}

/** A workspace and its root unit, the organisation itself. */
export async function insertWorkspace(
  db: Queryable,
  name: Text,
  { isSample = false, workspaceId = randomUUID() } = {},
): Promise<string> {
  await run(
    db,
    sql`insert into workspace (workspace_id, name, is_sample) values (${workspaceId}, ${JSON.stringify(name)}, ${isSample})`,
  )
  await run(
    db,
    sql`insert into unit (workspace_id, id, parent_id, code, name, kind) values (${workspaceId}, ${randomUUID()}, null, 'organisation', ${JSON.stringify(name)}, 'organisation')`,
  )
  return workspaceId
}

/**
 * Everything of a workspace, for good. Rows go in an order in which no foreign key is left without its target; the
 * cascade from `workspace` takes the rest. People who were only invited here are forgotten; accounts stay.
 */
export async function deleteWorkspace(db: Queryable, workspaceId: string): Promise<void> {
  const members = await many<{ person_id: string }>(
    db,
    sql`select person_id from membership where workspace_id = ${workspaceId}`,
  )
  await run(db, sql`delete from diagnostic where workspace_id = ${workspaceId}`)
  await run(db, sql`delete from workspace where workspace_id = ${workspaceId}`)
  await forgetKey(db, workspaceId)
  await forgetPeople(
    db,
    members.map((member) => member.person_id),
  )
}

/** Whether `typed` is the name as it stands in either language. */
export function confirms(name: Text, typed: string): boolean {
  const wanted = typed.trim()
  return wanted !== '' && (wanted === name.en?.trim() || wanted === name['zh-CN']?.trim())
}
