/** The HTTP application: plugins, the door's checks, problems, the API page, the web app. Routes register themselves. */
import { readFile } from 'node:fs/promises'
import { STATUS_CODES } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import staticFiles from '@fastify/static'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodFastifySchemaValidationError,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Problem } from '#contract/common.ts'
import type { Route } from '#contract/route.ts'
import type { Language } from '#core/language.ts'
import { texts } from '#core/texts/index.ts'
import { registerAccountRoutes } from '#server/accounts/routes.ts'
import { registerDiagnosticRoutes } from '#server/diagnostics/routes.ts'
import { registerImportRoutes } from '#server/imports/routes.ts'
import { registerOrganisationRoutes } from '#server/organisation/routes.ts'
import { registerPackRoutes } from '#server/packs/routes.ts'
import { registerRatingRoutes } from '#server/ratings/routes.ts'
import { registerReportRoutes } from '#server/reports/routes.ts'
import { registerScoreRoutes } from '#server/scores/routes.ts'
import { registerStatisticsRoutes } from '#server/statistics/routes.ts'
import { registerWorkspaceRoutes } from '#server/workspaces/routes.ts'
import { traceOf } from '#server/trace.ts'
import type { Services } from '#server/services.ts'
import { apiPage } from './api-page.ts'
import { answerElsewhere } from './elsewhere.ts'
import type { Api } from './serve.ts'
import { parseJsonBodies } from './json-body.ts'
import { languageOf } from './language.ts'
import { describeApi, type ApiDescription } from './openapi.ts'
import { ProblemError, problem, sentenceOf, statusOf, translateDatabaseError } from './problem.ts'

/** Builds the application. `webFolder` holds the built web app; without it (tests of the API) only the API is served. */
export async function buildApp(services: Services, webFolder: string | null): Promise<FastifyInstance> {
  const { settings } = services
  const app = Fastify({
    // zod's are set below; without this Fastify loads compilers for JSON schemas that no route of ours uses
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    // a request that has not arrived whole by then never will; the largest upload needs minutes
    requestTimeout: 30 * 60_000,
    logger:
      settings.logLevel === 'silent'
        ? false
        : {
            level: settings.logLevel,
            serializers: {
              req: (request: FastifyRequest) => ({
                method: request.method,
                route: request.routeOptions.url ?? 'unknown',
              }),
            },
          },
    frameworkErrors: (error, request, reply) => {
      const language = languageOf(request)
      void sendProblem(reply, asProblem(error, request, language), language, request.id)
    },
    clientErrorHandler: (error, socket) => refuseBrokenRequest(error.code, socket),
    trustProxy: settings.trustProxy,
    bodyLimit: 6_000_000,
    forceCloseConnections: 'idle',
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const language = languageOf(request)
    const known = asProblem(error, request, language)
    if (known.code === 'internal') request.log.error({ err: traceOf(error) }, 'request failed')
    return sendProblem(reply, known, language, request.id)
  })
  parseJsonBodies(app)

  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, context) =>
      Object.assign(problem('request.tooMany', { seconds: Math.ceil(context.ttl / 1000) }), { statusCode: 429 }),
  })
  await app.register(multipart, { limits: { files: 1, fileSize: settings.uploadMegabytes * 1_000_000, fields: 10 } })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Touchstone 试金石',
        version: services.version,
      },
    },
    transform: jsonSchemaTransform,
  })
  app.addHook('onRequest', async (request) => checkDoor(request, settings.host))
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })

  const routes: Route[] = []
  // routes come in their own scope, after swagger has hooked in
  await app.register(async (scope) => {
    const api: Api = { app: scope, services, routes }
    registerAccountRoutes(api)
    registerWorkspaceRoutes(api)
    registerOrganisationRoutes(api)
    registerPackRoutes(api)
    registerDiagnosticRoutes(api)
    registerRatingRoutes(api)
    registerScoreRoutes(api)
    registerImportRoutes(api)
    registerReportRoutes(api)
    registerStatisticsRoutes(api)
    scope.get('/health', { schema: { hide: true } }, async () => {
      await services.db.query({ text: 'select 1' })
      return { status: 'ok', version: services.version }
    })
    const description = (language: Language) => describeApi(app.swagger() as ApiDescription, routes, language)
    scope.get('/api/openapi.json', { schema: { hide: true } }, (request, reply) =>
      reply.send(description(languageOf(request))),
    )
    scope.get('/api/docs', { schema: { hide: true } }, async (request, reply) =>
      reply.type('text/html; charset=utf-8').send(apiPage(description(languageOf(request)), languageOf(request))),
    )
  })

  let index: string | null = null
  if (webFolder !== null) {
    index = await readFile(join(webFolder, 'index.html'), 'utf8')
    const root = join(webFolder, 'assets')
    await app.register(staticFiles, { root, prefix: '/assets/', index: false, immutable: true, maxAge: '30d' })
  }
  app.setNotFoundHandler((request, reply) => answerElsewhere(request, reply, routes, index))
  return app
}

function noCompiler(): never {
  throw new Error("a schema of this server is not zod's")
}

function sendProblem(reply: FastifyReply, known: ProblemError, language: Language, id: string): FastifyReply {
  const status = statusOf(known.code)
  if (known.code === 'busy') reply.header('retry-after', '2')
  if (known.code === 'request.tooMany') reply.header('retry-after', String(known.details['seconds']))
  const body = bodyOf(known, language, status)
  return reply
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify(known.code === 'internal' ? { ...body, detail: id } : body))
}

function bodyOf(known: ProblemError, language: Language, status: number): Problem {
  return {
    type: `/api/docs#problem-${known.code}`,
    title: sentenceOf(known, language),
    status,
    code: known.code,
    details: known.details,
  }
}

/** What is not even HTTP: there is no request yet whose language could be asked. */
function refuseBrokenRequest(code: string | undefined, socket: Duplex): void {
  if (code === 'ECONNRESET' || !socket.writable) return
  const known =
    code === 'HPE_HEADER_OVERFLOW'
      ? problem('request.tooLarge')
      : problem('request.invalid', { where: 'request', what: 'http' })
  const status = statusOf(known.code)
  const body = JSON.stringify(bodyOf(known, 'en', status))
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

const chinese = z.locales.zhCN().localeError

/** What zod says of a request, in the reader's language. */
function issuesOf(
  error: FastifyError & { validation: ZodFastifySchemaValidationError[] },
  request: FastifyRequest,
  language: Language,
): { path: string; message: string }[] {
  const part = { body: request.body, querystring: request.query, params: request.params, headers: request.headers }
  return error.validation.map(({ keyword, instancePath, params, message = '' }) => {
    if (keyword === 'unrecognized_keys') {
      const names = (params as { keys?: string[] }).keys ?? []
      const shown = names.slice(0, 5).map((name) => name.slice(0, 80))
      return { path: instancePath, message: texts[language].api.unknownNames({ names: shown }) }
    }
    // zod words its issues in English; what is ours is a code
    if (language === 'en' || keyword === 'custom') return { path: instancePath, message }
    const path = instancePath.split('/').filter((part) => part !== '')
    const input = path.reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      part[error.validationContext ?? 'body'],
    )
    const said = chinese({ ...params, code: keyword, path, input } as z.core.$ZodRawIssue)
    return { path: instancePath, message: (typeof said === 'string' ? said : said?.message) ?? message }
  })
}

function asProblem(error: FastifyError, request: FastifyRequest, language: Language): ProblemError {
  if (error instanceof ProblemError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = issuesOf(error, request, language)
    return problem(
      'request.invalid',
      { where: `${error.validationContext ?? 'request'}${issues[0]?.path ?? ''}`, what: issues[0]?.message ?? '' },
      { issues },
    )
  }
  const { code, statusCode } = error
  // files of the pages: a folder, or a way out of it
  if (statusCode === 403) return problem('notFound')
  if (statusCode === 413) return problem('request.tooLarge')
  if (statusCode === 415 || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return problem('request.mediaType')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return code === 'FST_ERR_BAD_URL'
      ? problem('request.invalid', { where: 'url', what: 'address' })
      : problem('request.invalid', {
          where: 'body',
          what: code?.startsWith('FST_ERR_CTP_') || error instanceof SyntaxError ? 'json' : 'form',
        })
  return translateDatabaseError(error) ?? problem('internal')
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i

/**
 * State-changing requests must come from our own pages: a browser says so in Origin (or Sec-Fetch-Site). A server that
 * listens on loopback only answers to loopback names, so that a rebound foreign name does not reach it.
 */
function checkDoor(request: FastifyRequest, boundHost: string): void {
  const host = request.headers.host ?? ''
  if (loopback.test(boundHost) && !loopback.test(host)) throw problem('request.origin')
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
  const { origin } = request.headers
  if (origin === undefined) {
    if (request.headers['sec-fetch-site'] !== undefined && request.headers['sec-fetch-site'] !== 'same-origin')
      throw problem('request.origin')
    return
  }
  let from: URL
  try {
    from = new URL(origin)
  } catch {
    throw problem('request.origin')
  }
  if (from.host !== host) throw problem('request.origin')
}
