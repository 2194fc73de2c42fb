/** The reveal: the lead shows all first ratings to everyone, once. */
import type { Actor } from '#server/access/may.ts'
import { findDiagnostic } from '#server/diagnostics/diagnostics.ts'
import { problem } from '#server/http/problem.ts'
import { recordEvent } from '#server/storage/audit.ts'
import { one, run, sql, type Tx } from '#server/storage/database.ts'

/** Does nothing when it is revealed already; a problem when there is nothing to reveal. */
export async function revealRound(tx: Tx, workspaceId: string, diagnosticId: string, actor: Actor): Promise<void> {
  await findDiagnostic(tx, workspaceId, diagnosticId)
  const { rated } = await one<{ rated: boolean }>(
    tx,
    sql`select exists (select 1 from rating where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId} and kind <> 'notScored')
          or exists (select 1 from imported_mark where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId}) as rated`,
  )
  if (!rated) throw problem('reveal.nothing')
  const changed = await run(
    tx,
    sql`update diagnostic set status = 'revealed' where workspace_id = ${workspaceId} and id = ${diagnosticId} and status = 'open'`,
  )
  if (changed === 1) await recordEvent(tx, workspaceId, actor, 'round.reveal', diagnosticId)
}
