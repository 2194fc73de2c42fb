/**
 * One description of a route serves the server (validation, OpenAPI), the web and the tests (typed calls).
 */
import type { z } from 'zod'
import type { texts } from '#core/texts/index.ts'

type Texts = (typeof texts)['en']['api']

export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Fastify style: `/api/workspaces/:workspace/diagnostics`. */
  path: string
  /** The name it is exported under; what it does is said under that name in the catalogue of texts. */
  name: keyof Texts['routes']
  tag: keyof Texts['tags']
  params?: Params
  query?: Query
  body?: Body
  reply: Reply
  /** The reply is a file of one of these media types; its content is not described by `reply`. */
  file?: readonly string[]
  /** The request is multipart/form-data with one `file`. */
  upload?: boolean
  /** Who may call without a session. */
  open?: boolean
}

/** Keeps the exact types of a route's parts. */
export function defineRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
): Route<P, Q, B, R> {
  return route
}

export type ParamsOf<R> = R extends Route<infer P, infer _Q, infer _B, infer _R> ? z.output<P> : never
export type QueryOf<R> = R extends Route<infer _P, infer Q, infer _B, infer _R> ? z.output<Q> : never
export type BodyOf<R> = R extends Route<infer _P, infer _Q, infer B, infer _R> ? z.input<B> : never
export type ReplyOf<R> = R extends Route<infer _P, infer _Q, infer _B, infer Reply> ? z.output<Reply> : never
