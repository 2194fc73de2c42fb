/** A real server on a fresh database for a test file, and people with names who talk to it over HTTP. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { readSettings } from '#server/settings.ts'
import { startServer, type RunningServer } from '#server/start.ts'
import { freshDatabase } from './database.ts'

export interface Reply<Body = unknown> {
  status: number
  body: Body
  headers: Headers
}

/** Somebody with a browser: keeps cookies, sends the server's own origin. */
export class Visitor {
  readonly address: string
  private readonly cookies = new Map<string, string>()
  language = 'en'
  constructor(address: string) {
    this.address = address
  }

  /** The session as a header says it, for requests made without `call`. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async call<Body = never>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> {
    const form = body instanceof FormData
    const reply = await fetch(`${this.address}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'accept-language': this.language,
        ...(method === 'GET' ? {} : { origin: this.address }),
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    })
    for (const line of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      this.cookies.set(name, value)
    }
    const type = reply.headers.get('content-type') ?? ''
    const content = type.includes('json') ? await reply.json() : Buffer.from(await reply.arrayBuffer())
    return { status: reply.status, body: content as Body, headers: reply.headers }
  }
  get<Body = never>(path: string, headers?: Record<string, string>) {
    return this.call<Body>('GET', path, undefined, headers)
  }
  post<Body = never>(path: string, body: unknown = {}, headers?: Record<string, string>) {
    return this.call<Body>('POST', path, body, headers)
  }
  put<Body = never>(path: string, body: unknown = {}) {
    return this.call<Body>('PUT', path, body)
  }
  patch<Body = never>(path: string, body: unknown = {}) {
    return this.call<Body>('PATCH', path, body)
  }
  delete<Body = never>(path: string) {
    return this.call<Body>('DELETE', path)
  }
  /** multipart/form-data with one `file`. */
  upload<Body = never>(path: string, name: string, content: Uint8Array | string) {
    const form = new FormData()
    form.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name)
    return this.call<Body>('POST', path, form)
  }
}

export interface TestServer {
  server: RunningServer
  address: string
  /** Alice owns the installation; made on first call. */
  alice(): Promise<Visitor>
  /** Invites somebody into a workspace of Alice's (or of `by`) and signs them in. */
  invited(workspaceId: string, name: string, role: 'owner' | 'assessor', by?: Visitor): Promise<Visitor>
}

/** Starts a server without pages; `empty: false` brings the sample. Stopped after the test file. */
export async function startTestServer({
  empty = true,
  environment = {},
}: { empty?: boolean; environment?: Record<string, string> } = {}): Promise<TestServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'touchstone-data-'))
  const { settings } = readSettings(
    { dataFolder, port: '0', empty: String(empty) },
    { DATABASE_URL: await freshDatabase(), TOUCHSTONE_LOG: 'silent', ...environment },
  )
  const server = await startServer(settings, { web: false })
  afterAll(async () => {
    await server.close()
    await rm(dataFolder, { recursive: true, force: true })
  })
  let owner: Visitor | undefined
  const alice = async () => {
    if (owner !== undefined) return owner
    owner = new Visitor(server.address)
    const reply = await owner.post('/api/one-time-link/use', {
      token: server.setupToken,
      name: 'Alice',
      email: 'alice@example.org',
      password: 'correct horse battery',
    })
    if (reply.status !== 200) throw new Error(`Alice could not set up: ${reply.status} ${JSON.stringify(reply.body)}`)
    return owner
  }
  const invited = async (workspaceId: string, name: string, role: 'owner' | 'assessor', by?: Visitor) => {
    const reply = await (by ?? (await alice())).post<{ link: string }>(`/api/workspaces/${workspaceId}/members`, {
      name,
      email: `${name.toLowerCase()}@example.org`,
      role,
    })
    if (reply.status !== 200) throw new Error(`${name} could not be invited: ${JSON.stringify(reply.body)}`)
    const visitor = new Visitor(server.address)
    await visitor.post('/api/one-time-link/use', {
      token: reply.body.link.split('#')[1],
      name,
      email: `${name.toLowerCase()}@example.org`,
      password: `${name} has a long password`,
    })
    return visitor
  }
  return { server, address: server.address, alice, invited }
}
