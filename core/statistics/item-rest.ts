/**
 * What each item does for its scale: its correlation with the rest, and alpha without it.
 *
 * Exports
 *   itemRest(covariance): ItemRest[]
 */
import { correlationOf } from './correlation.ts'
import { alphaOf } from './cronbach-alpha.ts'
import { finite, undefinedBecause } from './result.ts'
import type { Value } from './result.ts'
import type { ScaleCovariance } from './scale-covariance.ts'
import { sum } from './sum.ts'

export type ItemRest = {
  readonly item: string
  /** Pearson correlation of the item with the sum of all others (the corrected item–total correlation). */
  readonly itemRestCorrelation: Value
  readonly alphaIfDropped: Value
}

/**
 * r = Σⱼ cᵢⱼ / √(cᵢᵢ · V), j over the other items and V the variance of their sum.
 *
 * Input: the covariance matrix of k ≥ 2 items. A negative correlation is the sign of an item that should be reversed.
 * Undefined: `constantColumn` for an item without variation; `noVariation` when the rest has none; α if dropped as alphaOf
 * (`oneItem` when only two items are there).
 * Source: Nunnally & Bernstein (1994), Psychometric Theory, chapter 8.
 *
 * Example: of two items the item–rest correlation is their correlation.
 */
export function itemRest({ items, matrix }: ScaleCovariance): ItemRest[] {
  return items.map((item, index) => {
    const others = items.map((_, other) => other).filter((other) => other !== index)
    const rest = others.map((i) => others.map((j) => matrix[i]![j]!))
    const restVariance = sum(rest.flat())
    const own = matrix[index]![index]!
    const shared = sum(others.map((other) => matrix[index]![other]!))
    return {
      item,
      itemRestCorrelation:
        own === 0
          ? undefinedBecause('constantColumn', { columns: [item] })
          : restVariance <= 1e-15 * sum(rest.map((row, place) => row[place]!))
            ? undefinedBecause('noVariation')
            : finite(correlationOf(shared, own, restVariance)),
      alphaIfDropped: alphaOf(rest),
    }
  })
}
