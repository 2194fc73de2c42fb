/**
 * The description of the API at /api/openapi.json. Fastify's plug-in makes it from the schemas; what schemas cannot say is
 * added here from the contract: files in and out, who may call without a session, and how every error looks.
 */
import { z } from 'zod'
import { Problem } from '#contract/common.ts'
import type { Route } from '#contract/route.ts'
import { sessionCookie } from '#server/accounts/sessions.ts'

interface Operation {
  operationId?: string
  description?: string
  security?: object[]
  requestBody?: object
  responses: Record<string, object>
}
export interface ApiDescription {
  components?: { schemas?: Record<string, object> }
  paths?: Record<string, Record<string, Operation>>
}

const binary = (mediaType: string) => ({
  schema: { type: 'string', contentMediaType: mediaType, contentEncoding: 'binary' },
})

/** The description, completed. `routes` are those of the contract. */
export function describeApi<Description extends ApiDescription>(
  made: Description,
  routes: readonly Route[],
): Description {
  const paths = structuredClone(made.paths ?? {})
  for (const route of routes) {
    const operation = paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()]
    if (operation === undefined) continue
    operation.operationId = operationId(route)
    if (route.open === true) operation.security = []
    if (route.file !== undefined)
      operation.responses['200'] = {
        description: 'The file',
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
    operation.responses['default'] = { $ref: '#/components/responses/Problem' }
  }
  return {
    ...made,
    paths,
    security: [{ session: [] }],
    components: {
      ...made.components,
      schemas: { ...made.components?.schemas, Problem: z.toJSONSchema(Problem, { target: 'draft-2020-12' }) },
      responses: {
        Problem: {
          description: 'What went wrong and what to do, in the language of Accept-Language. The code is stable.',
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
