/**
 * Walks every route of the contract, also those to come: what a stranger, another workspace and an assessor get, and
 * that no input makes the server fail.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, gunzipSync, inflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '#server/http/app.ts'
import { allRoutes, boundless, callOf, idsIn, inputSchema, type Values } from '#test/support/routes.ts'
import { startTestServer, Visitor, type Reply } from '#test/support/server.ts'
import { makeWorld, secrets, type World } from '#test/support/world.ts'

const routes = await allRoutes()
const ofWorkspace = routes.filter(([, { path }]) => path.includes(':workspace'))
const app = await startTestServer()
let mine: World
let theirs: World
const nowhere = '11111111-1111-4111-8111-111111111111'

beforeAll(async () => {
  const alice = await app.alice()
  theirs = await makeWorld(app, alice, { packId: 'their-pack', assessorName: 'Bob' })
  const other = (await alice.post<{ id: string }>('/api/workspaces', { name: { en: 'Door' } })).body.id
  const mallory = await app.invited(other, 'Mallory', 'owner')
  mine = await makeWorld(app, mallory, { packId: 'my-pack', assessorName: 'Moe' })
})

const call = (who: Visitor, name: string, values: Values): Promise<Reply<{ code?: string; details?: unknown }>> => {
  const route = routes.find(([one]) => one === name)?.[1]
  if (route === undefined) throw new Error(name)
  const { method, path, body } = callOf(route, values)
  // a change without a body in the contract takes a file
  return method === 'POST' && body === undefined ? who.upload(path, 'file.bin', 'x') : who.call(method, path, body)
}
const bare = ({ status, body: { code, details } }: Reply<{ code?: string; details?: unknown }>) => ({
  status,
  code,
  details,
})

/** Everything a reply says, also inside a packed file. */
function textOf(body: unknown): string {
  if (!Buffer.isBuffer(body)) return JSON.stringify(body)
  if (body.readUInt16BE(0) === 0x1f8b) return gunzipSync(body).toString('latin1')
  if (body.readUInt32LE(0) !== 0x04034b50) return body.toString('latin1')
  const parts = [body.toString('latin1')]
  // the entries of a zip, each found by its local header
  for (let at = 0; (at = body.indexOf('PK\u0003\u0004', at, 'latin1')) >= 0; at += 4) {
    const start = at + 30 + body.readUInt16LE(at + 26) + body.readUInt16LE(at + 28)
    if (body.readUInt16LE(at + 8) === 8)
      parts.push(inflateRawSync(body.subarray(start), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1'))
  }
  return parts.join('')
}

test('there are routes to walk', () => {
  expect(ofWorkspace.length).toBeGreaterThan(40)
})

describe.each(ofWorkspace)('%s', (name, route) => {
  test('a stranger must sign in, a foreign workspace is not found', async () => {
    expect(bare(await call(new Visitor(app.address), name, theirs.open))).toEqual({
      status: 401,
      code: 'session.required',
      details: {},
    })
    expect(bare(await call(mine.owner, name, theirs.open))).toEqual({ status: 404, code: 'notFound', details: {} })
  })

  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, word]) => word as string)
  const foreign = inPath.filter((word) =>
    ['diagnostic', 'unit', 'person', 'import', 'run', 'assessor', 'pack'].includes(word),
  )
  test.runIf(foreign.length > 0).each(foreign)(
    'in one’s own workspace, somebody else’s %s is not found',
    async (word) => {
      const reply = await call(mine.owner, name, { ...mine.open, [word]: theirs.open[word] })
      expect(reply.status).toBe(404)
      // and nothing tells it from one that is nowhere
      const none = await call(mine.owner, name, { ...mine.open, [word]: word === 'pack' ? 'no-pack' : nowhere })
      expect(none).toMatchObject({ status: 404, body: { code: reply.body.code } })
    },
  )

  const ids = idsIn(route)
  test.runIf(ids.length > 0).each(ids)('somebody else’s %s in a request is unknown', async (word) => {
    for (const own of [mine.open, mine.revealed]) {
      const wrong = (id: unknown) => ({ [word]: word.endsWith('Ids') ? [id].flat() : id })
      const given = word === 'personId' ? { assessors: undefined } : {}
      const withId = (id: unknown) => {
        if (word === 'personId' && name === 'createDiagnostic')
          return { ...own, ...given, assessors: [{ name: 'X', external: false, personId: id }] }
        return { ...own, ...given, ...wrong(id) }
      }
      const reply = await call(mine.owner, name, withId(theirs.open[word] ?? theirs.revealed['diagnostic']))
      const none = await call(mine.owner, name, withId(nowhere))
      expect([404, 422, 423]).toContain(reply.status)
      expect(bare(reply)).toEqual(bare(none))
    }
  })
})

/** What an assessor may call; everything else in a workspace is the owner's. */
const assessorsRoutes = new Set([
  'getWorkspace',
  'getOrganisation',
  'listPacks',
  'getPack',
  'exportPack',
  'getHandout',
  'listDiagnostics',
  'getDiagnostic',
  // their own sheet and workbook
  'getSheet',
  'putRating',
  'getRatingHistory',
  'getWorkbook',
  'uploadImport',
  'listImports',
  'getImport',
  'previewImport',
  'commitImport',
  'getRefusedRows',
  // after the reveal
  'getRevealed',
  'getResults',
  'getExplanation',
  'getAgreement',
  'getScorecardCsv',
  'getUnitComparison',
  'getUnitComparisonCsv',
  'getWorkforce',
  'listScoreRuns',
  'getScoreRun',
  'getTitles',
  'getReport',
])

describe('an assessor', () => {
  test('may not do what the owner does', async () => {
    for (const [name] of ofWorkspace) {
      if (assessorsRoutes.has(name)) continue
      for (const values of [theirs.open, theirs.revealed])
        expect(`${name} ${(await call(theirs.assessor, name, values)).status}`).toBe(`${name} 403`)
    }
  })

  test('sees nobody else’s rating before the reveal, by any route', async () => {
    const own = (
      await theirs.assessor.get<{ myAssessorId: string }>(
        `/api/workspaces/${theirs.workspace}/diagnostics/${String(theirs.open['diagnostic'])}`,
      )
    ).body.myAssessorId
    for (const [name, route] of ofWorkspace.filter(([one]) => assessorsRoutes.has(one)))
      for (const assessor of [theirs.open['assessor'], own, undefined]) {
        const values = {
          ...theirs.open,
          assessor,
          assessorId: assessor,
          criterion: 'brand-promise.goals',
          value: { kind: 'level', level: 1 },
        }
        const reply = await call(theirs.assessor, name, values)
        const text = textOf(reply.body)
        expect(text, name).not.toContain(secrets.ofWorkbook)
        if (route.method !== 'GET') expect([400, 403, 404, 409, 422]).toContain(reply.status)
      }
  })
})

test('the owner does not see what an assessor with an account rates before the reveal', async () => {
  const { body } = await theirs.owner.get<{ assessors: { id: string; personId: string | null }[] }>(
    `/api/workspaces/${theirs.workspace}/diagnostics/${String(theirs.open['diagnostic'])}`,
  )
  const assessor = body.assessors.find(({ personId }) => personId !== null)?.id
  for (const [name, route] of ofWorkspace) {
    if (route.method !== 'GET') continue
    const reply = await call(theirs.owner, name, { ...theirs.open, assessor, criterion: 'brand-promise.goals' })
    const text = textOf(reply.body)
    expect(text, name).not.toContain(secrets.ofAccount)
  }
  expect((await call(theirs.owner, 'exportWorkspace', theirs.open)).body).toMatchObject({ code: 'backup.sealed' })
  // the walk looks inside files: their own words do stand there
  const own = await call(theirs.owner, 'getWorkbook', theirs.open)
  expect(textOf(own.body)).toContain(secrets.ofWorkbook)
})

/** Values that a stranger would try: each in the place of every single value of every request. */
const hostile: unknown[] = [
  null,
  'a\u0000b',
  'a\ud800b',
  "'; drop table workspace; --",
  '../../etc/passwd',
  -1,
  9_007_199_254_740_991,
  1e308,
  '0000-01-01',
  '=cmd|calc!A1',
  [],
  { constructor: { prototype: { polluted: true } } },
]

/** Copies of a value with one leaf exchanged. */
function* exchanged(value: unknown, other: unknown): Generator {
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries())
      for (const changed of exchanged(one, other))
        yield value.map((kept: unknown, place) => (place === at ? changed : kept))
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value))
      for (const changed of exchanged(one, other)) yield { ...value, [key]: changed }
  } else yield other
}

test.each(routes)('%s takes no text and no list without an end', (_, { query, body }) => {
  for (const part of [query, body]) if (part !== undefined) expect(boundless(inputSchema(part))).toEqual([])
})

describe('no input makes the server fail', () => {
  const sound = (name: string, given: unknown, { status, headers, body }: Reply) => {
    const about = `${name} ${JSON.stringify(given)} → ${status} ${JSON.stringify(body)?.slice(0, 300)}`
    expect(status, about).toBeLessThan(500)
    if (status < 400) return
    expect(headers.get('content-type'), about).toMatch(/^application\/problem\+json/)
    expect(body, about).toMatchObject({
      status,
      code: expect.any(String),
      title: expect.stringMatching(/\p{Script=Han}/u),
    })
    expect(JSON.stringify(body), about).not.toMatch(/select |node_modules|\.ts:\d|at \w+ \(/)
  }

  test.each(routes)('%s', { timeout: 60_000 }, async (name, route) => {
    const who = mine.owner
    who.language = 'zh-CN'
    const { method, path, body } = callOf(route, { ...mine.open, confirm: 'no' })
    if (name === 'signOut') return
    for (const other of hostile) {
      if (body !== undefined)
        for (const changed of exchanged(body, other)) sound(name, changed, await who.call(method, path, changed))
      const words = encodeURIComponent(typeof other === 'string' ? other.replace('\ud800', '') : String(other))
      const [place = '', query] = path.split('?')
      if (query !== undefined)
        for (const [at, pair] of query.split('&').entries()) {
          const pairs = query.split('&').map((one, index) => (index === at ? `${pair.split('=')[0]}=${words}` : one))
          sound(name, pairs, await who.call(method, `${place}?${pairs.join('&')}`, body))
        }
      for (const [at, part] of route.path.split('/').entries())
        if (part.startsWith(':')) {
          const parts = place.split('/').map((one, index) => (index === at ? words : one))
          sound(name, parts, await who.call(method, parts.join('/'), body))
        }
    }
  })

  test('what is not even JSON', async () => {
    const deep = '['.repeat(200_000)
    const raw: [text: string, type: string, status: number][] = [
      ['{"name":', 'application/json', 400],
      ['', 'application/json', 400],
      [deep, 'application/json', 400],
      ['{"name":{"en":"x"},"__proto__":{"a":1}}', 'application/json', 400],
      ['{"name":{"en":"x","constructor":{"prototype":{"a":1}}}}', 'application/json', 400],
      ['<name/>', 'application/xml', 415],
      ['name=x', 'application/x-www-form-urlencoded', 415],
      [`{"name":{"en":"${'x'.repeat(7_000_000)}"}}`, 'application/json', 413],
      ['{"name":{"en":"\\ud800"}}', 'application/json', 400],
      ['{"name":{"en":"a\\u0000"}}', 'application/json', 400],
      ['\ufeff{"name":{"en":1}}', 'application/json; charset=utf-16', 400],
    ]
    for (const [text, type, status] of raw) {
      const session = mine.owner.cookie
      const reply = await fetch(`${app.address}/api/workspaces`, {
        method: 'POST',
        body: text,
        headers: { 'content-type': type, origin: app.address, cookie: session, 'accept-language': 'zh-CN' },
      })
      const body: unknown = await reply.json()
      sound('createWorkspace', text.slice(0, 80), { status: reply.status, headers: reply.headers, body })
      expect(`${text.slice(0, 80)} ${reply.status}`).toBe(`${text.slice(0, 80)} ${status}`)
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('what is not even a form', async () => {
    const whole =
      '--BB\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b\r\n1,2\r\n--BB--\r\n'
    const raw: [text: string, type: string][] = [
      [whole, 'multipart/form-data'],
      [whole, 'multipart/form-data; boundary=CC'],
      [whole.slice(0, 20), 'multipart/form-data; boundary=BB'],
      [whole.slice(0, -14), 'multipart/form-data; boundary=BB'],
    ]
    const uploads = routes.filter(([, { upload }]) => upload === true)
    expect(uploads.length).toBeGreaterThan(1)
    for (const [name, route] of uploads)
      for (const [text, type] of raw) {
        const reply = await fetch(app.address + callOf(route, mine.open).path, {
          method: route.method,
          body: text,
          headers: { 'content-type': type, origin: app.address, cookie: mine.owner.cookie, 'accept-language': 'zh-CN' },
        })
        sound(name, [type, text], { status: reply.status, headers: reply.headers, body: await reply.json() })
        expect(`${name} ${type} ${text.length} ${reply.status}`).toBe(`${name} ${type} ${text.length} 400`)
      }
  })

  test('uploads that never end keep nobody else waiting', async () => {
    const { hostname, port } = new URL(app.address)
    const uploads = routes.filter(([, { upload }]) => upload === true)
    const sockets = Array.from({ length: 30 }, (_, at) => {
      const { path } = callOf(uploads[at % uploads.length]![1], mine.open)
      const head = [`POST ${path} HTTP/1.1`, `host: ${hostname}`, `cookie: ${mine.owner.cookie}`]
      const form = ['content-type: multipart/form-data; boundary=BB', 'content-length: 9999', '', '']
      const part = ['--BB', 'content-disposition: form-data; name="file"; filename="a.csv"', '', 'a,b', '']
      const socket = connect(Number(port), hostname, () => socket.write([...head, ...form, ...part].join('\r\n')))
      return socket
    })
    const held = async () =>
      (
        await app.server.services.db.query({
          text: `select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
        })
      ).rows.length
    // each is let in by the door before its file is waited for
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(await held()).toBe(0)
    expect((await mine.owner.post('/api/workspaces', { name: { en: 'Meanwhile' } })).status).toBe(200)
    for (const socket of sockets) socket.destroy()
  })

  test('what is wrong at the root of a request is named as it came', async () => {
    const reply = await fetch(`${app.address}/api/workspaces`, {
      method: 'POST',
      body: '7',
      headers: {
        'content-type': 'application/json',
        origin: app.address,
        cookie: mine.owner.cookie,
        'accept-language': 'zh-CN',
      },
    })
    expect(await reply.json()).toMatchObject({ status: 400, title: expect.stringMatching(/实际接收 数字/) })
  })

  test('a method that an address does not have', async () => {
    for (const [name, route] of routes) {
      const { path } = callOf(route, mine.open)
      const [place = ''] = path.split('?')
      const here = routes.filter(([, other]) => new RegExp(`^${other.path.replace(/:\w+/g, '[^/]+')}$`).test(place))
      const taken = here.map(([, one]) => one.method as string)
      for (const method of ['OPTIONS', 'PUT', 'PATCH', 'DELETE', 'POST']) {
        if (taken.includes(method)) continue
        const reply = await fetch(app.address + path, {
          method,
          headers: { origin: app.address, 'accept-language': 'zh-CN' },
        })
        sound(name, method, { status: reply.status, headers: reply.headers, body: await reply.json() })
        expect(`${name} ${method} ${reply.status}`).toBe(`${name} ${method} 405`)
        expect(reply.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(taken))
      }
    }
  })

  test('what is not even HTTP', async () => {
    const { hostname, port } = new URL(app.address)
    const broken = (text: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), hostname, () => socket.write(text))
        let said = ''
        socket.on('data', (data: Buffer) => (said += data.toString()))
        socket.on('close', () => resolve(said))
        socket.on('error', reject)
      })
    for (const [text, status] of [
      ['GET / HTTP/1.1\r\nHost: localhost\r\nbad header\r\n\r\n', 400],
      ['nonsense\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\nHost: localhost\r\nCookie: ${'a'.repeat(40_000)}\r\n\r\n`, 413],
    ] as const) {
      const [head = '', body = ''] = (await broken(text)).split('\r\n\r\n')
      expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*application/problem\\+json`))
      expect(JSON.parse(body)).toMatchObject({ status, code: expect.stringMatching(/^request\./) })
    }
  })

  test('pages are there for HEAD too, and no page stands where a file is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'touchstone-web-'))
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'index.html'), '<title>page</title>')
    await writeFile(join(folder, 'assets', 'here.js'), '1')
    const withPages = await buildApp(app.server.services, folder)
    const status = async (method: 'GET' | 'HEAD' | 'POST', url: string) =>
      (await withPages.inject({ method, url, headers: { host: 'localhost' } })).statusCode
    expect(await status('GET', '/library')).toBe(200)
    expect(await status('HEAD', '/')).toBe(200)
    expect(await status('POST', '/')).toBe(404)
    expect(await status('GET', '/assets/here.js')).toBe(200)
    expect(await status('HEAD', '/assets/here.js')).toBe(200)
    for (const nowhere of ['gone.js', '', '..%2findex.html', '..%5cindex.html', '%00', '.hidden'])
      expect([nowhere, await status('GET', `/assets/${nowhere}`)]).toEqual([nowhere, 404])
    await withPages.close()
    await rm(folder, { recursive: true })
  })

  test('addresses that are none', async () => {
    for (const path of ['/%', '/api/%ff', '/api/nowhere', '/api/workspaces/%00']) {
      const reply = await fetch(app.address + path, { headers: { 'accept-language': 'zh-CN' } })
      sound(path, '', { status: reply.status, headers: reply.headers, body: await reply.json() })
    }
  })
})
