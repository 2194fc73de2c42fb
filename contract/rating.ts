import { z } from 'zod'
import { DiagnosticParams, Id, Instant, PackQuery } from './common.ts'
import { defineRoute } from './route.ts'

export const RatingValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('level'), level: z.int().min(1).max(7) }),
  z.strictObject({ kind: z.literal('notScored') }),
  z.strictObject({ kind: z.literal('notApplicable'), reason: z.string().trim().min(1).max(2000) }),
  z.strictObject({ kind: z.literal('cannotJudge') }),
])
export const Rating = z.object({
  assessorId: Id,
  unitId: Id,
  packId: z.string(),
  criterion: z.string(),
  value: RatingValue,
  note: z.string(),
  version: z.int(),
  device: z.string(),
  updatedAt: Instant,
})
export type Rating = z.infer<typeof Rating>

const tag = 'ratings'
const SheetQuery = PackQuery.extend({ unit: Id, assessor: Id.optional() })
/** An assessor's own sheet. Before the reveal only the assessor reads it. */
export const getSheet = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/sheet',
  name: 'getSheet',
  tag,
  params: DiagnosticParams,
  query: SheetQuery,
  reply: z.object({ assessorId: Id, unitId: Id, packId: z.string(), ratings: z.array(Rating), locked: z.boolean() }),
})
/** One aspect of one unit after a change: enough to redraw the sheet's head. */
export const SheetProgress = z.object({ settled: z.int(), total: z.int() })
/** Instrument, area and aspect of the changed criterion, recomputed: on a sheet from the assessor's own ratings only. */
export const SheetScores = z.array(
  z.object({
    address: z.string(),
    median: z.number().nullable(),
    mean: z.number().nullable(),
    scored: z.int(),
    applicable: z.int(),
  }),
)
export const putRating = defineRoute({
  method: 'PUT',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/ratings',
  name: 'putRating',
  tag,
  params: DiagnosticParams,
  body: z.strictObject({
    packId: z.string().max(64),
    assessorId: Id.optional(),
    unitId: Id,
    criterion: z.string().max(128),
    value: RatingValue,
    note: z.string().max(4000).default(''),
    /** the version this change was made from; 0 for a first rating */
    basedOn: z.int().min(0),
    device: z.string().max(80).default(''),
    undo: z.boolean().default(false),
  }),
  reply: z.object({ rating: Rating, progress: SheetProgress, scores: SheetScores }),
})
export const getRatingHistory = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/ratings/history',
  name: 'getRatingHistory',
  tag,
  params: DiagnosticParams,
  query: SheetQuery.extend({ criterion: z.string().max(128) }),
  reply: z.object({
    versions: z.array(
      z.object({
        version: z.int(),
        value: RatingValue,
        note: z.string(),
        device: z.string(),
        source: z.string(),
        at: Instant,
      }),
    ),
  }),
})
/** The lead shows all first ratings to everyone, once. */
export const reveal = defineRoute({
  method: 'POST',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/reveal',
  name: 'reveal',
  tag,
  params: DiagnosticParams,
  body: z.strictObject({}),
  reply: z.object({ status: z.literal('revealed') }),
})
export const Agreed = z.object({
  unitId: Id,
  packId: z.string(),
  criterion: z.string(),
  value: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('level'), level: z.int().min(1).max(7) }),
    z.strictObject({ kind: z.literal('notApplicable'), reason: z.string().trim().min(1).max(2000) }),
  ]),
  reason: z.string(),
  dissent: z.string(),
  version: z.int(),
})
/** All ratings and agreed levels of one unit; not found before the reveal. */
export const getRevealed = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/revealed',
  name: 'getRevealed',
  tag,
  params: DiagnosticParams,
  query: PackQuery.extend({ unit: Id }),
  reply: z.object({ ratings: z.array(Rating), agreed: z.array(Agreed) }),
})
export const putAgreed = defineRoute({
  method: 'PUT',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/agreed',
  name: 'putAgreed',
  tag,
  params: DiagnosticParams,
  body: z.strictObject({
    packId: z.string().max(64),
    unitId: Id,
    criterion: z.string().max(128),
    value: Agreed.shape.value,
    reason: z.string().trim().min(1).max(4000),
    dissent: z.string().max(4000).default(''),
    basedOn: z.int().min(0),
  }),
  reply: z.object({ agreed: Agreed, scores: SheetScores }),
})
/** In one or both languages; none clears it. */
export const Comment = z.strictObject({ 'zh-CN': z.string().max(2000).optional(), en: z.string().max(2000).optional() })
export const putComment = defineRoute({
  method: 'PUT',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/comments',
  name: 'putComment',
  tag,
  params: DiagnosticParams,
  body: z.strictObject({
    packId: z.string().max(64),
    unitId: Id,
    aspect: z.string().max(64),
    comment: Comment,
  }),
  reply: z.object({ comment: Comment }),
})
