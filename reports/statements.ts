/** Puts the sentences of the executive summary into words. */
import type { Statement } from './finding.ts'
import type { Words } from './words.ts'

export function statementText(statement: Statement, words: Words): string {
  const { score, signed, level } = words
  const said = words.t.summary
  switch (statement.say) {
    case 'standMet':
      return said.standMet(statement)
    case 'standScored':
      return said.standScored(statement)
    case 'standBest':
      return said.standBest({
        best: words.say(statement.best),
        bestScore: score(statement.bestScore),
        worst: words.within(statement.worst),
        worstScore: score(statement.worstScore),
      })
    case 'standMoved':
      return said.standMoved({ total: signed(statement.total, 2), real: signed(statement.real, 2) })
    case 'standMovedUnsplit':
      return said.standMovedUnsplit({ total: signed(statement.total, 2) })
    case 'standBaseline':
      return said.standBaseline
    case 'standWeakestUnit':
      return said.standWeakestUnit({ unit: words.say(statement.unit), score: score(statement.score) })
    case 'mattersGap':
      return said.mattersGap({
        aspect: words.say(statement.aspect),
        level: level(statement.level),
        target: level(statement.target),
      })
    case 'mattersFloor':
      return said.mattersFloor({ level: level(statement.level), criteria: statement.criteria })
    case 'mattersCritical':
      return said.mattersCritical(statement)
    case 'mattersNoGap':
      return said.mattersNoGap
    case 'askGap':
      return said.askGap({ aspect: words.say(statement.aspect), change: firstSentence(words.say(statement.change)) })
    case 'askCollect':
      return said.askCollect({ areas: words.list(statement.areas.map(words.within)) })
    case 'askAgree':
      return said.askAgree(statement)
    case 'askTargets':
      return said.askTargets
    default:
      return said.askOwner
  }
}

/** Whole sentences only: a report does not paraphrase the instrument. */
export function firstSentence(text: string): string {
  return /^.*?[。！？]|^.*?[.!?](?=\s|$)/u.exec(text)?.[0] ?? text
}
