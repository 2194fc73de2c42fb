/** Where a criterion is used inside its own instrument: what is asked, looked at and answered to inform it. */
import type { PlacedCriterion } from './look-up.ts'
import type { ChecklistTopic, DataRequest, Form, Guide, Pack } from './pack.ts'

export type CriterionUses = {
  requests: DataRequest[]
  checks: { topic: ChecklistTopic; item: ChecklistTopic['items'][number] }[]
  questions: { guide: Guide; question: Guide['topics'][number]['questions'][number] }[]
  /** Forms with at least one field for it. */
  forms: Form[]
  surveyItems: Pack['surveyItems']
}

/** Whether something that informs `informs` informs this criterion: by its own address, or by its whole aspect's. */
export function informsCriterion(informs: readonly string[], { address, aspect }: PlacedCriterion): boolean {
  return informs.includes(address) || informs.includes(aspect.id)
}

/** Everything of the pack that informs the criterion, in the pack's order, also from under other areas. */
export function usesOfCriterion(pack: Pack, placed: PlacedCriterion): CriterionUses {
  const fits = ({ informs }: { informs: readonly string[] }): boolean => informsCriterion(informs, placed)
  return {
    requests: pack.areas.flatMap((area) => area.requests).filter(fits),
    checks: pack.areas
      .flatMap((area) => area.checklist)
      .flatMap((topic) => topic.items.filter(fits).map((item) => ({ topic, item }))),
    questions: pack.guides.flatMap((guide) =>
      guide.topics.flatMap((topic) => topic.questions.filter(fits).map((question) => ({ guide, question }))),
    ),
    forms: pack.forms.filter((form) => form.sections.some((section) => section.fields.some(fits))),
    surveyItems: pack.surveyItems.filter((item) => item.id === placed.address),
  }
}
