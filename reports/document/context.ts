/** What every chapter of the long report is told from, and how it says names, findings and levels. */
import type { Text } from '#core/language.ts'
import type { NodeScore } from '#core/score/types.ts'
import type { Named, Strip } from '../document.ts'
import type { FindingSlide, ReportValue, Row, Slide } from '../report-value.ts'
import { slideTitle } from '../titles.ts'
import type { Words } from '../words.ts'

export type Telling = { value: ReportValue; words: Words; other: Words | null }

/** A name of the pack or workspace, and how the second language says it. */
export function named(telling: Telling, text: Text): Named {
  const first = telling.words.say(text)
  const second = telling.other === null ? '' : telling.other.say(text)
  return { text: first, second: second === first ? '' : second }
}

/** Words of the catalogue in the first and the second language. */
export function bothWays(telling: Telling, choose: (words: Words) => string): Named {
  const first = choose(telling.words)
  const second = telling.other === null ? '' : choose(telling.other)
  return { text: first, second: second === first ? '' : second }
}

/** The title of the slide of a kind; null when it was left out. */
export function findingOf(telling: Telling, kind: Slide['kind']): Named | null {
  const slide = telling.value.slides.find((one) => one.kind === kind)
  return slide === undefined || slide.kind === 'cover' ? null : titleIn(telling, slide)
}

/** The title of a slide in the first and the second language. */
export function titleIn(telling: Telling, slide: FindingSlide): Named {
  return bothWays(telling, (words) => slideTitle(telling.value, slide, words))
}

/** What the level strip of a row shows. */
export function stripOf(telling: Telling, row: { node: NodeScore; previous?: Row['previous'] }): Strip {
  const { node } = row
  return {
    state: node.state,
    median: node.median,
    mean: node.mean,
    target: node.target?.level ?? null,
    last: row.previous?.median ?? null,
    hollow: node.hollow,
    label: levelText(telling, node),
  }
}

/** Level and its name, or the absence in words. */
export function levelText(telling: Telling, node: NodeScore): string {
  const { words, value } = telling
  if (node.state === 'notApplicable') return words.t.absence.notApplicable
  if (node.median === null) return node.mean === null ? words.notScored(node.coverage) : words.score(node.mean)
  const level = value.head.levels.find((one) => one.number === node.median)
  return words.t.report.levelOf({
    level: words.level(node.median),
    name: level === undefined ? '' : words.say(level.name),
  })
}
