/** Shapes that many routes share. */
import { z } from 'zod'

export const Id = z.uuid()
/** A text in Chinese, English or both. */
export const LocalText = z
  .strictObject({ 'zh-CN': z.string().min(1).max(400).optional(), en: z.string().min(1).max(400).optional() })
  .refine((t) => t['zh-CN'] !== undefined || t.en !== undefined, { message: 'textEmpty' })
export const LanguageCode = z.enum(['zh-CN', 'en'])
export const Day = z.iso.date()
export const Instant = z.iso.datetime()
export const WorkspaceParams = z.object({ workspace: Id })
export const DiagnosticParams = z.object({ workspace: Id, diagnostic: Id })
export const Done = z.object({ done: z.boolean() })
/** Which instrument of a diagnostic; without it, the first. */
export const PackQuery = z.strictObject({ pack: z.string().max(64).optional() })

/** A number in an address is written in digits: what JavaScript also reads as one (0x10, 1e2, a blank) is none. */
function plainNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
}

/** Keyset paging: `after` is the opaque cursor of the last row seen; `next` is null on the last page. */
export const PageQuery = z.strictObject({
  // a name in any script, escaped and encoded, must fit
  after: z.string().max(2000).optional(),
  limit: z.preprocess(plainNumber, z.int().min(1).max(200).default(50)),
})
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: z.string().nullable() })
}

/** application/problem+json (RFC 9457). `code` is stable; `title` is in the reader's language. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.infer<typeof Problem>
