/**
 * Everything the product says about the quality of a scale, for one rule about missing answers.
 *
 * Exports
 *   scaleReliability(items, missing, level?): ScaleReliability
 *   scaleReading(alpha): 'reliable' | 'unreliable'
 *   reliableFrom = 0.7
 */
import { cronbachAlpha } from './cronbach-alpha.ts'
import type { CronbachAlpha } from './cronbach-alpha.ts'
import { itemRest } from './item-rest.ts'
import type { ItemRest } from './item-rest.ts'
import { mcdonaldOmega } from './mcdonald-omega.ts'
import type { McdonaldOmega } from './mcdonald-omega.ts'
import { isDefined } from './result.ts'
import type { Undefined } from './result.ts'
import { scaleCovariance } from './scale-covariance.ts'
import type { MissingRule, ScaleItem } from './scale-covariance.ts'

export type ScaleReliability = CronbachAlpha &
  McdonaldOmega & {
    readonly missing: MissingRule
    readonly itemStatistics: readonly ItemRest[]
    /** Items whose correlation with the rest is negative: worded the other way round, or of another scale. */
    readonly negativeItems: readonly string[]
    /** Undefined when α is: an index of this scale then says that nothing is known of its reliability. */
    readonly reading: 'reliable' | 'unreliable' | Undefined
    readonly k: number
    readonly n: number
    readonly incomplete: number
    readonly smallestPair: number
  }

/** House rule: from 0.70, which Nunnally & Bernstein (1994), 7, accept in early research and find low for decisions. */
export const reliableFrom = 0.7

export function scaleReading(alpha: number): 'reliable' | 'unreliable' {
  return alpha >= reliableFrom ? 'reliable' : 'unreliable'
}

/**
 * Cronbach's α with Feldt's interval, standardised α, McDonald's ω, item–rest correlations and α if dropped, from one
 * covariance matrix. Undefined as a whole for the reasons of scaleCovariance; each number for its own.
 */
export function scaleReliability(
  items: readonly ScaleItem[],
  missing: MissingRule,
  level = 0.95,
): ScaleReliability | Undefined {
  const covariance = scaleCovariance(items, missing)
  if (!isDefined(covariance)) return covariance
  const alpha = cronbachAlpha(covariance, level)
  const itemStatistics = itemRest(covariance)
  return {
    missing,
    ...alpha,
    ...mcdonaldOmega(covariance),
    itemStatistics,
    negativeItems: itemStatistics
      .filter(({ itemRestCorrelation }) => isDefined(itemRestCorrelation) && itemRestCorrelation < 0)
      .map(({ item }) => item),
    reading: isDefined(alpha.alpha) ? scaleReading(alpha.alpha) : alpha.alpha,
    k: covariance.items.length,
    n: covariance.n,
    incomplete: covariance.incomplete,
    smallestPair: covariance.smallestPair,
  }
}
