/** Accounts and the door: links, invitations, the last owner, cookies, names a browser may be fooled with. */
import { request } from 'node:http'
import { beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, Visitor } from '#test/support/server.ts'

// behind a proxy, so that each test may come from an address of its own: tries are counted by address
const app = await startTestServer({ environment: { TOUCHSTONE_TRUST_PROXY: 'yes' } })
let alice: Visitor
let workspace: string
beforeAll(async () => {
  alice = await app.alice()
  workspace = (await alice.post<{ id: string }>('/api/workspaces', { name: { en: 'Harbour Bank' } })).body.id
})
const { db } = app.server.services
let visitors = 0
const from = () => ({ 'x-forwarded-for': `10.0.0.${++visitors}` })
const invite = (who: Visitor, where: string, name: string, role = 'assessor') =>
  who.post<{ link: string; code?: string; member: { personId: string } }>(`/api/workspaces/${where}/members`, {
    name,
    email: `${name}@example.org`,
    role,
  })
const use = (token: string | undefined, name: string, more: object = {}) =>
  new Visitor(app.address).call<{ code?: string; workspaces: { id: string }[] }>(
    'POST',
    '/api/one-time-link/use',
    { token, name, email: `${name}@example.org`, password: `${name} has a long password`, ...more },
    from(),
  )
const tokenOf = (link: string) => link.split('#')[1]

describe('one-time links', () => {
  test('open once, also when two hurry', async () => {
    const { link } = (await invite(alice, workspace, 'bea')).body
    const both = await Promise.all([use(tokenOf(link), 'bea'), use(tokenOf(link), 'bea')])
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 410])
    expect((await use(tokenOf(link), 'bea')).body.code).toBe('link.unknown')
  })

  test('an older link does not change the password of an account', async () => {
    const first = (await invite(alice, workspace, 'cem')).body.link
    const second = (await invite(alice, workspace, 'cem')).body.link
    expect((await use(tokenOf(second), 'cem')).status).toBe(200)
    expect((await use(tokenOf(first), 'cem', { password: 'somebody else knows this' })).status).toBe(410)
  })

  test('run out, and are not guessed', async () => {
    const { link } = (await invite(alice, workspace, 'dan')).body
    await db.query({ text: `update one_time_token set expires_at = now() - interval '1 second' where used_at is null` })
    expect((await use(tokenOf(link), 'dan')).status).toBe(410)
    expect((await use('A'.repeat(43), 'dan')).status).toBe(410)
    const { rows } = await db.query({ text: 'select token_hash from one_time_token' })
    expect(JSON.stringify(rows)).not.toContain(String(tokenOf(link)))
  })

  test('the set-up link is dead once there is an account, however it came', async () => {
    await db.query({
      text: `update one_time_token set used_at = null, expires_at = now() + interval '1 day' where purpose = 'setup'`,
    })
    expect((await use(app.server.setupToken ?? '', 'eve')).status).toBe(410)
  })

  test('somebody who was invited elsewhere cannot be taken over by inviting them again', async () => {
    const { link } = (await invite(alice, workspace, 'fay')).body
    // anybody with an account may start a workspace of their own
    const gil = new Visitor(app.address)
    const invited = (await invite(alice, workspace, 'gil')).body.link
    await gil.call(
      'POST',
      '/api/one-time-link/use',
      { token: tokenOf(invited), name: 'gil', email: 'gil@example.org', password: 'gil has a long password' },
      from(),
    )
    const own = (await gil.post<{ id: string }>('/api/workspaces', { name: { en: 'Trap' } })).body.id
    expect((await invite(gil, own, 'FAY')).body.code).toBe('member.pending')
    expect((await use(tokenOf(link), 'fay')).body.workspaces.map(({ id }) => id)).toEqual([workspace])
    expect((await invite(gil, own, 'fay')).status).toBe(200)
  })

  test('an address that has an account cannot be taken with a link', async () => {
    const { link } = (await invite(alice, workspace, 'hal')).body
    expect((await use(tokenOf(link), 'hal', { email: 'ALICE@example.org' })).body.code).toBe('email.taken')
    expect((await use(tokenOf(link), 'hal')).status).toBe(200)
  })
})

test('a workspace keeps an owner, whoever is invited or removed', async () => {
  const own = (await alice.post<{ id: string }>('/api/workspaces', { name: { en: 'One owner' } })).body.id
  expect((await invite(alice, own, 'alice')).body.code).toBe('member.lastOwner')
  const { rows } = (await alice.get<{ rows: { personId: string }[] }>(`/api/workspaces/${own}/members`)).body
  expect((await alice.delete<{ code: string }>(`/api/workspaces/${own}/members/${rows[0]?.personId}`)).body.code).toBe(
    'member.lastOwner',
  )
})

test('access taken away is gone at once, and who never had an account is forgotten', async () => {
  const { link, member } = (await invite(alice, workspace, 'ida')).body
  expect((await alice.delete(`/api/workspaces/${workspace}/members/${member.personId}`)).status).toBe(200)
  expect((await use(tokenOf(link), 'ida')).status).toBe(410)
  const { rows } = await db.query({ text: `select 1 from person where email = 'ida@example.org'` })
  expect(rows).toEqual([])

  const jo = await app.invited(workspace, 'Jo', 'assessor')
  expect((await jo.get(`/api/workspaces/${workspace}`)).status).toBe(200)
  const { body } = await alice.get<{ rows: { personId: string; name: string }[] }>(
    `/api/workspaces/${workspace}/members`,
  )
  await alice.delete(`/api/workspaces/${workspace}/members/${body.rows.find(({ name }) => name === 'Jo')?.personId}`)
  expect((await jo.get(`/api/workspaces/${workspace}`)).status).toBe(404)
})

describe('the door', () => {
  const raw = (headers: Record<string, string>, method = 'GET', path = '/api/session', body = '') =>
    new Promise<number>((resolve, reject) => {
      const sent = request(app.address + path, { method, headers }, (reply) => {
        reply.resume()
        resolve(reply.statusCode ?? 0)
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const own = new URL(app.address).host

  test('a foreign name that resolves here does not get in', async () => {
    expect(await raw({ host: own })).toBe(200)
    expect(await raw({ host: 'localhost:1234' })).toBe(200)
    for (const host of ['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example'])
      expect(`${host} ${await raw({ host })}`).toBe(`${host} 403`)
  })

  test('changes come from our own pages', async () => {
    const post = (headers: Record<string, string>) =>
      raw(
        { host: own, 'content-type': 'application/json', ...from(), ...headers },
        'POST',
        '/api/session',
        '{"email":"a@example.org","password":"x"}',
      )
    expect(await post({ origin: `http://${own}` })).toBe(401)
    expect(await post({})).toBe(401)
    for (const origin of [
      'http://evil.example',
      'null',
      `http://${own}.evil.example`,
      'http://localhost:1',
      'nonsense',
    ])
      expect(`${origin} ${await post({ origin })}`).toBe(`${origin} 403`)
    expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await post({ 'sec-fetch-site': 'same-site' })).toBe(403)
    // a form of another site cannot send JSON
    expect(await post({ 'content-type': 'text/plain' })).toBe(415)
  })

  test('the cookie is HttpOnly and Lax, Secure under https, and dead after signing out', async () => {
    const signIn = (more: Record<string, string>) =>
      new Visitor(app.address).call(
        'POST',
        '/api/session',
        { email: 'alice@example.org', password: 'correct horse battery' },
        { ...from(), ...more },
      )
    const plain = (await signIn({})).headers.getSetCookie()[0] ?? ''
    expect(plain).toMatch(/^touchstone_session=[\w-]{43};.*Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await signIn({ 'x-forwarded-proto': 'https' })).headers.getSetCookie()[0]).toMatch(/; Secure/)
    const cookie = plain.split(';')[0] ?? ''
    const { rows } = await db.query({ text: 'select token_hash from session' })
    expect(JSON.stringify(rows)).not.toContain(cookie.split('=')[1])
    expect((await fetch(`${app.address}/api/workspaces/${workspace}`, { headers: { cookie } })).status).toBe(200)
    await fetch(`${app.address}/api/session`, { method: 'DELETE', headers: { cookie } })
    expect((await fetch(`${app.address}/api/workspaces/${workspace}`, { headers: { cookie } })).status).toBe(401)
  })

  test('tries are limited by address, and say for how long', async () => {
    const same = from()
    const tries = []
    for (let n = 0; n < 12; n++)
      tries.push(
        await new Visitor(app.address).call<{ code: string; details: { seconds: number } }>(
          'POST',
          '/api/session',
          { email: `somebody${n}@example.org`, password: 'wrong' },
          same,
        ),
      )
    expect(tries.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
    expect(tries.at(-1)?.body).toMatchObject({ code: 'request.tooMany', details: { seconds: expect.any(Number) } })
    expect(tries.at(-1)?.headers.get('retry-after')).toMatch(/^\d+$/)
  })
})
