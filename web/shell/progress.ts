/** How far the story is. The shares come from the API; a verb without a figure shows no line. */
import type { Diagnostic } from '#contract/diagnostic.ts'
import type { StoryProgress } from './layout.tsx'

export function useStoryProgress(_diagnostic: Diagnostic | null): StoryProgress {
  return {}
}
