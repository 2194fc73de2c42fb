/**
 * Time as a dimension of a survey: what is shown now must not tell, against what was shown before, of fewer people than the
 * minimum. What was shown before is kept as the releases that were in it.
 */
import { rowsOf, type Snapshot } from '#core/tally/snapshot.ts'
import { many, run, sql, type Queryable } from '#server/storage/database.ts'
import type { Loaded } from './load.ts'

export interface Shown {
  /** The answers to show. */
  snapshot: Snapshot
  releases: number[]
  /** What of them came since each time something was shown. */
  since: Snapshot[]
  /** Newer answers that wait because too few people came with them. */
  waiting: boolean
}

/** Decides which answers are shown: all of them, unless they would be told apart from what was shown before. */
export async function whatToShow(db: Queryable, workspaceId: string, loaded: Loaded): Promise<Shown> {
  const { snapshot, releases, ranges, surveyId, minimumGroup } = loaded
  const before = (
    await many<{ releases: number[] }>(
      db,
      sql`select releases from survey_shown where workspace_id = ${workspaceId} and survey_id = ${surveyId}`,
    )
  )
    .map((row) => row.releases)
    // an import that was taken back has no rows left to compare with
    .filter((shown) => shown.every((release) => releases.includes(release)))
  const rangesOf = (wanted: readonly number[]) =>
    releases.flatMap((release, at) => (wanted.includes(release) ? [ranges[at] ?? { from: 0, to: 0 }] : []))
  const without = (all: readonly number[], some: readonly number[]) => all.filter((release) => !some.includes(release))
  const tellsOfFew = (from: readonly number[]) => {
    const came = rangesOf(without(releases, from)).reduce((sum, { from: start, to }) => sum + to - start, 0)
    return came > 0 && came < minimumGroup
  }
  const waiting = before.some(tellsOfFew)
  const largest = before.toSorted((a, b) => b.length - a.length)[0] ?? []
  const shown = waiting ? largest : releases
  return {
    snapshot: waiting ? rowsOf(snapshot, joined(rangesOf(shown))) : snapshot,
    releases: shown,
    since: before
      .filter((one) => one.every((release) => shown.includes(release)) && one.length < shown.length)
      .map((one) => rowsOf(snapshot, joined(rangesOf(without(shown, one))))),
    waiting,
  }
}

/** Remembers that these answers were shown together. */
export async function rememberShown(
  db: Queryable,
  workspaceId: string,
  surveyId: string,
  releases: readonly number[],
): Promise<void> {
  // the survey may have gone meanwhile, and everything shown of it with it
  await run(
    db,
    sql`insert into survey_shown (workspace_id, survey_id, releases)
        select workspace_id, id, ${JSON.stringify(releases)} from survey where workspace_id = ${workspaceId} and id = ${surveyId}
        on conflict do nothing`,
  )
}

function joined(ranges: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const list: { from: number; to: number }[] = []
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = list.at(-1)
    if (last?.to === from) last.to = to
    else list.push({ from, to })
  }
  return list
}
