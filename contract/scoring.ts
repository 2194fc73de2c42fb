/**
 * The shapes of core/score as they go over the wire, so that the API's description says what a number carries. What they
 * mean stands with the types in core/score; `satisfies` here and the handlers' types keep the two in step.
 */
import { z } from 'zod'
import type * as agreement from '#core/score/agreement.ts'
import type * as comparison from '#core/score/compare-units.ts'
import type * as explanation from '#core/score/explanation.ts'
import type * as movement from '#core/score/movement.ts'
import type * as types from '#core/score/types.ts'
import type { Reason } from '#core/statistics/result.ts'

/** `instrument`, `area/<id>`, `aspect/<id>` or `criterion/<aspect>.<id>`. */
const Address = z.string()
const Level = z.int().min(1).max(7)
/** In one or both languages; neither where there is none. */
const Words = z.object({ 'zh-CN': z.string().optional(), en: z.string().optional() })
const NodeKind = z.enum(['instrument', 'area', 'aspect', 'criterion'])
const State = z.enum(['scored', 'notScored', 'notApplicable'])
const Basis = z.enum(['agreed', 'provisional', 'single', 'imported'])
const Weighting = z.enum(['equal', 'headcount', 'revenue'])
const Value = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('level'), level: Level }),
  z.object({ kind: z.literal('notScored') }),
  z.object({ kind: z.literal('notApplicable'), reason: z.string() }),
  z.object({ kind: z.literal('cannotJudge') }),
])
const NotApplicable = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stated'), reasons: z.array(z.string()) }),
  z.object({ kind: z.literal('wholeOrganisationOnly') }),
  z.object({ kind: z.literal('children') }),
])
const NotScored = z.object({ kind: z.enum(['noRatings', 'cannotJudge', 'children', 'notComparable', 'noUnitWeight']) })
const Gated = z.object({ level: Level, atMost: z.boolean(), heldBy: z.array(Address) })

/** One row of the scorecard. Weights, scores and shares are in full precision. */
export const NodeScore = z.object({
  address: Address,
  kind: NodeKind,
  parent: Address.nullable(),
  weight: z.number(),
  state: State,
  notApplicable: NotApplicable.nullable(),
  notScored: NotScored.nullable(),
  basis: Basis.nullable(),
  basisCounts: z.object({ agreed: z.int(), provisional: z.int(), single: z.int(), imported: z.int() }),
  raters: z.int(),
  median: Level.nullable(),
  mean: z.number().nullable(),
  gated: Gated.nullable(),
  coverage: z.object({
    scored: z.int(),
    applicable: z.int(),
    criteriaScored: z.int(),
    criteriaApplicable: z.int(),
    weightScored: z.number(),
    weightApplicable: z.number(),
    share: z.number().nullable(),
  }),
  hollow: z.boolean(),
  target: z
    .object({ level: Level, setOn: Address, from: z.enum(['own', 'above', 'below']), rationale: z.string() })
    .nullable(),
  gap: z.object({ levels: z.int().nullable(), score: z.number() }).nullable(),
  judgementRange: z.object({ low: z.number(), high: z.number() }).nullable(),
  confidence: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('notAssessed'), reason: z.literal('noEvidenceYet') }),
    z.object({ kind: z.literal('assessed'), level: z.enum(['veryLow', 'low', 'moderate', 'high']) }),
  ]),
  comment: Words,
}) satisfies z.ZodType<types.NodeScore>

/** An aspect below its target, with the criteria to raise next. */
export const GapEntry = z.object({
  address: Address,
  aspect: z.string(),
  area: z.string(),
  level: Level,
  target: Level,
  size: z.int(),
  scoreGap: z.number(),
  weight: z.number(),
  priority: z.number(),
  hollow: z.boolean(),
  nextSteps: z.array(
    z.object({ address: Address, criterion: z.string(), level: Level, nextLevel: Level, weight: z.number() }),
  ),
}) satisfies z.ZodType<types.GapEntry>

export const Opinion = z.object({
  verdict: z.enum(['cannotSay', 'notReady', 'readyWithConditions', 'ready']),
  rule: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  areas: z.int(),
  areasBelow: z.array(Address),
  areasOpen: z.array(Address),
  aspectsBelow: z.int(),
  criticalFindings: z.array(
    z.object({ id: z.string(), title: z.string(), reason: z.string(), aspect: z.string().nullable() }),
  ),
}) satisfies z.ZodType<types.Opinion>

export const Levels = z.array(z.object({ number: Level, id: z.string(), name: Words })) satisfies z.ZodType<
  types.ScoreRun['scale']['levels']
>

export const Counts = z.object({
  units: z.int(),
  assessors: z.int(),
  raters: z.int(),
  criteria: z.int(),
  levels: z.int(),
  notApplicable: z.int(),
  cannotJudge: z.int(),
  agreed: z.int(),
  imported: z.int(),
  targets: z.int(),
}) satisfies z.ZodType<types.ScoreRun['counts']>

const NotComparableReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tooLittleCoverage'), share: z.number() }),
  z.object({ kind: z.literal('tooFewRaters'), raters: z.int(), needed: z.int() }),
  z.object({ kind: z.literal('noUnitWeight') }),
])
const NotComparable = z.object({
  unitId: z.string(),
  address: Address,
  reason: NotComparableReason,
}) satisfies z.ZodType<types.NotComparable>
const UnitWeights = z.array(z.object({ unitId: z.string(), weight: z.number().nullable() }))
const MeanWorking = z.object({ sumOfProducts: z.number(), sumOfWeights: z.number(), quotient: z.number() })

/** The step over units, apart from the roll-up over criteria. */
export const OrganisationStep = z.object({
  weighting: Weighting,
  identity: z.boolean(),
  unitWeights: UnitWeights,
  weakest: z.array(
    z.object({ address: Address, unitIds: z.array(z.string()), median: Level.nullable(), mean: z.number() }),
  ),
  notComparable: z.array(NotComparable),
}) satisfies z.ZodType<Omit<types.OrganisationScores, 'nodes' | 'sources' | 'gaps' | 'opinion'>>

const ComparedMark = z.object({
  state: State,
  median: Level.nullable(),
  mean: z.number().nullable(),
  hollow: z.boolean(),
  basis: Basis.nullable(),
  raters: z.int(),
  criteriaScored: z.int(),
  criteriaApplicable: z.int(),
  working: MeanWorking.nullable(),
})
/** Every unit beside the others, from the instrument to the aspects. */
export const UnitComparison = z.object({
  weighting: Weighting,
  units: UnitWeights,
  rows: z.array(
    z.object({
      address: Address,
      kind: z.enum(['instrument', 'area', 'aspect']),
      parent: Address.nullable(),
      organisation: ComparedMark,
      units: z.array(ComparedMark.extend({ unitId: z.string(), obstacle: NotComparableReason.nullable() })),
      weakest: z.array(z.string()),
      spread: z.number().nullable(),
    }),
  ),
}) satisfies z.ZodType<comparison.UnitComparison>

const Marks = z.object({
  mean: z.number().nullable(),
  median: Level.nullable(),
  gated: z.object({ level: Level, atMost: z.boolean() }).nullable(),
})
const MovementRow = z.object({
  address: Address,
  kind: NodeKind,
  before: Marks,
  after: Marks,
  change: z.number().nullable(),
  sameContent: z.object({ before: z.number(), after: z.number(), change: z.number(), criteria: z.int() }).nullable(),
  split: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('full'),
      real: z.number(),
      raters: z.number(),
      content: z.number(),
      consensus: z.number(),
      criteria: z.int(),
      sharedRaters: z.int(),
    }),
    z.object({
      kind: z.literal('ratersUnknown'),
      realAndRaters: z.number(),
      content: z.number(),
      consensus: z.number(),
      criteria: z.int(),
      sharedRaters: z.int(),
    }),
    z.object({
      kind: z.literal('none'),
      reason: z.enum([
        'otherScale',
        'otherInstrument',
        'importedWithoutRaters',
        'otherUnits',
        'noBlindRatings',
        'tooFewCriteria',
        'notScored',
      ]),
    }),
  ]),
}) satisfies z.ZodType<movement.MovementRow>
/** The change since the diagnostic before, split into real change, changed raters, content and consensus. */
export const Movement = z.object({
  comparable: z.boolean(),
  units: z.array(z.object({ unitId: z.string(), rows: z.array(MovementRow) })),
  organisation: z.array(MovementRow),
  sharedRaters: z.int(),
  commonCriteria: z.int(),
}) satisfies z.ZodType<movement.Movement>

const ChildInput = z.object({
  address: Address,
  state: State,
  notApplicable: NotApplicable.nullable(),
  notScored: NotScored.nullable(),
  basis: Basis.nullable(),
  level: Level.nullable(),
  score: z.number().nullable(),
  weight: z.number(),
  product: z.number().nullable(),
  counts: z.boolean(),
}) satisfies z.ZodType<explanation.ChildInput>
const Step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rollUp'), children: z.array(ChildInput) }),
  z.object({
    kind: z.literal('ratings'),
    ratings: z.array(
      z.object({
        assessorId: z.string(),
        label: z.string(),
        name: z.string(),
        external: z.boolean(),
        value: Value,
        note: z.string(),
      }),
    ),
    agreed: z.object({ value: Value, reason: z.string(), dissent: z.string() }).nullable(),
    disagreesOnApplicability: z.boolean(),
  }),
  z.object({ kind: z.literal('imported'), level: Level.nullable(), score: z.number() }),
  z.object({ kind: z.literal('ownRating'), unitId: z.string() }),
  z.object({
    kind: z.literal('units'),
    units: z.array(
      z.object({
        unitId: z.string(),
        weight: z.number(),
        share: z.number(),
        level: Level.nullable(),
        score: z.number(),
        product: z.number(),
      }),
    ),
    leftOut: z.array(NotComparable),
  }),
  z.object({ kind: z.literal('none') }),
]) satisfies z.ZodType<explanation.ExplanationStep>

/** How one number came about: inputs, weights, workings, and what would change it. */
export const Explanation = z.object({
  methodVersion: z.string(),
  pack: z.object({ id: z.string(), version: z.string() }),
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('unit'), unitId: z.string() }),
    z.object({ kind: z.literal('organisation'), weighting: Weighting, identity: z.boolean() }),
  ]),
  measure: z.enum(['median', 'mean', 'gated']),
  value: z.number().nullable(),
  row: NodeScore,
  path: z.array(Address),
  step: Step,
  meanWorking: MeanWorking.nullable(),
  medianWorking: z
    .object({
      steps: z.array(z.object({ level: Level, weight: z.number(), cumulated: z.number() })),
      half: z.number(),
      level: Level,
    })
    .nullable(),
  waysDiffer: z.boolean(),
  unscored: z.array(Address),
  whatIfs: z.array(
    z.object({
      change: z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('criterionReaches'),
          address: Address,
          level: Level,
          direction: z.enum(['up', 'down']),
        }),
        z.object({ kind: z.literal('childReachesTarget'), address: Address, level: Level }),
        z.object({ kind: z.literal('allWeightsEqual') }),
      ]),
      mean: z.number(),
      median: Level.nullable(),
      gated: Gated.nullable(),
    }),
  ),
  behind: z.object({ ratings: z.int(), agreed: z.int(), imported: z.int() }),
}) satisfies z.ZodType<explanation.Explanation>

/** A number that does not exist, and why; codes of core/statistics/result.ts. */
const Undefined = z.object({
  value: z.null(),
  reason: z.custom<Reason>((value) => typeof value === 'string').meta({ type: 'string' }),
  detail: z
    .record(z.string(), z.union([z.number(), z.string(), z.array(z.string()).readonly()]))
    .readonly()
    .optional(),
})
const Figure = z.union([z.number(), Undefined])
const Interval = z.union([
  z.object({ low: z.number(), high: z.number(), level: z.number(), method: z.string() }),
  Undefined,
])
const Difference = z.object({
  difference: Figure,
  standardError: Figure,
  interval: Interval,
  t: Figure,
  df: z.number(),
  p: Figure,
  units: z.int(),
})
const AreaAgreement = z.object({
  address: Address,
  alpha: Figure,
  interval: Interval,
  units: z.int(),
  unitsLeftOut: z.int(),
  raters: z.int(),
  ratings: z.int(),
  band: z.enum(['poor', 'moderate', 'sufficient']).nullable(),
})

/** Agreement of the first blind round. Shares are of 1, differences in levels. */
export const RoundAgreement = z.object({
  instrument: AreaAgreement,
  areas: z.array(AreaAgreement),
  aspects: z.array(z.object({ address: Address, exact: Figure, withinOne: Figure, pairs: z.int(), units: z.int() })),
  /** The lead reads all, an assessor their own. */
  leans: z.array(Difference.extend({ assessorId: z.string() })),
  /** For the lead; null also unless there are internal and external assessors. */
  external: Difference.extend({
    first: z.string(),
    second: z.string(),
    firstRaters: z.int(),
    secondRaters: z.int(),
  }).nullable(),
  disputes: z.array(
    z.object({
      unitId: z.string(),
      criterion: z.string(),
      gaveLevel: z.array(z.string()),
      saidNotApplicable: z.array(z.string()),
    }),
  ),
}) satisfies z.ZodType<agreement.RoundAgreement>
