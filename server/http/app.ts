/** The HTTP application: plugins, the door's checks, problems, the API page, the web app. Routes register themselves. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import staticFiles from '@fastify/static'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import { registerAccountRoutes } from '#server/accounts/routes.ts'
import { registerDiagnosticRoutes } from '#server/diagnostics/routes.ts'
import { registerImportRoutes } from '#server/imports/routes.ts'
import { registerOrganisationRoutes } from '#server/organisation/routes.ts'
import { registerPackRoutes } from '#server/packs/routes.ts'
import { registerRatingRoutes } from '#server/ratings/routes.ts'
import { registerReportRoutes } from '#server/reports/routes.ts'
import { registerScoreRoutes } from '#server/scores/routes.ts'
import { registerWorkspaceRoutes } from '#server/workspaces/routes.ts'
import type { Services } from '#server/services.ts'
import { apiPage } from './api-page.ts'
import { languageOf } from './language.ts'
import { ProblemError, problem, sentenceOf, statusOf, translateDatabaseError } from './problem.ts'

/** Builds the application. `webFolder` holds the built web app; without it (tests of the API) only the API is served. */
export async function buildApp(services: Services, webFolder: string | null): Promise<FastifyInstance> {
  const { settings } = services
  const app = Fastify({
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
    trustProxy: settings.trustProxy,
    bodyLimit: 6_000_000,
    forceCloseConnections: 'idle',
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = asProblem(error)
    if (known.code === 'internal')
      request.log.error({ err: { name: error.name, code: error.code, stack: error.stack } }, 'request failed')
    const status = statusOf(known.code)
    if (known.code === 'busy') reply.header('retry-after', '2')
    return reply
      .status(status)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: `/api/docs#problem-${known.code}`,
          title: sentenceOf(known, languageOf(request)),
          status,
          code: known.code,
          details: known.details,
          ...(known.code === 'internal' ? { detail: request.id } : {}),
        }),
      )
  })

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
        description: 'Everything the pages show, as an API. Errors are application/problem+json with a stable code.',
      },
    },
    transform: jsonSchemaTransform,
  })
  app.addHook('onRequest', async (request) => checkDoor(request, settings.host))
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })

  // routes come in their own scope, after swagger has hooked in
  await app.register(async (scope) => {
    const api = { app: scope, services }
    registerAccountRoutes(api)
    registerWorkspaceRoutes(api)
    registerOrganisationRoutes(api)
    registerPackRoutes(api)
    registerDiagnosticRoutes(api)
    registerRatingRoutes(api)
    registerScoreRoutes(api)
    registerImportRoutes(api)
    registerReportRoutes(api)
    scope.get('/health', { schema: { hide: true } }, async () => {
      await services.db.query({ text: 'select 1' })
      return { status: 'ok', version: services.version }
    })
    scope.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
    scope.get('/api/docs', { schema: { hide: true } }, async (request, reply) =>
      reply.type('text/html; charset=utf-8').send(apiPage(app.swagger(), languageOf(request))),
    )
  })

  if (webFolder !== null) {
    const index = await readFile(join(webFolder, 'index.html'), 'utf8')
    await app.register(staticFiles, { root: webFolder, index: false, immutable: true, maxAge: '30d', wildcard: false })
    app.setNotFoundHandler((request, reply) => {
      if (request.method !== 'GET' || request.url.startsWith('/api/')) throw problem('notFound')
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(index)
    })
  } else {
    app.setNotFoundHandler(() => {
      throw problem('notFound')
    })
  }
  return app
}

function asProblem(error: FastifyError): ProblemError {
  if (error instanceof ProblemError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0]
    return problem(
      'request.invalid',
      {
        where: `${error.validationContext ?? 'request'}${first?.instancePath ?? ''}`,
        what: first?.message ?? error.message,
      },
      { issues: error.validation.map((issue) => ({ path: issue.instancePath, message: issue.message })) },
    )
  }
  if (error.statusCode === 413) return problem('request.tooLarge')
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return problem('request.invalid', { where: 'request', what: error.message })
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
