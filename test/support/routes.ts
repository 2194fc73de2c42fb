/** Every route of the contract, and requests that fit them: for tests that walk them all, also the ones to come. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Route } from '#contract/route.ts'

const folder = join(import.meta.dirname, '../../contract')

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'reply' in value

/** All routes by the name they are exported under. */
export async function allRoutes(): Promise<[name: string, route: Route][]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  const modules: Record<string, unknown>[] = await Promise.all(files.map((name) => import(join(folder, name))))
  return modules.flatMap((module) =>
    Object.entries(module).filter((entry): entry is [string, Route] => isRoute(entry[1])),
  )
}

/** What stands under a name in a path, a query or a body, where any value of the right type would not do. */
export type Values = Readonly<Record<string, unknown>>

interface Schema {
  type?: string | string[]
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  $ref?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minLength?: number
  maxLength?: number
  maxItems?: number
  additionalProperties?: Schema | boolean
  minimum?: number
}

/** The JSON Schema of what may come in. */
export function inputSchema(type: z.ZodType): Schema {
  return z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema
}

/** A value that fits the schema; optional parts are filled in too, so that ids in them are tried. */
export function sampleOf(schema: Schema, values: Values, name = ''): unknown {
  if (Object.hasOwn(values, name)) return values[name]
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0]
  if (choice !== undefined) return sampleOf(choice, values, name)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') {
    const properties = Object.entries(schema.properties ?? {})
    return Object.fromEntries(properties.map(([key, one]) => [key, sampleOf(one, values, key)]))
  }
  if (type === 'array')
    return Array.from({ length: Math.max(schema.minItems ?? 0, 1) }, () => sampleOf(schema.items ?? {}, values, name))
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 0, 0)
  if (type === 'boolean') return false
  if (type === 'null') return null
  if (schema.format === 'uuid') return '00000000-0000-4000-8000-000000000000'
  if (schema.format === 'date') return '2026-01-01'
  if (schema.format === 'email') return 'somebody@example.org'
  if (schema.pattern?.includes('data:image')) return 'data:image/png;base64,AAAA'
  if (schema.pattern?.startsWith('^#')) return '#123456'
  return 'x'.repeat(Math.max(schema.minLength ?? 1, 1))
}

export interface Call {
  method: Route['method']
  path: string
  body: unknown
}

/** A call of the route with these values. */
export function callOf(route: Route, values: Values): Call {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(
      String(values[name] ?? sampleOf(inputSchema(route.params as z.ZodType).properties?.[name] ?? {}, values, name)),
    ),
  )
  const query = route.query === undefined ? {} : (sampleOf(inputSchema(route.query), values) as Record<string, unknown>)
  const words = new URLSearchParams(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  ).toString()
  return {
    method: route.method,
    path: words === '' ? path : `${path}?${words}`,
    body: route.body === undefined ? undefined : sampleOf(inputSchema(route.body), values),
  }
}

/** Names under which the route takes an id in its query or body, at any depth. */
export function idsIn(route: Route): string[] {
  const found = new Set<string>()
  const walk = (schema: Schema, name: string): void => {
    if (schema.format === 'uuid') found.add(name)
    for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) walk(one, name)
    if (schema.items !== undefined) walk(schema.items, name)
    for (const [key, one] of Object.entries(schema.properties ?? {})) walk(one, key)
  }
  for (const part of [route.query, route.body]) if (part !== undefined) walk(inputSchema(part), '')
  return [...found]
}

/** Places in a request where a text or a list may be of any length. */
export function boundless(schema: Schema, at = ''): string[] {
  const { type, format, pattern, anyOf = [], oneOf = [], allOf = [], items, additionalProperties } = schema
  const free =
    type === 'string' &&
    schema.maxLength === undefined &&
    (format ?? pattern ?? schema.enum ?? schema.const) === undefined
  const endless = type === 'array' && schema.maxItems === undefined
  return [
    ...(free || endless ? [at] : []),
    ...[...anyOf, ...oneOf, ...allOf].flatMap((one) => boundless(one, at)),
    ...(items === undefined ? [] : boundless(items, `${at}[]`)),
    ...(typeof additionalProperties === 'object' ? boundless(additionalProperties, `${at}{}`) : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => boundless(one, `${at}/${name}`)),
  ]
}
