/** Workforce answers of the sample: leaders see the company higher than the frontline does. */
import { randomUUID } from 'node:crypto'
import { criteriaOf } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { answerCodes } from '#core/survey/answer-code.ts'
import type { RandomStream } from '#core/statistics/random.ts'
import { run, sql, type Tx } from '#server/storage/database.ts'
import * as story from './story.ts'

/** Each person answers about this many items; the others were not asked. */
const asked = 15

export async function seedAnswers(
  tx: Tx,
  workspaceId: string,
  diagnosticId: string,
  pack: Pack,
  stream: RandomStream,
): Promise<void> {
  const criteria = criteriaOf(pack)
  const addresses = criteria.map(({ address }) => address)
  const items = pack.surveyItems.map((item) => ({
    at: addresses.indexOf(item.id),
    core: item.core,
    mean: story.aspects[item.aspect]?.now ?? 2.2,
  }))
  const dimensions: { id: string; values: readonly { code: string; share: number; lift: number }[] }[] = [
    { id: 'roleLevel', values: story.roleLevels },
    { id: 'department', values: story.departments },
    { id: 'region', values: story.regions },
  ]
  const tuples = new Map<string, number>()
  const rows = Array.from({ length: story.respondents }, () => {
    const segments = dimensions.map(({ values }) => draw(values, stream))
    const key = JSON.stringify(segments.map((segment) => segment.code))
    const tuple = tuples.get(key) ?? tuples.size
    tuples.set(key, tuple)
    return {
      tuple,
      answers: answerForm(
        items,
        addresses.length,
        pack.scale.levels.length,
        segments.reduce((sum, segment) => sum + segment.lift, 0),
        stream,
      ),
    }
  })
  const surveyId = randomUUID()
  await run(
    tx,
    sql`insert into survey (workspace_id, id, diagnostic_id, pack_id, items, dimensions, minimum_group)
        values (${workspaceId}, ${surveyId}, ${diagnosticId}, ${pack.id}, ${JSON.stringify(addresses)}, ${JSON.stringify(dimensions.map(({ id }) => id))}, 7)`,
  )
  await run(
    tx,
    sql`insert into segment_tuple (workspace_id, survey_id, tuple_id, codes)
        select ${workspaceId}, ${surveyId}, t.id, t.codes from unnest(${[...tuples.values()]}::int[], ${[...tuples.keys()]}::jsonb[]) as t (id, codes)`,
  )
  await run(
    tx,
    sql`insert into survey_release (workspace_id, survey_id, release, responses) values (${workspaceId}, ${surveyId}, 1, ${rows.length})`,
  )
  await run(
    tx,
    sql`insert into response (workspace_id, survey_id, release, tuple_id, answers)
        select ${workspaceId}, ${surveyId}, 1, r.tuple, r.answers from unnest(${rows.map((row) => row.tuple)}::int[], ${rows.map((row) => row.answers)}::bytea[]) as r (tuple, answers) order by random()`,
  )
}

function draw<Value extends { share: number }>(values: readonly Value[], stream: RandomStream): Value {
  let left = stream.uniform() * values.reduce((sum, value) => sum + value.share, 0)
  const found = values.find((value) => (left -= value.share) < 0) ?? values.at(-1)
  if (found === undefined) throw new Error('nothing to draw from')
  return found
}

function answerForm(
  items: readonly { at: number; core: boolean; mean: number }[],
  length: number,
  levels: number,
  lift: number,
  stream: RandomStream,
): Buffer {
  const answers = Buffer.alloc(length, answerCodes.notAsked)
  const share = asked / Math.max(asked, items.length)
  // what one person sees leans one way over all their answers
  const person = 0.35 * stream.normal()
  for (const { at, core, mean } of items) {
    const chosen = stream.uniform() < share
    if (at < 0 || (!chosen && !core)) continue
    const chance = stream.uniform()
    answers[at] =
      chance < 0.06
        ? answerCodes.cannotTell
        : chance < 0.08
          ? answerCodes.leftEmpty
          : Math.min(levels, Math.max(1, Math.round(mean + lift + person + 0.7 * stream.normal())))
  }
  return answers
}
