/**
 * One survey's answers as a snapshot in memory, filled by binary COPY and appended to by whole releases. The rows are
 * the truth: when a release has gone (an import undone), the snapshot is dropped and counted again.
 */
import { to as copyTo } from 'pg-copy-streams'
import { appendReleases, emptySnapshot, noCategory } from '#core/tally/snapshot.ts'
import type { Responses, RowRange, Snapshot } from '#core/tally/snapshot.ts'
import { many, maybeOne, run, sql, type Db, type Tx } from '#server/storage/database.ts'
import { CopiedRelease, releaseColumns } from './copied-release.ts'

export interface Loaded {
  surveyId: string
  minimumGroup: number
  releases: number[]
  /** Rows of each release, in the order of `releases`. */
  ranges: RowRange[]
  snapshot: Snapshot
}
type StoredRelease = { release: number; responses: number }
const uuid = /^[0-9a-f-]{36}$/

/** The survey of an instrument with all its answers; `kept` is what an earlier call returned. Null without a survey. */
export async function loadSurvey(
  db: Db,
  workspaceId: string,
  diagnosticId: string,
  packId: string,
  kept: Loaded | undefined,
): Promise<Loaded | null> {
  const survey = await maybeOne<{
    id: string
    items: string[]
    dimensions: string[]
    minimumGroup: number
    levels: number
  }>(
    db,
    sql`select s.id, s.items, s.dimensions, s.minimum_group as "minimumGroup", jsonb_array_length(p.content -> 'scale' -> 'levels') as levels from survey s
        join diagnostic_pack d on d.workspace_id = s.workspace_id and d.diagnostic_id = s.diagnostic_id and d.pack_id = s.pack_id
        join pack_version p on p.workspace_id = d.workspace_id and p.pack_id = d.pack_id and p.version = d.version
        where s.workspace_id = ${workspaceId} and s.diagnostic_id = ${diagnosticId} and s.pack_id = ${packId}`,
  )
  if (survey === null) return null
  const stored = await many<StoredRelease>(
    db,
    sql`select release, responses from survey_release where workspace_id = ${workspaceId} and survey_id = ${survey.id} order by release`,
  )
  const releases = stored.map(({ release }) => release)
  const usable =
    kept !== undefined && kept.surveyId === survey.id && kept.releases.every((release) => releases.includes(release))
  if (usable && kept.releases.length === releases.length) return { ...kept, minimumGroup: survey.minimumGroup }

  const { dimensions, tuples, indexOf } = await readTuples(db, workspaceId, survey.id, survey.dimensions)
  // new tuples may bring new categories, which moves category numbers: then everything is read anew
  const shape = (of: { itemIds: readonly string[]; dimensions: Snapshot['dimensions'] }) =>
    JSON.stringify([of.itemIds, of.dimensions])
  const same = usable && shape(kept.snapshot) === shape({ itemIds: survey.items, dimensions })
  const base = same ? kept : null
  const missing = stored.filter(({ release }) => base === null || !base.releases.includes(release))
  const ofBase = new Map(base?.releases.map((release, at) => [release, base.ranges[at]]))
  const start = base?.snapshot ?? emptySnapshot({ itemIds: survey.items, levels: survey.levels, dimensions }, tuples)
  const read = await readReleases(db, workspaceId, survey.id, missing, survey.items.length, indexOf)
  const ofNew = rangesBehind(start.rows, missing, read)
  return {
    surveyId: survey.id,
    minimumGroup: survey.minimumGroup,
    releases,
    ranges: releases.map((release) => ofBase.get(release) ?? ofNew.get(release) ?? { from: 0, to: 0 }),
    snapshot: appendReleases(start, read.flat(), tuples),
  }
}

/** Where each release lies when they are set behind `rows` rows, one after the other. */
function rangesBehind(
  rows: number,
  releases: readonly StoredRelease[],
  parts: readonly (readonly Responses[])[],
): Map<number, RowRange> {
  let from = rows
  return new Map(
    releases.map(({ release }, at) => {
      const to = from + (parts[at] ?? []).reduce((sum, part) => sum + part.rows, 0)
      const range = { from, to }
      from = to
      return [release, range]
    }),
  )
}

async function readTuples(
  db: Db,
  workspaceId: string,
  surveyId: string,
  dimensionIds: string[],
): Promise<{ dimensions: Snapshot['dimensions']; tuples: Uint16Array; indexOf: ReadonlyMap<number, number> }> {
  const rows = await many<{ tuple_id: number; codes: (string | null)[] }>(
    db,
    sql`select tuple_id, codes from segment_tuple where workspace_id = ${workspaceId} and survey_id = ${surveyId} order by tuple_id`,
  )
  const order = await many<{ dimension: string; code: string }>(
    db,
    sql`select dimension, code from segment_value where workspace_id = ${workspaceId} order by dimension collate "C", sort, code collate "C"`,
  )
  const dimensions = dimensionIds.map((id, at) => {
    const used = new Set(rows.map((row) => row.codes[at]).filter((code) => code !== null && code !== undefined))
    const known = order.filter((value) => value.dimension === id && used.has(value.code)).map((value) => value.code)
    const others = [...used].filter((code) => !known.includes(code)).sort()
    return { id, categories: [...known, ...others] }
  })
  const indexes = dimensions.map((dimension) => new Map(dimension.categories.map((code, index) => [code, index])))
  // only tuples that are there get a place: a gap would look like people of an unknown group
  const indexOf = new Map(rows.map((row, at) => [row.tuple_id, at]))
  const tuples = new Uint16Array(rows.length * dimensions.length).fill(noCategory)
  for (const [at, { codes }] of rows.entries())
    codes.forEach((code, dimension) => {
      const index = code === null ? undefined : indexes[dimension]?.get(code)
      if (index !== undefined) tuples[at * dimensions.length + dimension] = index
    })
  return { dimensions, tuples, indexOf }
}

/** PostgreSQL makes values of up to a gigabyte; a release is asked for in parts well under it. */
const partBytes = 64_000_000

/** All responses of the releases, each in one part or several. */
async function readReleases(
  db: Db,
  workspaceId: string,
  surveyId: string,
  releases: readonly StoredRelease[],
  items: number,
  indexOf: ReadonlyMap<number, number>,
): Promise<Responses[][]> {
  if (releases.length === 0) return []
  if (!uuid.test(workspaceId) || !uuid.test(surveyId)) throw new Error('an id is not an id')
  const placeOf = (tupleId: number) => indexOf.get(tupleId) ?? 0xffff_ffff
  return db.transaction(async (tx) => {
    // the parts of a release come from one moment
    await run(tx, sql`set transaction isolation level repeatable read, read only`)
    const read: Responses[][] = []
    for (const { release, responses } of releases) {
      const parts = powerOfTwo((responses * (items + 4)) / partBytes)
      const ofRelease: Responses[] = []
      for (let part = 0; part < parts; part++) {
        // COPY takes no parameters; ids were checked above and the others are numbers
        const rows = `response where workspace_id = '${workspaceId}' and survey_id = '${surveyId}' and release = ${release} and hashtid(ctid) & ${parts - 1} = ${part}`
        ofRelease.push((await readPart(tx, rows)).responses(placeOf))
      }
      read.push(ofRelease)
    }
    return read
  })
}

async function readPart(tx: Tx, rows: string): Promise<CopiedRelease> {
  const copied = new CopiedRelease()
  const stream = tx.client.query(copyTo(`copy (select ${releaseColumns} from ${rows}) to stdout (format binary)`))
  for await (const chunk of stream) copied.feed(chunk as Buffer)
  return copied
}

/** The smallest power of two that is at least `value`, and at least 1. */
function powerOfTwo(value: number): number {
  let power = 1
  while (power < value) power *= 2
  return power
}
