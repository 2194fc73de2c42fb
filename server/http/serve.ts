/**
 * One wrapper for every route: validates by the contract, finds who is acting, asks `may`, opens and commits the
 * transaction, and writes errors. A handler says what is done and what comes back, nothing else.
 */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Route } from '#contract/route.ts'
import type { Language } from '#core/language.ts'
import { isMember, may, type Action, type Actor } from '#server/access/may.ts'
import { actorOfRequest } from '#server/accounts/sessions.ts'
import type { Db, Queryable, Tx } from '#server/storage/database.ts'
import type { Services } from '#server/services.ts'
import { languageOf } from './language.ts'
import { problem } from './problem.ts'

export interface Api {
  app: FastifyInstance
  services: Services
  /** Every route that is served, for the description of the API. */
  routes: Route[]
}

/** A file as a reply: bytes or a stream, its media type and the name to save it under. */
export class FileReply {
  readonly content: Uint8Array | Readable
  readonly mediaType: string
  readonly name: string
  constructor(content: Uint8Array | Readable, mediaType: string, name: string) {
    this.content = content
    this.mediaType = mediaType
    this.name = name
  }
}

export interface Context<P, Q, B, D extends Queryable> {
  /** The pool on reads, the open transaction on writes. */
  db: D
  /** For work that must not happen inside the request's transaction (COPY, long jobs). */
  services: Services
  actor: Actor
  /** Throws "forbidden" unless the actor may; for finer things than the route's own action. */
  require: (action: Action, thing?: { ownedBy?: string | null }) => void
  params: P
  query: Q
  body: B
  language: Language
  request: FastifyRequest
  reply: FastifyReply
}

type Out<S> = S extends z.ZodType ? z.output<S> : undefined
type Reply<S> = S extends z.ZodType ? z.input<S> : never

interface Options {
  /** What the caller does to the workspace named in the path; null for routes about oneself. */
  action: Action | null
  /** 'own': the handler asks for the finer right itself, membership is enough here. */
  membershipIsEnough?: boolean
  /** The handler opens its own transactions (imports, exports). */
  ownTransaction?: boolean
  /** Tries per minute and address. */
  triesPerMinute?: number
  bodyLimit?: number
}

/** Serves a GET: reads from the pool. */
export function serveRead<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  api: Api,
  route: Route<P, Q, B, R>,
  options: Options,
  handler: (context: Context<Out<P>, Out<Q>, Out<B>, Db>) => Promise<Reply<R> | FileReply>,
): void {
  register(api, route, options, (context) => handler(context as Context<Out<P>, Out<Q>, Out<B>, Db>))
}

/** Serves a change: the handler works in one transaction, committed before the reply. */
export function serveWrite<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  api: Api,
  route: Route<P, Q, B, R>,
  options: Options,
  handler: (context: Context<Out<P>, Out<Q>, Out<B>, Tx>) => Promise<Reply<R> | FileReply>,
): void {
  register(api, route, options, (context) =>
    context.services.db.transaction((tx) => handler({ ...context, db: tx } as Context<Out<P>, Out<Q>, Out<B>, Tx>)),
  )
}

/** Of a route that takes nothing from the query: a name in it is a mistake there too. docs/decisions/unknown-names.md */
const noQuery = z.strictObject({})

function register(
  { app, services, routes }: Api,
  route: Route,
  options: Options,
  handle: (context: Context<unknown, unknown, unknown, Db>) => Promise<unknown>,
): void {
  routes.push(route)
  app.route({
    method: route.method,
    url: route.path,
    ...(options.bodyLimit === undefined ? {} : { bodyLimit: options.bodyLimit }),
    config:
      options.triesPerMinute === undefined
        ? {}
        : { rateLimit: { max: options.triesPerMinute, timeWindow: '1 minute' } },
    schema: {
      tags: [route.tag],
      ...(route.params === undefined ? {} : { params: route.params }),
      querystring: route.query ?? noQuery,
      ...(route.body === undefined ? {} : { body: route.body }),
      response: { 200: route.reply },
    },
    preValidation: async (request) => {
      // a request without a body says nothing, which is what an empty object says; what is needed is then named by its field
      if (route.body !== undefined) request.body ??= {}
    },
    handler: async (request, reply) => {
      const actor = await actorOfRequest(services, request)
      if (actor === null && route.open !== true) throw problem('session.required')
      const workspaceId = (request.params as { workspace?: string }).workspace
      // another workspace's thing is "not found", never "forbidden"
      if (workspaceId !== undefined && (actor === null || !isMember(actor, workspaceId))) throw problem('notFound')
      const require: Context<unknown, unknown, unknown, Db>['require'] = (action, thing = {}) => {
        if (actor === null || workspaceId === undefined || !may(actor, action, { workspaceId, ...thing }))
          throw problem('forbidden')
      }
      if (options.action !== null && options.membershipIsEnough !== true) require(options.action)
      const result = await handle({
        db: services.db,
        services,
        actor: actor ?? { kind: 'person', personId: '', name: '', roles: new Map() },
        require,
        params: request.params,
        query: request.query,
        body: request.body,
        language: languageOf(request),
        request,
        reply,
      })
      if (result instanceof FileReply) return sendFile(reply, result)
      return reply.send(result)
    },
  })
}

function sendFile(reply: FastifyReply, file: FileReply): FastifyReply {
  const ascii = file.name.replace(/[^\x20-\x7e]|["\\]/g, '_')
  return reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('cache-control', 'no-store')
    .send(
      file.content instanceof Readable
        ? file.content
        : Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength),
    )
}
