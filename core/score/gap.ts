/** Where the organisation stands below its targets, largest first, and what the next level takes. */
import type { Criterion } from '#core/instrument/pack.ts'
import type { Text } from '#core/language.ts'
import { readAddress } from '#core/score/address.ts'
import type { Node } from '#core/score/node.ts'
import type { Outline } from '#core/score/outline.ts'
import type { GapEntry, NextStep } from '#core/score/types.ts'

/**
 * Aspects whose median is below their target, sorted by size × weight (pack weight of the aspect × of its area), then
 * by the distance of the score, then in pack order. An aspect with an imported score and no level has no place in it.
 */
export function gapsOf(root: Node): GapEntry[] {
  const entries = root.children.flatMap((area) =>
    area.children.flatMap((aspect) => {
      const entry = gapOf(area, aspect)
      return entry === null ? [] : [entry]
    }),
  )
  return entries.sort((a, b) => b.priority - a.priority || steady(b.scoreGap) - steady(a.scoreGap))
}

/** Equal distances must not be told apart by a rounding error of the machine. */
function steady(distance: number): number {
  return Number(distance.toPrecision(12))
}

function gapOf(area: Node, aspect: Node): GapEntry | null {
  const { address, gap, target, median, weight, hollow } = aspect.score
  if (gap === null || target === null || median === null || gap.levels === null || gap.levels < 1) return null
  const combined = weight * area.score.weight
  return {
    address,
    aspect: readAddress(address)?.id ?? '',
    area: readAddress(area.score.address)?.id ?? '',
    level: median,
    target: target.level,
    size: gap.levels,
    scoreGap: gap.score,
    weight: combined,
    priority: gap.levels * combined,
    hollow,
    nextSteps: nextSteps(aspect, target.level),
  }
}

function nextSteps(aspect: Node, target: number): NextStep[] {
  const steps = aspect.children.flatMap(({ score }): NextStep[] => {
    if (score.median === null || score.weight === 0 || score.median >= target) return []
    const criterion = readAddress(score.address)?.id ?? ''
    return [
      { address: score.address, criterion, level: score.median, nextLevel: score.median + 1, weight: score.weight },
    ]
  })
  return steps.sort((a, b) => a.level - b.level || b.weight - a.weight)
}

/** The words of the pack for one step: what an assessor would see at the next level, and how to begin. */
export type WhatItTakes = { criterion: Criterion; descriptor: Text | null; remedy: Text | null }

/** Reads a step's words from the pack; null for a criterion the pack does not have. */
export function whatItTakes(outline: Outline, step: Pick<NextStep, 'criterion' | 'nextLevel'>): WhatItTakes | null {
  const criterion = outline.criteria.get(step.criterion)
  if (criterion === undefined) return null
  return {
    criterion,
    descriptor: criterion.descriptors[String(step.nextLevel)] ?? null,
    remedy: criterion.remedy ?? null,
  }
}
