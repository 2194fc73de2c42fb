/** Workforce answers as tables: counted by core, small groups hidden before anything leaves this file. */
import type { ReplyOf } from '#contract/route.ts'
import type { getWorkforce } from '#contract/score.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { problem } from '#server/http/problem.ts'
import type { Services } from '#server/services.ts'
import type { Queryable } from '#server/storage/database.ts'

type Workforce = ReplyOf<typeof getWorkforce>

export async function workforceResults(
  _db: Queryable,
  _services: Services,
  _workspaceId: string,
  _diagnosticId: string,
  _pack: Pack,
  _by: readonly string[],
): Promise<Workforce> {
  throw problem('survey.none')
}
