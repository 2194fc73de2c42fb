/** How far the story is: the round of scoring as its assessors have settled it. A verb without a figure shows no line. */
import type { Diagnostic } from '#contract/diagnostic.ts'
import { roundProgress } from '#core/rating/progress.ts'
import type { StoryProgress } from './layout.tsx'

export function storyProgress(diagnostic: Diagnostic | null): StoryProgress {
  return diagnostic === null ? {} : { score: roundProgress(diagnostic.assessors).share }
}
