/** Passwords: tries are limited by account, one's own is changed, a forgotten one is set anew, sessions are ended. */
import { beforeAll, describe, expect, test } from 'vitest'
import { run as touchstone } from '#cli/main.ts'
import { startTestServer, Visitor } from '#test/support/server.ts'

// behind a proxy, so that every request may come from an address of its own and only the account counts
const app = await startTestServer({ environment: { TOUCHSTONE_TRUST_PROXY: 'yes' } })
const { db } = app.server.services
let addresses = 0
const from = () => ({ 'x-forwarded-for': `10.1.${addresses >> 8}.${addresses++ & 255}` })
const password = 'correct horse battery'
const newPassword = 'another sentence for the door'
let alice: Visitor
beforeAll(async () => {
  alice = await app.alice()
})

type Said = { code?: string; title: string; details?: { seconds: number }; person?: { name: string } | null }
const signIn = (who: Visitor, email: string, word: string, more: Record<string, string> = {}) =>
  who.call<Said>('POST', '/api/session', { email, password: word }, { ...from(), ...more })
/** The wait is over, without waiting for it. */
const later = () => db.query({ text: `update password_tries set next_at = now() - interval '1 second'` })
const afresh = () => db.query({ text: 'delete from password_tries' })

describe('tries at one account', () => {
  test('from many addresses make it wait, longer each time, and the same whether the account exists or not', async () => {
    await afresh()
    const tried: Record<string, unknown[]> = {}
    for (const email of ['ALICE@example.org', 'nobody@example.org']) {
      tried[email] = []
      for (let n = 0; n < 6; n++) {
        const { status, body } = await signIn(new Visitor(app.address), email, 'wrong')
        tried[email].push([status, body])
      }
    }
    expect(tried['ALICE@example.org']).toEqual(tried['nobody@example.org'])
    const states = (tried['nobody@example.org'] as [number, Said][]).map(([status]) => status)
    expect(states).toEqual([401, 401, 401, 401, 401, 429])
    const waits = []
    for (let n = 0; n < 7; n++) {
      await later()
      expect((await signIn(new Visitor(app.address), 'alice@example.org', 'wrong')).status).toBe(401)
      const { body, headers } = await signIn(new Visitor(app.address), 'alice@example.org', password)
      expect(body.code).toBe('request.tooMany')
      expect(headers.get('retry-after')).toBe(String(body.details?.seconds))
      waits.push(body.details?.seconds)
    }
    expect(waits).toEqual([2, 4, 8, 16, 30, 30, 30])
  })

  test('a hundred at once are as many as one after the other', async () => {
    await afresh()
    const all = await Promise.all(
      Array.from({ length: 100 }, () => signIn(new Visitor(app.address), 'alice@example.org', 'wrong')),
    )
    const looked = all.filter(({ status }) => status === 401).length
    // five, and one for each wait that ended meanwhile; each wait is twice the one before
    expect(looked).toBeLessThan(12)
    const { rows } = await db.query({ text: 'select tries from password_tries' })
    expect(rows).toEqual([{ tries: looked }])
  })

  test('asking while one has to wait does not make the wait longer', async () => {
    await afresh()
    for (let n = 0; n < 5; n++) await signIn(new Visitor(app.address), 'alice@example.org', 'wrong')
    const before = await db.query({ text: 'select tries, next_at from password_tries' })
    for (let n = 0; n < 5; n++)
      expect((await signIn(new Visitor(app.address), 'alice@example.org', 'wrong')).status).toBe(429)
    expect((await db.query({ text: 'select tries, next_at from password_tries' })).rows).toEqual(before.rows)
  })

  test('do not keep the owner out of a device they have signed in from', async () => {
    await afresh()
    const own = new Visitor(app.address)
    expect((await signIn(own, 'alice@example.org', password)).status).toBe(200)
    for (let n = 0; n < 6; n++) await signIn(new Visitor(app.address), 'alice@example.org', 'wrong')
    // the first wait is a second: on a busy machine it would be over before the last question below
    await db.query({ text: `update password_tries set next_at = now() + interval '1 hour'` })
    expect((await signIn(new Visitor(app.address), 'alice@example.org', password)).status).toBe(429)
    await own.delete('/api/session')
    expect((await signIn(own, 'alice@example.org', password)).body.person?.name).toBe('Alice')
    // the mark of a device is of one person, and no other word passes for it
    const device = own.cookie.split('; ').find((one) => one.startsWith('touchstone_device=')) ?? ''
    for (const forged of [
      `${device}x`,
      device.replace(/=./, (first) => (first === '=_' ? '=-' : '=_')),
      'touchstone_device=a.b',
      'touchstone_device=',
    ])
      expect((await signIn(new Visitor(app.address), 'alice@example.org', password, { cookie: forged })).status).toBe(
        429,
      )
  })

  test('hold no address, and are in no backup', async () => {
    await signIn(new Visitor(app.address), 'somebody.else@example.org', 'wrong')
    const { rows } = await db.query({ text: `select *, encode(who, 'escape') as word from password_tries` })
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('example')
    const { backupTables } = await import('#server/backup/tables.ts')
    expect((await backupTables(db)).map(({ name }) => name)).not.toContain('password_tries')
  })
})

describe('one’s own password', () => {
  const change = (who: Visitor, current: string, next: string) =>
    who.call<Said & { ended: number }>('PUT', '/api/session/password', { current, password: next }, from())

  test('is changed with the present one: other sessions end, this one goes on under another cookie', async () => {
    await afresh()
    const [here, there] = [new Visitor(app.address), new Visitor(app.address)]
    for (const who of [here, there]) await signIn(who, 'alice@example.org', password)
    const before = here.cookie
    expect((await change(here, 'not the one', newPassword)).body.code).toBe('password.wrong')
    expect((await change(here, password, 'short')).status).toBe(400)
    expect((await change(new Visitor(app.address), password, newPassword)).status).toBe(401)
    expect((await there.get<Said>('/api/session')).body.person?.name).toBe('Alice')

    const { status, body } = await change(here, password, newPassword)
    expect(status).toBe(200)
    expect(body.ended).toBeGreaterThanOrEqual(1)
    expect((await there.get<Said>('/api/session')).body.person).toBeNull()
    expect((await here.get<Said>('/api/session')).body.person?.name).toBe('Alice')
    const old = await fetch(`${app.address}/api/session`, { headers: { cookie: before } })
    expect(((await old.json()) as Said).person).toBeNull()
    expect((await signIn(new Visitor(app.address), 'alice@example.org', password)).body.code).toBe('session.wrong')
    expect((await signIn(new Visitor(app.address), 'alice@example.org', newPassword)).status).toBe(200)
    await change(here, newPassword, password)
  })

  test('a stolen session cannot try passwords for long', async () => {
    await afresh()
    const thief = new Visitor(app.address)
    await signIn(thief, 'alice@example.org', password)
    const tried = []
    for (let n = 0; n < 7; n++) tried.push((await change(thief, `guess ${n}`, newPassword)).status)
    expect(tried).toEqual([422, 422, 422, 422, 422, 429, 429])
  })
})

test('sessions are listed by browser and ended everywhere else', async () => {
  await afresh()
  const [here, phone] = [new Visitor(app.address), new Visitor(app.address)]
  await signIn(here, 'alice@example.org', password, {
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  })
  await signIn(phone, 'alice@example.org', password, {
    'user-agent':
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 MicroMessenger/8.0',
  })
  const list = () => here.get<{ rows: { agent: string | null; current: boolean }[] }>('/api/session/all')
  const { rows } = (await list()).body
  expect(rows[0]).toMatchObject({ agent: 'Firefox, Linux', current: true })
  expect(rows.filter(({ current }) => current)).toHaveLength(1)
  expect(rows.map(({ agent }) => agent)).toContain('WeChat, Android')
  expect(JSON.stringify(rows)).not.toContain('Pixel')
  expect((await here.delete<{ ended: number }>('/api/session/others')).body.ended).toBe(rows.length - 1)
  expect((await list()).body.rows).toHaveLength(1)
  expect((await phone.get<Said>('/api/session')).body.person).toBeNull()
  expect((await new Visitor(app.address).get('/api/session/all')).status).toBe(401)
})

describe('a forgotten password', () => {
  const lines: string[] = []
  const command = async (...words: string[]): Promise<{ code: number; said: string }> => {
    lines.length = 0
    const write = (text: string) => lines.push(text)
    const { settings } = app.server.services
    const before = process.env['DATABASE_URL']
    process.env['DATABASE_URL'] = settings.databaseUrl ?? ''
    try {
      const code = await touchstone(['password-link', ...words, '--data', settings.dataFolder], {
        stdout: { write },
        stderr: { write },
      })
      return { code, said: lines.join('') }
    } finally {
      process.env['DATABASE_URL'] = before
    }
  }
  const use = (token: string | undefined, word: string) =>
    new Visitor(app.address).call<Said>('POST', '/api/one-time-link/password', { token, password: word }, from())
  const tokenIn = (said: string) => /#([\w-]{43})/.exec(said)?.[1]

  test('is set anew by the owner of the data folder, once; sessions and older links end', async () => {
    await afresh()
    const { code, said } = await command('ALICE@example.org', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(said)).toMatchObject({ email: 'alice@example.org', purpose: 'password' })
    // at the port the server really has, which no setting knows
    expect(said).toContain(`${app.address}/welcome#`)
    const second = tokenIn((await command('alice@example.org', '--lang', 'zh')).said)
    expect((await use(tokenIn(said), newPassword)).status).toBe(410)
    expect((await new Visitor(app.address).post<object>('/api/one-time-link', { token: second })).body).toMatchObject({
      purpose: 'password',
      email: 'alice@example.org',
    })
    // it makes no account
    const other = { token: second, name: 'Eve', email: 'eve@example.org', password: newPassword }
    expect((await new Visitor(app.address).call('POST', '/api/one-time-link/use', other, from())).status).toBe(410)

    const both = await Promise.all([use(second, newPassword), use(second, 'the other of the two')])
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 410])
    expect((await alice.get<Said>('/api/session')).body.person).toBeNull()
    const set = both[0].status === 200 ? newPassword : 'the other of the two'
    expect((await signIn(new Visitor(app.address), 'alice@example.org', set)).status).toBe(200)
    expect((await signIn(new Visitor(app.address), 'alice@example.org', password)).status).toBe(401)
  })

  test('of nobody is said so', async () => {
    const { code, said } = await command('nobody@example.org', '--lang', 'zh')
    expect(code).toBe(1)
    expect(said).toMatch(/没有/)
  })
})
