/** What is next for the reader, by role and by how far the diagnostic is; only pages that are in the reader's menu. */
import type { Diagnostic } from '#contract/diagnostic.ts'
import { leftToSettle, roundProgress } from '#core/rating/progress.ts'
import type { Texts } from '#core/texts/index.ts'
import { allowed, story, type PageId, type RoleName } from '../../shell/story.ts'

export type NextAction = { name: keyof Texts['home']['actions']; path: string; settled?: number; total?: number }

/** The path of a page, when the reader's menu has it. */
function pathOf(page: PageId, role: RoleName): string | null {
  for (const { pages } of story) {
    const found = pages.find((candidate) => candidate.id === page && allowed(candidate, role))
    if (found !== undefined) return found.path
  }
  return null
}

export function nextActions(diagnostic: Diagnostic, role: RoleName): NextAction[] {
  const actions: NextAction[] = []
  const add = (name: NextAction['name'], page: PageId, counts: { settled?: number; total?: number } = {}): void => {
    const path = pathOf(page, role)
    if (path !== null) actions.push({ name, path, ...counts })
  }
  const mine = diagnostic.assessors.find((assessor) => assessor.id === diagnostic.myAssessorId)
  const open = diagnostic.status === 'open'
  if (open && mine !== undefined && leftToSettle(mine) > 0)
    add('sheet', 'sheets', { settled: mine.settled, total: mine.total })
  if (role === 'owner' && open) {
    const round = roundProgress(diagnostic.assessors)
    if (round.settled > 0 && round.settled === round.total) add('reveal', 'reveal')
    else add('workbooks', 'imports')
    if (diagnostic.surveys.length === 0) add('answers', 'imports')
    if (round.settled > 0 && round.settled < round.total) add('reveal', 'reveal')
  }
  if (diagnostic.status === 'revealed') {
    if (role === 'owner') add('agree', 'reveal')
    add('scorecard', 'scorecard')
    add('reports', 'reports')
  }
  if (diagnostic.status === 'closed') {
    add('scorecard', 'scorecard')
    add('reports', 'reports')
  }
  return actions
}
