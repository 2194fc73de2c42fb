/**
 * The description of the API at /api/openapi.json. Fastify's plug-in makes it from the schemas; what schemas cannot say is
 * added here from the contract: files in and out, who may call without a session, and how every error looks.
 */
import { z } from 'zod'
import { Problem } from '#contract/common.ts'
import type { Route } from '#contract/route.ts'
import type { Language } from '#core/language.ts'
import { texts } from '#core/texts/index.ts'
import { sessionCookie } from '#server/accounts/sessions.ts'

interface Operation {
  operationId?: string
  summary?: string
  security?: object[]
  requestBody?: object
  responses: Record<string, object>
}
export interface ApiDescription {
  info: { title: string; version: string }
  components?: { schemas?: Record<string, object> }
  paths?: Record<string, Record<string, Operation>>
}

const binary = (mediaType: string) => ({
  schema: { type: 'string', contentMediaType: mediaType, contentEncoding: 'binary' },
})

/** The description, completed, in the reader's language. `routes` are those of the contract. */
export function describeApi<Description extends ApiDescription>(
  made: Description,
  routes: readonly Route[],
  language: Language,
) {
  const t = texts[language].api
  const paths = structuredClone(made.paths ?? {})
  for (const route of routes) {
    const operation = paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()]
    if (operation === undefined) continue
    operation.operationId = operationId(route)
    operation.summary = t.routes[route.name]
    operation.responses['200'] = { ...operation.responses['200'], description: t.done }
    if (route.open === true) operation.security = []
    if (route.file !== undefined)
      operation.responses['200'] = {
        description: t.file,
        content: Object.fromEntries(route.file.map((type) => [type, binary(type)])),
      }
    if (route.upload === true)
      operation.requestBody = {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
              required: ['file'],
            },
          },
        },
      }
    // the statuses are those of the codes on the API page; some tools look for the range, others for the rest
    for (const status of ['4XX', 'default']) operation.responses[status] = { $ref: '#/components/responses/Problem' }
  }
  return {
    ...made,
    info: { ...made.info, description: t.about, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: Object.entries(t.tags).map(([name, description]) => ({ name, description })),
    paths,
    security: [{ session: [] }],
    components: {
      ...made.components,
      schemas: { ...made.components?.schemas, Problem: z.toJSONSchema(Problem, { target: 'draft-2020-12' }) },
      responses: {
        Problem: {
          description: t.problem,
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookie } },
    },
  }
}

/** The method and the words of the path: unique, and the same from version to version. */
function operationId({ method, path }: Route): string {
  const words = path.split(/[/:._-]+/).filter((word) => word !== '' && word !== 'api')
  return [method.toLowerCase(), ...words]
    .map((word, at) => (at === 0 ? word : word[0]?.toUpperCase() + word.slice(1)))
    .join('')
}
