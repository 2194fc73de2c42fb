/** Results: what a score run says. */
import { z } from 'zod'
import { DiagnosticParams, Id, Instant, LocalText, PackQuery, PageQuery, pageOf } from './common.ts'
import { Dimension } from './organisation.ts'
import { defineRoute } from './route.ts'
import {
  Counts,
  Explanation,
  GapEntry,
  Levels,
  Movement,
  NodeScore,
  Opinion,
  OrganisationStep,
  RoundAgreement,
  UnitComparison,
} from './scoring.ts'

/** A unit's id, or `organisation` for the step over units. */
export const Subject = z.union([Id, z.literal('organisation')])
export const ResultsReply = z.object({
  packId: z.string(),
  packVersion: z.string(),
  packName: LocalText,
  subject: Subject,
  methodVersion: z.string(),
  inputsHash: z.string(),
  /** the stored run with exactly these inputs, if there is one */
  run: z.object({ id: Id, madeAt: Instant, madeBy: z.string() }).nullable(),
  levels: Levels,
  counts: Counts,
  nodes: z.array(NodeScore),
  gaps: z.array(GapEntry),
  opinion: Opinion,
  /** only for the organisation */
  organisation: OrganisationStep.nullable(),
  /** marks of the diagnostic before, by address; null without one or while this round is blind */
  previous: z
    .object({
      diagnosticId: Id,
      name: LocalText,
      nodes: z.record(
        z.string(),
        z.object({ median: z.number().nullable(), mean: z.number().nullable(), basis: z.string().nullable() }),
      ),
      movement: Movement,
    })
    .nullable(),
  isSample: z.boolean(),
})
export type Results = z.infer<typeof ResultsReply>

const SubjectQuery = PackQuery.extend({ unit: Subject.default('organisation') })
const tag = 'results'
export const getResults = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/results',
  name: 'getResults',
  tag,
  params: DiagnosticParams,
  query: SubjectQuery,
  reply: ResultsReply,
})
export const getExplanation = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/explanation',
  name: 'getExplanation',
  tag,
  params: DiagnosticParams,
  query: SubjectQuery.extend({
    address: z.string().max(200),
    measure: z.enum(['mean', 'median', 'gated']).default('mean'),
  }),
  reply: z.object({ explanation: Explanation, run: ResultsReply.shape.run, inputsHash: z.string() }),
})
/** Of the first blind round; open after the reveal. `organisation` takes the ratings of all units together. */
export const getAgreement = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/agreement',
  name: 'getAgreement',
  tag,
  params: DiagnosticParams,
  query: SubjectQuery,
  reply: RoundAgreement,
})
export const getUnitComparison = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/unit-comparison',
  name: 'getUnitComparison',
  tag,
  params: DiagnosticParams,
  query: PackQuery,
  reply: z.object({ packId: z.string(), levels: Levels, comparison: UnitComparison, isSample: z.boolean() }),
})
/** text/csv of the units side by side; the same figures as the page. */
export const getUnitComparisonCsv = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/unit-comparison.csv',
  name: 'getUnitComparisonCsv',
  tag,
  params: DiagnosticParams,
  query: PackQuery,
  file: ['text/csv'],
  reply: z.any(),
})
/** text/csv of the scorecard; the same figures as the page. */
export const getScorecardCsv = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/scorecard.csv',
  name: 'getScorecardCsv',
  tag,
  params: DiagnosticParams,
  query: SubjectQuery,
  file: ['text/csv'],
  reply: z.any(),
})

/** One cell of a table of workforce answers. Hidden looks the same whatever the cause, and carries no count. */
export const WorkforceCell = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('shown'),
    n: z.int(),
    /** lower median, a level */
    median: z.int(),
    /** mean of levels, a score */
    mean: z.number(),
    /** people per level; null under 10 answers or with one level used */
    histogram: z.array(z.int()).nullable(),
  }),
  z.object({ kind: z.literal('hidden') }),
])
/** A mean over an aspect's items; only items shown in every group compared count, the others are named in `leftOut`. */
export const WorkforceAspectCell = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('shown'),
    mean: z.number(),
    items: z.int(),
    /** answers to the item with fewest */ fewest: z.int(),
  }),
  z.object({ kind: z.literal('hidden') }),
])
export const WorkforceReply = z.object({
  packId: z.string(),
  /** null when the whole survey is under the minimum: then nothing is shown, counts included */
  responses: z.int().nullable(),
  /** newer answers are held back until at least the minimum came since the last time answers were shown */
  waiting: z.boolean(),
  minimumGroup: z.int(),
  /** dimensions the answers can be cut by */
  dimensions: z.array(z.string()),
  by: z.array(z.string()),
  /** name is null where a person's segment is not known */
  groups: z.array(z.object({ key: z.array(z.string().nullable()), name: z.array(LocalText.nullable()) })),
  items: z.array(
    z.object({
      criterion: z.string(),
      aspect: z.string(),
      total: WorkforceCell,
      cells: z.array(WorkforceCell),
      cannotTell: z.int().nullable(),
    }),
  ),
  aspects: z.array(
    z.object({
      aspect: z.string(),
      total: WorkforceAspectCell,
      cells: z.array(WorkforceAspectCell),
      leftOut: z.array(z.string()),
    }),
  ),
})
export const getWorkforce = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/workforce',
  name: 'getWorkforce',
  tag,
  params: DiagnosticParams,
  query: PackQuery.extend({ by: Dimension.optional(), and: Dimension.optional() }),
  reply: WorkforceReply,
})

export const ScoreRunRow = z.object({
  id: Id,
  packId: z.string(),
  methodVersion: z.string(),
  inputsHash: z.string(),
  madeBy: z.string(),
  madeAt: Instant,
})
export const listScoreRuns = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/score-runs',
  name: 'listScoreRuns',
  tag,
  params: DiagnosticParams,
  query: PageQuery,
  reply: pageOf(ScoreRunRow),
})
/** Stores today's scores for good; the same inputs give the same run. */
export const makeScoreRun = defineRoute({
  method: 'POST',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/score-runs',
  name: 'makeScoreRun',
  tag,
  params: DiagnosticParams,
  query: PackQuery,
  body: z.strictObject({}),
  reply: ScoreRunRow,
})
/** One file with everything to recompute the run: inputs and result (application/json). */
export const getScoreRun = defineRoute({
  method: 'GET',
  path: '/api/workspaces/:workspace/diagnostics/:diagnostic/score-runs/:run',
  name: 'getScoreRun',
  tag,
  params: DiagnosticParams.extend({ run: Id }),
  reply: z.object({
    organisation: LocalText,
    isSample: z.boolean(),
    inputsHash: z.string(),
    methodVersion: z.string(),
    madeAt: Instant,
    /** ScoreInput and ScoreRun of core/score/types.ts, as they were stored */
    input: z.record(z.string(), z.unknown()),
    result: z.record(z.string(), z.unknown()),
  }),
})
