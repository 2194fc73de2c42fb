/** Requests that no route takes: another method of a known address, a page of the web app, or nothing that is here. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Route } from '#contract/route.ts'
import { problem } from './problem.ts'

/** Answers with the web app's page, or refuses. `index` is that page, null when only the API is served. */
export function answerElsewhere(
  request: FastifyRequest,
  reply: FastifyReply,
  routes: readonly Route[],
  index: string | null,
): FastifyReply {
  const [path = ''] = request.url.split('?')
  const known = routes.filter((route) => isAddressOf(route, path)).map(({ method }) => method)
  if (known.length > 0) {
    reply.header('allow', [...known, ...(known.includes('GET') ? ['HEAD'] : [])].join(', '))
    throw problem('request.method', { method: request.method })
  }
  const isPage = !path.startsWith('/api/') && !path.startsWith('/assets/')
  if (index === null || !isPage || (request.method !== 'GET' && request.method !== 'HEAD')) throw problem('notFound')
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(index)
}

function isAddressOf(route: Route, path: string): boolean {
  const given = path.split('/')
  const parts = route.path.split('/')
  return parts.length === given.length && parts.every((part, at) => part === given[at] || part.startsWith(':'))
}
