/**
 * Import of workforce answers over real HTTP: a file of a million rows is uploaded, previewed (every row checked) and
 * committed, until the server says so. Beside it COPY alone: the stored rows into a bare table of the same shape.
 * Rows by `ROWS=…`.
 */
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Import } from '#contract/import.ts'
import { criteriaOf } from '#core/instrument/look-up.ts'
import type { Pack } from '#core/instrument/pack.ts'
import { insertPack, packHash } from '#server/packs/library.ts'
import { readSettings } from '#server/settings.ts'
import { startServer } from '#server/start.ts'
import { many, sql } from '#server/storage/database.ts'
import { smallPack } from '#test/support/pack-fixture.ts'
import { print } from './table.ts'

const rows = Number(process.env['ROWS'] ?? 1_000_000)
const dimensions = ['department', 'roleLevel', 'segment', 'channel', 'region', 'tenure'] as const
const dataFolder = await mkdtemp(join(tmpdir(), 'touchstone-bench-'))
const { settings } = readSettings(
  { dataFolder, port: '0', empty: 'true' },
  { TOUCHSTONE_LOG: 'silent', TOUCHSTONE_UPLOAD_MB: '2000' },
)
const server = await startServer(settings, { web: false })
try {
  const { db } = server.services
  const pack = instrumentOf(30)
  const items = criteriaOf(pack).map(({ address }) => address)
  let cookie = ''
  const call = async <Reply>(method: string, path: string, body?: object): Promise<Reply> => {
    const reply = await fetch(`${server.address}${path}`, {
      method,
      headers: {
        cookie,
        ...(method === 'GET' ? {} : { origin: server.address }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as Reply
  }
  await call('POST', '/api/one-time-link/use', {
    token: server.setupToken,
    name: 'Alice',
    email: 'alice@example.org',
    password: randomBytes(12).toString('hex'),
  })
  const { id: workspace } = await call<{ id: string }>('POST', '/api/workspaces', { name: { en: 'Bench' } })
  await insertPack(db, workspace, { pack, hash: packHash(pack), origin: 'imported' }, null)
  const [root] = await many<{ id: string }>(db, sql`select id from unit where workspace_id = ${workspace}`)

  const table: Record<string, string | number>[] = []
  for (const [segments, questions] of [
    [6, 30],
    [2, 4],
  ] as const) {
    const { id: diagnostic } = await call<{ id: string }>('POST', `/api/workspaces/${workspace}/diagnostics`, {
      name: { en: `${segments} + ${questions}` },
      periodFrom: '2026-01-01',
      periodTo: '2026-12-31',
      packs: [{ packId: pack.id, version: pack.version }],
      unitIds: [root?.id],
    })
    const at = `/api/workspaces/${workspace}/diagnostics/${diagnostic}/imports`
    const path = join(dataFolder, 'answers.csv')
    await writeFile(path, Readable.from(csv(dimensions.slice(0, segments), items.slice(0, questions))))
    const settled = async (found: Import): Promise<Import> => {
      let now = found
      while (now.state === 'running') {
        await sleep(20)
        now = await call<Import>('GET', `${at}/${found.id}`)
      }
      return now
    }
    const began = performance.now()
    const found = await upload(`${at}?kind=answers`, path)
    const uploaded = performance.now()
    const seen = await settled(await call<Import>('PUT', `${at}/${found.id}/mapping`, found.mapping ?? {}))
    const previewed = performance.now()
    const done = await settled(await call<Import>('POST', `${at}/${found.id}/commit`, {}))
    const ended = performance.now()
    if (done.state !== 'committed') throw new Error(done.problem ?? done.state)

    const perSecond = (milliseconds: number): string => `${Math.round(rows / milliseconds)}k/s`
    table.push({
      [`${rows.toLocaleString('en')} rows`]: `${segments} segments + ${questions} items`,
      'end to end': perSecond(ended - began),
      upload: perSecond(uploaded - began),
      preview: perSecond(previewed - uploaded),
      commit: perSecond(ended - previewed),
      'COPY alone': perSecond(await copyAlone(done.id)),
      accepted: String(seen.preview?.accepted),
    })
  }
  print(table)

  /** Sends a file as a browser does, but without fetch, which takes the time of the server it shares a process with. */
  async function upload(to: string, path: string): Promise<Import> {
    const boundary = randomBytes(12).toString('hex')
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="answers.csv"\r\n\r\n`
    const tail = `\r\n--${boundary}--\r\n`
    const { promise, resolve, reject } = Promise.withResolvers<Import>()
    const outgoing = request(
      `${server.address}${to}`,
      {
        method: 'POST',
        headers: {
          cookie,
          origin: server.address,
          'content-type': `multipart/form-data; boundary=${boundary}`,
          'content-length': head.length + (await stat(path)).size + tail.length,
        },
      },
      (reply) => {
        void reply.toArray().then((pieces) => resolve(JSON.parse(Buffer.concat(pieces as Buffer[]).toString())), reject)
      },
    )
    const body = async function* (): AsyncGenerator<string | Buffer> {
      yield head
      yield* createReadStream(path, { highWaterMark: 1024 * 1024 })
      yield tail
    }
    await pipeline(body, outgoing)
    return promise
  }

  /** Copies an import's stored rows out and into a bare table, as fast as the server takes them. In milliseconds. */
  async function copyAlone(importId: string): Promise<number> {
    return db.withConnection(async (client) => {
      await client.query('drop table if exists bare; create table bare (like response)')
      await client.query({
        text: `insert into bare select r.* from response r join survey_release s using (workspace_id, survey_id, release)
               where r.workspace_id = $1 and s.import_id = $2`,
        values: [workspace, importId],
      })
      const pieces: Buffer[] = []
      for await (const piece of client.query(copyTo('copy bare to stdout with (format binary)')))
        pieces.push(piece as Buffer)
      await client.query('truncate bare')
      const began = performance.now()
      const target = client.query(copyFrom('copy bare from stdin with (format binary)'))
      await pipeline(Readable.from(pieces, { objectMode: false }), target)
      return performance.now() - began
    })
  }
} finally {
  await server.close()
  await rm(dataFolder, { recursive: true, force: true })
}

function* csv(segments: readonly string[], items: readonly string[]): Generator<string> {
  let text = `${[...segments, ...items].join(',')}\n`
  let state = 7
  for (let row = 0; row < rows; row++) {
    segments.forEach((name, at) => {
      text += `${at === 0 ? '' : ','}${name} ${(row * 7919 * (at + 1)) % (at === 0 ? 40 : 5)}`
    })
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

/** The small instrument with as many criteria as wanted and nothing else. */
function instrumentOf(criteria: number): Pack {
  const pack = smallPack()
  const area = pack.areas[0]!
  const aspect = area.aspects[0]!
  aspect.criteria = Array.from({ length: criteria }, (_, i) => ({ ...aspect.criteria[0]!, id: `item-${i + 1}` }))
  return { ...pack, areas: [{ ...area, aspects: [aspect], requests: [], checklist: [] }], guides: [], surveyItems: [] }
}
