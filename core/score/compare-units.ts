/** The units of a diagnostic side by side: what each scored on every row, and whether the figures may be compared. */
import type { MeanWorking } from '#core/score/explanation.ts'
import { obstacle } from '#core/score/organisation-step.ts'
import { rollUpWorking } from '#core/score/roll-up-working.ts'
import type {
  Basis,
  NodeAddress,
  NodeKind,
  NodeScore,
  NodeState,
  NotComparable,
  ScoreRun,
  UnitWeighting,
} from '#core/score/types.ts'
import { widestSpread } from '#core/survey/widest-spread.ts'

/** One row of one unit, or of the organisation. */
export type ComparedMark = {
  state: NodeState
  /** Always a level; null unless scored, and where a score without a level was imported. */
  median: number | null
  /** Full precision; null unless scored. */
  mean: number | null
  hollow: boolean
  basis: Basis | null
  raters: number
  criteriaScored: number
  criteriaApplicable: number
  /** How the mean came about; null where it is not made of rows below. */
  working: MeanWorking | null
}

export type UnitMark = ComparedMark & {
  unitId: string
  /** Why this figure must not be set beside the other units'; null where it may, and where nothing applies. */
  obstacle: NotComparable['reason'] | null
}

export type ComparedRow = {
  address: NodeAddress
  kind: Exclude<NodeKind, 'criterion'>
  parent: NodeAddress | null
  organisation: ComparedMark
  /** In the order of `UnitComparison.units`. */
  units: UnitMark[]
  /** The unit (or units) with the lowest median, then lowest mean; empty with fewer than two comparable ones. */
  weakest: string[]
  /** Highest − lowest mean among the comparable units, full precision; null with fewer than two of them. */
  spread: number | null
}

export type UnitComparison = {
  weighting: UnitWeighting
  /** Units in scope but the organisation itself, in canonical order. Weight null: has none to weigh by. */
  units: { unitId: string; weight: number | null }[]
  /** The instrument, then every area followed by its aspects. */
  rows: ComparedRow[]
}

/** How many units the organisation's scores are combined from; one where a single unit stands for it. */
export function countUnits({ organisation }: Pick<ScoreRun, 'organisation'>): number {
  return organisation.identity ? 1 : organisation.unitWeights.length
}

/** Sets the units of `run` side by side. Nothing is scored anew: the marks are those of the units' own scorecards. */
export function compareUnits(run: ScoreRun): UnitComparison {
  const { organisation, counts } = run
  const scorecards = organisation.unitWeights.map(({ unitId }) => {
    const nodes = run.units.find((unit) => unit.unitId === unitId)?.nodes ?? []
    return { unitId, nodes, byAddress: new Map(nodes.map((node) => [node.address, node])) }
  })
  const weakest = new Map(organisation.weakest.map((entry) => [entry.address, entry.unitIds]))
  const rows = organisation.nodes.flatMap((row): ComparedRow[] => {
    if (row.kind === 'criterion') return []
    const units = scorecards.flatMap(({ unitId, nodes, byAddress }): UnitMark[] => {
      const node = byAddress.get(row.address)
      if (node === undefined) return []
      const reason = node.state === 'notApplicable' ? null : obstacle(node, counts.assessors)
      return [{ unitId, ...markOf(node, nodes), obstacle: reason }]
    })
    const comparable = units.map((unit) => (unit.obstacle === null ? unit.mean : null))
    return [
      {
        address: row.address,
        kind: row.kind,
        parent: row.parent,
        organisation: markOf(row, organisation.nodes),
        units,
        weakest: weakest.get(row.address) ?? [],
        spread: widestSpread([comparable])?.spread ?? null,
      },
    ]
  })
  return { weighting: organisation.weighting, units: organisation.unitWeights, rows }
}

function markOf(node: NodeScore, rows: readonly NodeScore[]): ComparedMark {
  return {
    state: node.state,
    median: node.median,
    mean: node.mean,
    hollow: node.hollow,
    basis: node.basis,
    raters: node.raters,
    criteriaScored: node.coverage.criteriaScored,
    criteriaApplicable: node.coverage.criteriaApplicable,
    working: rollUpWorking(rows, node.address),
  }
}
