/** What a page of results says at its head: the finding as a sentence, and what the figures rest on. */
import type { ResultsView } from '../../data/results.ts'
import { useFormat, useTexts } from '../../theme/preferences.tsx'

/** The page's finding as a sentence: how many aspects are below target, or what the score is without targets. */
export function useScorecardFinding(view: ResultsView): string {
  const { scorecard } = useTexts()
  const format = useFormat()
  const root = view.node('instrument')
  const scored = view.results.nodes.filter((node) => node.kind === 'aspect' && node.state === 'scored')
  if (root === undefined || root.mean === null || scored.length === 0) return scorecard.findingNothing
  const withTarget = scored.filter((node) => node.gap !== null)
  if (withTarget.length === 0) {
    const name = root.median === null ? '' : (view.levels[root.median - 1] ?? '')
    return scorecard.findingNoTarget({ score: format.score(root.mean), levels: view.levels.length, name })
  }
  const below = view.results.opinion.aspectsBelow
  return below === 0 ? scorecard.findingMet : scorecard.findingBelow({ below, scored: withTarget.length })
}

/** What the figures rest on, for the line above the finding. */
export function useBasisLine(view: ResultsView): string {
  const { scorecard, common, marks } = useTexts()
  const root = view.node('instrument')
  const parts: string[] = [common.lens.evidence]
  if (root?.basis != null) {
    const kinds = (['agreed', 'provisional', 'single', 'imported'] as const).filter(
      (kind) => root.basisCounts[kind] > 0,
    )
    parts.push(
      kinds.length > 1
        ? scorecard.basisMixed({
            raters: root.raters,
            parts: marks.join({
              parts: kinds.map((kind) => scorecard.basisCount[kind]({ count: root.basisCounts[kind] })),
            }),
          })
        : scorecard.basis[root.basis]({ raters: root.raters }),
    )
  }
  parts.push(scorecard.criteria({ criteria: view.results.counts.criteria }))
  return parts.join(' · ')
}
