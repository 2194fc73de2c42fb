/** What fits a search, for each kind of thing an instrument holds. */
import type { Aspect, ChecklistTopic, Criterion, DataRequest, Guide, Pack } from '#core/instrument/pack.ts'
import type { View } from './place.ts'
import type { Match } from './search.ts'

export function criterionMatches(match: Match, aspect: Aspect, criterion: Criterion): boolean {
  return match(
    aspect.name,
    criterion.name,
    criterion.short,
    criterion.lookFor,
    criterion.remedy,
    ...Object.values(criterion.descriptors),
  )
}
export function requestMatches(match: Match, request: DataRequest): boolean {
  return match(request.name, request.ask, request.why, request.owner, ...request.forms)
}
export function checkMatches(match: Match, topic: ChecklistTopic, item: ChecklistTopic['items'][number]): boolean {
  return match(topic.name, item.lookAt, item.goodLooksLike)
}
export type Question = Guide['topics'][number]['questions'][number]
export function questionMatches(match: Match, guide: Guide, question: Question): boolean {
  return match(guide.name, question.question, question.probe, question.listenFor)
}
export function itemMatches(match: Match, item: Pack['surveyItems'][number]): boolean {
  return match(item.question, ...Object.values(item.options))
}

/** The views that can be searched, in their order. */
export const searchedViews = [
  'criteria',
  'requests',
  'checklists',
  'guides',
  'survey',
] as const satisfies readonly View[]
export type SearchedView = (typeof searchedViews)[number]

/** How many things of each view fit the search. */
export function countFound(pack: Pack, match: Match): Record<SearchedView, number> {
  const aspects = pack.areas.flatMap((area) => area.aspects)
  return {
    criteria: aspects.flatMap((aspect) => aspect.criteria.filter((one) => criterionMatches(match, aspect, one))).length,
    requests: pack.areas.flatMap((area) => area.requests).filter((request) => requestMatches(match, request)).length,
    checklists: pack.areas
      .flatMap((area) => area.checklist)
      .flatMap((topic) => topic.items.filter((item) => checkMatches(match, topic, item))).length,
    guides: pack.guides.flatMap((guide) =>
      guide.topics.flatMap((topic) => topic.questions.filter((question) => questionMatches(match, guide, question))),
    ).length,
    survey: pack.surveyItems.filter((item) => itemMatches(match, item)).length,
  }
}
