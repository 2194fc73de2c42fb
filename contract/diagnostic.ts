import { z } from 'zod'
import { Day, DiagnosticParams, Done, Id, Instant, LocalText, PageQuery, WorkspaceParams, pageOf } from './common.ts'
import { defineRoute } from './route.ts'

export const Assessor = z.object({
  id: Id,
  name: z.string(),
  label: z.string(),
  external: z.boolean(),
  personId: Id.nullable(),
  /** how many of the criteria × units in scope this assessor has settled; only the lead and that assessor see it */
  settled: z.number().int(),
  total: z.number().int(),
})
export const Target = z.object({
  packId: z.string(),
  address: z.string(),
  level: z.number().int(),
  rationale: z.string(),
})
const NewTarget = Target.extend({
  packId: z.string().max(64),
  address: z.string().max(200),
  rationale: z.string().max(4000),
})
export const DiagnosticSummary = z.object({
  id: Id,
  name: LocalText,
  periodFrom: Day,
  periodTo: Day,
  status: z.enum(['open', 'revealed', 'closed']),
  previousId: Id.nullable(),
  packs: z.array(z.object({ packId: z.string(), version: z.string(), name: LocalText })),
  createdAt: Instant,
})
export const Diagnostic = DiagnosticSummary.extend({
  unitWeighting: z.enum(['equal', 'headcount', 'revenue']),
  unitIds: z.array(Id),
  assessors: z.array(Assessor),
  targets: z.array(Target),
  /** the assessor the signed-in person is, if any */
  myAssessorId: Id.nullable(),
  isSample: z.boolean(),
  surveys: z.array(
    z.object({
      packId: z.string(),
      responses: z.number().int().nullable(),
      minimumGroup: z.number().int(),
      dimensions: z.array(z.string()),
    }),
  ),
  scoreRuns: z.array(z.object({ id: Id, packId: z.string(), madeAt: Instant, madeBy: z.string() })),
})
export type Diagnostic = z.infer<typeof Diagnostic>

const Period = { periodFrom: Day, periodTo: Day }
export const NewAssessor = z.strictObject({
  name: z.string().trim().min(1).max(120),
  external: z.boolean().default(false),
  personId: Id.nullable().default(null),
})

const tag = 'diagnostics'
export const listDiagnostics = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics',
  name: 'listDiagnostics',
  tag,
  params: WorkspaceParams,
  query: PageQuery.extend({
    /** only those that use this instrument, in whatever version */
    pack: z.string().max(64).optional(),
  }),
  reply: pageOf(DiagnosticSummary),
})
export const createDiagnostic = defineRoute({
  method: 'POST',
  path: '/api/workspaces/:workspace/diagnostics',
  name: 'createDiagnostic',
  tag,
  params: WorkspaceParams,
  body: z.strictObject({
    name: LocalText,
    ...Period,
    packs: z
      .array(z.strictObject({ packId: z.string().max(64), version: z.string().max(20) }))
      .min(1)
      .max(8),
    unitIds: z.array(Id).min(1).max(500),
    unitWeighting: z.enum(['equal', 'headcount', 'revenue']).default('equal'),
    assessors: z.array(NewAssessor).max(200).default([]),
    /** target level for every instrument at once; refined later per area or aspect */
    targets: z.array(NewTarget).max(1000).default([]),
    previousId: Id.nullable().default(null),
  }),
  reply: Diagnostic,
})
/** Instruments (newest versions), units, assessors and targets; no scores, no answers. The copied one becomes the previous one. */
export const copyDiagnostic = defineRoute({
  method: 'POST',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/copy',
  name: 'copyDiagnostic',
  tag,
  params: DiagnosticParams,
  body: z.strictObject({ name: LocalText, ...Period }),
  reply: Diagnostic,
})
export const getDiagnostic = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic',
  name: 'getDiagnostic',
  tag,
  params: DiagnosticParams,
  reply: Diagnostic,
})
export const updateDiagnostic = defineRoute({
  method: 'PATCH',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic',
  name: 'updateDiagnostic',
  tag,
  params: DiagnosticParams,
  body: z.strictObject({
    name: LocalText.optional(),
    periodFrom: Day.optional(),
    periodTo: Day.optional(),
    unitIds: z.array(Id).min(1).max(500).optional(),
    unitWeighting: z.enum(['equal', 'headcount', 'revenue']).optional(),
    previousId: Id.nullable().optional(),
  }),
  reply: Diagnostic,
})
export const deleteDiagnostic = defineRoute({
  method: 'DELETE',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic',
  name: 'deleteDiagnostic',
  tag,
  params: DiagnosticParams,
  query: z.strictObject({ confirm: z.string().max(400).default('') }),
  reply: Done,
})
export const addAssessor = defineRoute({
  method: 'POST',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/assessors',
  name: 'addAssessor',
  tag,
  params: DiagnosticParams,
  body: NewAssessor,
  reply: Diagnostic,
})
export const removeAssessor = defineRoute({
  method: 'DELETE',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/assessors/:assessor',
  name: 'removeAssessor',
  tag,
  params: DiagnosticParams.extend({ assessor: Id }),
  reply: Done,
})
export const putTargets = defineRoute({
  method: 'PUT',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/targets',
  name: 'putTargets',
  tag,
  params: DiagnosticParams,
  body: z.strictObject({ targets: z.array(NewTarget).max(1000) }),
  reply: Diagnostic,
})
