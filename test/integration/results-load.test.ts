/** The answers in memory are the rows of the database: read at once, in parts, and grown by a further release. */
import { expect, test } from 'vitest'
import { tally } from '#core/tally/tally.ts'
import { loadSurvey, type Loaded } from '#server/results/load.ts'
import { many, maybeOne, openDatabase, run, sql } from '#server/storage/database.ts'
import { startTestServer } from '#test/support/server.ts'

const app = await startTestServer({ empty: false })
const db = openDatabase(app.server.services.settings.databaseUrl ?? '')
type Survey = { workspaceId: string; surveyId: string; diagnosticId: string; packId: string; items: string[] }
const survey = await maybeOne<Survey>(
  db,
  sql`select s.workspace_id as "workspaceId", s.id as "surveyId", s.diagnostic_id as "diagnosticId", s.pack_id as "packId", s.items
      from survey s join survey_release r on r.workspace_id = s.workspace_id and r.survey_id = s.id order by r.responses desc, s.id limit 1`,
)
if (survey === null) throw new Error('the sample has no answers')
const { workspaceId, surveyId, diagnosticId, packId, items } = survey
const load = async (kept?: Loaded): Promise<Loaded> => {
  const loaded = await loadSurvey(db, workspaceId, diagnosticId, packId, kept)
  if (loaded === null) throw new Error('no survey')
  return loaded
}
const tableOf = ({ snapshot }: Loaded) =>
  tally(snapshot, { items: snapshot.itemIds, by: ['department', 'roleLevel'], filter: null, k: 5 })
const sayResponses = (responses: number) =>
  run(
    db,
    sql`update survey_release set responses = ${responses} where workspace_id = ${workspaceId} and survey_id = ${surveyId}`,
  )

test('every total is what SQL counts', async () => {
  const loaded = await load()
  const { items: tallied } = tally(loaded.snapshot, { items, by: [], filter: null, k: 5 })
  for (const [at, { total }] of tallied.entries()) {
    const counts = await many<{ code: number; people: number }>(
      db,
      sql`select get_byte(answers, ${at}) as code, count(*)::int as people from response
          where workspace_id = ${workspaceId} and survey_id = ${surveyId} group by 1`,
    )
    const levels = counts.filter(({ code }) => code >= 1 && code <= loaded.snapshot.levels)
    const n = levels.reduce((sum, { people }) => sum + people, 0)
    const sum = levels.reduce((all, { code, people }) => all + code * people, 0)
    expect(total).toMatchObject(n < 5 ? { kind: 'hidden' } : { kind: 'shown', n, mean: sum / n })
  }
  expect(tallied.some(({ total }) => total.kind === 'shown')).toBe(true)
})

test('a release too large for one value is read in parts, and none of it twice or not at all', async () => {
  const whole = await load()
  // the number of parts follows from what the release says of itself
  await sayResponses(20_000_000)
  const inParts = await load()
  await sayResponses(whole.snapshot.rows)
  expect(inParts.snapshot.rows).toBe(whole.snapshot.rows)
  expect(inParts.ranges).toEqual(whole.ranges)
  expect(tableOf(inParts)).toEqual(tableOf(whole))
})

test('a further release with fewer items stands behind the rows there are; without it they are read anew', async () => {
  const before = await load()
  const [first] = await many<{ tuple: number }>(
    db,
    sql`select min(tuple_id) as tuple from segment_tuple where workspace_id = ${workspaceId} and survey_id = ${surveyId}`,
  )
  const release = (before.releases.at(-1) ?? 0) + 1
  await run(
    db,
    sql`insert into response (workspace_id, survey_id, release, tuple_id, answers)
        select ${workspaceId}, ${surveyId}, ${release}, ${first?.tuple}, '\\x0102' from generate_series(1, 30)`,
  )
  await run(
    db,
    sql`insert into survey_release (workspace_id, survey_id, release, responses) values (${workspaceId}, ${surveyId}, ${release}, 30)`,
  )
  const grown = await load(before)
  const anew = await load()
  expect(grown.ranges.at(-1)).toEqual({ from: before.snapshot.rows, to: before.snapshot.rows + 30 })
  expect(tableOf(grown)).toEqual(tableOf(anew))
  const n = (loaded: Loaded) =>
    tally(loaded.snapshot, { items, by: [], filter: null, k: 5 }).items.map(({ total }) =>
      total.kind === 'shown' ? total.n : 0,
    )
  expect(n(grown).map((count, at) => count - (n(before)[at] ?? 0))).toEqual(items.map((_, at) => (at < 2 ? 30 : 0)))

  await run(
    db,
    sql`delete from survey_release where workspace_id = ${workspaceId} and survey_id = ${surveyId} and release = ${release}`,
  )
  await run(
    db,
    sql`delete from response where workspace_id = ${workspaceId} and survey_id = ${surveyId} and release = ${release}`,
  )
  expect(tableOf(await load(grown))).toEqual(tableOf(before))
  await db.close()
})
