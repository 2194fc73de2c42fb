/** Results of a unit or the organisation as pages read them: the API's answer, with rows found by address. */
import { useMemo } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { getResults, type Results } from '#contract/score.ts'
import type { ConfidenceLevel, NodeScore } from '#core/score/types.ts'
import { roundProgress } from '#core/rating/progress.ts'
import type { MovementRow } from '#core/score/movement.ts'
import type { StripValue } from '../marks/strip.tsx'
import { useSubject } from '../shell/subject.tsx'
import { useSay } from '../theme/preferences.tsx'
import type { ApiProblem } from './api.ts'
import { usePinnedPack } from './pack.ts'
import { useDiagnostic, useDiagnosticParams } from './places.ts'
import { useApi } from './use-api.ts'

/** Whether the round is still blind for all that this reader knows: then results are not even asked for. */
export function useIsSealed(): boolean {
  const diagnostic = useDiagnostic()
  return diagnostic.status === 'open' && roundProgress(diagnostic.assessors).settled > 0
}

/** Results of what the address asks for (`?unit=`, `?pack=`). */
export function useResults(): UseQueryResult<Results, ApiProblem> {
  const params = useDiagnosticParams()
  const subject = useSubject()
  const pinned = usePinnedPack()
  const sealed = useIsSealed()
  return useApi(
    getResults,
    { params, query: { unit: subject, ...(pinned === undefined ? {} : { pack: pinned.packId }) } },
    { enabled: pinned !== undefined && !sealed },
  )
}

/** The rows of `results` with what stands beside them: last year, movement, level names, strips. */
export type ResultsView = {
  results: Results
  levels: string[]
  node: (address: string) => NodeScore | undefined
  children: (address: string) => NodeScore[]
  movement: (address: string) => MovementRow | undefined
  lastYear: (address: string) => number | null
  strip: (node: NodeScore) => StripValue
}

export function confidenceOf(node: NodeScore): ConfidenceLevel | null {
  return node.confidence.kind === 'assessed' ? node.confidence.level : null
}

export function movementRows(results: Results): MovementRow[] {
  const { previous, subject } = results
  if (previous === null) return []
  return subject === 'organisation'
    ? previous.movement.organisation
    : (previous.movement.units.find((unit) => unit.unitId === subject)?.rows ?? [])
}

export function useResultsView(results: Results): ResultsView {
  const say = useSay()
  return useMemo(() => {
    const byAddress = new Map(results.nodes.map((node) => [node.address, node]))
    const moved = new Map(movementRows(results).map((row) => [row.address, row]))
    const levels = results.levels.map((level) => say(level.name))
    // A mark of another scale or another instrument would stand in the wrong place, so it is not drawn.
    const lastYear = (address: string): number | null =>
      results.previous?.movement.comparable === true ? (results.previous.nodes[address]?.mean ?? null) : null
    return {
      results,
      levels,
      node: (address) => byAddress.get(address),
      children: (address) => results.nodes.filter((node) => node.parent === address),
      movement: (address) => moved.get(address),
      lastYear,
      strip: (node) => ({
        levels,
        state: node.state,
        level: node.median,
        score: node.mean,
        hollow: node.hollow,
        confidence: confidenceOf(node),
        range: node.judgementRange,
        target: node.target?.level ?? null,
        lastYear: lastYear(node.address),
        coverage: { scored: node.coverage.criteriaScored, applicable: node.coverage.criteriaApplicable },
        reason: node.notApplicable?.kind === 'stated' ? node.notApplicable.reasons.join('; ') : '',
      }),
    }
  }, [results, say])
}
