/**
 * A finding is a title before it is put into words: the rule that held, and the figures it speaks of. It is the same in
 * every language; `titleText` (titles.ts) says it.
 */
import type { Text } from '#core/language.ts'

export type Finding =
  | { rule: 'summaryNothing' }
  | { rule: 'summaryThin'; coverage: number; low: number }
  | { rule: 'summaryUnsure'; alpha: number }
  | { rule: 'summaryNoTarget'; organisation: Text; score: number; max: number }
  | { rule: 'summaryAllMet'; organisation: Text; scored: number }
  | { rule: 'summaryMet'; organisation: Text; met: number; scored: number; two: number; gaps: number }
  | { rule: 'areasNothing' }
  | { rule: 'areasFew'; scored: number; all: number; best: Text; score: number }
  | { rule: 'areasLeads'; score: number; max: number; target: number; best: Text; worst: Text }
  | { rule: 'areasOverlap'; score: number; max: number; target: number }
  | { rule: 'areasNoTarget'; score: number; max: number; best: Text; worst: Text }
  | { rule: 'areasNoTargetOverlap'; score: number; max: number }
  | { rule: 'scorecardOpen'; scored: number; all: number; met: number }
  | { rule: 'scorecardNoTarget'; scored: number; all: number }
  | { rule: 'scorecardTwo'; met: number; scored: number; two: number; open: number }
  | { rule: 'scorecardOne'; met: number; scored: number; open: number }
  | { rule: 'scorecardAll'; scored: number; open: number }
  | { rule: 'certaintyNothing' }
  | { rule: 'certaintyImported' }
  | { rule: 'certaintyOneView' }
  | { rule: 'certaintyWeak'; firm: number; all: number; weak: Text[] }
  | { rule: 'certaintyPartly'; firm: number; all: number; partly: Text[] }
  | { rule: 'certaintyThin'; coverage: number; alpha: number; low: number; criteria: number }
  | { rule: 'certaintySolid'; coverage: number; alpha: number }
  | { rule: 'certaintyAlike'; coverage: number }
  | { rule: 'movementBaseline'; score: number }
  | { rule: 'movementNone' }
  | { rule: 'movementUnsplit'; total: number }
  | { rule: 'movementTotal'; total: number }
  | { rule: 'movementReal'; up: number; all: number; total: number; real: number }
  | { rule: 'movementFlat'; total: number; real: number }
  | { rule: 'workforceHidden'; k: number }
  | { rule: 'workforceFew'; shown: number; groups: number; k: number }
  | { rule: 'workforceWide'; aspect: Text; high: Text; highScore: number; low: Text; lowScore: number }
  | { rule: 'workforceAlike'; spread: number }
  | { rule: 'gapsNone' }
  | { rule: 'gapsWeak'; gaps: number }
  | { rule: 'gapsMixed'; gaps: number; firm: number; weak: number }
  | { rule: 'gapsFirm'; gaps: number }
  | { rule: 'nextLevelSome'; known: number; gaps: number }
  | { rule: 'nextLevelAll'; gaps: number }
  | { rule: 'method' }
  | { rule: 'areaNothing'; area: Text }
  | { rule: 'areaNotApplicable'; area: Text }
  | { rule: 'areaNoTarget'; area: Text; weakest: Text; score: number }
  | { rule: 'areaOpen'; area: Text; met: number; scored: number; open: Text[] }
  | { rule: 'areaTwo'; area: Text; met: number; scored: number; aspects: Text[]; two: number }
  | { rule: 'areaBelow'; area: Text; met: number; scored: number; aspect: Text }
  | { rule: 'areaAll'; area: Text; scored: number }

/** A short sentence of the executive summary, by rule and with its figures. */
export type Statement =
  | { say: 'standMet'; met: number; scored: number; one: number; two: number }
  | { say: 'standScored'; scored: number; all: number }
  | { say: 'standBest'; best: Text; bestScore: number; worst: Text; worstScore: number }
  | { say: 'standMoved'; total: number; real: number }
  | { say: 'standMovedUnsplit'; total: number }
  | { say: 'standBaseline' }
  | { say: 'standWeakestUnit'; unit: Text; score: number }
  | { say: 'mattersGap'; aspect: Text; level: number; target: number }
  | { say: 'mattersFloor'; level: number; criteria: number }
  | { say: 'mattersCritical'; findings: number }
  | { say: 'mattersNoGap' }
  | { say: 'askGap'; aspect: Text; change: Text }
  | { say: 'askCollect'; areas: Text[] }
  | { say: 'askAgree'; levels: number }
  | { say: 'askTargets' }
  | { say: 'askOwner' }
