/** The statistical methods as an API: the same calls and the same answers as `touchstone stats`. */
import { z } from 'zod'
import type { MethodOutput } from '#core/statistics/methods/run-method.ts'
import { defineRoute } from './route.ts'

const tag = 'statistics'
const Text = z.string().max(5_000_000)

export const listMethods = defineRoute({
  method: 'GET',
  path: '/api/statistics',
  name: 'listMethods',
  tag,
  reply: z.object({
    methods: z.array(
      z.object({
        method: z.string(),
        title: z.string(),
        about: z.string(),
        example: z.string(),
        options: z.array(z.object({ name: z.string(), kind: z.string(), about: z.string() })),
        keys: z.record(z.string(), z.string()),
      }),
    ),
  }),
})

/** A table as `csv` or as `columns`, or a `model` for simulate; files that an option names stand in `files` by the option. */
export const runStatistics = defineRoute({
  method: 'POST',
  path: '/api/statistics/:method',
  name: 'runStatistics',
  tag,
  params: z.object({ method: z.string().max(40) }),
  body: z.strictObject({
    csv: Text.optional(),
    columns: z
      .record(
        z.string().min(1).max(200),
        z.array(z.union([z.string().max(10_000), z.number(), z.null()])).max(1_000_000),
      )
      .optional(),
    model: Text.optional(),
    options: z.record(z.string().max(40), z.union([z.string().max(20_000), z.number(), z.boolean()])).default({}),
    files: z.record(z.string().max(40), Text).default({}),
  }),
  reply: z
    .custom<MethodOutput>((value) => value !== undefined)
    .meta({ type: 'object', description: 'The result of the method; its keys are named in the list of methods' }),
})
