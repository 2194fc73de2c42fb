/**
 * How one answer is stored: one byte (architecture.md, Answers). The coding of an item is frozen with the survey version.
 * The four absences are different things, and none of them is a low answer.
 */

export const answerCodes = { notAsked: 0, notApplicable: 253, cannotTell: 254, leftEmpty: 255 } as const
/** Codes 1…highestCode are levels or options. */
export const highestCode = 250

export type Answer =
  | { kind: 'level'; level: number }
  | { kind: 'notAsked' }
  | { kind: 'notApplicable' }
  | { kind: 'cannotTell' }
  | { kind: 'leftEmpty' }

/** The byte of an answer on a scale of `levels` levels. Throws RangeError for a level that is not on it. */
export function codeOfAnswer(answer: Answer, levels: number): number {
  if (answer.kind !== 'level') return answerCodes[answer.kind]
  if (!isLevelCode(answer.level, levels)) throw new RangeError(`Level ${answer.level} is not one of ${levels}`)
  return answer.level
}

/** The answer behind a byte. Throws RangeError for a byte that no answer on this scale has. */
export function answerOfCode(code: number, levels: number): Answer {
  if (code === answerCodes.notAsked) return { kind: 'notAsked' }
  if (code === answerCodes.notApplicable) return { kind: 'notApplicable' }
  if (code === answerCodes.cannotTell) return { kind: 'cannotTell' }
  if (code === answerCodes.leftEmpty) return { kind: 'leftEmpty' }
  if (!isLevelCode(code, levels)) throw new RangeError(`Code ${code} is no answer on ${levels} levels`)
  return { kind: 'level', level: code }
}

/**
 * The level that stands at a position of the page (1 is the first option). Half of the respondents see the options in
 * reverse, so that the first option is not always the lowest; intake undoes it here, once. The same call gives the
 * position of a level.
 */
export function levelAtPosition(position: number, levels: number, reversed: boolean): number {
  if (!isLevelCode(position, levels)) throw new RangeError(`Position ${position} is not one of ${levels}`)
  return reversed ? levels + 1 - position : position
}

function isLevelCode(code: number, levels: number): boolean {
  return Number.isInteger(code) && code >= 1 && code <= Math.min(levels, highestCode)
}
