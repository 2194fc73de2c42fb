import { z } from 'zod'
import type { Pack as CorePack } from '#core/instrument/pack.ts'
import { LocalText, WorkspaceParams } from './common.ts'
import { defineRoute } from './route.ts'

export const PackSummary = z.object({
  packId: z.string(),
  version: z.string(),
  name: LocalText,
  description: LocalText,
  origin: z.enum(['shipped', 'imported']),
  levels: z.number().int(),
  areas: z.number().int(),
  aspects: z.number().int(),
  criteria: z.number().int(),
  surveyItems: z.number().int(),
  languages: z.array(z.string()),
  supersededBy: z.string().nullable(),
  /** diagnostics of the workspace that use this version */
  diagnostics: z.number().int(),
})
export type PackSummary = z.infer<typeof PackSummary>
export const PackFault = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  line: z.number().nullable(),
  column: z.number().nullable(),
  path: z.string(),
  message: z.string(),
})
/** The pack itself has the shape of core/instrument/pack.ts (docs/packs.md). */
export const PackContent = z
  .custom<CorePack>((value) => typeof value === 'object' && value !== null)
  .meta({ type: 'object', description: 'An instrument as docs/packs.md describes it, all files in one value' })

const tag = 'packs'
const PackParams = WorkspaceParams.extend({ pack: z.string().max(64), version: z.string().max(20) })
export const listPacks = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/packs',
  name: 'listPacks',
  tag,
  params: WorkspaceParams,
  reply: z.object({ packs: z.array(PackSummary) }),
})
export const getPack = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/packs/:pack/:version',
  name: 'getPack',
  tag,
  params: PackParams,
  reply: PackContent,
})
/** multipart/form-data with one `file` (zip); `?commit=false` only checks. */
export const importPack = defineRoute({
  method: 'POST',
  path: '/api/workspaces/:workspace/packs',
  name: 'importPack',
  tag,
  params: WorkspaceParams,
  query: z.strictObject({ commit: z.enum(['true', 'false']).default('false') }),
  upload: true,
  reply: z.object({ summary: PackSummary.nullable(), faults: z.array(PackFault), committed: z.boolean() }),
})
/** application/zip; an imported pack goes out byte for byte as it came in. */
export const exportPack = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/packs/:pack/:version/zip',
  name: 'exportPack',
  tag,
  params: PackParams,
  file: ['application/zip'],
  reply: z.any(),
})
export const HandoutFormat = z.enum(['xlsx', 'docx'])
export const HandoutLanguage = z.enum(['zh-CN', 'en', 'both'])
export const HandoutPart = z.enum(['all', 'guide', 'guideShort', 'checklist', 'requests', 'area', 'form'])
/**
 * The file itself. `id` is a guide's role, the area of a checklist, of requests or of level descriptors, or a form's id;
 * the whole instrument has none, and requests without one are those of all areas.
 */
export const getHandout = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/packs/:pack/:version/handout',
  name: 'getHandout',
  tag,
  params: PackParams,
  query: z.strictObject({
    format: HandoutFormat,
    language: HandoutLanguage.default('en'),
    part: HandoutPart.default('all'),
    id: z.string().max(128).optional(),
  }),
  file: [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  reply: z.any(),
})
