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

/** A server that hangs gives no answer at all: after this long a read is given up, and the page says so. */
export const readLimit = 45_000

async function send(href: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('Accept', 'application/json')
  headers.set('Accept-Language', acceptLanguage())
  let response: Response
  try {
    response = await fetch(href, { ...init, headers, credentials: 'same-origin' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    const silent = error instanceof DOMException && error.name === 'TimeoutError'
    throw new ApiProblem({ code: silent ? 'network.silent' : 'network.unreachable', status: 0, title: '' })
  }
  if (!response.ok) throw await problemOf(response)
  return response
}

/** Calls a route and gives its reply. Throws `ApiProblem`. */
export async function call<R extends AnyRoute>(
  route: R,
  input: CallInput<R> = {},
  signal?: AbortSignal,
): Promise<ReplyOf<R>> {
  const limit = route.method === 'GET' ? [AbortSignal.timeout(readLimit)] : []
  const signals = signal === undefined ? limit : [signal, ...limit]
  const init: RequestInit = { method: route.method, signal: AbortSignal.any(signals) }
  if (route.method !== 'GET' && input.body !== undefined) {
    init.body = JSON.stringify(input.body)
    init.headers = { 'Content-Type': 'application/json' }
  }
  const response = await send(hrefOf(route, input), init)
  return (await response.json()) as ReplyOf<R>
}

/** Posts one file as multipart/form-data, as the import routes want it. */
export async function upload<R extends AnyRoute>(
  route: R,
  file: File,
  input: Omit<CallInput<R>, 'body'> = {},
): Promise<ReplyOf<R>> {
  const body = new FormData()
  body.set('file', file)
  const response = await send(hrefOf(route, input), { method: route.method, body })
  return (await response.json()) as ReplyOf<R>
}
