/**
 * Why a number is what it is: the value behind the explanation page, the explanation sheet of the workbook and
 * `touchstone explain`. It holds figures in full precision and no sentences; `sayExplanation` adds these.
 */
import type { RatingValue } from '#core/rating/rating.ts'
import type {
  Basis,
  Gated,
  NodeAddress,
  NodeScore,
  NodeState,
  NotApplicableReason,
  NotComparable,
  NotScoredReason,
  UnitWeighting,
} from '#core/score/types.ts'

/** The three ways to roll up. `median` places the mark, `mean` sorts and draws, `gated` is printed as the floor. */
export type Measure = 'median' | 'mean' | 'gated'

/** A child in a roll-up, in pack order. */
export type ChildInput = {
  address: NodeAddress
  state: NodeState
  notApplicable: NotApplicableReason | null
  notScored: NotScoredReason | null
  basis: Basis | null
  /** The child's median; null unless scored with a level. */
  level: number | null
  /** The child's mean, full precision; null unless scored. */
  score: number | null
  weight: number
  /** score × weight; null unless it counts. */
  product: number | null
  /** Whether it takes part: scored and of positive weight. */
  counts: boolean
}

/** One assessor's blind rating of the criterion, by assessor id. */
export type RatingInput = {
  assessorId: string
  label: string
  name: string
  external: boolean
  value: RatingValue
  note: string
}

/** One unit's part in the step over units. */
export type UnitInput = {
  unitId: string
  weight: number
  share: number
  level: number | null
  score: number
  product: number
}

/** Where the value comes from. */
export type ExplanationStep =
  | { kind: 'rollUp'; children: ChildInput[] }
  | {
      kind: 'ratings'
      ratings: RatingInput[]
      agreed: { value: RatingValue; reason: string; dissent: string } | null
      /** Some gave a level and others called it not applicable. */
      disagreesOnApplicability: boolean
    }
  | { kind: 'imported'; level: number | null; score: number }
  /** The organisation's criterion, rated for the whole organisation in this unit. */
  | { kind: 'ownRating'; unitId: string }
  /** The organisation's criterion (or imported aspect), combined over units. */
  | { kind: 'units'; units: UnitInput[]; leftOut: NotComparable[] }
  /** Nothing to work with; the row says why. */
  | { kind: 'none' }

/** Σwx ÷ Σw, with the sums. Null where no mean is formed. */
export type MeanWorking = { sumOfProducts: number; sumOfWeights: number; quotient: number }

/** Levels from low to high with the weight cumulated up to each; the first to reach `half` is the median. */
export type MedianWorking = {
  steps: { level: number; weight: number; cumulated: number }[]
  half: number
  level: number
}

/** What the row would read after one change, all else equal. Values in full precision. */
export type WhatIf = {
  change:
    /** A criterion one level up or down from what it is. */
    | { kind: 'criterionReaches'; address: NodeAddress; level: number; direction: 'up' | 'down' }
    /** An aspect or area at its target, in both mean and median. */
    | { kind: 'childReachesTarget'; address: NodeAddress; level: number }
    | { kind: 'allWeightsEqual' }
  mean: number
  median: number | null
  gated: Gated | null
}

export type Explanation = {
  methodVersion: string
  pack: { id: string; version: string }
  scope: { kind: 'unit'; unitId: string } | { kind: 'organisation'; weighting: UnitWeighting; identity: boolean }
  /** The way asked about. */
  measure: Measure
  /** Its value in full precision; a level for `median` and `gated`. Null unless scored. */
  value: number | null
  /** The scorecard's row, unchanged. */
  row: NodeScore
  /** Addresses from the instrument down to the row's parent. */
  path: NodeAddress[]
  step: ExplanationStep
  meanWorking: MeanWorking | null
  medianWorking: MedianWorking | null
  /** Whether the three ways give different values, so that all three have to be shown. */
  waysDiffer: boolean
  /** Applicable children of positive weight that are not scored: why the floor reads "at most". */
  unscored: NodeAddress[]
  /** Largest change of the mean first; all weights equal last. Empty for criteria. */
  whatIfs: WhatIf[]
  /** How many hand-made inputs stand behind the number. */
  behind: { ratings: number; agreed: number; imported: number }
}
