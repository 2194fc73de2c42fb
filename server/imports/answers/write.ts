/**
 * Writes accepted answers: one release, by COPY, in random order, in the caller's transaction. A crash in the middle
 * leaves nothing. Position in the table says nothing about position in the file, so not about the person.
 */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { AnswersMapping } from '#contract/import.ts'
import { many, maybeOne, one, run, sql, type Queryable, type Tx } from '#server/storage/database.ts'
import type { Detected, Written } from '../store.ts'
import { acceptedPath } from '../uploads.ts'
import { readAccepted, type Accepted } from './accepted.ts'
import { PackedAnswers, shuffled } from './packed.ts'
import { answerCodes } from '#core/survey/answer-code.ts'
import type { AnswersPlan, SegmentNames } from './plan.ts'
import { newSegments, type OnProgress } from './preview.ts'
import { AnswerReader } from './reader.ts'
import { scanAnswers } from './scan.ts'

export interface AnswersTarget {
  workspaceId: string
  diagnosticId: string
  packId: string
  importId: string
}

export interface AnswersSource {
  folder: string
  /** The size of the upload, for the progress. */
  bytes: number
  detected: Detected
  mapping: AnswersMapping
}

/** Writes what is accepted: as the preview kept it, else by reading the file once more. */
export async function writeAnswers(
  tx: Tx,
  target: AnswersTarget,
  source: AnswersSource,
  plan: AnswersPlan,
  known: SegmentNames,
  onProgress: OnProgress,
): Promise<{ written: Extract<Written, { kind: 'answers' }>; responses: number }> {
  const kept = await readAccepted(acceptedPath(source.folder, target.importId), plan)
  const { packed, tuples } = kept ?? (await acceptAgain(target.importId, source, plan, onProgress))
  const survey = await openSurvey(tx, target, plan, source.mapping.minimumGroup)
  const used = new Set<number>()
  for (let row = 0; row < packed.count; row++) used.add(packed.tupleOf(row))
  const segments = newSegments(
    plan,
    Array.from(used, (tuple) => tuples[tuple]!),
    known,
  )
  await insertSegments(tx, target.workspaceId, segments)
  const tupleIds = await insertTuples(tx, target.workspaceId, survey, plan, tuples, used)
  const release = await nextRelease(tx, target, survey.id)
  await run(
    tx,
    sql`insert into survey_release (workspace_id, survey_id, release, import_id, responses)
        values (${target.workspaceId}, ${survey.id}, ${release}, ${target.importId}, ${packed.count})`,
  )
  await copyResponses(
    tx,
    { workspaceId: target.workspaceId, surveyId: survey.id, release },
    packed,
    plan,
    survey.items,
    tupleIds,
    (rows) => {
      // without what the preview kept, reading was the long part and has said how far it is
      if (kept !== null) onProgress({ rows, bytes: Math.round((source.bytes * rows) / packed.count) })
    },
  )
  return { written: { kind: 'answers', surveyId: survey.id, release, segments }, responses: packed.count }
}

async function acceptAgain(
  importId: string,
  { folder, detected, mapping }: AnswersSource,
  plan: AnswersPlan,
  onProgress: OnProgress,
): Promise<Accepted> {
  const reader = new AnswerReader(plan)
  const packed = new PackedAnswers(plan.items.length)
  await scanAnswers(folder, importId, detected, mapping, reader, {
    accept: () => packed.add(reader.tuple, reader.answers),
    refuse: () => {},
    progress: (rows, bytes) => onProgress({ rows, bytes }),
  })
  return { packed, tuples: reader.tuples }
}

interface Survey {
  id: string
  /** Criterion addresses in byte order. */
  items: string[]
  dimensions: string[]
}

/**
 * The survey of this diagnostic and instrument, locked. A new one has all criteria of the instrument as items, so that
 * later files with other columns fit. Items and dimensions only grow: what is new stands behind the others.
 */
async function openSurvey(tx: Tx, target: AnswersTarget, plan: AnswersPlan, minimumGroup: number): Promise<Survey> {
  const { workspaceId, diagnosticId, packId } = target
  // the unique key makes two first imports wait for each other
  await run(
    tx,
    sql`insert into survey (workspace_id, id, diagnostic_id, pack_id, items, dimensions, minimum_group)
        values (${workspaceId}, ${randomUUID()}, ${diagnosticId}, ${packId}, ${JSON.stringify(plan.itemAddresses)}, '[]', ${minimumGroup})
        on conflict (workspace_id, diagnostic_id, pack_id) do nothing`,
  )
  const survey = await one<Survey>(
    tx,
    sql`select id, items, dimensions from survey where workspace_id = ${workspaceId} and diagnostic_id = ${diagnosticId} and pack_id = ${packId} for update`,
  )
  const added = plan.segments
    .map(({ dimension }) => dimension)
    .filter((dimension) => !survey.dimensions.includes(dimension))
  const dimensions = [...survey.dimensions, ...added]
  const newItems = plan.itemAddresses.filter((address) => !survey.items.includes(address))
  const isMapped = plan.items.some(({ criterion }) => newItems.includes(criterion))
  const items = isMapped ? [...survey.items, ...newItems] : survey.items
  // a minimum group is raised at will and never lowered
  await run(
    tx,
    sql`update survey set items = ${JSON.stringify(items)}, dimensions = ${JSON.stringify(dimensions)}, minimum_group = greatest(minimum_group, ${minimumGroup})
        where workspace_id = ${workspaceId} and id = ${survey.id}`,
  )
  if (added.length > 0) {
    await run(
      tx,
      sql`update segment_tuple set codes = codes || ${JSON.stringify(added.map(() => null))}::jsonb
          where workspace_id = ${workspaceId} and survey_id = ${survey.id}`,
    )
  }
  return { id: survey.id, items, dimensions }
}

async function insertSegments(
  tx: Tx,
  workspaceId: string,
  segments: readonly { dimension: string; code: string }[],
): Promise<void> {
  if (segments.length === 0) return
  // a code says how it reads: in Chinese when it has Chinese characters
  const names = segments.map(({ code }) =>
    JSON.stringify(/\p{Script=Han}/u.test(code) ? { 'zh-CN': code } : { en: code }),
  )
  await run(
    tx,
    sql`insert into segment_value (workspace_id, dimension, code, name, sort)
        select ${workspaceId}, v.dimension, v.code, v.name, v.sort
        from unnest(${segments.map(({ dimension }) => dimension)}::text[], ${segments.map(({ code }) => code)}::text[], ${names}::jsonb[], ${segments.map((_, at) => 1000 + at)}::int[])
          as v (dimension, code, name, sort)
        on conflict (workspace_id, dimension, code) do nothing`,
  )
}

/** The stored number of every tuple in use, by the reader's number. */
async function insertTuples(
  tx: Tx,
  workspaceId: string,
  survey: Survey,
  plan: AnswersPlan,
  tuples: readonly (string | null)[][],
  used: ReadonlySet<number>,
): Promise<Int32Array> {
  const stored = await many<{ tuple_id: number; codes: (string | null)[] }>(
    tx,
    sql`select tuple_id, codes from segment_tuple where workspace_id = ${workspaceId} and survey_id = ${survey.id}`,
  )
  const ids = new Map(stored.map(({ tuple_id, codes }) => [JSON.stringify(codes), tuple_id]))
  let next = stored.reduce((most, { tuple_id }) => Math.max(most, tuple_id), 0) + 1
  const places = survey.dimensions.map((dimension) =>
    plan.segments.findIndex((segment) => segment.dimension === dimension),
  )
  const found = new Int32Array(tuples.length)
  const fresh: { id: number; codes: string }[] = []
  for (const tuple of used) {
    const codes = JSON.stringify(places.map((place) => (place < 0 ? null : tuples[tuple]![place]!)))
    let id = ids.get(codes)
    if (id === undefined) {
      id = next++
      ids.set(codes, id)
      fresh.push({ id, codes })
    }
    found[tuple] = id
  }
  for (let at = 0; at < fresh.length; at += 20_000) {
    const part = fresh.slice(at, at + 20_000)
    await run(
      tx,
      sql`insert into segment_tuple (workspace_id, survey_id, tuple_id, codes)
          select ${workspaceId}, ${survey.id}, t.id, t.codes from unnest(${part.map(({ id }) => id)}::int[], ${part.map(({ codes }) => codes)}::jsonb[]) as t (id, codes)`,
    )
  }
  return found
}

/** A release number is used once, so that no snapshot of a release taken back is mistaken for a new one. */
async function nextRelease(db: Queryable, target: AnswersTarget, surveyId: string): Promise<number> {
  const { last } = await one<{ last: number }>(
    db,
    sql`select greatest(
          (select coalesce(max(release), 0) from survey_release where workspace_id = ${target.workspaceId} and survey_id = ${surveyId}),
          (select coalesce(max((result->'written'->>'release')::int), 0) from import
             where workspace_id = ${target.workspaceId} and diagnostic_id = ${target.diagnosticId} and result->'written'->>'surveyId' = ${surveyId})
        ) as last`,
  )
  return last + 1
}

const copyHead = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)])
const copyEnd = Buffer.of(0xff, 0xff)

async function copyResponses(
  tx: Tx,
  release: { workspaceId: string; surveyId: string; release: number },
  packed: PackedAnswers,
  plan: AnswersPlan,
  surveyItems: readonly string[],
  tupleIds: Int32Array,
  onRows: (rows: number) => void,
): Promise<void> {
  const stream = tx.client.query(
    copyFrom('copy response (workspace_id, survey_id, release, tuple_id, answers) from stdin with (format binary)'),
  )
  await pipeline(
    Readable.from(binaryRows(release, packed, plan, surveyItems, tupleIds, onRows), { objectMode: false }),
    stream,
  )
}

/** COPY's binary format: for each row the number of fields, then each field's length and bytes. */
function* binaryRows(
  { workspaceId, surveyId, release }: { workspaceId: string; surveyId: string; release: number },
  packed: PackedAnswers,
  plan: AnswersPlan,
  surveyItems: readonly string[],
  tupleIds: Int32Array,
  onRows: (rows: number) => void,
): Generator<Buffer> {
  yield copyHead
  const width = surveyItems.length
  // everything but tuple and answers is the same in every row
  const template = Buffer.alloc(2 + 20 + 20 + 8 + 8 + 4 + width, answerCodes.notAsked)
  template.writeInt16BE(5, 0)
  template.writeInt32BE(16, 2)
  template.write(workspaceId.replaceAll('-', ''), 6, 'hex')
  template.writeInt32BE(16, 22)
  template.write(surveyId.replaceAll('-', ''), 26, 'hex')
  template.writeInt32BE(4, 42)
  template.writeInt32BE(release, 46)
  template.writeInt32BE(4, 50)
  template.writeInt32BE(width, 58)
  const places = Int32Array.from(plan.items, ({ criterion }) => 62 + surveyItems.indexOf(criterion))
  const perPiece = Math.max(1, Math.floor(262_144 / template.length))
  const order = shuffled(packed.count)
  // a piece begins as a copy of this; a copy for each row cost as much as all that is put into it
  const blank = Buffer.alloc(perPiece * template.length, template)
  for (let from = 0; from < order.length; from += perPiece) {
    const to = Math.min(order.length, from + perPiece)
    const piece = Buffer.from(blank.subarray(0, (to - from) * template.length))
    for (let at = from, offset = 0; at < to; at++, offset += template.length) {
      piece.writeInt32BE(tupleIds[packed.tupleOf(order[at]!)]!, offset + 54)
      packed.scatter(order[at]!, piece, offset, places)
    }
    yield piece
    onRows(to)
  }
  yield copyEnd
}

/** Whether a score run has read this release; then it stays. */
export async function releaseIsUsed(
  db: Queryable,
  workspaceId: string,
  written: Extract<Written, { kind: 'answers' }>,
): Promise<boolean> {
  const row = await maybeOne(
    db,
    sql`select 1 from score_run r join survey s on s.workspace_id = r.workspace_id and s.diagnostic_id = r.diagnostic_id and s.pack_id = r.pack_id
        where r.workspace_id = ${workspaceId} and s.id = ${written.surveyId} and r.releases @> ${JSON.stringify([written.release])}::jsonb limit 1`,
  )
  return row !== null
}

/** Takes a release back as one: its answers, the tuples and segment values nobody else uses, and an empty survey. */
export async function removeAnswers(
  tx: Tx,
  workspaceId: string,
  written: Extract<Written, { kind: 'answers' }>,
): Promise<void> {
  const { surveyId, release } = written
  await maybeOne(tx, sql`select 1 from survey where workspace_id = ${workspaceId} and id = ${surveyId} for update`)
  await run(
    tx,
    sql`delete from response where workspace_id = ${workspaceId} and survey_id = ${surveyId} and release = ${release}`,
  )
  await run(
    tx,
    sql`delete from survey_release where workspace_id = ${workspaceId} and survey_id = ${surveyId} and release = ${release}`,
  )
  const left = await maybeOne(
    tx,
    sql`select 1 from survey_release where workspace_id = ${workspaceId} and survey_id = ${surveyId} limit 1`,
  )
  if (left === null) {
    await run(tx, sql`delete from survey where workspace_id = ${workspaceId} and id = ${surveyId}`)
  } else {
    await run(
      tx,
      sql`delete from segment_tuple t where t.workspace_id = ${workspaceId} and t.survey_id = ${surveyId}
            and t.tuple_id not in (select r.tuple_id from response r where r.workspace_id = ${workspaceId} and r.survey_id = ${surveyId})`,
    )
  }
  const surveys = await many<{ id: string; dimensions: string[] }>(
    tx,
    sql`select id, dimensions from survey where workspace_id = ${workspaceId}`,
  )
  for (const { dimension, code } of written.segments) {
    let used = false
    for (const survey of surveys) {
      const place = survey.dimensions.indexOf(dimension)
      if (place < 0 || used) continue
      used =
        (await maybeOne(
          tx,
          sql`select 1 from segment_tuple where workspace_id = ${workspaceId} and survey_id = ${survey.id} and codes->>${place}::int = ${code} limit 1`,
        )) !== null
    }
    if (!used) {
      await run(
        tx,
        sql`delete from segment_value where workspace_id = ${workspaceId} and dimension = ${dimension} and code = ${code}`,
      )
    }
  }
}
