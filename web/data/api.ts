/** Calls the HTTP API with the shapes of `#contract`. Everything the server says no to arrives as an `ApiProblem`. */
import type { BodyOf, ParamsOf, QueryOf, ReplyOf, Route } from '#contract/route.ts'
import type { Problem } from '#contract/common.ts'
import { acceptLanguage } from '../theme/preferences.tsx'

/** A refusal of the server, or the lack of an answer. `code` is stable, `title` is in the reader's language. */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly detail: string | undefined
  readonly details: Record<string, unknown>
  constructor(problem: Pick<Problem, 'code' | 'status' | 'title' | 'detail' | 'details'>) {
    super(problem.title)
    this.name = 'ApiProblem'
    this.code = problem.code
    this.status = problem.status
    this.detail = problem.detail
    this.details = problem.details ?? {}
  }
  get title(): string {
    return this.message
  }
  get unreachable(): boolean {
    return this.code === 'network.unreachable' || this.silent
  }
  /** Waited for to the limit: asking again would wait as long again. */
  get silent(): boolean {
    return this.code === 'network.silent'
  }
}

/** What a call of a route needs: path parameters, query and body, as far as the route has them. */
export type CallInput<R> = {
  params?: ParamsOf<R>
  query?: Partial<QueryOf<R>>
  body?: BodyOf<R>
}

type AnyRoute = Pick<Route, 'method' | 'path'>

/** The address of a route, for links and downloads. */
export function hrefOf<R extends AnyRoute>(route: R, input: Pick<CallInput<R>, 'params' | 'query'> = {}): string {
  const params = (input.params ?? {}) as Record<string, string>
  const path = route.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(
    (input.query ?? {}) as Record<string, string | number | boolean | undefined>,
  )) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  return query.size === 0 ? path : `${path}?${query}`
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const fallback = {
    code: `http.${response.status}`,
    status: response.status,
    title: response.statusText || String(response.status),
  }
  const body: unknown = await response.json().catch(() => null)
  if (typeof body !== 'object' || body === null) return new ApiProblem(fallback)
  return new ApiProblem({ ...fallback, ...(body as Problem) })
}

/** A server that hangs gives no answer at all: after this long it is given up, and the page says so. */
export const answerLimit = 45_000

/** What may be sent again without being done twice; what a POST or a DELETE sets going may also take its time. */
const repeatable: readonly Route['method'][] = ['GET', 'PUT', 'PATCH']

export type CallOptions = {
  signal?: AbortSignal
  /** Milliseconds until no answer is one; null waits as long as the browser does. */
  limit?: number | null
}

/** Sends a request and reads its reply, both within `limit`: a connection can also die in the middle of an answer. */
async function send(href: string, init: RequestInit, { signal, limit = null }: CallOptions): Promise<unknown> {
  const headers = new Headers(init.headers)
  headers.set('Accept', 'application/json')
  headers.set('Accept-Language', acceptLanguage())
  const late = new AbortController()
  const timer = limit === null ? undefined : setTimeout(() => late.abort(), limit)
  const signals = signal === undefined ? [late.signal] : [signal, late.signal]
  try {
    const response = await fetch(href, {
      ...init,
      headers,
      credentials: 'same-origin',
      signal: AbortSignal.any(signals),
    })
    if (!response.ok) throw await problemOf(response)
    return await response.json()
  } catch (error) {
    if (late.signal.aborted) throw new ApiProblem({ code: 'network.silent', status: 0, title: '' })
    if (error instanceof ApiProblem || signal?.aborted === true) throw error
    throw new ApiProblem({ code: 'network.unreachable', status: 0, title: '' })
  } finally {
    clearTimeout(timer)
  }
}

/** Calls a route and gives its reply. Throws `ApiProblem`. */
export async function call<R extends AnyRoute>(
  route: R,
  input: CallInput<R> = {},
  { signal, limit = repeatable.includes(route.method) ? answerLimit : null }: CallOptions = {},
): Promise<ReplyOf<R>> {
  const init: RequestInit = { method: route.method }
  if (route.method !== 'GET' && input.body !== undefined) {
    init.body = JSON.stringify(input.body)
    init.headers = { 'Content-Type': 'application/json' }
  }
  return (await send(hrefOf(route, input), init, { signal, limit })) as ReplyOf<R>
}

/** Posts one file as multipart/form-data, as the import routes want it. */
export async function upload<R extends AnyRoute>(
  route: R,
  file: File,
  input: Omit<CallInput<R>, 'body'> = {},
): Promise<ReplyOf<R>> {
  const body = new FormData()
  body.set('file', file)
  return (await send(hrefOf(route, input), { method: route.method, body }, {})) as ReplyOf<R>
}
