/** Releases for the tests of tallies, written person by person. */
import type { Responses } from '#core/tally/snapshot.ts'

export type Respondent = { answers: ArrayLike<number>; tupleId: number }

/** One release of these people, all of whom were asked as much as the first. */
export function releaseOf(people: readonly Respondent[]): Responses {
  const width = people[0]?.answers.length ?? 0
  const answers = new Uint8Array(people.length * width)
  for (const [row, person] of people.entries()) answers.set(Array.from(person.answers), row * width)
  const tupleIds = Uint32Array.from(people, (person) => person.tupleId)
  return { rows: people.length, answers, width, stride: width, tupleIds }
}
