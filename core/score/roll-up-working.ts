/** The working of a roll-up, Σwx ÷ Σw, read from the rows of a scorecard: for explanations, and for notes in print. */
import type { ChildInput, MeanWorking } from '#core/score/explanation.ts'
import type { NodeAddress, NodeScore } from '#core/score/types.ts'
import { totalWeight, weightedMean } from '#core/score/weighted.ts'

/** What takes part in a mean: its level where it has one, its score and its weight. */
export type Part = { level: number | null; score: number; weight: number }

/** A row as the child of the row above it. */
export function childInput(child: NodeScore): ChildInput {
  const counts = child.state === 'scored' && child.weight > 0
  return {
    address: child.address,
    state: child.state,
    notApplicable: child.notApplicable,
    notScored: child.notScored,
    basis: child.basis,
    level: child.median,
    score: child.mean,
    weight: child.weight,
    product: counts && child.mean !== null ? child.mean * child.weight : null,
    counts,
  }
}

/** The children that take part, in their order. */
export function countingParts(children: readonly ChildInput[]): Part[] {
  return children.flatMap((child) =>
    child.counts && child.score !== null ? [{ level: child.level, score: child.score, weight: child.weight }] : [],
  )
}

/** Σwx ÷ Σw with its sums; null where nothing takes part. */
export function meanWorking(parts: readonly Part[]): MeanWorking | null {
  const quotient = weightedMean(parts.map((part) => ({ value: part.score, weight: part.weight })))
  if (quotient === null) return null
  const sumOfWeights = totalWeight(parts)
  const sumOfProducts = parts.reduce((sum, part) => sum + part.weight * part.score, 0)
  return { sumOfProducts, sumOfWeights, quotient }
}

/**
 * The working of the row at `address`, from the rows one step below it. Null where the row is not made of others: a
 * criterion, nothing scored below, or an aspect that is the mark of a former scorecard.
 */
export function rollUpWorking(rows: readonly NodeScore[], address: NodeAddress): MeanWorking | null {
  return meanWorking(countingParts(rows.filter((row) => row.parent === address).map(childInput)))
}
