/**
 * Import of workforce answers, end to end and beside COPY alone: a file of a million rows is uploaded (written to disk
 * and looked at), previewed (one pass, every row checked) and committed (second pass, COPY, commit).
 * `node bench/import.ts [rows]`
 */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { AnswersMapping } from '#contract/import.ts'
import { criteriaOf } from '#core/instrument/look-up.ts'
import { planAnswers } from '#server/imports/answers/plan.ts'
import { previewAnswers } from '#server/imports/answers/preview.ts'
import { writeAnswers } from '#server/imports/answers/write.ts'
import { sampleUpload } from '#server/imports/detect.ts'
import { saveUpload } from '#server/imports/uploads.ts'
import { startEmbeddedPostgres } from '#server/postgres/start.ts'
import { openDatabase, run, sql } from '#server/storage/database.ts'
import { migrate } from '#server/storage/migrate.ts'
import { smallPack } from '#test/support/pack-fixture.ts'

const rows = Number(process.argv[2] ?? 1_000_000)
const folder = await mkdtemp(join(tmpdir(), 'touchstone-bench-'))
const postgres = await startEmbeddedPostgres({ dataFolder: folder })
const db = openDatabase(postgres.url)
try {
  await migrate(postgres.url)
  for (const shape of [
    { segments: 6, items: 30 },
    { segments: 2, items: 4 },
  ])
    await measure(shape)
} finally {
  await db.close()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}

async function measure(shape: { segments: number; items: number }): Promise<void> {
  const pack = wideInstrument(30)
  const dimensions = (['department', 'roleLevel', 'segment', 'channel', 'region', 'tenure'] as const).slice(
    0,
    shape.segments,
  )
  const addresses = criteriaOf(pack)
    .map(({ address }) => address)
    .slice(0, shape.items)
  const path = join(folder, 'answers.csv')
  await writeFile(path, Readable.from(csv(dimensions, addresses)))

  const workspaceId = randomUUID()
  const diagnosticId = randomUUID()
  const importId = randomUUID()
  await run(db, sql`insert into workspace (workspace_id, name) values (${workspaceId}, '{"en":"Bench"}')`)
  await run(
    db,
    sql`insert into diagnostic (workspace_id, id, name, period_from, period_to) values (${workspaceId}, ${diagnosticId}, '{"en":"Bench"}', '2026-01-01', '2026-12-31')`,
  )
  const mapping: AnswersMapping = {
    kind: 'answers',
    headerRow: 1,
    segments: dimensions.map((dimension, column) => ({ column, dimension })),
    items: addresses.map((criterion, i) => ({ column: dimensions.length + i, criterion })),
    values: [],
    missing: [],
    minimumGroup: 7,
  }

  const began = performance.now()
  const upload = await saveUpload(folder, importId, createReadStream(path))
  const { detected, header } = await sampleUpload(folder, importId, upload, {})
  const uploaded = performance.now()
  const plan = planAnswers(mapping, pack, header, true, [])
  const preview = await previewAnswers(folder, importId, detected, mapping, plan, [], () => {})
  const previewed = performance.now()
  await db.transaction((tx) =>
    writeAnswers(
      tx,
      { workspaceId, diagnosticId, packId: pack.id, importId },
      { dataFolder: folder, detected, mapping },
      plan,
      [],
      () => {},
    ),
  )
  const committed = performance.now()
  const copied = await copyAlone(workspaceId)

  const perSecond = (milliseconds: number): string => `${Math.round(rows / milliseconds).toLocaleString('en')}k rows/s`
  process.stdout.write(
    `${rows.toLocaleString('en')} rows, ${shape.segments} segments + ${shape.items} items (${preview.accepted.toLocaleString('en')} accepted)\n` +
      `  end to end       ${perSecond(committed - began)}\n` +
      `    upload         ${perSecond(uploaded - began)}\n` +
      `    preview        ${perSecond(previewed - uploaded)}\n` +
      `    commit         ${perSecond(committed - previewed)}\n` +
      `  COPY alone       ${perSecond(copied)} (the stored rows into a table of the same shape)\n`,
  )
}

/** Copies the stored rows out and into a bare table, as fast as the server takes them. */
async function copyAlone(workspaceId: string): Promise<number> {
  return db.withConnection(async (client) => {
    await client.query('drop table if exists bare; create table bare (like response)')
    await client.query({
      text: 'insert into bare select * from response where workspace_id = $1',
      values: [workspaceId],
    })
    const pieces: Buffer[] = []
    const { to: copyTo } = await import('pg-copy-streams')
    for await (const piece of client.query(copyTo('copy bare to stdout with (format binary)')))
      pieces.push(piece as Buffer)
    await client.query('truncate bare')
    const began = performance.now()
    await pipeline(
      Readable.from(pieces, { objectMode: false }),
      client.query(copyFrom('copy bare from stdin with (format binary)')),
    )
    return performance.now() - began
  })
}

function* csv(dimensions: readonly string[], items: readonly string[]): Generator<string> {
  let text = `${[...dimensions, ...items].join(',')}\n`
  let state = 7
  for (let row = 0; row < rows; row++) {
    dimensions.forEach(
      (name, at) => (text += `${at === 0 ? '' : ','}${name} ${(row * 7919 * (at + 1)) % (at === 0 ? 40 : 5)}`),
    )
    for (let i = 0; i < items.length; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      text += (state >>> 8) % 9 === 0 ? ',' : `,${1 + ((state >>> 12) % 4)}`
    }
    text += '\n'
    if (text.length > 1_000_000) {
      yield text
      text = ''
    }
  }
  yield text
}

/** The small instrument with as many criteria as wanted. */
function wideInstrument(criteria: number): ReturnType<typeof smallPack> {
  const pack = smallPack()
  const [first] = pack.areas[0]!.aspects
  const [criterion] = first!.criteria
  first!.criteria = Array.from({ length: criteria }, (_, i) => ({ ...criterion!, id: `item-${i + 1}` }))
  return pack
}
