/**
 * One way in for every file: upload → (mapping →) preview → commit → undo. Nothing is written before commit.
 * Kinds: a filled scoring workbook (one rater), a former scorecard (baseline marks), workforce answers.
 */
import { z } from 'zod'
import { DiagnosticParams, Id, Instant, LocalText, PackQuery } from './common.ts'
import { defineRoute } from './route.ts'

export const ImportKind = z.enum(['workbook', 'scorecard', 'answers'])
/** What was found in the file before anything is decided. */
export const Detected = z.object({
  format: z.enum(['csv', 'xlsx']),
  encoding: z.enum(['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252']).nullable(),
  separator: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string(), rows: z.int() })),
  columns: z.array(z.object({ index: z.int(), header: z.string(), samples: z.array(z.string()) })),
  rows: z.int().nullable(),
})
export const AnswersMapping = z.strictObject({
  kind: z.literal('answers'),
  encoding: Detected.shape.encoding.optional(),
  separator: z.string().max(4).optional(),
  sheet: z.string().max(200).optional(),
  headerRow: z.int().min(1).max(1000).default(1),
  /** column index → criterion address */
  items: z.array(z.strictObject({ column: z.int().min(0), criterion: z.string().max(128) })).max(1000),
  /** column index → dimension */
  segments: z
    .array(
      z.strictObject({
        column: z.int().min(0),
        dimension: z.enum(['department', 'roleLevel', 'segment', 'channel', 'region', 'tenure']),
      }),
    )
    .max(6),
  /** cell text → level; cells not listed must be a level number or a missing code */
  values: z.array(z.strictObject({ text: z.string().max(200), level: z.int().min(1).max(7) })).max(200),
  missing: z
    .array(
      z.strictObject({
        text: z.string().max(200),
        meaning: z.enum(['leftEmpty', 'cannotTell', 'notApplicable', 'notAsked']),
      }),
    )
    .max(50),
  minimumGroup: z.int().min(5).max(1000).default(7),
})
export const ScorecardMapping = z.strictObject({
  kind: z.literal('scorecard'),
  sheet: z.string().max(200).optional(),
  encoding: Detected.shape.encoding.optional(),
  separator: z.string().max(4).optional(),
  headerRow: z.int().min(0).max(1000).default(1),
  unitId: Id,
  /** where the aspect's name or number stands */
  nameColumn: z.int().min(0),
  /** either one column holding a number or word … */
  levelColumn: z.int().min(0).nullable(),
  /** … or one column per level, with a mark in one of them */
  markColumns: z.array(z.strictObject({ column: z.int().min(0), level: z.int().min(1).max(7) })).max(7),
  commentColumn: z.int().min(0).nullable().default(null),
  /** cell text → level */
  values: z.array(z.strictObject({ text: z.string().max(200), level: z.int().min(1).max(7) })).max(200),
  /** file row → aspect id; null leaves the row out. `text` is what the row says, for whoever maps it. */
  rows: z
    .array(
      z.strictObject({
        row: z.int().min(1),
        aspect: z.string().max(64).nullable(),
        text: z.string().max(200).optional(),
      }),
    )
    .max(2000),
})
export const WorkbookMapping = z.strictObject({
  kind: z.literal('workbook'),
  /** who these ratings belong to; null takes the one named in the workbook */
  assessorId: Id.nullable(),
})
export const ImportMapping = z.discriminatedUnion('kind', [AnswersMapping, ScorecardMapping, WorkbookMapping])
export type ImportMapping = z.infer<typeof ImportMapping>
export type AnswersMapping = z.infer<typeof AnswersMapping>
export type ScorecardMapping = z.infer<typeof ScorecardMapping>

export const RefusedRow = z.object({
  sheet: z.string().nullable(),
  row: z.int(),
  column: z.string(),
  code: z.string(),
  reason: z.string(),
})
export const PlannedChange = z.object({
  sheet: z.string().nullable(),
  row: z.int(),
  unit: LocalText,
  thing: LocalText,
  address: z.string(),
  before: z.string(),
  after: z.string(),
  overwrites: z.boolean(),
})
export const ImportPreview = z.object({
  accepted: z.int(),
  refused: z.int(),
  changes: z.array(PlannedChange),
  unchanged: z.int(),
  refusedRows: z.array(RefusedRow),
  /** texts of the file that stand for no level and no absence yet, the frequent first; rows null when not all refused rows are listed here */
  unreadValues: z.array(z.object({ text: z.string(), rows: z.int().nullable() })),
  /** whether refused rows keep the others from being written */
  rule: z.enum(['acceptedRowsAreKept', 'allOrNothing']),
  notes: z.array(z.string()),
})
export const Import = z.object({
  id: Id,
  kind: ImportKind,
  packId: z.string(),
  state: z.enum(['uploaded', 'previewed', 'running', 'committed', 'failed', 'undone']),
  fileName: z.string(),
  detected: Detected.nullable(),
  mapping: ImportMapping.nullable(),
  preview: ImportPreview.nullable(),
  /** while running */
  progress: z.object({ rows: z.int(), bytes: z.int(), totalBytes: z.int() }).nullable(),
  createdAt: Instant,
  committedAt: Instant.nullable(),
  undoable: z.boolean(),
  problem: z.string().nullable(),
})
export type Import = z.infer<typeof Import>

const tag = 'imports'
const ImportParams = DiagnosticParams.extend({ import: Id })
/** multipart/form-data with one `file`. The reply proposes a mapping where it can. */
export const uploadImport = defineRoute({
  method: 'POST',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/imports',
  name: 'uploadImport',
  tag,
  params: DiagnosticParams,
  query: PackQuery.extend({ kind: ImportKind }),
  upload: true,
  reply: Import,
})
export const listImports = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/imports',
  name: 'listImports',
  tag,
  params: DiagnosticParams,
  reply: z.object({ rows: z.array(Import) }),
})
export const getImport = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/imports/:import',
  name: 'getImport',
  tag,
  params: ImportParams,
  reply: Import,
})
export const previewImport = defineRoute({
  method: 'PUT',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/imports/:import/mapping',
  name: 'previewImport',
  tag,
  params: ImportParams,
  body: ImportMapping,
  reply: Import,
})
export const commitImport = defineRoute({
  method: 'POST',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/imports/:import/commit',
  name: 'commitImport',
  tag,
  params: ImportParams,
  body: z.strictObject({}),
  reply: Import,
})
export const undoImport = defineRoute({
  method: 'POST',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/imports/:import/undo',
  name: 'undoImport',
  tag,
  params: ImportParams,
  body: z.strictObject({}),
  reply: Import,
})
/** text/csv, every refused row with its reason. */
export const getRefusedRows = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/imports/:import/refused.csv',
  name: 'getRefusedRows',
  tag,
  params: ImportParams,
  file: ['text/csv'],
  reply: z.any(),
})
/** The scoring workbook (.xlsx) of one assessor. */
export const getWorkbook = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/workbook',
  name: 'getWorkbook',
  tag,
  params: DiagnosticParams,
  query: PackQuery.extend({ assessor: Id, language: z.enum(['zh-CN', 'en', 'both']).default('both') }),
  file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  reply: z.any(),
})
