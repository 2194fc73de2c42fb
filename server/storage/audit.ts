/** What was done, by whom, to what: written in the same transaction as the deed. No personal data beyond the actor's name. */
import { randomUUID } from 'node:crypto'
import { actorName, type Actor } from '#server/access/may.ts'
import { run, sql, type Queryable } from './database.ts'

export async function recordEvent(
  db: Queryable,
  workspaceId: string,
  actor: Actor,
  action: string,
  thing: string,
  details: object = {},
): Promise<void> {
  await run(
    db,
    sql`insert into audit_event (workspace_id, id, actor, action, thing, details)
        values (${workspaceId}, ${randomUUID()}, ${actorName(actor)}, ${action}, ${thing}, ${JSON.stringify(details)})`,
  )
}
