/**
 * The shapes of scoring: what goes in (`ScoreInput`) and the immutable value that comes out (`ScoreRun`).
 * Everything here survives `JSON.parse(JSON.stringify(x))` unchanged: no undefined, NaN, Infinity, -0, Map or Date.
 *
 * How numbers come about (measurement.md, Roll-up):
 * 1. In each unit on its own: criterion → aspect → area → instrument, every step from the step below only.
 * 2. Then, as a separate named step, over the units (`OrganisationScores`): every criterion is combined over the units
 *    first, the results are rolled up over criteria exactly as in a unit. See `OrganisationScores`.
 */
import type { Pack } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'
import type { Agreed, CriterionAddress, Rating } from '#core/rating/rating.ts'

/** Raised whenever a formula or rule of core/score changes, so that a stored run says how it was made. */
export const methodVersion = '1.0.0'

/** Below this share of applicable weight scored, a mark is hollow. */
export const hollowBelow = 2 / 3

export type NodeKind = 'instrument' | 'area' | 'aspect' | 'criterion'

/** `instrument`, `area/strategy`, `aspect/cx-aspiration`, `criterion/cx-aspiration.vision-clarity`. */
export type NodeAddress = string

/** How the marks of several units become one for the organisation. Chosen per diagnostic and always shown. */
export type UnitWeighting = 'equal' | 'headcount' | 'revenue'

/** A unit in the scope of the diagnostic. */
export type ScoredUnit = {
  id: string
  name: Text
  /** The parent in the organisation model, in scope or not; null for the root. */
  parentId: string | null
  headcount: number | null
  revenue: number | null
  /** The whole organisation. At most one; the only unit in which whole-organisation-only criteria are rated. */
  isOrganisation: boolean
}

export type Assessor = {
  id: string
  /** Shown where names are hidden: `A`, `B`… */
  label: string
  name: string
  external: boolean
}

/**
 * A mark from a former scorecard, read as a baseline. It has no raters. It counts only where its unit has neither a
 * rating nor an agreed level on the same criterion (for an aspect mark: on any criterion of the aspect).
 */
export type ImportedMark = {
  unitId: string
  /** `aspect/…` or `criterion/…` */
  address: NodeAddress
  /** A level of the scale, or a score between two levels. A score is never rounded to a level. */
  value: { kind: 'level'; level: number } | { kind: 'score'; score: number }
}

/** A target for the instrument, an area or an aspect; `unitId: null` means every unit and the organisation. */
export type Target = { address: NodeAddress; unitId: string | null; level: number; rationale: string }

/** The scorecard's comment on an aspect. */
export type AspectComment = { aspect: string; unitId: string; text: Text }

/** An open finding or barrier that the lead marked critical, with a reason. */
export type CriticalFinding = { id: string; title: string; reason: string; aspect: string | null }

/** All that a score run depends on. The order of every list is irrelevant to the result. */
export type ScoreInput = {
  pack: Pack
  units: ScoredUnit[]
  unitWeighting: UnitWeighting
  assessors: Assessor[]
  /** First blind round only. */
  ratings: Rating[]
  agreed: Agreed[]
  importedMarks: ImportedMark[]
  targets: Target[]
  comments: AspectComment[]
  criticalFindings: CriticalFinding[]
}

/**
 * - `scored`: there is a value.
 * - `notScored`: applicable, and nothing that counts has been scored.
 * - `notApplicable`: nothing that counts applies here; it has left its parent.
 */
export type NodeState = 'scored' | 'notScored' | 'notApplicable'

/** Why a node is not applicable. */
export type NotApplicableReason =
  /** Assessors or the team said so; `reasons` holds their words. */
  | { kind: 'stated'; reasons: string[] }
  /** A whole-organisation-only criterion seen in a single unit. */
  | { kind: 'wholeOrganisationOnly' }
  /** Every child of positive weight is not applicable. */
  | { kind: 'children' }

/** Why an applicable node is not scored. */
export type NotScoredReason =
  /** Nobody has rated it. */
  | { kind: 'noRatings' }
  /** Rated only with "cannot judge". */
  | { kind: 'cannotJudge' }
  /** No child of positive weight is scored. */
  | { kind: 'children' }
  /** Organisation step only: no unit that scored it is comparable. */
  | { kind: 'notComparable' }
  /** Organisation step only: the units that scored it have no headcount or revenue to weigh by. */
  | { kind: 'noUnitWeight' }

/**
 * What a value rests on, from firm to thin. A parent has the thinnest basis among its scored children of positive
 * weight. `provisional`: lower median of two or more blind ratings, not agreed yet. `single`: one rater. `imported`: a
 * former scorecard.
 */
export type Basis = 'agreed' | 'provisional' | 'single' | 'imported'

/**
 * The largest level that every applicable criterion of positive weight reaches. With `atMost` some of them are
 * unscored (or known only by an aspect's imported mark), so the floor reads "at most `level`" and must not be compared
 * with a target.
 */
export type Gated = {
  level: number
  atMost: boolean
  /** The scored criteria (or imported aspects) at `level`, in pack order. */
  heldBy: NodeAddress[]
}

export type Coverage = {
  /** Children (of the step below) scored and applicable, counted; for a criterion 1 or 0. */
  scored: number
  applicable: number
  /** Criteria below this node, counted. An aspect known only by an imported mark counts its criteria as unscored. */
  criteriaScored: number
  criteriaApplicable: number
  /**
   * Weight of the children that apply, and the part of it that is scored. A child that is itself partly scored counts
   * with its own share, so that an area never looks more complete than its aspects.
   */
  weightScored: number
  weightApplicable: number
  /** weightScored ÷ weightApplicable, 0…1; null when nothing applies. */
  share: number | null
}

/**
 * The target that holds here. `own`: set on this very node. `above`: inherited, aspect ← area ← instrument; a target
 * for this unit goes before one for all units on the same node. `below`: nothing is set here or above, so this is the
 * weighted lower median of the children's targets.
 */
export type NodeTarget = { level: number; setOn: NodeAddress; from: 'own' | 'above' | 'below'; rationale: string }

/**
 * Distance to the target, positive when below it. `levels` compares the median, `score` the mean (full precision).
 * `levels` is null where only a score is known (imported).
 */
export type Gap = { levels: number | null; score: number }

/**
 * How far the blind ratings under this node lie apart, on the scale: the mean that would result if on every criterion
 * the strictest (`low`) or the most generous (`high`) rating were right. Always contains the node's mean.
 * A judgement range, not a statistical interval, and never called one. Null with fewer than two raters everywhere.
 */
export type JudgementRange = { low: number; high: number }

export type ConfidenceLevel = 'veryLow' | 'low' | 'moderate' | 'high'
/** Until evidence is collected every node says `notAssessed`. */
export type Confidence = { kind: 'notAssessed'; reason: 'noEvidenceYet' } | { kind: 'assessed'; level: ConfidenceLevel }

/** How many criteria below (itself for a criterion) rest on what. */
export type BasisCounts = { agreed: number; provisional: number; single: number; imported: number }

/** One row of the scorecard: the result for one node in one unit, or for the organisation. */
export type NodeScore = {
  address: NodeAddress
  kind: NodeKind
  /** Address of the node one step above; null for the instrument. */
  parent: NodeAddress | null
  /** The pack's weight within the parent; 1 for the instrument. 0 counts for nothing. */
  weight: number
  state: NodeState
  notApplicable: NotApplicableReason | null
  notScored: NotScoredReason | null
  /** Null unless scored. */
  basis: Basis | null
  basisCounts: BasisCounts
  /** Distinct assessors who gave a level here or below. */
  raters: number
  /** Always a level. Places the mark. Null unless scored, and where a score without a level was imported. */
  median: number | null
  /** Full precision; shown to one decimal. Sorts and draws; never places a mark. Null unless scored. */
  mean: number | null
  /** Null unless scored. */
  gated: Gated | null
  coverage: Coverage
  /** Scored, but with less than two thirds of the applicable weight. */
  hollow: boolean
  target: NodeTarget | null
  /** Null unless scored and with a target. */
  gap: Gap | null
  judgementRange: JudgementRange | null
  confidence: Confidence
  /** The scorecard's comment, in one or both languages; no language when there is none. Aspects only. */
  comment: Text
}

/** A unit's scorecard: the instrument, then every area followed by its aspects, each followed by its criteria. */
export type UnitScores = { unitId: string; nodes: NodeScore[]; gaps: GapEntry[]; opinion: Opinion }

/** A criterion below the target of its aspect, and the level to show next; its descriptor is "what it takes". */
export type NextStep = {
  address: NodeAddress
  criterion: CriterionAddress
  level: number
  nextLevel: number
  weight: number
}

/** An aspect whose median is below its target. Lists are sorted by `priority`, then score gap, then pack order. */
export type GapEntry = {
  address: NodeAddress
  aspect: string
  area: string
  level: number
  target: number
  /** Levels between median and target, ≥ 1. */
  size: number
  /** Target − mean, full precision. */
  scoreGap: number
  /** Pack weight of the aspect × pack weight of its area. */
  weight: number
  /** size × weight */
  priority: number
  hollow: boolean
  /** Scored criteria of positive weight below the target: lowest level first, then heaviest, then pack order. */
  nextSteps: NextStep[]
}

/**
 * The overall opinion, by rule and not by average. The first rule that holds speaks:
 * 1. `cannotSay`: an applicable area is not scored, is hollow, or has no target.
 * 2. `notReady`: a critical finding is open, or more than half of the areas are below target.
 * 3. `readyWithConditions`: some area, or some aspect, is below target.
 * 4. `ready`: otherwise.
 */
export type Opinion = {
  verdict: 'cannotSay' | 'notReady' | 'readyWithConditions' | 'ready'
  rule: 1 | 2 | 3 | 4
  areas: number
  /** Addresses of areas below their target (median), in pack order. */
  areasBelow: NodeAddress[]
  /** Addresses of areas that keep the rule from speaking: not scored, hollow or without target. */
  areasOpen: NodeAddress[]
  aspectsBelow: number
  criticalFindings: CriticalFinding[]
}

/** Where the organisation's value of one criterion comes from. */
export type CriterionSource =
  /** Rated for the whole organisation, which goes before any roll-up over units. */
  | { kind: 'organisation'; unitId: string }
  /** Combined over these units; `share` is the unit's part of the weight, the shares add up to 1. */
  | { kind: 'units'; units: { unitId: string; weight: number; share: number; level: number | null; score: number }[] }
  | { kind: 'none' }

export type NotComparable = {
  unitId: string
  /** `aspect/…` */
  address: NodeAddress
  reason:
    /** Less than two thirds of the aspect's applicable weight is scored there. */
    | { kind: 'tooLittleCoverage'; share: number }
    /** One rater, no agreed level, though the diagnostic has several assessors. */
    | { kind: 'tooFewRaters'; raters: number; needed: number }
    /** Weighed by headcount or revenue, and the unit has none. */
    | { kind: 'noUnitWeight' }
}

/** The unit (or units) with the lowest median, then lowest mean, among the comparable ones. */
export type Weakest = { address: NodeAddress; unitIds: string[]; median: number | null; mean: number }

/**
 * The step over units, kept apart from the roll-up over criteria.
 * - A criterion rated for the whole organisation keeps that value. Otherwise it is combined over the other units in
 *   scope that are comparable on its aspect: median = the smallest level reached by half of the units' weight, mean =
 *   Σwx/Σw, gated = the lowest level of any of them.
 * - From there the organisation is rolled up over criteria exactly as a unit is.
 * - With one unit in scope the step is the identity (`identity: true`) and `nodes` equals that unit's.
 */
export type OrganisationScores = {
  weighting: UnitWeighting
  identity: boolean
  /** Weight of each unit in scope but the organisation itself, in canonical order; null where unknown. */
  unitWeights: { unitId: string; weight: number | null }[]
  nodes: NodeScore[]
  /** One per criterion, pack order. */
  sources: { criterion: CriterionAddress; source: CriterionSource }[]
  /** For aspects, areas and the instrument with at least two comparable units. */
  weakest: Weakest[]
  notComparable: NotComparable[]
  gaps: GapEntry[]
  opinion: Opinion
}

/** The result of scoring, stored once and never edited. Time, author and keyed hash are added by the server. */
export type ScoreRun = {
  methodVersion: string
  pack: { id: string; version: string }
  scale: { id: string; levels: { number: number; id: string; name: Text }[] }
  counts: {
    units: number
    assessors: number
    /** Assessors who gave at least one level. */
    raters: number
    criteria: number
    /** Ratings with a level, with N/A, and with "cannot judge". */
    levels: number
    notApplicable: number
    cannotJudge: number
    agreed: number
    imported: number
    targets: number
  }
  /** Sorted by unit id. */
  units: UnitScores[]
  organisation: OrganisationScores
}

/** Why no score run can be made. `server` shows the catalogue's sentence for `code` (core/texts, score.faults). */
export type ScoreFaultCode =
  /** All weights under a node are zero. */
  | 'weights.allZero'
  /** A level that is not on the pack's scale. */
  | 'level.offScale'
  /** A criterion, aspect or area that the pack does not have. */
  | 'address.unknown'
  /** A unit or assessor that is not part of the diagnostic. */
  | 'unit.unknown'
  | 'assessor.unknown'
  /** Two ratings by one assessor, two agreed levels or two marks for the same thing. */
  | 'rating.duplicate'
  /** More than one unit marked as the whole organisation. */
  | 'organisation.several'
  /** A headcount or revenue below zero or not finite. */
  | 'unitWeight.invalid'

/** Thrown by `scoreRun`. `about` names the node, unit or rating concerned, in ids. */
export class ScoreFault extends Error {
  readonly code: ScoreFaultCode
  readonly about: string
  constructor(code: ScoreFaultCode, about: string) {
    super(`${code}: ${about}`)
    this.name = 'ScoreFault'
    this.code = code
    this.about = about
  }
}
