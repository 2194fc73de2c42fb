/**
 * Tally of 1,000,000 × 30 answers by a group of 40 values: our snapshot warm (in memory) and cold (read from the
 * database first), beside SQL over the same rows.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { criteriaOf } from '#core/instrument/look-up.ts'
import { randomStream } from '#core/statistics/random.ts'
import { tally } from '#core/tally/tally.ts'
import { packHash, insertPack } from '#server/packs/library.ts'
import { startEmbeddedPostgres } from '#server/postgres/start.ts'
import { loadSurvey } from '#server/results/load.ts'
import { openDatabase, run, sql } from '#server/storage/database.ts'
import { migrate } from '#server/storage/migrate.ts'
import { insertWorkspace } from '#server/workspaces/workspaces.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { percentile, print, timed } from './table.ts'

const people = Number(process.argv[2] ?? 1_000_000)
const items = 30
const departments = 40
const folder = await mkdtemp(join(tmpdir(), 'touchstone-bench-'))
const postgres = await startEmbeddedPostgres({ dataFolder: folder })
const db = openDatabase(postgres.url)
try {
  await migrate(postgres.url)
  const { workspaceId, diagnosticId, surveyId } = await makeSurvey()
  const cold = await timed(3, () => loadSurvey(db, workspaceId, diagnosticId, 'small-pack', undefined))
  const loaded = await loadSurvey(db, workspaceId, diagnosticId, 'small-pack', undefined)
  if (loaded === null) throw new Error('no survey')
  const request = { items: loaded.snapshot.itemIds, by: ['department'], filter: null, k: 7 }
  const warm = await timed(30, () => tally(loaded.snapshot, request))
  const byItem = Array.from({ length: items }, (_, at) => `get_byte(r.answers, ${at})`)
  const inSql = await timed(1, () =>
    run(
      db,
      sql`select t.codes ->> 0 as department, i.at as item, i.code, count(*) from response r
          join segment_tuple t on t.workspace_id = r.workspace_id and t.survey_id = r.survey_id and t.tuple_id = r.tuple_id
          cross join lateral unnest(array[${{ text: byItem.join(', '), values: [] }}]) with ordinality as i (code, at)
          where r.workspace_id = ${workspaceId} and r.survey_id = ${surveyId} group by 1, 2, 3`,
    ),
  )
  process.stdout.write(
    `${people.toLocaleString('en')} people × ${items} items by ${departments} departments, milliseconds\n`,
  )
  print([
    { what: 'tally, warm', median: percentile(warm, 0.5), worst: warm.at(-1) ?? 0 },
    {
      what: 'read from the database + first tally (cold)',
      median: percentile(cold, 0.5) + (warm.at(-1) ?? 0),
      worst: (cold.at(-1) ?? 0) + (warm.at(-1) ?? 0),
    },
    { what: 'the same counts by SQL', median: percentile(inSql, 0.5), worst: inSql.at(-1) ?? 0 },
  ])
} finally {
  await db.close()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}

async function makeSurvey() {
  const small = smallPack()
  const addresses = criteriaOf(small).map(({ address }) => address)
  const ids = Array.from({ length: items }, (_, at) => addresses[at] ?? `brand-promise.item-${at}`)
  const workspaceId = await insertWorkspace(db, { en: 'Bench' })
  const [diagnosticId, surveyId] = [randomUUID(), randomUUID()]
  await insertPack(db, workspaceId, { pack: small, hash: packHash(small), origin: 'imported' }, null)
  await run(
    db,
    sql`insert into diagnostic (workspace_id, id, name, period_from, period_to) values (${workspaceId}, ${diagnosticId}, '{"en":"Bench"}', '2026-01-01', '2026-12-31')`,
  )
  await run(
    db,
    sql`insert into diagnostic_pack (workspace_id, diagnostic_id, pack_id, version) values (${workspaceId}, ${diagnosticId}, ${small.id}, ${small.version})`,
  )
  await run(
    db,
    sql`insert into survey (workspace_id, id, diagnostic_id, pack_id, items, dimensions) values (${workspaceId}, ${surveyId}, ${diagnosticId}, ${small.id}, ${JSON.stringify(ids)}, '["department"]')`,
  )
  await run(
    db,
    sql`insert into segment_tuple (workspace_id, survey_id, tuple_id, codes) select ${workspaceId}, ${surveyId}, n, jsonb_build_array('d' || n) from generate_series(0, ${departments - 1}) as n`,
  )
  await run(
    db,
    sql`insert into survey_release (workspace_id, survey_id, release, responses) values (${workspaceId}, ${surveyId}, 1, ${people})`,
  )
  await db.withConnection((client) =>
    pipeline(
      Readable.from(rows(workspaceId, surveyId)),
      client.query(copyFrom('copy response (workspace_id, survey_id, release, tuple_id, answers) from stdin')),
    ),
  )
  await run(db, { text: 'analyze', values: [] })
  return { workspaceId, diagnosticId, surveyId }
}

function* rows(workspaceId: string, surveyId: string): Generator<string> {
  const stream = randomStream(7, 1)
  let part = ''
  for (let person = 0; person < people; person++) {
    let answers = ''
    for (let item = 0; item < items; item++) answers += `0${1 + stream.below(4)}`
    part += `${workspaceId}\t${surveyId}\t1\t${stream.below(departments)}\t\\\\x${answers}\n`
    if (part.length > 1_000_000) {
      yield part
      part = ''
    }
  }
  yield part
}
