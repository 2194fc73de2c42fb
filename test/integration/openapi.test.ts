/** The description of the API: whole, in itself consistent, and true of what the server does. */
import { beforeAll, describe, expect, test } from 'vitest'
import { allRoutes, callOf } from '#test/support/routes.ts'
import { startTestServer } from '#test/support/server.ts'
import { makeWorld, type World } from '#test/support/world.ts'

interface Schema {
  [key: string]: unknown
}
interface Operation {
  operationId: string
  summary: string
  tags: string[]
  security?: object[]
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }>; $ref?: string }>
}
interface Description {
  openapi: string
  info: { title: string; version: string; license: Schema }
  servers: Schema[]
  tags: { name: string; description: string }[]
  components: { schemas: Schema; responses: Schema; securitySchemes: Schema }
  paths: Record<string, Record<string, Operation>>
}

const app = await startTestServer()
const routes = await allRoutes()
let api: Description
let world: World
beforeAll(async () => {
  world = await makeWorld(app, await app.alice(), { packId: 'small-pack', assessorName: 'Bob' })
  api = (await world.owner.get<Description>('/api/openapi.json')).body
})
const operationOf = ({ path, method }: { path: string; method: string }) =>
  api.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]

/** Places under a schema where nothing is said. */
function empty(schema: unknown, at = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  if (Array.isArray(schema)) return schema.flatMap((one, index) => empty(one, `${at}/${index}`))
  const { properties, items, anyOf, oneOf, allOf } = schema as Record<string, unknown>
  return [
    ...(Object.keys(schema).length === 0 ? [at] : []),
    ...Object.entries(properties ?? {}).flatMap(([name, one]) => empty(one, `${at}/${name}`)),
    ...[items, anyOf, oneOf, allOf].flatMap((one) => empty(one, at)),
  ]
}

test('it is OpenAPI 3.1 in itself: references, parameters, names', () => {
  expect(api.openapi).toBe('3.1.0')
  const text = JSON.stringify(api)
  for (const [, ref] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = ref?.split('/').reduce<unknown>((value, key) => (value as Schema | undefined)?.[key], api)
    expect(found, ref).toBeDefined()
  }
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const ids = operations.map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { path, method, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
    const described = (operation.parameters ?? []).filter((one) => one.in === 'path')
    expect(
      described.map(({ name }) => name).sort((a, b) => (a < b ? -1 : 1)),
      path,
    ).toEqual(named.toSorted((a, b) => (a < b ? -1 : 1)))
    expect(
      described.every(({ required }) => required === true),
      path,
    ).toBe(true)
    expect(operation.responses['default'], path).toEqual({ $ref: '#/components/responses/Problem' })
    expect(operation.responses['4XX'], path).toEqual({ $ref: '#/components/responses/Problem' })
    if (method === 'get') expect(operation.requestBody, path).toBeUndefined()
    for (const { name, schema } of operation.parameters ?? [])
      if (name === 'limit')
        expect(schema, path).toMatchObject({ type: 'integer', minimum: 1, maximum: 200, default: 50 })
  }
})

test('it names a server and a licence, and describes every tag that is used', () => {
  expect(api.servers).toEqual([{ url: '/' }])
  expect(api.info.license).toEqual({ name: 'Apache-2.0', identifier: 'Apache-2.0' })
  const used = new Set(
    Object.values(api.paths).flatMap((methods) => Object.values(methods).flatMap(({ tags }) => tags)),
  )
  expect(new Set(api.tags.map(({ name }) => name))).toEqual(used)
})

test('document and page are in the reader’s language', async () => {
  const chinese = await world.owner.get<Description>('/api/openapi.json', { 'accept-language': 'zh-CN' })
  const page = await fetch(`${app.address}/api/docs`, { headers: { 'accept-language': 'zh-CN' } })
  const html = await page.text()
  for (const [path, methods] of Object.entries(chinese.body.paths))
    for (const [method, { summary }] of Object.entries(methods)) {
      expect(summary, `${method} ${path}`).toMatch(/\p{Script=Han}/u)
      expect(summary).not.toBe(api.paths[path]?.[method]?.summary)
      expect(html).toContain(summary)
    }
  for (const { name, description } of chinese.body.tags) {
    expect(description).toMatch(/\p{Script=Han}/u)
    expect(html).toContain(`<h2>${description}</h2>`)
    expect(html).not.toContain(`<h2>${name}</h2>`)
  }
})

describe.each(routes)('%s', (name, route) => {
  test('is described: parameters, body, reply', () => {
    expect(route.name).toBe(name)
    const operation = operationOf(route)
    if (operation === undefined) throw new Error(`${route.method} ${route.path} is not described`)
    expect(operation.summary.length).toBeGreaterThan(5)
    expect(operation.security).toEqual(route.open === true ? [] : undefined)
    const asked = [
      ...(route.upload === true ? ['multipart/form-data'] : []),
      ...(route.body === undefined ? [] : ['application/json']),
    ]
    expect(Object.keys(operation.requestBody?.content ?? {})).toEqual(asked)
    expect(Object.keys(operation.responses['200']?.content ?? {})).toEqual(route.file ?? ['application/json'])
    for (const content of [operation.requestBody?.content, operation.responses['200']?.content])
      for (const { schema } of Object.values(content ?? {})) expect(empty(schema), name).toEqual([])
  })

  const answersOfWorkspace = route.method === 'GET' && route.path.includes(':workspace')
  test.each(answersOfWorkspace ? [name] : [])('%s answers in the form it describes', async () => {
    const { path } = callOf(route, { ...world.revealed, part: 'all', format: 'xlsx', id: undefined, run: undefined })
    const { status, headers } = await world.owner.get(path)
    if (status !== 200) return
    const type = headers.get('content-type')?.split(';')[0]
    expect(Object.keys(operationOf(route)?.responses['200']?.content ?? {})).toContain(type)
  })
})
