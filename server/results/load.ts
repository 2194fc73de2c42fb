/**
 * One survey's answers as a snapshot in memory, filled by binary COPY and appended to by whole releases. The rows are
 * the truth: when a release has gone (an import undone), the snapshot is dropped and counted again.
 */
import { to as copyTo } from 'pg-copy-streams'
import {
  appendPacked,
  emptySnapshot,
  noCategory,
  type PackedResponses,
  type RowRange,
  type Snapshot,
} from '#core/tally/snapshot.ts'
import { many, maybeOne, sql, type Db } from '#server/storage/database.ts'
import { CopyRows } from './copy-rows.ts'

export interface Loaded {
  surveyId: string
  minimumGroup: number
  releases: number[]
  /** Rows of each release, in the order of `releases`. */
  ranges: RowRange[]
  snapshot: Snapshot
}
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
  const releases = (
    await many<{ release: number }>(
      db,
      sql`select release from survey_release where workspace_id = ${workspaceId} and survey_id = ${survey.id} order by release`,
    )
  ).map((row) => row.release)
  const usable =
    kept !== undefined && kept.surveyId === survey.id && kept.releases.every((release) => releases.includes(release))
  if (usable && kept.releases.length === releases.length) return { ...kept, minimumGroup: survey.minimumGroup }

  const { dimensions, tuples, indexOf } = await readTuples(db, workspaceId, survey.id, survey.dimensions)
  // new tuples may bring new categories, which moves category numbers: then everything is read anew
  const shape = (of: { itemIds: readonly string[]; dimensions: Snapshot['dimensions'] }) =>
    JSON.stringify([of.itemIds, of.dimensions])
  const same = usable && shape(kept.snapshot) === shape({ itemIds: survey.items, dimensions })
  const base = same ? kept : null
  const missing = base === null ? releases : releases.filter((release) => !base.releases.includes(release))
  const ofBase = new Map(base?.releases.map((release, at) => [release, base.ranges[at]]))
  const start = base?.snapshot ?? emptySnapshot({ itemIds: survey.items, levels: survey.levels, dimensions }, tuples)
  const rows = await readRows(db, workspaceId, survey.id, missing, survey.items.length, indexOf)
  const ofNew = new Map(
    rows.ends.map((end, at) => [missing[at], { from: start.rows + (rows.ends[at - 1] ?? 0), to: start.rows + end }]),
  )
  return {
    surveyId: survey.id,
    minimumGroup: survey.minimumGroup,
    releases,
    ranges: releases.map((release) => ofBase.get(release) ?? ofNew.get(release) ?? { from: 0, to: 0 }),
    snapshot: appendPacked(start, rows, tuples),
  }
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

async function readRows(
  db: Db,
  workspaceId: string,
  surveyId: string,
  releases: number[],
  width: number,
  indexOf: ReadonlyMap<number, number>,
): Promise<PackedResponses & { ends: number[] }> {
  const ends: number[] = []
  const packed = { rows: 0, answers: new Uint8Array(width * 1024), tupleIds: new Uint32Array(1024) }
  if (releases.length === 0) return { ...packed, ends }
  if (!uuid.test(workspaceId) || !uuid.test(surveyId)) throw new Error('an id is not an id')
  await db.withConnection(async (client) => {
    for (const release of releases) {
      const reader = new CopyRows((tupleId, bytes) => {
        if (packed.rows === packed.tupleIds.length) grow(packed)
        // a survey's item order only grows: what an older release does not have was not asked, which is 0
        packed.answers.set(bytes.subarray(0, width), packed.rows * width)
        packed.tupleIds[packed.rows++] = indexOf.get(tupleId) ?? 0xffff_ffff
      })
      // COPY takes no parameters; ids were checked above and a release is a number
      const stream = client.query(
        copyTo(
          `copy (select tuple_id, answers from response where workspace_id = '${workspaceId}' and survey_id = '${surveyId}' and release = ${release}) to stdout (format binary)`,
        ),
      )
      for await (const chunk of stream) reader.feed(chunk as Buffer)
      reader.finish()
      ends.push(packed.rows)
    }
  })
  return { ...packed, ends }
}

/** Twice the room. */
function grow(packed: { answers: Uint8Array; tupleIds: Uint32Array }): void {
  const { answers, tupleIds } = packed
  packed.answers = new Uint8Array(answers.length * 2)
  packed.answers.set(answers)
  packed.tupleIds = new Uint32Array(tupleIds.length * 2)
  packed.tupleIds.set(tupleIds)
}
