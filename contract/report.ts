import { z } from 'zod'
import { DiagnosticParams, PackQuery } from './common.ts'
import { defineRoute } from './route.ts'

export const ReportFormat = z.enum(['pptx', 'pdf', 'xlsx', 'docx'])
export const ReportLanguage = z.enum(['zh-CN', 'en', 'both'])
export const SlideTitle = z.object({
  slide: z.string(),
  name: z.string(),
  proposed: z.string(),
  edited: z.string().nullable(),
  /** the rule that picked the proposal, in words */
  rule: z.string(),
})
const tag = 'reports'
export const getTitles = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/report/titles',
  name: 'getTitles',
  tag,
  params: DiagnosticParams,
  query: PackQuery.extend({ language: z.enum(['zh-CN', 'en']) }),
  reply: z.object({
    titles: z.array(SlideTitle),
    leftOut: z.array(z.object({ slide: z.string(), name: z.string(), why: z.string() })),
  }),
})
export const putTitle = defineRoute({
  method: 'PUT',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/report/titles/:slide',
  name: 'putTitle',
  tag,
  params: DiagnosticParams.extend({ slide: z.string().max(40) }),
  query: PackQuery,
  body: z.strictObject({ language: z.enum(['zh-CN', 'en']), title: z.string().trim().min(1).max(300).nullable() }),
  reply: z.object({ saved: z.literal(true) }),
})
/**
 * The file itself, made from the score run that is named. Without one it shows the scores as they stand: from the run
 * stored of exactly these inputs, else as a draft that says so. Nothing is stored; `makeScoreRun` does that.
 */
export const getReport = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/report',
  name: 'getReport',
  tag,
  params: DiagnosticParams,
  query: PackQuery.extend({ format: ReportFormat, language: ReportLanguage.default('en'), run: z.uuid().optional() }),
  file: [
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  reply: z.any(),
})
